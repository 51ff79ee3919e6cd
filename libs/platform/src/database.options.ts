import { type TypeOrmModuleOptions } from '@nestjs/typeorm';
import { type Config } from './config.js';
import { SnakeNamingStrategy } from './naming.strategy.js';
import { PreparingClient } from './prepared.js';

const STATEMENT_TIMEOUT_MS = 15_000;
/** To open a connection costs more than most of what is asked on it: who comes a minute after the last finds one open. */
const IDLE_TIMEOUT_MS = 120_000;

/** One pool for each process. No query runs without an end. */
export function databaseOptions(config: Config): TypeOrmModuleOptions {
  return {
    type: 'postgres',
    url: config.database.url,
    poolSize: config.database.poolSize,
    autoLoadEntities: true,
    synchronize: false,
    namingStrategy: new SnakeNamingStrategy(),
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    logging: false,
    retryAttempts: 0,
    extra: {
      Client: PreparingClient,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      idle_in_transaction_session_timeout: 2 * STATEMENT_TIMEOUT_MS,
      idleTimeoutMillis: IDLE_TIMEOUT_MS,
      application_name: 'bearing-market',
    },
  };
}
