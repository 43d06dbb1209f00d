// What the reader downloads: `node web/sizes.mjs FOLDER [LIMIT]` prints each file raw, by gzip 9 and by brotli 11,
// and fails when the brotli total is over LIMIT bytes.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

// build.txt is a note for serve.sh, which the page never asks for; the others come when the reader asks for them.
const LATER = ['build.txt', 'credits.html', 'credits.css', 'checker.js'];

const [folder, limit] = process.argv.slice(2);
const rows = await Promise.all(filesIn(folder).map(measure));
rows.sort((a, b) => b.raw - a.raw);
const total = rows.reduce((sum, row) => ({ name: 'total', raw: sum.raw + row.raw, gzip: sum.gzip + row.gzip, brotli: sum.brotli + row.brotli }));

const width = Math.max(...rows.map((row) => row.name.length));
print({ name: 'file', raw: 'raw', gzip: 'gzip', brotli: 'brotli' });
for (const row of [...rows, total]) print(row);

if (limit && total.brotli > Number(limit)) {
  console.error(`The download is ${group(total.brotli)} bytes by brotli, over the budget of ${group(Number(limit))}.`);
  process.exit(1);
}

function filesIn(root) {
  return readdirSync(root, { recursive: true })
    .filter((name) => !LATER.includes(name) && statSync(join(root, name)).isFile());
}

async function measure(name) {
  const bytes = readFileSync(join(folder, name));
  const best = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
  const [zipped, brotli] = await Promise.all([promisify(gzip)(bytes, { level: 9 }), promisify(brotliCompress)(bytes, best)]);
  return { name, raw: bytes.length, gzip: zipped.length, brotli: brotli.length };
}

function print({ name, ...sizes }) {
  console.log(name.padEnd(width), ...Object.values(sizes).map((size) => group(size).padStart(12)));
}

function group(size) {
  return typeof size === 'number' ? size.toLocaleString('en') : size;
}
