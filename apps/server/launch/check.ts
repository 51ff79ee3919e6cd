import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { complain, say, secondsSince } from '../bin/say.mjs';
import { CLI_ENTRY, ensureBuilt } from './build.ts';
import { endTools, type Finished, listenForStop, runTool, TOOLS } from './child.ts';
import { startTestPostgres, withDatabase } from './database.ts';

interface Check {
  name: string;
  run: () => Promise<Finished>;
}

const CACHE = '.data/check';

const tool = (name: string, script: string, ...args: string[]): Check => ({
  name,
  run: () => runTool(script, args),
});

/** Rows run beside each other, the checks of a row one after another; the longest begin first. */
const ROWS: Check[][] = [
  [
    { name: 'build', run: built },
    { name: 'migrations match the entities, OpenAPI is fresh', run: schemaAndOpenApi },
  ],
  [
    tool('route types of the web app', TOOLS.reactRouter, 'typegen', 'apps/web'),
    // The linter knows all types already: it says what a compiler would in the same pass, of every part of the repository.
    tool(
      'types and lint',
      TOOLS.oxlint,
      '--type-aware',
      '--type-check',
      '--max-warnings',
      '0',
      '--format',
      'unix',
    ),
  ],
  [
    {
      name: 'guards (arrows proved, inputs checked, audiences named)',
      run: () =>
        runTool(TOOLS.jest, ['--selectProjects', 'guards', '--runInBand'], {
          nodeArgs: ['--experimental-vm-modules'],
        }),
    },
  ],
  [tool('dead code', TOOLS.knip, '--no-progress')],
  [
    tool(
      'format',
      TOOLS.prettier,
      '--check',
      '--log-level',
      'warn',
      '--cache',
      '--cache-location',
      `${CACHE}/prettier`,
      '.',
    ),
  ],
  [
    tool(
      'arrows',
      TOOLS.depcruise,
      'apps',
      'libs',
      'migrations',
      'test',
      '--config',
      '.dependency-cruiser.cjs',
    ),
  ],
  [
    tool(
      'client types are fresh',
      TOOLS.openapiTypes,
      'apps/web/openapi.json',
      '--output',
      'apps/web/app/lib/api.gen.ts',
      '--check',
    ),
  ],
];

/** `npm run check`: everything that can be said of the sources without running them as a market. */
export async function run(): Promise<number> {
  const startedAt = performance.now();
  const stop = listenForStop({ first: endTools, again: () => process.exit(130) });
  mkdirSync(CACHE, { recursive: true });
  const failed: string[] = [];
  const waiting = [...ROWS];
  const workOff = async () => {
    for (let row = waiting.shift(); row && !stop.asked(); row = waiting.shift()) {
      for (const check of row) {
        if (stop.asked() || (await passes(check))) continue;
        failed.push(check.name);
        break;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, workOff));
  if (stop.asked()) return 130;
  say(
    failed.length === 0
      ? `\nEvery check passed (${secondsSince(startedAt)})`
      : `\nFailed: ${failed.join('; ')} (${secondsSince(startedAt)})`,
  );
  return failed.length === 0 ? 0 : 1;
}

async function passes({ name, run: runCheck }: Check): Promise<boolean> {
  const startedAt = performance.now();
  try {
    const { code, output } = await runCheck();
    say(`  ${code === 0 ? '✓' : '✗'} ${name} (${secondsSince(startedAt)})`);
    if (code !== 0) say(output);
    return code === 0;
  } catch (error) {
    say(`  ✗ ${name} (${secondsSince(startedAt)})`);
    complain(error);
    return false;
  }
}

async function built(): Promise<Finished> {
  await ensureBuilt({ web: false });
  return { code: 0, output: '' };
}

async function schemaAndOpenApi(): Promise<Finished> {
  const server = await startTestPostgres();
  try {
    return await withDatabase(server, 'schema', (url) =>
      runTool(CLI_ENTRY, ['check'], { env: { DATABASE_URL: url, NODE_ENV: '' } }),
    );
  } finally {
    await server.stop();
  }
}
