import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { CatalogLoader } from '@app/catalog';
import { ConfigError, parseConfig } from '@app/platform';
import { Indexer } from '@app/search';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { createApp } from './create-app.js';
import { DEFAULT_LISTINGS, DEFAULT_SELLERS, seedDemo } from './demo/seed.js';
import { migrate } from './migrate.js';
import { describeApi } from './openapi.js';

const OPENAPI_FILE = 'apps/web/openapi.json';

interface Command {
  does: string;
  run: (args: string[]) => Promise<void>;
}

/** A reason to end with code 1 that needs no stack. */
class Refusal extends Error {}

const COMMANDS: Record<string, Command> = {
  migrate: {
    does: 'brings the database of DATABASE_URL to the present',
    run: () => migrate(parseConfig().database.url),
  },
  check: {
    does: `on an empty database: do the migrations make what the entities say, and is ${OPENAPI_FILE} fresh?`,
    run: check,
  },
  openapi: { does: `writes ${OPENAPI_FILE}`, run: writeOpenApi },
  seed: { does: 'loads the catalogue and the demo cluster: --sellers N --listings N', run: seed },
  reindex: { does: 'makes the search index anew beside the live one, while the market trades', run: reindex },
};

async function check(): Promise<void> {
  await migrate(parseConfig().database.url);
  await withApp(async (app) => {
    const faults = [await driftOf(app), await stalenessOf(app)].filter((fault) => fault !== undefined);
    if (faults.length > 0) throw new Refusal(faults.join('\n'));
  });
}

async function driftOf(app: NestFastifyApplication): Promise<string | undefined> {
  const { upQueries } = await app.get(DataSource).driver.createSchemaBuilder().log();
  if (upQueries.length === 0) return undefined;
  const statements = upQueries.map(({ query }) => `  ${query}`).join('\n');
  return `The entities differ from what the migrations make. A new migration would have to say:\n${statements}`;
}

async function stalenessOf(app: NestFastifyApplication): Promise<string | undefined> {
  const kept = await readFile(OPENAPI_FILE, 'utf8').catch(() => '');
  if (kept === openApiText(app)) return undefined;
  return `${OPENAPI_FILE} is not what the controllers say now. Run: npm run openapi`;
}

async function writeOpenApi(): Promise<void> {
  await migrate(parseConfig().database.url);
  await withApp((app) => writeFile(OPENAPI_FILE, openApiText(app)));
}

function openApiText(app: NestFastifyApplication): string {
  return `${JSON.stringify(describeApi(app), undefined, 2)}\n`;
}

async function seed(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { sellers: { type: 'string' }, listings: { type: 'string' } },
  });
  const sellers = wholeNumber('--sellers', values.sellers, DEFAULT_SELLERS);
  const listings = wholeNumber('--listings', values.listings, DEFAULT_LISTINGS);
  await migrate(parseConfig().database.url);
  await withApp(async (app) => {
    await app.get(CatalogLoader).load();
    const done = await seedDemo(app, { sellers, listings, say: (text) => console.log(`  … ${text}`) });
    if (!done)
      throw new Refusal(
        'There are sellers already: only an empty market is seeded. Delete .data to begin anew.',
      );
  });
}

async function reindex(): Promise<void> {
  await withApp(async (app) => {
    await app.init();
    const startedAt = performance.now();
    const { partTypes } = await app.get(Indexer).rebuild(
      ({ done, of }) => console.log(`  … ${figure(done)} of ${figure(of)} part types`),
      () => console.log('  … another reindex is under way; waiting for its end'),
    );
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log(`The index is new: ${figure(partTypes)} part types in ${seconds} s.`);
  });
}

const figure = (count: number): string => count.toLocaleString('en');

function wholeNumber(name: string, text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Refusal(`${name} takes a whole number from 1`);
  return value;
}

async function withApp(work: (app: NestFastifyApplication) => Promise<void>): Promise<void> {
  const app = await createApp({ ...parseConfig(), logLevel: 'warn' });
  try {
    await work(app);
  } finally {
    await app.close();
  }
}

async function main([name = '', ...args]: string[]): Promise<void> {
  const command = COMMANDS[name];
  if (command) return command.run(args);
  const lines = Object.entries(COMMANDS).map(([each, { does }]) => `  ${each.padEnd(18)} ${does}`);
  throw new Refusal(`npm run cli -- <command>\n${lines.join('\n')}`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Refusal || error instanceof ConfigError ? error.message : error);
  process.exitCode = 1;
});
