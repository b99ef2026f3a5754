import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { MeasureDescription, Point } from '#features/measures/index.ts';
import { localDate } from '#kernel/local-date.ts';
import { month, monthAfter } from '#kernel/month.ts';
import { judge } from './judge.ts';
import { storyOf } from './story.ts';
import { BASELINE, testMeasure, testPoint, testSeries } from './testing/measures.ts';
import { type WhereItChanged, whereItChanged } from './where-it-changed.ts';

const PERIOD = { from: month('2021-08'), to: month('2022-07') };
const JUDGING = { ...PERIOD, today: localDate('2022-08-30') };

function judged(series: readonly Point[], measure: MeasureDescription = testMeasure(), of = 'the council') {
  return judge(measure, of, series, JUDGING);
}

const STABLE = testSeries(testMeasure(), BASELINE);
const FALLING = testSeries(testMeasure(), [...BASELINE, ...BASELINE.slice(0, 5), 60, 60, 60, 60, 60, 60, 60]);

describe('the first sentence says the latest figure', () => {
  const cases: readonly [what: string, story: string | undefined, sentence: string][] = [
    [
      'with its fraction and interval',
      storyOf(judged(STABLE), [])[0],
      'Assessments completed within 45 working days: 80.0% in July 2022 (80 of 100; 95% interval 71.1% to 86.7%).',
    ],
    [
      'as a fraction under ten cases',
      storyOf(judged(testSeries(testMeasure(), [3], { of: 9 })), [])[0],
      'Assessments completed within 45 working days: 3 of 9 in July 2022, too few for a percentage.',
    ],
    [
      'as a percentage of ten cases',
      storyOf(judged(testSeries(testMeasure(), [3], { of: 10 })), [])[0],
      'Assessments completed within 45 working days: 30.0% in July 2022 (3 of 10; 95% interval 10.8% to 60.3%).',
    ],
    [
      'of a team by its name',
      storyOf(judged(STABLE, testMeasure(), 'North 1'), [])[0],
      'Assessments completed within 45 working days (North 1): 80.0% in July 2022 (80 of 100; 95% interval 71.1% to 86.7%).',
    ],
    [
      'and that it is provisional',
      storyOf(judged(testSeries(testMeasure(), BASELINE, { provisional: 1 })), [])[0],
      'Assessments completed within 45 working days: 80.0% in July 2022, provisional (80 of 100; 95% interval 71.1% to 86.7%).',
    ],
    [
      'or that there is none',
      storyOf(judged([]), [])[0],
      'Assessments completed within 45 working days: there is no figure yet.',
    ],
    [
      'of a mean in days',
      storyOf(judged([{ ...testPoint(month('2022-07'), 4000, 10), value: 400 }], testMeasure({ kind: 'mean' })), [])[0],
      'Assessments completed within 45 working days: 400.0 days in July 2022 (the mean of 10 cases).',
    ],
  ];
  for (const [what, story, sentence] of cases) it(what, () => assert.equal(story, sentence));
});

describe('the second sentence gives the trajectory and its reason', () => {
  it('where there is no change', () => {
    assert.match(storyOf(judged(STABLE), [])[1] ?? '', /^There is no significant change\. .+\.$/);
  });
  it('where it gets worse', () => {
    assert.match(storyOf(judged(FALLING), [])[1] ?? '', /^It is getting worse\. .+would seldom give that\.$/);
  });
});

