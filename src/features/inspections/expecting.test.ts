import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { addDays, localDate } from '#kernel/local-date.ts';
import { englandWorkingDays } from '#kernel/working-days.ts';
import { expectations, type IntervalSettled, intervalOn } from './intervals.ts';
import { tellingsOn } from './telling.ts';
import { inspectionIn } from './testing/drawn.ts';

const TODAY = localDate('2022-08-09');

describe('when the next one is expected', () => {
  const last = inspectionIn('answered');
  it('is three years after the last ILACS inspection came, short or standard', () => {
    const [ilacs] = expectations([{ ...last, kind: 'ilacsShort' }], [], TODAY);
    assert.equal(ilacs?.nextBy, '2025-02-07');
  });
  it('is not said where none came yet, or where it comes at no set time', () => {
    const none = expectations([], [], TODAY);
    assert.ok(none.every(({ nextBy }) => nextBy === null));
    const visits = expectations([{ ...last, kind: 'focusedVisit' }], [], TODAY);
    assert.equal(visits.find(({ series }) => series === 'focusedVisit')?.nextBy, null);
  });
  for (const [came, next] of [
    ['2022-02-06', null],
    ['2022-02-07', '2022-05-07'],
  ] as const)
    it(`of monitoring visits, the last on ${came}, is ${next ?? 'not said: an inspection came after it'}`, () => {
      const onSite = { from: localDate(came), until: localDate(came) };
      const visits = expectations([last, { ...last, kind: 'monitoringVisit', onSite }], [], TODAY);
      assert.equal(visits.find(({ series }) => series === 'monitoringVisit')?.nextBy, next);
    });
  for (const [on, months] of [
    ['2022-03-31', 36],
    ['2022-04-01', 24],
    ['2022-05-31', 24],
    ['2022-06-01', null],
  ] as const)
    it(`on ${on} holds what was settled last for it: ${months} months`, () => {
      const settled = (number: number, from: string, value: number | null): IntervalSettled => ({
        ...{ series: 'ilacs', number, from: localDate(from), months: value, source: 'A letter', by: 'Somebody' },
      });
      const all = [settled(1, '2022-04-01', 24), settled(2, '2022-06-01', null)];
      assert.equal(intervalOn('ilacs', all, localDate(on))?.value, months);
    });
});

describe('what people are told', () => {
  const window = { from: localDate('2022-10-03'), until: localDate('2022-10-31') };
  const expected = inspectionIn('anticipated', { window });
  for (const [day, told] of [
    ['2022-10-02', 0],
    ['2022-10-03', 1],
    ['2022-10-31', 1],
    ['2022-11-01', 0],
  ] as const)
    it(`on ${day}: ${told === 1 ? 'that the window is open' : 'nothing of the window'}`, () => {
      const tellings = tellingsOn([expected], localDate(day), englandWorkingDays);
      assert.deepEqual(
        tellings.map(({ what, ofDay }) => [what, ofDay]),
        told === 1 ? [['windowOpens', '2022-10-03']] : [],
      );
    });

  const owed = inspectionIn('published', { answerDueOn: localDate('2022-07-15') });
  for (const [day, what] of [
    ['2022-04-01', 'clockBegins'],
    ['2022-06-16', 'clockBegins'],
    ['2022-06-17', 'left20'],
    ['2022-06-30', 'left20'],
    ['2022-07-01', 'left10'],
    ['2022-07-14', 'left10'],
    ['2022-07-15', 'left0'],
    ['2022-07-16', 'passed'],
    ['2022-07-18', 'passed'],
  ] as const)
    it(`on ${day}, with an answer owed by 15 July 2022: ${what}`, () => {
      const tellings = tellingsOn([owed], localDate(day), englandWorkingDays);
      assert.deepEqual(
        tellings.map((one) => one.what),
        [what],
      );
    });

  test('nothing once it is answered', () => {
    const answered = inspectionIn('answered', { answerDueOn: localDate('2022-07-15') });
    for (let days = 0; days < 200; days += 1)
      assert.deepEqual(tellingsOn([answered], addDays(localDate('2022-04-01'), days), englandWorkingDays), []);
  });
});
