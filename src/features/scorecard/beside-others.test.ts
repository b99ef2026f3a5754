import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Benchmark } from '#features/benchmarks/index.ts';
import { localDate } from '#kernel/local-date.ts';
import { month } from '#kernel/month.ts';
import { englandBeside, linesOnChart, ourPeriodOf } from './beside-others.ts';
import { testMeasure } from './testing/measures.ts';

const ENGLAND = { kind: 'england', code: '970', name: 'England' } as const;
const SOUTH_WEST = { kind: 'region', code: null, name: 'South West' } as const;
const NEIGHBOURS = { kind: 'statisticalNeighbours', code: null, name: 'Statistical neighbours' } as const;

function published(area: Benchmark['area'], changed: Partial<Benchmark> = {}): Benchmark {
  return {
    ...{ measure: 'AS-01', item: { code: 'AS-01', name: 'AS-01' }, unit: 'percent', year: '2021', area, value: 87.6 },
    ...{ endsOn: localDate('2021-03-31'), covers: 'year', mark: null, source: 'DfE', publishedOn: null },
    ...{ derivation: null, ...changed },
  };
}

const labels = (figures: readonly Benchmark[], measure = testMeasure()) =>
  linesOnChart(measure, figures).map(({ label }) => label);

describe('what a figure of ours is about', () => {
  const march = month('2022-03');
  const cases = [
    ['flow', { kind: 'month', month: march }],
    ['cohort', { kind: 'month', month: march }],
    ['snapshot', { kind: 'day', on: localDate('2022-03-31') }],
    ['rolling12', { kind: 'months', from: month('2021-04'), to: march }],
    ['rolling36', { kind: 'months', from: month('2019-04'), to: march }],
  ] as const;
  for (const [timing, period] of cases)
    it(`${timing}: ${period.kind}`, () => assert.deepEqual(ourPeriodOf({ timing }, march), period));
});

describe('the lines of others on a chart', () => {
  it('are England, the region and the neighbours, each the newest', () => {
    const before = { year: '2020', endsOn: localDate('2020-03-31') };
    const figures = [published(NEIGHBOURS), published(ENGLAND, before), published(ENGLAND), published(SOUTH_WEST)];
    assert.deepEqual(labels(figures), ['England 2021', 'South West 2021', 'Statistical neighbours 2021']);
  });

  it('lie at the twelve months of a year and at the month of a day', () => {
    const [year] = linesOnChart(testMeasure(), [published(ENGLAND)]);
    assert.deepEqual([year?.from, year?.to], ['2020-04', '2021-03']);
    const [day] = linesOnChart(testMeasure(), [published(ENGLAND, { covers: 'day' })]);
    assert.deepEqual([day?.from, day?.to], ['2021-03', '2021-03']);
  });

  const none: [string, Benchmark[], Parameters<typeof labels>[1]?][] = [
    ['of single councils', [published({ kind: 'council', code: '865', name: 'Wiltshire' })]],
    ['of good and outstanding councils', [published({ kind: 'goodAndOutstanding', code: null, name: 'Good' })]],
    ['of what is withheld', [published(ENGLAND, { value: null, mark: 'c' })]],
    ['of what is unreliable', [published(ENGLAND, { mark: 'u' })]],
    ['in another unit', [published(ENGLAND, { unit: 'per10000' })]],
    ['of counts', [published(ENGLAND, { unit: 'count' })], testMeasure({ kind: 'count' })],
    ['of regions where several are held', [published(SOUTH_WEST), published({ ...SOUTH_WEST, name: 'London' })]],
  ];
  for (const [what, figures, measure] of none)
    it(`are not drawn ${what}`, () => assert.deepEqual(labels(figures, measure), []));
});

describe('England beside a measure', () => {
  it('is its newest figure', () => {
    const older = published(ENGLAND, { year: '2020', endsOn: localDate('2020-03-31'), value: 80 });
    assert.equal(englandBeside(testMeasure(), [older, published(ENGLAND), published(SOUTH_WEST)])?.value, 87.6);
  });
  it('is none where there is none that may stand there', () => {
    assert.equal(englandBeside(testMeasure(), [published(SOUTH_WEST)]), null);
    assert.equal(englandBeside(testMeasure({ kind: 'count' }), [published(ENGLAND, { unit: 'count' })]), null);
  });
});
