// The page in a real browser, drawn by software WebGL: the program built by web/build.sh against the native one.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { at, begin, call, campaignFiles, difference, end, nativeState, open, openReady, OUT, picture, ready, sleep, still, until } from './harness.mjs';

const MORNING = '1939-07-03T09:00';
const EVENING = '1939-08-23T20:00';
const VISIBLE = 0.005; // the share of pixels that makes another picture
const INSTANTS = [
  '1939-05-11T00:00', '1939-05-11T12:00', '1939-05-20T12:00', '1939-05-28T03:30', '1939-05-28T13:07', '1939-05-29T23:00',
  '1939-06-17T06:00', '1939-06-27T05:20', '1939-07-02T23:59', MORNING, '1939-07-03T13:31', '1939-07-05T04:30',
  '1939-07-12T08:00', '1939-07-23T06:30', '1939-08-12T12:00', '1939-08-20T05:45', EVENING, '1939-08-24T10:01',
  '1939-08-31T10:00', '1939-09-15T17:00',
];
const measured = {};
let server, browser;

before(async () => ({ server, browser } = await begin()));
after(async () => {
  await end({ server, browser });
  console.log(JSON.stringify(measured));
});
const address = (query = '') => server.url + query;

describe('the map', () => {
  let page, log, requestsAtReady;
  before(async () => {
    ({ page, log } = await openReady(browser, address()));
    requestsAtReady = log.requests.length;
  });
  after(() => page?.context().close());

  test('loads from its own server alone', async () => {
    measured.ready_ms = await page.evaluate(() => Math.round(performance.getEntriesByName('halhin-gol-ready')[0].startTime));
    assert.deepEqual(log.errors, []);
    assert.deepEqual(log.requests.filter((url) => !url.startsWith(server.url)), []);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'map');
  });

  test('draws nothing for 5 s when paused and untouched', async () => {
    await page.mouse.move(640, 300);
    const frames = await still(page);
    await sleep(5000);
    measured.idle_frames_in_5_s = await call(page, 'frames') - frames;
    assert.equal(measured.idle_frames_in_5_s, 0);
  });

  for (const instant of INSTANTS) {
    test(`state at ${instant} is the native program's, byte for byte`, async () => {
      const text = await page.evaluate((iso) => {
        window.halhinGol.seek(iso);
        return window.halhinGol.state(); // in the same turn
      }, instant);
      assert.equal(text, nativeState(instant));
    });
  }

  test('shows another picture at another time', async () => {
    const pictures = {};
    for (const [name, instant] of [['28-may', '1939-05-28T12:00'], ['3-july', MORNING], ['20-august', '1939-08-20T12:00'], ['23-august', EVENING], ['24-august', '1939-08-24T12:00']]) {
      await call(page, 'seek', instant);
      pictures[name] = await picture(page, name);
    }
    const share = difference(pictures['3-july'], pictures['23-august']);
    assert.ok(share > VISIBLE, `only ${(100 * share).toFixed(2)} % of the pixels differ`);
  });

  test('is moved in time by keys', async () => {
    await call(page, 'pause');
    await call(page, 'seek', MORNING);
    await page.focus('#map');
    const press = async (key, expected) => {
      await page.keyboard.press(key);
      const right = typeof expected === 'function' ? expected : (now) => now === expected;
      const now = await until(() => at(page), right);
      assert.ok(right(now), `${key} led to ${now}`);
    };
    await press('ArrowRight', '1939-07-03T10:00');
    await press('Shift+ArrowRight', '1939-07-04T10:00');
    await press('ArrowLeft', '1939-07-04T09:00');
    await press('Shift+ArrowLeft', MORNING);
    await press('Home', (now) => now < '1939-05-12');
    await press('End', (now) => now > '1939-09-15');
  });

  test('is played and paused by the space bar', async () => {
    await call(page, 'seek', MORNING);
    await page.evaluate(() => {
      window.heard = { playing: [], time: [] };
      window.halhinGol.on('playing', ({ playing }) => window.heard.playing.push(playing));
      window.stopHearing = window.halhinGol.on('time', (detail) => window.heard.time.push(detail.at));
    });
    const heard = (kind) => page.evaluate((name) => window.heard[name], kind);
    await page.keyboard.press('Space');
    assert.deepEqual(await until(() => heard('playing'), (list) => list.length === 1), [true]);
    const now = await until(() => at(page), (instant) => instant > MORNING);
    assert.ok(now > MORNING, 'the clock stood');
    await page.keyboard.press('Space');
    assert.deepEqual(await until(() => heard('playing'), (list) => list.length === 2), [true, false]);
    assert.ok((await until(() => heard('time'), (list) => list.length > 0)).length > 0, 'no time event');
    await page.evaluate(() => window.stopHearing());
    await still(page);
    const count = (await heard('time')).length;
    await call(page, 'seek', EVENING);
    await still(page);
    assert.equal((await heard('time')).length, count, 'heard after unsubscribing');
  });

  test('lets Tab through every control and out at the end', async () => {
    await page.evaluate(() => {
      for (const [id, where] of [['ahead', 'prepend'], ['behind', 'append']]) {
        const button = Object.assign(document.createElement('button'), { id, textContent: id });
        document.body[where](button);
      }
    });
    const focused = () => page.evaluate(() => document.activeElement.id);
    await page.focus('#map');
    let presses = 0;
    while ((await focused()) === 'map' && presses < 40) {
      await page.keyboard.press('Tab');
      await still(page);
      presses += 1;
    }
    assert.equal(await focused(), 'behind');
    assert.ok(presses > 8, `only ${presses} controls were reached`);
    await page.keyboard.press('Shift+Tab');
    assert.equal(await focused(), 'map');
    await still(page);
    await page.keyboard.press('Shift+Tab');
    assert.equal(await focused(), 'ahead');
    await page.evaluate(() => ['ahead', 'behind'].forEach((id) => document.getElementById(id).remove()));
    await still(page);
  });

  test('leaves the keys of the browser alone', async () => {
    const prevented = (init) => page.evaluate((options) => {
      const event = new KeyboardEvent('keydown', { ...options, bubbles: true, cancelable: true });
      document.getElementById('map').dispatchEvent(event);
      return event.defaultPrevented;
    }, init);
    assert.equal(await prevented({ code: 'ArrowRight', key: 'ArrowRight' }), true);
    for (const own of [{ code: 'F5', key: 'F5' }, { code: 'ArrowRight', key: 'ArrowRight', altKey: true }, { code: 'KeyR', key: 'r', ctrlKey: true }]) {
      assert.equal(await prevented(own), false, JSON.stringify(own));
    }
  });

  test('is moved by dragging and by the wheel', async () => {
    await call(page, 'pause');
    await call(page, 'seek', MORNING);
    await page.mouse.move(700, 380);
    const first = await picture(page);
    await page.mouse.down();
    await page.mouse.move(560, 300, { steps: 8 });
    await page.mouse.up();
    const dragged = await picture(page);
    assert.ok(difference(first, dragged) > VISIBLE, 'dragging changed nothing');
    await page.mouse.wheel(0, -400);
    await sleep(200);
    assert.ok(difference(dragged, await picture(page)) > VISIBLE, 'the wheel changed nothing');
  });

  test('refuses wrong values with a sentence and changes nothing', async () => {
    await call(page, 'seek', MORNING);
    await still(page);
    const old = await call(page, 'state');
    for (const [verb, ...args] of [['seek', 'yesterday'], ['seek', 5], ['seek', '1940-01-01T00:00'], ['play', 'fast'], ['play', 3], ['select', 'nobody'], ['view', 'nowhere'], ['view', 'nowhere', 'near'], ['on', 'rain']]) {
      const message = await page.evaluate(([name, list]) => {
        try {
          window.halhinGol[name](...list);
          return 'no error';
        } catch (error) {
          return error instanceof Error ? error.message : `not an Error: ${error}`;
        }
      }, [verb, args]);
      assert.match(message, /^(?!no error|not an Error).{12,}/s, `${verb}(${args})`);
      assert.match(message, / /, `${verb}(${args}) said ${message}`);
    }
    await sleep(300);
    assert.equal(await call(page, 'state'), old);
  });

  test('answers messages of its own origin and no other', async () => {
    const answers = await page.evaluate(async () => {
      const heard = [];
      addEventListener('message', ({ data }) => data.halhinGol === 'answer' && heard.push(data));
      postMessage({ halhinGol: 'seek', args: ['1939-08-20T05:45'], id: 1 }, location.origin);
      postMessage({ halhinGol: 'seek', args: ['yesterday'], id: 2 }, location.origin);
      postMessage({ halhinGol: 'constructor', id: 3 }, location.origin);
      for (const origin of ['https://elsewhere.example', 'null']) {
        dispatchEvent(new MessageEvent('message', { data: { halhinGol: 'seek', args: ['1939-06-01T00:00'], id: 4 }, origin, source: window }));
      }
      await new Promise((done) => setTimeout(done, 500));
      return heard;
    });
    assert.deepEqual(answers.map(({ id, error }) => [id, typeof error]), [[1, 'undefined'], [2, 'string'], [3, 'string']]);
    assert.equal(await at(page), '1939-08-20T05:45');
  });

  test('plays on, coarser where it must, and rests sharp', async () => {
    await call(page, 'seek', MORNING);
    await still(page);
    const played = await page.evaluate(async () => {
      const map = window.halhinGol;
      const canvas = document.getElementById('map');
      const frame = () => new Promise(requestAnimationFrame);
      const [rest, seen] = [canvas.width, {}];
      map.play('2h');
      for (let [start, last, frames] = [performance.now(), performance.now(), map.frames()]; last - start < 6000;) {
        const width = canvas.width;
        await frame();
        const [now, drawn] = [performance.now(), map.frames()];
        const sum = seen[width] ??= { frames: 0, ms: 0 };
        sum.frames += drawn - frames;
        sum.ms += now - last;
        [last, frames] = [now, drawn];
      }
      map.pause();
      const paused = performance.now();
      while (canvas.width !== rest && performance.now() - paused < 5000) await frame();
      return { rest, seen, sharp_after_ms: Math.round(performance.now() - paused) };
    });
    for (const [width, { frames, ms }] of Object.entries(played.seen)) {
      measured[`played_frames_per_second_at_width_${width}`] = Number((frames * 1000 / ms).toFixed(1));
    }
    measured.sharp_again_after_ms = played.sharp_after_ms;
    assert.ok(await at(page) > '1939-07-03T19:00', `6 s at 2 h a second led only to ${await at(page)}`);
    assert.ok(Object.keys(played.seen).every((width) => width >= played.rest / 2), JSON.stringify(played));
    assert.ok(played.sharp_after_ms <= 300, JSON.stringify(played));
  });

  test('writes where it stands into its address', async () => {
    await call(page, 'seek', EVENING);
    const query = await until(() => page.evaluate(() => decodeURIComponent(location.search)), (text) => text.includes(EVENING));
    assert.ok(query.includes(EVENING), query);
  });

  test('has asked for nothing since it was ready', () => {
    assert.deepEqual(log.requests.slice(requestsAtReady), []);
    assert.deepEqual(log.errors, []);
  });
});

