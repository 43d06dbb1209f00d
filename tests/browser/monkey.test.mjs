// A monkey at the page: twenty seconds of fixed seeds, and every seed that ever failed. HALHIN_MONKEY_MINUTES=10 plays
// for so long, HALHIN_MONKEY_SEED with another seed.

import { after, before, test } from 'node:test';
import { begin, end } from './harness.mjs';
import { play } from './monkey.mjs';

const minutes = Number(process.env.HALHIN_MONKEY_MINUTES ?? 0);
const seeds = process.env.HALHIN_MONKEY_SEED ? [Number(process.env.HALHIN_MONKEY_SEED)] : [1939, 511];
const seconds = minutes > 0 ? (minutes * 60) / seeds.length : 10;

let home;
before(async () => (home = await begin()));
after(() => end(home));

for (const seed of seeds) {
  test(`nothing breaks in the page whatever the monkey of seed ${seed} does`, async (t) => {
    const { acts, number, frames, megabytes, elements } = await play(home.browser, home.server.url, seed, seconds);
    t.diagnostic(JSON.stringify({ seed, number, frames, acts, megabytes, elements }));
  });
}
