import { mkdir } from 'node:fs/promises';
import { DEMONSTRATION_TODAY } from '#demo/index.ts';
import { type Installation, installation } from './features/access/index.ts';
import { type Clock, clockFixedOn, wallClock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import { type Connection, type Database, openDatabase } from './platform/database/database.ts';
import { startEmbeddedDatabase } from './platform/database/embedded.ts';
import { migrate } from './platform/database/migrate.ts';
import type { Log } from './platform/log.ts';
import { takeDataFolder } from './platform/single-instance.ts';

/** An installation that is open for work: its database migrated, its clock chosen, and how to close it. */
export type OpenInstallation = {
  connection: Connection;
  database: Database;
  /** Null until somebody has set it up or the demonstration is loaded. */
  installed: Installation | null;
  close(): Promise<void>;
};

/**
 * Opens the installation of a data folder or of `DATABASE_URL`.
 * @throws AppError where the folder is taken or the database cannot be used
 */
export async function openInstallation(config: Config, log: Log): Promise<OpenInstallation> {
  await mkdir(config.dataDirectory, { recursive: true, mode: 0o700 });
  const release = config.databaseUrl === null ? await takeDataFolder(config.dataDirectory) : async () => undefined;
  try {
    const embedded = config.databaseUrl === null ? await startEmbeddedDatabase(config.dataDirectory) : null;
    const connection: Connection = embedded?.connection ?? { connectionString: config.databaseUrl ?? '' };
    try {
      await migrate(connection);
      const database = openDatabase(
        connection,
        config.logSql ? { log: (statement) => log({ event: 'sql', statement }) } : {},
      );
      return {
        connection,
        database,
        installed: await installation(database),
        async close() {
          await database.close();
          await embedded?.stop();
          await release();
        },
      };
    } catch (error) {
      await embedded?.stop();
      throw error;
    }
  } catch (error) {
    await release();
    throw error;
  }
}

/** In a demonstration the day stands still; anywhere else it is today in England. */
export function clockOf(installed: Installation | null): Clock {
  return installed?.demonstration ? clockFixedOn(DEMONSTRATION_TODAY) : wallClock;
}
