import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive as isProcessAlive, isRunning, markOf, withLock } from '../bin/lock.mjs';
import { freePort, obstacleAt } from '../bin/ports.mjs';
import { LaunchError } from '../bin/say.mjs';
import { type Dwelling, settle } from './embedded-postgres.dwelling.ts';
import {
  hasMisleadingNote,
  type Postmaster,
  rememberedPort,
  runningPostmaster,
} from './embedded-postgres.postmaster.ts';

export interface EmbeddedPostgresOptions {
  /** Everything of this server lives here, or at the place this links to. */
  dataDir: string;
  /** False for tests: the data outlives a killed process, not a fallen machine, and is made anew when unusable. */
  durable?: boolean;
  log?: (line: string) => void;
}

export interface EmbeddedPostgres {
  /** The default database. */
  readonly url: string;
  urlOf(database: string): string;
  isAlive(): boolean;
  /** Starts the server again, where it was, after it died under us. */
  revive(): Promise<void>;
  /** Stops the server, unless another live process still uses it. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL from the binaries that npm brought. Several processes may use one server at a time: the first
 * starts it, the last to leave stops it. A server that a killed run left behind is stopped and started anew.
 *
 * The server is a process group of its own, so that Ctrl-C reaches us alone and we stop it after its clients.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const log = options.log ?? (() => undefined);
  const dwelling = settle(options.dataDir, options.durable ?? true, log);
  const lock = join(dwelling.home, 'lock');
  const server = new Server(dwelling, options.durable ?? true, log);
  await withLock(lock, () => server.enter());
  const urlOf = (database: string) => server.urlOf(database);
  return {
    get url() {
      return urlOf(DATABASE);
    },
    urlOf,
    isAlive: () => server.isAlive(),
    revive: () => withLock(lock, () => server.enter()),
    stop: () => withLock(lock, () => server.leave()),
  };
}

const USER = 'market';
const DATABASE = 'market';
const MAJOR = '18';
const ROOM_TO_INITIALISE_MB = 150;
const ROOM_TO_START_MB = 50;
const START_ATTEMPTS = 8;
const LOG_LIMIT_BYTES = 10_000_000;

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  cluster_name: 'bearing-market',
  max_connections: 200,
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  maintenance_work_mem: '128MB',
  work_mem: '8MB',
  // One machine and no standby: bulk loads need not be logged twice.
  wal_level: 'minimal',
  max_wal_senders: 0,
  max_wal_size: '2GB',
  random_page_cost: 1.1,
  jit: 'off',
  TimeZone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
};
const FLEETING = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '128MB',
};

class Server {
  private readonly dwelling: Dwelling;
  private readonly durable: boolean;
  private readonly log: (line: string) => void;
  private readonly logFile: string;
  private readonly users: string;
  private running: Pick<Postmaster, 'pid' | 'port'> = { pid: 0, port: 0 };
  private password = '';

  constructor(dwelling: Dwelling, durable: boolean, log: (line: string) => void) {
    this.dwelling = dwelling;
    this.durable = durable;
    this.log = log;
    this.logFile = join(dwelling.home, 'server.log');
    this.users = join(dwelling.home, 'users');
  }

  urlOf(database: string): string {
    return `postgres://${USER}:${this.password}@127.0.0.1:${this.running.port}/${database}`;
  }

  isAlive(): boolean {
    return markOf(this.running.pid) !== '';
  }

  async enter(): Promise<void> {
    fs.mkdirSync(this.users, { recursive: true });
    fs.writeFileSync(join(this.users, String(process.pid)), markOf(process.pid));
    try {
      await this.ensureRunning().catch(async (error: unknown) => {
        if (this.durable || this.othersPresent()) throw error;
        this.log('the tests’ database cannot be used any more: making a new one');
        await this.halt();
        fs.rmSync(this.dwelling.cluster, { recursive: true, force: true });
        await this.ensureRunning();
      });
    } catch (error) {
      this.signOut();
      throw error;
    }
  }

  async leave(): Promise<void> {
    this.signOut();
    if (!this.othersPresent()) await this.halt();
  }

  private signOut(): void {
    fs.rmSync(join(this.users, String(process.pid)), { force: true });
  }

  private othersPresent(): boolean {
    return fs.readdirSync(this.users).some((name) => {
      if (name === String(process.pid)) return false;
      const file = join(this.users, name);
      if (isProcessAlive({ pid: Number(name), mark: fs.readFileSync(file, 'utf8') })) return true;
      fs.rmSync(file, { force: true });
      return false;
    });
  }

  private async ensureRunning(): Promise<void> {
    const { cluster } = this.dwelling;
    if (!fs.existsSync(join(cluster, 'PG_VERSION'))) await this.initialise();
    const version = fs.readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
    if (version !== MAJOR) {
      throw new LaunchError(
        `The data in ${cluster} is of PostgreSQL ${version}, this is ${MAJOR}: export it with the old version, or move it away to begin anew.`,
      );
    }
    this.password = fs.readFileSync(join(cluster, 'market.password'), 'utf8');
    if (!this.othersPresent()) await this.halt();
    const present = runningPostmaster(cluster);
    this.running = present ?? (await this.start());
    await this.untilReady(() => runningPostmaster(cluster) !== undefined);
  }

  /** Made elsewhere and moved into place when whole: a killed initialisation leaves nothing that looks like a cluster. */
  private async initialise(): Promise<void> {
    const { home, cluster } = this.dwelling;
    this.requireRoom(ROOM_TO_INITIALISE_MB);
    this.log(`making a new cluster in ${cluster}`);
    for (const name of fs.readdirSync(home)) {
      if (name.startsWith('cluster.new-'))
        fs.rmSync(join(home, name), { recursive: true, force: true, maxRetries: 5 });
    }
    const unfinished = join(home, `cluster.new-${process.pid}`);
    fs.mkdirSync(unfinished, { mode: 0o700 });
    this.giveToAccount(unfinished);
    const locale = { linux: 'C.UTF-8', darwin: 'en_US.UTF-8' }[process.platform as string] ?? 'C';
    await this.run('initdb', [
      `--pgdata=${unfinished}`,
      `--username=${USER}`,
      '--auth=trust',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      `--locale=${locale}`,
      '--lc-messages=C',
      '--no-instructions',
      ...(this.durable ? [] : ['--no-sync']),
    ]);
    const password = randomBytes(24).toString('base64url');
    await this.run(
      'postgres',
      ['--single', '-D', unfinished, 'template1'],
      `ALTER ROLE ${USER} PASSWORD '${password}';\nCREATE DATABASE ${DATABASE};\n`,
    );
    fs.writeFileSync(join(unfinished, 'market.password'), password, { mode: 0o600 });
    fs.writeFileSync(join(unfinished, 'pg_hba.conf'), 'host all all 127.0.0.1/32 scram-sha-256\n');
    fs.renameSync(unfinished, cluster);
  }

