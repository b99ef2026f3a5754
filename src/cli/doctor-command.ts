import type { Config } from '../platform/config.ts';
import type { Connection } from '../platform/database/database.ts';
import { embeddedConnection, startEmbeddedDatabase } from '../platform/database/embedded.ts';
import { AppError } from '../platform/errors.ts';
import { takeDataFolder } from '../platform/single-instance.ts';
import { config, mustExist } from './an-installation.ts';
import { examine, type Finding } from './doctor.ts';
import { give } from './saying.ts';

/** Says of each thing that must be right whether it is. @returns whether the installation is sound */
export async function doctor(): Promise<boolean> {
  const settings = config();
  await mustExist(settings);
  const findings = await withDatabase(settings, (connection) => examine(connection, settings));
  for (const { sound, what } of findings) give(`${sound ? '✔' : '✖'} ${what}`);
  const wrong = findings.filter(({ sound }) => !sound).length;
  give(
    wrong === 0
      ? '\nThis installation is sound.'
      : `\n${wrong} of ${findings.length} checks found something to put right.`,
  );
  return wrong === 0;
}

/** The database as it is, nothing brought up to date: that of the Headway that runs, or one started for as long. */
async function withDatabase(
  settings: Config,
  look: (connection: Connection) => Promise<Finding[]>,
): Promise<Finding[]> {
  const { databaseUrl, dataDirectory } = settings;
  if (databaseUrl !== null) return look({ connectionString: databaseUrl });
  const release = await takeDataFolder(dataDirectory).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'ALREADY_RUNNING') return null;
    throw error;
  });
  if (release === null) return look(embeddedConnection(dataDirectory));
  try {
    const embedded = await startEmbeddedDatabase(dataDirectory);
    try {
      return await look(embedded.connection);
    } finally {
      await embedded.stop();
    }
  } finally {
    await release();
  }
}
