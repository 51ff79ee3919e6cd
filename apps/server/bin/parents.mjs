import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { isRunning } from './lock.mjs';

const POLL_MS = 250;
const SHELLS = /^-?(sh|dash|bash|ash|zsh|ksh)$/;

const parents = process.env.npm_lifecycle_event && process.platform !== 'win32' ? remember() : [];

/**
 * npm killed outright tells nobody, and the shell between it and us passes nothing on: we see it by its absence.
 * Remembered as this module loads, that is at once.
 * @param {() => void} orphaned
 */
export function watchParents(orphaned) {
  const watch = setInterval(() => {
    if (parents.every(isRunning) && (parents.length === 0 || process.ppid === parents[0])) return;
    clearInterval(watch);
    orphaned();
  }, POLL_MS);
  watch.unref();
}

function remember() {
  const { name, parent } = look(process.ppid);
  return SHELLS.test(name) && parent > 1 ? [process.ppid, parent] : [process.ppid];
}

/** @param {number} pid */
function look(pid) {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const end = stat.lastIndexOf(')');
      return {
        name: stat.slice(stat.indexOf('(') + 1, end),
        parent: Number(stat.slice(end + 2).split(' ')[1]),
      };
    }
    const [parent, name] = execFileSync('ps', ['-o', 'ppid=,ucomm=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .split(/\s+/);
    return { name: name ?? '', parent: Number(parent) };
  } catch {
    return { name: '', parent: 0 };
  }
}
