import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Form } from '#kernel/form.ts';
import { localDate } from '#kernel/local-date.ts';
import { readKept } from './kept-measure.ts';
import { readDecision } from './target-form.ts';

const TODAY = localDate('2022-08-09');
const SHARE = { kind: 'proportion' } as const;

const DECISION: Form = {
  kind: 'atLeast',
  ...{ 'month0-month': '4', 'month0-year': '2022', value0: '75' },
  ...{ approvedBy: 'Helen Marchbank, director', reference: 'Improvement board, minute 7' },
  ...{ 'approvedOn-day': '10', 'approvedOn-month': '3', 'approvedOn-year': '2022' },
};

const row = (number: number, month: string, value: string): Form => ({
  ...{ [`month${number}-month`]: month, [`month${number}-year`]: '2022', [`value${number}`]: value },
});

const DECISIONS: [what: string, change: Form, wrong: string[]][] = [
  ['as it should be', {}, []],
  ['without a kind', { kind: '' }, ['kind']],
  ['of a kind that there is not', { kind: 'about' }, ['kind']],
  ['without a month', { 'month0-month': '' }, ['month0']],
  ['in a thirteenth month', { 'month0-month': '13' }, ['month0']],
  ['in December', { 'month0-month': '12' }, []],
  ['from 2010', { 'month0-month': '1', 'month0-year': '2010' }, []],
  ['before 2010', { 'month0-month': '12', 'month0-year': '2009' }, ['month0']],
  ['without a value', { value0: '' }, ['value0']],
  ['with words for a value', { value0: 'most' }, ['value0']],
  ['with a sign of percentage', { value0: '75%' }, []],
  ['of everybody', { value0: '100' }, []],
  ['of more than everybody', { value0: '100.1' }, ['value0']],
  ['below nothing', { value0: '-1' }, ['value0']],
  ['with a step in the next month', row(1, '5', '80'), []],
  ['with a step in the same month', row(1, '4', '80'), ['month1']],
  ['with a step in an earlier month', row(1, '3', '80'), ['month1']],
  ['with a step that has no value', row(1, '5', ''), ['value1']],
  ['with a step that has no month', { value1: '80' }, ['month1']],
  ['with a row left out between', row(2, '5', '80'), []],
  ['as a band', { kind: 'range', value0: '30', upto0: '45' }, []],
  ['as a band without its end', { kind: 'range', value0: '30' }, ['upto0']],
  ['as a band of one value', { kind: 'range', value0: '30', upto0: '30' }, ['upto0']],
  ['that there is none', { kind: 'none', value0: '' }, []],
  ['with a tolerance', { tolerance: '5', toleranceUnit: 'points' }, []],
  ['with a tolerance of no kind', { tolerance: '5' }, ['toleranceUnit']],
  ['with a tolerance in words', { tolerance: 'some', toleranceUnit: 'points' }, ['tolerance']],
  ['with a tolerance of all', { tolerance: '100', toleranceUnit: 'relative' }, []],
  ['with a tolerance of more than all', { tolerance: '101', toleranceUnit: 'relative' }, ['tolerance']],
  ['approved by nobody', { approvedBy: ' ' }, ['approvedBy']],
  ['approved today', { 'approvedOn-day': '9', 'approvedOn-month': '8' }, []],
  ['approved tomorrow', { 'approvedOn-day': '10', 'approvedOn-month': '8' }, ['approvedOn']],
  ['approved on no day', { 'approvedOn-day': '31', 'approvedOn-month': '2' }, ['approvedOn']],
  ['that stands nowhere', { reference: '' }, ['reference']],
  [
    'with everything wrong',
    { kind: 'atMost', value0: '', approvedBy: '', reference: 'x'.repeat(201) },
    ['value0', 'approvedBy', 'reference'],
  ],
];

for (const [what, change, wrong] of DECISIONS)
  test(`a decision ${what} ${wrong.length === 0 ? 'is taken' : `has ${wrong} to put right`}`, () => {
    const asked = readDecision({ ...DECISION, ...change }, SHARE, TODAY);
    assert.deepEqual(asked.ok ? [] : asked.problems.map(({ field }) => field), wrong);
  });

test('a decision is read as it was typed', () => {
  const asked = readDecision(
    { ...DECISION, ...row(1, '7', '80'), tolerance: '5', toleranceUnit: 'points' },
    SHARE,
    TODAY,
  );
  assert.deepEqual(asked.ok && asked.given, {
    steps: [
      { from: '2022-04', target: { kind: 'atLeast', value: 75 } },
      { from: '2022-07', target: { kind: 'atLeast', value: 80 } },
    ],
    tolerance: { amount: 5, unit: 'points' },
    approvedBy: 'Helen Marchbank, director',
    approvedOn: '2022-03-10',
    reference: 'Improvement board, minute 7',
  });
});

test('a count may have a target above 100', () => {
  assert.equal(readDecision({ ...DECISION, value0: '1,200' }, { kind: 'count' }, TODAY).ok, true);
});

const PEOPLE = [{ id: 'a' }];

const KEPT: [what: string, form: Form, wrong: string[]][] = [
  ['as usual and nobody’s', { onBoard: 'usual' }, []],
  ['on the board’s scorecard and somebody’s', { onBoard: 'yes', ownerId: 'a' }, []],
  ['off it, with a post and a name', { onBoard: 'no', owner: 'Head of service', localName: 'Seen in ten days' }, []],
  ['neither on nor off', {}, ['onBoard']],
  ['owned by nobody of the council', { onBoard: 'yes', ownerId: 'b' }, ['ownerId']],
  ['owned twice', { onBoard: 'yes', ownerId: 'a', owner: 'Head of service' }, ['owner']],
  ['with a name of 120 characters', { onBoard: 'yes', localName: 'x'.repeat(120) }, []],
  ['with a name of 121 characters', { onBoard: 'yes', localName: 'x'.repeat(121) }, ['localName']],
  ['with an owner of 101 characters', { onBoard: 'yes', owner: 'x'.repeat(101) }, ['owner']],
];

for (const [what, form, wrong] of KEPT)
  test(`a measure kept ${what} ${wrong.length === 0 ? 'is taken' : `has ${wrong} to put right`}`, () => {
    const asked = readKept(form, PEOPLE);
    assert.deepEqual(asked.ok ? [] : asked.problems.map(({ field }) => field), wrong);
  });
