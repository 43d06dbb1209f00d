// window.halhinGol; messages.js hears the same verbs by postMessage. README.md describes both for the page that embeds
// the map.

import { hearMessages } from './messages.js';

const EVENTS = ['time', 'select', 'chapter', 'playing', 'report', 'problem'];
const TIME_EVERY_MS = 100; // at most ten a second
const LONGEST = 200; // letters of a word, and of an address:
const LONGEST_QUERY = 2000;

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
      want(isText(iso), 'seek', "an instant such as '1939-07-03T09:00'", iso);
      running().seek(iso);
    },
    play(rate) {
      want(rate === undefined || isText(rate), 'play', "a speed such as '2h' or nothing", rate);
      running().play(rate);
    },
    pause() {
      running().pause();
    },
    select(id) {
      want(id == null || isText(id), 'select', 'the id of a unit or null', id);
      running().select(id ?? null);
    },
    view(id, zoom) {
      want(isText(id), 'view', 'the id of a place', id);
      want(zoom === undefined || Number.isFinite(zoom), 'view', 'a number for the zoom or nothing', zoom);
      running().view(id, zoom);
    },
    /** Shows what an address says; answers the sentences about what in it could not be understood. */
    open(query) {
      want(isText(query, LONGEST_QUERY), 'open', `what stands behind the question mark of an address, at most ${LONGEST_QUERY} letters`, query);
      return JSON.parse(running().open(query));
    },
    state: () => running().state(),
    report: () => running().report(),
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

  hearMessages({ verbs, on, whenReady, allowed: allowedOrigins });

  return {
    // `digest` is for tests alone, not for pages that embed the map: it is no verb of their messages.
    api: Object.freeze({ ready: whenReady, ...verbs, digest: () => running().digest(), on }),
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

function isText(given, longest = LONGEST) {
  return typeof given === 'string' && given.length <= longest;
}

function want(right, verb, what, given) {
  if (!right) throw new Error(`${verb} takes ${what}, not ${described(given)}.`);
}

function described(given) {
  if (typeof given === 'string') return given.length > 40 ? `'${given.slice(0, 40)}…'` : `'${given}'`;
  return given === null || typeof given !== 'object' ? String(given).slice(0, 40) : 'an object';
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
