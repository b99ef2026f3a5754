import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  type FunnelKind,
  type FunnelPoint,
  type FunnelPosition,
  funnel,
  overdispersed,
  proportionLimits,
  type Transformation,
} from './index.ts';

const GOLDEN = new URL('../../../shared/golden/funnel-golden.json', import.meta.url);

type Group = { group: string; numerator: number; denominator: number };
type Fingertips = {
  method: 'PHEindicatormethods';
  name: string;
  options: { statistic: FunnelKind; multiplier: number };
  groups: Group[];
  expected: {
    target: number;
    points: {
      group: string;
      value: number;
      significance: string;
      l95?: number;
      u95?: number;
      l998?: number;
      u998?: number;
    }[];
  };
};
type FunnelPlotR = {
  method: 'FunnelPlotR';
  name: string;
  advice: string | null;
  reference_artefacts: string[];
  options: {
    data_type: 'PR' | 'SR' | 'RC';
    limit: 95 | 99;
    sr_method: 'SHMI' | 'CQC';
    draw_adjusted: boolean;
    trim_by: number;
    multiplier: number;
    SHMI_rounding: boolean;
  };
  groups: Group[];
  expected: {
    target: number;
    phi: number;
    tau2: number;
    limits_used: 'overdispersed' | 'unadjusted';
    points: (Record<LimitName, number> & {
      group: string;
      ratio: number;
      z: number;
      z_winsorised_or_truncated: number | null;
      outlier: boolean;
    })[];
  };
};
type LimitName = 'l95' | 'u95' | 'l998' | 'u998' | 'od_l95' | 'od_u95' | 'od_l998' | 'od_u998';

const POSITIONS: Record<FunnelPosition, string> = {
  inside: 'Not significant',
  above95: 'High (0.025)',
  below95: 'Low (0.025)',
  above998: 'High (0.001)',
  below998: 'Low (0.001)',
};

if (!existsSync(GOLDEN)) {
  test('funnels equal the references', { skip: 'the reference results are not on this machine' }, () => {});
} else {
  const { cases } = JSON.parse(readFileSync(GOLDEN, 'utf8')) as { cases: (Fingertips | FunnelPlotR)[] };
  test('there are 16 reference funnels', () => assert.equal(cases.length, 16));
  for (const each of cases) {
    test(`equals ${each.method}: ${each.name}`, () =>
      each.method === 'FunnelPlotR' ? compareOverdispersed(each) : compareFingertips(each));
  }
}

function compareFingertips({ options, groups, expected }: Fingertips): void {
  const drawn = funnel(keyed(groups), { kind: options.statistic, per: options.multiplier });
  assert.ok(drawn);
  near(drawn.centre, expected.target);
  assert.equal(drawn.points.length, expected.points.length);
  for (const [index, wanted] of expected.points.entries()) {
    const point: FunnelPoint | undefined = drawn.points[index];
    assert.ok(point);
    assert.equal(point.key, wanted.group);
    near(point.value, wanted.value);
    assert.equal(POSITIONS[point.position], wanted.significance, point.key);
    if (options.statistic !== 'proportion') continue;
    const [[l95, u95], [l998, u998]] = [0.95, 0.998].map((within) =>
      proportionLimits(drawn.centre, point.denominator, within),
    ) as [[number, number], [number, number]];
    for (const [own, theirs, shown] of [
      [l95, wanted.l95, point.lower95],
      [u95, wanted.u95, point.upper95],
      [l998, wanted.l998, point.lower998],
      [u998, wanted.u998, point.upper998],
    ] as const) {
      near(own, theirs);
      near(shown, Math.min(1, Math.max(0, own)));
    }
  }
}

/** The advice on ratios of counts is heeded: their limits take the Poisson error of their scores, not the reference's. */
function compareOverdispersed({ options, groups, expected, reference_artefacts, advice }: FunnelPlotR): void {
  const transformation = transformationOf(options);
  const rounded = transformation === 'logRatio' && options.SHMI_rounding;
  const given = keyed(groups).map((group) =>
    rounded ? { ...group, denominator: Number(group.denominator.toFixed(2)) } : group,
  );
  const drawn = overdispersed(given, {
    transformation,
    trimBy: options.trim_by,
    per: options.multiplier,
    adjust: options.draw_adjusted,
  });
  near(drawn.centre, expected.target);
  near(drawn.phi, expected.phi);
  near(drawn.tau2, expected.tau2);
  assert.equal(drawn.isWidened, expected.limits_used === 'overdispersed');
  assert.equal(advice !== null, transformation === 'countRatio');
  assert.equal(drawn.points.length, expected.points.length);
  for (const wanted of expected.points) {
    const point = drawn.points.find(({ key }) => key === wanted.group);
    assert.ok(point);
    near(point.value, wanted.ratio);
    near(point.z, wanted.z);
    near(point.tamed, wanted.z_winsorised_or_truncated);
    if (advice !== null) continue;
    const { plain, widened } = point;
    const limits: Record<LimitName, number> = {
      l95: plain.lower95,
      u95: plain.upper95,
      l998: plain.lower998,
      u998: plain.upper998,
      od_l95: widened.lower95,
      od_u95: widened.upper95,
      od_l998: widened.lower998,
      od_u998: widened.upper998,
    };
    for (const [name, limit] of Object.entries(limits) as [LimitName, number][]) {
      if (!reference_artefacts.includes(`${wanted.group}.${name}`)) near(limit, wanted[name], 3e-7);
    }
    const used = drawn.isWidened ? widened : plain;
    const [lower, upper] = options.limit === 95 ? [used.lower95, used.upper95] : [used.lower998, used.upper998];
    assert.equal(point.value < lower || point.value > upper, wanted.outlier, wanted.group);
  }
}

function transformationOf({ data_type, sr_method }: FunnelPlotR['options']): Transformation {
  if (data_type === 'PR') return 'proportion';
  if (data_type === 'RC') return 'countRatio';
  return sr_method === 'SHMI' ? 'logRatio' : 'rootRatio';
}

function keyed(groups: readonly Group[]) {
  return groups.map(({ group, numerator, denominator }) => ({ key: group, numerator, denominator }));
}

/** FunnelPlotR writes 1.959964 and 3.090232 for the normal values, so its limits are compared to six digits. */
function near(actual: number | null, wanted: number | null | undefined, tolerance = 1e-9): void {
  if (wanted === null || wanted === undefined || actual === null) assert.equal(actual, wanted);
  else assert.ok(Math.abs(actual - wanted) <= tolerance * Math.max(1, Math.abs(wanted)), `${actual} is not ${wanted}`);
}
