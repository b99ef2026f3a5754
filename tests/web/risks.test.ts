import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { LocalDate } from '#kernel/local-date.ts';
import { tellOfOverdueReviews } from '../../src/features/risks/index.ts';
import { OTHER, OWN, startInstallation } from '../support/installation.ts';
import { formsTo } from '../support/page-forms.ts';
import type { Visitor } from '../support/visitor.ts';

const started = await startInstallation();
let manager: Visitor;
let second: Visitor;
let reader: Visitor;
let path: string;

const RISK = {
  title: 'Social workers leave',
  cause: 'Neighbours pay more',
  event: 'One in four leaves within a year',
  effect: 'Children have several workers',
  ...{ category: 'workforce', proximity: 'now', appetite: 'cautious', ownerWords: 'Head of safeguarding' },
  ...{ inherentLikelihood: '5', inherentImpact: '4', currentLikelihood: '4', currentImpact: '3' },
  ...{ targetLikelihood: '2', targetImpact: '3', reason: 'Vacancies in July' },
};

describe('the register of risks', () => {
  before(async () => {
    manager = await started.signedIn('qualityAssuranceManager');
    second = await started.signedIn('director');
    reader = await started.signedIn('boardChair');
  });
  after(() => started.stop());

  it('says that there is none yet, and how to raise one', async () => {
    assert.match((await manager.get('/risks')).body, /No risks yet[\s\S]*href="\/risks\/new"/);
    assert.doesNotMatch((await reader.get('/risks')).body, /href="\/risks\/new"/);
  });

  it('tells every fault of a form at once and keeps what was typed', async () => {
    const { statusCode, body } = await manager.post('/risks', {
      ...RISK,
      cause: 'Tell 0117 496 0123',
      currentImpact: '5',
    });
    assert.equal(statusCode, 422);
    assert.match(body, /Take out what looks like a phone number/);
    assert.match(body, /The impact with the controls in place cannot be higher than before controls/);
    assert.match(body, /One in four leaves within a year/);
  });

  it('raises a risk, shows its score in words, and lists it with the grid', async () => {
    const answer = await manager.post('/risks', RISK);
    assert.equal(answer.statusCode, 303, answer.body);
    path = (answer.headers.location ?? '').replace(/\?.*/, '');
    const { body } = await reader.get(path);
    assert.match(body, /R1 Social workers leave/);
    assert.match(body, /12 Medium/);
    assert.match(body, /20 without controls, 12 with them: above the target of 6/);
    assert.match(body, /No control is in place/);
    assert.match(body, /no open action of the plan treats it/);
    assert.match((await reader.get('/risks')).body, /1 open risk, 0 of them high; every review is in time/);
  });

  it('keeps every rating with its reason, and tells others when a risk becomes high', async () => {
    const opened = formsTo((await manager.get(`${path}/assessments/new`)).body, `${path}/assessments`)[0];
    assert.equal(opened?.['currentLikelihood'], '4');
    const rating = { ...opened, currentImpact: '4', reason: 'Four more left' };
    assert.equal((await manager.post(`${path}/assessments`, rating)).statusCode, 303);
    const late = await second.post(`${path}/assessments`, { ...opened, currentImpact: '1', reason: 'Nobody left' });
    assert.equal(late.statusCode, 409);
    assert.match(late.body, /Nobody left/);
    const { body } = await reader.get(path);
    assert.match(body, /16 High/);
    assert.match(body, /up since the review before/);
    assert.match(body, /At the review before it was 12 \([^)]*\)\. It has stood at 16 since 9 August 2022/);
    assert.match((await reader.get('/risks')).body, /▲ up: 12, then 16 since 9 August 2022/);
    assert.match(body, /Vacancies in July[\s\S]*Four more left/);
    assert.match((await reader.get('/notices')).body, /A risk is rated high now: R1 Social workers leave/);
    const over = await second.post(`${path}/assessments`, formsTo(late.body, `${path}/assessments`)[0]);
    assert.equal(over.statusCode, 303);
    assert.match((await reader.get(path)).body, /4 Low/);
  });

  it('keeps controls with their strength, changes them under their version, and ends them with a reason', async () => {
    const control = { words: 'Exit interviews', strength: 'weak', assurance: '' };
    assert.equal((await manager.post(`${path}/controls`, { ...control, strength: '' })).statusCode, 422);
    assert.equal((await manager.post(`${path}/controls`, control)).statusCode, 303);
    const href =
      /href="(\/risks\/[^"]+\/controls\/[^"]+)">Change or end/.exec((await manager.get(path)).body)?.[1] ?? '';
    const opened = formsTo((await manager.get(href)).body, href)[0];
    assert.equal((await second.post(href, { ...opened, strength: 'moderate' })).statusCode, 303);
    assert.equal((await manager.post(href, { ...opened, strength: 'strong' })).statusCode, 409);
    assert.equal((await manager.post(`${href}/ending`, { version: '2', reason: '' })).statusCode, 422);
    assert.equal((await manager.post(`${href}/ending`, { version: '1', reason: 'Too few came' })).statusCode, 409);
    assert.equal((await manager.post(`${href}/ending`, { version: '2', reason: 'Too few came' })).statusCode, 303);
    assert.match((await reader.get(path)).body, /Controls that ended[\s\S]*Too few came/);
    assert.equal((await manager.get(href)).statusCode, 409);
  });

  it('narrows by what the address says, in the table as on the page', async () => {
    await manager.post('/risks', {
      ...RISK,
      title: 'The case system fails',
      category: 'systems',
      ownerWords: 'Head of IT',
    });
    const narrowed = (await reader.get('/risks?category=systems&owner=Head+of+IT')).body;
    assert.match(narrowed, /R2 The case system fails/);
    assert.doesNotMatch(narrowed, /R1 Social workers leave<\/a>/);
    assert.match(narrowed, /href="\/risks\.csv\?category=systems&amp;owner=Head\+of\+IT"/);
    const { body, headers } = await reader.get('/risks.csv?category=systems');
    assert.match(String(headers['content-type']), /text\/csv/);
    assert.match(body, /R2,The case system fails,Neighbours pay more/);
    assert.doesNotMatch(body, /R1,/);
    assert.match((await reader.get('/risks?q=nothing+like+it')).body, /No risk is like that/);
  });

  it('notes that a risk stands in the corporate register, and that it no longer does', async () => {
    assert.equal((await manager.post(`${path}/escalation`, { reason: '' })).statusCode, 422);
    assert.equal(
      (await manager.post(`${path}/escalation`, { reason: 'Above appetite', corporateRef: 'CR-12' })).statusCode,
      303,
    );
    assert.match((await reader.get('/risks?gap=escalated')).body, /R1 Social workers leave/);
    assert.equal((await manager.post(`${path}/escalation`, { version: '1', reason: 'Lower now' })).statusCode, 303);
    assert.match((await reader.get(path)).body, /CR-12[\s\S]*Above appetite[\s\S]*Lower now/);
  });

  it('closes with a reason, takes no review while it is closed, and is opened again', async () => {
    assert.equal((await manager.post(`${path}/reopening`, { reason: 'Too soon' })).statusCode, 409);
    assert.equal((await manager.post(`${path}/closing`, { reason: '' })).statusCode, 422);
    assert.equal((await manager.post(`${path}/closing`, { reason: 'Posts are filled' })).statusCode, 303);
    assert.equal((await manager.post(`${path}/closing`, { reason: 'Again' })).statusCode, 409);
    assert.equal((await manager.get(`${path}/assessments/new`)).statusCode, 409);
    assert.doesNotMatch((await reader.get('/risks')).body, /R1 Social/);
    assert.match((await reader.get('/risks?state=closed')).body, /R1 Social/);
    assert.equal((await manager.post(`${path}/reopening`, { reason: 'They left again' })).statusCode, 303);
    assert.match(
      (await reader.get(path)).body,
      /Closed[\s\S]*Posts are filled[\s\S]*Opened again[\s\S]*They left again/,
    );
  });

  it('settles what 1 to 5 mean from a day on, with its source; ratings before keep what held then', async () => {
    const form = formsTo((await manager.get('/risks/scale')).body, '/risks/scale')[0] ?? {};
    assert.equal(form['highFrom'], '15');
    const day = { 'from-day': '1', 'from-month': '8', 'from-year': '2022' };
    assert.equal(
      (await manager.post('/risks/scale', { ...form, ...day, highFrom: '8', source: 'Risk policy' })).statusCode,
      422,
    );
    const settled = { ...form, ...day, mediumFrom: '3', highFrom: '4', source: 'Risk policy of August 2022' };
    assert.equal((await manager.post('/risks/scale', settled)).statusCode, 303);
    assert.equal((await second.post('/risks/scale', settled)).statusCode, 409);
    assert.match((await reader.get('/risks/scale')).body, /Risk policy of August 2022/);
    assert.match((await reader.get(path)).body, /4 High/);
  });

  it('tells owners of an overdue review once', async () => {
    const on = (today: string) => ({ today: today as LocalDate, at: started.now() });
    const { working: database } = started.opened;
    const tell = (today: string) => database.as(OWN, (db) => tellOfOverdueReviews(db, OWN, on(today)));
    assert.deepEqual([await tell('2022-11-09'), await tell('2022-11-10'), await tell('2022-11-11')], [0, 2, 0]);
    assert.match((await reader.get('/notices')).body, /The review of a risk is overdue: R1/);
  });

  it('is nothing to another council', async () => {
    const others = await started.signedIn('director', OTHER);
    assert.equal((await others.get(path)).statusCode, 404);
    assert.match((await others.get('/risks')).body, /No risks yet/);
  });
});
