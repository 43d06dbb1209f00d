// A small server for one folder on this machine: `node web/serve.mjs FOLDER [PORT]`, or `serve(folder, {port, compressed, seen})` from a test.

import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/**
 * Serves `folder` on 127.0.0.1; port 0 takes a free one. `compressed` sends a file's .br or .gz where there is one and the
 * browser takes it; `seen` hears of every path that is asked for. Resolves to { url, port, close }.
 */
export async function serve(folder, { port = 0, compressed = false, seen = null } = {}) {
  const root = await realpath(folder);
  const server = createServer((request, response) => {
    seen?.(request.url);
    answer(root, request, response, compressed).catch((error) => {
      if (!response.headersSent) refuse(response, error.code === 'ENOENT' || error.code === 'ENOTDIR' ? 404 : 500);
      else response.destroy();
    });
  });
  await new Promise((done, failed) => server.once('error', failed).listen(port, '127.0.0.1', done));
  const { port: taken } = server.address();
  return {
    url: `http://127.0.0.1:${taken}/`,
    port: taken,
    close() {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}

async function answer(root, request, response, compressed) {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405);
  let path;
  try {
    path = decodeURIComponent(request.url.split(/[?#]/, 1)[0]);
  } catch {
    return refuse(response, 400);
  }
  if (path.includes('\0') || path.split(/[/\\]/).includes('..')) return refuse(response, 403);
  const file = await realpath(join(root, path.endsWith('/') ? `${path}index.html` : path));
  if (!file.startsWith(root + sep)) return refuse(response, 403); // a link that leads out
  const facts = await stat(file);
  if (!facts.isFile()) return refuse(response, 404);
  const packed = compressed ? await packedOf(file, request.headers['accept-encoding'] ?? '') : null;
  response.writeHead(200, {
    'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
    'Content-Length': packed?.size ?? facts.size,
    ...(packed && { 'Content-Encoding': packed.encoding }),
    ...(compressed && { Vary: 'Accept-Encoding' }),
    'Cache-Control': 'no-cache',
    'X-Content-Type-Options': 'nosniff',
  });
  if (request.method === 'HEAD') return response.end();
  createReadStream(packed?.file ?? file).on('error', () => response.destroy()).pipe(response);
}

// What stands pressed beside a file, if the browser takes it.
async function packedOf(file, accepted) {
  for (const encoding of ['br', 'gzip']) {
    if (!new RegExp(`\\b${encoding}\\b`).test(accepted)) continue;
    const pressed = `${file}.${encoding === 'br' ? 'br' : 'gz'}`;
    const facts = await stat(pressed).catch(() => null);
    if (facts?.isFile()) return { file: pressed, size: facts.size, encoding };
  }
  return null;
}

function refuse(response, status) {
  const words = { 400: 'That address cannot be read.', 403: 'That lies outside the page.', 404: 'There is no such file.', 405: 'Only GET and HEAD.' };
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`${words[status] ?? 'The server failed.'}\n`);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [folder, port = '0'] = process.argv.slice(2);
  if (!folder || !/^\d{1,5}$/.test(port)) {
    console.error('Usage: node serve.mjs FOLDER [PORT]');
    process.exit(2);
  }
  try {
    const { url } = await serve(folder, { port: Number(port) });
    console.log(`The map is at ${url} (Ctrl+C ends the server).`);
  } catch (error) {
    console.error(error.code === 'EADDRINUSE' ? `Port ${port} is taken: choose another with --port.` : error.message);
    process.exit(1);
  }
}
