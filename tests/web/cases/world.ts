import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { LocalDate } from '#kernel/local-date.ts';
import { month } from '#kernel/month.ts';
import type { AuthorityId, Database, Tenant } from '#platform/database/database.ts';
import { startJobs } from '#platform/jobs.ts';
import { addPerson } from '../../../src/features/access/index.ts';
import { acceptSet, addSet } from '../../../src/features/benchmarks/sets.store.ts';
import { makeToken } from '../../../src/features/feeds/tokens.store.ts';
import { proposeErasure } from '../../../src/features/keeping/erasures.store.ts';
import { placeHold } from '../../../src/features/keeping/holds.store.ts';
import { measureId } from '../../../src/features/measures/index.ts';
import { addWritten } from '../../../src/features/plan-papers/written.store.ts';
import { addControl, addRisk } from '../../../src/features/risks/index.ts';
import {
  addChallenge,
  addProposal,
  addStatement,
  addVersion,
  contentOf,
} from '../../../src/features/self-evaluation/index.ts';
import { addMeaning, addUpload, decideUpload } from '../../../src/features/settings/supplied.store.ts';
import type { SuppliedMeaning } from '../../../src/features/settings/supplied-measure.ts';
import { addBody, addMembership } from '../../../src/features/structure/bodies/bodies.store.ts';
import { decideName } from '../../../src/features/structure/names.store.ts';
import { loadStructure } from '../../../src/features/structure/structure.store.ts';
import { referralsCsv } from '../../support/files.ts';
import type { TestInstallation } from '../../support/installation.ts';
import { loadAndAccept } from '../../support/loading.ts';
import { publishedBy } from '../../support/published.ts';
import { type Fresh, LEAVES, type Leaf, newName, type World } from './case.ts';
import { addEvidenceOf } from './evidence-world.ts';
import { addCallOf, addInspectionOf, addOwnItemOf } from './inspection-world.ts';
import { addChangesOf } from './plan-changes-world.ts';
import { addImportOf } from './plan-exchange-world.ts';
import { addPlanOf } from './plan-world.ts';

export const NOBODYS = '00000000-0000-4000-8000-000000000000';
const SINCE = '2020-01-01' as LocalDate;

/** What no council has. */
export function nobodysWorld(): World {
  const names: Partial<Record<Leaf, string>> = {
    child: 'No such child',
    teamName: 'No such team',
    openName: 'No such name',
    decidedName: 'No such name',
    personName: 'No such person',
    email: 'nobody@nowhere.example',
  };
  const all = LEAVES.map((leaf) => [leaf, names[leaf] ?? NOBODYS] as const);
  return Object.fromEntries(all) as World;
}

/**
 * Gives a council one of everything that addresses and forms name. Its extract is loaded as people load one, with a
 * name of a team that nobody has decided on yet; a second world of one council shares what a council has once.
 */
export async function addWorld(started: TestInstallation, council: AuthorityId, first?: World): Promise<World> {
  const accepted = first?.accepted ?? (await loadOne(started, council));
  const job = first?.job ?? (await addFailedJob(started, council));
  const by = started.personOf('boardChair', council);
  return started.database.as(council, async (db) => {
    const seen = await structureOf(db, council);
    const decidedName = first?.decidedName ?? `Former name in ${council}`;
    if (!first) await decideName(db, council, { written: decidedName, teamId: seen.team, by });
    const { person, personName, ...held } = await addHolder(db, council, by);
    const plan = await addPlanOf(db, council, by, person);
    return {
      ...seen,
      ...(await addBodyOf(db, council, { person, by })),
      ...(await addKeeping(db, council, by)),
      ...(await addSignIn(db, council, by)),
      feed: await addFeed(db, council, by),
      ...plan,
      planImport: await addImportOf(db, council, by),
      ...(await addChangesOf(db, council, by, plan)),
      ...(await addEvidenceOf(db, council, started.dependencies.extracts.files, { by, action: plan.planAction })),
      planPaper: await addPaperOf(db, council, by),
      ...(await addRiskOf(db, council, by)),
      ...(await addEvaluation(db, council, by)),
      ...(await addInspectionOf(db, council, by)),
      call: first?.call ?? (await addCallOf(db, council, by)),
      ownItem: await addOwnItemOf(db, council, by),
      ...held,
      ...{ accepted, person, personName, decidedName },
      email: `auditor@${council}.example`,
      preview: await addExtract(db, council, accepted, 'preview'),
      refused: await addExtract(db, council, accepted, 'refused'),
      child: `${council}-C1`,
      teamName: `Team ${council}`,
      openName: `Unheard of in ${council}`,
      notice: await addNotice(db, council),
      job,
      benchmarks: await addBenchmarks(db, council, by, 'benchmarks'),
      benchmarksWaiting: await addBenchmarks(db, council, by, 'benchmarksWaiting'),
      supplied: await addSuppliedTable(db, council, by),
    };
  });
}

