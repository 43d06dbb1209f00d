// Fetches the program and starts it: from the server, compiled while it comes and counted; or, in the one file that
// holds everything, out of the file itself.

import * as cards from './cards.js';
import * as program from './halhin_gol.js';
import { inside } from './inside.js';

const NAME = 'halhin_gol_bg.wasm';
let module = null; // which the check of an own campaign runs too
const leaving = new AbortController();
const single = Boolean(document.getElementById('program'));
// Before anything else of the page: the longest way begins first.
const coming = single ? null : fetch(new URL(NAME, import.meta.url), { signal: leaving.signal });
coming?.catch(() => {}); // `load` tells

/** Where the program cannot run, its download ends. */
export function forget() {
  leaving.abort();
}

/** `bytes` is the size of the unpacked program. Resolves to the program, which has not drawn yet. */
export async function load(bytes) {
  module = await (single ? WebAssembly.compile(await unpack()) : WebAssembly.compileStreaming(counted(await coming, bytes)));
  await program.default({ module_or_path: module });
  return program;
}

/** The program as it was compiled; null while it is not. */
export function compiled() {
  return module;
}

// The response passes through, counted, so that the browser compiles while it downloads.
function counted(response, bytes) {
  if (!response.ok) throw new Error(`The server answered ${response.status} for ${NAME}.`);
  const packed = response.headers.has('Content-Encoding'); // then Content-Length counts other bytes than we see
  const total = (!packed && Number(response.headers.get('Content-Length'))) || bytes || null;
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

async function unpack() {
  if (typeof DecompressionStream !== 'function') throw new Error('This browser is too old for the map in one file.');
  const packed = inside('program', { taken: true }); // megabytes that nobody reads again
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}
