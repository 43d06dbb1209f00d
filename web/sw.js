// The service worker: keeps the page on the reader's machine, so that it opens without a network after the first visit.
// The build puts in VERSION and two lists, { path: 'sha256-…' }: FILES are kept when this version is installed, SEEN when
// they are first asked for. Each stands in the cache under its hash: what did not change is not fetched again.

const HOME = new URL('./', self.location.href);
const PREFIX = `halhin-gol ${HOME.pathname} `; // several maps may stand on one server
const CACHE = PREFIX + VERSION;

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(clear()));
self.addEventListener('message', ({ data }) => {
  if (data === 'take over') self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const name = nameOf(event.request);
  if (name) event.respondWith(answer(event.request, name));
});

async function install() {
  const cache = await caches.open(CACHE);
  for (const [name, hash] of Object.entries(FILES)) { // one after the other: the reader's line is for the reader
    const key = keyOf(name, hash);
    await cache.put(key, (await caches.match(key)) ?? (await get(name, hash)));
  }
  for (const [name, hash] of Object.entries(SEEN)) {
    const kept = await caches.match(keyOf(name, hash));
    if (kept) await cache.put(keyOf(name, hash), kept);
  }
}

async function clear() {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
  }
}

async function answer(request, name) {
  const hash = FILES[name] ?? SEEN[name];
  const kept = await caches.match(keyOf(name, hash), { cacheName: CACHE });
  if (kept) return kept;
  if (name in FILES) return fetch(request); // the browser threw it away
  try {
    const response = await get(name, hash);
    const cache = await caches.open(CACHE);
    await cache.put(keyOf(name, hash), response.clone());
    return response;
  } catch {
    return fetch(request); // another version by now, or no network
  }
}

// What the browser loaded for the page itself is taken from its own store where it is the right one; else the server is asked.
async function get(name, integrity) {
  const url = new URL(name, HOME);
  const ask = (cache) => fetch(url, { integrity, cache, credentials: 'same-origin' });
  const response = await ask('force-cache').then((found) => (found.ok ? found : ask('reload')), () => ask('reload'));
  if (!response.ok) throw new Error(`The server answered ${response.status} for ${name}.`);
  // A page may not be opened by an answer that was led elsewhere.
  return response.redirected ? new Response(response.body, { headers: response.headers }) : response;
}

// The file that a request means, without its question mark; null when it is none of ours.
function nameOf({ method, url }) {
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== HOME.origin || !pathname.startsWith(HOME.pathname)) return null;
  let name = pathname.slice(HOME.pathname.length);
  if (name === '' || name.endsWith('/')) name += 'index.html';
  return Object.hasOwn(FILES, name) || Object.hasOwn(SEEN, name) ? name : null;
}

function keyOf(name, hash) {
  return new URL(`${name}?${encodeURIComponent(hash)}`, HOME).href;
}
