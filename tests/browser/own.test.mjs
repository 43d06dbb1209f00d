// A campaign of the reader's own: dropped, chosen or named in the address; checked beside the running map; shown or not.

import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { serve } from '../../web/serve.mjs';
import { at, call, campaignFiles, difference, DIST, launch, open, openReady, picture, ready, sleep, until } from './harness.mjs';
import { zip } from './zip.mjs';

const MORNING = '1939-07-03T09:00';
const TITLE = 'A campaign of my own';
const VISIBLE = 0.005;

/** The built-in campaign under another title, with changes: { path: text => text }. */
function campaign(changes = {}) {
  const all = { 'campaign.ron': (text) => text, ...changes };
  const titled = (text) => text.replace('"en": "The war on the Halhin Gol, 1939"', `"en": "${TITLE}"`);
  return campaignFiles().map(([path, text]) => [path, all[path] ? all[path](path === 'campaign.ron' ? titled(text) : text) : text]);
}
const inFolder = (files, name = 'mine') => files.map(([path, text]) => [`${name}/${path}`, text]);
const big = () => campaign({ 'story.ron': (text) => `${text}\n${'// filler\n'.repeat(350_000)}`, 'places.ron': (text) => `${text}\n${'// filler\n'.repeat(370_000)}` });

let folder, server, browser;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'halhin-own-'));
  cpSync(DIST, join(folder, 'page'), { recursive: true });
  server = await serve(join(folder, 'page'));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

function put(name, bytes) {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return path;
}

function putFolder(name, files) {
  for (const [path, text] of files) put(`${name}/${path}`, text);
  return join(folder, name);
}

/** Drags files or folders of the disk onto the page, as a hand does. */
async function drop(page, ...files) {
  const client = await page.context().newCDPSession(page);
  const data = { items: [], files, dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop']) {
    await client.send('Input.dispatchDragEvent', { type, x: 600, y: 300, data });
    if (type === 'dragOver') assert.equal(await page.isVisible('#drop-hint'), true);
  }
  assert.equal(await page.isVisible('#drop-hint'), false);
  await client.detach();
}

/** The part of the dialog that is shown, once there is an answer. */
const answer = (page) => until(() => page.evaluate(() => {
  const dialog = document.getElementById('own');
  return dialog.open ? dialog.querySelector('[data-own]:not([hidden])').dataset.own : null;
}), (state) => state && state !== 'checking', 40_000);
const why = (page) => page.textContent('[data-own="refused"] [data-why]');
const problems = (page) => page.$$eval('[data-own="bad"] li', (items) => items.map((item) => item.textContent));
const title = (page) => page.textContent('#own-bar strong');
const isBack = async (page) => {
  await until(() => page.isVisible('#cover').catch(() => true), (covered) => !covered);
  assert.equal(await ready(page), null);
};

async function shown(page) {
  assert.equal(await answer(page), 'good');
  await Promise.all([page.waitForEvent('load'), page.click('[data-show]')]);
  await isBack(page);
  assert.equal(await title(page), TITLE);
}

