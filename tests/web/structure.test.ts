import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { localDate } from '#kernel/local-date.ts';
import { loadStructure } from '../../src/features/structure/structure.store.ts';
import { reachOf, type Structure, type Team } from '../../src/features/structure/structure.ts';
import { referralsCsv } from '../support/files.ts';
import { OTHER, OWN, startInstallation } from '../support/installation.ts';
import { loadAndAccept } from '../support/loading.ts';
import { type Answered, type Visitor, withoutToken } from '../support/visitor.ts';

/** The structure as somebody keeps it: what they are shown, what follows for figures, and what nobody else can touch. */

const started = await startInstallation();
const TODAY = localDate('2022-08-09');
let analyst: Visitor;
before(async () => {
  analyst = await started.signedIn('performanceAnalyst');
});
after(() => started.stop());

const structure = (council = OWN): Promise<Structure> =>
  started.database.as(council, (db) => loadStructure(db, council));

async function teamNamed(name: string): Promise<Team> {
  const team = (await structure()).teams.find((one) => one.name === name);
  assert.ok(team, name);
  return team;
}

const day = (field: string, text: string) => {
  const [year = '', month = '', date = ''] = text.split('-');
  return { [`${field}-day`]: date, [`${field}-month`]: month, [`${field}-year`]: year };
};

async function addTeam(name: string, locality = ''): Promise<Team> {
  const answer = await analyst.post('/structure/teams', { name, locality, service: '', ...day('from', '2020-01-01') });
  assert.equal(answer.statusCode, 303, answer.body);
  return teamNamed(name);
}

async function addLocality(name: string): Promise<string> {
  const answer = await analyst.post('/structure/localities', { name, ...day('from', '2019-01-01') });
  assert.equal(answer.statusCode, 303, answer.body);
  return (await structure()).localities.find((one) => one.name === name)?.id ?? '';
}

/** Rows of referrals in the last figures, by group. */
async function figures(dimension: string): Promise<Record<string, number>> {
  const { rows } = await started.database.as(OWN, (db) =>
    sql<{ group_key: string; numerator: number }>`
      select group_key, sum(numerator)::int as numerator from measure_value
      where measure = 'FD-07' and dimension = ${dimension} group by 1 order by 1`.execute(db),
  );
  return Object.fromEntries(rows.map((row) => [row.group_key, row.numerator]));
}

describe('a name that an extract brings', () => {
  const csv = (team: string, prefix: string) => ({
    name: `as at 2022-08-05 ${prefix}.csv`,
    bytes: referralsCsv({ children: 4, prefix, team }),
  });

  it('waits where no team is called so, and its figures stand under it meanwhile', async () => {
    await loadAndAccept(started, analyst, csv('DUTY team', 'D'));
    assert.deepEqual(await figures('team'), { 'DUTY team': 4 });
    const page = await analyst.get('/structure/names');
    assert.match(page.body, /DUTY team/);
    assert.match(page.body, /as at 2022-08-05 D.csv/);
    assert.match(page.body, /4 in List 3/);
    assert.match((await analyst.get('/structure')).body, /1 name waits/);
    const notices = await started.database.as(OWN, (db) =>
      db.selectFrom('notice').select('subject').where('kind', '=', 'teams.unmapped').execute(),
    );
    assert.deepEqual(notices, [{ subject: 'DUTY team' }]);
  });

  it('asks again where nothing was chosen', async () => {
    const nothing = await analyst.post('/structure/names', { written: 'DUTY team' });
    assert.equal(nothing.statusCode, 422);
    assert.match(nothing.body, /href="#name-1-meaning"/);
    const noTeam = await analyst.post('/structure/names', { written: 'DUTY team', meaning: 'team' });
    assert.equal(noTeam.statusCode, 422);
    assert.match(noTeam.body, /href="#name-1-team"/);
  });

  it('cannot mean a team of another council (F025)', async () => {
    const [theirs] = (await structure(OTHER)).teams;
    const sent = (team: string) => analyst.post('/structure/names', { written: 'DUTY team', meaning: 'team', team });
    const [foreign, none] = [await sent(theirs?.id ?? ''), await sent('00000000-0000-4000-8000-000000000000')];
    assert.equal(foreign.statusCode, 422);
    assert.equal(withoutToken(foreign), withoutToken(none));
  });

  it('moves its figures to the team that it means, whatever its spelling, and says so once', async () => {
    const north = (await structure()).localities[0]?.id ?? '';
    const team = await addTeam('Duty', north);
    await started.settled();
    const decision = { written: 'DUTY team', meaning: 'team', team: team.id };
    assert.equal((await analyst.post('/structure/names', decision)).statusCode, 303);
    await started.settled();
    assert.deepEqual(await figures('team'), { Duty: 4 });
    assert.deepEqual(await figures('locality'), { North: 4 });
    assert.equal((await analyst.post('/structure/names', { ...decision, team: '' })).statusCode, 409);
    assert.match((await analyst.get('/structure')).body, /Every team name that extracts bring is placed/);
  });

  it('counts as not known where it is no team, and waits again when that is taken back', async () => {
    const name = { key: 'duty team', version: '1' };
    assert.equal((await analyst.post('/structure/names/removal', name)).statusCode, 303);
    assert.equal((await analyst.post('/structure/names', { written: 'DUTY team', meaning: 'none' })).statusCode, 303);
    await started.settled();
    assert.deepEqual(await figures('team'), { notKnown: 4 });
    assert.equal((await analyst.post('/structure/names/removal', name)).statusCode, 303);
    await started.settled();
    assert.deepEqual(await figures('team'), { 'DUTY team': 4 });
  });

  it('becomes a team of its own under the name that is given to it', async () => {
    const answer = await analyst.post('/structure/names', { written: 'DUTY team', meaning: 'new' });
    assert.equal(answer.headers.location, '/structure/teams/new?written=DUTY%20team');
    const form = await analyst.get(answer.headers.location ?? '');
    assert.match(form.body, /value="DUTY team"/);
    const given = { written: 'DUTY team', name: 'Front Door', service: '', locality: '', ...day('from', '2020-01-01') };
    assert.equal((await analyst.post('/structure/teams', given)).statusCode, 303);
    await started.settled();
    assert.deepEqual(await figures('team'), { 'Front Door': 4 });
  });

  it('is understood also after its team was renamed', async () => {
    const team = await teamNamed('Front Door');
    const renamed = { name: 'Family Front Door', version: String(team.version) };
    assert.equal((await analyst.post(`/structure/teams/${team.id}/name`, renamed)).statusCode, 303);
    await started.settled();
    assert.deepEqual(await figures('team'), { 'Family Front Door': 4 });
    await loadAndAccept(started, analyst, csv('Front Door', 'E'));
    assert.deepEqual(await figures('team'), { 'Family Front Door': 8 });
    assert.match((await analyst.get(`/structure/teams/${team.id}`)).body, /Extracts also call it: .*Front Door/);
  });
});

