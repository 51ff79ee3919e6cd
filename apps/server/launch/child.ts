import { spawn, type SpawnOptions } from 'node:child_process';
import { watchParents } from '../bin/parents.mjs';

export interface Finished {
  code: number;
  output: string;
}

/** Tools by the script that their package runs: no shell and no shim between us and the process to be stopped. */
export const TOOLS = {
  nest: 'node_modules/@nestjs/cli/bin/nest.js',
  reactRouter: 'node_modules/@react-router/dev/bin.cjs',
  vite: 'node_modules/vite/bin/vite.js',
  jest: 'node_modules/jest/bin/jest.js',
  playwright: 'node_modules/@playwright/test/cli.js',
  oxlint: 'node_modules/oxlint/bin/oxlint',
  prettier: 'node_modules/prettier/bin/prettier.cjs',
  depcruise: 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
  knip: 'node_modules/knip/bin/knip.js',
  openapiTypes: 'node_modules/openapi-typescript/bin/cli.js',
} as const;

const running = new Set<() => void>();

/** Runs a Node script to its end and answers what it printed. */
export function runTool(
  script: string,
  args: string[],
  options: SpawnOptions & { nodeArgs?: string[] } = {},
): Promise<Finished> {
  const { nodeArgs = [], ...spawnOptions } = options;
  const child = spawn(process.execPath, [...nodeArgs, script, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...spawnOptions,
    env: { ...process.env, ...spawnOptions.env },
  });
  const end = () => child.kill('SIGTERM');
  running.add(end);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      running.delete(end);
      resolve({ code: code ?? 1, output });
    });
  });
}

/** Ends whatever still runs, when we are told to stop. */
export function endTools(): void {
  for (const end of running) end();
}

/**
 * The first Ctrl-C, SIGTERM or loss of our parent asks to stop; more of them, to stop at once. npm repeats the
 * terminal's Ctrl-C, so what comes within a second is the same one.
 */
export function listenForStop({ first, again }: { first: (reason: string) => void; again: () => void }): {
  asked: () => boolean;
} {
  let askedAt = 0;
  const ask = (reason: string) => {
    if (askedAt === 0) {
      askedAt = performance.now();
      first(reason);
    } else if (performance.now() - askedAt > 1000) again();
  };
  process.on('SIGINT', () => ask('Ctrl-C'));
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ask(signal));
  if (process.connected) process.once('disconnect', () => ask('the launcher is gone'));
  process.channel?.unref();
  watchParents(() => ask('npm is gone'));
  return { asked: () => askedAt !== 0 };
}
