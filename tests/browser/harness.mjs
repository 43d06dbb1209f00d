// What the browser tests share: the browser, the page, pictures and the native program to compare with.
// HALHIN_GOL names the native program, HALHIN_DIST another folder than web/dist, HALHIN_CHROMIUM another browser.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { PNG } from 'pngjs';
import { serve } from '../../web/serve.mjs';

export { sleep };

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const DIST = process.env.HALHIN_DIST ?? join(ROOT, 'web/dist');
export const OUT = join(ROOT, 'tests/out/browser');
const NATIVE = process.env.HALHIN_GOL ?? join(ROOT, 'target/debug/halhin-gol');
const SIZE = { width: 1280, height: 720 };
const PATIENCE_MS = 20_000; // software WebGL on a busy machine

export function launch(more = []) {
  for (const [what, path] of [['the page (web/build.sh makes it)', DIST], ['the native program (cargo build makes it)', NATIVE]]) {
    if (!existsSync(path)) throw new Error(`Missing: ${what} at ${path}`);
  }
  mkdirSync(OUT, { recursive: true });
  return chromium.launch({
    executablePath: process.env.HALHIN_CHROMIUM || ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync),
    headless: true,
    args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
      '--disable-sync', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', ...more],
  });
}

/** A browser, and the page on a server of its own; `end` takes them away again. */
export async function begin() {
  return { server: await serve(DIST), browser: await launch() };
}

export async function end({ server, browser } = {}) {
  await browser?.close();
  await server?.close();
}

/** Opens the page and notes what it asks for and complains about. `before` runs in the page ahead of its scripts. */
export async function open(browser, url, { before, argument, prepare, hasTouch = false } = {}) {
  const context = await browser.newContext({ viewport: SIZE, deviceScaleFactor: 1, hasTouch });
  const page = await context.newPage();
  const log = { errors: [], requests: [] };
  page.on('console', (message) => {
    if (message.type() === 'error') log.errors.push(message.text());
  });
  page.on('pageerror', (error) => {
    if (!error.message.includes('Using exceptions for control flow')) log.errors.push(error.message);
  });
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url())) log.requests.push(request.url()); // those leave the page nowhere
  });
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => console.error(`Policy violated: ${event.violatedDirective} ${event.blockedURI}`));
  });
  if (before) await page.addInitScript(before, argument);
  await prepare?.(page);
  await page.goto(url);
  return { page, log, close: () => context.close() };
}

/** Null when the map is ready, else the sentence it was refused with. */
export function ready(page) {
  return page.evaluate((ms) => Promise.race([
    window.halhinGol.ready.then(() => null, (error) => error.message),
    new Promise((done) => setTimeout(done, ms, 'The map was not ready in time.')),
  ]), 3 * PATIENCE_MS);
}

export async function openReady(browser, url, options) {
  const opened = await open(browser, url, options);
  const refused = await ready(opened.page);
  if (refused) throw new Error(`${refused}\n${opened.log.errors.join('\n')}`);
  return opened;
}

/** Calls one verb of the bridge. */
export function call(page, verb, ...args) {
  return page.evaluate(([name, list]) => window.halhinGol[name](...list), [verb, args]);
}

export async function at(page) {
  return JSON.parse(await call(page, 'state')).at;
}

/** Asks until `wanted` holds of the answer; the last answer comes back either way. */
export async function until(ask, wanted, ms = PATIENCE_MS) {
  const end = Date.now() + ms;
  for (;;) {
    const answer = await ask();
    if (wanted(answer) || Date.now() > end) return answer;
    await sleep(50);
  }
}

/** Waits until the map has drawn nothing for a while. */
export async function still(page, quietMs = 700) {
  let frames = await call(page, 'frames');
  let since = Date.now();
  for (const end = since + PATIENCE_MS; Date.now() - since < quietMs;) {
    if (Date.now() > end) throw new Error('The map never came to rest.');
    await sleep(100);
    const now = await call(page, 'frames');
    if (now !== frames) [frames, since] = [now, Date.now()];
  }
  return frames;
}

/** A picture of the page at rest, decoded; kept as tests/out/browser/NAME.png when named. */
export async function picture(page, name) {
  await still(page);
  return PNG.sync.read(await page.screenshot(name ? { path: join(OUT, `${name}.png`) } : {}));
}

/** The share of pixels that differ visibly. */
export function difference(a, b) {
  if (a.width !== b.width || a.height !== b.height) return 1;
  let count = 0;
  for (let i = 0; i < a.data.length; i += 4) {
    if ([0, 1, 2].some((channel) => Math.abs(a.data[i + channel] - b.data[i + channel]) > 12)) count += 1;
  }
  return count / (a.width * a.height);
}

export function nativeState(instant, ...more) {
  return execFileSync(NATIVE, ['state', '--at', instant, ...more, '--format', 'json'], { encoding: 'utf8', maxBuffer: 1 << 26 });
}

/** The campaign's folder as [path, text] pairs. */
export function campaignFiles() {
  const folder = join(ROOT, 'assets/campaign');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ron'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .map((path) => [relative(folder, path), readFileSync(path, 'utf8')]);
}
