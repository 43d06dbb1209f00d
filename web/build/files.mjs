// What the page is made of. Every list of files stands here and nowhere else.

/** Bundled by esbuild, each with the modules it imports. The service worker, sw.js, is bundled last: it names all others. */
export const ENTRIES = ['boot.js', 'notes.js', 'embed.js', 'checker.js'];

/** The program as wasm-bindgen writes it; the JavaScript side goes into boot.js. */
export const PROGRAM = 'halhin_gol_bg.wasm';
export const GLUE = 'halhin_gol.js';

/** Minified by esbuild. */
export const STYLES = ['style.css', 'notes.css', 'embed.css', 'credits.css'];

/** Copied as they are, from web/. */
export const COPIED = ['notes.html', 'embed.html', 'paper.svg', 'icon-192.png', 'icon-512.png', 'icon-maskable.png', 'apple-touch-icon.png'];

export const STILL = 'still.jpg';
export const PREVIEW = 'preview.jpg';
export const MANIFEST = 'manifest.webmanifest';
export const EDITION = 'edition/';
export const SINGLE = 'halhin-gol-1939.html';
export const STAMP = 'build.txt'; // a note for serve.sh, which the page never asks for

/** What the first interactive map needs: this is held under the budget. */
export const FIRST = ['index.html', 'style.css', 'boot.js', PROGRAM, STILL, MANIFEST, 'icon-192.png'];

/** Kept by the service worker when it is installed: the map, the notes, the edition's own page and style. */
export function keptAtOnce(name) {
  return !keptWhenSeen(name) && !isPacked(name) && ![SINGLE, PREVIEW, STAMP, 'sw.js'].includes(name);
}

/** Kept by the service worker when the reader first sees them: the edition's pictures. */
export function keptWhenSeen(name) {
  return name.startsWith(EDITION) && !/\.(html|css|js)$/.test(name);
}

export function isPacked(name) {
  return /\.(br|gz)$/.test(name);
}
