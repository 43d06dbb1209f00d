// Which keys and wheel turns belong to the map. Everything else stays the browser’s: F5, Ctrl+R, text size.

/** `table`: [{code, shift}], the program's own list of the keys it uses. */
export function keepKeys(canvas, table, program) {
  const name = (code, shift) => (shift ? `Shift+${code}` : code);
  const used = new Set(table.map(({ code, shift }) => name(code, shift)));
  canvas.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.code === 'Tab') {
      // Tab goes through the map's own controls and leaves at their end.
      if (!program.tab_leaves(event.shiftKey)) event.preventDefault();
      return;
    }
    if (used.has(name(event.code, event.shiftKey))) event.preventDefault();
  });
}

/** When the canvas loses the focus, so do the map's controls: else the next Tab into it would begin in the middle. */
export function shareFocus(canvas, program) {
  canvas.addEventListener('blur', () => program.release_focus());
}

/** The wheel zooms the map, and with Ctrl not the browser's text. In a frame of another page embedding.js decides. */
export function keepWheel(canvas, embedded) {
  if (!embedded) canvas.addEventListener('wheel', (event) => event.preventDefault(), { capture: true, passive: false });
}

/** The focus ring shows for those who move by keyboard, not at every start and click. */
export function showRingForKeys() {
  const root = document.documentElement;
  window.addEventListener('keydown', (event) => root.toggleAttribute('data-keys', event.code === 'Tab' || root.hasAttribute('data-keys')), true);
  window.addEventListener('pointerdown', () => root.removeAttribute('data-keys'), true);
}
