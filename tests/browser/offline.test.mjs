// The page without a network: kept by its service worker after the first visit, renewed when another version is published.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { writeWorker } from '../../web/build/bundle.mjs';
import { isPacked } from '../../web/build/files.mjs';
import { serve } from '../../web/serve.mjs';
import { call, DIST, launch, nativeState, open, openReady, ready, sleep, still, until } from './harness.mjs';

const MORNING = '1939-07-03T09:00';
const WORKER = new URL('../../web/sw.js', import.meta.url).pathname;
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** A server that writes down what it is asked for. */
async function counting(folder) {
  const seen = [];
  const server = await serve(folder, { compressed: true, seen: (path) => seen.push(path) });
  return Object.assign(server, { seen, asked: (name) => seen.filter((path) => path.split('?')[0] === `/${name}`).length });
}

/** Waits until the worker of the open page has kept everything. */
async function kept(page) {
  const state = await until(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state ?? null), (now) => now === 'activated', 60_000);
  assert.equal(state, 'activated', 'the service worker was not installed');
}

const cachesOf = (page) => page.evaluate(() => caches.keys());

describe('after the first visit', () => {
  let server, opened;
  before(async () => {
    server = await counting(DIST);
    opened = await openReady(browser, server.url);
    await kept(opened.page);
  });
  after(async () => {
    await opened?.close();
    await server?.close();
  });

  test('the program was downloaded once', () => {
    assert.equal(server.asked('halhin_gol_bg.wasm'), 1);
  });

  test('everything the page needs is kept, and nothing else', async () => {
    const names = await opened.page.evaluate(async () => {
      const [name] = await caches.keys();
      return (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname.slice(1));
    });
    for (const name of ['index.html', 'boot.js', 'style.css', 'halhin_gol_bg.wasm', 'still.jpg', 'notes.html', 'notes.js', 'notes.css', 'edition/index.html']) {
      assert.ok(names.includes(name), `${name} is not kept`);
    }
    assert.deepEqual(names.filter((name) => isPacked(name) || /halhin-gol-1939|preview|sw\.js|build\.txt/.test(name)), []);
  });

  test('nothing is asked for while the map is used', async () => {
    const { page, log } = opened;
    await still(page);
    const [asked, requests] = [server.seen.length, log.requests.length];
    await call(page, 'seek', MORNING);
    await call(page, 'view', 'nomonhan_burd_obo', 12);
    await call(page, 'play', '6h');
    await sleep(1500);
    await call(page, 'pause');
    await page.focus('#map');
    for (const key of ['Slash', 'Escape', 'KeyP', 'KeyP']) await page.keyboard.press(key);
    await still(page);
    assert.deepEqual(server.seen.slice(asked), []);
    assert.deepEqual(log.requests.slice(requests), []);
    assert.deepEqual(log.errors, []);
  });

  test('the map, its addresses and the notes open with the server gone', async () => {
    const { page, log } = opened;
    await server.close();
    await page.goto(`${server.url}?at=${MORNING}`);
    assert.equal(await ready(page), null);
    assert.equal(await call(page, 'state'), nativeState(MORNING));
    await page.goto(`${server.url}index.html?chapter=prologue`);
    assert.equal(await ready(page), null);
    await page.focus('#map');
    const [notes] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('n')]);
    await notes.waitForURL('**/notes.html*');
    const place = () => notes.evaluate(() => document.getElementById('place').textContent);
    assert.notEqual(await until(place, Boolean), '');
    await notes.goto(`${server.url}edition/`);
    assert.notEqual(await notes.evaluate(() => document.body.innerText.trim()), '');
    assert.deepEqual(log.errors.filter((error) => !error.includes('ERR_CONNECTION_REFUSED')), []);
  });
});

