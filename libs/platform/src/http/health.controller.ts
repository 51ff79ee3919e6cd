import { Controller, Get, Header } from '@nestjs/common';
import {
  HealthCheck,
  HealthCheckService,
  type HealthCheckResult,
  TypeOrmHealthIndicator,
} from '@nestjs/terminus';
import { collectDefaultMetrics, register } from 'prom-client';
import { Allow } from './allow.js';
import { Readiness } from './readiness.js';

@Controller()
@Allow('public')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly database: TypeOrmHealthIndicator,
    private readonly readiness: Readiness,
  ) {
    register.clear();
    collectDefaultMetrics();
  }

  /** The process answers. */
  @Get('health/live')
  live(): { status: string } {
    return { status: 'ok' };
  }

  /** The process can do its work: 503 names what it lacks. What it does by other means is `degraded`, and up. */
  @Get('health/ready')
  @HealthCheck()
  ready(): Promise<HealthCheckResult> {
    return this.health.check([
      () => this.database.pingCheck('database', { timeout: 2000 }),
      ...this.readiness
        .conditions()
        .map(([name, condition]) => () => ({ [name]: { status: 'up' as const, ...condition } })),
    ]);
  }

  /** Prometheus text format. */
  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4')
  metrics(): Promise<string> {
    return register.metrics();
  }
}
