import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { durationBy, kaplanMeier, logRank, type Spell, type SurvivalLimits } from './index.ts';
import { quantile } from './quantile.ts';

const GOLDEN = new URL('../../../shared/golden/survival-golden.json', import.meta.url);

type Nullable = number | null;
type Quartiles = { quantile: Nullable[]; lower: Nullable[]; upper: Nullable[] };
type Row = {
  time: number;
  at_risk: number;
  events: number;
  censored: number;
  survival: number;
  greenwood_se: Nullable;
  lower_log: Nullable;
  upper_log: Nullable;
  lower_loglog: Nullable;
  upper_loglog: Nullable;
};
type Group = {
  group: string;
  n: number;
  events: number;
  table: Row[];
  quartiles_log: Quartiles;
  quartiles_loglog: Quartiles;
  median: Nullable;
  median_of_finished_only: Nullable;
};
type LogRankExpected = { chisq: number; df: number; p: number; observed: number[]; expected: number[] };
type GoldenCase = {
  name: string;
  spells: { group: string; entry: number; time: number; finished: boolean }[];
  expected: { groups: Group[]; log_rank: (LogRankExpected & { groups: string[] }) | null };
};

if (!existsSync(GOLDEN)) {
  test('survival equals R', { skip: 'the reference results are not on this machine' }, () => {});
} else {
  const { cases } = JSON.parse(readFileSync(GOLDEN, 'utf8')) as { cases: GoldenCase[] };
  test('there are seven reference sets of spells', () => assert.equal(cases.length, 7));
  for (const each of cases) test(`equals R: ${each.name}`, () => compare(each));
}

function compare({ spells, expected }: GoldenCase): void {
  const spellsOf = (name: string): Spell[] =>
    spells
      .filter(({ group }) => group === name)
      .map(({ entry, time, finished }) => ({ entry, time, isFinished: finished }));
  for (const group of expected.groups) compareGroup(spellsOf(group.group), group);
  const wanted = expected.log_rank;
  if (wanted === null) return;
  const result = logRank(wanted.groups.map(spellsOf));
  near(result?.statistic, wanted.chisq);
  near(result?.pValue, wanted.p);
  assert.equal(result?.degreesOfFreedom, wanted.df);
  assert.deepEqual(result?.observed, wanted.observed);
  for (const [index, each] of wanted.expected.entries()) near(result?.expected[index], each);
}

function compareGroup(spells: Spell[], wanted: Group): void {
  assert.equal(spells.length, wanted.n);
  assert.equal(spells.filter(({ isFinished }) => isFinished).length, wanted.events);
  for (const kind of ['log', 'logLog'] as const) compareCurve(spells, wanted, kind);
  near(durationBy(kaplanMeier(spells), 0.5).value, wanted.median);
  const finished = spells.filter(({ isFinished }) => isFinished).map(({ time }) => time);
  near(quantile(finished, 0.5), wanted.median_of_finished_only);
}

function compareCurve(spells: Spell[], { table, quartiles_log, quartiles_loglog }: Group, kind: SurvivalLimits): void {
  const steps = kaplanMeier(spells, kind);
  assert.equal(steps.length, table.length);
  for (const [index, wanted] of table.entries()) {
    const step = steps[index];
    assert.deepEqual(
      [step?.time, step?.atRisk, step?.finished, step?.stillOpen],
      [wanted.time, wanted.at_risk, wanted.events, wanted.censored],
    );
    near(step?.survival, wanted.survival);
    near(step?.error, wanted.greenwood_se);
    near(step?.limits?.lower ?? null, kind === 'log' ? wanted.lower_log : wanted.lower_loglog);
    near(step?.limits?.upper ?? null, kind === 'log' ? wanted.upper_log : wanted.upper_loglog);
  }
  const quartiles = kind === 'log' ? quartiles_log : quartiles_loglog;
  for (const [index, share] of [0.25, 0.5, 0.75].entries()) {
    const { value, lower, upper } = durationBy(steps, share);
    near(value, quartiles.quantile[index]);
    near(lower, quartiles.lower[index]);
    near(upper, quartiles.upper[index]);
  }
}

function near(actual: Nullable | undefined, wanted: Nullable | undefined): void {
  if (wanted === null || wanted === undefined || actual === null || actual === undefined) assert.equal(actual, wanted);
  else assert.ok(Math.abs(actual - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted)), `${actual} is not ${wanted}`);
}
