import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Role } from '../../src/features/access/index.ts';
import { pseudonymOf } from '../../src/features/record/index.ts';
import { addTeams, assessmentsCsv, drawnRows, EAST, OWN_WORKER, signedInAs, WORKERS } from '../support/assessments.ts';
import { OWN, startInstallation, type TestInstallation } from '../support/installation.ts';
import { loadAndAccept } from '../support/loading.ts';
import { lastReading } from '../support/readings.ts';
import { tokenIn } from '../support/visitor.ts';

/** What is shown of single children: under which names, with which words, and what is written down of it. */

const ROWS = drawnRows('CHD');
const LATE = ROWS.filter(({ isLate }) => isLate);
const LIST = '/measures/AS-01/children';
const REASON = 'Preparing the strategy meeting';

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
    async (db) => new Map(ROWS.map(({ id }) => [id, pseudonymOf(db, OWN, id)])),
  );
});
after(() => started.stop());

function signedIn(role: Role) {
  const team = role === 'teamManager' ? EAST : null;
  return signedInAs(started, teamIds, {
    roles: [{ role, team }],
    staffRef: role === 'socialWorker' ? OWN_WORKER : null,
  });
}

const ids = (text: string) => LATE.filter(({ id }) => text.includes(id)).length;
const masked = (text: string) => LATE.filter(({ id }) => text.includes(pseudonyms.get(id) ?? '-')).length;
const workers = (text: string) => WORKERS.filter((name) => text.includes(name)).length;

async function linesWritten(): Promise<number> {
  const events = await started.database.as(OWN, (db) =>
    db.selectFrom('event').select('kind').where('kind', 'like', 'children.%').execute(),
  );
  return events.length;
}

type Shows = { ids: number; masked: number; workers: number; asks: boolean; downloads: boolean };
const EVERYBODY = LATE.length;
const OF_EAST = LATE.filter(({ team }) => team === EAST).length;
const OF_WORKER = LATE.filter(({ worker }) => worker === OWN_WORKER).length;

const CASES: [role: Role, shows: Shows][] = [
  ['director', { ids: 0, masked: EVERYBODY, workers: 3, asks: true, downloads: false }],
  ['performanceAnalyst', { ids: 0, masked: EVERYBODY, workers: 0, asks: true, downloads: true }],
  ['inspector', { ids: 0, masked: EVERYBODY, workers: 0, asks: true, downloads: false }],
  ['qualityAssuranceManager', { ids: EVERYBODY, masked: 0, workers: 3, asks: false, downloads: true }],
  ['teamManager', { ids: OF_EAST, masked: 0, workers: 3, asks: false, downloads: true }],
  ['socialWorker', { ids: OF_WORKER, masked: 0, workers: 1, asks: false, downloads: false }],
];

