import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { localDate } from '#kernel/local-date.ts';
import { englandWorkingDays } from '#kernel/working-days.ts';
import type { ClockKind } from './kinds.ts';
import {
  addressOf,
  askedIn,
  countsByKind,
  daysTooOld,
  inOrderShown,
  isDue,
  leftInWords,
  narrowed,
  of,
} from './worklist.ts';

/** Friday 5 August 2022. */
const TODAY = localDate('2022-08-05');

function due(text: string, more: { kind?: ClockKind; team?: string; worker?: string } = {}) {
  const dueOn = localDate(text);
  return {
    ...{ kind: 'planVisit' as const, team: 'North', worker: 'Kim', ...more },
    ...{ dueOn, isOverdue: dueOn < TODAY, workingDaysLeft: englandWorkingDays.between(TODAY, dueOn) },
  };
}

describe('what a clock says', () => {
  const cases: readonly [due: string, words: string, overdue: boolean, next5: boolean, next20: boolean][] = [
    ['2022-07-29', '5 working days overdue', true, false, false],
    ['2022-08-04', '1 working day overdue', true, false, false],
    ['2022-08-05', 'Due today', false, true, true],
    ['2022-08-08', '1 working day left', false, true, true],
    ['2022-08-12', '5 working days left', false, true, true],
    ['2022-08-14', '5 working days left', false, true, true], // a Sunday
    ['2022-08-15', '6 working days left', false, false, true],
    ['2022-09-02', '19 working days left', false, false, true], // the bank holiday of 29 August in between
    ['2022-09-05', '20 working days left', false, false, true],
    ['2022-09-06', '21 working days left', false, false, false],
  ];
  for (const [text, words, overdue, next5, next20] of cases)
    it(`that runs out on ${text} is: ${words}`, () => {
      const clock = due(text);
      assert.equal(leftInWords(clock, TODAY), words);
      assert.deepEqual(
        [isDue(clock, 'overdue'), isDue(clock, 'next5'), isDue(clock, 'next20')],
        [overdue, next5, next20],
      );
    });

  it('that ran out at the weekend is overdue on Sunday, by no working day', () => {
    const sunday = localDate('2022-08-07');
    const dueOn = localDate('2022-08-06');
    const clock = {
      ...due('2022-08-06'),
      dueOn,
      isOverdue: true,
      workingDaysLeft: englandWorkingDays.between(sunday, dueOn),
    };
    assert.equal(leftInWords(clock, sunday), 'Overdue by less than a working day');
  });
});

describe('what an address asks for', () => {
  it('is everything where it says nothing, or nothing that is known', () => {
    const all = { team: null, worker: null, kind: null, when: null, page: 1 };
    for (const fields of [{}, { team: '', kind: 'toString', when: 'never', page: '-3' }, { page: 'x' }])
      assert.deepEqual(askedIn(fields), all);
    assert.equal(addressOf('/act-on', all), '/act-on');
  });

  it('comes back as it was asked', () => {
    const asked = askedIn({ team: 'A & B', worker: 'Kim', kind: 'careVisit', when: 'next20', page: '3' });
    const address = addressOf('/act-on', asked);
    assert.deepEqual(askedIn(Object.fromEntries(new URL(address, 'http://x').searchParams)), asked);
  });

  it('narrows by team, worker, kind and when', () => {
    const clocks = [
      due('2022-08-01', { team: 'North', worker: 'Kim' }),
      due('2022-08-05', { team: 'North', worker: 'Lee' }),
      due('2022-08-05', { team: 'South', worker: 'Kim', kind: 'careVisit' }),
      due('2022-12-05', { team: 'South', worker: 'Kim' }),
    ];
    assert.equal(of(clocks, { team: 'North', worker: null }).length, 2);
    assert.equal(of(clocks, { team: null, worker: 'Kim' }).length, 3);
    assert.equal(of(clocks, { team: 'South', worker: 'Lee' }).length, 0);
    assert.equal(narrowed(clocks, { kind: 'careVisit', when: null }).length, 1);
    assert.equal(narrowed(clocks, { kind: 'planVisit', when: 'overdue' }).length, 1);
    assert.equal(narrowed(clocks, { kind: null, when: 'next5' }).length, 2);
  });
});

describe('the counts by kind', () => {
  it('count each clock once, in the order in which kinds press, and leave out kinds that do not run', () => {
    const clocks = ['2022-08-04', '2022-08-05', '2022-08-12', '2022-08-15', '2022-09-05', '2022-09-06'].map((day) =>
      due(day, { kind: 'assessment' }),
    );
    assert.deepEqual(countsByKind([...clocks, due('2022-08-01')]), [
      { kind: 'planVisit', overdue: 1, next5: 0, next20: 0, later: 0 },
      { kind: 'assessment', overdue: 1, next5: 2, next20: 2, later: 1 },
    ]);
  });
});

describe('an extract', () => {
  it('is too old to act on without looking from its 36th day', () => {
    assert.equal(daysTooOld(TODAY, localDate('2022-09-09')), null);
    assert.equal(daysTooOld(TODAY, localDate('2022-09-10')), 36);
  });
});

describe('the order of clocks', () => {
  const clock = (dueOn: string, sheetRow: number) => ({ dueOn: localDate(dueOn), sheetRow });
  const clocks = [clock('2022-07-04', 5), clock('2022-07-05', 9), clock('2022-07-06', 2), clock('2022-07-07', 3)];
  const rowsOf = (hidden: readonly number[], of = clocks) =>
    inOrderShown(of, ({ sheetRow }) => hidden.includes(sheetRow)).map(({ sheetRow }) => sheetRow);
  it('is by day', () => assert.deepEqual(rowsOf([]), [5, 9, 2, 3]));
  it('tells no hidden day: such a clock stands behind its month, by its row', () => {
    assert.deepEqual(rowsOf([9, 2]), [5, 3, 2, 9]);
    assert.deepEqual(rowsOf([9, 2], [...clocks, clock('2022-08-01', 1)]), [5, 3, 2, 9, 1]);
  });
});