describe('a team that moves', () => {
  it('takes its figures with it from that day only', async () => {
    const south = await addLocality('South');
    const team = await teamNamed('Family Front Door');
    const moved = { locality: south, service: '', version: String(team.version), ...day('since', '2022-07-01') };
    assert.equal((await analyst.post(`/structure/teams/${team.id}/places`, moved)).statusCode, 303);
    assert.deepEqual(
      (await teamNamed('Family Front Door')).places.map(({ from, localityId }) => [from, localityId]),
      [
        ['2020-01-01', null],
        ['2022-07-01', south],
      ],
    );
    await started.settled();
    assert.deepEqual(await figures('locality'), { South: 8 });
  });

  it('cannot move to another council’s locality, which is told as one that does not exist', async () => {
    const team = await teamNamed('Family Front Door');
    const [theirs] = (await structure(OTHER)).localities;
    const sent = (locality: string) =>
      analyst.post(`/structure/teams/${team.id}/places`, {
        ...{ locality, service: '', version: String(team.version) },
        ...day('since', '2022-08-01'),
      });
    const [foreign, none] = [await sent(theirs?.id ?? ''), await sent('00000000-0000-4000-8000-000000000000')];
    assert.equal(foreign.statusCode, 422);
    assert.equal(withoutToken(foreign), withoutToken(none));
  });
});

describe('two people who change the same team', () => {
  it('see both sides, and nothing typed is lost', async () => {
    const team = await addTeam('Shared');
    const colleague = await started.signedIn('councilAdministrator');
    const address = `/structure/teams/${team.id}/name`;
    assert.equal((await colleague.post(address, { name: 'Theirs', version: String(team.version) })).statusCode, 303);
    const late = await analyst.post(address, { name: 'Mine', version: String(team.version) });
    assert.equal(late.statusCode, 409);
    assert.match(late.body, /There now: Theirs/);
    assert.match(late.body, /value="Mine"/);
    const again = await analyst.post(address, { name: 'Mine', version: versionIn(late, address) });
    assert.equal(again.statusCode, 303);
    assert.equal((await teamNamed('Mine')).id, team.id);
  });

  it('move it once where they do so at once', async () => {
    const team = await addTeam('Pulled');
    const sent = ['2021-01-01', '2021-02-01', '2021-03-01'].map((since) =>
      analyst.post(`/structure/teams/${team.id}/places`, {
        ...{ locality: '', service: '', version: String(team.version) },
        ...day('since', since),
      }),
    );
    const statuses = (await Promise.all(sent)).map(({ statusCode }) => statusCode).toSorted();
    assert.deepEqual(statuses, [303, 409, 409]);
    assert.equal((await teamNamed('Pulled')).places.length, 2);
  });

  it('add a team of one name once where they do so at once', async () => {
    const colleague = await started.signedIn('councilAdministrator');
    const given = { name: 'Twice', service: '', locality: '', ...day('from', '2020-01-01') };
    const both = await Promise.all([analyst, colleague].map((visitor) => visitor.post('/structure/teams', given)));
    const statuses = both.map(({ statusCode }) => statusCode).toSorted();
    assert.equal(statuses[0], 303);
    assert.ok([409, 422].includes(statuses[1] ?? 0), String(statuses[1]));
  });
});