describe('a list of children', () => {
  for (const [role, shows] of CASES)
    it(`shows ${role} ${shows.ids} ids, ${shows.masked} pseudonyms and ${shows.workers} workers by name`, async () => {
      const { body } = await (await signedIn(role)).get(LIST);
      assert.deepEqual(
        {
          ids: ids(body),
          masked: masked(body),
          workers: workers(body),
          asks: body.includes('Why do you need the ids?'),
          downloads: body.includes('Download this list'),
        },
        shows,
      );
      const line = await lastReading(started);
      assert.equal(line.kind, 'children.listed');
      assert.equal(line.reason, null);
      assert.equal(line.children.length, shows.ids + shows.masked);
      assert.ok([...line.children].every((child) => [...pseudonyms.values()].includes(child)));
    });

  it('says what it shows, how many, under which names, and that it is recorded', async () => {
    const words = async (role: Role) =>
      /aria-label="Facts about children">(.*?)<\/section>/s.exec((await (await signedIn(role)).get(LIST)).body)?.[1] ??
      '';
    assert.match(await words('director'), new RegExp(`shows ${EVERYBODY} children, under pseudonyms`));
    assert.match(await words('teamManager'), new RegExp(`shows ${OF_EAST} children, by their ids in the case system`));
    for (const role of ['director', 'teamManager', 'socialWorker'] as const)
      assert.match(await words(role), /is recorded with the children on it, so that it can be said who has looked/);
  });

  it('says how many of how many, to whom it may be said', async () => {
    const body = async (role: Role) => (await (await signedIn(role)).get(LIST)).body;
    assert.match(
      await body('director'),
      new RegExp(`${EVERYBODY} rows to act on, of ${ROWS.length} behind the council’s figure`),
    );
    assert.match(await body('teamManager'), new RegExp(`the ${OF_EAST} of your team are shown`));
    const own = await body('socialWorker');
    assert.match(own, new RegExp(`The ${OF_WORKER} rows of your own cases are shown`));
    assert.ok(!own.includes(`of ${ROWS.length} behind`));
  });

  it('under pseudonyms tells the row of the file only to whoever has the file', async () => {
    assert.doesNotMatch((await (await signedIn('director')).get(LIST)).body, /Assessments, row \d/);
    assert.match((await (await signedIn('performanceAnalyst')).get(LIST)).body, /Assessments, row \d/);
    assert.match((await (await signedIn('teamManager')).get(LIST)).body, /Assessments, row \d/);
  });

  it('names no child in its title or heading, and leads to no address with one', async () => {
    const { body } = await (await signedIn('qualityAssuranceManager')).get(LIST);
    const title = /<title>([^<]*)/.exec(body)?.[1] ?? '';
    const heading = /<h1.*?<\/h1>/s.exec(body)?.[0] ?? '';
    const addresses = [...body.matchAll(/(?:href|action|src)="([^"]*)"/g)].map((match) => match[1]).join(' ');
    assert.equal(ids(title + heading + addresses), 0);
  });
});

describe('the ids of children', () => {
  it('are shown for a reason, in the answer and nowhere after', async () => {
    const visitor = await signedIn('director');
    const answer = await visitor.post(LIST, { reason: `  ${REASON}\n`, month: '2022-07', dimension: 'council' });
    assert.equal(answer.statusCode, 200);
    assert.equal(answer.headers['cache-control'], 'no-store');
    assert.equal(ids(answer.body), EVERYBODY);
    assert.match(answer.body, /shown in this view only/);
    assert.doesNotMatch(answer.body, /Why do you need the ids/);
    const line = await lastReading(started);
    assert.equal(line.kind, 'children.identified');
    assert.equal(line.reason, REASON);
    assert.deepEqual([...line.children].toSorted(), LATE.map(({ id }) => pseudonyms.get(id)).toSorted());
    assert.equal(line.person_id, visitor.personId);
    assert.equal(ids((await visitor.get(LIST)).body), 0);
  });

  it('are recorded once more when the same form is sent again, as a reload does', async () => {
    const visitor = await signedIn('director');
    const form = { reason: REASON, csrf: tokenIn((await visitor.get(LIST)).body) };
    assert.equal(ids((await visitor.post(LIST, form)).body), EVERYBODY);
    const { sequence } = await lastReading(started);
    assert.equal(ids((await visitor.post(LIST, form)).body), EVERYBODY);
    const again = await lastReading(started);
    assert.deepEqual([again.kind, again.reason], ['children.identified', REASON]);
    assert.ok(again.sequence > sequence);
  });

  for (const reason of ['', '         ', 'too short', 'x'.repeat(501)])
    it(`stay hidden for ${JSON.stringify(reason.slice(0, 12))} of ${reason.length}, which is kept to be mended`, async () => {
      const visitor = await signedIn('director');
      const before = (await lastReading(started)).sequence;
      const { statusCode, body } = await visitor.post(LIST, { reason });
      assert.equal(statusCode, 422);
      assert.equal(ids(body), 0);
      assert.equal(masked(body), EVERYBODY);
      assert.match(body, /There is a problem/);
      assert.match(body, /href="#reason"/);
      if (reason.trim() !== '') assert.ok(body.includes(reason));
      assert.equal((await lastReading(started)).kind, 'children.listed');
      assert.ok((await lastReading(started)).sequence > before);
    });

  it('are asked for by nobody whose role may not', async () => {
    for (const role of ['teamManager', 'socialWorker', 'qualityAssuranceManager', 'boardChair'] as const) {
      const visitor = await signedIn(role);
      const answer = await visitor.post(LIST, { reason: REASON });
      assert.equal(answer.statusCode, 404, role);
      assert.equal(ids(answer.body), 0);
    }
  });
});

