// What stands beside the map before a class: the teacher's notes in a window of their own, kept in step without a server,
// and the whole screen for the map. notes.js is the other end.

import { inside } from './inside.js';

const CHANNEL = 'halhin-gol-notes';
const HERE = self.origin; // 'null' for a file: its windows know each other by their session's name alone
const RELOAD_MS = 1500; // a tab that is loaded again says so within this time

/** Opens, fills and closes the notes as the program says: call the answer with { shown, blocked }. */
export function createNotes(program, warn) {
  // Two maps in two tabs share the channel: each has a name of its own.
  const session = Array.from(crypto.getRandomValues(new Uint32Array(2)), (number) => number.toString(36)).join('');
  const channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel(CHANNEL) : null;
  let tab = null;
  let shown = null;
  let leaving = null;
  let there = false; // the tab has said so

  // Both ways at once: a tab that hears a thing twice shows it once.
  function tell(kind, detail) {
    const message = { halhinGolNotes: session, from: 'map', kind, detail };
    channel?.postMessage(message);
    if (tab && !tab.closed) tab.postMessage(message, HERE === 'null' ? '*' : HERE);
  }

  function hear({ data, origin }) {
    if (origin !== HERE || data?.halhinGolNotes !== session || data.from !== 'notes') return;
    if (data.kind === 'hello') {
      clearTimeout(leaving);
      there = true;
      if (shown) tell('notes', shown);
      else program.open_notes(true); // the program fills them then
    } else if (data.kind === 'remote') {
      program.remote(String(data.detail));
    } else if (data.kind === 'bye' && shown) {
      there = false;
      clearTimeout(leaving);
      leaving = setTimeout(() => program.open_notes(false), RELOAD_MS);
    }
  }
  channel?.addEventListener('message', hear);
  window.addEventListener('message', hear);
  window.addEventListener('pagehide', () => tell('end'));

  return ({ shown: now, blocked }) => {
    const opens = now && !shown;
    shown = now;
    if (opens && !there) {
      tab = window.open(`${notesPage()}#${session}`, `halhin-gol-notes-${session}`, 'popup,width=760,height=900');
      if (!tab) {
        shown = null;
        warn(blocked);
        // Later: the program is in the middle of a frame.
        queueMicrotask(() => program.open_notes(false));
        return;
      }
    }
    if (now) return tell('notes', now);
    clearTimeout(leaving);
    tell('end');
    tab?.close();
    tab = null;
    there = false;
  };
}

// In the one file that holds everything the notes are in it too: see build/single.mjs.
function notesPage() {
  const page = inside('notes-page');
  return page ? URL.createObjectURL(new Blob([page], { type: 'text/html' })) : new URL('notes.html', import.meta.url).href;
}

/** Fills the screen, or no longer, as the program says: call the answer with true or false. */
export function keepFullScreen(program) {
  let wanted = false;
  document.addEventListener('fullscreenchange', () => {
    if (document.fullscreenElement || !wanted) return;
    wanted = false;
    program.left_full_screen(true); // by Esc, which is the browser's own there
  });
  return async (full) => {
    wanted = full;
    try {
      if (full && !document.fullscreenElement) await document.documentElement.requestFullscreen();
      else if (!full && document.fullscreenElement) await document.exitFullscreen();
    } catch {
      wanted = false; // not allowed without a key or a click, or not at all: presenting goes on in the window
      program.left_full_screen(false);
    }
  };
}
