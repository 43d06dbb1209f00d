// The teacher's notes beside the map: shows what the map sends, and sends back what a presenter's remote sends here.
// It hears and speaks by BroadcastChannel, else by messages between this window and the one that opened it; with
// ?way=opener by the second way alone. beside.js is the other end.

const HERE = self.origin; // 'null' in the one file that holds everything, opened from disk: there no channel reaches the map
const session = location.hash.slice(1);
const byOpener = new URLSearchParams(location.search).get('way') === 'opener' || HERE === 'null';
const channel = !byOpener && typeof BroadcastChannel === 'function' ? new BroadcastChannel('halhin-gol-notes') : null;
const KEYS = { PageDown: 'forward', PageUp: 'back', Space: 'play', KeyB: 'blank' };
const at = (id) => document.getElementById(id);

let began = null; // when the lesson began, by this window's own clock
let minutes = '{} min';
let timer = null;

function send(kind, detail) {
  const message = { halhinGolNotes: session, from: 'notes', kind, detail };
  if (channel) channel.postMessage(message);
  else window.opener?.postMessage(message, HERE === 'null' ? '*' : HERE);
}

function hear({ data, origin }) {
  if (origin !== HERE || data?.halhinGolNotes !== session || data.from !== 'map') return;
  if (data.kind === 'notes') show(data.detail);
  else if (data.kind === 'end') at('lost').hidden = false;
}

function show(notes) {
  document.documentElement.lang = notes.lang;
  document.title = notes.words.heading;
  for (const word of document.querySelectorAll('[data-word]')) word.textContent = notes.words[word.dataset.word];
  for (const id of ['place', 'title', 'stage', 'then', 'next']) {
    at(id).textContent = notes[id];
    at(id).hidden = !notes[id];
  }
  at('blocks').replaceChildren(...notes.blocks.map(section));
  at('lost').hidden = true;
  minutes = notes.words.minutes;
  began = notes.elapsed_s === null ? null : performance.now() - notes.elapsed_s * 1000;
  clocks();
}

function section({ kind, heading, lines, right }) {
  const part = document.createElement('section');
  part.dataset.kind = kind;
  const head = document.createElement('h2');
  head.textContent = heading;
  part.append(head, ...lines.map((line, i) => {
    const paragraph = document.createElement('p');
    paragraph.textContent = line;
    paragraph.classList.toggle('right', i === right);
    return paragraph;
  }));
  return part;
}

// Once now and again when the next minute of either clock begins.
function clocks() {
  clearTimeout(timer);
  const now = new Date();
  const passed = began === null ? 0 : performance.now() - began;
  at('day').textContent = now.toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit', hour12: false });
  at('lesson').hidden = began === null;
  at('elapsed').textContent = minutes.replace('{}', Math.floor(passed / 60_000));
  const left = [60_000 - (now.getSeconds() * 1000 + now.getMilliseconds()), 60_000 - (passed % 60_000)];
  timer = setTimeout(clocks, Math.min(...left) + 50);
}

channel?.addEventListener('message', hear);
window.addEventListener('message', hear);
window.addEventListener('pagehide', () => send('bye'));
window.addEventListener('keydown', (event) => {
  const word = KEYS[event.code];
  const pressesButton = event.code === 'Space' && event.target instanceof HTMLButtonElement;
  if (!word || pressesButton || event.repeat || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  send('remote', word);
});
for (const button of document.querySelectorAll('[data-remote]')) {
  button.addEventListener('click', () => send('remote', button.dataset.remote));
}
clocks();
send('hello');
