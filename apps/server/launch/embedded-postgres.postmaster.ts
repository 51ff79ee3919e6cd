import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning } from '../bin/lock.mjs';

/** What a server says of itself in `postmaster.pid`. */
export interface Postmaster {
  pid: number;
  port: number;
  ready: boolean;
}

/** The server that runs on this cluster. A `postmaster.pid` left behind names a process that is gone, or another's. */
export function runningPostmaster(cluster: string): Postmaster | undefined {
  const noted = readNote(cluster);
  return noted && isPostmasterOf(noted.pid, cluster) ? noted : undefined;
}

/** True when `postmaster.pid` was left behind and its number has since gone to another process: PostgreSQL would refuse to start. */
export function hasMisleadingNote(cluster: string): boolean {
  const noted = readNote(cluster);
  return noted !== undefined && isRunning(noted.pid) && !isPostmasterOf(noted.pid, cluster);
}

function readNote(cluster: string): Postmaster | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

/** A server's working directory is its cluster, wherever that has been moved to; its command line is the second-best evidence. */
function isPostmasterOf(pid: number, cluster: string): boolean {
  if (!isRunning(pid)) return false;
  if (process.platform !== 'linux') return commandLine(pid).includes('postgres');
  try {
    const [at, here] = [statSync(`/proc/${pid}/cwd`), statSync(cluster)];
    return at.ino === here.ino && at.dev === here.dev;
  } catch {
    return commandLine(pid).includes('postgres');
  }
}

function commandLine(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    if (process.platform === 'win32')
      return execFileSync('tasklist', ['/FI', `PID eq ${pid}`], { encoding: 'utf8' });
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

/** The port of the last start, from the command line that PostgreSQL notes. */
export function rememberedPort(cluster: string): number | undefined {
  try {
    const found = /"-p" "(\d+)"/.exec(readFileSync(join(cluster, 'postmaster.opts'), 'utf8'));
    return found ? Number(found[1]) : undefined;
  } catch {
    return undefined;
  }
}
