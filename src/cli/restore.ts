import {
  counted,
  type Ending,
  type Manifest,
  passphraseFrom,
  type Restored,
  refuseUnlessNew,
  restoreBackup,
} from '../backup/index.ts';
import type { Config } from '../platform/config.ts';
import { WORKING_LOGIN } from '../platform/database/embedded.ts';
import { migrate } from '../platform/database/migrate.ts';
import { config } from './an-installation.ts';
import type { BackupCommand } from './arguments.ts';
import { note } from './backup.ts';
import { checkedBackup } from './check-backup.ts';
import { withOwnDatabase } from './its-database.ts';
import { PlainFailure } from './plain-failure.ts';
import { say } from './saying.ts';

/** What must not work or go out again: nobody is signed in by a backup, and nobody gets a mail of a day long gone. */
export const ENDS: readonly Ending[] = [
  { what: 'session', table: 'session', where: 'true' },
  { what: 'unused link', table: 'one_time_link', where: 'used_at is null' },
  { what: 'unused set-up link', table: 'setup_link', where: 'used_at is null' },
  { what: 'begun sign-in', table: 'sign_in_attempt', where: 'true' },
  {
    what: 'unsent mail',
    table: 'mail',
    set: "state = 'dropped', sealed = null, settled_at = now(), problem = 'restored'",
    where: 'settled_at is null',
  },
  { what: 'unmailed notice', table: 'notice', set: 'mails_due = false', where: 'mails_due' },
];

/**
 * Puts a backup into this installation, which must be empty. Nothing is touched before all of the backup was checked.
 * @throws BackupRefused, AppError, PlainFailure; then nothing is there
 */
export async function restore({ file, passphraseFile }: BackupCommand): Promise<void> {
  const settings = config();
  const passphrase = await passphraseFrom(process.env, passphraseFile);
  const manifest = await checkedBackup(file, passphrase);
  const keepsSecret = mustKeepSecret(settings, manifest);
  const { dataDirectory, databaseUrl, ownerUrl } = settings;
  const login = databaseUrl === null ? WORKING_LOGIN : null;
  const restored = await withOwnDatabase(settings, ownerUrl ?? databaseUrl, async (connection) => {
    await refuseUnlessNew(connection, manifest);
    await migrate(connection, login, manifest.migrations.at(-1)?.name ?? null);
    const order = { file, passphrase, manifest, connection, dataDirectory, ends: ENDS, keepsSecret, say };
    const done = await restoreBackup(order);
    await migrate(connection, login);
    await note(connection, 'backup.restored', { manifest });
    return done;
  });
  for (const line of inWords(manifest, restored, settings)) say(line);
}

/**
 * Whether the backup's secret goes into the data folder: where none is given here.
 * @throws PlainFailure where another one is given, with which nothing sealed could be opened
 */
function mustKeepSecret({ secret }: Config, manifest: Manifest): boolean {
  if (secret === null) return manifest.secret !== null;
  if (manifest.secret === null || secret === manifest.secret) return false;
  throw new PlainFailure(
    'HEADWAY_SECRET is not the secret of this backup. Leave it unset to restore: the secret is then put into the data folder.',
  );
}

function inWords(manifest: Manifest, { tables, ended }: Restored, settings: Config): string[] {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const verified = `${counted(tables.length, 'table')} with ${counted(rows, 'row')} and ${counted(manifest.files.length, 'uploaded file')}`;
  const away = ended.filter(({ count }) => count > 0).map(({ what, count }) => counted(count, what));
  const lines = [`\nRestored, read back and compared: ${verified} are as they were.`];
  lines.push(`Everybody signs in anew.${away.length === 0 ? '' : ` No longer good: ${away.join(', ')}.`}`);
  if (settings.databaseUrl !== null && settings.secret === null && manifest.secret !== null)
    lines.push(`Before you start it, set HEADWAY_SECRET to what is in ${settings.dataDirectory}/secret.`);
  lines.push('Start Headway with npm start.');
  return lines;
}