describe('the third sentence says in which groups the change shows', () => {
  it('naming those that bring a fifth of it or more, and what the others bring', () => {
    const [, , third] = storyOf(judged(FALLING), [changed({ North: -12, South: -4, West: -3, East: -1 })]);
    assert.equal(
      third,
      'Of the fall of 20.0 percentage points (August to October 2021 against May to July 2022), North brings 12.0 percentage points and South brings 4.0 percentage points; the other two together 4.0 percentage points. This says where the change shows, not why.',
    );
  });
  it('saying so where the others go the other way', () => {
    const [, , third] = storyOf(judged(FALLING), [changed({ North: -25, South: 5 })]);
    assert.match(
      third ?? '',
      /North brings 25\.0 percentage points; the other one together 5\.0 percentage points the other way\./,
    );
  });
  it('naming nobody where nobody brings a fifth', () => {
    const [, , third] = storyOf(judged(FALLING), [changed({ A: -3.9, B: -3.9, C: -3.9, D: -3.9, E: -3.9, F: -0.5 })]);
    assert.match(third ?? '', /is spread over the teams: none brings a fifth of it\. This says/);
  });
  it('saying the size and the months once where the change shows in two groupings', () => {
    const age = { ...changed({ 'those aged 10 to 15': -15, 'those under 1': -5 }), dimension: 'ageBand' as const };
    const [, , third] = storyOf(judged(FALLING), [changed({ North: -16, South: -4 }), age]);
    assert.match(
      third ?? '',
      /^Of the fall .+ South brings 4\.0 percentage points\. By age, those aged 10 to 15 bring 15\.0/,
    );
    const spread = { ...changed({ A: -3, B: -3, C: -3, D: -3, E: -3, F: -3, G: -2 }), dimension: 'ageBand' as const };
    const [, , other] = storyOf(judged(FALLING), [changed({ North: -16, South: -4 }), spread]);
    assert.match(other ?? '', /\. By age, it is spread over the ages: none brings a fifth of it\. This says/);
  });
  it('not at all where there is one group alone, which brings everything', () => {
    assert.equal(storyOf(judged(FALLING), [changed({ North: -20 })]).length, 2);
    assert.equal(storyOf(judged(FALLING), [changed({ North: -19, South: -1 })]).length, 3);
    const age = { ...changed({ 'those aged 10 to 15': -15, 'those under 1': -5 }), dimension: 'ageBand' as const };
    const [, , third] = storyOf(judged(FALLING), [changed({ North: -20 }), age]);
    assert.match(third ?? '', /^Of the fall of 20\.0 .+, those aged 10 to 15 bring/);
  });
  it('never naming a group of few cases', () => {
    const [, , third] = storyOf(judged(FALLING), [changed({ North: -12, South: -8 }, ['North'])]);
    assert.match(third ?? '', /, South brings 8\.0 .+; the other one together 12\.0/);
  });

  const silent: readonly [what: string, story: string[]][] = [
    ['without a significant change', storyOf(judged(STABLE), [changed({ North: -12 })])],
    ['where the ends went the other way than the trajectory', storyOf(judged(FALLING), [changed({ North: 12 })])],
    ['where nothing is known of groups', storyOf(judged(FALLING), [])],
    [
      'where neither way is better',
      storyOf(judged(FALLING, testMeasure({ better: 'neither' })), [changed({ North: -12 })]),
    ],
  ];
  for (const [what, story] of silent) it(`not at all ${what}`, () => assert.equal(story.length, 2));

  it('and is made from real series alike', () => {
    const from = month('2020-12');
    const north = Array.from({ length: 24 }, (_, index) =>
      testPoint(monthAfter(from, index), index < 17 ? 40 : 20, 50),
    );
    const south = Array.from({ length: 24 }, (_, index) => testPoint(monthAfter(from, index), 40, 50));
    const groups = new Map([
      ['North', north],
      ['South', south],
    ]);
    const where = whereItChanged(testMeasure(), 'team', groups, FALLING, PERIOD);
    assert.match(
      storyOf(judged(FALLING), where ? [where] : [])[2] ?? '',
      /North brings .+; the other one together 0\.0/,
    );
  });
});

/** What teams bring to a change, in percentage points; those named in `small` have few cases. */
function changed(of: Record<string, number>, small: readonly string[] = []): WhereItChanged {
  const parts = Object.entries(of).map(([name, total]) => ({
    ...{ key: name, name, within: total, mix: 0, total },
    isSmall: small.includes(name),
  }));
  const change = parts.reduce((sum, { total }) => sum + total, 0);
  return {
    dimension: 'team',
    first: [month('2021-08'), month('2021-09'), month('2021-10')],
    last: [month('2022-05'), month('2022-06'), month('2022-07')],
    change,
    parts,
  };
}
