import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from '../bin/lock.mjs';
import { LaunchError, say, step } from '../bin/say.mjs';
import { runTool, TOOLS } from './child.ts';

interface Part {
  name: string;
  inputs: string[];
  output: string;
  /** Without which the output is not whole. */
  entry: string;
  build: () => ReturnType<typeof runTool>;
  /** Whether building takes away what an earlier build left. */
  tidiesUp: boolean;
}

const COMMON_INPUTS = ['package-lock.json', 'tsconfig.base.json'];

const SERVER: Part = {
  name: 'server',
  inputs: [
    ...COMMON_INPUTS,
    'nest-cli.json',
    'apps/server/tsconfig.app.json',
    'apps/server/src',
    'libs',
    'migrations',
  ],
  output: 'dist',
  entry: 'dist/apps/server/src/main.js',
  build: buildServer,
  tidiesUp: false,
};

const WEB: Part = {
  name: 'web app',
  inputs: [...COMMON_INPUTS, 'apps/web'],
  output: 'build',
  entry: 'build/server/index.js',
  build: () => runTool(TOOLS.reactRouter, ['build', 'apps/web'], { env: { NODE_ENV: 'production' } }),
  tidiesUp: true,
};

async function buildServer(): ReturnType<typeof runTool> {
  const built = await runTool(TOOLS.nest, ['build', 'server']);
  return built.code === 0
    ? runTool(TOOLS.vite, ['build', '--config', 'libs/bearings/vite.config.ts'])
    : built;
}

export const SERVER_ENTRY = SERVER.entry;
export const CLI_ENTRY = 'dist/apps/server/src/cli.js';
const NOT_INPUTS = /^(node_modules|\.react-router)$|\.spec\.tsx?$/;

/** Builds what differs from the sources as they are now. Told by content: a changed date is no change. */
export async function ensureBuilt(parts: { web: boolean } = { web: true }): Promise<void> {
  const wanted = parts.web && existsSync('apps/web') ? [SERVER, WEB] : [SERVER];
  if (wanted.every((part) => isFresh(part, fingerprint(part)))) return;
  await withLock(
    '.data/build.lock',
    async () => {
      const results = await Promise.allSettled(wanted.map(buildIfStale));
      for (const result of results) if (result.status === 'rejected') throw result.reason;
    },
    ({ pid }) => say(`  … Waiting for another run that is building (process ${pid})`),
  );
}

async function buildIfStale(part: Part): Promise<void> {
  const now = fingerprint(part);
  if (isFresh(part, now)) return;
  await step(`Building the ${part.name}`, async () => {
    rmSync(stampOf(part), { force: true });
    const startedAt = timeOnDisk(part.output);
    const { code, output } = await part.build();
    if (code !== 0 || !existsSync(part.entry)) {
      throw new LaunchError(`The ${part.name} could not be built:\n${output.trim()}`);
    }
    if (!part.tidiesUp) removeOlder(part.output, startedAt);
    writeFileSync(stampOf(part), now);
  });
}

/** By the clock that dates files. */
function timeOnDisk(folder: string): number {
  mkdirSync(folder, { recursive: true });
  const probe = join(folder, '.building');
  writeFileSync(probe, '');
  return statSync(probe).mtimeMs;
}

/**
 * What this build did not write is of sources that are gone. It goes afterwards: a server that runs from an earlier
 * build finds its files all the while.
 */
function removeOlder(folder: string, timeMs: number): void {
  for (const file of filesUnder(folder)) if (statSync(file).mtimeMs <= timeMs) rmSync(file);
}

function isFresh(part: Part, now: string): boolean {
  return existsSync(part.entry) && existsSync(stampOf(part)) && readFileSync(stampOf(part), 'utf8') === now;
}

function stampOf(part: Part): string {
  return join(part.output, '.built-from');
}

function fingerprint(part: Part): string {
  const hash = createHash('sha256').update(process.version);
  for (const input of part.inputs) addTo(hash, input);
  return hash.digest('hex');
}

function addTo(hash: ReturnType<typeof createHash>, path: string): void {
  for (const file of filesUnder(path)) hash.update(file).update('\0').update(readFileSync(file)).update('\0');
}

/** The file itself, or all of a folder's files in a fixed order. */
function filesUnder(path: string): string[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter(({ name }) => !NOT_INPUTS.test(name))
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(path, entry.name)]))
    .toSorted();
}
