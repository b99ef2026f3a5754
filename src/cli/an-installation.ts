import { access } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { embeddedConnections, joinInstallation, type OpenInstallation, openInstallation } from '../installation.ts';
import { type Config, readConfig } from '../platform/config.ts';
import { embeddedConnection, hasEmbeddedDatabase } from '../platform/database/embedded.ts';
import { AppError } from '../platform/errors.ts';
import { logNothing } from '../platform/log.ts';
import { openSecret } from '../platform/secret.ts';
import { PlainFailure } from './plain-failure.ts';

/** The folder from which `npm start` runs: the same settings mean the same installation, wherever a command is given. */
const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export function config(): Config {
  return readConfig(process.env, ROOT);
}

export type SetUp = OpenInstallation & {
  installed: NonNullable<OpenInstallation['installed']>;
  /** True where a Headway runs on it just now, whose database is used. */
  isRunning: boolean;
};

/**
 * Opens the installation to work in it, whether Headway runs or not, and closes it again.
 * @throws PlainFailure where there is none, or nobody has set it up
 */
export async function inInstallation<T>(settings: Config, work: (opened: SetUp) => Promise<T>): Promise<T> {
  await mustExist(settings);
  const { opened, isRunning } = await openOrJoin(settings);
  try {
    const { installed } = opened;
    if (installed === null)
      throw new PlainFailure(
        'This installation has not been set up yet. Open the link that npm start -- --empty prints.',
      );
    return await work({ ...opened, installed, isRunning });
  } finally {
    await opened.close();
  }
}

/** @throws PlainFailure */
export async function mustExist({ databaseUrl, dataDirectory }: Config): Promise<void> {
  if (databaseUrl !== null || (await hasEmbeddedDatabase(dataDirectory))) return;
  throw new PlainFailure(
    `There is no installation in ${dataDirectory} yet. Start Headway once with npm start, or name its folder with HEADWAY_DATA.`,
  );
}

async function openOrJoin(settings: Config): Promise<{ opened: OpenInstallation; isRunning: boolean }> {
  try {
    return { opened: await openInstallation(settings, logNothing), isRunning: false };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'ALREADY_RUNNING') throw error;
    return { opened: await join(settings), isRunning: true };
  }
}

/** The database of the Headway that runs on this folder, through its socket. */
async function join(settings: Config): Promise<OpenInstallation> {
  const connections = embeddedConnections(settings.dataDirectory);
  await access(embeddedConnection(settings.dataDirectory).host).catch(notReady);
  return joinInstallation(connections, await openSecret(settings), settings, logNothing).catch(notReady);
}

function notReady(): never {
  throw new PlainFailure('Headway is just starting or stopping. Try again in a moment.');
}
