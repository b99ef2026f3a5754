import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, localDate } from '#kernel/local-date.ts';
import { month, monthAfter } from '#kernel/month.ts';
import {
  type Chart,
  type ControlMonth,
  controlChart,
  groupComparison,
  issueBars,
  movementChart,
  sparkline,
  type Unit,
  verdictBar,
} from './index.ts';
import { sizeOf, wordsOf } from './reading.support.ts';
import { SAMPLES } from './samples.support.ts';
import { asWords, soundChart, soundPicture } from './sound.support.ts';

const words = fc.string({ minLength: 1, maxLength: 60 }).map(asWords);
const RUNS = 150;
const unit = fc.constantFrom<Unit>('percent', 'count', 'rate', 'days');
const figure = fc.oneof(fc.constant(0), fc.constant(100), fc.double({ min: 0, max: 100, noNaN: true }));
const signal = fc.constantFrom('good' as const, 'bad' as const, 'high' as const, 'low' as const, null);
const limits = fc
  .option(fc.tuple(figure, figure, figure), { nil: null })
  .map((three) => three?.toSorted((a, b) => a - b))
  .map((three) => ({ lower: three?.[0] ?? null, centre: three?.[1] ?? null, upper: three?.[2] ?? null }));

const controlMonths = fc
  .tuple(
    fc.array(
      fc.record({
        value: fc.option(figure, { nil: null }),
        signal,
        status: fc.constantFrom('provisional' as const, 'final' as const, 'revised' as const),
        gap: fc.boolean(),
      }),
      { maxLength: 48 },
    ),
    fc.array(limits, { minLength: 1, maxLength: 3 }),
  )
  .map(([points, runs]) => {
    let at = 0;
    return points.map(({ gap, ...point }, index): ControlMonth => {
      at += gap && index % 7 === 3 ? 3 : 1;
      const run = runs[Math.floor((index / points.length) * runs.length)] ?? { lower: null, centre: null, upper: null };
      return { month: monthAfter(month('2019-12'), at), ...run, ...point };
    });
  });

const anyMonth = fc.nat({ max: 60 }).map((at) => monthAfter(month('2019-12'), at));
const control = fc
  .record({
    id: fc.constant('chart'),
    title: words,
    unit,
    months: controlMonths,
    target: fc.option(
      fc.oneof(
        fc.record({ value: figure }),
        fc.record({
          byMonth: fc.uniqueArray(
            fc.record({ month: anyMonth, value: fc.option(fc.constantFrom(0, 80, 90, 100), { nil: null }) }),
            { maxLength: 40, selector: (each) => each.month },
          ),
          label: fc.option(words, { nil: undefined }),
        }),
      ),
      { nil: null },
    ),
    annotations: fc.array(
      fc.record({
        month: anyMonth,
        text: words,
        kind: fc.constantFrom('event' as const, 'definition' as const, 'rebase' as const, undefined),
      }),
      { maxLength: 5 },
    ),
    benchmarks: fc.array(
      fc.record({
        label: words,
        value: figure,
        from: fc.option(anyMonth, { nil: null }),
        to: fc.option(anyMonth, { nil: null }),
      }),
      { maxLength: 3 },
    ),
  })
  .map(controlChart);

const groups = fc
  .record({
    id: fc.constant('chart'),
    title: words,
    unit,
    whole: fc.record({ name: fc.constant('The council'), value: fc.option(figure, { nil: null }) }),
    target: fc.option(fc.record({ value: figure }), { nil: null }),
    groups: fc.array(
      fc.record({
        name: words,
        value: fc.option(figure, { nil: null }),
        lower: fc.option(figure, { nil: null }),
        upper: fc.option(figure, { nil: null }),
        madeOf: fc.constantFrom('3 of 4', '1,204 of 11,340'),
        signal,
      }),
      { maxLength: 15 },
    ),
  })
  .map(groupComparison);

const movement = fc
  .record({
    id: fc.constant('chart'),
    title: words,
    unit,
    finalFrom: fc.option(
      fc.nat({ max: 300 }).map((days) => addDays(localDate('2022-01-05'), days)),
      { nil: null },
    ),
    movements: fc.uniqueArray(fc.nat({ max: 300 }), { maxLength: 9 }).chain((days) =>
      fc.tuple(
        ...days
          .toSorted((a, b) => a - b)
          .map((day) =>
            fc.record({
              asAt: fc.constant(addDays(localDate('2022-01-05'), day)),
              value: fc.option(figure, { nil: null }),
            }),
          ),
      ),
    ),
  })
  .map(movementChart);

const issues = fc
  .record({
    id: fc.constant('chart'),
    title: words,
    bars: fc.array(
      fc.record({
        label: words,
        count: fc.nat({ max: 200_000 }),
        weight: fc.constantFrom('error' as const, 'warning' as const),
      }),
      { maxLength: 12 },
    ),
  })
  .map(issueBars);

const verdicts = fc
  .record({
    id: fc.constant('chart'),
    title: words,
    counts: fc.record({
      improving: fc.nat({ max: 90 }),
      noChange: fc.nat({ max: 90 }),
      gettingWorse: fc.nat({ max: 90 }),
      undetermined: fc.nat({ max: 90 }),
    }),
  })
  .map(verdictBar);

const sparks = fc
  .record({
    id: fc.constant('chart'),
    title: words,
    unit,
    verdict: fc.constantFrom(
      'improving' as const,
      'noChange' as const,
      'gettingWorse' as const,
      'undetermined' as const,
    ),
    points: controlMonths.map((points) => points.map((point) => ({ ...point, label: point.month }))),
  })
  .map(sparkline);

