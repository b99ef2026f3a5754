import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  agrestiCoull,
  chiSquareOfGroups,
  chiSquareYates,
  clopperPearson,
  fisherExact,
  type Interval,
  jeffreys,
  newcombe,
  overallTest,
  wilson,
} from './index.ts';

const GOLDEN = new URL('../../../shared/golden/proportions-golden.json', import.meta.url);

type Pair = [number, number];
type Single = {
  kind: 'single';
  name: string;
  x: number;
  n: number;
  confidence: number;
  expected: { wilson: Pair; clopper_pearson: Pair; agresti_coull: Pair; bayes_jeffreys_central: Pair };
};
type Two = {
  kind: 'two';
  name: string;
  x1: number;
  n1: number;
  x2: number;
  n2: number;
  confidence: number;
  expected: {
    difference_2_minus_1: number;
    chisq_uncorrected: number | null;
    p_uncorrected: number | null;
    p_yates: number | null;
    p_fisher_two_sided: number;
    newcombe_95: Pair;
  };
};
type Many = {
  kind: 'many';
  name: string;
  x: number[];
  n: number[];
  expected: {
    chisq: number;
    df: number;
    p: number;
    p_fisher_exact_or_null: number | null;
    smallest_expected_count: number;
  };
};

if (!existsSync(GOLDEN)) {
  test('proportions equal R', { skip: 'the reference results are not on this machine' }, () => {});
} else {
  const { cases } = JSON.parse(readFileSync(GOLDEN, 'utf8')) as { cases: (Single | Two | Many)[] };
  test('there are 23 reference cases', () => assert.equal(cases.length, 23));
  for (const each of cases) test(`equals R: ${each.kind}, ${each.name}`, () => compare(each));
}

function compare(each: Single | Two | Many): void {
  if (each.kind === 'single') compareSingle(each);
  else if (each.kind === 'two') compareTwo(each);
  else compareMany(each);
}

function compareSingle({ x, n, confidence, expected }: Single): void {
  const fraction = { count: x, of: n };
  nearPair(wilson(fraction, confidence), expected.wilson);
  nearPair(clopperPearson(fraction, confidence), expected.clopper_pearson);
  nearPair(agrestiCoull(fraction, confidence), expected.agresti_coull);
  nearPair(jeffreys(fraction, confidence), expected.bayes_jeffreys_central);
}

function compareTwo({ x1, n1, x2, n2, confidence, expected }: Two): void {
  const [first, second] = [
    { count: x1, of: n1 },
    { count: x2, of: n2 },
  ];
  const difference = newcombe(first, second, confidence);
  near(difference.change, expected.difference_2_minus_1);
  nearPair(difference, expected.newcombe_95);
  const uncorrected = chiSquareOfGroups([first, second]);
  near(uncorrected?.statistic ?? null, expected.chisq_uncorrected);
  near(uncorrected?.pValue ?? null, expected.p_uncorrected);
  near(chiSquareYates(first, second)?.pValue ?? null, expected.p_yates);
  near(fisherExact([first, second]), expected.p_fisher_two_sided);
}

function compareMany({ x, n, expected }: Many): void {
  const groups = x.map((count, index) => ({ count, of: n[index] ?? 0 }));
  const result = chiSquareOfGroups(groups);
  assert.ok(result);
  near(result.statistic, expected.chisq);
  assert.equal(result.degreesOfFreedom, expected.df);
  near(result.pValue, expected.p);
  near(result.smallestExpectedCount, expected.smallest_expected_count);
  near(fisherExact(groups), expected.p_fisher_exact_or_null);
  const overall = overallTest(groups);
  assert.equal(overall?.method, expected.smallest_expected_count >= 5 ? 'chiSquare' : 'exact');
  near(overall?.pValue ?? null, overall?.method === 'chiSquare' ? expected.p : expected.p_fisher_exact_or_null);
}

function nearPair({ lower, upper }: Interval, [wantedLower, wantedUpper]: Pair): void {
  near(lower, wantedLower);
  near(upper, wantedUpper);
}

/** The reference prints 15 digits; its beta quantiles agree with ours to 12. */
function near(actual: number | null, wanted: number | null): void {
  if (wanted === null || actual === null) assert.equal(actual, wanted);
  else assert.ok(Math.abs(actual - wanted) <= 1e-9 * Math.max(1e-3, Math.abs(wanted)), `${actual} is not ${wanted}`);
}
