import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { localDate } from '#kernel/local-date.ts';
import { addInspections, tellOfInspections } from '../../src/features/inspections/index.ts';
import { OWN, startInstallation } from '../support/installation.ts';
import type { Visitor } from '../support/visitor.ts';
import { inspectionGiven } from './cases/inspection-world.ts';

/** What would be ready if they rang today, the checklist of a mock call, and what people are told of the register. */

const started = await startInstallation();
let director: Visitor;
let adviser: Visitor;
before(async () => {
  director = await started.signedIn('director');
  adviser = await started.signedIn('dfeAdviser');
});
after(() => started.stop());

const NOTE = { state: 'ready', 'asAt-day': '1', 'asAt-month': '8', 'asAt-year': '2022', words: 'On the shared drive' };

describe('the list', () => {
  it('is there for a council that has nothing yet', async () => {
    const { body, statusCode } = await adviser.get('/readiness');
    assert.equal(statusCode, 200);
    assert.match(body, /No extract is accepted/);
    assert.match(body, /There is no plan/);
    assert.doesNotMatch(body, /Start the clock/);
  });

  it('takes what is said of a paper, once from each version', async () => {
    const url = '/readiness/items/auditsList';
    assert.equal((await director.post(url, { ...NOTE, version: '0' })).statusCode, 303);
    const late = await director.post(url, { ...NOTE, version: '0', words: 'Elsewhere' });
    assert.equal(late.statusCode, 409);
    for (const side of [/On the shared drive/, /Elsewhere/, /director of 998 changed how/])
      assert.match(late.body, side);
    assert.match((await adviser.get('/readiness')).body, /On the shared drive \(as at 1 August 2022\)/);
    assert.match((await adviser.get('/readiness.csv')).body, /List of the case audits.*,Ready,/);
  });

  it('refuses words that may identify a child, and keeps what was typed', async () => {
    const answer = await director.post('/readiness/items/complaints', {
      ...NOTE,
      version: '0',
      words: 'Ring 07700 900123',
    });
    assert.equal(answer.statusCode, 422);
    assert.match(answer.body, /phone number/);
    assert.match(answer.body, /Ring 07700 900123/);
  });
});

describe('a mock call', () => {
  let call: string;
  it('is started once, and marked as a mock wherever it is shown', async () => {
    const form = { mock: 'mock', kind: 'ilacsStandard', note: '' };
    const answer = await director.post('/readiness/calls', form);
    assert.equal(answer.statusCode, 303);
    call = answer.headers.location ?? '';
    assert.equal((await director.post('/readiness/calls', { ...form, note: 'Again' })).statusCode, 422);
    for (const url of ['/readiness', call])
      assert.match((await adviser.get(url)).body, /Mock call: ILACS standard inspection/);
  });

  it('is ticked by who and when, taken back, and never twice from one version', async () => {
    const tick = (done: string, version: string) => director.post(`${call}/ticks`, { item: 'tell', done, version });
    assert.equal((await tick('yes', '0')).statusCode, 303);
    assert.match((await adviser.get(call)).body, /director of 998, 9 August 2022 at/);
    assert.equal((await tick('no', '0')).statusCode, 409);
    assert.equal((await tick('no', '1')).statusCode, 303);
    assert.match((await adviser.get(call)).body, /0 of \d+ done/);
    assert.equal((await adviser.post(`${call}/ticks`, { item: 'tell', done: 'yes', version: '2' })).statusCode, 404);
  });

  it('is ended after it was asked, and then nothing is ticked', async () => {
    assert.equal((await director.post(`${call}/end`, { version: '1' })).statusCode, 422);
    assert.equal((await director.post(`${call}/end`, { version: '1', sure: 'yes' })).statusCode, 303);
    assert.equal((await director.post(`${call}/ticks`, { item: 'tell', done: 'yes', version: '2' })).statusCode, 409);
  });
});

describe('what people are told of the register', () => {
  it('is told once for each day that it is about', async () => {
    const by = {
      personId: started.personOf('director'),
      on: localDate('2022-08-01'),
      at: new Date('2022-08-01T09:00Z'),
    };
    await started.database.as(OWN, (db) =>
      addInspections(
        db,
        OWN,
        [
          inspectionGiven('Owed', { state: 'published', publishedOn: localDate('2022-06-01') }),
          inspectionGiven('Expected', { window: { from: localDate('2022-08-08'), until: localDate('2022-09-30') } }),
        ],
        by,
      ),
    );
    const tell = (day: string) =>
      started.opened.working.as(OWN, (db) =>
        tellOfInspections(db, OWN, { today: localDate(day), at: new Date(`${day}T06:00:00Z`) }),
      );
    assert.equal(await tell('2022-08-09'), 2);
    assert.equal(await tell('2022-08-10'), 0);
    assert.equal(await tell('2022-09-12'), 1);
    const { body } = await director.get('/notices');
    for (const words of [
      'The window has opened: Expected',
      'An answer is owed: Owed',
      'The answer is owed today: Owed',
    ])
      assert.match(body, new RegExp(words));
  });
});
