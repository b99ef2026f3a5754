import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localDate } from '#kernel/local-date.ts';
import { month } from '#kernel/month.ts';
import { differenceOf, type SuppliedFigure, suppliedSeries } from './supplied-series.ts';

const SHARE = { kind: 'proportion', timing: 'flow', finalAfterDays: 10 } as const;

function said(acceptedOn: string, of: string, numerator: number, denominator: number): SuppliedFigure {
  return { uploadId: acceptedOn, acceptedOn: localDate(acceptedOn), month: month(of), numerator, denominator };
}

test('a month’s figure is the table’s that was accepted last, and both are kept', () => {
  const series = suppliedSeries(
    SHARE,
    [said('2022-07-05', '2022-06', 3, 4), said('2022-07-08', '2022-06', 2, 4), said('2022-07-08', '2022-05', 1, 1)],
    localDate('2022-08-09'),
  );
  assert.deepEqual(
    series.map(({ month: of, value, earlier }) => [of, value, earlier.map((one) => one.value)]),
    [
      ['2022-05', 100, []],
      ['2022-06', 50, [75]],
    ],
  );
});

const STATUS: [what: string, figures: SuppliedFigure[], today: string, status: string][] = [
  ['on the day before the lag has passed', [said('2022-07-05', '2022-06', 3, 4)], '2022-07-09', 'provisional'],
  ['once the lag has passed', [said('2022-07-05', '2022-06', 3, 4)], '2022-07-10', 'final'],
  [
    'replaced on the day before it was final',
    [said('2022-07-05', '2022-06', 3, 4), said('2022-07-09', '2022-06', 2, 4)],
    '2022-08-09',
    'final',
  ],
  [
    'replaced on the day on which it was final',
    [said('2022-07-05', '2022-06', 3, 4), said('2022-07-10', '2022-06', 2, 4)],
    '2022-08-09',
    'revised',
  ],
  [
    'replaced by the same',
    [said('2022-07-05', '2022-06', 3, 4), said('2022-07-10', '2022-06', 3, 4)],
    '2022-08-09',
    'final',
  ],
];

for (const [what, figures, today, status] of STATUS)
  test(`a supplied figure ${what} is ${status}`, () => {
    assert.equal(suppliedSeries(SHARE, figures, localDate(today))[0]?.status, status);
  });

test('no cases are no percentage', () => {
  assert.equal(suppliedSeries(SHARE, [said('2022-07-05', '2022-06', 0, 0)], localDate('2022-08-09'))[0]?.value, null);
});

test('a table is held against what is there', () => {
  const before = new Map([
    ['a', { numerator: 1, denominator: 2 }],
    ['b', { numerator: 1, denominator: 2 }],
  ]);
  const values = [
    { key: 'a', numerator: 1, denominator: 2 },
    { key: 'b', numerator: 1, denominator: 3 },
    { key: 'c', numerator: 1, denominator: 2 },
  ];
  assert.deepEqual(differenceOf(values, before), { isNew: 1, isSame: 1, isRevised: 1 });
});
