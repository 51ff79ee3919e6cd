import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { holderOf, tryLock } from './lock.mjs';
import { portFromEnvironment, requirePort } from './ports.mjs';
import { LaunchError, say } from './say.mjs';

/** @typedef {import('./lock.mjs').Holder} Holder */

/** How soon a run whose npm was killed notices it and begins to stop. */
const PATIENCE_MS = 1000;

export function dataDir() {
  return resolve(process.env.DATA_DIR ?? '.data');
}

export function hostFromEnvironment() {
  return process.env.HOST ?? (process.env.NODE_ENV === 'production' ? '0.0.0.0' : '127.0.0.1');
}

/** Whatever would make `npm start` fail later is said before the long work begins. */
export async function readyToStart() {
  const deadline = Date.now() + PATIENCE_MS;
  let holder;
  while ((holder = holderOf(lockFile())) && !holder.about?.stopping) {
    if (Date.now() > deadline) throw alreadyRunning(holder);
    await sleep(100);
  }
  if (!holder) await requirePort(portFromEnvironment(), hostFromEnvironment(), 'npm start');
}

/**
 * One `npm start` for each data folder. One that is just stopping is waited for.
 * @param {{ url: string }} about
 */
export async function becomeTheInstance(about) {
  const deadline = Date.now() + PATIENCE_MS;
  let told = false;
  for (;;) {
    const lock = tryLock(lockFile(), about);
    if (!('holder' in lock)) return lock;
    const isStopping = lock.holder.about?.stopping === true;
    if (!isStopping && Date.now() > deadline) throw alreadyRunning(lock.holder);
    if (isStopping && !told) say(`  … Waiting for the earlier run to stop (process ${lock.holder.pid})`);
    told ||= isStopping;
    await sleep(100);
  }
}

function lockFile() {
  return join(dataDir(), 'start.lock');
}

/** @param {Holder} holder */
function alreadyRunning({ pid, about }) {
  return new LaunchError(
    `npm start is already running in this folder (process ${pid}): ${typeof about?.url === 'string' ? about.url : 'still starting'}\n` +
      `Stop it by Ctrl-C in its terminal or by: kill ${pid}`,
  );
}
