/** An error whose message is meant for the person at the terminal: shown without a stack. */
export class LaunchError extends Error {
  /** @override */
  name = 'LaunchError';
}

/** @param {string} line */
export function say(line) {
  console.log(line);
}

/**
 * Shows what went wrong: the message alone where it is meant for the person, else the whole error.
 * @param {unknown} error
 */
export function complain(error) {
  const message = explain(error);
  console.error(message === undefined ? error : `\n${message}`);
}

/** @param {number} startedAt */
export function secondsSince(startedAt) {
  return `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
}

/**
 * Names a step when it begins, says every few seconds that it goes on, and how long it took.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const startedAt = performance.now();
  say(`  … ${name}`);
  const heartbeat = setInterval(() => say(`  … ${name} (${secondsSince(startedAt)})`), 10_000);
  heartbeat.unref();
  try {
    const result = await work();
    say(`  ✓ ${name} (${secondsSince(startedAt)})`);
    return result;
  } finally {
    clearInterval(heartbeat);
  }
}

/**
 * What an error of the operating system means for the person who started us; undefined for other errors.
 * @param {unknown} error
 * @returns {string | undefined}
 */
function explain(error) {
  if (error instanceof LaunchError) return error.message;
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const where = 'path' in error ? ` (${String(error.path)})` : '';
  switch (error.code) {
    case 'ENOSPC':
      return `The disk is full${where}. Nothing is lost: free some space and run the same command again.`;
    case 'EDQUOT':
      return `Your disk quota is used up${where}. Nothing is lost: free some space and run the same command again.`;
    case 'EACCES':
    case 'EPERM':
      return `No permission${where}. An earlier run as another user (root?) may own it: run as that user, or change the owner with chown -R.`;
    case 'EROFS':
      return `The file system is read-only${where}: run from a folder that can be written to.`;
    default:
      return undefined;
  }
}
