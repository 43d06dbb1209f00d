// When the browser takes the graphics away or has none; the edition to read; and what a window goes through: hidden and
// back, resized, zoomed, on a screen of many dots.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { at, begin, call, DIST, end, launch, nativeState, open, openReady, OUT, ready, sleep, still, until } from './harness.mjs';

const HOUR = '1939-07-03T09:00';
const chapters = () => readFileSync(join(DIST, 'edition/index.html'), 'utf8').match(/<section class="chapter"/g).length;

let server, browser;
before(async () => {
  assert.ok(existsSync(join(DIST, 'edition/index.html')), 'the edition stands beside the page (halhin-gol edition makes it)');
  ({ server, browser } = await begin());
});
after(() => end({ server, browser }));

const card = (page) => page.locator('[data-card]:visible');

/** Takes the graphics away, and gives them back after a while if asked. Answers the instant on the clock just before and
 * the card that was on the screen in the very event. */
function lose(page, backAfter) {
  return page.evaluate((ms) => new Promise((done) => {
    const { at: instant } = JSON.parse(window.halhinGol.state());
    const canvas = document.getElementById('map');
    const extension = canvas.getContext('webgl2').getExtension('WEBGL_lose_context');
    canvas.addEventListener('webglcontextlost', () => {
      const shown = [...document.querySelectorAll('[data-card]')].find((each) => each.checkVisibility());
      if (ms !== null) setTimeout(() => extension.restoreContext(), ms);
      done({ instant, card: shown?.innerText });
    });
    extension.loseContext();
  }), backAfter ?? null);
}

/** Waits for the page that comes after this one, and for its map. */
async function comesBack(page, act) {
  await page.evaluate(() => { window.before = true; });
  const answer = await act();
  await until(() => page.evaluate(() => !window.before && Boolean(window.halhinGol)).catch(() => false), Boolean);
  assert.equal(await ready(page), null);
  return answer;
}

/** The edition, read through: every chapter, every picture, nothing refused. */
async function isEdition(page, log, anchor = '') {
  await page.waitForURL(`**/edition/index.html${anchor}`);
  assert.equal(await page.locator('section.chapter').count(), chapters());
  const missing = await page.evaluate(async () => {
    const pictures = [...document.images];
    for (const picture of pictures) picture.loading = 'eager';
    await Promise.all(pictures.map((picture) => picture.decode().catch(() => {})));
    return pictures.filter((picture) => !picture.naturalWidth || !picture.alt).map((picture) => picture.src);
  });
  assert.deepEqual(missing, []);
  assert.deepEqual(log.errors, []);
}

describe('graphics that are lost', () => {
  test('are told at once, and the page loads itself again at the same moment', async () => {
    const { page, log, close } = await openReady(browser, `${server.url}?at=${HOUR}&view=fui,13&account=soviet`);
    const state = await call(page, 'state');
    await comesBack(page, async () => {
      assert.match((await lose(page, 100)).card, /picture was lost/);
    });
    assert.equal(await call(page, 'state'), state);
    const query = new URL(page.url()).searchParams;
    assert.deepEqual([query.get('at'), query.get('account')], [HOUR, 'soviet']);
    assert.equal((await page.evaluate(() => history.state.halhinGolLosses)).length, 1);
    assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length]), [0, 0]);
    assert.deepEqual(log.errors, []);
    await close();
  });

  test('while it plays: the address holds the last moment', async () => {
    const { page, close } = await openReady(browser, `${server.url}?at=${HOUR}`);
    await call(page, 'play', '30m');
    await until(() => at(page), (now) => now > HOUR);
    await sleep(1500);
    const { instant: lost } = await comesBack(page, () => lose(page, 100));
    assert.ok(lost > HOUR, lost);
    await call(page, 'pause');
    const now = await at(page);
    assert.ok(now >= lost && now < '1939-07-03T23:00', `${now} after ${lost}`);
    await close();
  });

  test('that the browser does not give back are sought with another canvas, and by the button', async () => {
    const { page, close } = await openReady(browser, `${server.url}?at=${HOUR}`);
    await comesBack(page, () => lose(page));
    assert.equal(await at(page), HOUR);
    await comesBack(page, async () => {
      await lose(page);
      await card(page).getByRole('button').click();
    });
    assert.equal(await at(page), HOUR);
    await close();
  });

  test('three times within a minute lead to the chapter in the edition', async () => {
    const { page, log, close } = await openReady(browser, `${server.url}?chapter=ring`);
    await comesBack(page, () => lose(page, 50));
    await comesBack(page, () => lose(page, 50));
    await lose(page, 50);
    await isEdition(page, log, '#chapter-ring');
    assert.ok(await page.locator('#chapter-ring h2').isVisible());
    await close();
  });

  test('that were lost a while ago do not count', async () => {
    const { page, close } = await openReady(browser, `${server.url}?at=${HOUR}`);
    const old = [-1, 61_000, 62_000, 'x', null];
    await page.evaluate((ago) => {
      const losses = ago.map((ms) => (typeof ms === 'number' ? Date.now() - ms * (ms < 0 ? 1e6 : 1) : ms));
      history.replaceState({ halhinGolLosses: losses }, '', location.href);
    }, old);
    await comesBack(page, () => lose(page, 50));
    assert.equal((await page.evaluate(() => history.state.halhinGolLosses)).length, 1);
    await close();
  });
});

