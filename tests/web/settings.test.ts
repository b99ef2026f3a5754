import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assessmentsCsv, drawnRows } from '../support/assessments.ts';
import { startInstallation } from '../support/installation.ts';
import { loadAndAccept } from '../support/loading.ts';
import type { Visitor } from '../support/visitor.ts';

/** What a council settles about measures, as people do it: targets, owners, limits, figures of its own. */

const started = await startInstallation();
let analyst: Visitor;
let director: Visitor;

const day = (field: string, of: string) => {
  const [year = '', month = '', date = ''] = of.split('-');
  return { [`${field}-day`]: date, [`${field}-month`]: month, [`${field}-year`]: year };
};

const TARGET = {
  ...{ kind: 'atLeast', 'month0-month': '4', 'month0-year': '2022', value0: '61', version: '0' },
  ...{ 'month1-month': '6', 'month1-year': '2022', value1: '66', tolerance: '5', toleranceUnit: 'points' },
  ...{ approvedBy: 'Helen Marchbank, director', reference: 'Board, minute 7', ...day('approvedOn', '2022-03-10') },
};

const MEANING = {
  ...{ title: 'Return interviews in time', why: 'A child tells soon, or not at all.', kind: 'proportion' },
  ...{ timing: 'flow', better: 'higher', area: 'missing', countingUnit: 'returns', source: 'The missing log' },
  ...{ numeratorInWords: 'Offered in time', denominatorInWords: 'Returns', finalAfterDays: '5', version: '0' },
};

