import { fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { getCompileCacheDir } from 'node:module';
import { constants, setPriority } from 'node:os';
import path from 'node:path';

/** What became of work in a process of its own: its result, or why there is none. */
export type Outcome<Result> =
  | { ok: true; result: Result }
  | {
      ok: false;
      why: Failure;
      /** Line of our own code at which it crashed. */
      place: string | null;
    };
export type Failure = 'memory' | 'time' | 'crash' | 'stopped';

export type ProcessLimits = {
  /** Heap of the process; beyond it, or half as much again in all memory, it is ended. */
  memoryMegabytes: number;
  seconds: number;
  signal?: AbortSignal;
};

const LOOK_EVERY_MILLISECONDS = 250;
const KILOBYTES_A_MEGABYTE = 1024;

/**
 * Runs a module in a process of its own, so that a hostile file can exhaust nothing but that process. The module
 * answers with `answerInProcess`; it gets no environment but what it needs to run.
 */
export function runInProcess<Task extends object, Result>(
  module: URL,
  task: Task,
  limits: ProcessLimits,
): Promise<Outcome<Result>> {
  return new Promise((resolve) => {
    const child = fork(module, {
      execArgv: [`--max-old-space-size=${limits.memoryMegabytes}`],
      env: compiledOnce(),
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    giveWay(child.pid);
    let why: Failure = 'crash';
    let settled = false;
    const end = (reason: Failure) => {
      why = reason;
      child.kill('SIGKILL');
    };
    const stop = () => end('stopped');
    limits.signal?.addEventListener('abort', stop, { once: true });
    if (limits.signal?.aborted) stop(); // a signal that was given before says nothing again
    const deadline = setTimeout(() => end('time'), limits.seconds * 1000);
    const watch = setInterval(async () => {
      if ((await residentMegabytes(child.pid)) > limits.memoryMegabytes * 1.5) end('memory');
    }, LOOK_EVERY_MILLISECONDS);
    const settle = (outcome: Outcome<Result>) => {
      if (settled) return;
      settled = true;
      clearTimeout(deadline);
      clearInterval(watch);
      limits.signal?.removeEventListener('abort', stop);
      resolve(outcome);
    };
    let place: string | null = null;
    child.stderr?.on('data', (chunk: Buffer) => {
      if (chunk.includes('heap out of memory')) why = 'memory';
      place ??= placeIn(chunk.toString());
    });
    child.on('message', (result: Result) => {
      settle({ ok: true, result });
      child.disconnect();
    });
    child.on('error', () => settle({ ok: false, why, place }));
    child.on('exit', () => settle({ ok: false, why, place }));
    child.send(task);
  });
}

/** The process finds modules that were compiled before where this one does, which halves the time of its start. */
function compiledOnce(): Record<string, string> {
  const own = getCompileCacheDir();
  return own === undefined ? {} : { NODE_COMPILE_CACHE: path.dirname(own) };
}

/** People who look at pages come first: the work of a job takes what they leave of the processors. */
export function giveWay(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // It ended already, or this system does not let its owner be polite; the work goes on as it is.
  }
}

/** In the process: does the one task it is given, answers, and ends. */
export function answerInProcess<Task, Result extends object>(work: (task: Task) => Promise<Result>): void {
  process.once('message', async (task: Task) => {
    const result = await work(task);
    process.send?.(result);
  });
  process.once('disconnect', () => process.exit(0));
}

/** Memory that the process holds, where the system tells (Linux); elsewhere only the heap is limited. */
async function residentMegabytes(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / KILOBYTES_A_MEGABYTE;
}

/** Where in our own code something happened, by a stack: file and line, nothing of its message. */
export function placeIn(stack: string): string | null {
  return /\/((?:src|demo)\/[\w./-]+:\d+)/.exec(stack)?.[1] ?? null;
}