  private async start(): Promise<Pick<Postmaster, 'pid' | 'port'>> {
    const { cluster } = this.dwelling;
    this.requireRoom(ROOM_TO_START_MB);
    if (hasMisleadingNote(cluster)) fs.rmSync(join(cluster, 'postmaster.pid'));
    let output = '';
    for (let attempt = 1; attempt <= START_ATTEMPTS; attempt++) {
      const remembered = attempt === 1 ? rememberedPort(cluster) : undefined;
      const isFree = remembered !== undefined && !(await obstacleAt(remembered, '127.0.0.1'));
      const port = isFree ? remembered : await freePort();
      const logged = this.spawnServer(port);
      this.running = { pid: logged.pid, port };
      if (
        await this.untilReady(logged.isAlive).then(
          () => true,
          () => false,
        )
      )
        return this.running;
      output = logged.output();
      // Processes of a killed server let go of their shared memory when they notice that it is gone.
      if (output.includes('pre-existing shared memory block')) await sleep(1000);
      else if (!/could not (bind|create any TCP)/.test(output)) break;
    }
    throw new LaunchError(describeFailure(output, this.logFile));
  }

  private spawnServer(port: number): { pid: number; isAlive: () => boolean; output: () => string } {
    const { cluster } = this.dwelling;
    const settings = { ...SETTINGS, ...(this.durable ? {} : FLEETING) };
    const args = ['-D', cluster, '-p', String(port)];
    for (const [name, value] of Object.entries(settings)) args.push('-c', `${name}=${value}`);
    const log = this.openLog();
    const before = fs.fstatSync(log).size;
    const child = spawn(this.binary('postgres'), args, {
      ...this.spawnOptions(),
      detached: true,
      stdio: ['ignore', log, log],
    });
    fs.closeSync(log);
    child.unref();
    let isAlive = true;
    child.once('error', () => (isAlive = false));
    child.once('exit', () => (isAlive = false));
    return {
      pid: child.pid ?? 0,
      isAlive: () => isAlive,
      output: () => fs.readFileSync(this.logFile, 'utf8').slice(before),
    };
  }

