import { mkdir } from 'node:fs/promises';
import type { Config } from '../platform/config.ts';
import type { Connection } from '../platform/database/database.ts';
import { embeddedConnection, startEmbeddedDatabase } from '../platform/database/embedded.ts';
import { AppError } from '../platform/errors.ts';
import { takeDataFolder } from '../platform/single-instance.ts';

/**
 * The database as it is, nothing brought up to date: that of the Headway that runs, or one started for as long.
 * @param url of a database elsewhere; null: the embedded one, as its owner
 */
export async function withDatabase<T>(
  { dataDirectory }: Config,
  url: string | null,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  if (url !== null) return work({ connectionString: url });
  const release = await takeDataFolder(dataDirectory).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'ALREADY_RUNNING') return null;
    throw error;
  });
  if (release === null) return work(embeddedConnection(dataDirectory));
  return whileStarted(dataDirectory, release, work);
}

/**
 * The database of a folder that nobody else works on, made where there is none.
 * @param url of a database elsewhere; null: the embedded one, as its owner
 * @throws AppError ALREADY_RUNNING
 */
export async function withOwnDatabase<T>(
  { dataDirectory }: Config,
  url: string | null,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  await mkdir(dataDirectory, { recursive: true, mode: 0o700 });
  const release = await takeDataFolder(dataDirectory);
  if (url === null) return whileStarted(dataDirectory, release, work);
  try {
    return await work({ connectionString: url });
  } finally {
    await release();
  }
}

async function whileStarted<T>(
  dataDirectory: string,
  release: () => Promise<void>,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  try {
    const embedded = await startEmbeddedDatabase(dataDirectory);
    try {
      return await work(embedded.connection);
    } finally {
      await embedded.stop();
    }
  } finally {
    await release();
  }
}