describe('ending', () => {
  it('of a locality is shown with what follows, then done, and its teams leave it on that day', async () => {
    const west = await addLocality('West');
    const team = await addTeam('Western', west);
    const address = `/structure/localities/${west}/end`;
    const until = day('until', '2022-09-01');
    const shown = await analyst.post(address, { version: '1', ...until });
    assert.equal(shown.statusCode, 200);
    assert.match(shown.body, /these teams are in no locality until you move them: Western/);
    assert.equal((await teamNamed('Western')).places.length, 1);
    const done = await analyst.post(address, { version: '1', confirmed: 'yes', ...until });
    assert.equal(done.statusCode, 303);
    const { places } = await teamNamed('Western');
    assert.deepEqual(
      places.map(({ from, localityId }) => [from, localityId]),
      [
        ['2020-01-01', west],
        ['2022-09-01', null],
      ],
    );
    assert.match((await analyst.get(`/structure/teams/${team.id}`)).body, /1 September 2022/);
  });

  it('of a team names those whose roles then reach nothing, who reach it until that day', async () => {
    const team = await teamNamed(`Team ${OWN}`);
    const address = `/structure/teams/${team.id}/end`;
    const shown = await analyst.post(address, { version: String(team.version), ...day('until', '2022-08-01') });
    assert.match(shown.body, /teamManager of 998/);
    const manager = await started.signedIn('teamManager');
    await loadAndAccept(
      started,
      analyst,
      {
        name: 'as at 2022-08-06 own.csv',
        bytes: referralsCsv({ children: 6, prefix: 'O', team: `Team ${OWN}` }),
      },
      { asAt: '2022-08-06' },
    );
    const own = `/teams/${encodeURIComponent(`Team ${OWN}`)}`;
    assert.equal((await manager.get(own)).statusCode, 200);
    const end = { version: String(team.version), confirmed: 'yes', ...day('until', '2022-08-01') };
    assert.equal((await analyst.post(address, end)).statusCode, 303);
    assert.match((await analyst.get('/structure/names')).body, /Teams that ended and that later extracts still name/);
    assert.deepEqual(reachOf(await structure(), [{ kind: 'team', id: team.id }], TODAY), []);
    const taken = await analyst.post(`${address}/removal`, { version: String((await teamNamed(team.name)).version) });
    assert.equal(taken.statusCode, 303);
    assert.equal((await teamNamed(team.name)).until, null);
    assert.deepEqual(reachOf(await structure(), [{ kind: 'team', id: team.id }], TODAY), [team.name]);
  });
});

describe('a body', () => {
  it('is kept with its members, of whom another body’s is none (U007)', async () => {
    const secretary = await started.signedIn('councilAdministrator');
    const addBody = async (name: string) => {
      const answer = await secretary.post('/bodies', { name, kind: 'board', ...day('from', '2020-01-01') });
      assert.equal(answer.statusCode, 303, answer.body);
      return (answer.headers.location ?? '').replace(/\?.*/, '');
    };
    const [board, other] = [await addBody('Improvement Board'), await addBody('Partnership')];
    const chair = {
      ...{ person: started.personOf('boardChair'), seat: 'Independent chair', voting: 'yes', organisation: '' },
      ...day('from', '2020-01-01'),
    };
    assert.equal((await secretary.post(`${board}/members`, chair)).statusCode, 303);
    assert.equal((await secretary.post(`${board}/members`, chair)).statusCode, 422);
    const { body } = await secretary.get(board);
    const member = /\/members\/([0-9a-f-]{36})"/.exec(body)?.[1] ?? '';
    assert.match(body, /Independent chair/);
    assert.equal((await secretary.get(`${board}/members/${member}`)).statusCode, 200);
    const foreign = await secretary.get(`${other}/members/${member}`);
    assert.equal(foreign.statusCode, 404);
    assert.equal(withoutToken(foreign), withoutToken(await secretary.get('/gone')));
    const theirs = { ...chair, person: started.personOf('boardChair', OTHER) };
    assert.equal((await secretary.post(`${other}/members`, theirs)).statusCode, 422);
    const ended = { ...chair, version: '1', ...day('until', '2022-01-01') };
    assert.equal((await secretary.post(`${board}/members/${member}`, ended)).statusCode, 303);
    const stale = await secretary.post(`${board}/members/${member}`, { ...chair, seat: 'Chair', version: '1' });
    assert.equal(stale.statusCode, 409);
    assert.match(stale.body, /There now: .*until 1 January 2022/);
    assert.match((await secretary.get(`${board}/members.csv`)).body, /Independent chair,boardChair of 998,The council/);
  });
});

function versionIn({ body }: Answered, action: string): string {
  const form = body.slice(body.indexOf(`action="${action}"`));
  return /name="version" value="(\d+)"/.exec(form)?.[1] ?? '';
}
