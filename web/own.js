// A campaign of the reader's own: dropped on the page, chosen in the dialog, or named by ?campaign=. It is checked in a
// worker while the map goes on, and shown by loading the page again. It is handed over in window.name, and only where
// this entry of the history says so (a page elsewhere can name a window but not write our history). Nothing is stored.

import { chosen, dropped, fetched } from './gather.js';
import { inside } from './inside.js';
import { Refused, isCampaign } from './limits.js';
import { createDialog } from './owndialog.js';

const PREFIX = 'halhin-gol-campaign:';
const CHECK_MS = 20_000;
const HINT_MS = 800; // browsers repeat dragover at least every half second
const KEPT = ['embed', 'controls', 'links', 'origin', 'drop', 'lang']; // what stays in the address when another campaign is shown

/** `compiled`: the program's module or null while there is none; `warn`: shows a sentence. */
export function createOwn({ compiled, warn }) {
  const query = new URLSearchParams(location.search);
  const dialog = createDialog({ take: (list) => void take(() => chosen(list)), show: handOver, cancel: () => checking?.abort() });
  let checking = null;
  // `leaving`: the address is no longer the map's to write. `inLinks`: what a link to this view needs besides the view.
  const own = { first, ready, open: dialog.choose, leaving: false, inLinks: '' };

  /** The files of the campaign to start with, or null for the one that is built in. Waits for nothing where none is named. */
  async function first() {
    const handed = takeHanded();
    if (handed) return shown(handed);
    const name = query.get('campaign');
    if (!name) return null;
    try {
      const found = await fetched(name);
      const answer = await check(found, new AbortController().signal);
      if (answer.problems) own.later = () => dialog.bad(answer);
      else {
        own.inLinks = `&${new URLSearchParams({ campaign: name })}`;
        return shown({ title: answer.title, files: found.files });
      }
    } catch (error) {
      own.later = () => dialog.refused(sentence(error));
    }
    return null;
  }

  function shown({ title, files }) {
    mark(title, back);
    return files;
  }

  function ready() {
    own.later?.();
    own.later = null;
  }

  /** Reads and checks what `gather` brings, and says in the dialog what came of it. */
  async function take(gather) {
    checking?.abort();
    const mine = checking = new AbortController();
    dialog.checking();
    try {
      const found = await gather();
      const answer = await check(found, mine.signal);
      if (mine.signal.aborted) return;
      if (answer.problems) dialog.bad(answer);
      else dialog.good(answer, found);
    } catch (error) {
      if (!mine.signal.aborted) dialog.refused(sentence(error));
    }
  }

  async function check({ files, problems }, signal) {
    if (problems.length) return { problems: problems.slice(0, 200), more: Math.max(0, problems.length - 200) };
    const module = compiled();
    if (!module) throw new Refused('The program that checks a campaign has not been loaded.');
    return askWorker({ module, files }, signal);
  }

  function handOver({ title }, { files }) {
    const token = crypto.randomUUID?.() ?? String(crypto.getRandomValues(new Uint32Array(2)));
    window.name = PREFIX + JSON.stringify({ token, title, files });
    reload({ own: token });
  }

  function back() {
    window.name = '';
    reload(null);
  }

  function reload(state) {
    own.leaving = true;
    const rest = new URLSearchParams(KEPT.flatMap((name) => query.getAll(name).map((value) => [name, value])));
    if (state) rest.set('welcome', '0');
    history.replaceState(state, '', location.pathname + (String(rest) && `?${rest}`));
    location.reload();
  }

  // The name stays as long as the campaign is shown: set when the page is left it would come too late for the next one.
  function takeHanded() {
    const token = history.state?.own;
    if (!window.name.startsWith(PREFIX) && !token) return null;
    try {
      const handed = JSON.parse(window.name.slice(PREFIX.length));
      if (token && handed.token === token && isCampaign(handed.files)) return handed;
    } catch {
      // named by somebody else: told below
    }
    window.name = '';
    if (token) own.later = () => warn('The browser has not kept your own campaign. Drop it on the map again.');
    return null;
  }

  listenForDrops(query.get('embed') !== '1' || query.get('drop') === '1', (transfer) => void take(dropped(transfer)));
  return own;
}

/** What the program says of a campaign: { problems, more }, or its title, span and counts. */
function askWorker(message, signal) {
  const worker = new Worker(checker(), { type: 'module' });
  return new Promise((done, failed) => {
    const timer = setTimeout(failed, CHECK_MS, new Refused(`The check took longer than ${CHECK_MS / 1000} s and was ended. The desktop program has no such limit: halhin-gol check FOLDER.`));
    worker.addEventListener('message', ({ data }) => {
      clearTimeout(timer);
      if (data.answer) done(data.answer);
      else failed(new Refused(`The program failed while it read the campaign (${data.failed}).`));
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      clearTimeout(timer);
      failed(new Refused('The part of the page that checks campaigns could not be started.'));
    });
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      failed(new Refused('The check was ended.'));
    });
    worker.postMessage(message);
  }).finally(() => worker.terminate());
}

// Texts and links are left to the browser. Where no campaign is taken a file is still refused: the browser would show
// it in place of the map.
function listenForDrops(welcome, take) {
  const hint = document.getElementById('drop-hint');
  let timer = null;
  const carriesFiles = ({ dataTransfer }) => dataTransfer?.types.includes('Files');
  const hide = () => {
    clearTimeout(timer);
    hint.hidden = true;
  };
  const over = (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = welcome ? 'copy' : 'none';
    if (!welcome) return;
    hint.hidden = false;
    clearTimeout(timer);
    timer = setTimeout(hide, HINT_MS);
  };
  addEventListener('dragenter', over);
  addEventListener('dragover', over);
  addEventListener('drop', (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    hide();
    if (welcome) take(event.dataTransfer);
  });
}

/** Says over the map that this is not the project's own record, with the way back. */
function mark(title, back) {
  const bar = document.getElementById('own-bar');
  bar.querySelector('strong').textContent = title;
  bar.querySelector('button').addEventListener('click', back);
  bar.hidden = false;
  document.documentElement.dataset.own = '';
  document.title = title;
}

function sentence(error) {
  if (error instanceof Refused) return error.message;
  console.error(error);
  return `The files could not be read (${error?.message ?? error}).`;
}

// A page in one file has no file beside it: the checker stands in it, as a block of data.
function checker() {
  const script = inside('checker');
  return script ? URL.createObjectURL(new Blob([script], { type: 'text/javascript' })) : new URL('checker.js', import.meta.url);
}
