// window.halhinGol, and the same verbs by postMessage. README.md describes both for the page that embeds the map.

const EVENTS = ['time', 'select', 'chapter', 'playing', 'problem'];
const TIME_EVERY_MS = 100; // at most ten a second

/** `allowedOrigins`: who, besides this origin, may command by postMessage. */
export function createBridge(allowedOrigins) {
  let program = null;
  let problems = null;
  const listeners = new Map(EVENTS.map((event) => [event, new Set()]));
  let resolveReady, rejectReady;
  const whenReady = new Promise((resolve, reject) => {
    resolveReady = resolve;
    rejectReady = reject;
  });
  whenReady.catch(() => {}); // a page that does not ask is not told twice

  function running() {
    if (problems) throw failure(problems);
    if (!program) throw new Error('The map is not loaded yet: wait for halhinGol.ready.');
    return program;
  }

  const verbs = {
    seek(iso) {
      want(typeof iso === 'string', 'seek', "an instant such as '1939-07-03T09:00'", iso);
      running().seek(iso);
    },
    play(rate) {
      want(rate === undefined || typeof rate === 'string', 'play', "a speed such as '2h' or nothing", rate);
      running().play(rate);
    },
    pause() {
      running().pause();
    },
    select(id) {
      want(id == null || typeof id === 'string', 'select', 'the id of a unit or null', id);
      running().select(id ?? null);
    },
    view(id, zoom) {
      want(typeof id === 'string', 'view', 'the id of a place', id);
      want(zoom === undefined || Number.isFinite(zoom), 'view', 'a number for the zoom or nothing', zoom);
      running().view(id, zoom);
    },
    state: () => running().state(),
    frames: () => running().frames(),
  };

  function on(event, listener) {
    want(listeners.has(event), 'on', `one of ${EVENTS.join(', ')}`, event);
    want(typeof listener === 'function', 'on', 'a function to call', listener);
    const entry = { listener }; // the same function may listen twice
    listeners.get(event).add(entry);
    return () => void listeners.get(event).delete(entry);
  }

  // Later, not now: the program calls us in the middle of a frame, and a listener may call back.
  function tell(event, detail) {
    for (const { listener } of listeners.get(event) ?? []) {
      queueMicrotask(() => {
        try {
          listener(detail);
        } catch (error) {
          console.error(error); // the listener's own mistake, not the map's
        }
      });
    }
  }
  const tellTime = atMostEvery(TIME_EVERY_MS, (detail) => tell('time', detail));

  window.addEventListener('message', async (event) => {
    const { halhinGol: verb, args = [], id } = event.data ?? {};
    if (typeof verb !== 'string' || verb === 'answer' || !mayCommand(event.origin, allowedOrigins)) return;
    const answer = { halhinGol: 'answer', id };
    try {
      if (!Object.hasOwn(verbs, verb)) throw new Error(`'${verb}' is none of ${Object.keys(verbs).join(', ')}.`);
      want(Array.isArray(args), verb, 'a list of arguments', args);
      await whenReady;
      answer.result = verbs[verb](...args);
    } catch (error) {
      answer.error = error.message;
    }
    event.source?.postMessage(answer, { targetOrigin: event.origin });
  });

  return {
    api: Object.freeze({ ready: whenReady, ...verbs, on }),
    attach(loaded) {
      program = loaded;
    },
    ready: () => resolveReady(),
    emit: (event, detail) => (event === 'time' ? tellTime(detail) : tell(event, detail)),
    end(found) {
      problems = found;
      rejectReady(failure(found));
      tell('problem', found);
    },
  };
}

function failure(problems) {
  return Object.assign(new Error(problems.join('\n')), { problems });
}

function want(right, verb, what, given) {
  if (!right) throw new Error(`${verb} takes ${what}, not ${typeof given === 'string' ? `'${given}'` : String(given)}.`);
}

// A sandboxed or file page has the origin "null", which names nobody.
function mayCommand(origin, allowed) {
  return origin !== 'null' && (origin === location.origin || allowed.includes(origin));
}

/** Calls `act` with the newest value at most once in `ms`, the last value always. */
function atMostEvery(ms, act) {
  let last = -Infinity;
  let timer = null;
  let newest;
  const fire = () => {
    timer = null;
    last = performance.now();
    act(newest);
  };
  return (value) => {
    newest = value;
    const wait = last + ms - performance.now();
    if (timer === null) {
      if (wait <= 0) fire();
      else timer = setTimeout(fire, wait);
    }
  };
}
