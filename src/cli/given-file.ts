import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { PlainFailure } from './plain-failure.ts';

/** A file that was named on the command line and can be read. */
export type GivenFile = { path: string; name: string; sha256: string };

/** @throws PlainFailure where there is no such file or it may not be read */
export async function givenFile(given: string): Promise<GivenFile> {
  const name = path.basename(given);
  try {
    if (!(await stat(given)).isFile()) throw new PlainFailure(`${given} is not a file.`);
    return { path: path.resolve(given), name, sha256: await hashOf(given) };
  } catch (error) {
    if (error instanceof PlainFailure) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new PlainFailure(code === 'ENOENT' ? `There is no file ${given}.` : `${given} cannot be read (${code}).`);
  }
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('hex');
}
