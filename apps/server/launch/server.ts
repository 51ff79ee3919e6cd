import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { SERVER_ENTRY } from './build.ts';

export interface Ready {
  url: string;
  accounts: { who: string; login?: string; secret: string }[];
}

export interface RunningServer {
  /** Rejects with what the server last said when it ends before it is ready. */
  ready: Promise<Ready>;
  exited: Promise<number>;
  stop(): Promise<void>;
  kill(): void;
}

interface ServerOptions {
  env: Record<string, string | undefined>;
  logFile: string;
  show: (line: string) => void;
}

const STOP_PATIENCE_MS = 10_000;
const LOG_LIMIT_BYTES = 10_000_000;
const WARNING = 40;

/** In a process group of its own: Ctrl-C reaches the launcher alone, which stops the server once and in order. */
export function startServer({ env, logFile, show }: ServerOptions): RunningServer {
  const follow = fileURLToPath(new URL('follow-parent.mjs', import.meta.url));
  const child = spawn(process.execPath, ['--enable-source-maps', '--import', follow, SERVER_ENTRY], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { NODE_COMPILE_CACHE: '.data/compile-cache', ...process.env, ...env },
  });
  const lastLines: string[] = [];
  const log = openLog(logFile);
  const hear = (line: string, isError: boolean) => {
    log.write(`${line}\n`);
    lastLines.push(line);
    if (lastLines.length > 30) lastLines.shift();
    const shown = isError ? line : worthShowing(line);
    if (shown !== undefined) show(shown);
  };
  createInterface({ input: child.stdout! }).on('line', (line) => hear(line, false));
  createInterface({ input: child.stderr! }).on('line', (line) => hear(line, true));

  const exited = new Promise<number>((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', (code) => resolve(code ?? 1));
  });
  const ready = new Promise<Ready>((resolve, reject) => {
    child.on('message', (message: { kind?: string; text?: string } & Partial<Ready>) => {
      if (message.kind === 'progress') show(`  … ${message.text ?? ''}`);
      if (message.kind === 'ready') resolve({ url: message.url ?? '', accounts: message.accounts ?? [] });
    });
    void exited.then((code) => reject(new ServerEnded(code, lastLines.join('\n'))));
  });
  ready.catch(() => undefined);
  let stopping: Promise<void> | undefined;
  return {
    ready,
    exited,
    kill: () => child.kill('SIGKILL'),
    stop: () => (stopping ??= end(child, exited)),
  };
}

async function end(child: ChildProcess, exited: Promise<unknown>): Promise<void> {
  child.kill('SIGTERM');
  const late = sleep(STOP_PATIENCE_MS, 'late', { ref: false });
  if ((await Promise.race([exited, late])) === 'late') child.kill('SIGKILL');
  await exited;
}

export class ServerEnded extends Error {
  readonly code: number;
  readonly lastLines: string;

  constructor(code: number, lastLines: string) {
    super(`the server ended with code ${code}`);
    this.code = code;
    this.lastLines = lastLines;
  }
}

function openLog(file: string) {
  mkdirSync(dirname(file), { recursive: true });
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES) renameSync(file, `${file}.1`);
  // A full disk must not take the server down for the sake of its log.
  return createWriteStream(file, { flags: 'a' }).on('error', () => undefined);
}

/** The log's lines are JSON, one an event; at the terminal only warnings and worse are of interest. */
function worthShowing(line: string): string | undefined {
  if (!line.startsWith('{')) return line;
  try {
    const { level, msg, err } = JSON.parse(line) as {
      level?: number;
      msg?: string;
      err?: { message?: string };
    };
    if (level === undefined || level < WARNING) return undefined;
    return `  ! ${msg ?? err?.message ?? line}`;
  } catch {
    return line;
  }
}
