import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ENGLAND_BANK_HOLIDAYS } from '#kernel/bank-holidays.ts';
import { localDate } from '#kernel/local-date.ts';
import { englandWorkingDays, workingDaysWith } from '#kernel/working-days.ts';
import { addInspections, loadInspections, loadRecommendations } from '../../src/features/inspections/index.ts';
import { OWN, startInstallation } from '../support/installation.ts';
import type { Visitor } from '../support/visitor.ts';
import { inspectionGiven } from './cases/inspection-world.ts';

/** The register as people keep it: what is held leaks nowhere, clocks move while they are open, the board closes. */

const started = await startInstallation();
let [director, analyst, chair, adviser]: (Visitor | undefined)[] = [];
let ids: ReadonlyMap<string, string>;
const day = (field: string, text: string) => {
  const [year = '', month = '', date = ''] = text.split('-');
  return { [`${field}-day`]: date, [`${field}-month`]: month, [`${field}-year`]: year };
};
const SECRET = 'Wexcombe';
let letter = '';

before(async () => {
  director = await started.signedIn('director');
  analyst = await started.signedIn('performanceAnalyst');
  chair = await started.signedIn('boardChair');
  adviser = await started.signedIn('dfeAdviser');
  const by = { personId: started.personOf('director'), on: localDate('2022-08-01'), at: new Date('2022-08-01T09:00Z') };
  const said = { words: `${SECRET} said so`, paragraph: '1', theme: `${SECRET} theme` };
  const added = await started.database.as(OWN, (db) =>
    addInspections(
      db,
      OWN,
      [
        inspectionGiven('Open inspection', {
          ...{ state: 'published', publishedOn: localDate('2022-06-01') },
          recommendations: [{ ref: 'REC-01', words: 'Do better', paragraph: '2', theme: '' }],
        }),
        inspectionGiven('Answered inspection', {
          ...{ state: 'answered', publishedOn: localDate('2022-04-01'), answeredOn: localDate('2022-07-12') },
        }),
        inspectionGiven('Held inspection', {
          ...{ state: 'letterReceived', notifiedOn: localDate('2022-07-01'), letterOn: localDate('2022-08-05') },
          onSite: { from: localDate('2022-07-04'), until: localDate('2022-07-15') },
          feedbackOn: localDate('2022-07-18'),
          judgements: [{ area: 'overall', grade: 'inadequate', words: `${SECRET} words` }],
          findings: [{ kind: 'areaToImprove', ...said }],
          recommendations: [{ ref: 'REC-77', ...said }],
          feedback: [{ heardOn: localDate('2022-07-18'), words: `${SECRET} heard` }],
        }),
      ],
      by,
    ),
  );
  ids = added.inspections;
});
after(() => started.stop());

const as = (visitor: Visitor | undefined): Visitor => {
  assert.ok(visitor);
  return visitor;
};
const at = (title: string, rest = '') => `/inspections/${ids.get(title)}${rest}`;
const loaded = (seesHeld: boolean, workingDays = englandWorkingDays) =>
  started.database.as(OWN, (db) => loadInspections(db, OWN, { seesHeld, workingDays }));