/** A draft of a report on progress with one section. */
function addPaperOf(db: Tenant, council: AuthorityId, by: string): Promise<string> {
  const period = { from: '2022-07-01' as LocalDate, until: '2022-07-31' as LocalDate };
  const head = { title: newName(), committee: '', meetingOn: null, author: '', period };
  const sections = [{ part: 'purpose', heading: 'Purpose of the report', words: 'To tell of progress.' }];
  return addWritten(db, council, head, sections, { personId: by, at: new Date('2022-08-01T09:00:00Z') });
}

/** Another one of what a try uses up. */
export async function freshOne(database: Database, council: AuthorityId, kind: Fresh, world: World): Promise<World> {
  const made = await database.as(council, async (db) => {
    if (kind === 'group') return addGroup(db, council, world);
    if (kind === 'benchmarks' || kind === 'benchmarksWaiting')
      return addBenchmarks(db, council, await chairOf(db), kind);
    return addExtract(db, council, world.accepted, kind);
  });
  return { ...world, [kind]: made };
}

async function loadOne(started: TestInstallation, council: AuthorityId): Promise<string> {
  const analyst = await started.signedIn('performanceAnalyst', council);
  const known = referralsCsv({ children: 5, prefix: council, team: `Team ${council}` });
  const open = referralsCsv({ children: 2, prefix: `${council}-X`, team: `Unheard of in ${council}` });
  const bytes = [known, ...open.split('\r\n').slice(1)].join('\r\n');
  const address = await loadAndAccept(started, analyst, { name: `as at 2022-08-05 of ${council}.csv`, bytes });
  return address.split('/').at(-1) ?? '';
}

let made = 0;

/** Another extract in a state, with what was found in the one that was read; as at before it, which stays the newest. */
async function addExtract(
  db: Tenant,
  council: AuthorityId,
  like: string,
  state: 'accepted' | 'preview' | 'refused',
): Promise<string> {
  made += 1;
  const read = await db
    .selectFrom('extract')
    .select(['file_bytes', 'lists', 'summary', 'loaded_by', 'answers'])
    .where('extract_id', '=', like)
    .executeTakeFirstOrThrow();
  const { summary, answers, ...same } = read;
  const done = {
    preview: {},
    accepted: { accepted_by: read.loaded_by, accepted_at: new Date() },
    refused: { refusal: 'Its name does not fit', refusal_code: 'csv-named-otherwise' },
  }[state];
  const { extract_id } = await db
    .insertInto('extract')
    .values({
      ...{ authority_id: council, file_name: `made-${made}.csv`, sha256: made.toString(16).padStart(64, '0'), state },
      ...{ ...same, summary: JSON.stringify(summary), answers: JSON.stringify(answers) },
      ...{ as_at: '2022-07-05', data_month: '2022-06', ...done },
    })
    .returning('extract_id')
    .executeTakeFirstOrThrow();
  return extract_id;
}

/** Work of a council that failed for good, as the queue keeps it. */
async function addFailedJob({ opened }: TestInstallation, council: AuthorityId): Promise<string> {
  const jobs = await startJobs(opened.owner, ['extract.withdrawn'], () => undefined);
  await jobs.send('extract.withdrawn', { authority: council, subject: NOBODYS });
  await jobs.stop();
  const owner = new pg.Client(opened.owner);
  await owner.connect();
  const failed = await owner.query<{ id: string }>(
    "update jobs.job set state = 'failed' where data ->> 'authority' = $1 returning id",
    [council],
  );
  await owner.end();
  return failed.rows[0]?.id ?? '';
}

/** A local measure, and a table of its figures that is in use. */
async function addSuppliedTable(db: Tenant, council: AuthorityId, personId: string): Promise<string> {
  const by = { personId, at: new Date('2022-08-05T09:00:00Z') };
  const id = measureId('LM-01');
  await addMeaning(db, council, { id, version: 1, what: 'First version.' }, SUPPLIED_MEANING, by);
  const value = { row: 2, measure: id, month: month('2022-07'), teamId: null, numerator: 3, denominator: 4 };
  const upload = await addUpload(db, council, { fileName: `of ${council}.csv`, values: [value], problems: [] }, by);
  await decideUpload(db, council, { id: upload, version: 1, state: 'accepted' }, by);
  return upload;
}

