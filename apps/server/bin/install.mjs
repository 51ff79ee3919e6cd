import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { markOf, withLock } from './lock.mjs';
import { LaunchError, say, step } from './say.mjs';

/** @typedef {{ version?: string, integrity?: string, link?: boolean, optional?: boolean, devOptional?: boolean }} LockedPackage */

const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/** The Node that the sources are written for, and run by without a build. */
const NODE_MAJOR = 24;

/**
 * Node 24 as npm brought it; where npm has none for the machine, the machine's own if that is new enough.
 * @param {string} root
 */
export function projectNode(root) {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const brought = join(
    root,
    'node_modules',
    `node-${platform}-${process.arch}`,
    'bin',
    platform === 'win' ? 'node.exe' : 'node',
  );
  if (existsSync(brought)) return brought;
  if (Number(process.versions.node.split('.')[0]) >= NODE_MAJOR) return process.execPath;
  throw new LaunchError(
    `npm has no Node ${NODE_MAJOR} for this machine (${platform}-${process.arch}): install Node ${NODE_MAJOR} and run the same command again.`,
  );
}

/** @param {string} root */
export async function ensureInstalled(root) {
  if (isInstalled(root)) return;
  await withLock(
    join(root, '.data', 'install.lock'),
    async (lock) => {
      if (isInstalled(root)) return;
      await step('Installing packages (npm ci)', () => npmCi(root, lock));
      if (!isInstalled(root))
        throw new LaunchError('npm ci ended well but packages are missing; run it by hand to see why.');
    },
    ({ pid }) => say(`  … Waiting for another run that is installing packages (process ${pid})`),
  );
}

/**
 * Compares package-lock.json with what npm noted at the end of its last whole installation; an interrupted one leaves
 * no note. Packages for other platforms may be missing.
 * @param {string} root
 */
export function isInstalled(root) {
  const wanted = lockedPackages(join(root, 'package-lock.json'));
  const present = lockedPackages(join(root, 'node_modules', '.package-lock.json'));
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([path, each]) => {
    if (path === '' || each.link) return true;
    const found = present[path];
    if (!found) return each.optional === true || each.devOptional === true;
    return found.version === each.version && found.integrity === each.integrity;
  });
}

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage> | undefined}
 */
function lockedPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/**
 * @param {string} root
 * @param {import('./lock.mjs').Lock} lock
 */
async function npmCi(root, lock) {
  const args = [
    'ci',
    '--include=dev',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--no-progress',
    '--loglevel=error',
  ];
  const { code, output } = await runNpm(root, args, lock);
  if (code === 0) return;
  if (/ENOSPC|no space left/i.test(output)) {
    throw new LaunchError(
      'The disk is full: the packages need about 1 GB. Free some space and run the same command again.',
    );
  }
  const unreachable = /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET/.test(output);
  const reason = unreachable
    ? 'npm could not reach the package registry; is the network there?'
    : 'npm ci failed.';
  throw new LaunchError(`${reason}\n${output.trim().split('\n').slice(-15).join('\n')}`);
}

/**
 * Runs the machine's npm on the machine's Node: the project's own Node may be among what npm is about to replace.
 * @param {string} root
 * @param {string[]} args
 * @param {import('./lock.mjs').Lock} lock
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function runNpm(root, args, lock) {
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((each) => !/node_modules[\\/]\.bin[\\/]?$/.test(each));
  const child = spawn('npm', args, {
    cwd: root,
    env: { ...process.env, PATH: path.join(delimiter), NODE_ENV: 'development' },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  if (child.pid) lock.note({ child: { pid: child.pid, mark: markOf(child.pid) } });
  const stop = () => {
    child.kill('SIGTERM');
    lock.release();
    process.exit(130);
  };
  for (const signal of SIGNALS) process.once(signal, stop);
  return new Promise((resolve, reject) => {
    let output = '';
    const collect = (/** @type {Buffer} */ chunk) => (output += chunk.toString());
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', (error) => reject(new LaunchError(`npm could not be run (${error.message}).`)));
    child.once('close', (code) => {
      for (const signal of SIGNALS) process.off(signal, stop);
      resolve({ code, output });
    });
  });
}
