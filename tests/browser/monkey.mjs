// The monkey before the page: a reader without sense, seed by seed, with the browser's own mouse, keys, fingers and
// windows. It sits here and not in the page, so that nobody downloads it. `play` answers what it did; the first thing
// that breaks is thrown, with the seed, the act and what was done last.

import { call, open, ready, sleep } from './harness.mjs';

const LAST = 12; // acts that are told
const FIRST = Date.UTC(1939, 4, 11);
const DAYS = 129;

/** Chance that repeats: splitmix64, begun anew for every act from the seed and the act's number. */
function chanceOf(seed, number) {
  const mask = (1n << 64n) - 1n;
  const step = 0x9e3779b97f4a7c15n;
  let state = BigInt(seed);
  const next = () => {
    state = (state + step) & mask;
    let mixed = state;
    mixed = ((mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n) & mask;
    mixed = ((mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn) & mask;
    return mixed ^ (mixed >> 31n);
  };
  state = next() ^ ((BigInt(number) * step) & mask);
  const share = () => Number(next() >> 11n) / 2 ** 53;
  const below = (limit) => Math.floor(share() * limit);
  return {
    share,
    below,
    between: (low, high) => low + (high - low) * share(),
    onceIn: (times) => below(times) === 0,
    one: (all) => all[below(all.length)],
  };
}

const KEYS = ['Space', 'ArrowLeft', 'ArrowRight', 'Shift+ArrowLeft', 'Shift+ArrowRight', 'ArrowUp', 'ArrowDown', 'y', 'PageUp', 'PageDown',
  ',', '.', '1', '2', '5', '9', 'q', 'e', 'Home', 'End', 't', 'r', '[', ']', '+', '-', 'w', 'a', 's', 'd', 'l', 'Shift+L', 'k', 'u', 'Shift+U',
  'p', 'Shift+P', 'b', '?', 'F1', 'f', 'v', 'x', 'c', 'n', 'Escape', 'Escape', 'Tab', 'Tab', 'Tab', 'Shift+Tab', 'Enter', 'Enter', 'Backspace',
  'Delete', 'z', 'o', 'Control+a', 'Control+=', 'Control+-', 'Alt+q', 'CapsLock'];
const SIZES = [[1280, 720], [390, 844], [844, 390], [1024, 768], [640, 360], [200, 150]];
const PIECES = {
  account: ['soviet', 'japanese', 'synthesis'],
  certainty: ['known', 'approximate', 'inferred'],
  panel: ['story', 'forces', 'events', 'figures', 'accounts', 'sources', 'map', 'settings'],
  symbols: ['pictograms', 'app6'],
  lang: ['en', 'mn'],
  layers: ['none', 'movement,trails,grid', 'fronts,light,contours,graticule'],
  page: ['symbols'],
  text: ['100', '150', '250'],
  projector: ['0', '1'],
  present: ['0', '1'],
  motion: ['0', '1'],
  view: ['battlefield', 'theatre', 'fui,13', '47.7450,118.6550,11.50', '48.3,118.2,4', '47.7,118.6,16'],
  compare: ['1939-08-20T12:00,0.25', '1939-07-05T06:00,beside'],
  loop: ['1939-07-03,1939-07-04'],
  axis: ['1939-08-20,1939-09-01'],
  chapter: ['ring', 'crossing'],
  welcome: ['1'],
  play: ['6h', '2d', 'story3'],
};

/** The acts, each with its weight. An act gets the hands and its chance. */
const ACTS = {
  key: [16, async ({ page }, chance) => page.keyboard.press(chance.one(KEYS))],
  typing: [4, async ({ page }, chance) => page.keyboard.type(chance.one(['1939-08-20', '23 Div', 'Яковлев', '中🙂\u202e<', '0545']))],
  click: [20, async (hands, chance) => {
    const [x, y] = await hands.aim(chance);
    await hands.page.mouse.click(x, y, { clickCount: chance.onceIn(6) ? 2 : 1, button: chance.onceIn(8) ? 'right' : 'left' });
  }],
  hover: [5, async (hands, chance) => hands.page.mouse.move(...await hands.aim(chance), { steps: 1 + chance.below(4) })],
  drag: [8, async (hands, chance) => {
    await hands.page.mouse.move(...await hands.aim(chance));
    await hands.page.mouse.down();
    await hands.page.mouse.move(...await hands.aim(chance), { steps: 1 + chance.below(6) });
    if (!chance.onceIn(10)) await hands.page.mouse.up(); // else it stays down for a while
  }],
  wheel: [7, async (hands, chance) => {
    await hands.page.mouse.move(...await hands.aim(chance));
    if (chance.onceIn(6)) await hands.page.keyboard.down('Control');
    for (let i = chance.below(5); i >= 0; i -= 1) await hands.page.mouse.wheel(chance.between(-200, 200), chance.between(-600, 600));
    await hands.page.keyboard.up('Control');
  }],
  tap: [8, async (hands, chance) => {
    await hands.fingers('touchStart', [await hands.aim(chance)]);
    if (chance.onceIn(4)) await sleep(600);
    await hands.fingers('touchEnd', []);
  }],
  fingers: [8, async (hands, chance) => {
    const points = [];
    for (let i = chance.below(3); i >= 0; i -= 1) {
      points.push(await hands.aim(chance));
      await hands.fingers('touchStart', points);
    }
    for (let i = chance.below(5); i >= 0; i -= 1) {
      for (const point of points) {
        point[0] += chance.between(-40, 40);
        point[1] += chance.between(-40, 40);
      }
      await hands.fingers('touchMove', points);
    }
    if (chance.onceIn(4)) return hands.fingers('touchCancel', []);
    while (points.length) {
      points.splice(chance.below(points.length), 1);
      await hands.fingers('touchEnd', points);
    }
  }],
  resize: [3, async ({ page }, chance) => {
    const [width, height] = chance.onceIn(2) ? chance.one(SIZES) : [200 + chance.below(1401), 150 + chance.below(851)];
    await page.setViewportSize({ width, height });
  }],
  focus: [2, async ({ page }, chance) => page.evaluate((out) => (out ? document.activeElement?.blur() : document.getElementById('map').focus()), chance.onceIn(2))],
  address: [10, async ({ page }, chance) => {
    const names = Object.keys(PIECES).filter(() => chance.onceIn(5));
    await call(page, 'open', [`at=${instant(chance)}`, ...names.map((name) => `${name}=${chance.one(PIECES[name])}`)].join('&'));
  }],
  clock: [8, async ({ page }, chance) => {
    if (chance.onceIn(3)) await call(page, 'pause');
    else if (chance.onceIn(2)) await call(page, 'play', ...chance.one([[], ['2h'], ['2d'], ['story3']]));
    else await call(page, 'seek', instant(chance));
  }],
  select: [3, async (hands, chance) => call(hands.page, 'select', chance.onceIn(4) ? null : chance.one(hands.units))],
  rest: [3, async (_, chance) => sleep(50 + chance.below(400))],
  letGo: [3, async ({ page }) => page.mouse.up()],
};

function instant(chance) {
  const days = chance.onceIn(10) ? chance.one([0, DAYS]) : chance.share() * DAYS;
  return new Date(FIRST + Math.floor(days * 1440) * 60_000).toISOString().slice(0, 16);
}

function drawn(chance) {
  const all = Object.entries(ACTS);
  let left = chance.below(all.reduce((sum, [, [weight]]) => sum + weight, 0));
  for (const [name, [weight, act]] of all) {
    if (left < weight) return [name, act];
    left -= weight;
  }
  return ['rest', ACTS.rest[1]];
}

/** What would leave the page is held back; the map must not notice. Runs in the page ahead of its scripts. */
function heldBack() {
  window.open = () => null;
  Element.prototype.requestFullscreen = () => Promise.resolve();
  if (navigator.clipboard) navigator.clipboard.writeText = () => Promise.resolve();
}

class Hands {
  constructor(page, session, units) {
    Object.assign(this, { page, session, units, done: [] });
  }

  /** Half of all go to a control, as the mirror of the controls tells where it stands. */
  async aim(chance) {
    const { width, height } = this.page.viewportSize();
    const anywhere = [chance.share() * width, chance.share() * height];
    if (chance.onceIn(2)) return this.told(anywhere);
    const at = await this.page.evaluate((share) => {
      const all = [...document.querySelectorAll('#mirror > :not([data-kind="label"])')];
      const rect = all[Math.floor(share * all.length)]?.getBoundingClientRect();
      return rect && [rect.left + rect.width / 2, rect.top + rect.height / 2];
    }, chance.share());
    return this.told(at ?? anywhere);
  }

  told(at) {
    this.done.push(at.map(Math.round).join(','));
    return at;
  }

  fingers(type, points) {
    return this.session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  }
}

/** Every invariant of the page that can be asked for from outside; null, or a sentence. */
async function broken(page, log, before) {
  if (log.errors.length) return `the console: ${log.errors.join('\n')}`;
  const now = await page.evaluate(() => {
    const canvas = document.getElementById('map');
    const rect = canvas?.getBoundingClientRect();
    const view = new URL(location.href).searchParams.get('view');
    return {
      at: JSON.parse(window.halhinGol.state()),
      frames: window.halhinGol.frames(),
      canvas: rect && [rect.width, rect.height, canvas.width, canvas.height],
      lost: canvas?.getContext('webgl2')?.isContextLost() ?? true,
      cards: [...document.querySelectorAll('[data-card]:not([hidden])')].filter((card) => card.checkVisibility()).map((card) => card.dataset.card),
      view, window: [innerWidth, innerHeight], long: location.href.length,
    };
  });
  const { at: { at, units }, frames, canvas } = now;
  if (!(at >= '1939-05-11' && at <= '1939-09-17T00:00:01')) return `the clock shows ${at}`;
  const odd = units.find(({ lat, lon }) => !(Math.abs(lat) <= 90 && Math.abs(lon) <= 180));
  if (odd) return `a unit stands nowhere: ${JSON.stringify(odd)}`;
  if (!(frames >= before)) return `${frames} frames after ${before}`;
  if (!canvas || !canvas.every((length) => length >= 1)) return `the canvas is ${canvas}`;
  if (now.lost) return 'the canvas has lost its context';
  if (now.cards.length) return `the page shows ${now.cards}`;
  if (now.long > 2000) return `the address has ${now.long} letters`;
  if (now.view && /NaN|inf/i.test(now.view)) return `the address says view=${now.view}`;
  return null;
}

/** Whether the map still draws and obeys: something that can be seen is asked for, and frames must come of it. */
async function obeys(page, chance) {
  await call(page, 'pause');
  const frames = await call(page, 'frames');
  const at = instant(chance);
  await call(page, 'seek', at);
  for (const end = Date.now() + 20_000; Date.now() < end; await sleep(50)) {
    const now = JSON.parse(await call(page, 'state')).at.slice(0, 16);
    if (now === at && await call(page, 'frames') > frames) return null;
  }
  return `seek ${at} brought no frame in twenty seconds`;
}

const OBEYS_EVERY = 40;

/** Plays a seed for so many seconds; answers the acts by kind and the largest counts of things, third by third. */
export async function play(browser, url, seed, seconds) {
  const { page, log, close } = await open(browser, url, { before: heldBack, hasTouch: true });
  const context = page.context();
  context.on('page', (other) => other.close());
  page.on('download', (download) => download.cancel());
  page.on('dialog', (dialog) => dialog.dismiss());
  const acts = {};
  const counts = [];
  const last = [];
  let number = 0;
  try {
    const refused = await ready(page);
    if (refused) throw new Error(refused);
    await page.setViewportSize({ width: 640, height: 400 }); // more acts in the same time where a processor draws
    const home = new URL(page.url()).pathname;
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable');
    const { units } = JSON.parse(await call(page, 'state'));
    const hands = new Hands(page, session, units.map(({ id }) => id).slice(0, 200));
    let loads = 0;
    page.on('load', () => (loads += 1));
    let frames = await call(page, 'frames');
    for (const end = Date.now() + seconds * 1000; Date.now() < end; number += 1) {
      const chance = chanceOf(seed, number);
      const [name, act] = drawn(chance);
      acts[name] = (acts[name] ?? 0) + 1;
      hands.done = [];
      await act(hands, chance);
      last.push(`  ${number}: ${name} ${hands.done.join(' ')}`);
      if (last.length > LAST) last.shift();
      const what = await broken(page, log, frames) ?? (number % OBEYS_EVERY === OBEYS_EVERY - 1 ? await obeys(page, chance) : null);
      if (what) throw new Error(what);
      if (loads || new URL(page.url()).pathname !== home) throw new Error('the page was left or loaded again');
      frames = await call(page, 'frames');
      if (number % 10 === 0) counts.push(await counted(session));
    }
    const grown = growth(counts);
    if (grown) throw new Error(grown);
    return { seed, acts, number, frames, megabytes: thirds(counts, 'megabytes'), elements: thirds(counts, 'elements') };
  } catch (error) {
    throw new Error(`${error.message}\nseed ${seed}, act ${number}; the last acts:\n${last.join('\n')}\n${log.errors.join('\n')}`, { cause: error });
  } finally {
    await close();
  }
}

async function counted(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return { megabytes: Math.round(of('JSHeapTotalSize') / 2 ** 20), elements: of('Nodes'), listeners: of('JSEventListeners') };
}

function thirds(counts, name) {
  const third = Math.max(1, Math.ceil(counts.length / 3));
  return [0, 1, 2].map((i) => Math.max(0, ...counts.slice(i * third, (i + 1) * third).map((count) => count[name])));
}

/** Null, or what has grown from third to third. A short run says nothing: much is there for the first time in it. */
function growth(counts) {
  if (counts.length < 60) return null;
  for (const [name, slack] of [['megabytes', 40], ['elements', 3000], ['listeners', 400]]) {
    const [first, second, third] = thirds(counts, name);
    if (second > first && third > second * 1.25 + slack) return `${name} grow with time: ${first}, ${second}, ${third}`;
  }
  return null;
}
