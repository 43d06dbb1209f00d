// What the one file that holds everything has inside: blocks of data, in base64.

/** The bytes of a block, or null where the page has none of this name. A block is `taken` when nobody reads it again. */
export function inside(id, { taken = false } = {}) {
  const block = document.getElementById(id);
  if (!block) return null;
  const text = block.textContent;
  if (taken) block.remove();
  return Uint8Array.fromBase64 ? Uint8Array.fromBase64(text) : Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
