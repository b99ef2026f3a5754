import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Benchmark } from '#features/benchmarks/index.ts';
import { judge } from '#features/scorecard/index.ts';
import { BASELINE, testMeasure, testSeries } from '#features/scorecard/testing/measures.ts';
import { localDate } from '#kernel/local-date.ts';
import { month } from '#kernel/month.ts';
import { claimsIn } from './claim-words.ts';
import { check } from './claims.ts';

const JUDGING = { from: month('2021-08'), to: month('2022-07'), today: localDate('2022-08-30') };

function of(values: readonly number[], changed = {}) {
  const measure = testMeasure(changed);
  return judge(measure, 'the council', testSeries(measure, values), JUDGING);
}

const STABLE = [...BASELINE, ...BASELINE];
const RISING = [...BASELINE, ...BASELINE.slice(0, 5), 92, 93, 94, 95, 94, 95, 96];
const FALLING = [...BASELINE, ...BASELINE.slice(0, 5), 60, 60, 60, 60, 60, 60, 58];

const ENGLAND: Benchmark = {
  measure: 'AS-01',
  item: { code: 'AS-01', name: 'Assessments in 45 working days' },
  unit: 'percent',
  year: '2021-22',
  endsOn: localDate('2022-03-31'),
  covers: 'year',
  area: { kind: 'england', code: '970', name: 'England' },
  value: 84.5,
  mark: null,
  source: 'Made up for tests',
  publishedOn: localDate('2022-07-01'),
  derivation: null,
};

type Answer = 'holds' | 'refused' | 'open';
const CLAIMS: readonly [
  sentence: string,
  values: readonly number[],
  answer: Answer,
  basis: RegExp,
  benchmarks?: Benchmark[],
][] = [
  [
    'Timeliness is the highest on record',
    RISING,
    'holds',
    /96\.0% in July 2022 is the highest of all 24 months that are known, since August 2020\./,
  ],
  ['a record high', RISING, 'holds', /highest of all 24/],
  ['the lowest on record', RISING, 'refused', /not the lowest for over a year/],
  ['the best ever', RISING, 'holds', /highest/],
  ['the worst ever', FALLING, 'holds', /58\.0% in July 2022 is the lowest/],
  ['the highest since 2021', RISING, 'holds', /highest/],
  ['the highest since March 2019', RISING, 'open', /known since August 2020 alone/],
  ['the highest on record', [97, ...STABLE.slice(1, -1), 96], 'refused', /highest since August 2020, not before/],
  ['the highest since 2021', [97, ...STABLE.slice(1, -1), 96], 'holds', /highest since August 2020\./],
  ['the highest since August 2020', [97, ...STABLE.slice(1, -1), 96], 'refused', /not before/],
  ['the highest on record', RISING.slice(-12), 'open', /Only 12 final months are known/],
  ['the highest on record', RISING.slice(-13), 'holds', /of all 13 months/],
  ['timeliness improved', RISING, 'holds', /not chance/],
  ['timeliness has improved', STABLE, 'refused', /usual range/],
  ['timeliness is improving', FALLING, 'refused', /not chance/],
  ['performance declined', FALLING, 'holds', /not chance/],
  ['performance declined', STABLE, 'refused', /usual range/],
  ['it is unchanged', STABLE, 'holds', /usual range/],
  ['it has not improved', RISING, 'refused', /not chance/],
  ['it improved', [80], 'open', /cannot be determined/],
  [
    'better than England',
    RISING,
    'holds',
    /England in the year to 31 March 2022: 84\.5%.+outside the interval/,
    [ENGLAND],
  ],
  ['worse than England', RISING, 'refused', /outside/, [ENGLAND]],
  ['better than England', STABLE, 'refused', /within the interval/, [ENGLAND]],
  ['higher than the national average', RISING, 'holds', /84\.5%/, [ENGLAND]],
  ['lower than England', RISING, 'refused', /84\.5%/, [ENGLAND]],
  ['better than the region', RISING, 'open', /No published figure .+ the region/, [ENGLAND]],
  ['we met the target', RISING, 'holds', /96\.0% in July 2022, against a target of at least 90\.0%/],
  ['we met our target', STABLE, 'refused', /80\.0% in July 2022/],
  ['we have not met the target', STABLE, 'holds', /at least 90\.0%/],
  ['we missed the target', STABLE, 'holds', /at least 90\.0%/],
  ['now at 96%', RISING, 'holds', /figure of July 2022/],
  ['now at 95.9%', RISING, 'refused', /No month has that figure; that of July 2022 is 96\.0%/],
  ['now at 95%', RISING, 'refused', /figure of June 2022; that of July 2022 is 96\.0%/],
];

describe('a claim is answered with its basis', () => {
  for (const [sentence, values, answer, basis, benchmarks = []] of CLAIMS)
    it(`"${sentence}": ${answer}`, () => {
      const claims = claimsIn(sentence);
      assert.equal(claims.length, 1, JSON.stringify(claims));
      const [claim] = claims;
      if (!claim) return;
      const checked = check(claim, { judged: of(values), benchmarks });
      assert.equal(checked.answer, answer, checked.basis);
      assert.match(checked.basis, basis);
      assert.match(checked.basis, /extract as at .+\.\)$/);
    });

  it('and with none where there is no figure', () => {
    const [claim] = claimsIn('it improved');
    assert.equal(claim && check(claim, { judged: of([]), benchmarks: [] }).answer, 'open');
  });

  it('and not where neither way is better', () => {
    const judged = of(RISING, { better: 'neither', target: null });
    for (const sentence of ['the best on record', 'we met the target', 'better than England']) {
      const [claim] = claimsIn(sentence);
      assert.equal(claim && check(claim, { judged, benchmarks: [ENGLAND] }).answer, 'open', sentence);
    }
  });
});

describe('the claims of a sentence', () => {
  const sentences: readonly [string, string[]][] = [
    ['Children are seen in time.', []],
    [
      'It improved to 84%, the highest since 2019, and is better than the South West.',
      ['improved', 'figure', 'record', 'beside'],
    ],
    ['Visits have not improved and missed the target.', ['unchanged', 'target']],
    ['This is the best figure for over a year.', ['record']],
    ['It is below target and getting worse.', ['target', 'improved']],
    ['Not better than our statistical neighbours', ['beside']],
  ];
  for (const [sentence, kinds] of sentences)
    it(`"${sentence}"`, () =>
      assert.deepEqual(
        claimsIn(sentence).map(({ kind }) => kind),
        kinds,
      ));
});
