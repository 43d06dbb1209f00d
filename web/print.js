// What the reader takes away: a printed sheet, as the SVG that the program made, or as a picture that the browser draws from it; a hand-out; a link.

/** `size` is the picture's, [width, height] in pixels; where the device has no such canvas, a smaller one is taken. */
export async function savePrint({ name, format, size, svg }) {
  const drawing = new Blob([svg], { type: 'image/svg+xml' });
  save(format === 'svg' ? drawing : await picture(drawing, size), `${name}.${format}`);
}

/** `html` is a whole document that needs nothing else. */
export function saveHandout({ name, html }) {
  save(new Blob([html], { type: 'text/html' }), `${name}.html`);
}

/** Copies a text; answers whether the browser let us. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByHand(text); // not on a secure page, or not allowed
  }
}

function copyByHand(text) {
  const field = Object.assign(document.createElement('textarea'), { value: text, readOnly: true });
  const before = document.activeElement;
  (document.querySelector('dialog[open]') ?? document.body).append(field); // what lies behind a dialog cannot be selected
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  before?.focus();
  return copied;
}

async function picture(drawing, [width, height]) {
  const url = URL.createObjectURL(drawing);
  try {
    const image = new Image();
    image.src = url;
    await image.decode(); // its typefaces are in it, so that they are there too
    for (let share = 1; share >= 1 / 8; share /= 2) {
      const canvas = Object.assign(document.createElement('canvas'), { width: Math.round(width * share), height: Math.round(height * share) });
      const context = canvas.getContext('2d');
      if (!context) continue;
      context.drawImage(image, 0, 0, canvas.width, canvas.height);
      // A canvas that is too large for the device stays clear, or gives no picture.
      const drawn = context.getImageData(canvas.width >> 1, canvas.height >> 1, 1, 1).data[3] === 255;
      const blob = drawn && await new Promise((done) => canvas.toBlob(done, 'image/png'));
      if (blob) return blob;
    }
    throw new Error('This browser cannot draw the sheet as a picture. The drawing for print (SVG) can still be saved.');
  } finally {
    URL.revokeObjectURL(url);
  }
}

function save(blob, name) {
  const url = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000); // some browsers read it late
}
