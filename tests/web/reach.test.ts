import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { allows, type Role } from '../../src/features/access/index.ts';
import { pseudonymOf } from '../../src/features/record/index.ts';
import {
  addTeams,
  assessmentsCsv,
  drawnRows,
  EAST,
  FIRST,
  type Holder,
  OWN_WORKER,
  signedInAs,
  WEST,
  WORKERS,
} from '../support/assessments.ts';
import { OWN, ROLE_NAMES, startInstallation, type TestInstallation } from '../support/installation.ts';
import { loadAndAccept } from '../support/loading.ts';
import { type Answered, type Visitor, withoutToken } from '../support/visitor.ts';

/** How far each role reaches, in every page, export, count and chart of figures and children. */

const TEAMS = [FIRST, EAST, WEST];
const ROWS = drawnRows('RCH');
const LATE = ROWS.filter(({ isLate }) => isLate);

let started: TestInstallation & { stop(): Promise<void> };
let teamIds: ReadonlyMap<string, string>;
let pseudonyms: ReadonlyMap<string, string>;

before(async () => {
  started = await startInstallation();
  teamIds = await addTeams(started);
  const analyst = await started.signedIn('performanceAnalyst');
  await loadAndAccept(started, analyst, { name: 'Assessments as at 2022-08-05.csv', bytes: assessmentsCsv(ROWS) });
  pseudonyms = await started.database.as(
    OWN,
    async (db) => new Map(ROWS.map(({ id }) => [pseudonymOf(db, OWN, id), id])),
  );
});
after(() => started.stop());

const signedIn = (holder: Holder) => signedInAs(started, teamIds, holder);
const one = (role: Role): Holder => ({
  roles: [{ role, team: role === 'teamManager' ? EAST : null }],
  staffRef: role === 'socialWorker' ? OWN_WORKER : null,
});

/** The ids of the drawn children that a text shows, by id or under a pseudonym. */
function childrenIn(text: string): string[] {
  const named = ROWS.filter(({ id }) => text.includes(id)).map(({ id }) => id);
  const masked = [...pseudonyms].filter(([pseudonym]) => text.includes(pseudonym)).map(([, id]) => id);
  return [...new Set([...named, ...masked])].toSorted();
}

const teamsIn = (text: string) =>
  TEAMS.filter((team) => text.includes(team) || text.includes(encodeURIComponent(team)));

const FIGURES = [
  '/',
  '/scorecard',
  '/teams',
  '/measures/AS-01',
  '/measures/AS-02',
  '/scorecard.csv',
  '/measures/AS-01/table.csv',
  '/reports/board',
  '/methods/trajectory',
  '/notices',
  '/account',
];

describe('the teams that a role is told of', () => {
  const EVERYWHERE: Role[] = [
    'director',
    'performanceAnalyst',
    'qualityAssuranceManager',
    'moderator',
    'boardChair',
    'dfeAdviser',
    'inspector',
  ];
  for (const role of ROLE_NAMES)
    it(`${role}: ${role === 'teamManager' ? 'their own' : EVERYWHERE.includes(role) ? 'all' : 'none'}`, async () => {
      const visitor = await signedIn(one(role));
      const told = new Set<string>();
      for (const page of FIGURES) for (const team of teamsIn((await visitor.get(page)).body)) told.add(team);
      const expected = role === 'teamManager' ? [EAST] : EVERYWHERE.includes(role) ? TEAMS : [];
      assert.deepEqual([...told].toSorted(), expected);
    });

  it('localities only where small numbers may be seen', async () => {
    for (const role of ROLE_NAMES.filter((name) => allows(name, 'scorecard.read'))) {
      const { body } = await (await signedIn(one(role))).get('/measures/AS-01');
      assert.equal(body.includes('Locality West'), allows(role, 'counts.read'), role);
    }
  });
});

describe('a team beyond one’s reach (U002)', () => {
  const named = (team: string) => {
    const query = new URLSearchParams({ team });
    const group = new URLSearchParams({ dimension: 'team', group: team });
    return [
      `/teams/${encodeURIComponent(team)}`,
      `/scorecard?${query}`,
      `/scorecard.csv?${query}`,
      `/measures/AS-01?${query}`,
      `/measures/AS-01/table.csv?${query}`,
      `/measures/AS-01/table.xlsx?${query}`,
      `/reports/board?${query}`,
      `/reports/board.docx?${query}`,
      `/measures/AS-01/children?${group}`,
      `/measures/AS-01/children.csv?${group}`,
    ];
  };
  for (const role of ROLE_NAMES.filter((name) => name === 'teamManager' || !allows(name, 'teams.read')))
    it(`is for ${role} as one that does not exist`, async () => {
      const visitor = await signedIn(one(role));
      const nobodys = named('No such team');
      for (const [index, address] of named(WEST).entries()) {
        const [there, not] = [await visitor.get(address), await visitor.get(nobodys[index] ?? '')];
        assert.equal(there.statusCode, 404, address);
        assert.equal(withoutToken(there), withoutToken(not), address);
        assert.deepEqual(Object.keys(there.headers), Object.keys(not.headers), address);
      }
    });

  it('is answered to whoever may see it', async () => {
    const visitor = await signedIn({ roles: [{ role: 'teamManager', team: WEST }], staffRef: null });
    for (const address of named(WEST)) assert.equal((await visitor.get(address)).statusCode, 200, address);
  });

  it('and what has no team is for those only who may see every team', async () => {
    const address = '/measures/AS-01/children?dimension=team&group=notKnown';
    assert.equal((await (await signedIn(one('teamManager'))).get(address)).statusCode, 404);
    const { body } = await (await signedIn(one('director'))).get(address);
    assert.deepEqual(childrenIn(body), idsOf(LATE.filter(({ team }) => team === '')));
  });
});

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).toSorted();