describe('what is held until it is published', () => {
  const LEAKS = new RegExp(`${SECRET}|REC-77|Inadequate|Feedback heard|Letter received|5 August|18 July`);
  for (const path of [
    '/inspections',
    '/inspections.csv',
    'one',
    'one.csv',
    '/plan/recommendations',
    '/inspections/new',
  ])
    for (const who of ['analyst', 'adviser'] as const)
      it(`is not in ${path} for the ${who}`, async () => {
        const visitor = as(who === 'analyst' ? analyst : adviser);
        const url =
          path === 'one' ? at('Held inspection') : path === 'one.csv' ? at('Held inspection', '/findings.csv') : path;
        const answer = await visitor.get(url);
        if (path === '/inspections/new' && who === 'adviser') return assert.equal(answer.statusCode, 404);
        assert.equal(answer.statusCode, 200);
        assert.equal(LEAKS.exec(answer.body)?.[0], undefined);
      });

  it('is all there for the director', async () => {
    const { body } = await as(director).get(at('Held inspection'));
    for (const words of [SECRET, 'REC‑77', 'Inadequate', 'Letter received', 'Not published.'])
      assert.match(body, new RegExp(words));
  });

  it('goes for its documents as well, until it is published', async () => {
    const pdf = { name: 'letter.pdf', bytes: '%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n' };
    const fields = { what: 'letter', title: `${SECRET} letter`, ...day('about', '2022-08-05') };
    const added = await as(director).upload(pdf, fields, at('Held inspection', '/documents'));
    assert.equal(added.statusCode, 303, added.body);
    const { body } = await as(director).get(at('Held inspection'));
    letter = /\/evidence\/documents\/[\w-]+\/1/.exec(body)?.[0] ?? '';
    assert.equal((await as(director).get(letter)).statusCode, 200);
    assert.equal((await as(adviser).get(letter)).statusCode, 404);
    assert.equal((await as(adviser).get('/evidence')).body.includes(SECRET), false);
  });

  it('cannot be asked for by those who do not see it', async () => {
    for (const rest of ['/feedback', '/judgements', '/findings/new', '/recommendations/new', '/documents/new'])
      assert.equal((await as(analyst).get(at('Held inspection', rest))).statusCode, 404, rest);
  });

  it('is not what the next state is noted from by those who do not see it', async () => {
    const { body } = await as(analyst).get(at('Held inspection', '/state'));
    assert.match(body, /noted by those who may see what is held back/);
  });

  it('is written into the record when somebody reads what inspectors said', async () => {
    const answer = await as(chair).get(at('Held inspection', '/feedback'));
    assert.match(answer.body, new RegExp(`${SECRET} heard`));
    const rows = await started.database.as(OWN, (db) =>
      db.selectFrom('event').select('kind').where('kind', '=', 'inspection.feedback.read').execute(),
    );
    assert.equal(rows.length, 1);
  });

  it('is seen by all once it is published', async () => {
    const form = { to: 'published', ...day('on', '2022-08-08'), version: '1', sure: 'yes', reason: '' };
    const answer = await as(director).post(at('Held inspection', '/state'), form);
    assert.equal(answer.statusCode, 303, answer.body);
    assert.match((await as(adviser).get(at('Held inspection'))).body, new RegExp(SECRET));
    assert.equal((await as(adviser).get(letter)).statusCode, 200);
    const seen = (await as(adviser).get(at('Held inspection'))).body;
    assert.equal(/Feedback heard|18 July/.exec(seen)?.[0], undefined);
  });
});

describe('the clock', () => {
  it('moves with a new bank holiday while it is open, and not once it was answered', async () => {
    const more = workingDaysWith([...ENGLAND_BANK_HOLIDAYS, localDate('2022-06-22')]);
    const due = async (title: string, days = englandWorkingDays) =>
      (await loaded(true, days)).find((one) => one.title === title)?.answerDueOn;
    assert.equal(await due('Open inspection'), '2022-09-12');
    assert.equal(await due('Open inspection', more), '2022-09-13');
    assert.equal(await due('Answered inspection'), '2022-07-15');
    await as(director).get('/inspections');
    // The day was kept when it was answered.
    assert.equal(await due('Answered inspection', more), '2022-07-15');
  });
});