describe('what a council settles about measures', () => {
  before(async () => {
    analyst = await started.signedIn('performanceAnalyst');
    director = await started.signedIn('director');
    await loadAndAccept(started, analyst, {
      name: 'Assessments as at 2022-08-05.csv',
      bytes: assessmentsCsv(drawnRows('SET')),
    });
  });
  after(() => started.stop());

  it('a target with steps stands on the measure’s page from its months on, with who approved it', async () => {
    assert.equal((await analyst.post('/measures/AS-01/settings/target', TARGET)).statusCode, 303);
    const july = await director.get('/measures/AS-01?from=2022-03&to=2022-07');
    assert.match(july.body, /Target: at least 66%/);
    assert.match(july.body, /Approved by Helen Marchbank, director on 10 March 2022/);
    const may = await director.get('/measures/AS-01?from=2022-02&to=2022-05');
    assert.match(may.body, /Target: at least 61%/);
    const march = await director.get('/measures/AS-01?from=2022-01&to=2022-03');
    assert.match(march.body, /Target: at least 90%/);
    assert.match((await director.get('/scorecard?set=all')).body, /66%/);
  });

  it('a decision that was opened before another was made shows both, and is not lost', async () => {
    const { statusCode, body } = await director.post('/measures/AS-01/settings/target', { ...TARGET, value0: '63' });
    assert.equal(statusCode, 409);
    assert.match(body, /at least 61% from April 2022, at least 66% from June 2022/);
    assert.match(body, /at least 63% from April 2022/);
  });

  it('what was replaced stays in the list', async () => {
    const later = { ...TARGET, version: '1', value0: '70', 'month1-month': '', 'month1-year': '', value1: '' };
    assert.equal((await director.post('/measures/AS-01/settings/target', later)).statusCode, 303);
    const { body } = await analyst.get('/measures/AS-01/settings');
    assert.match(body, /at least 61% from April 2022/);
    assert.match(body, /Replaced/);
    assert.match((await director.get('/measures/AS-01?from=2022-03&to=2022-07')).body, /Target: at least 70%/);
  });

  it('a measure that the council takes off the board’s scorecard stands on that of every measure, under its own name', async () => {
    const kept = { onBoard: 'no', owner: 'Head of assessment', localName: 'Done in nine weeks', version: '0' };
    assert.equal((await analyst.post('/measures/AS-01/settings/keeping', kept)).statusCode, 303);
    assert.doesNotMatch((await director.get('/scorecard')).body, /measures\/AS-01/);
    const all = (await director.get('/scorecard?set=all')).body;
    assert.match(all, /Done in nine weeks \(/);
    assert.match((await director.get('/measures/AS-01')).body, /Owner: Head of assessment/);
    assert.equal(
      (await analyst.post('/measures/AS-01/settings/keeping', { ...kept, onBoard: 'yes', version: '1' })).statusCode,
      303,
    );
    assert.match((await director.get('/scorecard')).body, /measures\/AS-01/);
  });

  it('a limit looser than the law is refused with the reason, and a stricter one is taken', async () => {
    const limit = {
      limit: 'own',
      unit: 'workingDays',
      source: 'Standards',
      reason: 'Practice',
      approvedBy: 'The director',
    };
    const asked = { ...limit, ...day('from', '2022-04-01'), version: '0' };
    const refused = await analyst.post('/settings/timescales/R-ASSESS', { ...asked, amount: '46' });
    assert.equal(refused.statusCode, 422);
    assert.match(refused.body, /The law allows 45 working days/);
    assert.equal((await analyst.post('/settings/timescales/R-ASSESS', { ...asked, amount: '40' })).statusCode, 303);
    assert.match((await analyst.get('/settings/timescales')).body, /40 working days/);
  });

  it('a table with a fault is told by row and column and cannot be accepted', async () => {
    assert.equal((await analyst.post('/supplied/measures', MEANING)).statusCode, 303);
    const path = await upload('measure,month,team,numerator,denominator\r\nLM-01,2022-07,,5,4\r\nLM-09,soon,,x,4\r\n');
    const { body } = await analyst.get(path);
    assert.match(body, /5 of 4 is more than all of them/);
    assert.match(body, /“soon” is not a month/);
    assert.doesNotMatch(body, /Accept: use these figures/);
    assert.equal((await analyst.post(`${path}/acceptance`, { version: '1' })).statusCode, 409);
    assert.match((await director.get('/measures/LM-01')).body, /No figure yet/);
  });

  it('an accepted table gives the measure a page and a place on the scorecard, marked as supplied', async () => {
    const path = await upload(
      'measure,month,team,numerator,denominator\r\nLM-01,2022-06,,9,12\r\nLM-01,2022-07,,11,12\r\n',
    );
    assert.match((await analyst.get(path)).body, /2 figures are new/);
    assert.match((await director.get('/measures/LM-01')).body, /No figure yet/);
    assert.equal((await analyst.post(`${path}/acceptance`, { version: '1' })).statusCode, 303);
    const { body } = await director.get('/measures/LM-01');
    assert.match(body, /Supplied by .* on/);
    assert.match(body, /91\.7%/);
    assert.match((await director.get('/scorecard')).body, /Return interviews in time/);
    assert.equal((await director.get('/measures/LM-01/children')).statusCode, 404);
  });

  it('a later table revises a month, and withdrawing it brings the earlier figure back', async () => {
    const path = await upload('measure,month,team,numerator,denominator\r\nLM-01,2022-07,,6,12\r\n');
    assert.match((await analyst.get(path)).body, /1 figure revises an earlier one/);
    await analyst.post(`${path}/acceptance`, { version: '1' });
    assert.match((await director.get('/measures/LM-01')).body, /50\.0%/);
    assert.equal((await analyst.post(`${path}/withdrawal`, { version: '2', reason: '' })).statusCode, 422);
    assert.equal((await analyst.post(`${path}/withdrawal`, { version: '2', reason: 'Wrong month' })).statusCode, 303);
    assert.match((await director.get('/measures/LM-01')).body, /91\.7%/);
    assert.match((await analyst.get(path)).body, /Wrong month/);
  });

  it('an average is written in what it is of, and a team’s figure stands on the team’s page alone', async () => {
    const meaning = {
      ...MEANING,
      title: 'Children for each worker',
      kind: 'mean',
      timing: 'snapshot',
      better: 'lower',
    };
    const asked = { ...meaning, countingUnit: 'children for each worker', area: 'workforce' };
    assert.equal((await analyst.post('/supplied/measures', asked)).statusCode, 303);
    const path = await upload('measure,month,team,numerator,denominator\r\nLM-02,2022-07,Team 998,150,8\r\n');
    await analyst.post(`${path}/acceptance`, { version: '1' });
    assert.match((await director.get('/measures/LM-02')).body, /No figure yet/);
    const { body } = await director.get('/measures/LM-02?team=Team+998');
    assert.match(body, /18\.8/);
    assert.doesNotMatch(body, /18\.8 days/);
  });

  it('who may not supply figures finds none of its pages, and who sees no figures settles targets all the same', async () => {
    assert.equal((await director.get('/supplied')).statusCode, 404);
    const administrator = await started.signedIn('councilAdministrator');
    assert.equal((await administrator.get('/measures/LM-01/settings')).statusCode, 200);
    assert.equal((await administrator.get('/measures/LM-01')).statusCode, 404);
  });
});

async function upload(text: string): Promise<string> {
  const answered = await analyst.upload({ name: 'figures.csv', bytes: Buffer.from(text) }, {}, '/supplied');
  assert.equal(answered.statusCode, 303, answered.body);
  return String(answered.headers['location']);
}
