// The map in a frame of another page (?embed=1): whom it obeys, what scrolls whom, the height it would like, and the
// way to the whole map.

import { warn } from './cards.js';

const address = new URLSearchParams(location.search);
export const embedded = address.get('embed') === '1';

const MOST_ORIGINS = 4;
const HINT_MS = 1500;

/**
 * The origins that the page around the map names in the frame's address: ?origin=https://school.example. Each is one
 * exact origin of http or https. What is none is no origin: `wrong` holds it.
 */
export function namedOrigins(query = address) {
  const given = query.getAll('origin');
  const right = given.slice(0, MOST_ORIGINS).filter(isOrigin);
  return { origins: [...new Set(right)], wrong: given.filter((text, i) => i >= MOST_ORIGINS || !isOrigin(text)) };
}

function isOrigin(text) {
  if (text.length > 200 || !/^https?:\/\/[^*]+$/.test(text)) return false;
  try {
    return new URL(text).origin === text;
  } catch {
    return false;
  }
}

/** Says which of the named origins is none. */
export function warnOfOrigins(dismissed) {
  const { wrong } = namedOrigins();
  if (wrong.length === 0) return;
  const shown = wrong[0].slice(0, 60).replace(/\p{C}/gu, '\ufffd');
  warn(`origin=${shown}: it is one exact origin such as https://school.example, and there are at most ${MOST_ORIGINS}`, dismissed);
}

/**
 * In another page the wheel and one finger scroll that page, Ctrl and the wheel or two fingers move the map; on a
 * panel both are the panel's. Whoever tries otherwise is told.
 */
export function shareGestures(canvas, program) {
  if (!embedded) return;
  document.documentElement.toggleAttribute('data-embedded', true);
  const at = (event) => {
    const { left, top } = canvas.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  };
  const wheel = (event) => {
    if (event.ctrlKey || event.metaKey || program.holds_wheel(...at(event))) return event.preventDefault();
    event.stopImmediatePropagation(); // else the map would zoom while the page scrolls
    hint('wheel');
  };
  let held = false; // the finger that came first is on a panel
  const touch = (event) => {
    if (event.type === 'touchstart' && event.touches.length === 1) held = program.holds_finger(...at(event.touches[0]));
    if (held || event.touches.length > 1) event.preventDefault();
    else if (event.type === 'touchmove') hint('fingers');
  };
  const listening = { capture: true, passive: false };
  canvas.addEventListener('wheel', wheel, listening);
  canvas.addEventListener('touchstart', touch, listening);
  canvas.addEventListener('touchmove', touch, listening);
}

let hidden; // the timer after which the hint goes
function hint(kind) {
  const line = document.getElementById('hint');
  for (const words of line.children) words.hidden = words.dataset.hint !== kind;
  line.hidden = false;
  clearTimeout(hidden);
  hidden = setTimeout(() => (line.hidden = true), HINT_MS);
}

/** The height, in pixels, at which a frame of this width shows what is chosen well: about 16 to 9. */
export function wishedHeight(width, query = address) {
  const chosen = query.get('controls')?.split(',') ?? ['date', 'timeline'];
  // Date, cards and timeline take as much of a small frame as of a large one.
  const least = 240 + 80 * chosen.includes('timeline') + 40 * chosen.includes('date') + 60 * chosen.includes('caption');
  return Math.round(Math.min(Math.max((width * 9) / 16, least), 720));
}

/** Opens the whole map in a tab of its own; where that is not allowed, its address is there to be copied. */
export function openWhole(query, dismissed) {
  const url = new URL(`?${query}`, location.href).href;
  const tab = window.open(url, '_blank');
  if (tab) tab.opener = null;
  else warn(url, dismissed);
}
