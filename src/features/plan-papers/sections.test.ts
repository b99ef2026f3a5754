import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inspectionIn } from '#features/inspections/testing/drawn.ts';
import {
  day,
  drawnAction,
  drawnDelivered,
  drawnMilestone,
  drawnOutcome,
  drawnPlan,
  drawnPriority,
  drawnStep,
} from '#features/plan/testing/drawn-plan.ts';
import { type ProgressFacts, progressSections } from './sections.ts';
import { drawnRecommendation, gatheredOf } from './testing/drawn-gathered.ts';

const PERIOD = { from: day('2022-07-01'), until: day('2022-07-31') };

function facts(actions: ReturnType<typeof drawnAction>[], more: Partial<ProgressFacts> = {}): ProgressFacts {
  return {
    gathered: gatheredOf(drawnPlan({ priorities: [drawnPriority({ title: 'Front door' })], actions })),
    ...{ inspections: [], judgements: [], recommendations: [], measuresSentence: '', said: [], period: PERIOD },
    ...more,
  };
}

function words(part: string, given: ProgressFacts): string {
  return progressSections(given).find((section) => section.part === part)?.words ?? '';
}

describe('key developments', () => {
  for (const [met, isTold] of [
    ['2022-06-30', false],
    ['2022-07-01', true],
    ['2022-07-31', true],
    ['2022-08-01', false],
  ] as const)
    test(`${isTold ? 'tell' : 'do not tell'} of a milestone met on ${met}`, () => {
      const milestones = [drawnMilestone({ title: 'Two teams', metOn: day(met) })];
      const told = words('developments', facts([drawnAction({ ref: '1.1.1', milestones })]));
      assert.equal(told, isTold ? '## Front door\n- Milestone met: Two teams (1.1.1).' : '');
    });

  test('tell what was delivered and what owners said, under its priority', () => {
    const action = drawnAction({ id: 'a', ref: '1.1.1', title: 'See children', ...drawnDelivered(day('2022-07-05')) });
    const said = [{ actionId: 'a', on: day('2022-07-06'), done: 'Three teams\nsee children.' }];
    assert.equal(
      words('developments', facts([action], { said })),
      '## Front door\n- Delivered: See children (1.1.1).\n- Three teams see children (1.1.1).',
    );
  });
});

describe('the forthcoming quarter’s activity', () => {
  for (const [due, isTold] of [
    ['2022-07-31', false],
    ['2022-08-01', true],
    ['2022-10-31', true],
    ['2022-11-01', false],
  ] as const)
    test(`${isTold ? 'tells' : 'does not tell'} of an action that is due on ${due}`, () => {
      const action = drawnAction({ ref: '1.1.1', title: 'See children', dueOn: day(due), milestones: [] });
      assert.equal(words('forthcoming', facts([action])).includes(': See children (1.1.1).'), isTold);
    });

  test('leaves out what was met, dropped, delivered or withdrawn', () => {
    const due = { dueOn: day('2022-09-30') };
    const milestones = [
      drawnMilestone({ ...due, metOn: day('2022-07-01') }),
      drawnMilestone({ ...due, droppedOn: day('2022-07-01') }),
    ];
    const late = { dueOn: day('2023-03-31') };
    const actions = [
      drawnAction({ ...late, milestones }),
      drawnAction({ ...due, ...drawnDelivered(day('2022-07-05')) }),
      drawnAction({ ...due, steps: [drawnStep(), drawnStep({ step: 'superseded', reason: 'Elsewhere' })] }),
    ];
    assert.equal(words('forthcoming', facts(actions)), '');
  });
});

describe('the other sections', () => {
  test('name the recommendations that are open, and by when an answer was owed', () => {
    const recommendations = [drawnRecommendation(), drawnRecommendation({ id: 'b', ref: 'REC-02', state: 'closed' })];
    const told = words('recommendations', facts([drawnAction()], { recommendations }));
    assert.match(told, /- REC-01 See children in time/);
    assert.doesNotMatch(told, /REC-02/);
    assert.match(told, /owed by 15 July 2022/);
  });

  test('print judgements with overall effectiveness first', () => {
    const inspections = [inspectionIn('published', { id: 'i' })];
    const judgements = ['leaders', 'helpAndProtection', 'overall'].map((area) => ({
      ...{ inspectionId: 'i', area, grade: 'requiresImprovement' as const, words: '' },
    }));
    const told = words('judgements', facts([drawnAction()], { inspections, judgements }));
    assert.match(told, /\| Judgement \| Grade \|\n\| Overall effectiveness \| Requires improvement to be good \|/);
  });

  test('ask of recommendations with a gap, and are there without any plan', () => {
    const outcomes = [drawnOutcome()];
    const gathered = gatheredOf(drawnPlan({ outcomes }), { recommendations: [drawnRecommendation()] });
    assert.match(words('decision', facts([], { gathered })), /REC-01 will be covered/);
    const none = progressSections(facts([], { gathered: null }));
    assert.equal(none.length, 8);
    assert.match(none[0]?.words ?? '', /the improvement plan from 1 July 2022/);
  });
});
