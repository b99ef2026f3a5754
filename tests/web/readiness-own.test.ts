import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startInstallation } from '../support/installation.ts';
import type { Visitor } from '../support/visitor.ts';

/** What a council asks of itself beside the built-in list, from the form to the list, the checklist and the record. */

const started = await startInstallation();
let director: Visitor;
let adviser: Visitor;
before(async () => {
  director = await started.signedIn('director');
  adviser = await started.signedIn('dfeAdviser');
});
after(() => started.stop());

const FROM = { 'from-day': '9', 'from-month': '8', 'from-year': '2022' };
const PAPER = {
  ...{
    kind: 'paper',
    title: 'Dashboard of placements',
    what: 'Asked for at the last visit',
    owner: 'Commissioning lead',
  },
  ...{ months: '3', ...FROM },
};
const STEP = {
  kind: 'call',
  title: 'Open the quiet rooms',
  owner: 'Business manager',
  within: '45',
  unit: 'minutes',
  ...FROM,
};
const NOTE = { state: 'partly', 'asAt-day': '1', 'asAt-month': '8', 'asAt-year': '2022', words: 'Half of it' };

async function idOf(title: string): Promise<string> {
  const { body } = await director.get('/readiness/own');
  const row = body.split('<tr').find((one) => one.includes(title) && one.includes('/readiness/own/'));
  const id = row?.match(/\/readiness\/own\/([0-9a-f-]{36})/)?.[1];
  assert.ok(id, `an item called ${title}`);
  return id;
}

describe('something to have ready that the council added', () => {
  let id: string;
  it('is refused with what was typed, and then taken', async () => {
    const answer = await director.post('/readiness/own', { ...PAPER, months: 'three' });
    assert.equal(answer.statusCode, 422);
    assert.match(answer.body, /whole number of months/);
    assert.match(answer.body, /Dashboard of placements/);
    assert.match(answer.body, /value="three"/);
    assert.equal((await director.post('/readiness/own', PAPER)).statusCode, 303);
    id = await idOf('Dashboard of placements');
  });

  it('stands on the list, in the file and for whoever may read, with the states of the others', async () => {
    const { body } = await adviser.get('/readiness');
    assert.match(body, /Dashboard of placements/);
    assert.match(body, /The council’s own: Asked for at the last visit/);
    const line = (await adviser.get('/readiness.csv')).body.split('\r\n').find((one) => one.startsWith('Dashboard'));
    assert.match(line ?? '', /,Missing,.*,Asked for at the last visit,The council’s own$/);
    const built = (await adviser.get('/readiness.csv')).body.split('\r\n').find((one) => one.startsWith('Caseloads'));
    assert.match(built ?? '', /,Built in$/);
  });

  it('takes what is said of it like any other paper', async () => {
    assert.equal((await director.post(`/readiness/items/${id}`, { ...NOTE, version: '0' })).statusCode, 303);
    assert.match((await adviser.get('/readiness.csv')).body, /Dashboard of placements,In part,Half of it/);
  });

  it('is changed once from each version, with both sides and nothing typed lost', async () => {
    const form = { ...PAPER, version: '1' };
    assert.equal((await director.post(`/readiness/own/${id}`, { ...form, owner: 'Head of service' })).statusCode, 303);
    const late = await director.post(`/readiness/own/${id}`, { ...form, owner: 'Somebody else’s post' });
    assert.equal(late.statusCode, 409);
    assert.match(late.body, /Head of service/);
    assert.match(late.body, /Somebody else’s post/);
    assert.match((await adviser.get('/readiness/own')).body, /Commissioning lead; 3 months/);
  });

  it('is ended from a day, is asked for until then, and says so', async () => {
    const end = { version: '2', 'from-day': '1', 'from-month': '9', 'from-year': '2022' };
    assert.equal((await director.post(`/readiness/own/${id}/end`, { ...end, 'from-year': '2021' })).statusCode, 422);
    assert.equal((await director.post(`/readiness/own/${id}/end`, end)).statusCode, 303);
    const late = await director.post(`/readiness/own/${id}/end`, end);
    assert.equal(late.statusCode, 409);
    assert.match(late.body, /ends on 1 September 2022/);
    assert.match((await adviser.get('/readiness')).body, /Dashboard of placements/);
    assert.equal((await director.get(`/readiness/own/${id}/end`)).statusCode, 409);
  });

  it('is asked for no longer from the day on, and its page is gone', async () => {
    const now = { version: '3', ...PAPER };
    assert.equal((await director.post(`/readiness/own/${id}`, now)).statusCode, 303);
    assert.equal((await director.post(`/readiness/own/${id}/end`, { version: '4', ...FROM })).statusCode, 303);
    assert.doesNotMatch((await adviser.get('/readiness')).body, /Dashboard of placements/);
    assert.doesNotMatch((await adviser.get('/readiness.csv')).body, /Dashboard of placements/);
    assert.equal((await adviser.get(`/readiness/items/${id}`)).statusCode, 404);
    assert.match((await adviser.get('/readiness/own')).body, /Ended on 9 August 2022/);
  });

  it('is in the record with who did it', async () => {
    const officer = await started.signedIn('informationGovernanceOfficer');
    const { body } = await officer.get('/record');
    for (const words of [/Added an item of the council’s own/, /Changed an item of the council’s own/, /Ended an item/])
      assert.match(body, words);
  });
});

describe('something to do from the call on that the council added', () => {
  it('is on the checklist of the next call, and is ticked there', async () => {
    assert.equal((await director.post('/readiness/own', STEP)).statusCode, 303);
    const id = await idOf('Open the quiet rooms');
    const { headers } = await director.post('/readiness/calls', { mock: 'mock', kind: 'ilacsStandard', note: '' });
    const call = headers.location ?? '';
    assert.match((await adviser.get(call)).body, /Open the quiet rooms[\s\S]*45 minutes after the call/);
    const tick = await director.post(`${call}/ticks`, { item: id, done: 'yes', version: '0' });
    assert.equal(tick.statusCode, 303);
    assert.match((await adviser.get(call)).body, /1 of \d+ done/);
  });
});

it('nobody who may only read adds, changes or ends an item', async () => {
  assert.equal((await adviser.get('/readiness/own/new?kind=paper')).statusCode, 404);
  assert.equal((await adviser.post('/readiness/own', PAPER)).statusCode, 404);
  assert.doesNotMatch((await adviser.get('/readiness/own')).body, /Add something/);
});

it('what is neither to have ready nor to do has no form', async () => {
  assert.equal((await director.get('/readiness/own/new?kind=other')).statusCode, 404);
});
