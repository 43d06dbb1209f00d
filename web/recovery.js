// When the browser takes the graphics away, or never had any: the page loads itself again from its address, and where
// that does not help it leads to the edition to read, which needs neither WebGL nor a script.

const RELOAD_AFTER_MS = 1200; // the program writes its address at most once a second
const TRY_EVERY_MS = 3000;
const LOSSES = 3;
const WITHIN_MS = 60_000;
const LEAVE_AFTER_MS = 5000;

const acts = [];

/** Calls `act` when the graphics are lost, before the page loads itself again: whoever has something to keep keeps it then. */
export function beforeReload(act) {
  acts.push(act);
}

/** Whether the address asks for a page without WebGL (`?webgl=0`), to try how that is. */
export const refused = () => new URLSearchParams(location.search).get('webgl') === '0';

// Beside a page that was opened from disk there is no edition.
const link = document.querySelector('a[data-edition]');
const edition = () => {
  if (location.protocol === 'file:' || !link) return null;
  const chapter = new URLSearchParams(location.search).get('chapter');
  return `${link.href}${chapter ? `#chapter-${encodeURIComponent(chapter)}` : ''}`;
};
for (const offer of document.querySelectorAll('[data-offer]')) offer.hidden = !edition();
for (const each of document.querySelectorAll('a[data-edition]')) {
  each.addEventListener('click', () => {
    each.href = edition() ?? each.href; // at the chapter that is told now
  });
}

/** The page has no WebGL 2: after a moment the edition opens, unless the reader stays. A page that is embedded stays. */
export function leadToEdition(embedded) {
  const note = document.querySelector('[data-leaving]');
  if (embedded || !edition()) return;
  note.hidden = false;
  const timer = setTimeout(() => location.replace(edition()), LEAVE_AFTER_MS);
  note.querySelector('button').addEventListener('click', () => {
    clearTimeout(timer);
    note.hidden = true;
    link.focus();
  });
}

/** Watches over the map's context. `now` answers the instant on the clock; `lost` shows the message, or answers false
 * where another card already says the end. */
export function keepGraphics(canvas, { now, lost }) {
  canvas.addEventListener('webglcontextlost', (event) => {
    event.preventDefault(); // so that the browser may give it back
    const at = instant(now);
    if (!lost()) return;
    const losses = count(at);
    for (const act of acts) attempt(act);
    const away = losses >= LOSSES && edition();
    const go = once(() => (away ? location.assign(away) : location.reload()));
    const due = performance.now() + RELOAD_AFTER_MS;
    const soon = () => void setTimeout(go, Math.max(0, due - performance.now()));
    if (away) return soon();
    canvas.addEventListener('webglcontextrestored', soon, { once: true });
    setInterval(() => {
      if (document.visibilityState === 'visible' && canDraw()) soon();
    }, TRY_EVERY_MS);
  }, { once: true });
}

// The map may not have got so far that it has a clock.
function instant(now) {
  return attempt(() => now().match(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/)?.[0]);
}

// Writes the address anew, with this very instant, and the times of the losses of the last minute beside it: the history
// entry outlives the reload and needs no storage. Answers how many they are.
function count(at) {
  const before = history.state?.halhinGolLosses;
  const recent = (Array.isArray(before) ? before : []).filter((time) => Date.now() - time < WITHIN_MS && time <= Date.now());
  const losses = [...recent, Date.now()].slice(-LOSSES);
  attempt(() => history.replaceState({ ...history.state, halhinGolLosses: losses }, '', addressAt(at)));
  return losses.length;
}

// As text: the address keeps the commas and the order that the program gave it.
function addressAt(at) {
  if (!at) return location.href;
  const { search, hash, pathname } = location;
  if (/[?&]at=/.test(search)) return `${pathname}${search.replace(/([?&]at=)[^&]*/, `$1${at}`)}${hash}`;
  return `${pathname}${search ? `${search}&` : '?'}at=${at}${hash}`;
}

// Whether the browser can draw again: a canvas that nobody sees is tried, and given back at once.
function canDraw() {
  const context = document.createElement('canvas').getContext('webgl2');
  const can = Boolean(context && !context.isContextLost());
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return can;
}

function once(act) {
  let done = false;
  return () => {
    if (!done) act();
    done = true;
  };
}

function attempt(act) {
  try {
    return act();
  } catch {
    return undefined; // what is lost here is less than the reload
  }
}
