import { type Council, councils, createOneTimeLink, people, personWithEmail } from '../features/access/index.ts';
import { record } from '../features/record/index.ts';
import { clockOf } from '../installation.ts';
import type { AuthorityId } from '../platform/database/database.ts';
import { config, inInstallation, type SetUp } from './an-installation.ts';
import type { SignInLinkCommand } from './arguments.ts';
import { PlainFailure } from './plain-failure.ts';
import { give, say } from './saying.ts';

/** Prints a link that signs the administrator or somebody who is named in, once and for a day. */
export async function signInLink({ council, person: email }: SignInLinkCommand): Promise<void> {
  const settings = config();
  await inInstallation(settings, async (opened) => {
    const { authority, person } = await (email === null
      ? whoLooksAfter(opened, council)
      : whoIsNamed(opened, council, email));
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

type Named = { personId: string; name: string };
type Whose = { authority: AuthorityId; person: Named };

/**
 * The council and the person in whose name the command line works: its administrator, in a demonstration its analyst.
 * @throws PlainFailure where it is not clear which council, or nobody looks after it
 */
export async function whoLooksAfter(opened: SetUp, code: string | null): Promise<Whose> {
  const { authority } = await theCouncil(opened, code);
  const today = clockOf(opened.installed).today();
  const known = await opened.database.as(authority, (db) => people(db, authority, today));
  const person = (['councilAdministrator', 'performanceAnalyst'] as const)
    .flatMap((role) => known.filter(({ roles }) => roles.includes(role)))
    .at(0);
  if (!person) throw new PlainFailure('This installation has nobody who looks after it.');
  return { authority, person };
}

async function whoIsNamed(opened: SetUp, code: string | null, email: string): Promise<Whose> {
  const { authority, name } = await theCouncil(opened, code);
  const person = await opened.database.as(authority, (db) => personWithEmail(db, authority, email));
  if (!person) throw new PlainFailure(`Nobody of ${name} who has not left has the address ${email}.`);
  return { authority, person };
}

/** The council of a code, or the only one. */
async function theCouncil({ database }: SetUp, code: string | null): Promise<Council> {
  const known = await councils(database);
  const [only, ...others] = known;
  if (only === undefined) throw new PlainFailure('This installation has no council yet.');
  if (code === null && others.length === 0) return only;
  const found = known.find(({ authority }) => authority === code);
  if (found) return found;
  const codes = known.map(({ authority, name }) => `${authority} (${name})`).join(', ');
  throw new PlainFailure(
    code === null
      ? `This installation holds more than one council. Add --council with one of these codes: ${codes}.`
      : `This installation has no council ${code}. Its councils are: ${codes}.`,
  );
}
