// Writes .zip archives for the tests, sound ones and ones that lie.

import { crc32 as nodeCrc32, deflateRawSync } from 'node:zlib';

/**
 * `files` is [[path, text or bytes], ...]. What may be wrong: `stored` packs nothing, `claim` changes the size that is
 * said, `flags` and `method` the entries' own, `sum` their checksum.
 */
export function zip(files, { stored = false, claim = (size) => size, flags = 0x800, method, sum } = {}) {
  const bodies = [];
  const entries = [];
  let at = 0;
  for (const [path, content] of files) {
    const name = Buffer.from(path);
    const bytes = Buffer.from(content);
    const packed = stored ? bytes : deflateRawSync(bytes);
    const facts = Buffer.alloc(26); // what both headers share
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(flags, 2);
    facts.writeUInt16LE(method ?? (stored ? 0 : 8), 4);
    facts.writeUInt32LE(sum ?? crc32(bytes), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(claim(bytes.length), 18);
    facts.writeUInt16LE(name.length, 22);
    bodies.push(word(0x04034b50), facts, name, packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    entries.push(word(0x02014b50), Buffer.from([20, 3]), facts, rest, name);
    at += 30 + name.length + packed.length;
  }
  const list = Buffer.concat(entries);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(Math.min(files.length, 0xffff), 4);
  end.writeUInt16LE(Math.min(files.length, 0xffff), 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...bodies, list, word(0x06054b50), end]);
}

function word(number) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(number);
  return bytes;
}

function crc32(bytes) {
  if (nodeCrc32) return nodeCrc32(bytes); // from node 20.15 on
  let sum = -1;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ -1) >>> 0;
}
