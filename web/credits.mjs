// Writes the credits page: `node web/credits.mjs FOLDER` puts credits.html there, filled from Cargo's record of the
// libraries in the page, from their own licence files and from the bibliography.

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TRIPLE = 'wasm32-unknown-unknown';
// What of a licence is chosen where the author leaves a choice: the first of these that is offered.
const CHOICE = ['MIT', 'Zlib', 'Apache-2.0', 'BSD-3-Clause', 'BSD-2-Clause', 'ISC', 'Unicode-3.0', 'MIT-0', 'CC0-1.0'];
const SIGNS = { // by what a licence text is known
  'MIT': /permission is hereby granted, free of charge.*the above copyright notice and this permission notice/is,
  'MIT-0': /permission is hereby granted, free of charge/i,
  'Zlib': /the origin of this software must not be misrepresented/i,
  'Apache-2.0': /apache license\s+version 2\.0/i,
  'BSD-3-Clause': /redistribution and use in source and binary forms.*neither the name/is,
  'BSD-2-Clause': /redistribution and use in source and binary forms/i,
  'ISC': /permission to use, copy, modify, and\/or distribute/i,
  'Unicode-3.0': /unicode license v3|unicode, inc\. license/i,
  'CC0-1.0': /creative commons.*cc0|statement of purpose/is,
};

/** The libraries that are linked into the page: [{ name, version, licence, authors, folder }]. */
export function crates() {
  const ask = ['metadata', '--locked', '--format-version', '1', '--filter-platform', TRIPLE];
  const record = JSON.parse(execFileSync('cargo', ask, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'inherit'] }));
  const packages = new Map(record.packages.map((one) => [one.id, one]));
  const nodes = new Map(record.resolve.nodes.map((node) => [node.id, node]));
  const isBuilt = (id) => !packages.get(id).targets.some(({ kind }) => kind.includes('proc-macro')); // those run while building
  const found = new Set();
  const visit = (id) => {
    if (found.has(id) || !isBuilt(id)) return;
    found.add(id);
    for (const { pkg, dep_kinds: kinds } of nodes.get(id).deps) if (kinds.some(({ kind }) => kind === null)) visit(pkg);
  };
  visit(record.resolve.root);
  return [...found].map((id) => packages.get(id))
    .filter(({ source }) => source) // what has none is ours
    .map(({ name, version, license, authors, manifest_path: path }) => ({ name, version, licence: license.replaceAll('/', ' OR '), authors, folder: dirname(path) }))
    .concat(standardLibrary())
    .sort((a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version, 'en', { numeric: true }));
}

function standardLibrary() {
  const version = execFileSync('rustc', ['--version'], { cwd: ROOT, encoding: 'utf8' }).split(' ')[1];
  return { name: 'std, the standard library of Rust', version, licence: 'MIT OR Apache-2.0', authors: ['The Rust Project Contributors'], folder: null };
}

/** What of its licences a crate is taken under: one where there is a choice, each where all hold. */
export function chosen(licence) {
  return licence.split(/\s+AND\s+/).map((part) => {
    const offered = part.replace(/[()]/g, '').split(/\s+OR\s+/);
    const choice = CHOICE.find((name) => offered.includes(name));
    if (!choice) throw new Error(`No licence of '${licence}' is known to web/credits.mjs.`);
    return choice;
  });
}

// The texts that a crate carries itself, and its notices.
function textsOf({ folder }) {
  if (!folder) return [];
  const named = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile() && /^(licen[cs]e|copying|unlicense|notice)/i.test(entry.name));
  return named.map(({ name }) => ({ notice: /^notice/i.test(name), text: readFileSync(join(folder, name), 'utf8').replaceAll('\r', '').trim() }));
}

const COPYRIGHT = /^[^\w©]*(copyright|©)(?=.*(\d{4}|\(c\)|©|, inc\.| authors| developers)).*$/gim;

