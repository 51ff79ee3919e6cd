import { Clock, SystemClock } from '@app/kernel';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TerminusModule } from '@nestjs/terminus';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LoggerModule } from 'nestjs-pino';
import { type Config } from './config.js';
import { CONFIG } from './config.token.js';
import { databaseOptions } from './database.options.js';
import { Database } from './database.js';
import { FactDelivery } from './fact-delivery.js';
import { BucketContents } from './files/bucket-contents.js';
import { FileContents } from './files/file-contents.js';
import { FileStore } from './files/file-store.js';
import { FolderContents } from './files/folder-contents.js';
import { Pictures } from './files/pictures.js';
import { StoredFile } from './files/stored-file.entity.js';
import { HealthController } from './http/health.controller.js';
import { Readiness } from './http/readiness.js';
import { Housekeeping } from './housekeeping.js';
import { IdempotencyKey } from './idempotency-key.entity.js';
import { JobBell } from './job-bell.js';
import { loggerOptions } from './logging.js';
import { LostJobs } from './lost-jobs.js';
import { MarkedMethods } from './marked-methods.js';
import { EventConsumption, FactToDeliver, OutboxEvent } from './outbox-event.entity.js';
import { Papers } from './papers/papers.js';
import { Worker } from './worker.js';

/** The plumbing that every lib stands on. Global: its exports need no import. */
@Global()
@Module({})
export class PlatformModule {
  static for(config: Config): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        LoggerModule.forRoot(loggerOptions(config)),
        TypeOrmModule.forRoot(databaseOptions(config)),
        TypeOrmModule.forFeature([IdempotencyKey, OutboxEvent, EventConsumption, FactToDeliver, StoredFile]),
        TerminusModule.forRoot({ logger: false }),
        DiscoveryModule,
      ],
      controllers: [HealthController],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: Clock, useClass: SystemClock },
        Database,
        FactDelivery,
        { provide: FileContents, useFactory: () => contentsOf(config) },
        FileStore,
        Housekeeping,
        JobBell,
        LostJobs,
        MarkedMethods,
        Papers,
        Pictures,
        Readiness,
        Worker,
      ],
      exports: [CONFIG, Clock, Database, FileStore, JobBell, Papers, Readiness, Worker],
    };
  }
}

function contentsOf({ files: { bucket, folder } }: Config): FileContents {
  return bucket ? new BucketContents(bucket) : new FolderContents(folder);
}
