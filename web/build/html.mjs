// index.html as it is published, and the manifest of the installable page.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PREVIEW } from './files.mjs';

const NAME = 'Halhin Gol 1939';

/** Fills in what only the build knows: the program's size, the icon, the full address of the preview. */
export function indexHtml(web, programBytes) {
  let html = readFileSync(join(web, 'index.html'), 'utf8');
  html = put(html, 'data-program-bytes=""', `data-program-bytes="${programBytes}"`);
  // The icon goes into the page: Chromium asks for a linked one again at every change of the address.
  const icon = readFileSync(join(web, 'icon.svg')).toString('base64');
  html = put(html, 'href="icon.svg"', `href="data:image/svg+xml;base64,${icon}"`);
  const home = publicUrl();
  if (!home) return html;
  html = html.replaceAll(`content="${PREVIEW}"`, `content="${home}${PREVIEW}"`);
  return put(html, '<meta property="og:type"', `<link rel="canonical" href="${home}">\n  <meta property="og:url" content="${home}">\n  <meta property="og:type"`);
}

/** Where the page will be published, by HALHIN_PUBLIC_URL, with a slash at its end; null when nobody said. */
function publicUrl() {
  const given = process.env.HALHIN_PUBLIC_URL;
  if (!given) return null;
  const url = new URL(given);
  if (!/^https?:$/.test(url.protocol) || url.search || url.hash) throw new Error(`HALHIN_PUBLIC_URL is no address of a folder: ${given}`);
  return url.href.replace(/\/?$/, '/').replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}

export function manifest() {
  const icon = (name, size, purpose = 'any') => ({ src: name, sizes: `${size}x${size}`, type: 'image/png', purpose });
  return `${JSON.stringify({
    name: NAME,
    short_name: 'Halhin Gol',
    description: 'An interactive, sourced battle map of the undeclared war on the Halhin Gol, May to September 1939.',
    lang: 'en',
    id: './',
    start_url: './',
    scope: './',
    display: 'standalone',
    background_color: '#f2e9d2',
    theme_color: '#f2e9d2',
    categories: ['education'],
    icons: [icon('icon-192.png', 192), icon('icon-512.png', 512), icon('icon-maskable.png', 512, 'maskable')],
  })}\n`;
}

/** Puts `now` where `was` stands, once; a page without it has changed its shape. */
export function put(text, was, now) {
  const parts = text.split(was);
  if (parts.length !== 2) throw new Error(`The page holds ${parts.length - 1} times: ${was}`);
  return parts.join(now);
}