describe('the address', () => {
  test('sets time, view and selection', async () => {
    const unit = JSON.parse(nativeState(EVENING)).units[0].id;
    const pictures = [];
    for (const query of [`?at=${EVENING}`, `?at=${EVENING}&view=nomonhan_burd_obo,12`, `?at=${EVENING}&select=${unit}`]) {
      const { page, close } = await openReady(browser, address(query));
      assert.equal(await at(page), EVENING);
      assert.equal(await page.locator('[data-warning]').count(), 0);
      pictures.push(await picture(page));
      await close();
    }
    assert.ok(difference(pictures[0], pictures[1]) > VISIBLE, 'view changed nothing');
    assert.ok(difference(pictures[0], pictures[2]) > VISIBLE, 'select changed nothing');
  });

  test('sets account, certainty and panel, and keeps them', async () => {
    const query = '?at=1939-08-24T08:00&account=soviet&certainty=approximate&panel=accounts';
    const { page, close } = await openReady(browser, address(query));
    assert.equal(await call(page, 'state'), nativeState('1939-08-24T08:00', '--account', 'soviet'));
    assert.notEqual(nativeState('1939-08-24T08:00', '--account', 'soviet'), nativeState('1939-08-24T08:00'));
    const kept = await until(() => page.evaluate(() => location.search), (search) => search.includes('panel=accounts'), 3000);
    assert.match(kept, /account=soviet&certainty=approximate&panel=accounts/);
    await picture(page, 'accounts');
    await close();
  });

  test('saves a printed sheet, as a drawing and as a picture', async () => {
    const { page, log, close } = await openReady(browser, address(`?at=${MORNING}`));
    const sheets = {};
    for (const [y, ending] of [[515, 'svg'], [475, 'png']]) {
      await page.mouse.click(1206, 568); // the button beside help
      await sleep(700);
      const [download] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), page.mouse.click(1150, y)]);
      assert.equal(download.suggestedFilename(), `halhin-gol-1939-07-03-0900.${ending}`);
      sheets[ending] = readFileSync(await download.path());
    }
    const drawing = sheets.svg.toString();
    assert.match(drawing, /^<\?xml[^]*3 July 1939[^]*Nomonhan[^]*<\/svg>\s*$/);
    assert.equal(drawing.split('http').length, 2, 'an address in the drawing');
    const [width, height] = [16, 20].map((byte) => sheets.png.readUInt32BE(byte));
    assert.ok(width >= 1024 && Math.abs(width / height - 297 / 210) < 0.01, `${width} x ${height}`);
    measured.sheet = { svg_bytes: sheets.svg.length, png: [width, height] };
    assert.deepEqual(log.errors, []);
    await close();
  });

  test('opens a panel whose field takes the letters that are keys elsewhere', async () => {
    const { page, close } = await openReady(browser, address(`?at=${MORNING}&panel=events`));
    const before = await picture(page);
    await page.mouse.click(180, 225); // the field under the heading
    await still(page); // nobody types in the very frame of the click
    await page.keyboard.type('bw dp ', { delay: 60 });
    await sleep(700);
    assert.equal(await at(page), MORNING, 'a space played the clock, or a letter moved it');
    const searched = await picture(page, 'search');
    assert.ok(difference(before, searched) > VISIBLE / 5, 'nothing was typed');
    assert.ok(difference(before, searched) < 0.2, 'a letter blanked or moved the map');
    await close();
  });

  test('with a wrong value warns and shows the map; embedded, the wheel stays the page\'s', async () => {
    const { page, close } = await openReady(browser, address('?at=yesterday&embed=1'));
    const warning = page.locator('[data-warning]').first();
    await warning.waitFor();
    assert.match(await warning.innerText(), /yesterday/);
    const prevented = (ctrlKey) => page.evaluate((ctrl) => {
      const event = new WheelEvent('wheel', { deltaY: 10, ctrlKey: ctrl, cancelable: true });
      document.getElementById('map').dispatchEvent(event);
      return event.defaultPrevented;
    }, ctrlKey);
    assert.deepEqual([await prevented(false), await prevented(true)], [false, true]);
    await warning.getByRole('button').click();
    assert.equal(await page.locator('[data-warning]').count(), 0);
    await close();
  });
});

