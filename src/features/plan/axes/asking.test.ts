import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Action, Outcome } from '../plan.ts';
import { drawnContext } from '../testing/drawn-context.ts';
import {
  day,
  drawnAction,
  drawnDelivered,
  drawnOutcome,
  drawnPlan,
  drawnPriority,
  drawnResult,
  drawnStep,
  drawnTest,
  drawnUpdate,
} from '../testing/drawn-plan.ts';
import type { MeasureVerdict } from './axes.ts';
import { type Gap, gapsOf } from './coverage.ts';
import type { MeasureSeen } from './measure-gaps.ts';
import { promptsOf } from './prompts.ts';
import { standingOf, standingsOf } from './standing.ts';

/** What the plan asks by itself: prompts, gaps, and how sure anybody can be. */

const DELIVERED = drawnDelivered(day('2022-05-02'));

function promptKinds(
  action: Partial<Action>,
  {
    today = '2022-08-09',
    outcome = {},
    verdict = 'improving',
  }: { today?: string; outcome?: Partial<Outcome>; verdict?: MeasureVerdict } = {},
) {
  const plan = drawnPlan({
    actions: [drawnAction(action)],
    outcomes: [drawnOutcome({ measures: ['CP-04'], ...outcome })],
  });
  const context = drawnContext(day(today), { 'CP-04': verdict });
  return promptsOf(plan, standingsOf(plan, context), context).map(({ kind }) => kind);
}

describe('prompts', () => {
  const better = [
    drawnTest({ results: [drawnResult({ on: day('2022-06-01') })] }),
    drawnTest({ id: 'test-2', source: 'voice', results: [drawnResult({ on: day('2022-06-02') })] }),
  ];

  it('ask for a test from the day after the last one on which it is made in time', () => {
    assert.deepEqual(promptKinds(DELIVERED, { today: '2022-07-01' }), []);
    assert.deepEqual(promptKinds(DELIVERED, { today: '2022-07-02' }), ['deliveredUntested']);
    assert.deepEqual(promptKinds(DELIVERED, { outcome: { tests: better } }), []);
  });

  it('ask about what is delivered and did nothing', () => {
    const tests = [drawnTest({ results: [drawnResult({ verdict: 'noChange', on: day('2022-06-01') })] })];
    assert.deepEqual(promptKinds(DELIVERED, { outcome: { tests } }), ['deliveredWithoutImpact']);
  });

  it('ask about measures that get worse beside what is evidenced or on track', () => {
    assert.deepEqual(promptKinds(DELIVERED, { outcome: { tests: better }, verdict: 'gettingWorse' }), [
      'evidencedButWorse',
    ]);
    assert.deepEqual(promptKinds({}, { verdict: 'gettingWorse' }), ['onTrackButWorse']);
    assert.deepEqual(promptKinds({}, { verdict: 'noChange' }), []);
    assert.deepEqual(promptKinds({ dueOn: day('2022-08-01') }, { verdict: 'gettingWorse' }), []);
  });

  it('ask for the second signature, and about one whose evidence was withdrawn', () => {
    const claimed = { signatures: DELIVERED.signatures.slice(0, 1), evidence: DELIVERED.evidence };
    assert.deepEqual(promptKinds(claimed), ['awaitsSignature']);
    const bare = { ...DELIVERED, evidence: { ...DELIVERED.evidence, supports: 0 } };
    assert.deepEqual(promptKinds(bare), ['closedWithoutEvidence']);
  });

  it('ask nothing about what is no longer in the plan', () => {
    const steps = [drawnStep(), drawnStep({ step: 'superseded', on: day('2022-06-01') })];
    assert.deepEqual(promptKinds({ steps }, { verdict: 'gettingWorse' }), []);
  });
});

