import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { ENGLAND_BANK_HOLIDAYS } from '#kernel/bank-holidays.ts';
import { localDate } from '#kernel/local-date.ts';
import { englandWorkingDays, workingDaysWith } from '#kernel/working-days.ts';
import { answerClock, answerDueOn, clockStanding } from './answering.ts';

const PUBLISHED = localDate('2022-04-01');
const clock = answerClock([], englandWorkingDays);
const open = {
  ...{ isAnswerOwed: true, publishedOn: PUBLISHED, answeredOn: null, answerDueKept: null },
  ...{ enteredDueOn: null, hasClock: true },
};
const answered = { ...open, answeredOn: localDate('2022-07-01'), answerDueKept: localDate('2022-07-15') };

test('an answer to a report of 1 April 2022 is owed by 15 July 2022, 70 working days later', () => {
  assert.equal(answerDueOn(open, clock), '2022-07-15');
});

describe('one more bank holiday', () => {
  const later = answerClock([], workingDaysWith([...ENGLAND_BANK_HOLIDAYS, localDate('2022-06-22')]));
  it('moves a clock that is open, over the weekend', () => assert.equal(answerDueOn(open, later), '2022-07-18'));
  it('leaves one that was answered', () => assert.equal(answerDueOn(answered, later), '2022-07-15'));
});

test('a limit that the council settled counts from its day on', () => {
  const limit = (from: string) => ({
    ...({ rule: 'R-OFSTED-PLAN', version: 1, from: localDate(from), source: '', reason: '', approvedBy: '' } as const),
    value: { amount: 30, unit: 'workingDays' } as const,
  });
  assert.equal(answerDueOn(open, answerClock([limit('2022-04-01')], englandWorkingDays)), '2022-05-18');
  assert.equal(answerDueOn(open, answerClock([limit('2022-04-02')], englandWorkingDays)), '2022-07-15');
});

test('nothing is owed before publication, or where no answer is', () => {
  assert.equal(answerDueOn({ ...open, publishedOn: null }, clock), null);
  assert.equal(answerDueOn({ ...open, isAnswerOwed: false }, clock), null);
});

for (const [today, left] of [
  ['2022-04-01', 70],
  ['2022-07-14', 1],
  ['2022-07-15', 0],
  ['2022-07-18', -1],
] as const)
  test(`on ${today} there are ${left} working days left`, () => {
    const due = { ...open, answerDueOn: localDate('2022-07-15') };
    const standing = clockStanding(due, localDate(today), englandWorkingDays);
    assert.ok(standing.kind === 'open');
    assert.equal(standing.workingDaysLeft, left);
  });

for (const [on, inTime] of [
  ['2022-07-15', true],
  ['2022-07-16', false],
] as const)
  test(`an answer of ${on} is ${inTime ? 'in time' : 'late'}`, () => {
    const due = { ...open, answerDueOn: localDate('2022-07-15'), answeredOn: localDate(on) };
    const standing = clockStanding(due, localDate('2022-08-09'), englandWorkingDays);
    assert.ok(standing.kind === 'answered');
    assert.equal(standing.inTime, inTime);
  });
