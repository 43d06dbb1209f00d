// The page as it is published: in any folder of a server, pressed, installable, with a preview, within its budget.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { PNG } from 'pngjs';
import { indexHtml } from '../../web/build/html.mjs';
import { serve } from '../../web/serve.mjs';
import { call, DIST, launch, nativeState, open, openReady, ready, until } from './harness.mjs';

const WEB = fileURLToPath(new URL('../../web/', import.meta.url));
const MORNING = '1939-07-03T09:00';
const index = () => readFileSync(join(DIST, 'index.html'), 'utf8');
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

test('the table names every part and holds the budget', () => {
  const table = execFileSync(process.execPath, [join(WEB, 'sizes.mjs'), DIST, '4000000'], { encoding: 'utf8' });
  assert.match(table, /halhin_gol_bg\.wasm .*\n/);
  const over = spawnSync(process.execPath, [join(WEB, 'sizes.mjs'), DIST, '1000000'], { encoding: 'utf8' });
  assert.equal(over.status, 1);
  assert.match(over.stderr, /over the budget of 1,000,000/);
});

test('what is pressed is the file, and smaller', () => {
  const pressed = readdirSync(DIST, { recursive: true }).filter((name) => /\.(br|gz)$/.test(name));
  for (const name of ['halhin_gol_bg.wasm', 'boot.js', 'index.html', 'style.css']) {
    assert.ok(pressed.includes(`${name}.br`) && pressed.includes(`${name}.gz`), `${name} is not pressed`);
  }
  for (const name of pressed) {
    const [packed, file] = [readFileSync(join(DIST, name)), readFileSync(join(DIST, name.slice(0, -3)))];
    assert.ok(packed.length < file.length, name);
    assert.ok((name.endsWith('.br') ? brotliDecompressSync : gunzipSync)(packed).equals(file), name);
  }
});

test('the page names only files that are there, all beside it', () => {
  const named = [...index().matchAll(/\s(?:src|href|content)="((?!data:|#)[^"\s]+\.\w{2,11})"/g)].map(([, name]) => name);
  assert.ok(named.includes('preview.jpg') && named.includes('still.jpg') && named.includes('manifest.webmanifest'), named.join(' '));
  for (const name of named) assert.ok(!/^(\w+:|\/)/.test(name) && existsSync(join(DIST, name)), name);
});

test('a link to the page has a title, words and a picture', () => {
  const meta = (name) => new RegExp(`<meta (?:property|name)="${name}" content="([^"]+)"`).exec(index())?.[1];
  for (const name of ['description', 'og:title', 'og:description', 'og:image', 'twitter:card', 'twitter:image']) assert.ok(meta(name), name);
  process.env.HALHIN_PUBLIC_URL = 'https://maps.example/halhin';
  try {
    const html = indexHtml(WEB, 1);
    assert.match(html, /property="og:image" content="https:\/\/maps\.example\/halhin\/preview\.jpg"/);
    assert.match(html, /rel="canonical" href="https:\/\/maps\.example\/halhin\/"/);
    process.env.HALHIN_PUBLIC_URL = 'javascript:alert(1)';
    assert.throws(() => indexHtml(WEB, 1), /HALHIN_PUBLIC_URL/);
  } finally {
    delete process.env.HALHIN_PUBLIC_URL;
  }
});

test('the manifest has its icons, of the sizes it says', () => {
  const manifest = JSON.parse(readFileSync(join(DIST, 'manifest.webmanifest'), 'utf8'));
  assert.equal(manifest.start_url, './');
  assert.equal(manifest.scope, './');
  for (const { src, sizes } of manifest.icons) {
    const { width, height } = PNG.sync.read(readFileSync(join(DIST, src)));
    assert.equal(`${width}x${height}`, sizes, src);
  }
  assert.ok(manifest.icons.some(({ purpose }) => purpose === 'maskable'));
});

describe('in a folder of a folder of a server', () => {
  let root, server;
  before(async () => {
    root = mkdtempSync(join(tmpdir(), 'halhin-gol-'));
    cpSync(DIST, join(root, 'a/b/c'), { recursive: true, filter: (name) => !/\.(br|gz)$/.test(name) });
    server = await serve(root);
  });
  after(async () => {
    await server?.close();
    if (root) rmSync(root, { recursive: true });
  });

  test('starts, keeps itself, and asks for nothing elsewhere', async () => {
    const home = `${server.url}a/b/c/`;
    const { page, log, close } = await openReady(browser, home);
    await call(page, 'seek', MORNING);
    assert.equal(await call(page, 'state'), nativeState(MORNING));
    assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.ready).scope), home);
    assert.deepEqual(log.requests.filter((url) => !url.startsWith(home)), []);
    assert.deepEqual(log.errors, []);
    await close();
  });
});

describe('while the program loads', () => {
  test('a compressing server: the bar is true', async (t) => {
    const server = await serve(DIST, { compressed: true });
    t.after(() => server.close());
    const { page, log, close } = await open(browser, server.url, {
      before: () => {
        window.shares = [];
        addEventListener('DOMContentLoaded', () => {
          const amount = document.getElementById('amount');
          new MutationObserver(() => amount.textContent && window.shares.push(amount.textContent)).observe(amount, { childList: true });
        });
      },
    });
    assert.equal(await ready(page), null);
    const shares = await page.evaluate(() => window.shares);
    assert.ok(shares.length > 3, `only ${shares.length} steps`);
    const numbers = shares.map((share) => Number(/^(\d+) %$/.exec(share)?.[1]));
    assert.deepEqual(numbers, numbers.toSorted((a, b) => a - b));
    assert.equal(numbers.at(-1), 100);
    const size = await page.evaluate(() => performance.getEntriesByType('resource').find(({ name }) => name.endsWith('.wasm')).encodedBodySize);
    assert.equal(size, statSync(join(DIST, 'halhin_gol_bg.wasm.br')).size);
    assert.deepEqual(log.errors, []);
    await close();
  });

  test('the map stands there as a picture, and the card over it', async (t) => {
    const server = await serve(DIST);
    t.after(() => server.close());
    let go;
    const held = new Promise((done) => {
      go = done;
    });
    const { page, close } = await open(browser, server.url, {
      prepare: (tab) => tab.route('**/*.wasm', async (route) => {
        await held;
        await route.continue();
      }),
    });
    const picture = await page.evaluate(async () => {
      const image = document.querySelector('#still img');
      await image.decode();
      const { width, height } = image.getBoundingClientRect();
      return { drawn: image.naturalWidth, all: width >= innerWidth && height >= innerHeight };
    });
    assert.deepEqual(picture, { drawn: 1280, all: true });
    const paints = () => page.evaluate(() => performance.getEntriesByName('first-contentful-paint').length);
    assert.equal(await until(paints, Boolean), 1, 'nothing is painted while the program loads');
    assert.ok(statSync(join(DIST, 'still.jpg')).size <= 22_000);
    assert.equal(await page.evaluate(() => document.elementFromPoint(innerWidth / 2, innerHeight / 2).closest('.card').dataset.card), 'loading');
    go();
    assert.equal(await ready(page), null);
    assert.equal(await page.locator('#still').isVisible(), false);
    await close();
  });
});