describe('fingers', () => {
  let page, log, touch;
  before(async () => {
    ({ page, log } = await openReady(browser, address('?at=1939-07-03T09:00'), { hasTouch: true }));
    const session = await page.context().newCDPSession(page);
    touch = async (type, ...points) => {
      await session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
      await sleep(60);
    };
  });
  after(() => page?.context().close());

  const shown = async () => {
    await still(page);
    const [lat, lon, zoom] = await page.evaluate(() => new URLSearchParams(location.search).get('view').split(',').map(Number));
    return { lat, lon, zoom };
  };

  test('select a unit by a tap', async () => {
    await still(page);
    await touch('touchStart', [522, 322]); // where the brigade stands alone, west of the river
    await touch('touchEnd');
    await still(page);
    assert.equal(await page.evaluate(() => new URLSearchParams(location.search).get('select')), 'su-7-motor-armoured-brigade');
    await call(page, 'select', null);
    await call(page, 'view', 'bain_tsagan', 11);
  });

  test('move the map, one at a time', async () => {
    const first = await shown();
    await touch('touchStart', [700, 400]);
    for (const x of [680, 640, 600, 560]) await touch('touchMove', [x, 400]);
    await touch('touchEnd');
    const moved = await shown();
    const degrees = 140 * 360 / (256 * 2 ** first.zoom); // the finger's way on a map of 256 pixels a tile
    assert.ok(Math.abs(moved.lon - first.lon - degrees) < 0.002, `${JSON.stringify(first)} to ${JSON.stringify(moved)}`);
    assert.ok(Math.abs(moved.lat - first.lat) < 0.002 && moved.zoom === first.zoom, JSON.stringify(moved));
    assert.deepEqual(log.errors, []);
  });

  test('enlarge it, two at a time', async () => {
    const first = await shown();
    await touch('touchStart', [600, 350], [700, 350]);
    for (const half of [60, 80, 100]) await touch('touchMove', [650 - half, 350], [650 + half, 350]);
    await touch('touchEnd');
    const enlarged = await shown();
    assert.ok(Math.abs(enlarged.zoom - first.zoom - 1) < 0.15, `${first.zoom} to ${enlarged.zoom}: twice as far apart is one zoom more`);
  });
});