describe('a browser without WebGL 2', () => {
  const without = () => {
    const original = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
      return kind === 'webgl2' ? null : original.call(this, kind, ...rest);
    };
  };

  test('is led to the edition, which has every chapter', async () => {
    const arrived = [];
    const prepare = (tab) => tab.on('requestfinished', (request) => arrived.push(request.url()));
    const { page, log, close } = await open(browser, `${server.url}?chapter=azuma&lang=en`, { before: without, prepare });
    assert.match(await ready(page), /WebGL 2/);
    assert.match(await card(page).innerText(), /edition to read/);
    await page.screenshot({ path: join(OUT, 'no-webgl.png') });
    await isEdition(page, log, '#chapter-azuma');
    // Not back into the page that leads here: there is no way out of such a circle.
    assert.equal(await page.evaluate(() => history.length), 2);
    assert.deepEqual(arrived.filter((url) => url.includes('halhin_gol')), []); // begun, and given up
    await close();
  });

  test('can be tried with webgl=0; the link leads there at once', async () => {
    const { page, log, close } = await open(browser, `${server.url}?webgl=0`);
    await card(page).getByRole('link', { name: 'Read the edition' }).click();
    await isEdition(page, log);
    await page.getByRole('link', { name: 'Open the interactive map' }).first().click();
    await page.waitForURL('**/index.html');
    await until(() => page.evaluate(() => Boolean(window.halhinGol)), Boolean);
    assert.equal(await ready(page), null);
    await close();
  });

  test('stays where the reader stays, and where the page is embedded', async () => {
    const [free, framed] = await Promise.all(['webgl=0', 'webgl=0&embed=1'].map((query) => open(browser, `${server.url}?${query}`)));
    assert.equal(await framed.page.getByRole('button', { name: 'Stay here' }).isVisible(), false);
    await free.page.getByRole('button', { name: 'Stay here' }).click();
    assert.equal(await free.page.evaluate(() => document.activeElement?.textContent), 'Read the edition');
    await sleep(6000);
    for (const { page, close } of [free, framed]) {
      assert.doesNotMatch(page.url(), /edition/);
      assert.ok(await card(page).getByRole('link', { name: 'Read the edition' }).isVisible());
      await close();
    }
  });

  test('or without JavaScript finds the edition too', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(server.url);
    await page.getByRole('link', { name: 'edition to read' }).click();
    await page.waitForURL('**/edition/index.html');
    assert.equal(await page.locator('section.chapter').count(), chapters());
    assert.ok(await page.locator('#chapter-ring img').first().isVisible());
    await context.close();
  });
});

describe('the edition', () => {
  for (const [name, width] of [['wide', 1280], ['narrow', 390]]) {
    test(`fits a ${name} window and answers to the keyboard`, async () => {
      const { page, log, close } = await open(browser, `${server.url}edition/index.html`);
      await page.setViewportSize({ width, height: 800 });
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), '#text');
      await page.keyboard.press('Enter');
      assert.equal(await page.evaluate(() => document.activeElement.id), 'text');
      const details = page.locator('#chapter-ring details:not(.units)').last();
      assert.equal(await details.locator('p').first().isVisible(), false);
      await details.locator('summary').click();
      assert.ok(await details.locator('p').first().isVisible());
      await page.screenshot({ path: join(OUT, `edition-${name}.png`) });
      assert.deepEqual(log.errors, []);
      await close();
    });
  }
});

