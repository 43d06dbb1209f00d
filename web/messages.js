// Messages from the page around the map: the verbs of window.halhinGol, and which events it wants to hear. Everything is
// typed and bounded: what is wrong is answered with a sentence and changes nothing. README.md describes the messages.

import { namedOrigins, wishedHeight } from './embedding.js';

const EVENTS = ['ready', 'time', 'select', 'chapter', 'playing', 'report', 'problem', 'resize'];
const MOST = { aSecond: 200, waiting: 100, subscriptions: 40, letters: 200, queryLetters: 2000, args: 4 };

/** `on` and `whenReady` are those of window.halhinGol, `allowed` the origins that the map's own page names. */
export function hearMessages({ verbs, on, whenReady, allowed }) {
  const { origins: named } = namedOrigins();
  const subscriptions = new Map();
  const counted = countPerSecond(MOST.aSecond);
  let waiting = 0;
  let state = 'starting';
  let problems = null;
  let size = null;

  // Whom the frame's address names is obeyed only as the page around the frame. A sandboxed or file page has the origin
  // "null", which names nobody.
  function mayCommand({ origin, source }) {
    if (origin === 'null') return false;
    if (origin === location.origin || allowed.includes(origin)) return true;
    return named.includes(origin) && source !== window && (source === window.parent || source === window.top);
  }

  window.addEventListener('message', async (event) => {
    const { data } = event;
    if (typeof data !== 'object' || data === null || !Object.hasOwn(data, 'halhinGol')) return;
    const verb = data.halhinGol;
    if (typeof verb !== 'string' || verb === 'answer' || verb === 'event' || !mayCommand(event)) return;
    const answer = { halhinGol: 'answer', id: readId(data) };
    try {
      if (!counted()) throw new Error(`The map takes at most ${MOST.aSecond} messages a second.`);
      const args = readArgs(verb, data);
      if (verb === 'on' || verb === 'off') {
        subscribe(verb, args, event);
      } else {
        if (!Object.hasOwn(verbs, verb)) throw new Error(`'${verb.slice(0, 40)}' is none of ${Object.keys(verbs).join(', ')}, on, off.`);
        await started();
        answer.result = verbs[verb](...args);
      }
    } catch (error) {
      answer.error = error.message;
    }
    post(event, answer);
  });

  async function started() {
    if (state === 'ready') return;
    if (waiting >= MOST.waiting) throw new Error('The map is not loaded yet, and too many messages wait for it.');
    waiting += 1;
    try {
      await whenReady;
    } finally {
      waiting -= 1;
    }
  }

  function subscribe(verb, [event, ...more], { source, origin }) {
    if (!EVENTS.includes(event) || more.length) throw new Error(`${verb} takes one of ${EVENTS.join(', ')}.`);
    const mine = [...subscriptions.keys()].find((one) => one.source === source && one.origin === origin && one.event === event);
    if (verb === 'off') {
      subscriptions.get(mine)?.();
      return void subscriptions.delete(mine);
    }
    if (mine) return;
    if (subscriptions.size >= MOST.subscriptions) throw new Error(`There are ${MOST.subscriptions} subscriptions already.`);
    const tell = (detail) => post({ source, origin }, { halhinGol: 'event', event, detail });
    const heard = ['ready', 'resize'].includes(event) ? () => {} : on(event, tell);
    subscriptions.set({ source, origin, event, tell }, heard);
    // What has been told already is told to those who ask late.
    if (event === 'problem' && problems) tell(problems);
    if (event === 'ready' && state === 'ready') tell(size);
    if (event === 'resize' && state === 'ready') tell(size);
  }

  function tellAll(event, detail) {
    for (const one of subscriptions.keys()) if (one.event === event) one.tell(detail);
  }

  // The page that is named hears of the start and of a failure without asking.
  function tellNamed(event, detail) {
    if (window.parent === window) return;
    const around = location.ancestorOrigins?.[0] ?? originOf(document.referrer);
    for (const origin of named) {
      const asked = [...subscriptions.keys()].some((one) => one.source === window.parent && one.origin === origin && one.event === event);
      if (origin === around && !asked) post({ source: window.parent, origin }, { halhinGol: 'event', event, detail });
    }
  }

  whenReady.then(
    () => {
      state = 'ready';
      size = wished();
      for (const event of ['ready', 'resize']) tellAll(event, size);
      tellNamed('ready', size);
      on('problem', (found) => tellNamed('problem', found));
      new ResizeObserver(() => {
        const now = wished();
        if (now.width === size.width) return;
        size = now;
        tellAll('resize', size);
      }).observe(document.documentElement);
    },
    (error) => {
      problems = error.problems;
      tellNamed('problem', problems);
    },
  );
}

function wished() {
  const width = document.documentElement.clientWidth;
  return { width, height: wishedHeight(width) };
}

// The other page may be gone, or be no page at all.
function post({ source, origin }, message) {
  source?.postMessage(message, { targetOrigin: origin });
}

function readId(data) {
  const id = Object.hasOwn(data, 'id') ? data.id : undefined;
  return Number.isFinite(id) || (typeof id === 'string' && id.length <= 100) ? id : undefined;
}

function readArgs(verb, data) {
  const args = Object.hasOwn(data, 'args') ? data.args : [];
  if (!Array.isArray(args) || args.length > MOST.args) throw new Error(`'args' is a list of at most ${MOST.args} values.`);
  const longest = verb === 'open' ? MOST.queryLetters : MOST.letters;
  for (const arg of args) {
    if (typeof arg === 'string' && arg.length > longest) throw new Error(`A text in 'args' has at most ${longest} letters.`);
    const simple = arg == null || ['string', 'number', 'boolean'].includes(typeof arg);
    if (!simple) throw new Error("'args' holds texts and numbers only.");
  }
  return Array.from(args);
}

function countPerSecond(most) {
  let since = -Infinity;
  let count = 0;
  return () => {
    const now = performance.now();
    if (now - since >= 1000) [since, count] = [now, 0];
    count += 1;
    return count <= most;
  };
}

function originOf(url) {
  try {
    return new URL(url).origin;
  } catch {
    return null;
  }
}
