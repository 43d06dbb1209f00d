// What the reader downloads: `node web/sizes.mjs FOLDER [LIMIT]` prints each file raw, by gzip 9 and by brotli 11, first
// what the first interactive map needs, and fails when that is over LIMIT bytes by brotli; below the line what comes later or never.

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { EDITION, FIRST, isPacked, SINGLE, STAMP } from './build/files.mjs';
import { brotli, zipped } from './build/pack.mjs';

const [folder, limit] = process.argv.slice(2);
const rows = await Promise.all(filesIn(folder).map(measure));
rows.sort((a, b) => b.raw - a.raw);
const absent = FIRST.filter((name) => !rows.some((row) => row.name === name));
if (absent.length) throw new Error(`The page lacks ${absent.join(', ')}.`);

const LATER = 'later: notes, cards, icons, service worker';
const groups = grouped(rows);
const width = Math.max(LATER.length, ...rows.map((row) => row.name.length));
const first = table('the first interactive map', groups.get('first'));
table(LATER, groups.get('later'));
table('the edition without WebGL', groups.get('edition'), false);
table('the map in one file', groups.get('single'));

if (limit && first.brotli > Number(limit)) {
  console.error(`The download is ${group(first.brotli)} bytes by brotli, over the budget of ${group(Number(limit))}.`);
  process.exit(1);
}

function groupOf({ name }) {
  if (FIRST.includes(name)) return 'first';
  if (name.startsWith(EDITION)) return 'edition';
  return name === SINGLE ? 'single' : 'later';
}

function grouped(list) {
  const found = new Map();
  for (const row of list) found.set(groupOf(row), [...(found.get(groupOf(row)) ?? []), row]);
  return found;
}

function filesIn(root) {
  return readdirSync(root, { recursive: true })
    .filter((name) => statSync(join(root, name)).isFile())
    .map((name) => name.split(sep).join('/'))
    .filter((name) => name !== STAMP && !isPacked(name));
}

// What stands pressed beside a file was pressed the same way.
async function measure(name) {
  const path = join(folder, name);
  const bytes = readFileSync(path);
  const size = async (kind, press) => {
    if (existsSync(`${path}.${kind}`)) return statSync(`${path}.${kind}`).size;
    return /\.(jpg|png)$/.test(name) ? bytes.length : Math.min(bytes.length, (await press(bytes)).length);
  };
  return { name, raw: bytes.length, gzip: await size('gz', zipped), brotli: await size('br', brotli) };
}

/** Prints the files, if `each`, and their sum; answers the sum. */
function table(title, list = [], each = true) {
  const sum = (kind) => list.reduce((total, row) => total + row[kind], 0);
  const total = { name: `= ${list.length} files`, raw: sum('raw'), gzip: sum('gzip'), brotli: sum('brotli') };
  if (!list.length) return total;
  print({ name: title, raw: 'raw', gzip: 'gzip', brotli: 'brotli' });
  for (const row of each ? list : []) print({ ...row, name: `  ${row.name}` });
  if (list.length > 1) print(total);
  console.log();
  return total;
}

function print({ name, ...sizes }) {
  console.log(name.padEnd(width + 2), ...Object.values(sizes).map((size) => group(size).padStart(12)));
}

function group(size) {
  return typeof size === 'number' ? size.toLocaleString('en') : size;
}
