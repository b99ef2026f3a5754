import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** Headway as people start it: a process of its own on a data folder of its own. */

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export type Running = {
  process: ChildProcess;
  said(): string;
  /** The address that it greets with. */
  base: string;
  /** The path of the set-up link, where it prints one. */
  setUp: string | null;
  /** Sends a signal and waits for the end; gives the exit code, null where a signal ended it. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
};

type Options = { args?: readonly string[]; env?: Record<string, string>; readySeconds?: number };

export function spawnHeadway(dataFolder: string, { args = ['--empty'], env = {} }: Options = {}): ChildProcess {
  return spawn(process.execPath, ['src/main.ts', ...args], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'] ?? '', HEADWAY_DATA: dataFolder, HEADWAY_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Starts it and waits until it says that it is ready. */
export async function startHeadway(dataFolder: string, options: Options = {}): Promise<Running> {
  const child = spawnHeadway(dataFolder, options);
  const said = collect(child);
  const deadline = Date.now() + (options.readySeconds ?? 60) * 1000;
  while (!/Stop: /.test(said())) {
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`Headway did not start: ${said()}`);
    }
    await delay(50);
  }
  const base = /Headway is ready: +(\S+)/.exec(said())?.[1] ?? '';
  const setUp = /Set it up once: +(\S+)/.exec(said())?.[1];
  return {
    process: child,
    said,
    base,
    setUp: setUp === undefined ? null : new URL(setUp).pathname,
    async end(signal = 'SIGINT') {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const exit = once(child, 'exit');
      child.kill(signal);
      const [code] = await exit;
      return code;
    },
  };
}

/** Runs it to its end, for what is refused at the start. */
export async function runHeadway(dataFolder: string, options: Options = {}) {
  const child = spawnHeadway(dataFolder, options);
  const said = collect(child);
  const [code] = await once(child, 'close');
  return { code, said: said() };
}

/** The process of the embedded server of a data folder; null where none runs. */
export async function serverOf(dataFolder: string): Promise<number | null> {
  const written = await readFile(path.join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(written.split('\n')[0]);
  return pid > 0 && isAlive(pid) ? pid : null;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function collect(child: ChildProcess): () => string {
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return () => said;
}
