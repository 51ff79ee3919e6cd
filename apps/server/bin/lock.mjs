import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * The mark tells a process from a later one that was given the same number.
 * @typedef {{ pid: number, mark: string }} Living
 */

/**
 * Who holds a lock. A child that works for it (npm, say) holds it too, and may outlive it.
 * @typedef {Living & { about?: Record<string, unknown>, child?: Living }} Holder
 */

/**
 * When a process began, in a form that no other process of that number shares; '' when it is gone.
 * @param {number} pid
 */
export function markOf(pid) {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (fields[0] === 'Z') return '';
      return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${fields[19]}`;
    }
    if (process.platform === 'win32') return isRunning(pid) ? 'running' : '';
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

/** @param {number} pid */
export function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** @param {Living} living */
export function isAlive({ pid, mark }) {
  return isRunning(pid) && markOf(pid) === mark;
}

/** @param {Holder} holder */
function isHeld(holder) {
  return isAlive(holder) || (holder.child !== undefined && isAlive(holder.child));
}

/**
 * The live holder of the lock at `path`, if there is one.
 * @param {string} path
 * @returns {Holder | undefined}
 */
export function holderOf(path) {
  const text = readText(path);
  const holder = text === undefined ? undefined : parseHolder(text);
  return holder && isHeld(holder) ? holder : undefined;
}

/** @typedef {{ release: () => void, note: (news: Partial<Holder>) => void }} Lock */

/**
 * Takes the lock at `path`, or answers who has it. What a killed process left behind is taken over.
 * @param {string} path
 * @param {Record<string, unknown>} [about]
 * @returns {{ holder: Holder } | Lock}
 */
export function tryLock(path, about) {
  mkdirSync(dirname(path), { recursive: true });
  const mine = `${path}.${process.pid}`;
  const me = { pid: process.pid, mark: markOf(process.pid), about };
  for (;;) {
    writeFileSync(mine, JSON.stringify(me));
    try {
      linkSync(mine, path);
      rmSync(mine);
      return {
        release: () => rmSync(path, { force: true }),
        note: (news) => {
          try {
            writeFileSync(mine, JSON.stringify({ ...me, ...news }));
            renameSync(mine, path);
          } catch {
            // News for others; no reason to fail (on a full disk, say).
            rmSync(mine, { force: true });
          }
        },
      };
    } catch (error) {
      rmSync(mine, { force: true });
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    }
    const found = readText(path);
    if (found === undefined) continue;
    const holder = parseHolder(found);
    if (holder && isHeld(holder)) return { holder };
    setAside(path, found);
  }
}

/**
 * Runs `work` with the lock at `path`, waiting for whoever has it; `onWait` hears of the wait once.
 * @template T
 * @param {string} path
 * @param {(lock: Lock) => T | Promise<T>} work
 * @param {(holder: Holder) => void} [onWait]
 * @returns {Promise<T>}
 */
export async function withLock(path, work, onWait) {
  let told = false;
  for (;;) {
    const lock = tryLock(path);
    if (!('holder' in lock)) {
      try {
        return await work(lock);
      } finally {
        lock.release();
      }
    }
    if (!told) onWait?.(lock.holder);
    told = true;
    await sleep(50);
  }
}

/**
 * Moves a dead holder's lock away. Two may find it dead at once; the slower one may then move the faster one's new
 * lock, sees that by its text, and puts it back.
 * @param {string} path
 * @param {string} dead
 */
function setAside(path, dead) {
  const aside = `${path}.${process.pid}.dead`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (readText(aside) !== dead) {
    try {
      linkSync(aside, path);
    } catch {
      // A third one has it by now; it is theirs.
    }
  }
  rmSync(aside, { force: true });
}

/** @param {string} path */
function readText(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * @param {string} text
 * @returns {Holder | undefined}
 */
function parseHolder(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
