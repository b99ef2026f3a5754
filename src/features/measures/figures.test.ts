import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { localDate } from '#kernel/local-date.ts';
import { month } from '#kernel/month.ts';
import { figureOf, populationIn } from './figures.ts';

describe('a figure', () => {
  it('of a count is the count', () => {
    assert.equal(figureOf({ kind: 'count', timing: 'flow' }, 7, null), 7);
  });

  it('of a proportion is a percentage, and none where there were no cases', () => {
    assert.equal(figureOf({ kind: 'proportion', timing: 'snapshot' }, 1, 4), 25);
    assert.equal(figureOf({ kind: 'proportion', timing: 'snapshot' }, 0, 4), 0);
    assert.equal(figureOf({ kind: 'proportion', timing: 'snapshot' }, 0, 0), null);
  });

  it('of a rate is per 10,000 children, a month’s events taken times 12', () => {
    assert.equal(figureOf({ kind: 'rate', timing: 'snapshot' }, 300, 100_000), 30);
    assert.equal(figureOf({ kind: 'rate', timing: 'flow' }, 500, 120_000), 500);
    assert.equal(figureOf({ kind: 'rate', timing: 'flow' }, 500, null), null);
    assert.equal(figureOf({ kind: 'rate', timing: 'flow' }, 500, 0), null);
  });
});

describe('the population of a month', () => {
  const estimate = { basis: 'guidance', source: 'ONS' } as const;
  const population = [
    { ...estimate, value: 100, from: localDate('2021-07-01'), until: localDate('2022-06-30') },
    { ...estimate, value: 110, from: localDate('2022-06-30'), until: null },
  ];
  const cases: readonly [string, number | null][] = [
    ['2021-06', null],
    ['2021-07', 100],
    ['2022-05', 100],
    ['2022-06', 110],
  ];
  for (const [of, children] of cases) {
    it(`${of} is that in force on its last day`, () => assert.equal(populationIn(month(of), population), children));
  }
});
