import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isRunning } from '../bin/lock.mjs';
import { freePort } from '../bin/ports.mjs';
import { complain, LaunchError, say, step } from '../bin/say.mjs';
import { ensureBuilt } from './build.ts';
import { endTools, listenForStop, runTool, TOOLS } from './child.ts';
import { startTestPostgres, withDatabase } from './database.ts';
import { type EmbeddedPostgres } from './embedded-postgres.ts';
import { type RunningServer, startServer } from './server.ts';

interface Tally {
  passed: number;
  failed: number;
}

interface Selection {
  jest: string[] | undefined;
  web: string[] | undefined;
}

const RUNS = '.data/test-runs';
const JEST_PROJECTS = ['unit', 'server', 'guards', 'api'];
const NOTHING: Tally = { passed: 0, failed: 0 };

/** `npm test [-- [--only unit|server|guards|api|web] [arguments for the runner]]`: all tests, or some; the last line is the sum. */
export async function run(args: string[]): Promise<number> {
  const selection = select(args);
  const folder = makeFolder();
  const stop = listenForStop({ first: endTools, again: () => process.exit(130) });
  let tally = NOTHING;
  const count = async (work: () => Promise<Tally>) => {
    if (stop.asked()) return;
    const more = await countable(work);
    tally = add(tally, more);
  };
  await count(async () => {
    const database = await startTestPostgres((line) => say(`  … PostgreSQL: ${line}`));
    try {
      const { jest, web } = selection;
      if (jest) await count(() => runJest(jest, folder));
      if (web) await count(() => runBrowser(database, web, folder));
    } finally {
      await database.stop();
    }
    return NOTHING;
  });
  if (stop.asked()) return 130;
  const failed = tally.passed + tally.failed === 0 ? 1 : tally.failed;
  if (failed === 0) rmSync(folder, { recursive: true, force: true });
  say(`${tally.passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

/** What keeps tests from running counts as one that failed. */
async function countable(work: () => Promise<Tally>): Promise<Tally> {
  try {
    return await work();
  } catch (error) {
    complain(error);
    return { passed: 0, failed: 1 };
  }
}

/** Arguments for a runner without `--only` are for Jest, and the browser stays shut. */
function select(args: string[]): Selection {
  const { values, tokens } = parseArgs({
    args,
    options: { only: { type: 'string', multiple: true } },
    strict: false,
    tokens: true,
  });
  const only = (values.only ?? []).flatMap((each) => String(each).split(','));
  const unknown = only.find((each) => !JEST_PROJECTS.includes(each) && each !== 'web');
  if (unknown !== undefined)
    throw new LaunchError(`--only takes ${[...JEST_PROJECTS, 'web'].join(', ')}; not «${unknown}».`);
  const taken = new Set(
    tokens.flatMap((token) =>
      token.kind === 'option' && token.name === 'only'
        ? [token.index, ...(token.inlineValue ? [] : [token.index + 1])]
        : [],
    ),
  );
  const rest = args.filter((_, index) => !taken.has(index));
  const projects = only.length === 0 ? JEST_PROJECTS : only.filter((each) => each !== 'web');
  const wantsWeb = only.includes('web') || (only.length === 0 && rest.length === 0);
  return {
    jest: projects.length === 0 ? undefined : [...rest, '--selectProjects', ...projects],
    web: wantsWeb ? rest : undefined,
  };
}

/** What this run writes; the folders of runs that are over go. */
function makeFolder(): string {
  mkdirSync(RUNS, { recursive: true });
  for (const name of readdirSync(RUNS)) {
    if (!isRunning(Number(name))) rmSync(join(RUNS, name), { recursive: true, force: true });
  }
  const folder = resolve(RUNS, String(process.pid));
  mkdirSync(folder, { recursive: true });
  return folder;
}

async function runJest(args: string[], folder: string): Promise<Tally> {
  const report = join(folder, 'jest.json');
  const { code } = await runTool(TOOLS.jest, ['--json', '--outputFile', report, ...args], {
    nodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const found = readReport(report) as JestReport | undefined;
  const passed = found?.numPassedTests ?? 0;
  const failed = (found?.numFailedTests ?? 0) + (found?.numRuntimeErrorTestSuites ?? 0);
  return { passed, failed: Math.max(failed, code === 0 ? 0 : 1) };
}

interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  numRuntimeErrorTestSuites: number;
}

/** The built server on a database and a port of its own; Playwright drives a browser against it. */
async function runBrowser(database: EmbeddedPostgres, args: string[], folder: string): Promise<Tally> {
  await ensureBuilt();
  return withDatabase(database, 'web', async (url) => {
    const server = await startMarket(url, folder);
    try {
      const ready = await step('Starting the market for the browser', () => server.ready);
      return await runPlaywright(ready.url, args, folder);
    } finally {
      await server.stop();
    }
  });
}

async function startMarket(databaseUrl: string, folder: string): Promise<RunningServer> {
  return startServer({
    env: {
      NODE_ENV: undefined,
      ROLE: 'all',
      HOST: '127.0.0.1',
      PORT: String(await freePort()),
      DATABASE_URL: databaseUrl,
      DATA_DIR: join(folder, 'data'),
      RATE_LIMIT_PER_MINUTE: '1000000',
      AUTH_RATE_LIMIT_PER_MINUTE: '1000000',
    },
    logFile: join(folder, 'server.log'),
    show: say,
  });
}

async function runPlaywright(baseUrl: string, args: string[], folder: string): Promise<Tally> {
  const report = join(folder, 'playwright.json');
  // The packaged browser unpacks itself to the folder for temporary files and trusts what it finds there, be it another
  // user's or half unpacked by a run that was killed: each run has a folder of its own.
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary);
  const { code } = await runTool(
    TOOLS.playwright,
    [
      'test',
      '--config',
      'test/web/playwright.config.ts',
      '--reporter',
      'list,json',
      '--output',
      join(folder, 'playwright'),
      ...args,
    ],
    {
      env: {
        BASE_URL: baseUrl,
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
        TMPDIR: temporary,
        TEMP: temporary,
        TMP: temporary,
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  const found = readReport(report) as PlaywrightReport | undefined;
  const passed = (found?.stats.expected ?? 0) + (found?.stats.flaky ?? 0);
  const failed = (found?.stats.unexpected ?? 0) + (found?.errors.length ?? 0);
  return { passed, failed: Math.max(failed, code === 0 ? 0 : 1) };
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number };
  errors: unknown[];
}

function readReport(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function add(one: Tally, other: Tally): Tally {
  return { passed: one.passed + other.passed, failed: one.failed + other.failed };
}
