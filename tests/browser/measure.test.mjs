// The page measures itself (?measure=short): every act of the script is drawn, and nothing while the map rests.
// HALHIN_MEASURE=whole plays the whole campaign, HALHIN_MEASURE=soak half an hour of it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { begin, end } from './harness.mjs';

const how = process.env.HALHIN_MEASURE ?? 'short';
const PATIENCE_MS = { short: 120_000, whole: 400_000, soak: 2_200_000 }[how];

let home;
before(async () => (home = await begin()));
after(() => end(home));

test('measures itself and rests when nothing is touched', async (t) => {
  const page = await home.browser.newPage({ viewport: { width: 1280, height: 720 } });
  const written = page.waitForEvent('console', { predicate: (line) => line.text().startsWith('{'), timeout: PATIENCE_MS });
  await page.goto(`${home.server.url}?measure=${how}`);
  const measured = JSON.parse((await written).text());
  t.diagnostic(JSON.stringify(measured));
  assert.equal(measured.frames_at_rest, 0);
  for (const act of ['play', 'scrub', 'pan', 'zoom', 'select']) {
    assert.ok(measured[act].frames >= 5, `${act}: ${measured[act].frames} frames`);
  }
  await page.context().close();
});
