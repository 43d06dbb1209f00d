// The same everywhere: the shipped program has, at a thousand instants, the bits of the native one.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { begin, call, end, openReady } from './harness.mjs';

const GOLDEN = readFileSync(new URL('../golden/digest.txt', import.meta.url), 'utf8');

describe('the war in the browser', () => {
  let server, browser;
  before(async () => ({ server, browser } = await begin()));
  after(() => end({ server, browser }));

  test('has the bits of the golden file at a thousand instants', async () => {
    const { page, log, close } = await openReady(browser, server.url);
    const lines = (await call(page, 'digest')).split('\n');
    const golden = GOLDEN.split('\n');
    assert.equal(golden.length, 1001); // the last line ends too
    assert.deepEqual(lines.filter((line, i) => line !== golden[i]), []);
    assert.equal(lines.length, golden.length);
    assert.deepEqual(log.errors, []);
    await close();
  });

  test('tells them to no page that embeds the map', async () => {
    const { page, close } = await openReady(browser, server.url);
    const answer = await page.evaluate(() => new Promise((done) => {
      addEventListener('message', ({ data }) => { if (data.halhinGol === 'answer' && data.id === 'same') done(data); });
      postMessage({ halhinGol: 'digest', id: 'same' }, location.origin);
    }));
    assert.match(answer.error, /^'digest' is none of/);
    assert.ok(!('result' in answer));
    await close();
  });
});