/** Licence texts, each once, with who asks for it: Map of text to { licence, holders: [{ crate, lines }] }. */
export function licences(all) {
  learnTexts(all);
  const groups = new Map();
  for (const crate of all) {
    const texts = textsOf(crate);
    for (const licence of chosen(crate.licence)) {
      const own = texts.find(({ notice, text }) => !notice && SIGNS[licence].test(text));
      const text = own?.text ?? standard(licence);
      // Apache's appendix shows how to write a notice; it is none.
      const lines = licence === 'Apache-2.0' ? [] : [...text.matchAll(COPYRIGHT)].map(([line]) => line.trim());
      if ((!own || (licence === 'MIT' && !lines.length)) && crate.authors.length) lines.push(`Copyright ${crate.authors.map((name) => name.replace(/\s*<.*>/, '')).join(', ')}`);
      for (const { notice, text: words } of texts) if (notice) lines.push(words);
      const body = licence === 'Apache-2.0' ? standard(licence) : text.replace(COPYRIGHT, '').replace(/\n{3,}/g, '\n\n').trim();
      const key = `${licence} ${body.replace(/\W+/g, ' ').toLowerCase()}`;
      if (!groups.has(key)) groups.set(key, { licence, body, holders: [] });
      groups.get(key).holders.push({ crate, lines: [...new Set(lines)] });
    }
  }
  const order = ({ licence, holders }) => CHOICE.indexOf(licence) * 10_000 - holders.length;
  return [...groups.values()].sort((a, b) => order(a) - order(b));
}

const standardTexts = new Map();
/** The text of a licence for crates that carry none: the project's own MIT, or what another crate carries. */
function standard(licence) {
  if (licence === 'MIT') {
    const [, text] = /MIT License\n\n([^]*?)\n\nor\n/.exec(readFileSync(join(ROOT, 'LICENSE'), 'utf8'));
    return text;
  }
  const text = standardTexts.get(licence);
  if (!text) throw new Error(`No crate carries a text of ${licence}.`);
  return text;
}

function learnTexts(all) {
  for (const licence of CHOICE) {
    const known = all.flatMap(textsOf).filter(({ notice, text }) => !notice && SIGNS[licence].test(text));
    const whole = known.map(({ text }) => text).sort((a, b) => b.length - a.length);
    // Of Apache the whole text with its terms; some crates carry only the short reference.
    const best = licence === 'Apache-2.0' ? whole.find((text) => /END OF TERMS AND CONDITIONS/.test(text) && text.length < 12_500) : whole.at(-1);
    if (best) standardTexts.set(licence, best);
  }
}

/** The records of the bibliography that are works: ['Author Year, Title. Place', ...]; a star where nothing of it was read. */
export function sources(ron) {
  const field = (line, name) => new RegExp(`[(,] ?${name}: "((?:[^"\\\\]|\\\\.)*)"`).exec(line)?.[1].replace(/\\(.)/g, '$1');
  return ron.split('\n').filter((line) => /^\s*\(id: "/.test(line) && !/kind: Inference\b/.test(line)).map((line) => {
    const [author, year, title, place] = ['author', 'year', 'title', 'place'].map((name) => field(line, name));
    return `${[author, year].filter(Boolean).join(' ')}${author || year ? ', ' : ''}${title}${place ? `. ${place}` : ''}${/read: Seen\b/.test(line) ? '' : ' *'}`;
  });
}

const escape = (text) => text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]);

export function page() {
  const read = (path) => readFileSync(join(ROOT, path), 'utf8');
  const all = crates();
  const fill = {
    sources: () => sources(read('assets/campaign/sources.ron')).map((text) => `<li>${escape(text)}</li>`).join('\n'),
    crates: () => all.map(({ name, version, licence }) => `<li>${escape(name)} ${escape(version)} <span class="quiet">${escape(licence)}</span></li>`).join('\n'),
    licences: () => licences(all).map(licenceSection).join('\n'),
  };
  return read('web/credits.html')
    .replace(/<!-- file: (\S+) -->/g, (_, path) => escape(read(path).trim()))
    .replace(/<!-- (sources|crates|licences) -->/g, (_, name) => fill[name]());
}

function licenceSection({ licence, body, holders }) {
  const who = holders.map(({ crate, lines }) => `<li>${escape(crate.name)} ${escape(crate.version)}${lines.map((line) => `<br><span class="quiet">${escape(line)}</span>`).join('')}</li>`);
  return `<details><summary>${escape(licence)}, for ${holders.length === 1 ? escape(holders[0].crate.name) : `${holders.length} libraries`}</summary>
<ul class="dense">${who.join('\n')}</ul><pre>${escape(body)}</pre></details>`;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2];
  if (!folder) {
    console.error('Usage: node credits.mjs FOLDER');
    process.exit(2);
  }
  writeFileSync(join(folder, 'credits.html'), page());
}
