import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Role } from '@app/platform';
import { ensureBuilt } from '../../apps/server/launch/build.ts';
import { type RunningServer, startServer } from '../../apps/server/launch/server.ts';
import { type Account, accountAt, type TestApp } from './app.js';

/** Building the server takes longer than anything else; the tests in the browser need it built as well. */
export const BUILD_TIMEOUT_MS = 300_000;

/** The server as it is built, in a process of its own, on the database of a test. */
export class ServerProcess {
  static build = (): Promise<void> => ensureBuilt({ web: false });

  static async start(market: TestApp, role: Role): Promise<ServerProcess> {
    const server = startServer({
      env: { ...market.env, ROLE: role },
      logFile: join(market.config.dataDir, 'test-processes.log'),
      show: () => undefined,
    });
    const { url } = await server.ready;
    return new ServerProcess(server, url);
  }

  private constructor(
    private readonly server: RunningServer,
    readonly base: string,
  ) {}

  /** Somebody, speaking to this process. */
  as = (account: Account): Account => accountAt(this.base, account);

  /** As a power cut does: nothing of it runs on. */
  async kill(): Promise<void> {
    this.server.kill();
    await this.server.exited;
  }

  stop = (): Promise<void> => this.server.stop();
}

const PATIENCE_MS = 30_000;

/** What other processes are still at: looked at again and again, until it is as it must be in the end. */
export async function eventually<T>(look: () => Promise<T>): Promise<T> {
  for (const startedAt = Date.now(); ;) {
    try {
      return await look();
    } catch (error) {
      if (Date.now() - startedAt > PATIENCE_MS) throw error;
      await sleep(50);
    }
  }
}
