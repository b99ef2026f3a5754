import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { LocalDate } from '#kernel/local-date.ts';
import { addEvidence } from '../../src/features/evidence/index.ts';
import { addInspections } from '../../src/features/inspections/index.ts';
import { selfEvaluationStanding } from '../../src/features/self-evaluation/index.ts';
import { OTHER, OWN, startInstallation } from '../support/installation.ts';
import { formsTo } from '../support/page-forms.ts';
import type { Visitor } from '../support/visitor.ts';
import { inspectionGiven } from './cases/inspection-world.ts';

const started = await startInstallation();
let writer: Visitor;
let director: Visitor;
let chair: Visitor;
let statement: string;
const AREAS = ['overall', 'leaders', 'helpAndProtection', 'inCareAndLeavers'];
const LEADERS = '/self-evaluation/areas/leaders';
const NEW = { area: 'leaders', kind: 'toImprove', words: 'Supervision is patchy', ownerWords: 'Head of service' };

/** One that came after the grades were proposed. */
const INSPECTION = inspectionGiven('Standard inspection', {
  ...{ state: 'published', publishedOn: '2022-09-30' as LocalDate },
  onSite: { from: '2022-09-05' as LocalDate, until: '2022-09-16' as LocalDate },
  judgements: [{ area: 'leaders', grade: 'requiresImprovement', words: '' }],
  findings: [
    { kind: 'areaToImprove', words: 'Supervision is not regular', paragraph: '12', theme: '', area: 'leaders' },
    { kind: 'strength', words: 'Children speak warmly of their workers', paragraph: '4', theme: '' },
  ],
});
/** One whose letter is not published. */
const HELD = inspectionGiven('Focused visit', {
  ...{ kind: 'focusedVisit', state: 'letterReceived', letterOn: '2022-10-07' as LocalDate },
  onSite: { from: '2022-10-03' as LocalDate, until: '2022-10-04' as LocalDate },
  findings: [
    { kind: 'areaToImprove', words: 'Wexcombe is slow', paragraph: '2', theme: '', area: 'helpAndProtection' },
  ],
});

async function evidenceFor(id: string, source: 'measure' | 'audit', aboutOn: string): Promise<void> {
  const by = { personId: started.personOf('qualityAssuranceManager'), on: aboutOn as LocalDate, at: started.now() };
  const given = { about: { kind: 'statement', id }, claim: 'Supervision is patchy', stance: 'supports' } as const;
  const rest = {
    strength: 'moderate',
    aboutOn: aboutOn as LocalDate,
    note: '',
    document: null,
    link: null,
    figure: null,
  } as const;
  await started.database.as(OWN, (db) => addEvidence(db, OWN, { ...given, ...rest, source }, by));
}

async function add(form: Record<string, string>): Promise<string> {
  const answer = await writer.post('/self-evaluation/statements', form);
  assert.equal(answer.statusCode, 303, answer.body);
  return (answer.headers.location ?? '').replace(/\?.*/, '').split('/').at(-1) ?? '';
}

/** The form by which an area is owned, as it stands on its page. */
async function owningForm(area: string): Promise<Record<string, string>> {
  return formsTo((await director.get(`${area}/owning`)).body, `${area}/owning`)[0] ?? {};
}

