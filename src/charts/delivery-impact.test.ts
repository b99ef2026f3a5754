import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { drawnMarks } from './delivery-impact.support.ts';
import { actionsIn, COLUMNS, DELIVERIES, IMPACTS, type ImpactMark, impactInWords } from './delivery-impact-options.ts';
import { deliveryImpact, dueMarks, ledgerBars } from './index.ts';
import { wordsOf } from './reading.support.ts';
import { asWords, soundChart } from './sound.support.ts';

const marks = fc.array(
  fc.record({
    ref: fc.string({ minLength: 1, maxLength: 14 }).map(asWords),
    delivery: fc.constantFrom(...DELIVERIES),
    impact: fc.constantFrom(...IMPACTS),
    measures: fc.constantFrom(
      'improving' as const,
      'noChange' as const,
      'gettingWorse' as const,
      'undetermined' as const,
    ),
  }),
  { maxLength: 220 },
);

const mark = (more: Partial<ImpactMark>): ImpactMark => ({
  ...{ ref: '1.1.1', delivery: 'onTrack', impact: 'notDue', measures: 'noChange', ...more },
});

test('the picture is sound whatever stands in it', () => {
  fc.assert(
    fc.property(marks, (actions) => soundChart(deliveryImpact({ id: 'impact', title: 'Delivery', actions }))),
    { numRuns: 120 },
  );
});

test('every action stands in exactly one cell', () => {
  fc.assert(
    fc.property(marks, (actions) => {
      const cells = IMPACTS.flatMap((impact) => COLUMNS.map((column) => actionsIn(actions, column, impact).length));
      assert.equal(
        cells.reduce((sum, count) => sum + count, 0),
        actions.length,
      );
    }),
  );
});

test('the number of each action can be read in a plan of usual size', () => {
  const actions = drawnMarks(40);
  const words = new Set(
    wordsOf(deliveryImpact({ id: 'impact', title: 'Delivery', actions }).svg).map((one) => one.words),
  );
  for (const { ref } of actions) assert.ok(words.has(ref), ref);
});

test('the sentence counts what is delivered without impact and what is on track with a measure that gets worse', () => {
  const done = { delivery: 'delivered' as const };
  const cases: [ImpactMark[], string][] = [
    [[], 'There is no action in the plan yet.'],
    [[mark({})], 'No action is delivered yet; no action on track has a measure that gets worse.'],
    [
      [mark({ ...done, impact: 'inLag' }), mark({ measures: 'gettingWorse' })],
      'Of 1 delivered action none lacks an impact that was expected by now; 1 action on track has a measure that gets worse.',
    ],
    [
      [
        mark({ ...done, impact: 'notTested' }),
        mark({ delivery: 'embedded', impact: 'noEvidence' }),
        mark({ ...done, impact: 'emerging', measures: 'gettingWorse' }),
        mark({ measures: 'gettingWorse' }),
        mark({ delivery: 'atRisk', measures: 'gettingWorse' }),
        mark({ impact: 'emerging', measures: 'gettingWorse' }),
      ],
      'Of 3 delivered actions 2 show no impact although it was expected by now; 2 actions on track have a measure that gets worse.',
    ],
  ];
  for (const [actions, words] of cases) assert.equal(impactInWords(actions), words);
});

test('what is due is sound however much of it there is', () => {
  const stretches = fc.array(
    fc.record({ label: fc.constant('September 2022'), kinds: fc.array(fc.nat({ max: 2 }), { maxLength: 90 }) }),
    {
      maxLength: 13,
    },
  );
  const kinds = [
    { name: 'Actions due', shape: 'dot' as const },
    { name: 'Milestones', shape: 'diamond' as const },
    { name: 'Tests of impact', shape: 'ring' as const },
  ];
  fc.assert(
    fc.property(stretches, (all) =>
      soundChart(dueMarks({ id: 'due', title: 'Due', heading: 'Month', stretches: all, kinds })),
    ),
    { numRuns: 60 },
  );
});

test('what was raised is drawn soundly from none to many', () => {
  const count = fc.nat({ max: 600 });
  const bars = fc.array(
    fc.record({
      label: fc.constant('May 2022'),
      short: fc.constant('May 22'),
      open: count,
      closed: count,
      superseded: count,
    }),
    {
      maxLength: 12,
    },
  );
  fc.assert(
    fc.property(bars, (all) => soundChart(ledgerBars({ id: 'ledger', title: 'Actions', bars: all }))),
    { numRuns: 60 },
  );
});