describe('gaps', () => {
  const answers = [{ kind: 'recommendation', id: 'r1' }] as const;
  const whole = drawnPlan({
    priorities: [drawnPriority()],
    outcomes: [drawnOutcome({ measures: ['CP-04'], recommendationIds: ['r1'], tests: [drawnTest()] })],
    actions: [drawnAction({ answers })],
  });
  const r1 = { id: 'r1', ref: 'R1', words: 'See children alone', state: 'open' } as const;
  const drawnMeasure = (more: Partial<MeasureSeen>): MeasureSeen => ({
    ...{ id: 'CP-04', title: 'Visits in time', verdict: 'gettingWorse', isOnBoard: true, monthsMissed: null },
    askedFromMonths: 3,
    ...{ owner: '', ...more },
  });
  const cp04 = drawnMeasure({});
  const kinds = (gaps: readonly Gap[]) => gaps.map(({ kind, ref }) => `${kind} ${ref}`);
  const outcomeIs = (more: Partial<Outcome>) => ({
    ...whole,
    outcomes: whole.outcomes.map((outcome) => ({ ...outcome, ...more })),
  });

  it('are none where the thread holds', () => assert.deepEqual(gapsOf(whole, [r1], [cp04]), []));

  it('are found for a recommendation that nothing answers', () => {
    const r2 = { ...r1, id: 'r2', ref: 'R2' };
    assert.deepEqual(kinds(gapsOf(whole, [r1, r2], [])), [
      'recommendationWithoutOutcome R2',
      'recommendationWithoutAction R2',
      'recommendationWithoutMeasure R2',
      'recommendationWithoutTest R2',
    ]);
    assert.deepEqual(gapsOf(whole, [{ ...r2, state: 'closed' }], []), []);
  });

  it('follow the outcome of an action that answers it, though the outcome does not name it', () => {
    assert.deepEqual(gapsOf(outcomeIs({ recommendationIds: [] }), [r1], []), []);
  });

  it('are found where its action was withdrawn, its measures taken out or its test retired', () => {
    const ended = [drawnStep(), drawnStep({ step: 'superseded', on: day('2022-06-01') })];
    const without = { ...whole, actions: [drawnAction({ answers, steps: ended })] };
    assert.deepEqual(kinds(gapsOf(without, [r1], [])), ['recommendationWithoutAction R1', 'outcomeWithoutAction 1.1']);
    assert.deepEqual(kinds(gapsOf(outcomeIs({ measures: [] }), [r1], [])), [
      'recommendationWithoutMeasure R1',
      'outcomeWithoutMeasure 1.1',
    ]);
    const retired = outcomeIs({ tests: [drawnTest({ retiredOn: day('2022-08-01') })] });
    assert.deepEqual(kinds(gapsOf(retired, [r1], [])), ['recommendationWithoutTest R1', 'outcomeWithoutTest 1.1']);
  });

  it('are found for a measure that gets worse and that nobody acts on', () => {
    const cp10 = drawnMeasure({ id: 'CP-10', title: 'Reviews in time' });
    assert.deepEqual(kinds(gapsOf(whole, [], [cp04, cp10])), ['measureWorseUnnamed CP-10']);
    assert.deepEqual(gapsOf(whole, [], [{ ...cp10, verdict: 'noChange' }]), []);
  });

  it('are found for a measure whose actions are delivered or withdrawn, or whose outcome was ended', () => {
    const delivered = { ...whole, actions: [drawnAction({ answers, ...DELIVERED })] };
    assert.deepEqual(kinds(gapsOf(delivered, [], [cp04])), ['measureWorseWithoutOpenAction CP-04']);
    const reopened = drawnAction({ answers, steps: [...DELIVERED.steps, drawnStep({ step: 'reopened' })] });
    assert.deepEqual(gapsOf({ ...whole, actions: [reopened] }, [], [cp04]), []);
    const withdrawn = drawnAction({ answers, steps: [drawnStep(), drawnStep({ step: 'superseded' })] });
    assert.deepEqual(kinds(gapsOf({ ...whole, actions: [withdrawn] }, [], [cp04])), [
      'measureWorseWithoutOpenAction CP-04',
      'outcomeWithoutAction 1.1',
    ]);
    assert.deepEqual(kinds(gapsOf(outcomeIs({ endedOn: day('2022-08-01') }), [], [cp04])), [
      'measureWorseUnnamed CP-04',
    ]);
  });

  it('tell of measures those that get worse first, then those that missed their target longest', () => {
    const measures = [
      drawnMeasure({ id: 'A', verdict: 'noChange', monthsMissed: 4 }),
      drawnMeasure({ id: 'B', verdict: 'noChange', monthsMissed: 12 }),
      drawnMeasure({ id: 'C' }),
    ];
    assert.deepEqual(
      gapsOf(whole, [], measures).map(({ ref }) => ref),
      ['C', 'B', 'A'],
    );
  });

  it('are found for an action that answers nothing, unless it is of the wider programme', () => {
    const plan = {
      ...whole,
      actions: [drawnAction({ answers }), drawnAction({ ref: '1.1.2' }), drawnAction({ ref: '1.1.3', isWider: true })],
    };
    assert.deepEqual(kinds(gapsOf(plan, [], [])), ['actionWithoutAnswer 1.1.2']);
  });

  it('are found for an outcome that neither it nor its priority has a sponsor for', () => {
    const plan = { ...whole, priorities: [drawnPriority({ sponsor: null })] };
    assert.deepEqual(kinds(gapsOf(plan, [], [])), ['outcomeWithoutSponsor 1.1']);
    assert.deepEqual(
      gapsOf({ ...plan, outcomes: [{ ...outcomeIs({ endedOn: day('2022-08-01') }).outcomes[0]! }] }, [], []),
      [],
    );
  });
});

