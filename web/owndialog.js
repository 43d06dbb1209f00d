// The dialog over the map about a campaign of the reader's own: choose, wait, problems, what it holds, or why not.
// Its sentences stand in index.html. Esc and Cancel close it; the browser gives the focus back to the map.

import { itemOf } from './cards.js';
import { copy } from './print.js';

/** `take(list)`: files were chosen; `show(answer, found)`: show this campaign; `cancel()`: stop the check. */
export function createDialog({ take, show, cancel }) {
  const dialog = document.getElementById('own');
  const part = (name) => dialog.querySelector(`[data-own="${name}"]`);
  let agreed = null;
  let copied = '';

  function state(name, focus) {
    for (const section of dialog.querySelectorAll('[data-own]')) section.hidden = section.dataset.own !== name;
    dialog.setAttribute('aria-labelledby', part(name).querySelector('h2').id);
    if (!dialog.open) dialog.showModal();
    part(name).querySelector(focus)?.focus();
  }

  for (const button of dialog.querySelectorAll('[data-pick]')) {
    button.addEventListener('click', () => document.getElementById(`own-${button.dataset.pick}`).click());
  }
  for (const field of dialog.querySelectorAll('input[type="file"]')) {
    field.addEventListener('change', () => {
      if (field.files.length) take(Array.from(field.files));
      field.value = ''; // the same choice again is a choice
    });
  }
  for (const button of dialog.querySelectorAll('[data-close]')) button.addEventListener('click', () => dialog.close());
  for (const button of dialog.querySelectorAll('[data-again]')) button.addEventListener('click', () => state('choose', 'button'));
  dialog.querySelector('[data-show]').addEventListener('click', () => agreed && show(...agreed));
  dialog.querySelector('[data-copy]').addEventListener('click', async ({ target }) => {
    const done = await copy(copied);
    const word = target.textContent;
    target.textContent = target.dataset[done ? 'done' : 'failed'];
    setTimeout(() => (target.textContent = word), 2000);
  });
  dialog.addEventListener('close', () => { // told a little later
    if (dialog.open) return;
    agreed = null;
    cancel();
  });

  return {
    choose: () => state('choose', 'button'),
    checking: () => state('checking', 'button'),
    refused(why) {
      part('refused').querySelector('[data-why]').textContent = why;
      state('refused', 'button');
    },
    bad({ problems, more }) {
      const bad = part('bad');
      const all = problems.length + more;
      bad.querySelector('[data-count]').textContent = all;
      bad.querySelector('[data-one]').hidden = all !== 1;
      bad.querySelector('[data-many]').hidden = all === 1;
      bad.querySelector('ul').replaceChildren(...problems.map(itemOf));
      bad.querySelector('[data-rest]').hidden = !more;
      bad.querySelector('[data-more]').textContent = more;
      copied = problems.join('\n') + (more ? `\n… and ${more} more` : '');
      state('bad', 'ul');
    },
    good(answer, found) {
      agreed = [answer, found];
      const good = part('good');
      good.querySelector('h2').textContent = answer.title;
      good.querySelector('[data-span]').textContent = `${day(answer.from)} to ${day(answer.to)}`;
      for (const cell of good.querySelectorAll('[data-number]')) cell.textContent = answer.counts[cell.dataset.number].toLocaleString('en');
      good.querySelector('[data-others]').hidden = !found.ignored;
      good.querySelector('[data-ignored]').textContent = found.ignored;
      state('good', '[data-show]');
    },
  };
}

// Campaign time is no clock of this machine: the day is written as it stands.
function day(iso) {
  const [year, month, date] = iso.slice(0, 10).split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date)).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
}