describe('a recommendation', () => {
  const theOne = async () =>
    (await started.database.as(OWN, (db) => loadRecommendations(db, OWN, { seesHeld: true }))).find(
      ({ ref }) => ref === 'REC-01',
    );
  const close = async (form: Record<string, string>) => {
    const one = await theOne();
    const base = {
      version: String(one?.steps.length),
      ...day('on', '2022-08-09'),
      reason: 'Done',
      minute: '3.4',
      sure: 'yes',
    };
    return as(chair).post(`/recommendations/${one?.id}/close`, { ...base, ...form });
  };

  it('is closed by the board alone', async () => {
    const id = (await theOne())?.id;
    assert.equal((await as(director).get(`/recommendations/${id}/close`)).statusCode, 404);
  });

  for (const [what, form] of [
    ['the minute', { minute: '' }],
    ['the reason', { reason: '' }],
    ['a step', { step: '' }],
    ['a step that may follow', { step: 'reopened' }],
    ['that it is sure', { sure: '' }],
    ['a day before the last step', day('on', '2022-05-31')],
    ['a day that is to come', day('on', '2022-08-10')],
    ['words that identify nobody', { reason: 'The child born 3 May 2011' }],
  ] as const)
    it(`is not closed without ${what}`, async () => {
      const answer = await close({ step: 'closed', ...form });
      assert.equal(answer.statusCode, 422);
      assert.equal((await theOne())?.state, 'open');
    });

  it('is closed, opened again and superseded, and then nothing more', async () => {
    assert.equal((await close({ step: 'closed' })).statusCode, 303);
    assert.equal((await theOne())?.state, 'closed');
    assert.equal((await close({ step: 'reopened' })).statusCode, 303);
    assert.equal((await close({ step: 'superseded', byRef: 'REC-01' })).statusCode, 422);
    assert.equal((await close({ step: 'superseded', byRef: 'REC-77' })).statusCode, 303);
    assert.equal((await theOne())?.state, 'superseded');
    assert.equal((await close({ step: 'reopened' })).statusCode, 422);
    assert.deepEqual(
      (await theOne())?.steps.map(({ step }) => step),
      ['raised', 'closed', 'reopened', 'superseded'],
    );
  });
});

describe('judgements', () => {
  it('are never mandatory, and keep words without a grade', async () => {
    const url = at('Answered inspection', '/judgements');
    assert.equal((await as(analyst).post(url, { version: '1' })).statusCode, 303);
    const form = { version: '2', 'grade-leaders': 'good', 'words-overall': 'Better than before' };
    assert.equal((await as(analyst).post(url, form)).statusCode, 303);
    assert.equal((await as(analyst).post(url, { ...form, 'grade-leaders': 'other' })).statusCode, 422);
    assert.equal((await as(analyst).post(url, { ...form, 'grade-leaders': 'inadequate' })).statusCode, 409);
    assert.match((await as(adviser).get(at('Answered inspection'))).body, /Better than before/);
  });
});

describe('adding and changing', () => {
  it('adds an inspection whose state is that of its last day, and refuses what identifies a child', async () => {
    const form = { kind: 'focusedVisit', title: 'Visit of May 2022', answer: 'no', ...day('onSiteFrom', '2022-05-10') };
    const refused = await as(analyst).post('/inspections', { ...form, focus: 'Call 07700 900123' });
    assert.equal(refused.statusCode, 422);
    assert.match(refused.body, /phone number/);
    assert.match(refused.body, /Visit of May 2022/);
    const answer = await as(analyst).post('/inspections', form);
    assert.equal(answer.statusCode, 303);
    const added = (await loaded(false)).find(({ title }) => title === 'Visit of May 2022');
    assert.equal(added?.state, 'onSite');
  });

  it('shows both sides where somebody else was faster', async () => {
    const form = { kind: 'ilacsStandard', title: 'Open inspection', answer: 'yes' };
    assert.equal(
      (await as(analyst).post(at('Open inspection', '/edit'), { ...form, version: '1', focus: 'A' })).statusCode,
      303,
    );
    const late = await as(director).post(at('Open inspection', '/edit'), { ...form, version: '1', focus: 'B' });
    assert.equal(late.statusCode, 409);
    assert.match(late.body, /while you had it open/);
  });
});
