import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Form } from '#kernel/form.ts';
import { localDate } from '#kernel/local-date.ts';
import type { TimescaleId } from '#kernel/timescales.ts';
import { englandWorkingDays } from '#kernel/working-days.ts';
import { looserProblem, readLimit, readReferralCounting } from './limit-form.ts';
import { PROFILES } from './profiles.ts';

const TODAY = localDate('2022-08-09');
const day = (date: string, month: string, year: string): Form => ({
  ...{ 'from-day': date, 'from-month': month, 'from-year': year },
});
const GOOD: Form = {
  ...{ limit: 'own', amount: '14', unit: 'days', ...day('1', '4', '2022') },
  ...{ source: 'Practice standards 2022', reason: 'Easier to keep', approvedBy: 'Helen Marchbank, director' },
};

const LIMITS: [what: string, rule: TimescaleId, change: Form, wrong: string[]][] = [
  ['local one, shorter', 'R-CP-VISIT', {}, []],
  ['local one, longer', 'R-CP-VISIT', { amount: '20', unit: 'workingDays' }, []],
  ['local one, the usual again', 'R-CP-VISIT', { limit: 'usual', amount: '' }, []],
  ['local one, neither', 'R-CP-VISIT', { limit: '' }, ['limit']],
  ['local one of nothing', 'R-CP-VISIT', { amount: '0' }, ['amount']],
  ['local one of one', 'R-CP-VISIT', { amount: '1' }, []],
  ['local one of a thousand', 'R-CP-VISIT', { amount: '1000' }, []],
  ['local one of more', 'R-CP-VISIT', { amount: '1001' }, ['amount']],
  ['local one of halves', 'R-CP-VISIT', { amount: '2.5' }, ['amount']],
  ['local one without a unit', 'R-CP-VISIT', { unit: '' }, ['unit']],
  ['local one without a reason', 'R-CP-VISIT', { reason: '' }, ['reason']],
  ['local one without source and approval', 'R-CP-VISIT', { source: '', approvedBy: '' }, ['source', 'approvedBy']],
  ['guidance, longer', 'R-CP-LONG', { amount: '30', unit: 'months' }, []],
  ['law, equal', 'R-ASSESS', { amount: '45', unit: 'workingDays' }, []],
  ['law, stricter', 'R-ASSESS', { amount: '44', unit: 'workingDays' }, []],
  ['law, looser', 'R-ASSESS', { amount: '46', unit: 'workingDays' }, ['amount']],
  ['law, stricter in another unit', 'R-CLA-VISIT-Y1', { amount: '42', unit: 'days' }, []],
  ['law, looser in another unit', 'R-CLA-VISIT-Y1', { amount: '43', unit: 'days' }, ['amount']],
  ['law, a month for six weeks', 'R-CLA-VISIT-Y1', { amount: '1', unit: 'months' }, []],
  ['law, two months for six weeks', 'R-CLA-VISIT-Y1', { amount: '2', unit: 'months' }, ['amount']],
  ['from two years on', 'R-CP-VISIT', day('9', '8', '2024'), []],
  ['from two years and a day on', 'R-CP-VISIT', day('10', '8', '2024'), ['from']],
  ['from the year 2000', 'R-CP-VISIT', day('1', '1', '2000'), []],
  ['from before 2000', 'R-CP-VISIT', day('31', '12', '1999'), ['from']],
];

for (const [what, rule, change, wrong] of LIMITS)
  test(`a limit: ${what} ${wrong.length === 0 ? 'is taken' : `has ${wrong} to put right`}`, () => {
    const asked = readLimit({ ...GOOD, ...change }, rule, TODAY, englandWorkingDays);
    assert.deepEqual(asked.ok ? [] : asked.problems.map(({ field }) => field), wrong);
  });

test('who asks for more than the law allows is told what it allows, and shown a day', () => {
  const text = looserProblem('R-ICPC', { amount: 22, unit: 'days' }, TODAY, englandWorkingDays)?.text ?? '';
  assert.match(
    text,
    /^The law allows 15 working days\. .* stricter, not looser: counted from \d+ \w+ \d{4}, 22 days end on/,
  );
});

test('every profile may be chosen', () => {
  for (const { limits } of PROFILES)
    for (const { rule, value } of limits) assert.equal(looserProblem(rule, value, TODAY, englandWorkingDays), null);
  assert.equal(new Set(PROFILES.map(({ id }) => id)).size, PROFILES.length);
});

const REFERRALS: [form: Form, wrong: string[]][] = [
  [{ includesLatest: 'yes', reason: 'The query', ...day('1', '4', '2022') }, []],
  [{ includesLatest: 'no', reason: 'The query', ...day('1', '4', '2022') }, []],
  [{ reason: 'The query', ...day('1', '4', '2022') }, ['includesLatest']],
  [{ includesLatest: 'yes' }, ['from', 'reason']],
];

for (const [form, wrong] of REFERRALS)
  test(`counting referrals ${JSON.stringify(form)} has ${wrong.length === 0 ? 'nothing' : wrong} to put right`, () => {
    const asked = readReferralCounting(form, TODAY);
    assert.deepEqual(asked.ok ? [] : asked.problems.map(({ field }) => field), wrong);
  });