const SUPPLIED_MEANING: SuppliedMeaning = {
  ...{ title: 'Return interviews in time', why: 'A child tells soon, or not at all.', kind: 'proportion' },
  ...{ timing: 'flow', better: 'higher', area: 'missing', countingUnit: 'returns', source: 'A log' },
  ...{ numeratorInWords: 'Offered in time', denominatorInWords: 'Returns', finalAfterDays: 5 },
};

/** A file of published figures, in use or waiting. */
async function addBenchmarks(
  db: Tenant,
  council: AuthorityId,
  by: string,
  kind: 'benchmarks' | 'benchmarksWaiting',
): Promise<string> {
  made += 1;
  const at = new Date('2022-08-09T09:00:00Z');
  const { id } = await addSet(db, council, {
    ...{ fileName: `published by ${council}.csv`, sha256: made.toString(16).padStart(64, 'b'), notes: [], by, at },
    understood: publishedBy(council),
  });
  if (kind === 'benchmarks') await acceptSet(db, council, { id, version: 1, by, at });
  return id;
}

async function structureOf(db: Tenant, council: AuthorityId): Promise<Pick<World, 'team' | 'service' | 'locality'>> {
  const { teams, services, localities } = await loadStructure(db, council);
  const [team, service, locality] = [teams[0], services[0], localities[0]];
  if (!team || !service || !locality) throw new Error('the council has a structure');
  return { team: team.id, service: service.id, locality: locality.id };
}

/** Somebody with a role, another one that waits for approval, and a session. */
async function addHolder(db: Tenant, council: AuthorityId, by: string) {
  const personName = `Holder ${newName()}`;
  const given = { name: personName, post: 'Member', email: null, staffRef: null };
  const person = await addPerson(db, council, given, [{ role: 'boardMember', part: {} }]);
  const { appointment_id: appointment } = await db
    .selectFrom('appointment')
    .select('appointment_id')
    .where('person_id', '=', person)
    .executeTakeFirstOrThrow();
  const { appointment_id: proposal } = await db
    .insertInto('appointment')
    .values({
      ...{ authority_id: council, person_id: person, role: 'director', from_day: SINCE, state: 'proposed' },
      ...{ source: 'person', proposed_by: by },
    })
    .returning('appointment_id')
    .executeTakeFirstOrThrow();
  const { session_id: session } = await db
    .insertInto('session')
    .values({
      ...{ authority_id: council, token_hash: Buffer.from(randomUUID()), person_id: person, csrf_secret: 'none' },
      expires_at: new Date(Date.now() + 3_600_000),
    })
    .returning('session_id')
    .executeTakeFirstOrThrow();
  return { person, personName, appointment, proposal, session };
}

/** A body with two members. */
async function addBodyOf(db: Tenant, council: AuthorityId, people: { person: string; by: string }) {
  const body = await addBody(db, council, { name: `Board ${newName()}`, kind: 'board', from: SINCE, until: null });
  const seat = { organisation: '', isVoting: true, deputyFor: null, confidentialitySignedOn: null, until: null };
  const from = '2022-01-01' as LocalDate;
  const member = await addMembership(db, council, body, { ...seat, personId: people.person, seat: 'Chair', from });
  const colleague = await addMembership(db, council, body, { ...seat, personId: people.by, seat: 'Member', from });
  return { body, member, colleague };
}

/** A hold and an erasure that waits, both by somebody who may neither lift nor decide them. */
async function addKeeping(db: Tenant, council: AuthorityId, by: string): Promise<Pick<World, 'hold' | 'erasure'>> {
  const at = new Date('2022-08-09T09:00:00Z');
  const held = { about: 'child', extractId: null, childId: 'Somebody else', reason: 'An inquiry' } as const;
  const found = { extracts: [], leavers: [], noticesBefore: '2021-08-09' as LocalDate };
  return {
    hold: await placeHold(db, council, held, by, at),
    erasure: await proposeErasure(db, council, { childId: null, found, reason: 'The schedule' }, by, at),
  };
}

