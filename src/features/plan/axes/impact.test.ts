import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FigureKept } from '#features/evidence/index.ts';
import { type CountId, type Counts, defaultCounts } from '#kernel/counts.ts';
import type { Action, ImpactTest, TestVerdict } from '../plan.ts';
import { drawnContext } from '../testing/drawn-context.ts';
import {
  day,
  drawnAction,
  drawnDelivered,
  drawnOutcome,
  drawnResult,
  drawnStep,
  drawnTest,
  TODAY,
} from '../testing/drawn-plan.ts';
import type { MeasureVerdict } from './axes.ts';
import { deliveryOf } from './delivery.ts';
import { impactOf, impactWords } from './impact.ts';

const DELIVERED = drawnDelivered(day('2022-05-02'));

type Found = readonly [source: ImpactTest['source'], on: string, verdict: TestVerdict];

/** One test for each source, or several on it where the source stands as `audit 2`. */
function testsOf(found: readonly Found[]): ImpactTest[] {
  return [...Map.groupBy(found, ([source]) => source)].map(([source, results]) =>
    drawnTest({
      ...{ id: `test of ${source}`, source, measure: source === 'measure' ? 'CP-04' : null },
      results: results.map(([, on, verdict], index) => drawnResult({ number: index + 1, on: day(on), verdict })),
    }),
  );
}

function standingOn(
  action: Action,
  today: string,
  tests: readonly ImpactTest[] = [],
  verdicts: Readonly<Record<string, MeasureVerdict>> = {},
  counts: Counts = defaultCounts(TODAY),
) {
  const outcome = drawnOutcome({ measures: ['CP-04'], tests });
  const context = drawnContext(day(today), verdicts, counts);
  return impactOf(action, outcome, deliveryOf(action, outcome, context), context);
}

describe('the day until which nothing has to show, both sides of it', () => {
  const expected = { impactExpectedOn: day('2022-09-01') };
  const cases: readonly [what: string, action: Partial<Action>, today: string, rating: string, isOverdue: boolean][] = [
    ['under way, before it', expected, '2022-08-31', 'notDue', false],
    ['under way, on it', expected, '2022-09-01', 'notDue', false],
    ['under way, after it', expected, '2022-09-02', 'notTested', true],
    ['under way, without one', {}, '2023-09-01', 'notDue', false],
    ['delivered, before it', { ...DELIVERED, ...expected }, '2022-08-31', 'inLag', false],
    ['delivered, on it', { ...DELIVERED, ...expected }, '2022-09-01', 'inLag', false],
    ['delivered, after it', { ...DELIVERED, ...expected }, '2022-09-02', 'notTested', true],
    // 60 days from 2 May are 1 July.
    ['delivered without one, on the 60th day', DELIVERED, '2022-07-01', 'inLag', false],
    ['delivered without one, on the 61st day', DELIVERED, '2022-07-02', 'notTested', true],
    ['delivered after it', { ...DELIVERED, impactExpectedOn: day('2022-04-20') }, '2022-05-02', 'notTested', true],
  ];
  for (const [what, action, today, rating, isOverdue] of cases)
    it(`${what}: ${rating}`, () => {
      const standing = standingOn(drawnAction(action), today);
      assert.deepEqual([standing.rating, standing.isOverdue], [rating, isOverdue]);
    });

  it('is not asked of an action that ended', () => {
    const steps = [drawnStep(), drawnStep({ step: 'superseded', on: day('2022-06-01') })];
    const { rating, lagUntil, isOverdue } = standingOn(drawnAction({ steps, ...expected }), '2022-12-01');
    assert.deepEqual([rating, lagUntil, isOverdue], ['notDue', null, false]);
  });
});

