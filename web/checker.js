// A worker: checks a campaign with the program's own rules, away from the map, which goes on meanwhile.
// It is given the compiled program, so it fetches none.

import { initSync, look_over } from './halhin_gol.js';

addEventListener('message', ({ data: { module, files } }) => {
  try {
    initSync({ module });
    postMessage({ answer: JSON.parse(look_over(files)) });
  } catch (error) {
    postMessage({ failed: String(error?.message ?? error) });
  }
});
