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

const LONDON: Benchmark = { ...ENGLAND, area: { kind: 'region', code: null, name: 'London' } };

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
  ['the highest since August 2020', [97, ...STABLE.slice(1, -1), 96], 'holds', /highest since August 2020\./],
  [
    'the highest since September 2020',
    [80, 80, 97, ...STABLE.slice(3, -1), 96],
    'refused',
    /since October 2020, not before/,
  ],
  ['the highest for a year', RISING, 'holds', /highest of all 24/],
  ['the highest for over a year', [...STABLE.slice(0, 8), 97, ...STABLE.slice(9, -1), 96], 'holds', /since April 2021/],
  ['the highest for two years', RISING, 'open', /known since August 2020 alone/],
  ['the highest for ten years', RISING, 'open', /known since August 2020 alone/],
  ['the highest for umpteen years', RISING, 'open', /not understood/],
  ['not the highest on record', RISING, 'refused', /highest of all 24/],
  ['one of the highest on record', RISING, 'open', /“one of”/],
  ['nearly the highest on record', RISING, 'open', /“nearly”/],
  ['the second highest on record', RISING, 'open', /“second”/],
  ['the highest on record', RISING.slice(-12), 'open', /Only 12 final months are known with cases enough/],
  ['the highest on record', RISING.slice(-13), 'holds', /of all 13 months/],
  ['timeliness improved', RISING, 'holds', /chance alone would seldom/],
  ['timeliness has improved', STABLE, 'refused', /usual range/],
  ['timeliness is improving', FALLING, 'refused', /chance alone would seldom/],
  ['performance declined', FALLING, 'holds', /chance alone would seldom/],
  ['performance declined', STABLE, 'refused', /usual range/],
  ['it is unchanged', STABLE, 'holds', /usual range/],
  ['it has not improved', RISING, 'refused', /chance alone would seldom/],
  ['it improved', [80], 'open', /cannot be determined/],
  ['it has not improved', FALLING, 'holds', /judged from .+ to July 2022/],
  ['it has not improved', STABLE, 'holds', /usual range/],
  ['it has not worsened', FALLING, 'refused', /chance alone would seldom/],
  ['it never got worse', FALLING, 'refused', /chance alone would seldom/],
  ['it didn’t get worse', FALLING, 'refused', /chance alone would seldom/],
  ['it is no longer improving', RISING, 'refused', /chance alone would seldom/],
  ['it will improve', RISING, 'open', /“will”/],
  ['it needs improvement', RISING, 'open', /“needs”/],
  ['it failed to improve', RISING, 'refused', /chance alone would seldom/],
  ['it is not stable', STABLE, 'refused', /usual range/],
  ['it improved over the last year', RISING, 'holds', /chance alone would seldom/],
  [
    'it improved over the last three years',
    RISING,
    'open',
    /time of its own, “over the last three years”\. It is judged from/,
  ],
  ['it improved since 2019', RISING, 'open', /time of its own/],
  ['it improved since last year', RISING, 'open', /time of its own, “since last year”/],
  ['it improved this month', RISING, 'open', /time of its own/],
  ['it improved in the East team', RISING, 'open', /a part, “in the East team”/],
  ['it improved for boys', RISING, 'open', /a part, “for boys”/],
  ['it improved in July', RISING, 'holds', /chance alone would seldom/],
  ['nobody can say it improved', RISING, 'open', /nobody/],
  ['is it improving?', RISING, 'open', /“\?”/],
  ['we always met the target', RISING, 'open', /always/],
  ['we met the target every month', RISING, 'open', /“every month”\. A month alone/],
  ['it was 96% last year', RISING, 'open', /“last year”/],
  ['in May 2021 it improved', RISING, 'open', /latest month/],
  ['it rose', RISING, 'holds', /chance alone would seldom/],
  ['it fell', RISING, 'refused', /chance alone would seldom/],
  ['it declined', FALLING, 'holds', /chance alone would seldom/],
  ['it declined', RISING, 'refused', /chance alone would seldom/],
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
  ['not better than England', RISING, 'refused', /outside/, [ENGLAND]],
  ['no better than England', STABLE, 'open', /within/, [ENGLAND]],
  ['better than the region', RISING, 'holds', /London/, [LONDON]],
  ['better than the South West', RISING, 'open', /No published figure .+ south west/, [ENGLAND, LONDON]],
  ['better than the East of England', RISING, 'open', /No published figure .+ east of england/, [ENGLAND, LONDON]],
  ['better than London', RISING, 'holds', /London/, [ENGLAND, LONDON]],
  ['we met the target', RISING, 'holds', /96\.0% in July 2022, against a target of at least 90\.0%/],
  ['we met our target', STABLE, 'refused', /80\.0% in July 2022/],
  ['we have not met the target', STABLE, 'holds', /at least 90\.0%/],
  ['we missed the target', STABLE, 'holds', /at least 90\.0%/],
  ['we failed to meet the target', RISING, 'refused', /at least 90/],
  ['we failed to meet the target', STABLE, 'holds', /at least 90/],
  ['we did not quite meet the target', RISING, 'refused', /at least 90/],
  ['we are on course to meet the target', RISING, 'open', /“on course/],
  ['we are above target', RISING, 'holds', /at least 90/],
  ['we are below target', RISING, 'refused', /at least 90/],
  ['we met the target in June 2022', RISING, 'open', /latest month/],
  ['we met the target in July 2022', RISING, 'holds', /July 2022/],
  ['95% in June 2022', RISING, 'holds', /figure of June 2022/],
  ['96% in June 2022', RISING, 'refused', /figure of July 2022; that of June 2022 is 95/],
  ['In June it was 96%', RISING, 'refused', /that of June 2022/],
  ['96% in June 2019', RISING, 'open', /no figure of the month/],
  ['it now comes to 96%', RISING, 'holds', /July 2022/],
  ['we want to improve', RISING, 'open', /“to”/],
  ['over 96%', RISING, 'open', /“over 96%”/],
  ['more than 96%', RISING, 'open', /not the figure itself/],
  ['another 96% of it', RISING, 'holds', /July/],
  ['England has 96%', RISING, 'open', /not the figure itself/],
  ['a target of 96%', RISING, 'open', /not the figure itself/],
  ['a rate of 96.04%', RISING, 'refused', /No month/],
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