describe('a campaign of one\'s own', () => {
  const bring = (files) => ({ before: (list) => { window.halhinGolCampaign = list; }, argument: files });

  test('takes the place of the shipped one', async () => {
    const { page, close } = await openReady(browser, address(`?at=${MORNING}`), bring(campaignFiles()));
    assert.equal(await call(page, 'state'), nativeState(MORNING));
    await close();
  });

  test('shows its problems when it is broken', async () => {
    const files = campaignFiles().map(([path, text]) => [path, path === 'places.ron' ? text.slice(0, text.length / 2) : text]);
    const { page, close } = await open(browser, address(), bring(files));
    assert.match(await ready(page), /places\.ron:\d+:\d+/);
    const items = page.locator('#problem-list li');
    await items.first().waitFor();
    assert.match(await items.first().innerText(), /\.ron(:\d+:\d+)?/);
    assert.match((await items.allInnerTexts()).join('\n'), /places\.ron:\d+:\d+/);
    await page.screenshot({ path: join(OUT, 'problems.png') });
    await close();
  });
});

describe('a browser or a network that fails', () => {
  const shown = (page) => page.locator('[data-card]:visible');

  test('without WebGL 2 is told so and loads no program', async () => {
    const arrived = [];
    const { page, log, close } = await open(browser, address(), {
      prepare: (tab) => tab.on('requestfinished', (request) => arrived.push(request.url())),
      before: () => {
        const original = HTMLCanvasElement.prototype.getContext;
        HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
          return kind === 'webgl2' ? null : original.call(this, kind, ...rest);
        };
      },
    });
    assert.match(await ready(page), /WebGL 2/);
    assert.match(await shown(page).innerText(), /WebGL 2/);
    assert.deepEqual(arrived.filter((url) => url.includes('halhin_gol')), []); // begun, and given up
    assert.deepEqual(log.errors, []);
    await close();
  });

  test('sees a program that does not arrive', async () => {
    const { page, close } = await open(browser, address(), { prepare: (tab) => tab.route('**/*.wasm', (route) => route.fulfill({ status: 503 })) });
    assert.match(await ready(page), /503/);
    assert.match(await shown(page).innerText(), /could not be loaded/);
    await close();
  });

  test('sees that the graphics were lost', async () => {
    const { page, close } = await openReady(browser, address());
    await page.evaluate(() => document.getElementById('map').getContext('webgl2').getExtension('WEBGL_lose_context').loseContext());
    await shown(page).waitFor();
    assert.match(await shown(page).innerText(), /picture was lost/);
    await close();
  });
});
