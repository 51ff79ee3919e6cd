import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled, projectNode } from './install.mjs';
import { watchParents } from './parents.mjs';
import { complain } from './say.mjs';

export const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[\\/]$/, '');

/**
 * Begins on whatever Node the machine has, installs what is missing, and goes on under the project's own Node, which
 * runs `apps/server/launch/<command>.ts` as it stands.
 * @param {string} command
 * @param {() => Promise<void>} [beforeLongWork]
 */
export async function launch(command, beforeLongWork) {
  // Whoever read our output may leave before us (`npm start | head`); that must not end us half-way.
  process.stdout.on('error', () => undefined);
  try {
    process.chdir(root);
    await beforeLongWork?.();
    await ensureInstalled(root);
    const node = projectNode(root);
    if (realpathSync(process.execPath) !== realpathSync(node)) {
      process.exitCode = await continueUnder(node);
      return;
    }
    process.env.PATH = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`;
    const { run } = await import(`../launch/${command}.ts`);
    process.exitCode = await run(process.argv.slice(2));
  } catch (error) {
    complain(error);
    process.exitCode = 1;
  }
}

/**
 * The channel tells the child when we are gone, killed or not.
 * @param {string} node
 * @returns {Promise<number>}
 */
function continueUnder(node) {
  const child = spawn(node, process.argv.slice(1), {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, LAUNCHED_AT: String(Date.now() - performance.now()) },
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal));
  watchParents(() => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
