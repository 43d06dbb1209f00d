// `.br` and `.gz` beside each file that gets smaller by it, for servers that send them. What was pressed once is kept:
// `node web/build/pack.mjs FILE CACHE` presses one file ahead of time.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip, gzipSync } from 'node:zlib';

const WORTH = 0.9; // of its size at most
const SMALLEST = 512; // bytes: below, the headers weigh more
const PRESSED = /\.(jpg|png|br|gz)$/; // already as small as they get

/** By brotli 11. */
export function brotli(bytes) {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_PARAM_SIZE_HINT } = constants;
  return promisify(brotliCompress)(bytes, { params: { [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_LGWIN]: 24, [BROTLI_PARAM_SIZE_HINT]: bytes.length } });
}

/** By gzip 9. */
export function zipped(bytes) {
  return promisify(gzip)(bytes, { level: 9 });
}

/** The same at once, kept in the cache. */
export function zippedOnce(bytes, cache) {
  return once(bytes, 'gz', cache, () => gzipSync(bytes, { level: 9 }));
}

export async function pack(folder, files, cache) {
  for (const name of files.filter((file) => !PRESSED.test(file))) {
    const bytes = readFileSync(join(folder, name));
    if (bytes.length < SMALLEST) continue;
    for (const [kind, press] of [['br', brotli], ['gz', zipped]]) {
      const kept = await once(bytes, kind, cache, () => press(bytes));
      if (kept.length < bytes.length * WORTH) writeFileSync(join(folder, `${name}.${kind}`), kept);
    }
  }
}

/** Presses `bytes` unless the cache holds them pressed. */
function once(bytes, kind, cache, press) {
  const place = join(cache, `${createHash('sha256').update(bytes).digest('hex')}.${kind}`);
  if (existsSync(place)) return readFileSync(place);
  mkdirSync(cache, { recursive: true });
  const keep = (pressed) => {
    writeFileSync(`${place}.part`, pressed);
    renameSync(`${place}.part`, place); // never half a file
    return pressed;
  };
  const pressed = press();
  return pressed instanceof Promise ? pressed.then(keep) : keep(pressed);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [file, cache] = process.argv.slice(2);
  const bytes = readFileSync(file);
  await Promise.all([once(bytes, 'br', cache, () => brotli(bytes)), once(bytes, 'gz', cache, () => zipped(bytes))]);
}
