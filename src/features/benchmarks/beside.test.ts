import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type LocalDate, localDate } from '#kernel/local-date.ts';
import { month } from '#kernel/month.ts';
import { ENGLAND, NEIGHBOURS } from './areas.ts';
import { besideOurs, comparedWith, type OurFigure } from './beside.ts';
import type { Benchmark } from './figure.ts';
import { neighboursIn, withNeighboursMean } from './neighbours.ts';

const PUBLISHED: Benchmark = {
  ...{ measure: 'FD-08', item: { code: 'ReReferral', name: 'Re-referrals' }, unit: 'percent', year: '2025' },
  ...{ endsOn: localDate('2025-03-31'), covers: 'year', area: ENGLAND, value: 22.6, mark: null },
  ...{ source: 'DfE, Children in need 2025', publishedOn: localDate('2025-10-30'), derivation: null },
};
const SOUTH_WEST = { kind: 'region', code: null, name: 'South West' } as const;
const OURS: OurFigure = {
  ...{ value: 20, unit: 'percent', interval: { lower: 18, upper: 22.5 }, better: 'lower' },
  period: { kind: 'months', from: month('2025-02'), to: month('2025-07') },
};

describe('published figures beside ours', () => {
  it('are told with their year and source, and what ours is about', () => {
    const figures = [{ ...PUBLISHED, area: SOUTH_WEST, value: 22.1 }, PUBLISHED];
    assert.equal(
      besideOurs({ period: { kind: 'month', month: month('2022-07') } }, figures),
      'England 22.6%, South West 22.1% in the year to 31 March 2025 (DfE, Children in need 2025, published 30 October 2025); ours is July 2022 alone',
    );
  });

  it('of different years are told apart, and withheld ones stay withheld', () => {
    const older = { ...PUBLISHED, area: SOUTH_WEST, value: null, mark: 'c', endsOn: localDate('2024-03-31') };
    const words = besideOurs(OURS, [PUBLISHED, older, { ...older, endsOn: localDate('2023-03-31') }]) ?? '';
    assert.match(words, /^England 22\.6% in the year to 31 March 2025 .*; South West suppressed \(c\) in the year to/);
    assert.match(words, /31 March 2024.*; ours is February 2025 to July 2025$/);
    assert.doesNotMatch(words, /2023/);
  });

  it('of a day are told as on that day', () => {
    const words = besideOurs({ period: { kind: 'day', on: localDate('2022-07-31') } }, [
      { ...PUBLISHED, covers: 'day' },
    ]);
    assert.match(words ?? '', /^England 22\.6% on 31 March 2025 .*; ours is 31 July 2022$/);
  });

  it('are nothing where nothing is published', () => assert.equal(besideOurs(OURS, []), null));
});

describe('a comparison with a published figure', () => {
  const verdicts: [string, Partial<OurFigure>, Partial<Benchmark>, string][] = [
    ['outside the interval, where less is better', {}, {}, 'better'],
    ['outside the interval, where more is better', { better: 'higher' }, {}, 'worse'],
    ['below the interval, where less is better', {}, { value: 17.9 }, 'worse'],
    ['at the upper end of the interval', {}, { value: 22.5 }, 'about the same'],
    ['at the lower end of the interval', {}, { value: 18 }, 'about the same'],
    ['without a figure of ours', { value: null }, {}, 'cannot be compared'],
    ['without an interval', { interval: null }, {}, 'cannot be compared'],
    ['with a withheld figure', {}, { value: null, mark: 'c' }, 'cannot be compared'],
    ['with an unreliable figure', {}, { mark: 'u' }, 'cannot be compared'],
    ['in another unit', { unit: 'per10000' }, {}, 'cannot be compared'],
    ['of counts', { unit: 'count' }, { unit: 'count' }, 'cannot be compared'],
    ['where neither is better', { better: 'neither' }, {}, 'cannot be compared'],
    ['of another time', {}, { endsOn: localDate('2023-03-31') }, 'cannot be compared'],
  ];
  for (const [what, ours, theirs, verdict] of verdicts)
    it(`${what}: ${verdict}`, () => {
      const found = comparedWith({ ...OURS, ...ours }, { ...PUBLISHED, ...theirs });
      assert.equal(found.verdict, verdict);
      assert.match(found.reason, /\.$/);
    });

  it('tells both periods', () => {
    const { reason } = comparedWith(OURS, PUBLISHED);
    assert.match(reason, /the year to 31 March 2025/);
    assert.match(reason, /February 2025 to July 2025/);
  });
});

describe('the neighbours’ mean', () => {
  const row = (model: string, rank: number, sequence: number) => ({
    ...{ model, council: '999', rank, code: String(800 + rank), name: `Council ${rank}`, closeness: 'Close', sequence },
  });
  const ten = Array.from({ length: 10 }, (_, index) => row('May 2025', index + 1, 1));
  const published = (rank: number, value: number | null): Benchmark => ({
    ...{ ...PUBLISHED, value, mark: value === null ? 'c' : null },
    area: { kind: 'council', code: String(800 + rank), name: `Council ${rank}` },
  });
  const meanOf = (figures: readonly Benchmark[]) =>
    withNeighboursMean(figures, neighboursIn(ten)).find(({ area }) => area.kind === 'statisticalNeighbours');

  it('is of those who published, and says how many', () => {
    const mean = meanOf([1, 2, 3, 4, 5, 6].map((rank) => published(rank, rank === 6 ? null : rank * 10)));
    assert.equal(mean?.value, 30);
    assert.match(mean?.derivation ?? '', /unweighted, 5 of 10 published; model of May 2025$/);
  });
  it('is not given of fewer than five', () => {
    const mean = meanOf([1, 2, 3, 4].map((rank) => published(rank, 10)));
    assert.deepEqual([mean?.value, mean?.mark], [null, 'x']);
  });
  it('leaves the publisher’s own in its place, and other councils out', () => {
    assert.equal(meanOf([published(1, 10), { ...PUBLISHED, area: NEIGHBOURS, value: 3 }])?.value, 3);
    assert.equal(meanOf([{ ...published(1, 10), area: { kind: 'council', code: '700', name: 'Other' } }]), undefined);
  });
  it('is never of two years at once', () => {
    const other: LocalDate = localDate('2024-03-31');
    const figures = [1, 2, 3, 4, 5].flatMap((rank) => [published(rank, 10), { ...published(rank, 20), endsOn: other }]);
    const means = withNeighboursMean(figures, neighboursIn(ten)).filter(({ area }) => area.kind !== 'council');
    assert.deepEqual(means.map(({ value }) => value).sort(), [10, 20]);
  });
  it('follows the newest model, and of one model the file that was loaded last', () => {
    const set = neighboursIn([...ten, row('April 2021', 1, 9), { ...row('May 2025', 3, 2), name: 'Anew' }]);
    assert.equal(set?.model, 'May 2025');
    assert.deepEqual(
      set?.neighbours.map(({ name }) => name),
      ['Anew'],
    );
  });
});
