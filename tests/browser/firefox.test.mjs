// Firefox: the map itself on a screen of its own (Xvfb), and the edition in headless Firefox, which has no WebGL 2.
// HALHIN_FIREFOX names another Firefox than the system's.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import puppeteer from 'puppeteer-core';
import { serve } from '../../web/serve.mjs';
import { DIST, nativeState, OUT, until } from './harness.mjs';

const FIREFOX = process.env.HALHIN_FIREFOX || ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find(existsSync);
const HOUR = '1939-07-03T09:00';
// Nothing but the page: no first steps, no updates, no questions asked of anybody.
const QUIET = {
  'app.normandy.enabled': false, 'app.update.enabled': false, 'browser.safebrowsing.downloads.remote.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false, 'extensions.getAddons.cache.enabled': false,
  'network.captive-portal-service.enabled': false, 'network.connectivity-service.enabled': false,
};
// WebGL 2 by Mesa, in software.
const DRAWS = {
  'webgl.force-enabled': true, 'webgl.disable-fail-if-major-performance-caveat': true, 'webgl.out-of-process': false,
  'gfx.webrender.software': true,
};

let server;
before(async () => {
  assert.ok(FIREFOX, 'Firefox is installed (Debian: firefox-esr)');
  mkdirSync(OUT, { recursive: true });
  server = await serve(DIST);
});
after(() => server?.close());

/** A screen that nobody sees. Resolves to its name and to the way to end it. */
async function screen() {
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await new Promise((done, failed) => {
    xvfb.once('error', failed);
    xvfb.once('exit', (code) => failed(new Error(`Xvfb ended with ${code}.`)));
    xvfb.stdio[3].once('data', (text) => done(String(text).trim()));
  });
  return { name: `:${number}`, close: () => void xvfb.kill() };
}

async function open(headless, more, env, url) {
  const browser = await puppeteer.launch({
    browser: 'firefox', executablePath: FIREFOX, headless, protocolTimeout: 80_000, extraPrefsFirefox: { ...QUIET, ...more },
    env: { ...process.env, ...env }, defaultViewport: null, args: ['--width=1000', '--height=700'],
  });
  const page = await browser.newPage();
  const errors = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => {
    if (!error.message.includes('Using exceptions for control flow')) errors.push(error.message);
  });
  await page.goto(url, { timeout: 60_000 });
  return { browser, page, errors };
}

describe('Firefox', () => {
  test('draws the map, answers to the page and to keys', { timeout: 85_000 }, async () => {
    const display = await screen();
    let browser;
    try {
      let page, errors;
      ({ browser, page, errors } = await open(false, DRAWS, { DISPLAY: display.name, LIBGL_ALWAYS_SOFTWARE: '1', MOZ_ENABLE_WAYLAND: '0' }, `${server.url}?at=${HOUR}`));
      const state = () => page.evaluate(() => window.halhinGol.state());
      const refused = await page.evaluate(() => Promise.race([
        window.halhinGol.ready.then(() => null, (error) => error.message),
        new Promise((done) => setTimeout(done, 60_000, 'The map was not ready in time.')),
      ]));
      assert.equal(refused, null, errors.join('\n'));
      assert.equal(await state(), nativeState(HOUR));
      await page.evaluate(() => window.halhinGol.seek('1939-08-20T05:45'));
      assert.equal(await state(), nativeState('1939-08-20T05:45'));
      await page.focus('#map');
      await page.keyboard.press('ArrowRight');
      const at = async () => JSON.parse(await state()).at;
      assert.equal(await until(at, (now) => now === '1939-08-20T06:45'), '1939-08-20T06:45');
      const frames = await page.evaluate(() => window.halhinGol.frames());
      assert.ok(frames > 0);
      await page.screenshot({ path: join(OUT, 'firefox.png') });
      assert.deepEqual(errors, []);
    } finally {
      await browser?.close();
      display.close();
    }
  });

  test('without WebGL 2 shows the edition', { timeout: 60_000 }, async () => {
    const { browser, page, errors } = await open(true, { 'webgl.disabled': true }, {}, `${server.url}?chapter=ring`);
    try {
      await until(() => page.url(), (url) => url.includes('/edition/'));
      assert.match(page.url(), /\/edition\/index\.html#chapter-ring$/);
      const chapters = readFileSync(join(DIST, 'edition/index.html'), 'utf8').match(/<section class="chapter"/g).length;
      const found = () => page.evaluate(() => document.querySelectorAll('section.chapter').length).catch(() => 0);
      assert.equal(await until(found, (count) => count === chapters), chapters);
      const ring = () => page.evaluate(() => document.querySelector('#chapter-ring img')?.naturalWidth ?? 0);
      assert.ok(await until(ring, Boolean), 'its map is shown');
      await page.screenshot({ path: join(OUT, 'firefox-edition.png') });
      assert.deepEqual(errors, []);
    } finally {
      await browser.close();
    }
  });
});