describe('a new version', () => {
  let server, opened, folder;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'halhin-gol-'));
    cpSync(DIST, folder, { recursive: true });
    server = await counting(folder);
    opened = await openReady(browser, server.url);
    await kept(opened.page);
  });
  after(async () => {
    await opened?.close();
    await server?.close();
    if (folder) rmSync(folder, { recursive: true });
  });

  test('waits until the reader takes it, then the old one is let go', async () => {
    const { page } = opened;
    const [old] = await cachesOf(page);
    await publishAnother(folder);
    await page.reload();
    assert.equal(await ready(page), null);
    assert.equal(await page.title(), 'Halhin Gol 1939', 'the page is the kept one');
    const notice = page.locator('[data-update]');
    await notice.waitFor({ timeout: 30_000 });
    await sleep(500);
    assert.equal(await page.title(), 'Halhin Gol 1939', 'nothing is loaded again by itself');
    assert.equal(server.asked('halhin_gol_bg.wasm'), 1, 'what did not change is not fetched again');
    assert.equal(server.asked('index.html') > 0, true);
    await Promise.all([page.waitForEvent('load'), notice.getByRole('button', { name: 'Use it now' }).click()]);
    assert.equal(await ready(page), null);
    assert.equal(await page.title(), 'Another version');
    const now = await until(() => cachesOf(page), (names) => names.length === 1);
    assert.equal(now.length, 1);
    assert.notEqual(now[0], old);
    assert.equal(await notice.count(), 0);
  });

  test('that does not arrive whole is not taken', async () => {
    const { page } = opened;
    const [old] = await cachesOf(page);
    await publishAnother(folder, 'A third version');
    writeFileSync(join(folder, 'index.html'), 'half of a fourth one, still on its way');
    const asked = server.asked('index.html');
    await page.reload();
    assert.equal(await ready(page), null);
    await until(() => server.asked('index.html'), (count) => count >= asked + 2, 15_000); // once more past the browser's own store
    assert.ok(server.asked('index.html') > asked, 'the new version was not tried');
    await sleep(1000);
    assert.equal(await page.title(), 'Another version');
    assert.equal(await page.locator('[data-update]').count(), 0);
    assert.ok((await cachesOf(page)).includes(old));
  });
});

describe('no service worker', () => {
  let server;
  before(async () => {
    server = await counting(DIST);
  });
  after(() => server?.close());
  const registrations = (page) => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);

  test('in an embedded map', async () => {
    const { page, log, close } = await openReady(browser, `${server.url}?embed=1`);
    await sleep(6000);
    assert.equal(await registrations(page), 0);
    assert.equal(server.asked('sw.js'), 0);
    assert.deepEqual(log.errors, []);
    await close();
  });

  test('where the browser refuses it: the map goes on', async () => {
    const { page, log, close } = await openReady(browser, server.url, {
      before: () => Object.defineProperty(navigator, 'serviceWorker', { get() { throw new DOMException('Not here.', 'SecurityError'); } }),
    });
    await sleep(1000);
    await call(page, 'seek', MORNING);
    assert.equal(await call(page, 'state'), nativeState(MORNING));
    assert.deepEqual(log.errors, []);
    await close();
  });

  test('where its file is missing: the map goes on', async () => {
    const { page, close } = await open(browser, server.url, { prepare: (tab) => tab.context().route('**/sw.js', (route) => route.fulfill({ status: 404 })) });
    assert.equal(await ready(page), null);
    await sleep(1000);
    assert.equal(await page.locator('[data-warning]').count(), 0);
    await close();
  });
});

// The same page with another title, as a build would publish it.
async function publishAnother(folder, title = 'Another version') {
  for (const name of ['index.html', 'sw.js', 'notes.js']) for (const kind of ['br', 'gz']) rmSync(join(folder, `${name}.${kind}`), { force: true });
  const index = join(folder, 'index.html');
  writeFileSync(index, readFileSync(index, 'utf8').replace(/<title>.*?<\/title>/, `<title>${title}</title>`));
  const files = readdirSync(folder, { recursive: true })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => relative(folder, join(folder, name)).split(sep).join('/')).sort();
  writeFileSync(join(folder, 'sw.js'), await writeWorker(WORKER, folder, files));
}
