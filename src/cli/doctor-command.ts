import { config, mustExist } from './an-installation.ts';
import { examine } from './doctor.ts';
import { withDatabase } from './its-database.ts';
import { give } from './saying.ts';

/** Says of each thing that must be right whether it is. @returns whether the installation is sound */
export async function doctor(): Promise<boolean> {
  const settings = config();
  await mustExist(settings);
  const findings = await withDatabase(settings, settings.databaseUrl, (connection) => examine(connection, settings));
  for (const { sound, what } of findings) give(`${sound ? '✔' : '✖'} ${what}`);
  const wrong = findings.filter(({ sound }) => !sound).length;
  give(
    wrong === 0
      ? '\nThis installation is sound.'
      : `\n${wrong} of ${findings.length} checks found something to put right.`,
  );
  return wrong === 0;
}