/** The slow filter: which rows somebody of these roles may see, each looked at by itself. */
function expectedRows({ roles, staffRef }: Holder) {
  return LATE.filter(({ team, worker }) =>
    roles.some(({ role, team: given }) => {
      if (role === 'teamManager') return given !== null && team === given;
      if (role === 'socialWorker') return staffRef !== null && worker === staffRef;
      return allows(role, 'children.read');
    }),
  );
}

function expectedTeams({ roles }: Holder): string[] {
  return TEAMS.filter((team) =>
    roles.some(({ role, team: given }) => (role === 'teamManager' ? given === team : allows(role, 'teams.read'))),
  );
}

const holder: fc.Arbitrary<Holder> = fc
  .uniqueArray(
    fc.oneof(
      { weight: 3, arbitrary: fc.record({ role: fc.constant<Role>('teamManager'), team: fc.constantFrom(...TEAMS) }) },
      {
        weight: 1,
        arbitrary: fc.record({
          role: fc.constantFrom(...ROLE_NAMES.filter((name) => name !== 'teamManager')),
          team: fc.constant(null),
        }),
      },
      { weight: 2, arbitrary: fc.record({ role: fc.constant<Role>('socialWorker'), team: fc.constant(null) }) },
    ),
    { minLength: 0, maxLength: 4, selector: ({ role, team }) => `${role} ${team}` },
  )
  .chain((roles) => fc.record({ roles: fc.constant(roles), staffRef: fc.constantFrom(...WORKERS, 'Nobody', null) }));

describe('whatever roles somebody holds', () => {
  it('they see the children and teams that a slow filter gives, and are told of no other', async () => {
    await fc.assert(
      fc.asyncProperty(holder, async (held) => {
        const visitor = await signedIn(held);
        const expected = expectedRows(held);
        const may = (permission: string) => held.roles.some(({ role }) => allows(role, permission));
        const list = await visitor.get('/measures/AS-01/children');
        assert.equal(list.statusCode, may('children.read') ? 200 : 404);
        assert.deepEqual(childrenIn(list.body), idsOf(expected));
        await sameInFile(visitor, held, expected);
        if (may('scorecard.read')) await sameOnPages(visitor, held, expected);
      }),
      { numRuns: 25 },
    );
  });

  async function sameInFile(visitor: Visitor, held: Holder, expected: typeof LATE): Promise<void> {
    const file = await visitor.get('/measures/AS-01/children.csv');
    const may = held.roles.some(({ role }) => allows(role, 'children.download'));
    assert.equal(file.statusCode, may ? 200 : 404);
    if (!may) return;
    const downloaded = expectedRows({
      ...held,
      roles: held.roles.filter(({ role }) => allows(role, 'children.download')),
    });
    const both = expected.filter(({ id }) => downloaded.some((row) => row.id === id));
    assert.deepEqual(childrenIn(file.body), idsOf(both));
    assert.equal(file.body.trim().split('\r\n').length - 1, both.length);
  }

  async function sameOnPages(visitor: Visitor, held: Holder, expected: typeof LATE): Promise<void> {
    const measure = await visitor.get('/measures/AS-01');
    assert.deepEqual(teamsIn(measure.body), expectedTeams(held));
    assert.deepEqual(childrenIn(measure.body), []);
    const counted = /(\d+) child(?:ren)? to act on/.exec(measure.body)?.[1];
    if (counted !== undefined) assert.equal(Number(counted), expected.length);
    const cases = await visitor.get('/my-cases');
    const isOwn = expected.length < LATE.length && held.roles.some(({ role }) => role === 'socialWorker');
    const isWhole = held.roles.some(
      ({ role }) => role !== 'teamManager' && role !== 'socialWorker' && allows(role, 'children.read'),
    );
    const own =
      isOwn && !isWhole
        ? ROWS.filter(({ worker, isLate, team }) => worker === held.staffRef && (isLate || team === ''))
        : []; // a row without a team is one to put right
    assert.deepEqual(childrenIn(cases.body), idsOf(own));
  }
});

describe('a role that is taken away', () => {
  it('is gone at the next request', async () => {
    const visitor = await signedIn(one('teamManager'));
    const before = await visitor.get('/measures/AS-01/children');
    assert.deepEqual(childrenIn(before.body), idsOf(LATE.filter(({ team }) => team === EAST)));
    await started.database.as(OWN, (db) =>
      db.updateTable('appointment').set({ state: 'ended' }).where('person_id', '=', visitor.personId).execute(),
    );
    const later: Answered[] = [];
    for (const address of ['/measures/AS-01/children', '/measures/AS-01/children.csv', '/teams', '/scorecard'])
      later.push(await visitor.get(address));
    const gone = await visitor.get('/gone');
    for (const answer of later) assert.equal(withoutToken(answer), withoutToken(gone));
    assert.match((await visitor.get('/')).body, /You hold no role today/);
  });

  it('a part of the council that is given instead holds at the next request, too', async () => {
    const visitor = await signedIn(one('teamManager'));
    await started.database.as(OWN, (db) =>
      db
        .updateTable('appointment')
        .set({ team_id: teamIds.get(WEST) ?? null })
        .where('person_id', '=', visitor.personId)
        .execute(),
    );
    const { body } = await visitor.get('/measures/AS-01/children');
    assert.deepEqual(childrenIn(body), idsOf(LATE.filter(({ team }) => team === WEST)));
    assert.deepEqual(teamsIn((await visitor.get('/teams')).body), [WEST]);
  });
});
