// A lesson in a real browser: the whole of it by the two keys of a presenter's remote, its hand-out, its link.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { at, begin, end, openReady, picture, until } from './harness.mjs';

let server, browser;

before(async () => ({ server, browser } = await begin()));
after(() => end({ server, browser }));
const address = (query = '') => server.url + query;

/** Opens the map and hears of its chapters. */
async function classroom(query) {
  const opened = await openReady(browser, address(query));
  await opened.page.evaluate(() => {
    window.told = [];
    window.halhinGol.on('chapter', (detail) => window.told.push(detail));
  });
  return opened;
}

const told = (page) => page.evaluate(() => window.told.map(({ id, stage }) => (id === null ? 'none' : `${id} ${stage}`)));

describe('a lesson of ten minutes', () => {
  test('is told to its end by the key that goes on, and back by the other', async () => {
    const { page, log, close } = await classroom('?lesson=ten');
    await page.focus('#map');
    const press = async (key, wanted) => {
      await page.keyboard.press(key);
      const last = await until(async () => (await told(page)).at(-1), (now) => wanted.test(now ?? ''));
      assert.match(last ?? '', wanted, key);
      return last;
    };
    const chapters = [];
    for (let number = 1; number <= 4; number += 1) {
      await press('PageDown', / underway$/);
      // Pressed again while it plays: straight to the question.
      const [chapter] = (await press('PageDown', / asked$/)).split(' ');
      await press('PageDown', / answered$/);
      chapters.push(chapter);
      await press('PageDown', number < 4 ? / opening$/ : / closing$/);
    }
    assert.equal(new Set(chapters).size, 4, chapters.join(', '));
    assert.ok(await at(page) > '1939-09-01', 'the last chapter ends in September');
    await press('PageUp', / answered$/);
    await press('PageUp', / asked$/);
    await press('PageUp', / opening$/);
    await press('PageUp', new RegExp(`^${chapters[2]} opening$`)); // the chapter before the last
    assert.deepEqual(log.errors, []);
    await close();
  });

  test('stops by itself at the end of a chapter', async () => {
    const { page, close } = await classroom('?chapter=sunday-dawn');
    await page.focus('#map');
    await page.keyboard.press('PageDown');
    const last = await until(async () => (await told(page)).at(-1), (now) => / asked$/.test(now ?? ''), 60_000);
    assert.equal(last, 'sunday-dawn asked');
    assert.equal(await at(page), '1939-08-20T12:00');
    await picture(page, 'chapter-asked');
    await close();
  });

  test('stands in the address with its stage', async () => {
    const { page, close } = await classroom('?lesson=ten&chapter=ring&stage=answer');
    await picture(page, 'chapter-answered');
    const query = await until(() => page.evaluate(() => location.search), (text) => text.includes('chapter=ring'));
    assert.match(query, /chapter=ring&lesson=ten&stage=answer/);
    await close();
  });
});

describe('the first screen', () => {
  test('greets only who asks for nothing', async () => {
    const { page, close } = await classroom('');
    await picture(page, 'welcome');
    await close();
    const asked = await classroom('?at=1939-07-03T09:00');
    await picture(asked.page, 'no-welcome');
    await asked.close();
  });
});

describe('what a teacher takes away', () => {
  test('a link to the view is copied', async () => {
    const { page, close } = await openReady(browser, address('?at=1939-07-03T09:00&panel=settings'));
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.focus('#map');
    await page.keyboard.press('Shift+L');
    const text = await until(() => page.evaluate(() => navigator.clipboard.readText()), (copied) => copied.includes('at='));
    assert.ok(text.startsWith(`${address('?')}`) && text.includes('panel=settings'), text);
    assert.ok(text.length < 400, text);
    await close();
  });
});
