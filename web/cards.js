// What covers the map: loading, the end in words, the list of problems; and the warnings above it.
// Every sentence stands in index.html; here they are only chosen and filled.

const cover = document.getElementById('cover');
const bar = document.getElementById('bar');
const amount = document.getElementById('amount');
const MEGABYTE = 1e6;

document.getElementById('stuck').remove(); // the scripts run, so the page is not stuck
for (const button of document.querySelectorAll('[data-reload]')) button.addEventListener('click', () => location.reload());

/** `total` is null when nobody knows it; `packed` when the bytes on the wire are fewer than the bytes counted. */
export function progress(done, total, packed) {
  const megabytes = (done / MEGABYTE).toFixed(1);
  if (!total) {
    amount.textContent = packed ? '' : `${megabytes} MB`;
    return;
  }
  const share = Math.min(done / total, 1);
  bar.value = share;
  const percent = `${Math.floor(100 * share)} %`;
  amount.textContent = packed ? percent : `${percent} of ${(total / MEGABYTE).toFixed(1)} MB`;
}

export function drawing() {
  bar.value = 1; // full, and still: the program keeps the browser busy now
  amount.textContent = '';
  for (const phase of document.querySelectorAll('[data-phase]')) phase.hidden = phase.dataset.phase !== 'drawing';
}

export function uncover() {
  cover.hidden = true;
}

/** Shows the last card. `problems` are sentences; where one starts with file:line:column that stands out. */
export function end(name, problems) {
  document.getElementById('still')?.remove();
  cover.dataset.ended = '';
  for (const card of cover.querySelectorAll('[data-card]')) card.hidden = card.dataset.card !== name;
  const card = cover.querySelector(`[data-card="${name}"]`);
  const detail = card.querySelector('[data-detail]');
  if (detail) detail.textContent = problems.join('\n');
  if (name === 'problems') list(card, problems);
  document.getElementById('stage').inert = true;
  cover.hidden = false;
}

function list(card, problems) {
  card.querySelector('[data-count]').textContent = problems.length;
  card.querySelector('[data-one]').hidden = problems.length !== 1;
  card.querySelector('[data-many]').hidden = problems.length === 1;
  card.querySelector('ul').replaceChildren(...problems.map(itemOf));
}

/** A problem as an item of a list: where it starts with file:line:column that stands out. */
export function itemOf(problem) {
  const [, place, words] = /^(\S+\.ron(?::\d+){0,2}):?\s+(.*)$/s.exec(problem) ?? [null, null, problem];
  const item = document.createElement('li');
  if (place) {
    const code = document.createElement('code');
    code.textContent = place;
    item.append(code, ' ');
  }
  item.append(words);
  return item;
}

export function warn(sentence, dismissed) {
  const warning = document.getElementById('warning').content.firstElementChild.cloneNode(true);
  warning.querySelector('p').textContent = sentence;
  warning.querySelector('button').addEventListener('click', () => {
    warning.remove();
    dismissed();
  });
  document.getElementById('warnings').append(warning);
}