describe('a record among months of which one has few cases', () => {
  const measure = testMeasure();
  const series = testSeries(measure, RISING).map((point, index) =>
    index === 3 ? { ...point, numerator: 8, denominator: 8, value: 100 } : point,
  );
  const judged = judge(measure, 'the council', series, JUDGING);
  it('says that it is left out', () => {
    const [claim] = claimsIn('the highest on record');
    const checked = claim && check(claim, { judged, benchmarks: [] });
    assert.equal(checked?.answer, 'holds');
    assert.match(checked?.basis ?? '', /of all 23 months that are known, since August 2020, 1 month of fewer than ten/);
  });
});

describe('a measure of which less is better', () => {
  const better = 'lower';
  const target = { kind: 'atMost', value: 70 } as const;
  const cases: readonly [sentence: string, values: readonly number[], answer: Answer][] = [
    ['it fell', FALLING, 'holds'],
    ['it fell', RISING, 'refused'],
    ['it rose', RISING, 'holds'],
    ['it declined', RISING, 'open'],
    ['performance declined', FALLING, 'open'],
    ['it improved', FALLING, 'holds'],
    ['it is above target', FALLING, 'open'],
    ['it is below target', RISING, 'open'],
    ['it met the target', FALLING, 'holds'],
    ['it missed the target', RISING, 'holds'],
  ];
  for (const [sentence, values, answer] of cases)
    it(`"${sentence}": ${answer}`, () => {
      const [claim] = claimsIn(sentence);
      assert.equal(claim && check(claim, { judged: of(values, { better, target }), benchmarks: [] }).answer, answer);
    });
});

describe('the claims of a sentence', () => {
  const sentences: readonly [string, string[]][] = [
    ['Children are seen in time.', []],
    [
      'It improved to 84%, the highest since 2019, and is better than the South West.',
      ['improved', 'figure', 'record', 'beside'],
    ],
    ['Visits have not improved and missed the target.', ['improved', 'target']],
    ['It fell by 5 percentage points.', ['moved']],
    ['It fell by 5% points.', ['moved']],
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
