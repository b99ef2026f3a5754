import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { LIST_IDS, type ListId, type ListRecords } from '../../src/features/extracts/index.ts';
import type { Extract } from '../../src/features/measures/index.ts';
import { CONTEXT } from '../../src/features/measures/testing/drawn-measure.ts';
import { madeUpExtract, manyRows } from '../../src/features/measures/testing/made-up-rows.ts';
import { type ClockContext, clocksOf, type ListsAsAt } from '../../src/features/worklists/clocks.ts';
import { CLOCK_KINDS } from '../../src/features/worklists/kinds.ts';
import { addDays, type LocalDate, localDate } from '../../src/kernel/local-date.ts';
import { monthOf } from '../../src/kernel/month.ts';
import { SLOW_CLOCKS } from './slow-clocks.ts';

/** As at a Friday, a Saturday after a bank holiday, a month's last day, a leap day, New Year's Day. */
const AS_AT = ['2022-08-05', '2022-06-04', '2022-08-31', '2024-02-29', '2021-01-01'].map(localDate);
const EXTRACTS = AS_AT.map((asAt, seed) => withChildrenWaiting(madeUpExtract(seed + 41, 600, asAt, monthOf(asAt))));

/** Made-up children are nearly all matched, placed, adopted or no longer to be: every other one is made to wait. */
function withChildrenWaiting(extract: Extract): Extract {
  const adoption = extract.rows.adoption?.map((row) =>
    row.sheetRow % 2 === 0
      ? { ...row, record: { ...row.record, placedOn: null, adoptedOn: null, decisionReversedOn: null } }
      : row,
  );
  return { ...extract, rows: { ...extract.rows, ...(adoption && { adoption }) } };
}

const on = (today: LocalDate): ClockContext => ({ ...CONTEXT, today, notHeld: new Map() });

describe('the clocks against a slow reference on made-up rows', () => {
  for (const extract of EXTRACTS)
    for (const kind of CLOCK_KINDS)
      it(`${kind} as at ${extract.asAt}`, () => {
        const clocks = clocksOf(extract, on(extract.asAt)).filter((clock) => clock.kind === kind);
        const actual = clocks.map(({ list, sheetRow, dueOn }) => `${list} ${sheetRow} ${dueOn}`);
        assert.deepEqual(actual.sort(), slowly(kind, extract).sort());
        assert.ok(actual.length > 0, `${actual.length} clocks are too few to tell`);
      });

  it('knows every kind', () => {
    assert.deepEqual(Object.values(SLOW_CLOCKS).flatMap(Object.keys).sort(), [...CLOCK_KINDS].sort());
  });
});

function slowly(kind: string, { asAt, rows }: ListsAsAt): string[] {
  return LIST_IDS.flatMap((list: ListId) => {
    const judge = SLOW_CLOCKS[list]?.[kind] as ((row: ListRecords[ListId], asAt: string) => string | null) | undefined;
    return (rows[list] ?? []).flatMap(({ record, sheetRow, kept }) => {
      const due = kept && judge ? judge(record as ListRecords[ListId], asAt) : null;
      return due === null ? [] : [`${list} ${sheetRow} ${due}`];
    });
  });
}

describe('working days left', () => {
  it('never become more as the day moves on, and what is overdue stays so', () => {
    fc.assert(
      fc.property(fc.constantFrom(...EXTRACTS), fc.nat({ max: 400 }), fc.nat({ max: 40 }), (extract, after, step) => {
        const today = addDays(extract.asAt, after);
        const now = clocksOf(extract, on(today));
        const then = clocksOf(extract, on(addDays(today, step)));
        assert.deepEqual(then.map(keyOf), now.map(keyOf));
        for (const [index, clock] of now.entries()) {
          assert.ok((then[index]?.workingDaysLeft ?? Number.NaN) <= clock.workingDaysLeft);
          if (clock.isOverdue) assert.ok(then[index]?.isOverdue);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('stand in the order in which they run out', () => {
    for (const extract of EXTRACTS) {
      const left = clocksOf(extract, on(extract.asAt)).map(({ dueOn }) => dueOn);
      assert.deepEqual(left, left.toSorted());
    }
  });
});

it('the clocks of 110,000 rows are found in well under two seconds', () => {
  const asAt = localDate('2022-08-05');
  const rows = manyRows(110_000, asAt);
  const began = performance.now();
  const clocks = clocksOf({ asAt, rows }, on(asAt));
  assert.ok(clocks.length > 10_000, `${clocks.length}`);
  assert.ok(performance.now() - began < 2_000, `${performance.now() - began} ms`);
});

function keyOf({ kind, list, sheetRow }: { kind: string; list: string; sheetRow: number }): string {
  return `${kind} ${list} ${sheetRow}`;
}
