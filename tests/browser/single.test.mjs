// The map in one file: opened from disk, without a server, without a request.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { serve } from '../../web/serve.mjs';
import { at, call, DIST, launch, nativeState, open, openReady, picture, ready, until } from './harness.mjs';

const NAME = 'halhin-gol-1939.html';
const FILE = pathToFileURL(join(DIST, NAME)).href;
const MORNING = '1939-07-03T09:00';
let browser;
before(async () => {
  assert.ok(existsSync(join(DIST, NAME)), 'web/build.sh makes the file');
  browser = await launch();
});
after(() => browser?.close());

describe('the single file, from disk', () => {
  let page, log;
  before(async () => {
    ({ page, log } = await openReady(browser, FILE));
  });
  after(() => page?.context().close());

  test('starts, asks for nothing and breaks no policy', async () => {
    assert.deepEqual(log.errors, []);
    assert.deepEqual(log.requests, [FILE]);
    assert.equal(await page.evaluate(() => document.querySelector('script[src], link[href]:not([href^="data:"])')), null);
    assert.match(await page.evaluate(() => document.querySelector('meta[http-equiv]').content), /connect-src 'none'/);
    await picture(page, 'single');
  });

  for (const instant of ['1939-05-28T13:07', MORNING, '1939-08-23T20:00']) {
    test(`state at ${instant} is the native program's, byte for byte`, async () => {
      await call(page, 'seek', instant);
      assert.equal(await call(page, 'state'), nativeState(instant));
    });
  }

  test('remembers the moment in its address', async () => {
    await call(page, 'seek', MORNING);
    const search = () => page.evaluate(() => location.search);
    assert.match(await until(search, (now) => now.includes(MORNING)), /at=1939-07-03T09:00/);
    await page.reload();
    assert.equal(await ready(page), null);
    assert.equal(await at(page), MORNING);
  });

  test('opens its own notes, which hear and speak', async () => {
    await page.goto(`${FILE}?chapter=prologue`);
    assert.equal(await ready(page), null);
    await page.focus('#map');
    const [notes] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('n')]);
    const errors = [];
    notes.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    const title = () => notes.evaluate(() => document.getElementById('title').textContent);
    const first = await until(title, (now) => now && !now.startsWith('Waiting'));
    assert.ok(first && !first.startsWith('Waiting'), `the notes say: ${first}`);
    const before = await at(page);
    await notes.keyboard.press('PageDown');
    const moved = await until(async () => `${await at(page)} ${await title()}`, (now) => now !== `${before} ${first}`);
    assert.notEqual(moved, `${before} ${first}`);
    assert.equal(await notes.evaluate(() => getComputedStyle(document.querySelector('.label')).textTransform), 'uppercase', 'the style is there');
    assert.deepEqual(errors, []);
    await notes.close();
  });

  test('asked for nothing all the while', () => {
    assert.deepEqual(log.requests.filter((url) => !url.startsWith(FILE)), []);
    assert.deepEqual(log.errors, []);
  });
});

describe('the single file elsewhere', () => {
  test('works from a server, and where the address may not be changed', async (t) => {
    const server = await serve(DIST);
    t.after(() => server.close());
    const { page, log, close } = await openReady(browser, server.url + NAME, {
      before: () => {
        history.replaceState = () => { throw new DOMException('Not here.', 'SecurityError'); };
      },
    });
    await call(page, 'seek', MORNING);
    assert.equal(await call(page, 'state'), nativeState(MORNING));
    assert.deepEqual(log.requests.filter((url) => !url.endsWith(NAME)), []);
    assert.deepEqual(log.errors, []);
    await close();
  });

  test('runs in a sandboxed frame, which has no origin of its own', async (t) => {
    const server = await serve(DIST);
    t.after(() => server.close());
    const { page, log, close } = await open(browser, `${server.url}paper.svg`);
    await page.route('**/host.html', (route) => route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><iframe sandbox="allow-scripts" src="${NAME}?embed=1&at=${MORNING}" width="900" height="600"></iframe>`,
    }));
    await page.goto(`${server.url}host.html`);
    const frame = await until(() => page.frames().find((one) => one.url().includes(NAME)), Boolean);
    assert.equal(await ready(frame), null);
    assert.equal(await call(frame, 'state'), nativeState(MORNING));
    assert.deepEqual(log.errors.filter((error) => !error.includes('404')), []); // the host has no icon
    await close();
  });
});
