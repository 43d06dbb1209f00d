// The pictures of the page, drawn by the native program: the still behind the loading card, the preview for links, the
// edition without WebGL.

import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { EDITION, PREVIEW, STILL } from './files.mjs';

// What the first map frame shows in a window of 1280x720 when the bare address is opened: there the battlefield's middle
// stands right of the panels and above the timeline, here it is the picture's.
const FIRST_FRAME = ['--at', '1939-05-11T00:00', '--view', '47.7194,118.5138,10.7'];
const STILL_MOST = 22_000; // bytes
// The height of the fighting, as one sees it in a list of links: few names, both sides.
const HEADLINE = ['--at', '1939-08-23T12:00', '--view', 'battlefield'];

export function drawPictures(native, folder) {
  const draw = (name, ...more) => run(native, ['snapshot', '--plain', ...more, '-o', join(folder, name)]);
  // The style sheet lays the night over it: a low quality is not seen.
  draw(STILL, ...FIRST_FRAME, '--size', '1280x720', '--quality', '9');
  const bytes = statSync(join(folder, STILL)).size;
  if (bytes > STILL_MOST) throw new Error(`The still is ${bytes} bytes large, over its ${STILL_MOST}.`);
  draw(PREVIEW, ...HEADLINE, '--size', '1200x630', '--quality', '75');
}

/** The map as a document, for browsers without WebGL 2. */
export function drawEdition(native, folder) {
  run(native, ['edition', join(folder, EDITION)]);
}

function run(native, words) {
  execFileSync(native, words, { stdio: ['ignore', 'inherit', 'inherit'] });
}