describe('a window', () => {
  const sizes = (page) => page.evaluate(() => {
    const canvas = document.getElementById('map');
    return { css: [canvas.clientWidth, canvas.clientHeight], window: [innerWidth, innerHeight], dots: [canvas.width, canvas.height], ratio: devicePixelRatio };
  });
  // The map answers and draws: another moment, another picture.
  async function answers(page, instant = '1939-08-20T05:45') {
    const frames = await call(page, 'frames');
    await call(page, 'seek', instant);
    assert.equal(await call(page, 'state'), nativeState(instant));
    assert.ok((await until(() => call(page, 'frames'), (now) => now > frames)) > frames, 'it draws');
  }
  async function fits(page, width, height) {
    const found = await until(() => sizes(page), ({ css }) => css[0] === width && css[1] === height);
    assert.deepEqual(found.css, [width, height]);
  }

  test('that was hidden and frozen comes back', async () => {
    const { page, log, close } = await openReady(browser, `${server.url}?at=${HOUR}`);
    const devtools = await page.context().newCDPSession(page);
    await call(page, 'play', '10m');
    const other = await page.context().newPage();
    await other.bringToFront();
    await devtools.send('Page.setWebLifecycleState', { state: 'frozen' });
    await sleep(1500);
    await devtools.send('Page.setWebLifecycleState', { state: 'active' });
    await page.bringToFront();
    await other.close();
    const then = await at(page);
    assert.ok(then < '1939-07-03T12:00', `it did not run ahead: ${then}`);
    assert.ok((await until(() => at(page), (now) => now > then)) > then, 'it plays on');
    await call(page, 'pause');
    await answers(page);
    assert.deepEqual(log.errors, []);
    await close();
  });

  test('is resized and zoomed', async () => {
    const { page, log, close } = await openReady(browser, `${server.url}?at=${HOUR}`);
    const instants = ['1939-07-05T10:00', '1939-07-07T10:00', '1939-07-09T10:00', '1939-07-11T10:00'];
    for (const [width, height] of [[800, 500], [320, 568], [281, 130], [1280, 720]]) {
      await page.setViewportSize({ width, height });
      await fits(page, width, height);
      await answers(page, instants.shift());
    }
    // The browser's zoom: fewer points, more dots for each. (Chromium makes believe: its canvases keep their dots.)
    const devtools = await page.context().newCDPSession(page);
    for (const zoom of [1.25, 2, 0.5]) {
      const [width, height] = [1280 / zoom, 720 / zoom];
      await devtools.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: zoom, mobile: false });
      await fits(page, width, height);
      await answers(page, `1939-08-21T05:${Math.round(zoom * 20)}`);
    }
    assert.deepEqual(log.errors, []);
    await close();
  });

  // A browser of its own for each: a screen of so many dots cannot be made believe for a canvas.
  for (const [name, ratio, width, height] of [['a laptop of two dots a point', 2, 1280, 720], ['a phone of three', 3, 390, 844], ['a phone of three on its side', 3, 844, 390]]) {
    test(`on the screen of ${name}`, async () => {
      const fine = await launch([`--force-device-scale-factor=${ratio}`, `--window-size=${width},${height}`]);
      try {
        const context = await fine.newContext({ viewport: null });
        const page = await context.newPage();
        await page.goto(`${server.url}?at=${HOUR}`);
        assert.equal(await ready(page), null);
        const { css, window, dots, ratio: found } = await sizes(page);
        assert.equal(found, ratio);
        assert.deepEqual(css, window);
        assert.deepEqual(dots, css.map((side) => side * ratio));
        assert.ok(Math.max(...dots) < 4096, `${dots}`);
        await answers(page);
        await still(page);
        await page.screenshot({ path: join(OUT, `screen-${width}x${height}-${ratio}.png`) });
      } finally {
        await fine.close();
      }
    });
  }
});