describe('what the tests found', () => {
  const cases: readonly [what: string, found: readonly Found[], rating: string, contradicted: boolean][] = [
    ['nothing but one that could not tell', [['audit', '2022-06-01', 'cannotTell']], 'notTested', false],
    ['no change', [['audit', '2022-06-01', 'noChange']], 'noEvidence', false],
    ['worse', [['audit', '2022-06-01', 'worse']], 'noEvidence', false],
    ['better by one source', [['audit', '2022-06-01', 'better']], 'emerging', false],
    [
      'better by one source twice',
      [
        ['audit', '2022-06-01', 'better'],
        ['audit', '2022-07-01', 'better'],
      ],
      'emerging',
      false,
    ],
    [
      'better by two sources',
      [
        ['audit', '2022-06-01', 'better'],
        ['voice', '2022-07-01', 'better'],
      ],
      'evidenced',
      false,
    ],
    [
      'better by two, and no change by a third',
      [
        ['audit', '2022-06-01', 'better'],
        ['voice', '2022-07-01', 'better'],
        ['staff', '2022-07-20', 'noChange'],
      ],
      'evidenced',
      false,
    ],
    [
      'better by two, and worse by a third before',
      [
        ['audit', '2022-06-01', 'better'],
        ['voice', '2022-07-02', 'better'],
        ['staff', '2022-07-01', 'worse'],
      ],
      'evidenced',
      true,
    ],
    [
      'better by two, and worse by a third on the same day as the newest',
      [
        ['audit', '2022-06-01', 'better'],
        ['voice', '2022-07-01', 'better'],
        ['staff', '2022-07-01', 'worse'],
      ],
      'emerging',
      true,
    ],
    [
      'better by one, and worse by another since',
      [
        ['audit', '2022-06-01', 'better'],
        ['voice', '2022-07-01', 'worse'],
      ],
      'noEvidence',
      true,
    ],
    [
      'better, then worse by the same test',
      [
        ['audit', '2022-06-01', 'better'],
        ['audit', '2022-07-01', 'worse'],
      ],
      'noEvidence',
      false,
    ],
    [
      'worse, then better by the same test',
      [
        ['audit', '2022-06-01', 'worse'],
        ['audit', '2022-07-01', 'better'],
      ],
      'emerging',
      false,
    ],
    [
      'better, then not to be told',
      [
        ['audit', '2022-06-01', 'better'],
        ['audit', '2022-07-01', 'cannotTell'],
      ],
      'emerging',
      false,
    ],
    ['better before it began', [['audit', '2022-03-31', 'better']], 'notTested', false],
    ['better on the day on which it began', [['audit', '2022-04-01', 'better']], 'emerging', false],
  ];
  for (const [what, found, rating, contradicted] of cases)
    it(`${what}: ${rating}`, () => {
      const standing = standingOn(drawnAction(DELIVERED), TODAY, testsOf(found));
      assert.deepEqual([standing.rating, standing.contradicted], [rating, contradicted]);
      assert.equal(standing.isOverdue, rating === 'noEvidence' || rating === 'notTested');
    });

  it('is no news in lag unless it is better', () => {
    const inLag = (verdict: TestVerdict) =>
      standingOn(drawnAction(DELIVERED), '2022-06-20', testsOf([['audit', '2022-06-01', verdict]])).rating;
    assert.deepEqual([inLag('noChange'), inLag('worse'), inLag('better')], ['inLag', 'inLag', 'emerging']);
  });

  it('counts for an action alone where it speaks of that action', () => {
    const test = (actionId: string) => drawnTest({ results: [drawnResult({ actionId })] });
    assert.equal(standingOn(drawnAction(DELIVERED), TODAY, [test('action-1.1.1')]).rating, 'emerging');
    assert.equal(standingOn(drawnAction(DELIVERED), TODAY, [test('action-9.9.9')]).rating, 'notTested');
  });

  it('still counts after its test was retired', () => {
    const retired = drawnTest({ retiredOn: day('2022-08-05'), results: [drawnResult()] });
    assert.equal(standingOn(drawnAction(DELIVERED), TODAY, [retired]).rating, 'emerging');
  });

  it('is contradicted by evidence that speaks against other evidence', () => {
    const evidence = { ...DELIVERED.evidence, contradicts: 1 };
    assert.equal(standingOn(drawnAction({ ...DELIVERED, evidence }), TODAY).contradicted, true);
  });
});

