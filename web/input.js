// Which keys and wheel turns belong to the map. Everything else stays the browser's: Tab, F5, Ctrl+R, text size.

/** `table`: [{code, shift}], the program's own list of the keys it uses. */
export function keepKeys(canvas, table) {
  const name = (code, shift) => (shift ? `Shift+${code}` : code);
  const used = new Set(table.map(({ code, shift }) => name(code, shift)));
  canvas.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.code === 'Tab') return;
    if (used.has(name(event.code, event.shiftKey))) event.preventDefault();
  });
}

/** In another page the wheel scrolls that page; with Ctrl it zooms the map, and not the browser's text. */
export function keepWheel(canvas, embedded) {
  const listen = (event) => {
    if (!embedded || event.ctrlKey) event.preventDefault();
    else event.stopImmediatePropagation(); // else the map would zoom while the page scrolls
  };
  canvas.addEventListener('wheel', listen, { capture: true, passive: false });
}

/** The focus ring shows for those who move by keyboard, not at every start and click. */
export function showRingForKeys() {
  const root = document.documentElement;
  window.addEventListener('keydown', (event) => root.toggleAttribute('data-keys', event.code === 'Tab' || root.hasAttribute('data-keys')), true);
  window.addEventListener('pointerdown', () => root.removeAttribute('data-keys'), true);
}