describe('a campaign dropped on the map', () => {
  let page, log;
  before(async () => ({ page, log } = await openReady(browser, `${server.url}?at=${MORNING}`)));
  after(() => page?.context().close());
  const close = () => page.keyboard.press('Escape');

  test('with mistakes is answered with their places, and the map is as it was', async () => {
    const [state, looks] = [await call(page, 'state'), await picture(page)];
    const files = campaign({
      'campaign.ron': (text) => text.replace('1939-05-11', '1939-15-11'),
      'events/may.ron': (text) => text.replace('sources: [', 'sources: ["NOBODY", '),
      'disputes.ron': (text) => text.replace('sources: [', 'sources: ["NOONE", '),
    });
    await drop(page, putFolder('faulty', files));
    assert.equal(await answer(page), 'bad');
    const found = await problems(page);
    assert.ok(found.length >= 3, found.join('\n'));
    for (const place of [/^campaign\.ron:\d+:\d+/, /^events\/may\.ron:\d+:\d+.*NOBODY/, /^disputes\.ron:\d+:\d+.*NOONE/]) {
      assert.ok(found.some((problem) => place.test(problem)), `${place} is not in\n${found.join('\n')}`);
    }
    assert.equal(Number(await page.textContent('[data-own="bad"] [data-count]')), found.length);
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'Problems');
    await close();
    assert.equal(await page.evaluate(() => document.activeElement.id), 'map');
    assert.equal(await call(page, 'state'), state);
    assert.equal(difference(looks, await picture(page)), 0);
  });

  test('with hundreds of mistakes has 200 listed and the rest counted', async () => {
    await drop(page, put('hundreds.zip', zip(campaign({ 'forces.ron': (text) => text.replaceAll('sources: [', 'sources: ["NOBODY", ') }))));
    assert.equal(await answer(page), 'bad');
    assert.equal((await problems(page)).length, 200);
    assert.ok(Number(await page.textContent('[data-own="bad"] [data-more]')) > 0);
    await page.click('[data-own="bad"] [data-copy]');
    assert.equal(await until(() => page.textContent('[data-copy]'), (word) => word === 'Copied'), 'Copied');
    await close();
  });

  const names = (number, name) => Array.from({ length: number }, (_, index) => [`${name}${index}.ron`, '()']);
  const half = zip(campaign());
  for (const [name, bytes, sentence] of [
    ['locked', zip(campaign(), { flags: 0x801 }), /locked by a password/],
    ['more than it claims', zip(campaign(), { claim: (size) => Math.min(size, 1000) }), /holds more than it claims/],
    ['a bomb', zip([['campaign.ron', Buffer.alloc(60_000_000)]], { claim: () => 2000 }), /holds more than it claims/],
    ['a bomb that says so', zip([['campaign.ron', Buffer.alloc(60_000_000)]]), /larger than 4 MB/],
    ['more than 8 MB in all', zip(['a', 'b', 'c'].map((name) => [`${name}.ron`, Buffer.alloc(3_900_000, ' ')])), /more than 8 MB in all/],
    ['less than it claims', zip(campaign(), { claim: (size) => size + 1 }), /is damaged/],
    ['cut off', half.subarray(0, half.length / 2), /no \.zip, or only a part of one/],
    ['with its head cut off', half.subarray(1000), /no \.zip, or only a part of one/],
    ['another checksum', zip(campaign(), { sum: 7 }), /is damaged/],
    ['garbage for deflate', zip([['campaign.ron', 'not packed at all, whatever the entry says']], { stored: true, method: 8 }), /is damaged/],
    ['another method', zip(campaign(), { method: 14 }), /packed in a way that is not read/],
    ['the large kind', zip([['campaign.ron', '()']], { claim: () => 0xffffffff }), /(large kind|larger than 4 MB)/],
    ['300 files', zip(names(300, 'tracks/unit')), /more than 200 \.ron files/],
    ['5,000 files', zip(Array.from({ length: 5000 }, (_, index) => [`note${index}.txt`, ''])), /at most 2000 are looked at/],
    ['a way out', zip([['../campaign.ron', '()']]), /leads out of the campaign's folder/],
    ['a way out by backslash', zip([['a\\..\\..\\campaign.ron', '()']]), /leads out of the campaign's folder/],
    ['a root', zip([['/campaign.ron', '()']]), /leads out of the campaign's folder/],
    ['a long path', zip([[`${'long/'.repeat(40)}campaign.ron`, '()']]), /more than 120 letters/],
    ['two campaigns', zip([['one/campaign.ron', '()'], ['two/campaign.ron', '()']]), /several campaigns/],
    ['twice the same', zip([...campaign(), ['campaign.ron', '()']]), /(is there twice|several campaigns)/],
    ['no campaign', zip([['readme.txt', 'nothing']]), /no \.ron file/],
    ['nothing', Buffer.alloc(0), /no \.zip, or only a part of one/],
  ]) {
    test(`as a .zip: ${name} is refused in a sentence`, async () => {
      await drop(page, put(`refused/${name.replaceAll(/\W/g, '-')}.zip`, bytes));
      assert.equal(await answer(page), 'refused');
      assert.match(await why(page), sentence);
      await close();
    });
  }

  test('that is not UTF-8 is a problem with its file', async () => {
    const files = campaign().map(([path, text]) => [path, path === 'places.ron' ? Buffer.from([0xff, 0xfe, 0x41]) : text]);
    await drop(page, put('utf16.zip', zip(files)));
    assert.equal(await answer(page), 'bad');
    assert.match((await problems(page))[0], /^places\.ron:1:1.*UTF-8/);
    await close();
  });

  test('of 7 MB is checked while the map plays', async () => {
    const bytes = put('big.zip', zip(big()));
    await page.evaluate(() => {
      window.times = [];
      window.halhinGol.on('time', () => window.times.push(performance.now()));
    });
    await call(page, 'play', '2h');
    await until(() => page.evaluate(() => window.times.length), (number) => number > 3);
    await page.evaluate(() => {
      window.times = [performance.now()];
    });
    await drop(page, bytes);
    assert.equal(await answer(page), 'good');
    const times = await page.evaluate(() => [...window.times, performance.now()]);
    await call(page, 'pause');
    const longest = Math.max(...times.slice(1).map((time, index) => time - times[index]));
    console.log(JSON.stringify({ checked_in_ms: Math.round(times.at(-1) - times[0]), time_events: times.length - 2, longest_gap_ms: Math.round(longest) }));
    assert.ok(longest < 1000, `the map stood still for ${longest} ms`);
    await close();
  });

  // A checker that never answers.
  const slowly = (page) => page.route('**/checker.js', (route) => route.fulfill({ contentType: 'text/javascript', body: 'onmessage = () => { for (;;); };' }));

  test('is ended after its time, and the map goes on', async () => {
    const opened = await openReady(browser, server.url, { prepare: slowly, before: () => {
      const slow = window.setTimeout;
      window.setTimeout = (act, ms, ...rest) => slow(act, ms === 20_000 ? 500 : ms, ...rest);
    } });
    const begun = opened.page.waitForEvent('worker');
    await drop(opened.page, put('slow.zip', zip(campaign())));
    await begun;
    assert.equal(await answer(opened.page), 'refused');
    assert.match(await why(opened.page), /longer than 20 s and was ended/);
    assert.equal(await until(() => opened.page.workers().length, (number) => !number), 0);
    await call(opened.page, 'seek', MORNING);
    assert.equal(await at(opened.page), MORNING);
    await opened.close();
  });

  test('is no longer checked when the dialog is closed', async () => {
    const opened = await openReady(browser, server.url, { prepare: slowly });
    await drop(opened.page, put('slow.zip', zip(campaign())));
    await until(() => opened.page.workers().length, (number) => number === 1);
    await opened.page.keyboard.press('Escape');
    assert.equal(await until(() => opened.page.workers().length, (number) => !number), 0);
    assert.equal(await opened.page.evaluate(() => document.getElementById('own').open), false);
    await opened.close();
  });

  test('as text or a link is nothing to the page', async () => {
    const client = await page.context().newCDPSession(page);
    const data = { items: [{ mimeType: 'text/plain', data: 'campaign.ron' }], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop']) await client.send('Input.dispatchDragEvent', { type, x: 600, y: 300, data });
    assert.equal(await page.isVisible('#drop-hint'), false);
    assert.equal(await page.evaluate(() => document.getElementById('own').open), false);
  });

  test('asks for nothing but the checker, and breaks no rule of the page', () => {
    assert.deepEqual(log.errors, []);
    assert.deepEqual(log.requests.filter((url) => !url.startsWith(server.url)), []);
  });
});

describe('a sound campaign', () => {
  const files = [...inFolder(campaign()), ['mine/readme.md', 'x'], ['__MACOSX/mine/._campaign.ron', 'x'], ['mine/.git/config', 'x']];
  const ways = {
    folder: () => putFolder('sound', files) + '/mine',
    '.zip with a folder': () => put('with.zip', zip(files)),
    '.zip without a folder': () => put('without.zip', zip(campaign())),
    'stored .zip': () => put('stored.zip', zip(campaign(), { stored: true })),
  };
  test('is found sound in every wrapping, and shown', async () => {
    const { page, log, close } = await openReady(browser, `${server.url}?at=${MORNING}`);
    for (const [way, made] of Object.entries(ways)) {
      await drop(page, made());
      assert.equal(await answer(page), 'good', way);
      assert.equal(await page.textContent('[data-own="good"] h2'), TITLE, way);
      await page.keyboard.press('Escape');
    }
    await drop(page, ways.folder());
    await shown(page);
    assert.equal(new URL(page.url()).searchParams.get('campaign'), null);
    assert.deepEqual(log.errors, []);
    await close();
  });

  test('can be chosen by keys alone', async () => {
    const { page, close } = await openReady(browser, server.url);
    await drop(page, put('nothing.zip', Buffer.alloc(0)));
    assert.equal(await answer(page), 'refused');
    await page.keyboard.press('Tab'); // from "Back to the map" to "Choose another"
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab'); // from the folder to the files
    const chooser = page.waitForEvent('filechooser');
    await page.keyboard.press('Enter');
    await (await chooser).setFiles(put('chosen.zip', zip(campaign())));
    assert.equal(await answer(page), 'good');
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    await isBack(page);
    assert.equal(await title(page), TITLE);
    await close();
  });

  test('stays when the page is loaded again, and gives way to the built-in one', async () => {
    const { page, log, close } = await openReady(browser, server.url);
    await drop(page, put('stays.zip', zip(campaign())));
    await shown(page);
    await call(page, 'seek', MORNING);
    await until(() => page.url(), (url) => url.includes(`at=${MORNING}`));
    for (let time = 0; time < 2; time += 1) {
      await page.reload();
      await isBack(page);
      assert.equal(await title(page), TITLE);
      assert.equal(await at(page), MORNING);
    }
    await picture(page, 'own');
    await Promise.all([page.waitForEvent('load'), page.click('#own-bar button')]);
    await isBack(page);
    assert.equal(await page.isVisible('#own-bar'), false);
    assert.equal(await page.evaluate(() => window.name), '');
    await page.reload();
    await isBack(page);
    assert.equal(await page.isVisible('#own-bar'), false);
    assert.deepEqual(log.errors, []);
    await close();
  });

  test('of nearly 8 MB is kept over the reload', async () => {
    const { page, close } = await openReady(browser, server.url);
    await drop(page, put('large.zip', zip(big())));
    await shown(page);
    await page.reload();
    await isBack(page);
    assert.equal(await title(page), TITLE);
    await close();
  });

  test('is not taken from a window that another page has named', async () => {
    const handed = `halhin-gol-campaign:${JSON.stringify({ token: 'guessed', title: TITLE, files: campaign() })}`;
    const { page, close } = await openReady(browser, server.url, { before: (name) => (window.name = name), argument: handed });
    assert.equal(await page.isVisible('#own-bar'), false);
    await close();
  });
});

describe('a campaign named in the address', () => {
  before(() => {
    put('page/own/good.zip', zip(inFolder(campaign())));
    put('page/own/bad.zip', zip(campaign({ 'campaign.ron': (text) => text.replace('1939-05-11', '1939-15-11') })));
    put('page/own/large.zip', Buffer.alloc(9_000_000));
  });

  test('is shown, and stays in the address', async () => {
    const { page, log, close } = await openReady(browser, `${server.url}?campaign=own/good.zip&at=${MORNING}`);
    assert.equal(await title(page), TITLE);
    assert.equal(await at(page), MORNING);
    await call(page, 'seek', '1939-07-03T10:00');
    const url = await until(() => page.url(), (now) => now.includes('T10:00'));
    assert.equal(new URL(url).searchParams.get('campaign'), 'own/good.zip');
    assert.deepEqual(log.errors, []);
    assert.deepEqual(log.requests.filter((asked) => asked.endsWith('.zip')).length, 1);
    await Promise.all([page.waitForEvent('load'), page.click('#own-bar button')]);
    await isBack(page);
    assert.equal(new URL(page.url()).searchParams.get('campaign'), null);
    await close();
  });

  test('with mistakes leaves the built-in map with the problems over it', async () => {
    const { page, log, close } = await openReady(browser, `${server.url}?campaign=own/bad.zip`);
    assert.equal(await answer(page), 'bad');
    assert.match((await problems(page))[0], /^campaign\.ron:\d+:\d+/);
    assert.equal(await page.isVisible('#own-bar'), false);
    assert.deepEqual(log.errors, []);
    await close();
  });

  for (const [name, asked, sentence] of [
    ['another server', 'https://example.org/campaign.zip', /only one on this page's own server/],
    ['data', 'data:application/zip;base64,AAAA', /only one on this page's own server/],
    ['a missing file', 'own/none.zip', /answered 404/],
    ['a file that is no .zip', 'index.html', /no \.zip/],
    ['a file that is too large', 'own/large.zip', /larger than 8 MB/],
  ]) {
    test(`on ${name} is refused, and the built-in map starts`, async () => {
      const { page, log, close } = await openReady(browser, `${server.url}?campaign=${encodeURIComponent(asked)}`);
      assert.equal(await answer(page), 'refused');
      assert.match(await why(page), sentence);
      assert.deepEqual(log.requests.filter((url) => !url.startsWith(server.url)), []);
      assert.deepEqual(log.errors.filter((error) => !error.includes('404')), []);
      await close();
    });
  }
});

test('an embedded page takes drops only where it says so', async () => {
  for (const [query, takes] of [['?embed=1', false], ['?embed=1&drop=1', true]]) {
    const { page, close } = await open(browser, server.url + query);
    assert.equal(await ready(page), null);
    const client = await page.context().newCDPSession(page);
    const data = { items: [], files: [put('embedded.zip', zip(campaign()))], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop']) await client.send('Input.dispatchDragEvent', { type, x: 600, y: 300, data });
    await sleep(500);
    assert.equal(await page.evaluate(() => document.getElementById('own').open), takes, query);
    assert.equal(new URL(page.url()).pathname, '/');
    await close();
  }
});
