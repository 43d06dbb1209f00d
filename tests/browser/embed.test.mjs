// The map in a frame of another page: a page of another origin (a second port of the server) embeds it and drives it;
// ten thousand messages and ten thousand addresses at random; wheel, fingers and Tab; the page that shows how to embed.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { serve } from '../../web/serve.mjs';
import { DIST, OUT, difference, launch, nativeState, open, sleep, until } from './harness.mjs';
import { PNG } from 'pngjs';

const MORNING = '1939-07-03T09:00';
const UNIT = 'jp-64-infantry-regiment';
const PATIENCE_MS = 60_000;

const HOST = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,">
<style>body { margin: 0; height: 3000px } iframe { display: block; width: 640px; height: 360px; border: 0; margin: 20px }</style>
<button id="before">before</button><iframe id="map" title="Map"></iframe><button id="after">after</button>
<script type="module" src="host.js"></script></html>`;

const HOST_JS = `
const frame = document.getElementById('map');
const src = new URLSearchParams(location.search).get('src');
const origin = new URL(src).origin;
const waiting = new Map();
let number = 0;
window.heard = [];
window.answers = 0;
addEventListener('message', ({ data, source, origin: from }) => {
  if (source !== frame.contentWindow || from !== origin) return;
  if (data.halhinGol === 'answer') { window.answers += 1; waiting.get(data.id)?.(data); waiting.delete(data.id); }
  else window.heard.push({ ...data, at: performance.now() });
});
window.send = (message) => frame.contentWindow.postMessage(message, origin);
window.ask = (verb, ...args) => new Promise((done) => {
  const id = ++number;
  waiting.set(id, done);
  setTimeout(() => waiting.delete(id) && done({ silent: true }), 3000);
  window.send({ halhinGol: verb, args, id });
});
frame.src = src;
`;

let browser, map, host, folder;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'halhin-host-'));
  writeFileSync(join(folder, 'index.html'), HOST);
  writeFileSync(join(folder, 'host.js'), HOST_JS);
  [browser, map, host] = await Promise.all([launch(), serve(DIST), serve(folder)]);
});
after(async () => {
  await browser?.close();
  await Promise.all([map?.close(), host?.close()]);
  rmSync(folder, { recursive: true, force: true });
});

const hostOrigin = () => host.url.replace(/\/$/, '');

/** A page of another origin with the map in a frame; `query` is the frame's. */
async function embedded(query, options = {}) {
  const src = `${map.url}?embed=1&${query}`;
  const opened = await open(browser, `${host.url}?src=${encodeURIComponent(src)}`, options);
  const frame = await until(() => opened.page.frames().find((one) => one.url().startsWith(map.url)), Boolean);
  await until(() => frame.evaluate(() => Boolean(window.halhinGol)).catch(() => false), Boolean);
  await frame.evaluate(() => window.halhinGol.ready);
  const ask = (verb, ...args) => opened.page.evaluate(([name, list]) => window.ask(name, ...list), [verb, args]);
  const heard = (event) => opened.page.evaluate((name) => window.heard.filter((one) => one.event === name), event);
  const frameAt = () => frame.evaluate(() => JSON.parse(window.halhinGol.state()).at);
  return { ...opened, frame, ask, heard, frameAt };
}

const named = () => `origin=${encodeURIComponent(hostOrigin())}`;

describe('a page that the frame names', () => {
  let it;
  before(async () => {
    it = await embedded(`at=1939-08-20T05:45&${named()}`);
  }, { timeout: PATIENCE_MS });
  after(() => it?.close());

  test('hears that the map is ready without asking, with the height that suits it', async () => {
    const [ready] = await until(() => it.heard('ready'), (list) => list.length > 0);
    assert.deepEqual(ready.detail, { width: 640, height: 360 });
  });

  test('commands every verb and gets its answers', async () => {
    assert.deepEqual(Object.keys(await it.ask('seek', MORNING)).sort(), ['halhinGol', 'id', 'result']);
    assert.equal(await it.frameAt(), MORNING);
    assert.equal((await it.ask('state')).result, nativeState(MORNING));
    assert.equal(typeof (await it.ask('frames')).result, 'number');
    for (const [verb, ...args] of [['view', 'theatre'], ['view', 'fui', 12], ['select', UNIT], ['select', null], ['play', '2h'], ['pause']]) {
      assert.equal((await it.ask(verb, ...args)).error, undefined, `${verb}(${args})`);
    }
    for (const [verb, ...args] of [['seek', 'yesterday'], ['seek'], ['view', 'fui', 99], ['select', 'nobody'], ['play', {}], ['launch'],
      ['constructor'], ['__proto__'], ['seek', 'x'.repeat(201)], ['open', 'x'.repeat(2001)], ['on', 'everything'], ['pause', 1, 2, 3, 4, 5]]) {
      const { error } = await it.ask(verb, ...args);
      assert.match(error, /^.{12,400}$/s, `${verb}(${JSON.stringify(args).slice(0, 60)}) answered ${error}`);
    }
  });

  test('opens an address in the running map and is told what was not understood', async () => {
    const { result } = await it.ask('open', 'at=1939-08-24T08:00&account=soviet&view=nowhere&controls=none&embed=1');
    assert.equal(result.length, 1);
    assert.match(result[0], /^view=nowhere: /);
    assert.equal((await it.ask('state')).result, nativeState('1939-08-24T08:00', '--account', 'soviet'));
    const query = await until(() => it.frame.evaluate(() => location.search), (text) => text.includes('08-24'), 5000);
    assert.match(query, /account=soviet/);
    assert.match(query, /embed=1/);
    assert.doesNotMatch(query, /controls/);
    await it.ask('open', 'account=synthesis');
  });

  test('hears the events it has asked for, and no others', async () => {
    const count = async (event) => (await it.heard(event)).length;
    assert.deepEqual([await count('time'), await count('select')], [0, 0]);
    for (const event of ['time', 'select', 'playing', 'chapter', 'resize', 'problem', 'time']) assert.equal((await it.ask('on', event)).error, undefined);
    await it.ask('select', UNIT);
    await it.ask('play', '2h');
    await sleep(2500);
    await it.ask('pause');
    await it.ask('open', 'chapter=prologue');
    await until(() => count('chapter'), (n) => n > 0);
    assert.deepEqual((await it.heard('select'))[0].detail, { id: UNIT });
    assert.deepEqual((await it.heard('playing')).map(({ detail }) => detail.playing).slice(0, 2), [true, false]);
    assert.equal((await it.heard('chapter'))[0].detail.id, 'prologue');
    const times = (await it.heard('time')).map(({ at }) => at);
    assert.ok(times.length > 2 && times.length < 40, `${times.length} moments were told in 2.5 s`);
    await it.ask('off', 'time');
    const before = await count('time');
    await it.ask('seek', '1939-06-01T00:00');
    await sleep(400);
    assert.equal(await count('time'), before);
  });

  test('is told the height it should give the frame when the width changes', async () => {
    const before = (await it.heard('resize')).length;
    await it.page.evaluate(() => (document.getElementById('map').style.width = '900px'));
    const sizes = await until(() => it.heard('resize'), (list) => list.length > before);
    assert.deepEqual(sizes.at(-1).detail, { width: 900, height: 506 });
    await it.page.evaluate(() => (document.getElementById('map').style.width = '640px'));
    await until(() => it.heard('resize'), (list) => list.length > before + 1);
  });

  test('outlives ten thousand messages at random', { timeout: 120_000 }, async () => {
    const answered = await it.page.evaluate(async () => {
      let seed = 19390511;
      const below = (limit) => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) % limit;
      const one = (list) => list[below(list.length)];
      const letter = () => one(['a', '0', '-', ':', 'T', '&', '=', ',', '%', '\u0000', '\ud800', '\u202e', '中', '🙂', '<', "'"]);
      const text = () => Array.from({ length: one([0, 1, 5, 16, 300]) }, letter).join('');
      const odd = () => one([undefined, null, NaN, Infinity, -1, 1e308, true, '', [], {}, [[]], new Date(0), new Map(), /x/, 12n,
        new Uint8Array(9), '1939-07-03T09:00', 'jp-64-infantry-regiment', 'theatre', '2h', text(), text(), JSON.parse('{"__proto__":{"a":1}}')]);
      const verb = () => one(['seek', 'play', 'pause', 'select', 'view', 'open', 'on', 'off', 'frames', 'answer', 'event', '__proto__',
        'constructor', 'toString', 'hasOwnProperty', text(), odd()]);
      const args = () => one([() => odd(), () => Array.from({ length: below(6) }, odd)])();
      const message = () => one([() => odd(), () => ({ halhinGol: verb() }), () => ({ halhinGol: verb(), args: args(), id: odd() }),
        () => ({ halhinGol: verb(), args: [odd()], id: below(1000) }), () => ({ halhinGol: verb(), args: [odd()], id: below(1000) })])();
      const before = window.answers;
      for (let sent = 0; sent < 10_000; sent += 250) {
        for (let i = 0; i < 250; i += 1) window.send(message());
        await new Promise((done) => setTimeout(done, 1010)); // a little more than the map takes in a second
      }
      return window.answers - before;
    });
    assert.ok(answered > 4000, `only ${answered} of 10,000 were messages to answer`);
    await alive(it);
  });

  test('sends too many messages and is told so', async () => {
    await sleep(1100);
    const errors = await it.page.evaluate(async () => {
      const answers = await Promise.all(Array.from({ length: 400 }, () => window.ask('frames')));
      return answers.filter(({ error }) => error?.includes('200 messages a second')).length;
    });
    assert.ok(errors >= 150 && errors <= 200, `${errors} of 400 were refused`);
    await sleep(1100);
  });

  test('outlives ten thousand addresses at random', { timeout: 240_000 }, async () => {
    const { each, most } = await it.frame.evaluate(async () => {
      let seed = 19390916;
      const below = (limit) => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) % limit;
      const one = (list) => list[below(list.length)];
      const names = ['at', 'play', 'pace', 'loop', 'view', 'chapter', 'lesson', 'stage', 'select', 'account', 'certainty', 'symbols', 'layers',
        'panel', 'page', 'projector', 'text', 'motion', 'lang', 'compare', 'axis', 'welcome', 's', 'embed', 'controls', 'links', '__proto__'];
      const values = ['1', '0', '', 'none', '1939-08-20T05:45', '1939-07-03T09:00', '9999-99-99', '-1', 'NaN', '1e308', '1939-08-20,1939-08-22',
        '1939-08-20,beside', 'theatre', 'fui,13', '47.7,118.6,12', '0,0,0', 'soviet', 'japanese', 'known', 'pictograms', 'events', 'story', 'sources',
        'prologue', 'mn', 'en', '150', '250', 'answer', '2h', '%00%ff%ed%a0%80', '\ud800', '%', 'AQhr', 'AQAAAAAAAAAAAAAA', 'x'.repeat(1500), 'jp-64-infantry-regiment'];
      const mutated = (query) => {
        const at = below(query.length + 1);
        return one([query.slice(0, at), query.slice(at), query.slice(0, at) + one(['&', '=', '%', '\u0000', '🙂', 'A']) + query.slice(at), query + '&' + query])
          .slice(0, 2000);
      };
      let spent = 0;
      let most = 0;
      for (let i = 0; i < 10_000; i += 1) {
        let query = Array.from({ length: 1 + below(8) }, () => `${one(names)}=${one(values)}`).join('&').slice(0, 2000);
        if (below(2)) query = mutated(query);
        const begun = performance.now();
        const warnings = window.halhinGol.open(query);
        const took = performance.now() - begun;
        spent += took;
        most = Math.max(most, took);
        if (!Array.isArray(warnings) || warnings.length > 10) throw new Error(`${query} gave ${warnings.length} warnings`);
        if (i % 100 === 99) await new Promise(requestAnimationFrame);
      }
      window.halhinGol.open('lang=en&welcome=0&text=100&projector=0');
      window.halhinGol.pause();
      return { each: spent / 10_000, most };
    });
    console.log(`an address took ${each.toFixed(3)} ms, ${most.toFixed(1)} ms at most`);
    assert.ok(each < 1, `${each} ms each`);
    await alive(it);
  });

  test('has caused no error and broken no policy', () => {
    assert.deepEqual(it.log.errors, []);
  });
});

/** The map still draws, obeys and answers. */
async function alive({ frame, ask, page }) {
  await sleep(1100);
  await frame.evaluate(() => window.halhinGol.pause());
  assert.equal((await ask('seek', '1939-06-01T00:00')).error, undefined);
  assert.equal((await ask('seek', MORNING)).error, undefined);
  assert.equal((await ask('state')).result.includes(`"at": "${MORNING}"`), true);
  const frames = () => frame.evaluate(() => window.halhinGol.frames());
  const before = await frames();
  await ask('view', 'theatre');
  await ask('view', 'fui', 13);
  assert.ok((await until(frames, (now) => now > before)) > before, 'it draws no more');
  assert.equal(await page.evaluate(() => ({}).a), undefined);
  assert.equal(await frame.evaluate(() => document.getElementById('cover').hidden), true);
}

test('a page that is not named is not heard', { timeout: PATIENCE_MS }, async () => {
  for (const query of ['at=1939-08-20T05:45', 'at=1939-08-20T05:45&origin=https://school.example']) {
    const it = await embedded(query);
    const answers = await Promise.all([it.ask('seek', MORNING), it.ask('on', 'time'), it.ask('state')]);
    assert.deepEqual(answers, [{ silent: true }, { silent: true }, { silent: true }]);
    assert.equal(await it.frameAt(), '1939-08-20T05:45');
    assert.deepEqual(await it.page.evaluate(() => window.heard), []);
    assert.deepEqual(it.log.errors, []);
    await it.close();
  }
});

test('what is no exact origin names nobody and is said', { timeout: PATIENCE_MS }, async () => {
  const it = await embedded(`at=1939-08-20T05:45&origin=*&origin=null&origin=${encodeURIComponent(`${hostOrigin()}/`)}&origin=javascript:alert(1)`);
  assert.deepEqual(await it.ask('seek', MORNING), { silent: true });
  assert.match(await it.frame.locator('[data-warning]').first().innerText(), /^origin=\*: /);
  await it.close();
});

describe('in the page around it', () => {
  let it;
  before(async () => {
    it = await embedded(`at=${MORNING}&${named()}`);
  }, { timeout: PATIENCE_MS });
  after(() => it?.close());
  const scrolled = () => it.page.evaluate(() => window.scrollY);
  const top = () => it.page.evaluate(() => scrollTo(0, 0));
  const view = async () => (await it.frame.evaluate(() => location.search)).match(/view=[^&]*/)?.[0];

  test('the map has not taken the focus', async () => {
    assert.equal(await it.page.evaluate(() => document.activeElement.tagName), 'BODY');
    assert.equal(await it.frame.evaluate(() => document.hasFocus() && document.activeElement.id === 'map'), false);
    await it.page.keyboard.press('ArrowRight');
    await sleep(300);
    assert.equal(await it.frameAt(), MORNING, 'a key was the map\'s though it had no focus');
  });

  test('the wheel scrolls the page, and with Ctrl the map', async () => {
    await it.page.mouse.move(440, 150);
    const before = await view();
    await it.page.mouse.wheel(0, 200);
    assert.ok((await until(scrolled, (y) => y > 0, 3000)) > 0, 'the page did not scroll');
    assert.equal(await it.frame.locator('[data-hint="wheel"]').isVisible(), true);
    assert.equal(await view(), before);
    await sleep(1800);
    assert.equal(await it.frame.locator('#hint').isVisible(), false);
    await top();
    await it.page.keyboard.down('Control');
    await it.page.mouse.wheel(0, -200);
    await it.page.keyboard.up('Control');
    assert.notEqual(await until(view, (now) => now !== before, 3000), before, 'Ctrl and the wheel did nothing');
    assert.equal(await scrolled(), 0);
  });

  test('Tab goes through the map and out of it, both ways', async () => {
    await it.page.focus('#before');
    const where = () => it.page.evaluate(() => document.activeElement.id);
    const seen = [];
    for (let i = 0; i < 60 && seen.at(-1) !== 'after'; i += 1) {
      await it.page.keyboard.press('Tab');
      await sleep(120);
      seen.push(await where());
    }
    assert.ok(seen.filter((id) => id === 'map').length > 5, seen.join(' '));
    assert.equal(seen.at(-1), 'after');
    for (let i = 0; i < 60 && seen.at(-1) !== 'before'; i += 1) {
      await it.page.keyboard.press('Shift+Tab');
      await sleep(120);
      seen.push(await where());
    }
    assert.equal(seen.at(-1), 'before');
    assert.deepEqual(it.log.errors, []);
  });
});

test('one finger scrolls the page, two move the map, and the timeline takes one', { timeout: 2 * PATIENCE_MS }, async () => {
  const it = await embedded(`at=${MORNING}&${named()}`, { hasTouch: true });
  const cdp = await it.page.context().newCDPSession(it.page);
  const drag = async (from, to, stepMs = 40) => {
    const points = (share) => from.map(([x, y], id) => ({ x: x + (to[id][0] - x) * share, y: y + (to[id][1] - y) * share, id }));
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: points(0) });
    for (let step = 1; step <= 10; step += 1) {
      await cdp.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: points(step / 10) });
      await sleep(stepMs);
    }
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await sleep(600);
  };
  const view = async () => (await it.frame.evaluate(() => location.search)).match(/view=[^&]*/)?.[0];
  const scrolled = () => it.page.evaluate(() => window.scrollY);
  const box = await it.page.locator('#map').boundingBox();
  const first = await view();
  await drag([[500, box.y + 220]], [[500, box.y + 60]]);
  assert.ok((await scrolled()) > 50, 'one finger did not scroll the page');
  assert.equal(await view(), first, 'one finger moved the map');
  await it.page.evaluate(() => scrollTo(0, 0));
  await sleep(1800);
  await drag([[400, box.y + 220], [500, box.y + 220]], [[400, box.y + 140], [500, box.y + 140]]);
  assert.equal(await scrolled(), 0, 'two fingers scrolled the page');
  assert.notEqual(await until(view, (now) => now !== first, 3000), first, 'two fingers did not move the map');
  const before = await it.frameAt();
  const line = await it.frame.locator('#mirror input[type=range]').first().boundingBox();
  const y = line.y + line.height / 2;
  await drag([[line.x + line.width * 0.4, y]], [[line.x + line.width * 0.6, y]], 100); // a frame takes a tenth of a second here
  assert.equal(await scrolled(), 0);
  assert.notEqual(await it.frameAt(), before, 'the timeline did not take the finger');
  assert.deepEqual(it.log.errors, []);
  await it.close();
});

test('a frame shows the controls that are chosen, and the way to the whole map', { timeout: 3 * PATIENCE_MS }, async () => {
  const pictures = [];
  for (const [name, query] of [['usual', ''], ['none', '&controls=none&links=0'], ['some', '&controls=timeline,caption']]) {
    const it = await embedded(`at=${MORNING}&view=theatre${query}`);
    await sleep(700);
    pictures.push(PNG.sync.read(await it.page.locator('#map').screenshot({ path: join(OUT, `embed-${name}.png`) })));
    if (name === 'usual') {
      const { x, y, height } = await it.page.locator('#map').boundingBox();
      const [tab] = await Promise.all([it.page.context().waitForEvent('page'), it.page.mouse.click(x + 80, y + height - 45 - 14 - 15)]);
      await tab.waitForLoadState();
      assert.ok(tab.url().startsWith(map.url) && tab.url().includes(`at=${MORNING}`), tab.url());
      assert.doesNotMatch(tab.url(), /embed=|links=/);
    }
    await it.close();
  }
  assert.ok(difference(pictures[0], pictures[1]) > 0.1 && difference(pictures[0], pictures[2]) > 0.05);
});

test('the page that shows how to embed the map drives it and writes the lines', { timeout: 3 * PATIENCE_MS }, async () => {
  for (const [width, height] of [[1280, 900], [390, 844]]) {
    const { page, log, close } = await open(browser, `${map.url}embed.html`);
    await page.setViewportSize({ width, height });
    await page.locator('#silent').waitFor({ state: 'hidden', timeout: PATIENCE_MS });
    const said = () => page.locator('#log').innerText();
    await page.getByRole('button', { name: 'To 3 July' }).click();
    await until(said, (text) => text.includes(`{"at":"${MORNING}"}`));
    await page.getByRole('button', { name: 'A mistake' }).click();
    assert.match(await until(said, (text) => text.includes('yesterday\' ') || text.includes('cannot read')), /cannot read the instant 'yesterday'/);
    await page.getByLabel('Panels of evidence').check();
    await page.getByLabel('The address of your site').fill('https://school.example');
    const lines = await page.locator('#snippet').inputValue();
    assert.match(lines, /^<iframe src="http[^"]*\?embed=1&amp;at=1939-08-20T05:45&amp;controls=date,timeline,map,scale,card,panels&amp;origin=https:\/\/school\.example"/);
    assert.match(lines, /title="[^"]+"/);
    await page.getByLabel('The address of your site').fill('https://school.example/course');
    assert.equal(await page.locator('#wrong').isVisible(), true);
    await page.getByLabel('The address of your site').fill('');
    await page.locator('#silent').waitFor({ state: 'hidden', timeout: PATIENCE_MS });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `it is wider than ${width}`);
    await page.screenshot({ path: join(OUT, `embed-page-${width}.png`), fullPage: true });
    assert.deepEqual(log.errors, []);
    await close();
  }
});
