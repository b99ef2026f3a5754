import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const HEADWAY = fileURLToPath(new URL('./headway.ts', import.meta.url));

export type Ran = { status: number; out: string; said: string };

/** Runs the command as a person does, in a process of its own; whatever it says, it never shows a stack. */
export async function headway(args: readonly string[], folder: string, settings: NodeJS.ProcessEnv = {}): Promise<Ran> {
  const ran = await new Promise<Ran>((resolve, reject) => {
    const env = { PATH: process.env['PATH'], ...settings };
    execFile(process.execPath, [HEADWAY, ...args], { cwd: folder, env, timeout: 120_000 }, (error, out, said) => {
      const status = error === null ? 0 : error.code;
      if (typeof status === 'number') resolve({ status, out, said });
      else reject(error);
    });
  });
  assert.doesNotMatch(ran.out + ran.said, /^\s+at |node:internal|\[Error/m);
  return ran;
}

/** The lines of standard output. */
export function linesOf({ out }: Ran): string[] {
  return out.split('\n').filter((line) => line !== '');
}

/** What it said in the end; everything before is progress. */
export function lastSaid({ said }: Ran): string {
  return said.trimEnd().split('\n').at(-1) ?? '';
}
