import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { assuranceOf, type Better, type Cause, variationOf, xmr } from './index.ts';

const GOLDEN = new URL('../../../shared/golden/spc-golden.json', import.meta.url);

type GoldenCase = {
  name: string;
  options: {
    improvement_direction: 'increase' | 'decrease' | 'neutral';
    target: number | null;
    fix_after_n_points: number | null;
    rebase: string[];
    screen_outliers: boolean;
  };
  values: { date: string; value: number | null }[];
  expected: {
    date: string;
    rebase_group: number;
    mean: number | null;
    lpl: number | null;
    upl: number | null;
    relative_to_mean: number | null;
    outside_limits: boolean | null;
    close_to_limits: boolean | null;
    special_cause_type: string;
    point_type: string;
  }[];
  expected_icons: { variation_icon: string; assurance_icon: string | null };
};

const BETTER: Record<GoldenCase['options']['improvement_direction'], Better> = {
  increase: 'higher',
  decrease: 'lower',
  neutral: 'neither',
};
const CAUSES: Record<string, Cause | null> = {
  'Common Cause': null,
  'Above UCL': { rule: 'outsideLimits', direction: 'high' },
  'Below LCL': { rule: 'outsideLimits', direction: 'low' },
  '7 Point Trend (Increasing)': { rule: 'trend', direction: 'high' },
  '7 Point Trend (Decreasing)': { rule: 'trend', direction: 'low' },
  '2 in 3 Above CL': { rule: 'twoOfThree', direction: 'high' },
  '2 in 3 Below CL': { rule: 'twoOfThree', direction: 'low' },
  '7 Points Above CL': { rule: 'shift', direction: 'high' },
  '7 Points Below CL': { rule: 'shift', direction: 'low' },
};
const EFFECTS: Record<string, string | null> = {
  common_cause: null,
  special_cause_improvement: 'good',
  special_cause_concern: 'bad',
  special_cause_neutral_high: 'high',
  special_cause_neutral_low: 'low',
};
const VARIATION: Record<string, string> = {
  common_cause: 'commonCause',
  improvement_high: 'improvement',
  improvement_low: 'improvement',
  concern_high: 'concern',
  concern_low: 'concern',
  neutral_high: 'neitherHigh',
  neutral_low: 'neitherLow',
};
const ASSURANCE: Record<string, string> = { pass: 'hit', fail: 'miss', inconsistent: 'sometimes' };

if (!existsSync(GOLDEN)) {
  test('XmR charts equal NHSRplotthedots', { skip: 'the reference results are not on this machine' }, () => {});
} else {
  const { cases } = JSON.parse(readFileSync(GOLDEN, 'utf8')) as { cases: GoldenCase[] };
  test('there are 75 reference charts', () => assert.equal(cases.length, 75));
  for (const each of cases) test(`equals NHSRplotthedots 0.2.2: ${each.name}`, () => compare(each));
}

function compare({ values, options, expected, expected_icons: icons }: GoldenCase): void {
  const inOrder = [...values].sort((a, b) => a.date.localeCompare(b.date));
  const better = BETTER[options.improvement_direction];
  const points = xmr(
    inOrder.map(({ value }) => value),
    {
      better,
      baselinePoints: options.fix_after_n_points,
      rebasedAt: options.rebase.map((date) => inOrder.findIndex((value) => value.date === date)),
      screenMovingRanges: options.screen_outliers,
    },
  );
  assert.equal(points.length, expected.length);
  for (const [index, wanted] of expected.entries()) {
    const point = points[index];
    assert.ok(point);
    near(point.centre, wanted.mean);
    near(point.lower, wanted.lpl);
    near(point.upper, wanted.upl);
    const firstGroup = expected[0]?.rebase_group ?? 0;
    assert.deepEqual(
      [point.segment, point.side, point.isOutside, point.isNearLimit, point.cause, point.effect],
      [
        wanted.rebase_group - firstGroup,
        wanted.relative_to_mean,
        wanted.outside_limits ?? false,
        wanted.close_to_limits ?? false,
        CAUSES[wanted.special_cause_type],
        EFFECTS[wanted.point_type],
      ],
      wanted.date,
    );
  }
  assert.equal(variationOf(points), VARIATION[icons.variation_icon]);
  const assurance = options.target === null ? null : assuranceOf(points, options.target, better);
  assert.equal(assurance, icons.assurance_icon === null ? null : ASSURANCE[icons.assurance_icon]);
}

/** The reference prints 15 digits. */
function near(actual: number | null, wanted: number | null): void {
  if (wanted === null || actual === null) assert.equal(actual, wanted);
  else assert.ok(Math.abs(actual - wanted) <= 1e-11 * Math.max(1, Math.abs(wanted)), `${actual} is not ${wanted}`);
}