  private openLog(): number {
    if ((fs.statSync(this.logFile, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES) {
      fs.renameSync(this.logFile, `${this.logFile}.1`);
    }
    return fs.openSync(this.logFile, 'a', 0o600);
  }

  /** As long as it lives it is given time: after a fall it may have much to recover. */
  private async untilReady(isAlive: () => boolean): Promise<void> {
    const startedAt = performance.now();
    let told = 0;
    for (;;) {
      const present = runningPostmaster(this.dwelling.cluster);
      if (present?.pid === this.running.pid && present.ready) return;
      if (!isAlive()) throw new LaunchError(`PostgreSQL stopped while starting; see ${this.logFile}.`);
      const waited = Math.floor((performance.now() - startedAt) / 5000);
      if (waited > told) this.log('the database is recovering from an unclean stop');
      told = waited;
      await sleep(10);
    }
  }

  private async halt(): Promise<void> {
    const { cluster } = this.dwelling;
    const present = runningPostmaster(cluster);
    if (!present) return;
    await this.run('pg_ctl', ['stop', '-D', cluster, '-m', 'fast', '-t', '60', '-s']).catch(
      async (error: unknown) => {
        if (!runningPostmaster(cluster)) return;
        this.log(`the database does not stop by itself (${String(error)}): stopping it at once`);
        await this.run('pg_ctl', ['stop', '-D', cluster, '-m', 'immediate', '-t', '30', '-s']);
      },
    );
    while (isRunning(present.pid) && markOf(present.pid) !== '') await sleep(10);
  }

  private requireRoom(megabytes: number): void {
    const { bavail, bsize } = fs.statfsSync(this.dwelling.home);
    const free = Math.floor((bavail * bsize) / 1_000_000);
    if (free >= megabytes) return;
    throw new LaunchError(
      `Only ${free} MB are free where the database lives (${this.dwelling.home}); it needs ${megabytes} MB. ` +
        'Nothing is lost: free some space and run the same command again.',
    );
  }

  private giveToAccount(path: string): void {
    const { account } = this.dwelling;
    if (account) fs.chownSync(path, account.uid, account.gid);
  }

  private binary(name: string): string {
    return join(this.dwelling.binaries, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  }

  private spawnOptions() {
    const env = process.platform === 'win32' ? process.env : { PATH: '/usr/bin:/bin', LC_ALL: 'C' };
    return { ...this.dwelling.account, cwd: this.dwelling.home, env, windowsHide: true };
  }

  private async run(name: string, args: string[], input = ''): Promise<void> {
    // A process group of its own: Ctrl-C must not break an initialisation in half before we know of it.
    const child = spawn(this.binary(name), args, { ...this.spawnOptions(), detached: true, stdio: 'pipe' });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    if (code !== 0 || /\b(ERROR|FATAL|PANIC):/.test(output))
      throw new LaunchError(describeFailure(output, this.logFile));
  }
}

function describeFailure(output: string, logFile: string): string {
  if (/No space left on device/.test(output)) {
    return 'PostgreSQL found the disk full. Nothing is lost: free some space and run the same command again.';
  }
  const tail = output.trim().split('\n').slice(-12).join('\n');
  return `PostgreSQL did not start (its log: ${logFile}):\n${tail}`;
}
