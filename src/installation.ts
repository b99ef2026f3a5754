import { mkdir } from 'node:fs/promises';
import { DEMONSTRATION_TODAY } from '#demo/index.ts';
import { type Installation, installation } from './features/access/index.ts';
import { keepMeasures } from './features/feeds/index.ts';
import { type Clock, clockFixedOn, wallClock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import { type Connection, type Database, openDatabase } from './platform/database/database.ts';
import { embeddedConnection, startEmbeddedDatabase, WORKING_LOGIN } from './platform/database/embedded.ts';
import { migrate } from './platform/database/migrate.ts';
import type { Log } from './platform/log.ts';
import { openSecret, type Secret } from './platform/secret.ts';
import { takeDataFolder } from './platform/single-instance.ts';

/** An installation that is open for work: its database migrated, its clock chosen, and how to close it. */
export type OpenInstallation = {
  /** Signs in as the owner of the tables: for migrations, and for the queue, which has tables of its own. */
  owner: Connection;
  /** Signs in as somebody who owns nothing, where the server is our own. */
  connection: Connection;
  /** Works as the web does. */
  database: Database;
  /** Works as jobs do. */
  working: Database;
  secret: Secret;
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
    const secret = await openSecret(config);
    const embedded = config.databaseUrl === null ? await startEmbeddedDatabase(config.dataDirectory) : null;
    try {
      const connections = embedded ? embeddedConnections(config.dataDirectory) : connectionsByUrl(config);
      await migrate(connections.owner, embedded && WORKING_LOGIN);
      const joined = await joinInstallation(connections, secret, config, log);
      await keepMeasures(joined.database);
      return {
        ...joined,
        async close() {
          await joined.close();
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

type Connections = Pick<OpenInstallation, 'owner' | 'connection'>;

/** Opens an installation whose database runs and is migrated, by this process or by another. */
export async function joinInstallation(
  connections: Connections,
  secret: Secret,
  config: Config,
  log: Log,
): Promise<OpenInstallation> {
  const logging = config.logSql ? { log: (statement: string) => log({ event: 'sql', statement }) } : {};
  const database = openDatabase(connections.connection, { secret, ...logging });
  const working = openDatabase(connections.connection, { secret, role: 'headway_worker', ...logging });
  const close = async () => {
    await database.close();
    await working.close();
  };
  try {
    return { ...connections, database, working, secret, installed: await installation(database), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** How to reach the server on a data folder: as its owner, and as those who work. */
export function embeddedConnections(dataDirectory: string): Connections {
  const owner = embeddedConnection(dataDirectory);
  return { owner, connection: { ...owner, user: WORKING_LOGIN } };
}

function connectionsByUrl({ databaseUrl, ownerUrl }: Config): Connections {
  const connection = { connectionString: databaseUrl ?? '' };
  return { connection, owner: ownerUrl === null ? connection : { connectionString: ownerUrl } };
}

/** In a demonstration the day stands still; anywhere else it is today in England. */
export function clockOf(installed: Installation | null): Clock {
  return installed?.demonstration ? clockFixedOn(DEMONSTRATION_TODAY) : wallClock;
}