describe('a list of children as a file', () => {
  it('has pseudonyms where the page has them', async () => {
    const visitor = await signedIn('performanceAnalyst');
    const { body, headers } = await visitor.get(`${LIST}.csv`);
    assert.equal(ids(body), 0);
    assert.equal(masked(body), EVERYBODY);
    assert.equal(workers(body), 0);
    assert.match(body, /,pseudonym,/);
    assert.match(String(headers['content-disposition']), /^attachment; filename="AS-01-2022-07.csv"$/);
    assert.equal((await lastReading(started)).kind, 'children.downloaded');
  });

  it('has ids for a reason, which is recorded with every child in it', async () => {
    const visitor = await signedIn('performanceAnalyst');
    const { body, headers } = await visitor.post(`${LIST}.csv`, { reason: REASON });
    assert.equal(ids(body), EVERYBODY);
    assert.equal(headers['cache-control'], 'no-store');
    const line = await lastReading(started);
    assert.deepEqual([line.kind, line.reason, line.children.length], ['children.identified', REASON, EVERYBODY]);
    const { statusCode } = await visitor.post(`${LIST}.csv`, { reason: 'no' });
    assert.equal(statusCode, 422);
  });

  it('has no ids for a reason of somebody who may not ask, and none of another team', async () => {
    const manager = await signedIn('teamManager');
    const { body } = await manager.post(`${LIST}.csv`, { reason: REASON });
    assert.equal(ids(body), OF_EAST);
    assert.equal(masked(body), 0);
  });

  it('asks who it is, where that was proved more than a quarter of an hour ago', async () => {
    const visitor = await signedIn('performanceAnalyst');
    const before = await linesWritten();
    started.passHours(0.5);
    try {
      const { body, headers } = await visitor.get(`${LIST}.csv`);
      assert.match(String(headers['content-type']), /html/);
      assert.match(body, /Confirm that it is you/);
      const asked = await visitor.post(`${LIST}.csv`, { reason: REASON });
      assert.match(asked.body, /Confirm that it is you/);
      assert.equal(masked(body + asked.body) + ids(body + asked.body), 0);
      assert.equal(await linesWritten(), before);
    } finally {
      started.passHours(0);
    }
  });
});

describe('a social worker', () => {
  it('begins with what is due for their own cases', async () => {
    const visitor = await signedIn('socialWorker');
    const start = await visitor.get('/');
    assert.deepEqual([start.statusCode, start.headers.location], [303, '/my-cases']);
    const { body } = await visitor.get('/my-cases');
    assert.equal(ids(body), OF_WORKER);
    assert.match(body, /Assessments completed within 45 working days/);
    assert.match(body, /as at 5 August 2022/);
    assert.match(body, /aria-current="\w+"[^>]*>My cases|href="\/my-cases"[^>]*>[^<]*My cases/);
    const line = await lastReading(started);
    assert.deepEqual([line.kind, line.subject], ['children.listed', 'my-cases']);
  });

  it('whom no extract names is told why there are none', async () => {
    const visitor = await signedInAs(started, teamIds, {
      roles: [{ role: 'socialWorker', team: null }],
      staffRef: null,
    });
    const { body } = await visitor.get('/my-cases');
    assert.match(body, /Your account does not say by which name the files call you/);
    assert.equal(ids(body) + masked(body), 0);
  });

  it('sees figures as they may be published, and no count of other people’s children', async () => {
    const { body } = await (await signedIn('socialWorker')).get('/measures/AS-01');
    assert.doesNotMatch(body, /children to act on/);
  });

  it('alone has the section of their own cases', async () => {
    for (const role of ['director', 'teamManager', 'boardChair'] as const)
      assert.doesNotMatch((await (await signedIn(role)).get('/scorecard')).body, /href="\/my-cases"/, role);
  });
});
