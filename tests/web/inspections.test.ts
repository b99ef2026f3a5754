import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ENGLAND_BANK_HOLIDAYS } from '#kernel/bank-holidays.ts';
import { localDate } from '#kernel/local-date.ts';
import { englandWorkingDays, workingDaysWith } from '#kernel/working-days.ts';
import {
  addInspections,
  loadFindings,
  loadInspections,
  loadRecommendations,
} from '../../src/features/inspections/index.ts';
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
          findings: [{ kind: 'areaToImprove', ...said, area: 'inCareAndLeavers' }],
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
  const LEAKS = new RegExp(
    `${SECRET}|REC-77|Inadequate|Feedback heard|Letter received|5 August|18 July|children in care and care leavers`,
  );
  for (const path of [
    '/inspections',
    '/inspections.csv',
    'one',
    'one.csv',
    '/plan/recommendations',
    '/inspections/new',
    '/self-evaluation/inspections',
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
    const area = 'The experiences and progress of children in care and care leavers</span>';
    for (const words of [SECRET, 'REC‑77', 'Inadequate', 'Letter received', 'Not published.', area])
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

describe('the area of a finding', () => {
  const findings = () => started.database.as(OWN, (db) => loadFindings(db, OWN, { seesHeld: true }));
  const form = { kind: 'strength', words: 'Children are seen', paragraph: '9' };
  const add = (title: string, area: string) => as(director).post(at(title, '/findings'), { ...form, area });

  it('is one that inspections of its day judge, or none', async () => {
    assert.match((await as(director).get(at('Open inspection', '/findings/new'))).body, /value="inCareAndLeavers"/);
    for (const area of ['inCare', 'careLeavers', 'overall', 'nothing']) {
      const answer = await add('Open inspection', area);
      assert.equal(answer.statusCode, 422, area);
      assert.match(answer.body, /Choose an area that inspections of that day judge/);
    }
    assert.equal((await add('Open inspection', 'leaders')).statusCode, 303);
    assert.equal((await add('Open inspection', '')).statusCode, 303);
    const added = (await findings()).filter(({ words }) => words === form.words);
    assert.deepEqual(
      added.map(({ area }) => area),
      ['leaders', null],
    );
    const { body } = await as(adviser).get(at('Open inspection', '/findings.csv'));
    assert.match(body, /The impact of leaders on social work practice/);
  });

  it('can be said and taken back later, by whoever was first', async () => {
    const finding = (await findings()).find(({ words, area }) => words === form.words && area === null);
    const url = `/findings/${finding?.id}/edit`;
    const named = await as(analyst).post(url, { ...form, area: 'helpAndProtection', version: '1' });
    assert.equal(named.statusCode, 303, named.body);
    const late = await as(director).post(url, { ...form, area: '', version: '1' });
    assert.equal(late.statusCode, 409);
    assert.match(late.body, /Area of judgement/);
    assert.equal((await as(director).post(url, { ...form, area: '', version: '2' })).statusCode, 303);
    assert.equal((await findings()).find(({ id }) => id === finding?.id)?.area, null);
  });
});

describe('an answer for which no rule gives a day', () => {
  const title = 'Area SEND inspection';
  const form = { kind: 'send', title, answer: 'yes' };
  const entered = (text: string, reason: string, version: string) =>
    as(analyst).post(at(title, '/edit'), { ...form, version, ...day('due', text), dueReason: reason });
  const due = async () => (await loaded(true)).find(({ id }) => id === ids.get(title))?.answerDueOn;

  before(async () => {
    const by = { personId: started.personOf('director'), on: localDate('2022-08-01'), at: started.now() };
    const given = inspectionGiven(title, {
      ...{ kind: 'send', state: 'published', publishedOn: localDate('2023-03-31') },
      onSite: { from: localDate('2023-01-09'), until: localDate('2023-01-27') },
      findings: [{ kind: 'priorityAction', words: 'Write plans in time', paragraph: '20', theme: '' }],
      recommendations: [{ ref: 'SEND-01', words: 'Work together', paragraph: '21', theme: '' }],
    });
    const added = await started.database.as(OWN, (db) => addInspections(db, OWN, [given], by));
    ids = new Map([...ids, ...added.inspections]);
  });

  it('is a priority action plan, and asks for its day', async () => {
    assert.equal(await due(), null);
    const { body } = await as(analyst).get(at(title));
    assert.match(body, /Owed, by a day that nobody has entered yet/);
    assert.match(body, /A priority action plan \(area SEND\)/);
    assert.match(body, /Enter the day by which it is owed/);
    assert.doesNotMatch((await as(adviser).get(at(title))).body, /Enter the day by which it is owed/);
    assert.match((await as(analyst).get('/inspections?answer=open')).body, new RegExp(title));
  });

  it('is owed by the day that somebody enters with its reason, and the record keeps both', async () => {
    assert.match((await entered('2023-05-26', '', '1')).body, /Enter where that day comes from/);
    assert.match(
      (await entered('2023-03-30', 'The letter', '1')).body,
      /31 March 2023, when it was published, or later/,
    );
    assert.equal((await entered('2023-05-26', 'The letter of 31 March', '1')).statusCode, 303);
    assert.equal((await entered('2023-06-30', 'Another', '1')).statusCode, 409);
    assert.equal(await due(), '2023-05-26');
    assert.match((await as(adviser).get(at(title))).body, /Why by that day[\s\S]*The letter of 31 March/);
    const rows = await started.database.as(OWN, (db) =>
      db.selectFrom('event').select('after').where('kind', '=', 'inspection.changed').execute(),
    );
    assert.match(JSON.stringify(rows), /"answerDueEntered":"2023-05-26"/);
  });

  it('is forgotten with the publication', async () => {
    await started.database.as(OWN, async (db) => {
      const one = (await loadInspections(db, OWN, { seesHeld: true })).find(({ id }) => id === ids.get(title));
      assert.equal(one?.answerEntered?.reason, 'The letter of 31 March');
    });
    const back = { to: 'onSite', version: '2', sure: 'yes', reason: 'Published too early' };
    const answer = await as(director).post(at(title, '/state'), back);
    assert.equal(answer.statusCode, 303, answer.body);
    const one = (await loaded(true)).find(({ id }) => id === ids.get(title));
    assert.deepEqual([one?.publishedOn, one?.answerEntered], [null, null]);
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
