// Reads a small .zip that nobody vouches for: stored and deflated entries, everything bounded, every refusal a sentence.
// What the archive says of itself is believed only as far as it is found to be so while unpacking.

import { Refused } from './limits.js';

const END = 0x06054b50; // "end of central directory", the last record of an archive
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const TOO_LARGE = 0xffffffff; // stands for "see the zip64 record"
const LOCKED = 0x2041; // flags: encrypted, strongly encrypted, masked names
const STORED = 0;
const DEFLATED = 8;

/** Lists what is in an archive without unpacking it: [{ path, size, bytes() }]; folders are left out. */
export function readZip(bytes, { entries: most }) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { count, start, end } = directory(view);
  if (count > most) throw new Refused(`The .zip holds ${count} files; at most ${most} are looked at.`);
  const entries = [];
  let at = start;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== ENTRY) throw broken();
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const next = at + 46 + nameBytes + extraBytes + commentBytes;
    if (next > end) throw broken();
    const path = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameBytes)).replaceAll('\\', '/');
    if (!path.endsWith('/')) entries.push(entry(bytes, view, at, path, start));
    at = next;
  }
  return entries;
}

/** Where the list of entries stands. */
function directory(view) {
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1) {
    if (view.getUint32(at, true) !== END || at + END_BYTES + view.getUint16(at + 20, true) !== view.byteLength) continue;
    const [disk, first, here, count] = [4, 6, 8, 10].map((offset) => view.getUint16(at + offset, true));
    const [size, start] = [12, 16].map((offset) => view.getUint32(at + offset, true));
    if (count === 0xffff || size === TOO_LARGE || start === TOO_LARGE) throw new Refused('The .zip is of the large kind (zip64), which is not read here.');
    if (disk || first || here !== count) throw new Refused('The .zip is one part of several.');
    if (start + size > at) throw broken();
    return { count, start, end: start + size };
  }
  throw broken();
}

function entry(bytes, view, at, path, ceiling) {
  const [flags, method] = [8, 10].map((offset) => view.getUint16(at + offset, true));
  const [sum, packed, size, local] = [16, 20, 24, 42].map((offset) => view.getUint32(at + offset, true));
  const inside = () => {
    if (flags & LOCKED) throw new Refused(`'${path}' in the .zip is locked by a password.`);
    if ([packed, size, local].includes(TOO_LARGE)) throw new Refused('The .zip is of the large kind (zip64), which is not read here.');
    if (method !== STORED && method !== DEFLATED) throw new Refused(`'${path}' is packed in a way that is not read here; pack it as an ordinary .zip.`);
    if (local + 30 > ceiling || view.getUint32(local, true) !== LOCAL) throw broken();
    const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    if (from + packed > ceiling) throw broken();
    return bytes.subarray(from, from + packed);
  };
  return { path, size, bytes: () => unpack(inside(), { path, size, sum, method }) };
}

async function unpack(packed, { path, size, sum, method }) {
  const source = new Blob([packed]).stream();
  const stream = method === DEFLATED ? source.pipeThrough(new DecompressionStream('deflate-raw')) : source;
  const whole = new Uint8Array(size); // within the limits: whoever calls has looked at `size`
  const reader = stream.getReader();
  let done = 0;
  for (;;) {
    const chunk = await reader.read().catch(() => {
      throw new Refused(`'${path}' in the .zip is damaged.`);
    });
    if (chunk.done) break;
    if (done + chunk.value.length > size) {
      void reader.cancel().catch(() => {});
      throw new Refused(`'${path}' in the .zip holds more than it claims.`);
    }
    whole.set(chunk.value, done);
    done += chunk.value.length;
  }
  if (done !== size || crc32(whole) !== sum) throw new Refused(`'${path}' in the .zip is damaged.`);
  return whole;
}

let table;
function crc32(bytes) {
  table ??= Uint32Array.from({ length: 256 }, (_, value) => {
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
    return value;
  });
  let sum = -1;
  for (let i = 0; i < bytes.length; i += 1) sum = table[(sum ^ bytes[i]) & 255] ^ (sum >>> 8);
  return (sum ^ -1) >>> 0;
}

const broken = () => new Refused('The file is no .zip, or only a part of one.');
