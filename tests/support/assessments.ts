import { addPerson, createOneTimeLink, type Role, roleOf } from '../../src/features/access/index.ts';
import { addStructure } from '../../src/features/structure/index.ts';
import type { LocalDate } from '../../src/kernel/local-date.ts';
import type { TestInstallation } from './installation.ts';
import { OWN } from './installation.ts';
import { type Visitor, visitorOf } from './visitor.ts';

/** One row of List 4, as a test draws it: whose case it is, and whether it was late. */
export type Drawn = { id: string; team: string; worker: string; isLate: boolean };

export const EAST = 'Team East';
export const WEST = 'Team West';
/** The team that every test installation has, and the worker whom its social worker is. */
export const FIRST = `Team ${OWN}`;
export const OWN_WORKER = `Worker ${OWN}`;
export const WORKERS = [OWN_WORKER, 'Kim Aster', 'Lee Birch'] as const;

const HEADINGS = [
  'Child Unique ID',
  'Gender',
  'Ethnicity',
  'Date of Birth',
  'Age of Child (Years)',
  'Disability',
  'Continuous Assessment Start Date',
  'Child Seen During Continuous Assessment',
  'Continuous Assessment Date of Authorisation',
  'Was the child assessed as requiring LA children’s social care support',
  'Allocated Team',
  'Allocated Worker',
];

/** Assessments authorised in July 2022: late ones began in January, the others in June. */
export function assessmentsCsv(rows: readonly Drawn[]): string {
  const lines = rows.map(({ id, team, worker, isLate }, index) => {
    const started = isLate ? '2022-01-10' : '2022-06-20';
    const authorised = `2022-07-${String(1 + (index % 28)).padStart(2, '0')}`;
    return [id, '1', 'WBRI', '2015-03-01', '7', '0', started, '1', authorised, '1', team, worker];
  });
  return [HEADINGS, ...lines].map((line) => line.join(',')).join('\r\n');
}

/** Late and timely assessments of three teams and of none, with their workers in turn. */
export function drawnRows(prefix: string): Drawn[] {
  const counts: [team: string, late: number, inTime: number][] = [
    [EAST, 7, 3],
    [WEST, 5, 4],
    [FIRST, 4, 2],
    ['', 3, 1],
  ];
  return counts.flatMap(([team, late, inTime], place) =>
    Array.from({ length: late + inTime }, (_, index) => ({
      id: `${prefix}-C${place}${String(index).padStart(2, '0')}`,
      team,
      worker: WORKERS[index % WORKERS.length] ?? '',
      isLate: index < late,
    })),
  );
}

/** Two more teams, each in a locality of its own; gives the id of every team by its name. */
export async function addTeams(started: TestInstallation): Promise<Map<string, string>> {
  const since = '2015-01-01' as LocalDate;
  const placed = (name: string, locality: string) => ({
    name,
    from: since,
    until: null,
    places: [{ from: since, service: null, locality }],
  });
  return started.database.as(OWN, async (db) => {
    await addStructure(db, OWN, { teams: [placed(EAST, 'Locality East'), placed(WEST, 'Locality West')] });
    const rows = await db.selectFrom('team').select(['team_id', 'name']).where('authority_id', '=', OWN).execute();
    return new Map(rows.map(({ team_id, name }) => [name, team_id]));
  });
}

export type Holder = { roles: readonly { role: Role; team: string | null }[]; staffRef: string | null };

let holders = 0;

/** Somebody of the first council with these roles, signed in. */
export async function signedInAs(
  started: TestInstallation,
  teams: ReadonlyMap<string, string>,
  { roles, staffRef }: Holder,
): Promise<Visitor & { personId: string }> {
  holders += 1;
  const name = `Holder ${holders}`;
  const person = { name, post: 'Post', email: `holder${holders}@${OWN}.example`, staffRef };
  const given = roles.map(({ role, team }) => {
    const teamId = team === null ? undefined : teams.get(team);
    return { role, part: roleOf(role).givenFor === 'part' && teamId !== undefined ? { teamId } : {} };
  });
  const personId = await started.database.as(OWN, (db) => addPerson(db, OWN, person, given));
  const visitor = visitorOf(started.app);
  await visitor.post(
    `/link/${await createOneTimeLink(started.database, { authority: OWN, personId }, started.now())}`,
    {},
  );
  return { ...visitor, personId };
}
