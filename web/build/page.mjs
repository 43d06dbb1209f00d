// Makes the page of the program: `node web/build/page.mjs PROGRAM_FOLDER DIST CACHE HALHIN_GOL`. build.sh calls it.
// PROGRAM_FOLDER holds what wasm-bindgen wrote and profile.txt, CACHE keeps what takes long to press, HALHIN_GOL is the native program.

import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle, minifyStyle, writeWorker } from './bundle.mjs';
import { ENTRIES, COPIED, MANIFEST, PROGRAM, SINGLE, STAMP, STYLES } from './files.mjs';
import { indexHtml, manifest } from './html.mjs';
import { pack } from './pack.mjs';
import { drawEdition, drawPictures } from './pictures.mjs';
import { singleFile } from './single.mjs';

const WEB = fileURLToPath(new URL('..', import.meta.url));
const [programFolder, dist, cache, native] = process.argv.slice(2);
if (!native) {
  console.error('Usage: node web/build/page.mjs PROGRAM_FOLDER DIST CACHE HALHIN_GOL');
  process.exit(2);
}

const profile = readFileSync(join(programFolder, 'profile.txt'), 'utf8').trim();
const release = profile === 'wasm-release';
const part = `${dist}.part`;
rmSync(part, { recursive: true, force: true });
mkdirSync(part, { recursive: true });

copyFileSync(join(programFolder, PROGRAM), join(part, PROGRAM));
for (const name of COPIED) copyFileSync(join(WEB, name), join(part, name));
for (const name of STYLES) write(name, await minifyStyle(join(WEB, name)));
for (const name of ENTRIES) write(name, await bundle(join(WEB, name), { programFolder, release }));
drawPictures(native, part);
drawEdition(native, part);
execFileSync(process.execPath, [join(WEB, 'credits.mjs'), part], { stdio: 'inherit' });
write(MANIFEST, manifest());
write('index.html', indexHtml(WEB, statSync(join(part, PROGRAM)).size));
if (release) write(SINGLE, singleFile(part, cache));
// In daily work nothing is kept, and what another build kept is let go.
write('sw.js', release ? await writeWorker(join(WEB, 'sw.js'), part, filesIn(part)) : readFileSync(join(WEB, 'build/no-sw.js')));
if (release) await pack(part, filesIn(part), cache);
write(STAMP, `${profile}\n`);

rmSync(dist, { recursive: true, force: true });
renameSync(part, dist);

function write(name, text) {
  writeFileSync(join(part, name), text);
}

/** Every file of the page, with forward slashes, in order. */
function filesIn(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => relative(folder, join(folder, name)).split(sep).join('/'))
    .sort();
}