/** A risk with a control, owned by a post. */
async function addRiskOf(db: Tenant, council: AuthorityId, by: string): Promise<Pick<World, 'risk' | 'control'>> {
  const on = '2022-08-01' as LocalDate;
  const writer = { personId: by, on, at: new Date('2022-08-01T09:00:00Z') };
  const what = { title: `Risk ${newName()}`, cause: 'A cause', event: 'An event', effect: 'An effect' };
  const place = { category: 'practice', proximity: 'now', appetite: 'averse' } as const;
  const rating = { likelihood: 3, impact: 4 };
  const rated = { inherent: rating, current: rating, target: { likelihood: 2, impact: 4 }, reason: 'A test' };
  const owner = { ownerId: null, ownerWords: 'A post' };
  const risk = await addRisk(db, council, { ...what, ...place, ...owner }, { ...rated, reviewOn: null }, writer);
  const given = { words: 'What is in place', strength: 'weak', assurance: '' } as const;
  return { risk, control: await addControl(db, council, risk, given, on) };
}

/** A statement, a grade that the chair proposed and somebody else challenged, and two versions. */
async function addEvaluation(
  db: Tenant,
  council: AuthorityId,
  by: string,
): Promise<Pick<World, 'statement' | 'challenge' | 'evaluation' | 'evaluationBefore'>> {
  const on = '2022-08-01' as LocalDate;
  const writer = { personId: by, on, at: new Date('2022-08-01T09:00:00Z') };
  const other = await addPerson(db, council, { name: newName(), post: 'Reader', email: null, staffRef: null }, []);
  const what = { area: 'leaders', kind: 'strength', words: `Statement ${newName()}`, howKnown: '', next: '' } as const;
  const statement = await addStatement(db, council, { ...what, ownerId: null, ownerWords: 'A post' }, writer);
  await addProposal(db, council, 'leaders', { number: 1, grade: 'good', reason: 'A test' }, writer);
  const given = { proposal: 1, otherGrade: 'requiresImprovement', reason: 'A test' } as const;
  const challenge = await addChallenge(db, council, 'leaders', given, { ...writer, personId: other });
  const version = (name: string) => {
    const content = contentOf({ council: 'A council', asAt: on, areas: [] });
    return addVersion(db, council, { name, purpose: 'draft', content }, writer);
  };
  const evaluationBefore = await version('The first');
  return { statement, challenge, evaluationBefore, evaluation: await version('The second') };
}

/** A token of a program. */
async function addFeed(db: Tenant, council: AuthorityId, by: string): Promise<string> {
  const given = { name: `Feed ${newName()}`, showsCounts: false, parts: null, months: 12 };
  const made = { by, at: new Date(), expiresAt: new Date(Date.now() + 86_400_000) };
  return (await makeToken(db, council, given, made)).id;
}

/** An account to sign in with, and a group whose role somebody proposed and nobody has approved yet. */
async function addSignIn(db: Tenant, council: AuthorityId, by: string): Promise<Pick<World, 'provider' | 'group'>> {
  const { provider_id: provider } = await db
    .insertInto('identity_provider')
    .values({
      ...{ authority_id: council, name: `Account ${newName()}`, issuer: `https://login.example/${randomUUID()}` },
      ...{ client_id: 'headway', scopes: 'profile', groups_claim: 'groups' },
    })
    .returning('provider_id')
    .executeTakeFirstOrThrow();
  return { provider, group: await addGroup(db, council, { provider }, by) };
}

async function addGroup(
  db: Tenant,
  council: AuthorityId,
  { provider }: Pick<World, 'provider'>,
  by?: string,
): Promise<string> {
  const proposedBy = by ?? (await chairOf(db));
  const { group_role_id } = await db
    .insertInto('group_role')
    .values({
      ...{ authority_id: council, provider_id: provider, group_name: randomUUID(), role: 'director' },
      ...{ state: 'proposed', proposed_by: proposedBy, proposed_at: new Date() },
    })
    .returning('group_role_id')
    .executeTakeFirstOrThrow();
  return group_role_id;
}

async function chairOf(db: Tenant): Promise<string> {
  const found = db.selectFrom('appointment').select('person_id').where('role', '=', 'boardChair');
  return (await found.executeTakeFirstOrThrow()).person_id;
}

/** A notice that everybody of a council has, and has read: what one test does changes no other's pages. */
async function addNotice(db: Tenant, council: AuthorityId): Promise<string> {
  const notice = { kind: 'password.changed', subject: '', href: '/account/notices', at: new Date() };
  const { notice_id } = await db
    .insertInto('notice')
    .values({ authority_id: council, ...notice })
    .returning('notice_id')
    .executeTakeFirstOrThrow();
  const people = await db.selectFrom('person').select('person_id').execute();
  await db
    .insertInto('notice_read')
    .values(people.map(({ person_id }) => ({ authority_id: council, notice_id, person_id, read_at: new Date() })))
    .execute();
  return notice_id;
}