describe('the self-evaluation', () => {
  before(async () => {
    writer = await started.signedIn('qualityAssuranceManager');
    director = await started.signedIn('director');
    chair = await started.signedIn('boardChair');
  });
  after(() => started.stop());

  it('has the areas that inspections judge on the day, with nothing said of them yet', async () => {
    const { body } = await chair.get('/self-evaluation');
    assert.match(body, /0 of 4 areas owned/);
    assert.match(body, /Overall effectiveness[\s\S]*children in care and care leavers/);
    assert.match(body, /It was not shared with Ofsted yet/);
    assert.doesNotMatch(body, /Add a statement/);
    assert.equal((await chair.get('/self-evaluation/areas/nothing')).statusCode, 404);
  });

  it('adds a statement to its area and says what is missing', async () => {
    const refused = await writer.post('/self-evaluation/statements', { ...NEW, words: 'Ask ada@home.example' });
    assert.equal(refused.statusCode, 422);
    assert.match(refused.body, /Take out what looks like an e-mail address/);
    statement = await add(NEW);
    const { body } = await chair.get(LEADERS);
    assert.match(body, /1\. Supervision is patchy/);
    assert.match(body, /No evidence supports it/);
    assert.match(body, /no open action of the plan says how/);
  });

  it('lets nobody challenge a grade that is not there, or their own', async () => {
    assert.equal((await chair.get(`${LEADERS}/challenges/new`)).statusCode, 409);
    const opened = formsTo((await writer.get(`${LEADERS}/grade`)).body, `${LEADERS}/grade`)[0];
    const graded = await writer.post(`${LEADERS}/grade`, {
      ...opened,
      grade: 'good',
      reason: 'Leaders know their service',
    });
    assert.equal(graded.statusCode, 303);
    assert.equal((await writer.get(`${LEADERS}/challenges/new`)).statusCode, 409);
    assert.equal(
      (await director.post(`${LEADERS}/grade`, { ...opened, grade: 'inadequate', reason: 'Late' })).statusCode,
      409,
    );
  });

  it('keeps a challenge and its answer, and shows both views beside the grade', async () => {
    assert.equal((await chair.post(`${LEADERS}/challenges`, { grade: '', reason: '' })).statusCode, 422);
    const given = { version: '1', grade: 'requiresImprovement', reason: 'Audits say otherwise' };
    assert.equal((await chair.post(`${LEADERS}/challenges`, given)).statusCode, 303);
    assert.match((await writer.get('/notices')).body, /Somebody challenges the grade that is proposed/);
    const { body } = await writer.get(LEADERS);
    assert.match(
      body,
      /boardChair of 998 would say Requires improvement to be good<\/strong>[\s\S]*Audits say otherwise/,
    );
    const href = /href="(\/self-evaluation\/challenges\/[^"]+\/answer)"/.exec(body)?.[1] ?? '';
    assert.equal((await chair.get(href)).statusCode, 404);
    assert.equal((await writer.post(href, { answer: '' })).statusCode, 422);
    assert.equal((await writer.post(href, { answer: 'We looked at ten more audits' })).statusCode, 303);
    assert.equal((await writer.post(href, { answer: 'Again' })).statusCode, 409);
    const seen = (await chair.get(LEADERS)).body;
    assert.match(seen, /We looked at ten more audits[\s\S]*Their view stands/);
    assert.match((await chair.get('/self-evaluation')).body, /Contested by one person/);
  });

  it('cannot be owned while statements rest on nothing or on measures alone, nor by whoever proposed the grade', async () => {
    await evidenceFor(statement, 'measure', '2022-07-31');
    const refused = await director.post(`${LEADERS}/owning`, {});
    assert.equal(refused.statusCode, 422);
    assert.match(refused.body, /A statement rests on nothing, or on measures alone/);
    await evidenceFor(statement, 'audit', '2022-04-01');
    assert.match((await writer.post(`${LEADERS}/owning`, {})).body, /You proposed the grade/);
    assert.match((await director.get(LEADERS)).body, /Own this area/);
    const opened = await owningForm(LEADERS);
    const added = await add({ ...NEW, words: 'Written while the page was open' });
    await evidenceFor(added, 'audit', '2022-07-01');
    assert.equal((await director.post(`${LEADERS}/owning`, opened)).statusCode, 409);
    assert.equal((await director.post(`${LEADERS}/owning`, await owningForm(LEADERS))).statusCode, 303);
    assert.equal((await director.post(`${LEADERS}/owning`, opened)).statusCode, 422);
    assert.match((await chair.get(LEADERS)).body, />\s*Owned\s*</);
  });

  it('is shared with Ofsted only once every area is owned, as a version with its hash', async () => {
    const form = { name: 'Annual conversation 2022', purpose: 'ofsted' };
    const refused = await writer.post('/self-evaluation/versions', form);
    assert.equal(refused.statusCode, 422);
    assert.match(refused.body, /Nobody owns Overall effectiveness/);
    const first = await writer.post('/self-evaluation/versions', { name: 'To be challenged', purpose: 'draft' });
    assert.equal(first.statusCode, 303);
    for (const area of AREAS.filter((each) => each !== 'leaders')) {
      const id = await add({ ...NEW, area, words: `What we know of ${area}` });
      await evidenceFor(id, 'audit', '2022-07-01');
      const path = `/self-evaluation/areas/${area}`;
      await writer.post(`${path}/grade`, { version: '0', grade: 'good', reason: 'As audited' });
      await chair.post(`${path}/challenges`, { version: '1', grade: 'good', reason: 'I agree' });
      const href =
        /href="(\/self-evaluation\/challenges\/[^"]+\/answer)"/.exec((await director.get(path)).body)?.[1] ?? '';
      await director.post(href, { answer: 'Thank you' });
      assert.equal((await director.post(`${path}/owning`, await owningForm(path))).statusCode, 303);
    }
    const shared = await writer.post('/self-evaluation/versions', form);
    assert.equal(shared.statusCode, 303, shared.body);
    const path = (shared.headers.location ?? '').replace(/\?.*/, '');
    const page = (await chair.get(path)).body;
    const json = await chair.get(`${path}/content.json`);
    assert.ok(page.includes(createHash('sha256').update(json.body, 'utf8').digest('hex')));
    assert.match(page, /boardChair of 998 would say Requires improvement/);
    assert.match(
      (await chair.get('/self-evaluation')).body,
      /Shared with Ofsted last on 9 August 2022: Annual conversation 2022/,
    );
    const word = await chair.get(`${path}/content.docx`);
    assert.match(String(word.headers['content-disposition']), /self-evaluation-2\.docx/);
    const before = (first.headers.location ?? '').replace(/\?.*/, '').split('/').at(-1) ?? '';
    const compared = (await chair.get(`${path}/comparison?with=${before}`)).body;
    assert.match(compared, /<ins>What we know of overall<\/ins>/);
    assert.match(compared, /<del>Owned<\/del>|<del>Draft<\/del>/);
    assert.equal((await chair.get(`${path}/comparison`)).statusCode, 404);
  });

  it('is a draft again as soon as something changes, and two who change at once see both', async () => {
    const path = `/self-evaluation/statements/${statement}`;
    const opened = formsTo((await writer.get(`${path}/edit`)).body, `${path}/edit`)[0];
    assert.equal((await director.post(`${path}/edit`, { ...opened, words: 'Supervision is better' })).statusCode, 303);
    const late = await writer.post(`${path}/edit`, { ...opened, words: 'Supervision is worse' });
    assert.equal(late.statusCode, 409);
    assert.match(late.body, /Supervision is better[\s\S]*Supervision is worse/);
    const standing = await started.database.as(OWN, (db) => selfEvaluationStanding(db, OWN, '2022-08-09' as LocalDate));
    assert.equal(standing.areas.find(({ area }) => area === 'leaders')?.state, 'draft');
    assert.equal(standing.areas.find(({ area }) => area === 'overall')?.state, 'shared');
    assert.equal(standing.shared?.name, 'Annual conversation 2022');
    assert.match((await chair.get(LEADERS)).body, /A statement was changed/);
  });

  it('marks what is stale, narrows by it, and gives the same as a table', async () => {
    const stale = await add({ ...NEW, words: 'Advisers know their young people', kind: 'strength' });
    await evidenceFor(stale, 'audit', '2022-05-10');
    const { body } = await chair.get('/self-evaluation/statements?mark=stale&area=leaders');
    assert.match(body, /Advisers know their young people/);
    assert.doesNotMatch(body, /Supervision is better/);
    const table = (await chair.get('/self-evaluation/statements.csv?mark=stale')).body;
    assert.match(table, /Advisers know their young people/);
    assert.match(table, /Its evidence is stale/);
    assert.equal((await writer.post(`/self-evaluation/statements/${stale}/reviews`, { found: '' })).statusCode, 422);
    const review = { found: 'Still so', version: '1' };
    const late = await writer.post(`/self-evaluation/statements/${stale}/reviews`, { ...review, version: '0' });
    assert.equal(late.statusCode, 422);
    assert.match(late.body, /Somebody changed the statement[\s\S]*name="version" value="1"[\s\S]*Still so/);
    const reviewed = await writer.post(`/self-evaluation/statements/${stale}/reviews`, review);
    assert.equal(reviewed.statusCode, 303);
    const ending = `/self-evaluation/statements/${stale}/ending`;
    assert.equal((await writer.post(ending, { version: '1', reason: 'Merged into another' })).statusCode, 303);
    assert.equal((await writer.get(ending)).statusCode, 409);
    assert.doesNotMatch((await chair.get(LEADERS)).body, /Advisers know/);
  });

  it('lets whoever challenged say that they are content, and nobody else for them', async () => {
    const href =
      /href="(\/self-evaluation\/challenges\/[^"]+\/settlement)"/.exec((await chair.get(LEADERS)).body)?.[1] ?? '';
    assert.equal((await director.post(href, {})).statusCode, 404);
    assert.equal((await chair.post(href, {})).statusCode, 303);
    assert.doesNotMatch((await chair.get('/self-evaluation')).body, /Contested by one person/);
    assert.match((await chair.get(LEADERS)).body, /They are content since 9 August 2022/);
  });

  it('is laid beside the next inspection: grades, and whether each finding had been said', async () => {
    assert.match((await chair.get('/self-evaluation/inspections')).body, /No inspection to lay beside it yet/);
    const by = { personId: started.personOf('director'), on: '2022-08-09' as LocalDate, at: started.now() };
    const added = await started.database.as(OWN, (db) => addInspections(db, OWN, [INSPECTION, HELD], by));
    assert.ok(added);
    const { body } = await writer.get('/self-evaluation/inspections');
    assert.match(body, /We were kinder to ourselves/);
    assert.match(body, /Of 2 findings, [^<]*not looked at: 2/);
    const [, leaders = '', ofNone = ''] = body.split('<h3');
    assert.match(leaders, /The impact of leaders[\s\S]*We said Good on [\s\S]*inspectors said Requires improvement/);
    assert.match(leaders, /Supervision is not regular[\s\S]*What we had said[\s\S]*Supervision is better/);
    assert.match(ofNone, /Of no area in particular[\s\S]*Children speak warmly/);
    for (const visitor of [writer, director, chair])
      assert.doesNotMatch((await visitor.get('/self-evaluation/inspections')).body, /Wexcombe|help and protection/);
    const href = /href="(\/self-evaluation\/findings\/[^"]+)"/.exec(body)?.[1] ?? '';
    assert.equal((await writer.post(href, {})).statusCode, 422);
    assert.equal((await writer.post(href, { said: 'said', statement, words: 'As audits had shown' })).statusCode, 303);
    assert.match((await chair.get('/self-evaluation/inspections')).body, /We had said so[\s\S]*As audits had shown/);
    const table = (await chair.get('/self-evaluation/inspections.csv')).body;
    assert.match(
      table,
      /The impact of leaders[^\r]*Good,2022-08-09,[^\r]*Supervision is not regular,We had said so,1,/,
    );
    assert.doesNotMatch(table, /Wexcombe/);
  });

  it('is nothing to another council', async () => {
    const others = await started.signedIn('director', OTHER);
    assert.equal((await others.get(`/self-evaluation/statements/${statement}`)).statusCode, 404);
    assert.doesNotMatch((await others.get(LEADERS)).body, /Supervision/);
  });
});
