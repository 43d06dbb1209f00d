// The map under fingers on a telephone, upright and lying: it is moved, enlarged, tapped and asked by a long press.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { PNG } from 'pngjs';
import { begin, call, difference, end, OUT, ready, sleep, still, until } from './harness.mjs';

const AT = '1939-05-20T12:00';

let server, browser;
before(async () => ({ server, browser } = await begin()));
after(() => end({ server, browser }));

/** What the address says of the view: latitude, longitude, zoom. */
const view = async (page) => {
  const said = new URL(page.url()).searchParams.get('view') ?? '';
  const [lat, lon, zoom] = said.split(',').map(Number);
  return { lat, lon, zoom };
};
const selected = (page) => new URL(page.url()).searchParams.get('select');

/** The unit that stands farthest from all others on the battlefield, so that a finger finds it alone. */
function loneliest(units) {
  const far = (a, b) => Math.hypot(a.lat - b.lat, (a.lon - b.lon) * 0.67);
  const near = units.filter((unit) => unit.lat > 47.3 && unit.lat < 48.2 && unit.lon > 117.5 && unit.lon < 119.3);
  const apart = (unit) => Math.min(...units.filter((other) => other !== unit).map((other) => far(unit, other)));
  return near.map((unit) => [apart(unit), unit]).sort((a, b) => b[0] - a[0])[0][1];
}

for (const [name, width, height] of [['upright', 390, 844], ['lying', 844, 390]]) {
  describe(`a telephone, ${name}`, () => {
    let context, page, session, unit;
    const fingers = new Map();
    const errors = [];

    const send = (type) => session.send('Input.dispatchTouchEvent', {
      type, touchPoints: [...fingers].map(([id, [x, y]]) => ({ x, y, id })),
    });
    const down = (id, x, y) => send('touchStart', fingers.set(id, [x, y]));
    const move = (moved) => {
      for (const [id, x, y] of moved) fingers.set(id, [x, y]);
      return send('touchMove');
    };
    /** Lifts one finger; the others stay. */
    const up = (id) => {
      fingers.delete(id);
      return send('touchEnd');
    };
    const open = async () => {
      await page.goto(`${server.url}?at=${AT}`);
      assert.equal(await ready(page), null);
      await still(page);
    };
    /** The page with the unit in the middle of what no panel covers. */
    const openAtUnit = async () => {
      await open();
      await call(page, 'view', `${unit.lat},${unit.lon}`, 12);
      await until(() => view(page), (now) => now.zoom === 12);
      await still(page);
    };
    const picture = async (file) => PNG.sync.read(await page.screenshot(file ? { path: join(OUT, `${file}.png`) } : {}));
    /** The middle of the part of the map that no panel covers at the left or below. */
    const middle = () => [Math.round(width / 2), Math.round((height - covered()) / 2)];
    const covered = () => (name === 'upright' ? 156 : 50);

    before(async () => {
      context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: 3, hasTouch: true, isMobile: true });
      page = await context.newPage();
      // Where a scale is only emulated, browsers do not count it in here: the engine then multiplies by itself.
      await page.addInitScript(() => delete ResizeObserverEntry.prototype.devicePixelContentBoxSize);
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      session = await context.newCDPSession(page);
      await open();
      unit = loneliest(JSON.parse(await call(page, 'state')).units);
    });
    after(() => context?.close());

    test('the page knows that fingers are its pointer', async () => {
      assert.ok(await page.evaluate(() => matchMedia('(pointer: coarse)').matches));
      await picture(`touch-${name}`);
    });

    test('one finger moves the map and nothing else', async () => {
      await openAtUnit();
      const [x, y] = middle();
      const before = await view(page);
      await down(1, x, y);
      for (let step = 1; step <= 5; step += 1) await move([[1, x - 12 * step, y - 8 * step]]);
      await up(1);
      await still(page);
      const after = await view(page);
      assert.ok(after.lon > before.lon && after.lat < before.lat, `${JSON.stringify(before)} ${JSON.stringify(after)}`);
      assert.equal(after.zoom, before.zoom);
      assert.equal(selected(page), null, 'a finger that moves selects nothing');
    });

    test('two fingers that come at their own times enlarge it without a leap', async () => {
      await openAtUnit();
      const [x, y] = middle();
      const before = await view(page);
      await down(1, x - 40, y);
      await sleep(120);
      await down(2, x + 40, y);
      await sleep(120);
      for (let step = 1; step <= 5; step += 1) await move([[1, x - 40 - 8 * step, y], [2, x + 40 + 8 * step, y]]);
      await up(1);
      await sleep(120);
      const lifted = await until(() => view(page), (now) => now.zoom > before.zoom + 0.9);
      assert.ok(Math.abs(lifted.zoom - before.zoom - 1) < 0.1, `twice as far apart is one more: ${lifted.zoom}`);
      await move([[2, x + 10, y + 60]]);
      await up(2);
      await still(page);
      const after = await view(page);
      assert.deepEqual(after, lifted, 'the finger that is left moves nothing');
      assert.ok(Math.abs(after.lat - before.lat) < 0.01 && Math.abs(after.lon - before.lon) < 0.01);
    });

    test('a tap selects the unit under it, a tap beside it lets go', async () => {
      await openAtUnit();
      const [x, y] = middle();
      await page.touchscreen.tap(x, y);
      assert.equal(await until(() => selected(page), (id) => id === unit.id), unit.id);
      await picture(`touch-${name}-selected`);
    });

    test('a long press shows what pointing shows, and lifting selects nothing', async () => {
      await openAtUnit();
      const [x, y] = middle();
      const before = await picture();
      await down(1, x, y);
      await sleep(1_200);
      const pressed = await picture(`touch-${name}-pressed`);
      const told = difference(before, pressed);
      assert.ok(told > 0.0005, `nothing is shown: ${told}`);
      await up(1);
      await still(page);
      assert.equal(selected(page), null);
      assert.ok(difference(before, await picture()) < 0.0005, 'and it goes when the finger does');
    });

    test('no errors were reported', () => assert.deepEqual(errors, []));
  });
}
