import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { dayFields } from '#kernel/form.ts';
import { type LocalDate, localDate } from '#kernel/local-date.ts';
import { englandWorkingDays } from '#kernel/working-days.ts';
import { answerClock, answerDueOn, clockStanding } from './answering.ts';
import { answerOf } from './asked.ts';
import { readEntered } from './inspection-form.ts';
import { answerAsked, hasClock } from './owed.ts';
import { INSPECTION_KINDS, type Inspection } from './register.ts';
import { inspectionIn } from './testing/drawn.ts';
import { clockInWords } from './words.ts';

const TODAY = localDate('2024-03-01');
const clock = answerClock([], englandWorkingDays);

for (const [from, rule, answer] of [
  ['2022-12-31', 'R-OFSTED-PLAN', 'A written statement of what is to be done'],
  ['2023-01-01', null, 'A priority action plan (area SEND)'],
] as const)
  test(`an area SEND inspection with priority actions that begins on ${from} asks for: ${answer}`, () => {
    const asked = answerAsked('send', localDate(from));
    assert.deepEqual([asked.rule, asked.answerToPriorityActions], [rule, answer]);
    const onSite = { from: localDate(from), until: localDate(from) };
    assert.equal(hasClock(inspectionIn('published', { kind: 'send', onSite })), rule !== null);
  });

test('one without priority actions asks for an updated strategic plan', () =>
  assert.equal(answerAsked('send', localDate('2023-01-01')).answer, 'An updated strategic plan'));

test('every other kind keeps its clock, whenever it began', () => {
  for (const kind of INSPECTION_KINDS.filter((one) => one !== 'send'))
    for (const on of ['2010-01-01', '2024-01-01'])
      assert.equal(answerAsked(kind, localDate(on)).rule, 'R-OFSTED-PLAN', `${kind} on ${on}`);
});

describe('an answer for which no rule gives a day', () => {
  const owed = { isAnswerOwed: true, publishedOn: localDate('2024-01-15'), answeredOn: null, answerDueKept: null };
  const due = (
    entered: string | null,
    hasRule: boolean,
    more: { answeredOn?: LocalDate; answerDueKept?: LocalDate } = {},
  ) =>
    answerDueOn(
      { ...owed, ...more, enteredDueOn: entered === null ? null : localDate(entered), hasClock: hasRule },
      clock,
    );

  it('has none until somebody enters one', () => {
    assert.equal(due(null, false), null);
    assert.equal(due('2024-03-04', false), '2024-03-04');
  });
  it('goes before the rule’s day where that does not fit', () => assert.equal(due('2024-03-04', true), '2024-03-04'));
  it('stays as it was kept once it was answered', () =>
    assert.equal(
      due('2024-05-01', false, { answeredOn: localDate('2024-03-01'), answerDueKept: localDate('2024-03-04') }),
      '2024-03-04',
    ));

  const send = inspectionIn('published', { kind: 'send', publishedOn: owed.publishedOn });
  const standing = (one: Inspection) => clockStanding(one, TODAY, englandWorkingDays);
  it('is open, and says so', () => {
    assert.equal(clockInWords(standing(send), TODAY), 'Owed, by a day that nobody has entered yet');
    assert.equal(answerOf(send, TODAY, englandWorkingDays), 'open');
  });
  it('is answered without being in time or late', () => {
    const answered = { ...send, answeredOn: localDate('2024-02-20') };
    assert.match(clockInWords(standing(answered), TODAY), /^Answered 20 February 2024: no day was entered/);
    assert.equal(answerOf(answered, TODAY, englandWorkingDays), 'answered');
  });
  it('is not owed before it is published, or where none is', () => {
    assert.equal(standing({ ...send, publishedOn: null }).kind, 'none');
    assert.equal(standing({ ...send, isAnswerOwed: false }).kind, 'none');
  });
});

describe('the day that somebody enters', () => {
  const published = inspectionIn('published', { kind: 'send', publishedOn: localDate('2024-01-15') });
  const reading = (day: string | null, dueReason: string, inspection = published, answer = 'yes') =>
    readEntered({ ...(day !== null && dayFields('due', localDate(day))), dueReason, answer }, inspection, TODAY);
  const problems = (...given: Parameters<typeof reading>) => {
    const asked = reading(...given);
    return asked.ok ? [] : asked.problems.map(({ field }) => field);
  };

  it('is the day of publication or later, and has a reason', () => {
    assert.deepEqual(reading('2024-01-15', 'The letter'), {
      ok: true,
      given: { dueOn: '2024-01-15', reason: 'The letter' },
    });
    assert.deepEqual(problems('2024-01-14', 'The letter'), ['due']);
    assert.deepEqual(problems('2024-01-15', ''), ['dueReason']);
    assert.deepEqual(problems(null, 'The letter'), ['due']);
  });
  it('goes where both are left empty, or nothing is owed', () => {
    const entered = { ...published, answerEntered: { dueOn: localDate('2024-03-04'), reason: 'The letter' } };
    assert.deepEqual(reading(null, '', entered), { ok: true, given: null });
    assert.deepEqual(reading('2024-03-04', 'The letter', entered, 'no'), { ok: true, given: null });
  });
  it('cannot be entered before publication, nor changed once it was answered', () => {
    const before = inspectionIn('onSite', { kind: 'send' });
    assert.deepEqual(reading('2024-03-04', 'The letter', before), { ok: true, given: null });
    const answerEntered = { dueOn: localDate('2024-03-04'), reason: 'The letter' };
    const answered = inspectionIn('answered', { kind: 'send', answerEntered, answerDueOn: answerEntered.dueOn });
    assert.deepEqual(reading('2024-05-01', 'Another', answered), { ok: true, given: answerEntered });
  });
});