describe('sustained', () => {
  const audit: Found = ['audit', '2022-05-10', 'better'];
  const three: readonly Found[] = [
    audit,
    ['measure', '2022-06-01', 'better'],
    ['measure', '2022-07-01', 'better'],
    ['measure', '2022-08-01', 'better'],
  ];
  const rated = (tests: readonly ImpactTest[], verdict: MeasureVerdict = 'improving') => {
    const { rating, contradicted } = standingOn(drawnAction(DELIVERED), TODAY, tests, { 'CP-04': verdict });
    return [rating, contradicted];
  };

  it('takes a second source and three better results of a measure in a row', () => {
    assert.deepEqual(rated(testsOf(three)), ['sustained', false]);
    assert.deepEqual(rated(testsOf(three.slice(0, 3))), ['evidenced', false]);
    assert.deepEqual(rated(testsOf(three.slice(1))), ['emerging', false]);
  });

  it('is lost when the measure gets worse, or one of the three was not better', () => {
    assert.deepEqual(rated(testsOf(three), 'gettingWorse'), ['evidenced', true]);
    const broken = three.map((each, index): Found => (index === 2 ? ['measure', '2022-07-01', 'noChange'] : each));
    assert.deepEqual(rated(testsOf(broken)), ['evidenced', false]);
  });

  it('needs three periods, not one that was entered three times', () => {
    const figure = (to: string): FigureKept => ({
      ...{ measure: 'CP-04', title: 'Visits in time', from: '2021-08', to, figure: '82.4%', fraction: '84 of 102' },
      ...{ extractId: 'extract', asAt: day('2022-08-05'), definitionVersion: 1, verdict: 'improving', reason: '' },
    });
    const [others, measure] = testsOf(three);
    const over = (months: readonly string[]) => {
      const results = measure?.results.map((result, index) => ({ ...result, figure: figure(months[index] ?? '') }));
      return [others, measure && { ...measure, results: results ?? [] }].filter((test) => test !== undefined);
    };
    assert.deepEqual(rated(over(['2022-05', '2022-06', '2022-07'])), ['sustained', false]);
    assert.deepEqual(rated(over(['2022-07', '2022-07', '2022-07'])), ['evidenced', false]);
  });
});

describe('what the council settled', () => {
  const settled =
    (own: Partial<Record<CountId, number>>): Counts =>
    (id) =>
      own[id] ?? defaultCounts(TODAY)(id);
  const found: readonly Found[] = [
    ['audit', '2022-05-10', 'better'],
    ['measure', '2022-06-01', 'better'],
    ['measure', '2022-07-01', 'better'],
    ['measure', '2022-08-01', 'better'],
  ];
  const cases: [what: string, own: Partial<Record<CountId, number>>, found: readonly Found[], rating: string][] = [
    ['two results', { 'C-IMPACT-SUSTAINED': 2 }, found.slice(0, 3), 'sustained'],
    ['one result where two are needed', { 'C-IMPACT-SUSTAINED': 2 }, found.slice(0, 2), 'evidenced'],
    ['three results where four are needed', { 'C-IMPACT-SUSTAINED': 4 }, found, 'evidenced'],
    ['two sources where three are needed', { 'C-IMPACT-SOURCES': 3 }, found, 'emerging'],
    ['three sources', { 'C-IMPACT-SOURCES': 3 }, [...found, ['voice', '2022-08-02', 'better']], 'sustained'],
  ];
  for (const [what, own, results, rating] of cases)
    it(`${what}: ${rating}`, () => {
      const standing = standingOn(drawnAction(DELIVERED), TODAY, testsOf(results), {}, settled(own));
      assert.equal(standing.rating, rating);
    });

  it('is in the words of the rules', () => {
    const words = impactWords(settled({ 'C-IMPACT-SOURCES': 3, 'C-IMPACT-SUSTAINED': 12 }));
    assert.match(words.emerging, /^Fewer than three sources found it better, or three did/);
    assert.match(words.evidenced, /^Three different sources/);
    assert.match(words.sustained, /the last 12 results/);
    assert.match(impactWords(defaultCounts(TODAY)).emerging, /^One source found it better, or two did/);
  });
});

it('always says why', () => {
  for (const tests of [
    [],
    testsOf([
      ['audit', '2022-06-01', 'better'],
      ['voice', '2022-07-01', 'worse'],
    ]),
  ]) {
    const { reasons } = standingOn(drawnAction(DELIVERED), TODAY, tests, { 'CP-04': 'gettingWorse' });
    assert.ok(reasons.length > 0);
    assert.ok(reasons.includes('CP-04 is getting worse'));
  }
  const { reasons } = standingOn(drawnAction(DELIVERED), TODAY, testsOf([['audit', '2022-06-01', 'better']]));
  assert.deepEqual(reasons, ['Case audits found it better (1 June 2022)']);
});
