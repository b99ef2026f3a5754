import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { month, monthAfter } from '#kernel/month.ts';
import { type FunnelPosition, funnelChart, smallMultiples, type Unit, type VerdictKey } from './index.ts';
import { wordsOf } from './reading.support.ts';
import { SAMPLES } from './samples.support.ts';
import { asWords, soundChart } from './sound.support.ts';

const words = fc.string({ minLength: 1, maxLength: 60 }).map(asWords);
const RUNS = { numRuns: 100 };
const unit = fc.constantFrom<Unit>('percent', 'count', 'rate', 'days');
const figure = fc.oneof(fc.constant(0), fc.constant(100), fc.double({ min: 0, max: 100, noNaN: true }));

const funnel = fc
  .record({
    id: fc.constant('chart'),
    title: words,
    unit,
    better: fc.constantFrom('higher' as const, 'lower' as const, null),
    centre: figure,
    curve: fc.uniqueArray(fc.integer({ min: 1, max: 900 }), { maxLength: 30 }).chain((sizes) =>
      fc.tuple(
        ...sizes
          .toSorted((a, b) => a - b)
          .map((cases) =>
            fc.array(figure, { minLength: 4, maxLength: 4 }).map((limits) => {
              const [lower998 = 0, lower95 = 0, upper95 = 0, upper998 = 0] = limits.toSorted((a, b) => a - b);
              return { cases, lower95, upper95, lower998, upper998 };
            }),
          ),
      ),
    ),
    points: fc.array(
      fc.record({
        name: words,
        cases: fc.integer({ min: 1, max: 900 }),
        value: figure,
        madeOf: fc.constantFrom('', '3 of 4', '1,204 of 11,340'),
        position: fc.constantFrom<FunnelPosition>('inside', 'above95', 'below95', 'above998', 'below998'),
        isSmall: fc.boolean(),
      }),
      { maxLength: 40 },
    ),
  })
  .map(funnelChart);

test('whatever the figures, the funnel writes no label over another and draws inside its frame', () => {
  fc.assert(fc.property(funnel, soundChart), RUNS);
});

test('a funnel names every team outside the limits, on a telephone by a number and a list', () => {
  const chart = SAMPLES['funnel']?.();
  const wide = wordsOf(chart?.svg ?? '').map((each) => each.words);
  const narrow = wordsOf(chart?.narrowSvg ?? '').map((each) => each.words);
  for (const name of ['Assessment South', 'Assessment West', 'Family Safeguarding South', 'Edge of care']) {
    assert.ok(wide.includes(name), name);
    assert.ok(
      narrow.some((line) => line.startsWith(`${name}: `)),
      name,
    );
  }
  assert.ok(wide.includes('The council 71%') && narrow.includes('The council 71%'));
});

test('forty teams in one place outside the limits are all still named, in the list below if nowhere else', () => {
  const points = Array.from({ length: 40 }, (_, index) => ({
    name: `Team ${index + 1}`,
    cases: 50,
    value: 20,
    madeOf: '10 of 50',
    position: 'below998' as const,
    isSmall: false,
  }));
  const chart = funnelChart({
    id: 'many',
    title: 'Many',
    unit: 'percent',
    better: 'higher',
    centre: 70,
    curve: [],
    points,
  });
  soundChart(chart);
  const written = wordsOf(chart.svg).map((each) => each.words);
  for (const { name } of points)
    assert.ok(
      written.some((line) => line === name || line.startsWith(`${name}: `)),
      name,
    );
});

test('where nobody says which is better, a point outside the limits is a diamond and no verdict is written', () => {
  const chart = SAMPLES['funnel-nobody-says']?.();
  assert.doesNotMatch(JSON.stringify([chart?.table, chart?.svg]), /better|worse/);
  assert.deepEqual(chart?.table.rows[0]?.at(-1), 'above the 99.8% limit');
});

const verdict = fc.constantFrom<VerdictKey>('improving', 'noChange', 'gettingWorse', 'undetermined');
const small = fc
  .record({
    id: fc.constant('chart'),
    title: words,
    unit,
    whole: fc.option(fc.record({ name: words, mean: figure }), { nil: null }),
    series: fc.array(
      fc.record({
        name: words,
        verdict,
        madeOf: fc.option(fc.constant('1,204 of 11,340'), { nil: undefined }),
        points: fc.uniqueArray(fc.nat({ max: 60 }), { maxLength: 30 }).chain((places) =>
          fc.tuple(
            ...places
              .toSorted((a, b) => a - b)
              .map((at) =>
                fc.record({
                  month: fc.constant(monthAfter(month('2019-12'), at)),
                  value: fc.option(figure, { nil: null }),
                  isProvisional: fc.boolean(),
                }),
              ),
          ),
        ),
      }),
      { maxLength: 40 },
    ),
  })
  .map(smallMultiples);

test('whatever the figures, forty small pictures write no label over another and stay inside their frame', () => {
  fc.assert(fc.property(small, soundChart), { numRuns: 40 });
});

test('every small picture has its name, its last figure and its verdict in words', () => {
  const chart = SAMPLES['small-multiples']?.();
  for (const svg of [chart?.svg ?? '', chart?.narrowSvg ?? '']) {
    const written = wordsOf(svg).map((each) => each.words);
    assert.equal(written.filter((line) => line === 'Getting worse').length, 2);
    assert.equal(written.filter((line) => line === 'Improving').length, 2);
    assert.ok(written.includes('Assessment North') && written.includes('The council, mean 71.2%'));
  }
  assert.equal(chart?.table.rows.length, 10);
  assert.match(chart?.summary ?? '', /^10 pictures on the same axes: improving 2, no significant change 4, /);
});
