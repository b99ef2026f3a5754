import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measureId } from '#features/measures/index.ts';
import { month } from '#kernel/month.ts';
import { monthsByMeasure, rebaseProblem } from './rebase.ts';

const months = [month('2022-05'), month('2022-06')];

for (const [chosen, reason, expected] of [
  ['2022-06', 'New team', null],
  ['2022-06', 'x'.repeat(200), null],
  ['2022-06', 'x'.repeat(201), 'reasonTooLong'],
  ['2022-06', '', 'noReason'],
  ['2022-07', 'New team', 'monthWithoutFigure'],
  ['June', 'New team', 'noMonth'],
] as const)
  test(`a rebase in ${chosen} because of ${reason.length} characters is ${expected ?? 'fine'}`, () =>
    assert.equal(rebaseProblem(chosen, reason, months), expected));

test('each measure keeps its own months', () => {
  const [a, b] = [measureId('AS-01'), measureId('CP-02')];
  const rebases = [
    { measure: a, month: month('2022-05'), reason: 'x', madeBy: 'A' },
    { measure: b, month: month('2022-05'), reason: 'x', madeBy: 'A' },
    { measure: a, month: month('2022-06'), reason: 'x', madeBy: 'A' },
  ];
  assert.deepEqual(
    [...monthsByMeasure(rebases)],
    [
      [a, ['2022-05', '2022-06']],
      [b, ['2022-05']],
    ],
  );
});
