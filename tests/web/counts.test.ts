import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { startInstallation } from '../support/installation.ts';
import type { Visitor } from '../support/visitor.ts';

/** Numbers that rules count by: a council settles its own, and the rules in words print them. */

const started = await startInstallation();
let director: Visitor;
before(async () => {
  director = await started.signedIn('director');
});
after(() => started.stop());

const URL = '/settings/counts/C-IMPACT-SUSTAINED';
const FORM = {
  ...{ count: 'own', amount: '4', source: 'Framework of 2022', reason: 'Four quarters', approvedBy: 'The board' },
  ...{ 'from-day': '1', 'from-month': '8', 'from-year': '2022', version: '0' },
};

it('the rules print Headway’s default and where it comes from, until the council settles its own', async () => {
  const { body } = await director.get('/plan/rules');
  assert.match(body, /the last three results of a test on a measure/);
  assert.match(body, /3 results \(C-IMPACT-SUSTAINED\)/);
  assert.match(body, /Headway’s default, for the council to confirm; two good results in a row may be chance/);
});

it('a number out of its bounds is refused, with what was typed', async () => {
  const answer = await director.post(URL, { ...FORM, amount: '13' });
  assert.equal(answer.statusCode, 422);
  assert.match(answer.body, /Enter a whole number from 2 to 12/);
  assert.match(answer.body, /value="13"/);
});

it('what the council settled is printed by the rules, once from each version, and is in the record', async () => {
  assert.equal((await director.post(URL, FORM)).statusCode, 303);
  const late = await director.post(URL, { ...FORM, amount: '5' });
  assert.equal(late.statusCode, 409);
  assert.match(late.body, /4 results, from 1 August 2022/);
  assert.match(late.body, /5 results, from 1 August 2022/);
  const { body } = await director.get('/plan/rules');
  assert.match(body, /the last four results of a test on a measure/);
  assert.match(body, /Framework of 2022/);
  assert.match((await director.get('/settings/counts')).body, /the council’s own since 1 August 2022/);
  const officer = await started.signedIn('informationGovernanceOfficer');
  assert.match((await officer.get('/record?kind=count.settled')).body, /Settled a number that rules count by/);
});

it('a rule that there is not has no page', async () => {
  assert.equal((await director.get('/settings/counts/C-NOTHING')).statusCode, 404);
});