const KINDS: Record<string, fc.Arbitrary<Chart>> = {
  'control chart': control,
  'group comparison': groups,
  'movement chart': movement,
  'issue bars': issues,
  'verdict bar': verdicts,
  sparkline: sparks,
};

for (const [name, charts] of Object.entries(KINDS)) {
  test(`whatever the figures, the ${name} writes no label over another and draws inside its frame`, () => {
    fc.assert(fc.property(charts, soundChart), { numRuns: RUNS });
  });
}

test('every sample is sound too, and its wide and narrow forms share no id', () => {
  for (const [name, draw] of Object.entries(SAMPLES)) {
    const chart = draw();
    soundPicture(chart.svg);
    if (chart.narrowSvg === undefined) continue;
    soundPicture(chart.narrowSvg);
    const ids = [...(chart.svg + chart.narrowSvg).matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    assert.equal(new Set(ids).size, ids.length, name);
    assert.equal(sizeOf(chart.narrowSvg).width, 340, name);
  }
});

test('a narrow picture has type of at least 12 pixels', () => {
  for (const draw of Object.values(SAMPLES)) {
    const sizes = [...(draw().narrowSvg ?? '').matchAll(/font-size="([\d.]+)"/g)].map((match) => Number(match[1]));
    for (const size of sizes) assert.ok(size >= 12);
  }
});

test('a title or a name cannot bring in markup', () => {
  const chart = controlChart({ id: 'x', title: '<script>alert(1)</script>', unit: 'count', months: [] });
  assert.doesNotMatch(chart.svg, /<script/);
  assert.throws(() => controlChart({ id: 'x" onload="', title: 'x', unit: 'count', months: [] }), /id/);
});

test('the names of lines stand beside the last month, and the newest figure with them', () => {
  const chart = SAMPLES['control-usual']?.();
  const written = wordsOf(chart?.svg ?? '').map((each) => each.words);
  for (const label of [
    'Upper limit 93%',
    'Target 90%',
    'Average 82%',
    'Lower limit 71%',
    'Latest 71.1%',
    'Provisional',
    'Manager left, Assessment South',
  ]) {
    assert.ok(written.includes(label), label);
  }
  assert.match(chart?.summary ?? '', /^24 months from August 2020 \(88%\) to July 2022 \(71\.1%\)\./);
});

test('a target that changes is drawn in steps, and said with what it was before', () => {
  const chart = SAMPLES['control-targets-and-others']?.();
  const written = wordsOf(chart?.svg ?? '').map((each) => each.words);
  for (const label of ['Target 90%', 'England 2021: 87.6%', 'England 2019: 83.1%']) {
    assert.ok(written.includes(label), label);
  }
  for (const letter of ['A', 'B', 'C']) assert.equal(written.filter((each) => each === letter).length, 2);
  assert.match(chart?.summary ?? '', /The target is 90%; until March 2022 it was 85%\. England 2021: 87\.6%\./);
  const column = chart?.table.columns.findIndex(({ heading }) => heading === 'Target') ?? -1;
  const targets = chart?.table.rows.map((row) => row[column]);
  assert.deepEqual([targets?.[7], targets?.[8], targets?.[19], targets?.[20]], ['–', '85%', '85%', '90%']);
});

test('a month without a target breaks its line, and a last month without one leaves no name for it', () => {
  const months = ['2022-01', '2022-02', '2022-03'].map((text) => ({
    month: month(text),
    value: 50,
    centre: null,
    lower: null,
    upper: null,
    signal: null,
    status: 'final' as const,
  }));
  const byMonth = [80, null, 80].map((value, index) => ({ month: monthAfter(month('2022-01'), index), value }));
  const pathOf = (svg: string) => /<path d="([^"]+)"[^>]* stroke-dasharray="7 4"/.exec(svg)?.[1] ?? '';
  const broken = controlChart({ id: 'x', title: 'x', unit: 'percent', months, target: { byMonth } });
  assert.equal(pathOf(broken.svg).match(/M/g)?.length, 2);
  const ended = controlChart({
    id: 'x',
    title: 'x',
    unit: 'percent',
    months,
    target: { byMonth: byMonth.slice(0, 1) },
  });
  assert.ok(!wordsOf(ended.svg).some((each) => each.words.startsWith('Target')));
  assert.doesNotMatch(ended.summary, /target/);
});

test('a change of definition breaks the line of the months, and what merely happened does not', () => {
  const months = [50, 51, 52, 53].map((value, index) => ({
    month: monthAfter(month('2022-01'), index),
    value,
    centre: null,
    lower: null,
    upper: null,
    signal: null,
    status: 'final' as const,
  }));
  const partsOf = (kind: 'definition' | 'event') => {
    const annotations = [{ month: month('2022-03'), text: 'x', kind }];
    const { svg } = controlChart({ id: 'x', title: 'x', unit: 'count', months, annotations });
    return /<path d="([^"]+)" fill="none" stroke="#16242c" stroke-width="1.75"/.exec(svg)?.[1]?.match(/M/g)?.length;
  };
  assert.deepEqual([partsOf('event'), partsOf('definition')], [1, 2]);
});

test('more than three benchmarks are refused', () => {
  const benchmarks = Array.from({ length: 4 }, () => ({ label: 'x', value: 1, from: null, to: null }));
  assert.throws(() => controlChart({ id: 'x', title: 'x', unit: 'count', months: [], benchmarks }), /three/);
});
