import { councils, createOneTimeLink, type Person, people } from '../features/access/index.ts';
import { record } from '../features/record/index.ts';
import { clockOf } from '../installation.ts';
import type { AuthorityId } from '../platform/database/database.ts';
import { config, inInstallation, type SetUp } from './an-installation.ts';
import { PlainFailure } from './plain-failure.ts';
import { give, say } from './saying.ts';

/** Prints a link that signs the administrator in, once and for a day. */
export async function signInLink(): Promise<void> {
  const settings = config();
  await inInstallation(settings, async (opened) => {
    const { authority, person } = await whoLooksAfter(opened);
    const token = await createOneTimeLink(opened.database, { authority, personId: person.personId }, new Date());
    await opened.database.as(authority, (db) =>
      record(db, { authority, personId: null, from: 'command line' }, 'link.created', person.personId),
    );
    say(`This link signs in ${person.name} once, within 24 hours; earlier links no longer work.`);
    if (!opened.isRunning && settings.databaseUrl === null)
      say('Headway is not running: start it with npm start first.');
    give(new URL(`/link/${token}`, settings.publicUrl).href);
  });
}

/**
 * The council and the person in whose name the command line works: its administrator, in a demonstration its analyst.
 * @throws PlainFailure where it is not clear which council
 */
export async function whoLooksAfter({
  database,
  installed,
}: SetUp): Promise<{ authority: AuthorityId; person: Person }> {
  const [council, ...others] = await councils(database);
  if (council === undefined) throw new PlainFailure('This installation has no council yet.');
  if (others.length > 0)
    throw new PlainFailure('This installation holds more than one council. Use its pages instead.');
  const { authority } = council;
  const known = await database.as(authority, (db) => people(db, authority, clockOf(installed).today()));
  const person = (['councilAdministrator', 'performanceAnalyst'] as const)
    .flatMap((role) => known.filter(({ roles }) => roles.includes(role)))
    .at(0);
  if (!person) throw new PlainFailure('This installation has nobody who looks after it.');
  return { authority, person };
}
