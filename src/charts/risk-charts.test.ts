import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, localDate } from '#kernel/local-date.ts';
import { riskBand, riskGrid, riskHistory } from './index.ts';
import { wordsOf } from './reading.support.ts';
import { RISK_SAMPLES } from './samples-risks.support.ts';
import { asWords, soundChart } from './sound.support.ts';

const RUNS = { numRuns: 60 };
const FIVE = ['Rare', 'Unlikely', 'Possible', 'Likely', 'Almost certain'];
const step = fc.integer({ min: 1, max: 5 });
const score = fc.integer({ min: 1, max: 25 });
const bands = fc
  .integer({ min: 2, max: 24 })
  .chain((mediumFrom) => fc.integer({ min: mediumFrom + 1, max: 25 }).map((highFrom) => ({ mediumFrom, highFrom })));
const words = fc.string({ minLength: 1, maxLength: 40 }).map(asWords);

test('a grid of any risks is sound, and says every score with its letter', () => {
  const risk = fc.record({
    ref: fc.nat({ max: 999 }).map((n) => `R${n}`),
    name: words,
    likelihood: step,
    impact: step,
  });
  fc.assert(
    fc.property(fc.array(risk, { maxLength: 60 }), bands, (risks, thresholds) => {
      const chart = riskGrid({ id: 'g', title: 'Risks', likelihood: FIVE, impact: FIVE, ...thresholds, risks });
      soundChart(chart);
      assert.equal(chart.table.rows.length, risks.length);
      const scores = wordsOf(chart.svg).filter(({ words: said }) => /^\d+ [HML]$/.test(said));
      assert.equal(scores.length, 25);
    }),
    RUNS,
  );
});

test('a history of any ratings is sound', () => {
  const rating = fc.record({ inherent: score, current: score, target: score, bands, after: fc.nat({ max: 400 }) });
  fc.assert(
    fc.property(fc.array(rating, { maxLength: 30 }), fc.nat({ max: 400 }), (ratings, later) => {
      let on = localDate('2020-02-29');
      const rated = ratings.map(({ bands: thresholds, after, ...scores }) => {
        on = addDays(on, after);
        return { ...scores, ...thresholds, on, by: 'Somebody', reason: 'A reason' };
      });
      const chart = riskHistory({ id: 'h', title: 'History', ratings: rated, until: addDays(on, later) });
      soundChart(chart);
      assert.equal(chart.table.rows.length, ratings.length);
    }),
    RUNS,
  );
});

for (const [name, drawn] of Object.entries(RISK_SAMPLES))
  test(`the picture ${name} is sound`, () => soundChart(drawn()));

for (const [points, band] of [
  [7, 'low'],
  [8, 'medium'],
  [14, 'medium'],
  [15, 'high'],
  [25, 'high'],
] as const)
  test(`a score of ${points} is ${band} where medium begins at 8 and high at 15`, () =>
    assert.equal(riskBand(points, { mediumFrom: 8, highFrom: 15 }), band));

test('a history says how the score moved, in words', () => {
  assert.match(
    RISK_SAMPLES['risk-history']?.().summary ?? '',
    /16 of 25 with controls \(high\).*up from 12 on 1 June 2021/,
  );
});
