// The whole map in one file that opens by double click: no server, no request. Its policy allows its own script and
// style by their hashes and nothing else; the program stands in it as a data block, gzip in base64.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROGRAM, STILL } from './files.mjs';
import { put } from './html.mjs';
import { zippedOnce } from './pack.mjs';

/** Of the finished page in `folder`. */
export function singleFile(folder, cache) {
  const read = (name) => readFileSync(join(folder, name), 'utf8');
  const script = inline(read('boot.js'));
  const style = put(read('style.css'), 'paper.svg', dataUri(folder, 'paper.svg', 'image/svg+xml')).trim();
  const notes = notesFile(read);
  const program = zippedOnce(readFileSync(join(folder, PROGRAM)), cache).toString('base64');

  let html = read('index.html');
  html = html.replace(/<!--.*?-->\s*/gs, '');
  html = html.replace(/\s*<(link|meta)\b[^>]*\b(rel="(manifest|apple-touch-icon|canonical|modulepreload|preload)"|property="og:[^"]*"|name="twitter:[^"]*")[^>]*>/g, '');
  html = put(html, '<html ', '<html data-single ');
  html = policy(html, `default-src 'none'; script-src ${hash(script)} ${notes.script} 'wasm-unsafe-eval'; style-src ${hash(style)} ${notes.style}; img-src data: blob:; connect-src 'none'; worker-src blob:; base-uri 'none'; form-action 'none'`);
  html = once(html, /<link rel="stylesheet"[^>]*>/, `<style>${style}</style>`);
  html = once(html, /The page works only from a web server .*? and needs a browser/, 'The map needs a browser');
  html = put(html, `src="${STILL}"`, `src="${dataUri(folder, STILL, 'image/jpeg')}"`);
  const [tag] = /<script\b[^>]*\bsrc="boot\.js"[^>]*><\/script>/.exec(html) ?? [];
  if (!tag) throw new Error('index.html does not start boot.js.');
  html = put(html, tag, '');
  const left = /<(?:script|img|link)\b[^>]*\s(?:src|href)="(?!data:)[^"]*"/.exec(html);
  if (left) throw new Error(`The single file would ask for something: ${left[0]}`);
  const start = tag.replace(' src="boot.js"', '').replace('</script>', '');
  html = put(html, '</body>', `${block('notes-page', Buffer.from(notes.html).toString('base64'))}${block('checker', Buffer.from(read('checker.js')).toString('base64'))}${block('program', program)}${start}${script}</script>\n</body>`);
  return html;
}

// The notes in a window of their own, a blob that the map makes. It inherits the policy, so that its hashes stand there too.
function notesFile(read) {
  const script = inline(read('notes.js'));
  const style = read('notes.css').trim();
  let html = read('notes.html');
  html = policy(html, `default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; img-src data:; base-uri 'none'; form-action 'none'`);
  html = once(html, /<link rel="stylesheet"[^>]*>/, `<style>${style}</style>`);
  html = once(html, /<script\b[^>]*\bsrc="notes\.js"[^>]*><\/script>/, `<script type="module">${script}</script>`);
  return { html, script: hash(script), style: hash(style) };
}

function inline(script) {
  return script.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '<\\!--').trim();
}

function hash(text) {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

function policy(html, words) {
  return once(html, /(http-equiv="Content-Security-Policy" content=")[^"]*"/, (_, start) => `${start}${words}"`);
}

function block(id, text) {
  return `<script type="application/octet-stream" id="${id}">${text}</script>\n`;
}

function dataUri(folder, name, type) {
  return `data:${type};base64,${readFileSync(join(folder, name)).toString('base64')}`;
}

function once(text, pattern, now) {
  if (!pattern.test(text)) throw new Error(`The page has changed its shape: ${pattern} is not in it.`);
  return text.replace(pattern, typeof now === 'function' ? now : () => now);
}
