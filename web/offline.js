// Keeps the page for the time without a network, by the service worker sw.js, and says when a newer version is there.
// Where the browser has no such thing or forbids it (a file, a sandboxed frame, a private window), nothing is missing but that.

const LATEST_MS = 5000; // the start is over: the worker may begin

/** After the first map frame. `restore` puts the focus back onto the map. */
export function keepOffline(restore) {
  if (!/^https?:$/.test(location.protocol)) return;
  const begin = () => void register(restore).catch(() => {}); // refused: the page works from the server alone
  if (typeof requestIdleCallback === 'function') requestIdleCallback(begin, { timeout: LATEST_MS });
  else setTimeout(begin, LATEST_MS);
}

async function register(restore) {
  const workers = navigator.serviceWorker;
  if (!workers) return;
  const registration = await workers.register(new URL('sw.js', import.meta.url));
  const look = (worker) => {
    if (worker?.state === 'installed' && workers.controller) offer(worker, restore);
  };
  look(registration.waiting);
  const follow = (worker) => worker?.addEventListener('statechange', () => look(worker));
  follow(registration.installing);
  registration.addEventListener('updatefound', () => follow(registration.installing));
}

// Nothing is loaded again by itself: it may be the middle of a lesson.
function offer(worker, restore) {
  if (document.querySelector('[data-update]')) return;
  const notice = document.getElementById('update').content.firstElementChild.cloneNode(true);
  const [now, later] = notice.querySelectorAll('button');
  now.addEventListener('click', () => {
    now.disabled = true;
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    worker.postMessage('take over');
  });
  later.addEventListener('click', () => {
    notice.remove();
    restore();
  });
  document.getElementById('warnings').append(notice);
}
