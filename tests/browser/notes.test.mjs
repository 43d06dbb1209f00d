// The teacher's notes beside the page, by both ways, and the whole screen.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { begin, campaignFiles, DIST, end, open, openReady, ready, still, until } from './harness.mjs';

const STORY = [['story.ron', `(chapters: [
  (id: "one", title: {"en": "The first chapter"}, from: "1939-05-11 00:00", to: "1939-05-12 00:00",
   camera: (lat: 47.75, lon: 118.6, width_km: 60.0, height_km: 40.0), text: {"en": "The maps disagreed."}, sources: ["COOX"], units: [], places: [],
   question: (ask: {"en": "Why?"}, choices: [(text: {"en": "Chance"}), (text: {"en": "Nobody measured"}, right: true)],
   answer: {"en": "Nobody had measured."}, sources: ["COOX"]), notes: {"en": "Show both maps."}),
  (id: "two", title: {"en": "The second chapter"}, from: "1939-07-03 00:00", to: "1939-07-03 18:00",
   camera: (lat: 47.85, lon: 118.6, width_km: 40.0, height_km: 30.0), text: {"en": "They crossed."}, sources: ["COOX"], units: [], places: [],
   question: (ask: {"en": "How?"}, answer: {"en": "By bridge."}, sources: ["COOX"]), notes: {"en": "One bridge."})])`]];

let server, browser;
before(async () => ({ server, browser } = await begin()));
after(() => end({ server, browser }));

/** The page at the first chapter of a small story. */
async function lesson() {
  const files = campaignFiles().filter(([path]) => !['story.ron', 'lessons.ron'].includes(path)).concat(STORY);
  const opened = await open(browser, `${server.url}?chapter=one`, {
    before: (campaign) => {
      if (location.pathname.endsWith('/')) window.halhinGolCampaign = campaign;
    },
    argument: files,
  });
  assert.equal(await ready(opened.page), null);
  return opened;
}

async function notesOf(page) {
  await page.focus('#map');
  const [notes] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('n')]);
  await notes.waitForURL('**/notes.html*'); // a window is there before its page
  return notes;
}

const text = (notes, id) => notes.evaluate((name) => document.getElementById(name).textContent, id);
const stage = (page) => page.evaluate(() => window.stages?.at(-1));
const becomes = async (ask, wanted) => assert.equal(await until(ask, (now) => now === wanted), wanted);

for (const way of ['channel', 'opener']) {
  describe(`the notes, by ${way}`, () => {
    let page, log, notes;
    const errors = [];
    before(async () => {
      ({ page, log } = await lesson());
      await page.evaluate(() => {
        window.stages = [];
        window.halhinGol.on('chapter', ({ stage: now }) => window.stages.push(now));
      });
      notes = await notesOf(page);
      notes.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      if (way === 'opener') {
        const url = new URL(notes.url());
        url.searchParams.set('way', 'opener');
        await notes.goto(url.href);
      }
    });
    after(() => page?.context().close());

    test('show the chapter, its question with the right answer, and what follows', async () => {
      await becomes(() => text(notes, 'title'), 'The first chapter');
      assert.equal(await text(notes, 'next'), 'Next: The second chapter');
      const all = await text(notes, 'blocks');
      for (const part of ['Show both maps.', 'Why?', 'A. Chance', 'Nobody had measured.']) assert.ok(all.includes(part), part);
      assert.equal(await notes.evaluate(() => document.querySelector('.right').textContent), 'B. Nobody measured');
      assert.match(await text(notes, 'day'), /^\d\d:\d\d$/);
      assert.match(await text(notes, 'elapsed'), /^\d+ min$/);
    });

    test('send back the keys of a remote', async () => {
      await notes.bringToFront();
      await notes.keyboard.press('PageDown');
      await page.bringToFront();
      await becomes(() => stage(page), 'underway');
      await notes.keyboard.press('PageDown');
      await becomes(() => stage(page), 'asked');
      await becomes(() => text(notes, 'stage'), 'The class sees the question');
      await notes.click('[data-remote="forward"]');
      await becomes(() => stage(page), 'answered');
      await notes.keyboard.press('PageUp');
      await becomes(() => stage(page), 'asked');
    });

    test('hear of a change once, and ask for no frame', async () => {
      await still(page);
      const count = await notes.evaluate(async () => {
        let changes = 0;
        new MutationObserver((list) => { changes += list.length; }).observe(document.getElementById('blocks'), { childList: true });
        await new Promise((done) => setTimeout(done, 2000));
        return changes;
      });
      assert.equal(count, 0);
    });

    test('find their map again when they are loaded again', async () => {
      await notes.reload();
      await becomes(() => text(notes, 'title'), 'The first chapter');
    });

    test('close with the key and open again', async () => {
      await page.focus('#map');
      await page.keyboard.press('n');
      assert.ok(await until(async () => notes.isClosed(), (closed) => closed));
      notes = await notesOf(page);
      await becomes(() => text(notes, 'title'), 'The first chapter');
      assert.deepEqual(errors, []);
      assert.deepEqual(log.errors, []);
    });
  });
}

test('two maps in two tabs have notes of their own', async () => {
  const { page, close } = await lesson();
  const second = await page.context().newPage();
  await second.goto(server.url);
  assert.equal(await ready(second), null);
  const notes = await notesOf(second);
  await becomes(() => text(notes, 'title'), 'No chapter is told');
  await page.bringToFront();
  const session = new URL(notes.url()).hash;
  const own = await notesOf(page);
  assert.notEqual(new URL(own.url()).hash, session);
  await becomes(() => text(own, 'title'), 'The first chapter');
  assert.equal(await text(notes, 'title'), 'No chapter is told');
  await close();
});

test('a blocked window is said, and the notes count as closed', async () => {
  const { page, close } = await openReady(browser, server.url, { before: () => { window.open = () => null; } });
  await page.focus('#map');
  await page.keyboard.press('n');
  const warned = () => page.evaluate(() => document.querySelector('[data-warning] p')?.textContent ?? '');
  assert.match(await until(warned, Boolean), /blocked/);
  await still(page);
  await page.keyboard.press('n');
  assert.equal(await until(() => page.locator('[data-warning]').count(), (count) => count === 2), 2, 'it does not try again');
  await close();
});

test('presenting fills the screen, and leaving the screen ends presenting', async () => {
  const { page, close } = await openReady(browser, server.url);
  await page.focus('#map');
  await page.keyboard.press('p');
  const full = () => page.evaluate(() => Boolean(document.fullscreenElement));
  assert.equal(await until(full, Boolean), true);
  const presents = () => page.evaluate(() => location.search.includes('present=1'));
  assert.equal(await until(presents, Boolean), true);
  await page.evaluate(() => document.exitFullscreen());
  assert.equal(await until(presents, (now) => !now), false);
  await close();
});

test('the page of the notes allows no script or style within it', () => {
  const html = readFileSync(join(DIST, 'notes.html'), 'utf8');
  assert.match(html, /default-src 'none'; script-src 'self'; style-src 'self'/);
  assert.doesNotMatch(html, /<style|style=|<script(?![^>]*src=)|\son\w+=/);
});
