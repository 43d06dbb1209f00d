// The page that shows how to embed the map: it drives the map in its frame by messages alone, as any other page could.

const frame = document.getElementById('map');
const choice = document.getElementById('choice');
const snippet = document.getElementById('snippet');
const silent = document.getElementById('silent');
const log = document.getElementById('log');
const here = new URL('.', location.href);
const MOST_LINES = 60;
const USUAL = 'date,timeline,map,scale,card';

let shown = null; // the address in the frame
let number = 0;

/** The query of what is chosen, with the site that is to drive the map. */
function query(origin) {
  const controls = [...choice.querySelectorAll('[name="control"]:checked')].map((box) => box.value).join(',');
  const pairs = ['embed=1', choice.elements.moment.value];
  if (controls !== USUAL) pairs.push(`controls=${controls || 'none'}`);
  if (!choice.elements.links.checked) pairs.push('links=0');
  if (origin) pairs.push(`origin=${origin}`);
  return pairs.join('&');
}

/** One exact origin; empty where none is given, null where it is wrong. */
function givenOrigin() {
  const text = choice.elements.origin.value.trim().replace(/\/$/, '');
  if (!text) return '';
  try {
    const url = new URL(text);
    return /^https?:$/.test(url.protocol) && url.origin === text ? text : null;
  } catch {
    return null;
  }
}

function show() {
  const origin = givenOrigin();
  document.getElementById('wrong').hidden = origin !== null;
  choice.elements.origin.setAttribute('aria-invalid', String(origin === null));
  const own = new URL(`./?${query('')}`, here).href;
  if (own !== shown) {
    shown = own;
    frame.src = own;
    silent.textContent = 'The map is loading.';
    silent.hidden = false;
  }
  const address = new URL(`./?${query(origin ?? '')}`, here).href.replaceAll('&', '&amp;');
  snippet.value = `<iframe src="${address}"\n  title="Battle map of the war on the Halhin Gol, 1939"\n  width="100%" height="${frame.clientHeight}" style="border: 0" loading="lazy"\n  allow="fullscreen; clipboard-write"></iframe>`;
}

function send(verb, ...args) {
  number += 1;
  write(`→ ${verb}(${args.map((arg) => JSON.stringify(arg)).join(', ')})`);
  frame.contentWindow.postMessage({ halhinGol: verb, args, id: number }, here.origin);
}

// Moments that follow each other take one line.
function write(text, kind = '') {
  const first = log.firstElementChild;
  const line = kind === 'time' && first?.dataset.kind === 'time' ? first : document.createElement('li');
  line.textContent = text;
  line.dataset.kind = kind;
  line.classList.toggle('error', kind === 'error');
  if (line !== first) log.prepend(line);
  while (log.childElementCount > MOST_LINES) log.lastElementChild.remove();
}

window.addEventListener('message', ({ data, source, origin }) => {
  if (source !== frame.contentWindow || origin !== here.origin) return;
  if (data?.halhinGol === 'answer') {
    const result = typeof data.result === 'string' ? `${data.result.length} letters` : JSON.stringify(data.result);
    if (data.error) write(`← ${data.id}: ${data.error}`, 'error');
    else if (result) write(`← ${data.id}: ${result}`);
  } else if (data?.halhinGol === 'event') {
    write(`← ${data.event} ${JSON.stringify(data.detail)}`, data.event);
    if (data.event === 'ready') silent.hidden = true;
    if (data.event === 'problem') silent.textContent = data.detail.join(' ');
    if (data.event === 'resize') {
      frame.style.height = `${data.detail.height}px`;
      show(); // the lines name the height
    }
  }
});

// A frame that has loaded its page hears messages, though its map is not drawn yet.
frame.addEventListener('load', () => {
  for (const event of ['ready', 'time', 'select', 'chapter', 'playing', 'problem', 'resize']) send('on', event);
});

choice.addEventListener('input', show);
choice.addEventListener('submit', (event) => event.preventDefault());
for (const button of document.querySelectorAll('[data-send]')) {
  button.addEventListener('click', () => send(...JSON.parse(button.dataset.send)));
}
document.getElementById('copy').addEventListener('click', async () => {
  const copied = document.getElementById('copied');
  try {
    await navigator.clipboard.writeText(snippet.value);
    copied.textContent = 'Copied.';
  } catch {
    snippet.select();
    copied.textContent = 'They are selected: copy them with Ctrl+C.';
  }
});

show();
