// The map for those who hear it, use keys alone or type on glass: the mirror of the controls beside the canvas.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { at, begin, call, end, open, openReady, still, until } from './harness.mjs';

const MORNING = '1939-07-03T09:00';
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let server, browser;

before(async () => ({ server, browser } = await begin()));
after(() => end({ server, browser }));

const CONTROLS = '#mirror > :not([data-kind=label])';
const names = (page) => page.locator(CONTROLS).evaluateAll((list) => list.map((element) => element.getAttribute('aria-label') ?? element.textContent));

/** What axe-core finds that is serious: nothing may. `openReady` keeps the policy, so its text is run by the test's own hand. */
async function serious(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ['violations'] }));
  return violations
    .filter(({ impact }) => ['serious', 'critical'].includes(impact))
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('\n')}`);
}

describe('the mirror', () => {
  let page, log;
  before(async () => {
    ({ page, log } = await openReady(browser, `${server.url}?at=${MORNING}`));
    await until(() => names(page), (list) => list.length > 5);
  });
  after(() => page?.context().close());

  test('names every control', async () => {
    const list = await names(page);
    assert.ok(list.length > 10, list.join('; '));
    assert.deepEqual(list.filter((name) => !name.trim()), []);
    const ids = await page.locator('#mirror > *').evaluateAll((all) => all.map(({ id }) => id));
    assert.equal(new Set(ids).size, ids.length);
  });

  test('holds as many controls as Tab visits, in the same order', async () => {
    await page.focus('#map');
    const here = () => page.evaluate(() => document.activeElement.id === 'map' && document.getElementById('map').getAttribute('aria-activedescendant'));
    const visited = [];
    for (let i = 0, last = null; i < 60; i += 1, last = visited.at(-1)) {
      await page.keyboard.press('Tab');
      const now = await until(here, (control) => control !== last, 3000);
      if (!now) break;
      visited.push(now);
    }
    // The chapters on the timeline are links beside the list of chapters, which the keys reach.
    const mirrored = await page.locator(`${CONTROLS}:not([data-kind=link])`).evaluateAll((all) => all.map(({ id }) => id));
    assert.ok(visited.length > 10);
    assert.deepEqual(visited, mirrored, 'the same controls in the same order');
  });

  test('presses what is pressed in it', async () => {
    const play = page.locator('#mirror button', { hasText: /^Play/ }).first();
    await play.evaluate((button) => button.click());
    const now = await until(() => at(page), (instant) => instant > MORNING);
    assert.ok(now > MORNING);
    const pause = page.locator('#mirror button', { hasText: /^Pause/ }).first();
    await pause.waitFor({ state: 'attached' });
    await pause.evaluate((button) => button.click());
    await still(page);
  });

  test('moves the clock by the timeline’s element', async () => {
    await call(page, 'seek', MORNING);
    await still(page);
    const slider = page.locator('#mirror input[type=range]').first();
    assert.match(await slider.getAttribute('aria-valuetext'), /3 July/);
    await slider.evaluate((input) => {
      input.valueAsNumber += 60;
      input.dispatchEvent(new Event('input'));
    });
    assert.equal(await until(() => at(page), (now) => now === '1939-07-03T10:00'), '1939-07-03T10:00');
  });

  test('says where things stand, and only when they have come to rest', async () => {
    await call(page, 'seek', '1939-08-20T05:45');
    const report = () => page.locator('#report').textContent();
    const said = await until(report, (text) => text.includes('20 August'));
    assert.match(said, /20 August/);
    assert.ok(said.split(/\s+/).length <= 60, said);
    await call(page, 'select', await page.evaluate(() => JSON.parse(window.halhinGol.state()).units[0].id));
    assert.notEqual(await until(report, (text) => text !== said), said);
  });

  test('has no serious fault that axe-core knows of', async () => {
    assert.deepEqual(await serious(page), []);
    assert.deepEqual(log.errors, []);
  });

  test('draws nothing at rest', async () => {
    const frames = await still(page);
    await new Promise((done) => setTimeout(done, 3000));
    assert.equal(await call(page, 'frames'), frames);
  });
});

test('typing goes through the mirror’s own field', async () => {
  const { page, close, log } = await openReady(browser, `${server.url}?panel=forces&at=1939-08-20T05:45`, { hasTouch: true });
  const field = page.locator('#mirror input[type=text]').first();
  await field.waitFor({ state: 'attached' });
  await field.evaluate((input) => input.focus());
  const before = (await names(page)).length;
  await page.keyboard.type('yamagata');
  const list = await until(() => names(page), (now) => now.length < before);
  assert.ok(list.some((name) => /Yamagata/i.test(name)), list.join('; '));
  assert.ok(list.length < before);
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'map');
  assert.deepEqual(log.errors, []);
  await close();
});

test('the cards of the page have no serious fault', async () => {
  for (const card of ['loading', 'webgl', 'unloaded', 'stopped', 'graphics', 'problems']) {
    const { page, close } = await open(browser, server.url, { prepare: (fresh) => fresh.route('**/*.wasm', () => {}) });
    await page.evaluate((name) => {
      for (const other of document.querySelectorAll('[data-card]')) other.hidden = other.dataset.card !== name;
    }, card);
    assert.deepEqual(await serious(page), [], card);
    await close();
  }
});

for (const name of ['edition/index.html', 'credits.html', 'embed.html', 'notes.html']) {
  test(`${name} has no serious fault`, async () => {
    const { page, close } = await open(browser, server.url + name);
    assert.deepEqual(await serious(page), []);
    await close();
  });
}

test('forced colours and a wish for stillness are heard', async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, forcedColors: 'active', reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(server.url);
  await page.evaluate(() => window.halhinGol.ready);
  const query = await until(() => page.evaluate(() => location.search), (now) => now.includes('motion'));
  assert.deepEqual(['motion', 'projector'].map((name) => new URLSearchParams(query).get(name)), ['0', '1'], query);
  await context.close();
});
