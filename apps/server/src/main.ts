import { CatalogLoader } from '@app/catalog';
import { ConfigError, parseConfig, Worker } from '@app/platform';
import { Logger } from '@nestjs/common';
import { createApp } from './create-app.js';
import { prepareDemo } from './demo/prepare.js';
import { migrate } from './migrate.js';
import { serveApiReference } from './openapi.js';
import { mountWeb } from './web.js';

/** Starts the role that ROLE names: `api` answers HTTP, `worker` runs jobs and delivers facts, `all` does both. */
async function main(): Promise<void> {
  const config = parseConfig();
  await migrate(config.database.url);
  const app = await createApp(config);
  // A promise that nobody awaits is a mistake in one request: it is told, and ends no other.
  const logger = new Logger('process');
  process.on('unhandledRejection', (reason) => logger.error({ err: reason }, 'Nobody awaited what failed'));
  if (config.role !== 'worker') {
    serveApiReference(app);
    await mountWeb(app.getHttpAdapter().getInstance(), config);
  }
  tell({ kind: 'progress', text: 'Loading the catalogue' });
  await app.get(CatalogLoader).load();
  const accounts = config.production
    ? []
    : await prepareDemo(app, (text) => tell({ kind: 'progress', text }));
  await app.listen(config.port, config.host);
  if (config.role !== 'api') await app.get(Worker).start();
  tell({ kind: 'ready', url: await app.getUrl(), accounts });
}

/** To the launcher, when there is one. */
function tell(message: object): void {
  process.send?.(message);
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof ConfigError ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  );
  process.exit(1);
});
