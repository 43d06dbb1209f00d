// The credits page: a credit for every file that is shipped, every library of the page with its licence, no script.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chosen, crates, licences, sources } from '../../web/credits.mjs';
import { begin, end, open, OUT } from './harness.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const read = (path) => readFileSync(join(ROOT, path), 'utf8');

/** What a list of files such as 'assets/lang/** web/icon.svg' means. */
const covers = (pattern, path) => (pattern.endsWith('/**') ? path.startsWith(pattern.slice(0, -2)) : path === pattern);

function shipped() {
  const assets = readdirSync(join(ROOT, 'assets'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath ?? entry.path, entry.name)));
  const pictures = readdirSync(join(ROOT, 'web')).filter((name) => /\.(svg|png|jpe?g|webp|ico|woff2?|ttf|otf)$/.test(name)).map((name) => `web/${name}`);
  return [...assets, ...pictures];
}

describe('the credits', () => {
  const patterns = [...read('web/credits.html').matchAll(/data-files="([^"]+)"/g)].flatMap(([, list]) => list.split(/\s+/));

  test('name every file of assets/ and every picture of the page', () => {
    const files = shipped();
    assert.ok(files.length > 50);
    assert.deepEqual(files.filter((path) => !patterns.some((pattern) => covers(pattern, path))), [], 'add them to data-files of web/credits.html, with author, source and licence');
  });

  test('name no file that is not there', () => {
    const files = shipped();
    assert.deepEqual(patterns.filter((pattern) => !files.some((path) => covers(pattern, path))), []);
  });

  test('give every data file and font its own credit, never that of a whole folder', () => {
    for (const folder of ['assets/map', 'assets/fonts', 'assets']) assert.ok(!patterns.includes(`${folder}/**`), folder);
  });

  test('say what each credit of the campaign says', () => {
    const words = read('web/credits.html');
    for (const needed of ['© OpenStreetMap contributors', 'P. Wessel and W. H. F. Smith', 'CIA WDBII', 'The Regents of the University of California', 'Natural Earth', 'J. de Ferranti', 'LGPL-3', 'ODbL', 'SIL Open Font License 1.1']) {
      assert.ok(words.includes(needed), needed);
    }
  });
});

describe('the libraries', () => {
  const all = crates();

  test('are those of the page, with a licence that is known and a text for each', () => {
    const names = all.map(({ name }) => name);
    for (const name of ['bevy_render', 'egui', 'wasm-bindgen', 'ron', 'fluent-bundle', 'wgpu']) assert.ok(names.includes(name), name);
    for (const name of ['halhin-gol', 'inventory', 'egui_kittest', 'clap', 'serde_derive']) assert.ok(!names.includes(name), name);
    const held = new Map();
    for (const { licence, body, holders } of licences(all)) {
      assert.ok(body.length > 100, `${licence} without a text`);
      for (const { crate } of holders) held.set(crate, [...held.get(crate) ?? [], licence]);
    }
    for (const crate of all) assert.deepEqual(held.get(crate)?.sort(), chosen(crate.licence).sort(), crate.name);
  });

  test('that are under MIT alone are named with who holds the right', () => {
    const nameless = licences(all).filter(({ licence }) => licence === 'MIT').flatMap(({ holders }) => holders)
      .filter(({ crate, lines }) => crate.licence === 'MIT' && !lines.length).map(({ crate }) => crate.name);
    assert.deepEqual(nameless, []);
  });

  test('take one of several licences, and each of those that hold together', () => {
    assert.deepEqual(chosen('Zlib OR Apache-2.0 OR MIT'), ['MIT']);
    assert.deepEqual(chosen('(MIT OR Apache-2.0) AND Unicode-3.0'), ['MIT', 'Unicode-3.0']);
    assert.throws(() => chosen('GPL-3.0-only'), /No licence/);
  });
});

test('the bibliography is read whole, without what is no work', () => {
  const ron = read('assets/campaign/sources.ron');
  const records = ron.match(/^\s*\(id: "/gm).length;
  const works = sources(ron);
  assert.equal(works.length, records - ron.match(/kind: Inference\b/g).length);
  assert.ok(works.every((work) => work.length > 5 && !/undefined/.test(work)));
});

describe('the page of credits', () => {
  let server, browser;
  before(async () => ({ server, browser } = await begin()));
  after(() => end({ server, browser }));

  test('opens without a script, a broken rule or a request elsewhere', async () => {
    const { page, log, close } = await open(browser, `${server.url}credits.html`);
    assert.equal(await page.textContent('h1'), 'Credits and licences');
    assert.ok((await page.$$('.crates li')).length > 100);
    assert.equal((await page.$$('script')).length, 0);
    assert.doesNotMatch(await page.content(), /<!-- (file|sources|crates|licences)/);
    assert.doesNotMatch(await page.content(), /\/home\/|\/root\/|registry\/src/);
    await page.screenshot({ path: join(OUT, 'credits.png') });
    await page.setViewportSize({ width: 360, height: 640 });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'it is wider than a telephone');
    assert.deepEqual(log.errors, []);
    assert.deepEqual(log.requests.filter((url) => !url.startsWith(server.url)), []);
    await close();
  });
});