describe('confidence', () => {
  const confidence = (action: Partial<Action>, today = '2022-08-09', verdict: MeasureVerdict = 'improving') =>
    standingOf(
      drawnAction(action),
      drawnOutcome({ measures: ['CP-04'] }),
      drawnContext(day(today), { 'CP-04': verdict }),
    ).confidence;
  const evidence = { supports: 1, contradicts: 0, verified: 1, newestAboutOn: day('2022-08-01') };

  for (const [what, action, level, today] of [
    ['updated in time, with evidence that is verified', { evidence }, 'high', '2022-08-09'],
    [
      'evidence on its last day as current',
      { evidence: { ...evidence, newestAboutOn: day('2022-05-11') } },
      'high',
      '2022-08-09',
    ],
    [
      'evidence that is not current any more',
      { evidence: { ...evidence, newestAboutOn: day('2022-05-10') } },
      'medium',
      '2022-08-09',
    ],
    ['evidence that nobody verified', { evidence: { ...evidence, verified: 0 } }, 'medium', '2022-08-09'],
    ['evidence that contradicts', { evidence: { ...evidence, contradicts: 1 } }, 'low', '2022-08-09'],
    [
      'an owner of medium confidence',
      { evidence, lastUpdate: drawnUpdate({ confidence: 'medium' }) },
      'medium',
      '2022-08-09',
    ],
    ['an owner of low confidence', { evidence, lastUpdate: drawnUpdate({ confidence: 'low' }) }, 'low', '2022-08-09'],
    ['an update on the day on which it is due', { evidence }, 'high', '2022-09-02'],
    ['an update that is overdue', { evidence }, 'medium', '2022-09-03'],
    ['an update that is overdue by a cycle', { evidence, dueOn: day('2022-12-31') }, 'low', '2022-10-03'],
    ['neither evidence nor an update', { lastUpdate: null }, 'low', '2022-04-20'],
  ] as const)
    it(`${what}: ${level}`, () => {
      const found = confidence(action, today);
      assert.equal(found.level, level, found.reasons.join('; '));
      assert.ok(found.reasons.length > 0);
      assert.equal(new Set(found.reasons).size, found.reasons.length);
    });

  it('says that an action is updated in time only where somebody wrote an update that was awaited', () => {
    const words = (action: Partial<Action>) => confidence(action).reasons;
    assert.deepEqual(words({ evidence }), ['It is updated in time, and nothing speaks against what is said of it']);
    const ahead = { lastUpdate: null, startsOn: day('2022-09-05'), dueOn: day('2022-12-16') };
    assert.deepEqual(words(ahead), ['Nothing speaks against what is said of it']);
    assert.deepEqual(words({ ...drawnDelivered(day('2022-07-01')), evidence }), [
      'Nothing speaks against what is said of it',
    ]);
  });

  it('is no more than medium where no measure of the outcome can be judged', () => {
    assert.equal(confidence({ evidence }, '2022-08-09', 'undetermined').level, 'medium');
  });
});
