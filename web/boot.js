// Starts the page, in this order: is there WebGL 2? fetch the program, start it, take the cover away after the first map frame.
// The program is fetched in program.js, what the reader sees meanwhile is in cards.js, what other scripts may call in
// bridge.js, the input rules in input.js, printed sheets in print.js, the teacher's notes and the whole screen in beside.js,
// what is heard of the map in mirror.js, campaigns of the reader's own in own.js,
// lost graphics in recovery.js.

import { compiled, forget, load } from './program.js'; // the first: its download begins at once
import { createNotes, keepFullScreen } from './beside.js';
import { createBridge } from './bridge.js';
import * as cards from './cards.js';
import { embedded, openWhole, shareGestures, warnOfOrigins } from './embedding.js';
import { keepOffline } from './offline.js';
import { copy, saveHandout, savePrint } from './print.js';
import { createMirror } from './mirror.js';
import { createOwn } from './own.js';
import { isCampaign } from './limits.js';
import { keepKeys, keepWheel, shareFocus, showRingForKeys } from './input.js';
import { keepGraphics, leadToEdition, refused } from './recovery.js';

const script = document.getElementById('boot');
const canvas = document.getElementById('map');
const bridge = createBridge(script.dataset.allowOrigins.split(/\s+/).filter(Boolean));
window.halhinGol = bridge.api;

let notes, fullScreen, mirror; // what stands beside the map: see beside.js and mirror.js
let ended = false; // a card that says the end is on the screen: the first one holds
const own = createOwn({ compiled, warn: (sentence) => cards.warn(sentence, () => canvas.focus()) });

boot();

async function boot() {
  await new Promise((done) => setTimeout(done)); // the card first: asking for WebGL starts the graphics
  if (refused() || !hasWebGl2()) {
    forget();
    end('webgl', ['This browser has no WebGL 2.']);
    return leadToEdition(embedded);
  }
  let program;
  try {
    program = await load(Number(script.dataset.programBytes));
  } catch (error) {
    return end('unloaded', [describe(error)]);
  }
  try {
    const campaign = ownCampaign() ?? await own.first();
    cards.drawing();
    run(program, campaign);
  } catch (error) {
    if (!isControlFlow(error)) stop([describe(error)]);
  }
}

// The context is the map's own: the program finds it on the canvas. Nothing shines through the map and the map is flat,
// so that the browser need not mix it with the page nor keep a depth for it.
function hasWebGl2() {
  return Boolean(canvas.getContext('webgl2', { alpha: false, antialias: false, depth: false, stencil: false }));
}

function run(program, campaign) {
  bridge.attach(program);
  keepKeys(canvas, JSON.parse(program.key_table()), program);
  shareFocus(canvas, program);
  shareGestures(canvas, program);
  keepWheel(canvas, embedded);
  warnOfOrigins(() => canvas.focus());
  showRingForKeys();
  keepGraphics(canvas, {
    now: () => JSON.parse(program.state()).at,
    lost: () => end('graphics', ['The browser took the graphics away from the map.']),
  });
  notes = createNotes(program, (sentence) => cards.warn(sentence, () => canvas.focus()));
  fullScreen = keepFullScreen(program);
  mirror = createMirror(canvas, document.getElementById('mirror'), program);
  program.listen((kind, detail) => {
    try {
      hear(kind, detail ? JSON.parse(detail) : null);
    } catch (error) {
      console.error(error); // the page's own mistake: the program goes on
    }
  });
  if (campaign) program.start_with('#map', campaign);
  else program.start('#map');
}

// A page of its own may set window.halhinGolCampaign before this script: [[path, text], ...] of a campaign folder.
function ownCampaign() {
  const files = window.halhinGolCampaign;
  if (files === undefined) return null;
  if (!isCampaign(files)) throw new Error('window.halhinGolCampaign is not a list of [path, text] pairs.');
  return files;
}

function hear(kind, detail) {
  switch (kind) {
    case 'ready': return ready();
    case 'problem': return stop(detail);
    case 'warning': return cards.warn(detail, () => canvas.focus());
    case 'sheet': return void savePrint(detail).catch((error) => cards.warn(describe(error), () => canvas.focus()));
    case 'handout': return saveHandout(detail);
    case 'link': return void copyText(`${location.origin}${location.pathname}?${detail.query}${own.inLinks}`, detail.done);
    case 'copy': return void copyText(detail.text, detail.done);
    case 'mirror': return mirror(detail);
    case 'report': return said(detail);
    case 'language': return void (document.documentElement.lang = detail.code);
    case 'whole': return openWhole(`${detail.query}${own.inLinks}`, () => canvas.focus());
    case 'notes': return notes(detail);
    case 'full-screen': return void fullScreen(detail);
    case 'own': return own.open();
    case 'credits': return void window.open(new URL('credits.html', document.baseURI), '_blank', 'noopener');
    case 'measured': return console.info(JSON.stringify(detail)); // ?measure=1, for who builds the map
    case 'address': return own.leaving || remember(detail.query);
    default: return bridge.emit(kind, detail);
  }
}

// The address holds what is on the screen, where the browser lets it: a file or a sandboxed frame may not say where it is.
function remember(query) {
  try {
    history.replaceState(history.state, '', `?${query.replace(/^\?/, '')}`);
  } catch {
    // The map goes on without.
  }
}

// The report of the situation: for those who listen, and for other scripts.
function said(detail) {
  const region = document.getElementById('report');
  region.lang = detail.lang;
  region.textContent = detail.text;
  bridge.emit('report', detail);
}

// What could not be copied is shown, to be copied by hand.
async function copyText(text, done) {
  cards.warn((await copy(text)) ? done : text, () => canvas.focus());
}

function ready() {
  if (ended) return;
  performance.mark('halhin-gol-ready');
  cards.uncover();
  if (!embedded && document.activeElement === document.body) canvas.focus();
  bridge.ready();
  if (!embedded) keepOffline(() => canvas.focus());
  own.ready();
}

// Problems of a campaign name its files; anything else is a failure of the program.
function stop(problems) {
  end(problems.some((problem) => /\.ron\b/.test(problem)) ? 'problems' : 'stopped', problems);
}

// Answers whether it is the end now; there is only one.
function end(card, problems) {
  if (ended) return false;
  ended = true;
  cards.end(card, problems);
  bridge.end(problems);
  return true;
}

// What the program throws outside of our own calls: a panic inside a frame arrives here as a RuntimeError.
window.addEventListener('error', (event) => {
  if (isControlFlow(event.error)) return event.preventDefault();
  if (isOurs(event.error)) stop([describe(event.error)]);
});
window.addEventListener('unhandledrejection', (event) => {
  if (isControlFlow(event.reason)) return event.preventDefault();
  if (isOurs(event.reason)) stop([describe(event.reason)]);
});

// winit leaves its start function by an exception that is no error.
function isControlFlow(error) {
  return String(error?.message ?? error).includes('Using exceptions for control flow');
}

function isOurs(error) {
  return error instanceof WebAssembly.RuntimeError || /\/halhin_gol(_bg)?\.(js|wasm)\b|wasm:\/\/|wasm-function/.test(error?.stack ?? '');
}

function describe(error) {
  return error instanceof Error && error.constructor !== Error ? `${error.name}: ${error.message}` : String(error?.message ?? error);
}
