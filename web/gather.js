// Takes a campaign in: from files dropped or chosen, from one .zip, or from an address on this server.
// Every way ends in { files: [[path, text], ...], ignored, problems }, or in a Refused with a sentence.

import { LIMITS, Refused, gate, isData, megabytes, wantInside } from './limits.js';
import { readZip } from './unzip.js';

const ARRIVES_MS = 20_000;

/** What was dropped. The list must be read while the event is handled; the files come later. */
export function dropped(transfer) {
  const items = Array.from(transfer.items).filter((item) => item.kind === 'file');
  const found = items.map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile()).filter(Boolean);
  return async () => {
    const candidates = [];
    for (const one of found) {
      if (one instanceof File) candidates.push({ path: one.name, file: async () => one });
      else await walk(one, candidates);
    }
    return fromFiles(candidates);
  };
}

/** What was chosen in a field. */
export function chosen(list) {
  return fromFiles(Array.from(list, (file) => ({ path: file.webkitRelativePath || file.name, file: async () => file })));
}

async function walk(entry, candidates) {
  if (candidates.length >= LIMITS.entries) throw new Refused(`The folder holds more than ${LIMITS.entries} files.`);
  const path = entry.fullPath.replace(/^\//, '');
  if (entry.isFile) return void candidates.push({ path, file: () => new Promise((done, failed) => entry.file(done, failed)) });
  const reader = entry.createReader();
  for (;;) {
    const some = await new Promise((done, failed) => reader.readEntries(done, failed)).catch(() => {
      throw new Refused(`The folder '${entry.name}' could not be read.`);
    });
    if (!some.length) return;
    for (const inner of some) {
      if (!inner.name.startsWith('.')) await walk(inner, candidates); // .git and the like
    }
  }
}

async function fromFiles(candidates) {
  const zips = candidates.filter(({ path }) => /\.zip$/i.test(path));
  if (zips.length && candidates.length === 1) {
    const file = await open(zips[0]);
    if (file.size > LIMITS.all) throw tooLarge();
    return fromZip(new Uint8Array(await file.arrayBuffer()));
  }
  const wanted = candidates.filter(({ path }) => isData(path));
  if (!wanted.length && zips.length) throw new Refused('Give one .zip by itself.');
  const admit = gate();
  const read = async (candidate) => {
    wantInside(candidate.path);
    const file = await open(candidate);
    admit(candidate.path, file.size);
    return [candidate.path, new Uint8Array(await file.arrayBuffer())];
  };
  const files = [];
  for (const candidate of wanted) files.push(await read(candidate)); // one by one: the gate closes before too much is read
  return campaign(files, candidates.length - wanted.length);
}

async function open({ path, file }) {
  try {
    return await file();
  } catch {
    throw new Refused(`'${path}' could not be read.`);
  }
}

/** A campaign folder in a .zip, with or without a folder around it. */
export async function fromZip(bytes) {
  const entries = readZip(bytes, LIMITS);
  entries.forEach(({ path }) => wantInside(path));
  const wanted = entries.filter(({ path }) => isData(path));
  const admit = gate();
  wanted.forEach(({ path, size }) => admit(path, size));
  const files = [];
  for (const entry of wanted) files.push([entry.path, await entry.bytes()]);
  return campaign(files, entries.length - wanted.length);
}

/** The campaign that the page's address names: on this server only, counted while it arrives. */
export async function fetched(name) {
  let url;
  try {
    url = new URL(name, location.href);
  } catch {
    throw new Refused(`'${name}' is no address of a campaign.`);
  }
  if (url.origin !== location.origin) throw new Refused(`The campaign at ${url.origin} is not read: only one on this page's own server is.`);
  const shown = url.pathname;
  const asked = { mode: 'same-origin', signal: AbortSignal.timeout(ARRIVES_MS) };
  const failed = (error) => {
    throw error instanceof Refused ? error : new Refused(error.name === 'TimeoutError'
      ? `${shown} did not arrive within ${ARRIVES_MS / 1000} s.` : `${shown} could not be fetched.`);
  };
  const response = await fetch(url, asked).catch(failed);
  if (!response.ok) throw new Refused(`The server answered ${response.status} for ${shown}.`);
  return fromZip(await bounded(response).catch(failed));
}

async function bounded(response) {
  const chunks = [];
  let size = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > LIMITS.all) {
      void reader.cancel().catch(() => {});
      throw tooLarge();
    }
    chunks.push(value);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

const tooLarge = () => new Refused(`The .zip is larger than ${megabytes(LIMITS.all)}.`);

/** Takes the folder around campaign.ron away and reads the texts. */
function campaign(found, others) {
  if (!found.length) throw new Refused('There is no .ron file in it: a campaign is a folder with campaign.ron and its other files, or a .zip of one.');
  const root = rootOf(found.map(([path]) => path));
  const inside = found.filter(([path]) => path.startsWith(root));
  const files = [];
  const problems = [];
  const seen = new Set();
  for (const [path, bytes] of inside) {
    const name = path.slice(root.length);
    if (seen.has(name)) throw new Refused(`'${name}' is there twice.`);
    seen.add(name);
    try {
      files.push([name, new TextDecoder('utf-8', { fatal: true }).decode(bytes)]);
    } catch {
      problems.push(`${name}:1:1: this file is not UTF-8 text; save it as UTF-8`);
    }
  }
  return { files, ignored: others + found.length - inside.length, problems };
}

function rootOf(paths) {
  const roots = paths.filter((path) => /(^|\/)campaign\.ron$/.test(path)).map((path) => path.slice(0, -'campaign.ron'.length));
  const depth = (root) => root.split('/').length;
  const least = Math.min(...roots.map(depth));
  const [root, second] = roots.filter((one) => depth(one) === least);
  if (second !== undefined) throw new Refused(`There are several campaigns in it: '${root}' and '${second}'. Give one.`);
  if (root !== undefined) return root;
  const top = paths[0].slice(0, paths[0].indexOf('/') + 1); // the check then says what is missing
  return paths.every((path) => path.startsWith(top)) ? top : '';
}
