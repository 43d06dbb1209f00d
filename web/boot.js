// Starts the page, in this order: is there WebGL 2? fetch the program, start it, take the cover away after the first map frame.
// What the reader sees meanwhile is in cards.js, what other scripts may call in bridge.js, the input rules in input.js,
// printed sheets in print.js, campaigns of the reader's own in own.js, the teacher's notes and the whole screen in beside.js.

import { createNotes, keepFullScreen } from './beside.js';
import { createBridge } from './bridge.js';
import * as cards from './cards.js';
import { copy, saveHandout, savePrint } from './print.js';
import { createOwn } from './own.js';
import { isCampaign } from './limits.js';
import { keepKeys, keepWheel, shareFocus, showRingForKeys } from './input.js';

const script = document.querySelector('script[src$="boot.js"]');
const canvas = document.getElementById('map');
const embedded = new URLSearchParams(location.search).get('embed') === '1';
const bridge = createBridge(script.dataset.allowOrigins.split(/\s+/).filter(Boolean));
window.halhinGol = bridge.api;

let notes, fullScreen; // what stands beside the map: see beside.js
let compiled = null; // the program as a module, which the check of an own campaign runs too
let ended = false; // a card that says the end is on the screen: the first one holds
const own = createOwn({ compiled: () => compiled, warn: (sentence) => cards.warn(sentence, () => canvas.focus()) });

boot();

async function boot() {
  if (!hasWebGl2()) return end('webgl', ['This browser has no WebGL 2.']);
  let program;
  try {
    program = await load();
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

async function load() {
  const [program, response] = await Promise.all([import('./halhin_gol.js'), fetchCounted('halhin_gol_bg.wasm')]);
  compiled = await WebAssembly.compileStreaming(response);
  await program.default({ module_or_path: compiled });
  return program;
}

// The response passes through, counted, so that the browser compiles while it downloads.
async function fetchCounted(name) {
  const response = await fetch(new URL(name, import.meta.url));
  if (!response.ok) throw new Error(`The server answered ${response.status} for ${name}.`);
  const packed = response.headers.has('Content-Encoding'); // then Content-Length counts other bytes than we see
  const unpacked = Number(script.dataset.programBytes);
  const total = (!packed && Number(response.headers.get('Content-Length'))) || unpacked || null;
  let done = 0;
  const count = new TransformStream({
    transform(chunk, out) {
      done += chunk.byteLength;
      cards.progress(done, total, packed);
      out.enqueue(chunk);
    },
  });
  return new Response(response.body.pipeThrough(count), { headers: { 'Content-Type': 'application/wasm' } });
}

function run(program, campaign) {
  bridge.attach(program);
  keepKeys(canvas, JSON.parse(program.key_table()), program);
  shareFocus(canvas, program);
  keepWheel(canvas, embedded);
  showRingForKeys();
  canvas.addEventListener('webglcontextlost', () => end('graphics', ['The browser took the graphics away from the map.']));
  notes = createNotes(program, (sentence) => cards.warn(sentence, () => canvas.focus()));
  fullScreen = keepFullScreen(program);
  program.listen((kind, detail) => hear(kind, detail ? JSON.parse(detail) : null));
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
    case 'language': return void (document.documentElement.lang = detail.code);
    case 'notes': return notes(detail);
    case 'full-screen': return void fullScreen(detail);
    case 'own': return own.open();
    case 'credits': return void window.open(new URL('credits.html', document.baseURI), '_blank', 'noopener');
    case 'address': return own.leaving || history.replaceState(history.state, '', `?${detail.query.replace(/^\?/, '')}`);
    default: return bridge.emit(kind, detail);
  }
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
  own.ready();
}

// Problems of a campaign name its files; anything else is a failure of the program.
function stop(problems) {
  end(problems.some((problem) => /\.ron\b/.test(problem)) ? 'problems' : 'stopped', problems);
}

function end(card, problems) {
  if (ended) return;
  ended = true;
  cards.end(card, problems);
  bridge.end(problems);
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
  return error instanceof WebAssembly.RuntimeError || /\/halhin_gol(_bg)?\.(js|wasm)\b/.test(error?.stack ?? '');
}

function describe(error) {
  return error instanceof Error && error.constructor !== Error ? `${error.name}: ${error.message}` : String(error?.message ?? error);
}
