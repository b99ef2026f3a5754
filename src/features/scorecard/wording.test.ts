import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { month } from '#kernel/month.ts';
import { fractionInWords } from './figures.ts';
import { scorecardSentence } from './sentence.ts';
import { chanceInWords } from './wording.ts';

describe('a chance in words is never a certainty', () => {
  const cases: [number, string][] = [
    [0, 'fewer than 1 in 100'],
    [0.004, 'fewer than 1 in 100'],
    [0.005, 'about 1 in 100'],
    [0.03, 'about 3 in 100'],
    [0.994, 'about 99 in 100'],
    [0.995, 'more than 99 in 100'],
    [1, 'more than 99 in 100'],
  ];
  for (const [chance, words] of cases) test(`${chance}: ${words}`, () => assert.equal(chanceInWords(chance), words));
});

describe('what a figure is made of, in a sentence', () => {
  const cases: [Parameters<typeof fractionInWords>, string][] = [
    [
      [
        { kind: 'proportion', timing: 'flow' },
        { numerator: 214, denominator: 301 },
      ],
      '214 of 301',
    ],
    [
      [
        { kind: 'count', timing: 'flow' },
        { numerator: 165, denominator: null },
      ],
      '165 in the month',
    ],
    [
      [
        { kind: 'rate', timing: 'flow' },
        { numerator: 119, denominator: 60_240 },
      ],
      '119 in the month; 60,240 children live here',
    ],
    [
      [
        { kind: 'rate', timing: 'snapshot' },
        { numerator: 255, denominator: 60_240 },
      ],
      '255 on the day; 60,240 children live here',
    ],
  ];
  for (const [given, words] of cases) test(words, () => assert.equal(fractionInWords(...given), words));
});

test('what a reader takes away from the sentence is strong, and the pieces together are the sentence', () => {
  const { lead, parts } = scorecardSentence({
    period: { from: month('2022-03'), to: month('2022-07') },
    counts: { improving: 4, noChange: 5, gettingWorse: 1, undetermined: 2 },
    expectedByChance: 0,
  });
  assert.deepEqual(
    parts.filter(({ isStrong }) => isStrong).map(({ text }) => text),
    ['4 are improving', '5 show no significant change', '1 is getting worse'],
  );
  assert.equal(parts.map(({ text }) => text).join(''), lead);
});
