// How much of a campaign is taken in, and the sentences that say no. Kept apart so that every way in shares them.

const MEGABYTE = 1e6;

export const LIMITS = {
  all: 8 * MEGABYTE, // unpacked
  file: 4 * MEGABYTE,
  files: 200, // .ron files
  entries: 2000, // files of any kind that are looked at
  path: 120, // letters
};

/** Why files are not taken in: a sentence for the reader. */
export class Refused extends Error {}

export const megabytes = (bytes) => `${bytes / MEGABYTE} MB`;

/** Counts what comes in and refuses what is too much. Call the answer with each file's path and size. */
export function gate() {
  let files = 0;
  let all = 0;
  return (path, size) => {
    files += 1;
    all += size;
    if (files > LIMITS.files) throw new Refused(`There are more than ${LIMITS.files} .ron files; a campaign may have ${LIMITS.files}.`);
    if (size > LIMITS.file) throw new Refused(`'${shortened(path)}' is larger than ${megabytes(LIMITS.file)}.`);
    if (all > LIMITS.all) throw new Refused(`The files hold more than ${megabytes(LIMITS.all)} in all.`);
    if (path.length > LIMITS.path) throw new Refused(`'${shortened(path)}' is a path of more than ${LIMITS.path} letters.`);
  };
}

/** Refuses paths that lead out of the folder or nowhere. */
export function wantInside(path) {
  const leadsOut = path.startsWith('/') || /^[a-z]:/i.test(path) || path.split('/').includes('..');
  if (leadsOut) throw new Refused(`'${shortened(path)}' leads out of the campaign's folder.`);
  if (/[\u0000-\u001f\u007f]/.test(path)) throw new Refused(`'${shortened(path)}' is no name of a file.`);
}

/** Whether a file belongs to a campaign; what systems put beside it (._x, __MACOSX) does not. */
export function isData(path) {
  return path.endsWith('.ron') && !path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');
}

function shortened(path) {
  const visible = path.replace(/[\u0000-\u001f\u007f]/g, '?');
  return visible.length > 60 ? `${visible.slice(0, 59)}…` : visible;
}

/** Whether a value is a campaign as the program takes it: [[path, text], ...]. */
export function isCampaign(files) {
  return Array.isArray(files)
    && files.every((file) => Array.isArray(file) && file.length === 2 && file.every((part) => typeof part === 'string'));
}
