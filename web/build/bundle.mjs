// Modules into single small scripts, by esbuild; and the service worker, which names every file by its contents.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { GLUE, keptAtOnce, keptWhenSeen } from './files.mjs';

// Browsers of the last five years.
const TARGET = ['chrome96', 'edge96', 'firefox94', 'safari15'];

/** One entry of the page with all that it imports; the glue is taken from the program's folder. */
export async function bundle(entry, { programFolder, release, define }) {
  const glue = {
    name: 'glue',
    setup: (esbuild) => void esbuild.onResolve({ filter: /\/halhin_gol\.js$/ }, () => ({ path: join(programFolder, GLUE) })),
  };
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    target: TARGET,
    minify: release,
    legalComments: 'none',
    charset: 'utf8',
    write: false,
    logLevel: 'warning',
    plugins: programFolder ? [glue] : [],
    define,
  });
  return result.outputFiles[0].text;
}

export async function minifyStyle(file) {
  const result = await build({
    entryPoints: [file], bundle: true, external: ['*.svg', '*.jpg'], target: TARGET, minify: true, charset: 'utf8', write: false, logLevel: 'warning',
  });
  return result.outputFiles[0].text;
}

/** The service worker with its two lists, { path: 'sha256-…' }, and a version that changes with any of them. */
export async function writeWorker(entry, folder, files) {
  const listed = (kept) => Object.fromEntries(files.filter(kept).map((name) => [name, integrity(join(folder, name))]));
  const lists = { FILES: JSON.stringify(listed(keptAtOnce)), SEEN: JSON.stringify(listed(keptWhenSeen)) };
  const version = createHash('sha256').update(lists.FILES).update(lists.SEEN).digest('hex').slice(0, 12);
  return bundle(entry, { release: true, define: { ...lists, VERSION: JSON.stringify(version) } });
}

function integrity(file) {
  return `sha256-${createHash('sha256').update(readFileSync(file)).digest('base64')}`;
}
