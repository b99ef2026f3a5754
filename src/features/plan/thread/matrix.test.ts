import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Recommendation } from '#features/inspections/index.ts';
import { defaultCounts } from '#kernel/counts.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { dueOn, limitOn, TIMESCALES } from '#kernel/timescales.ts';
import { englandWorkingDays } from '#kernel/working-days.ts';
import { type StandingContext, standingsOf } from '../axes/standing.ts';
import type { Plan } from '../plan.ts';
import { day, drawnAction, drawnOutcome, drawnPlan, drawnTest, drawnWholePlan, TODAY } from '../testing/drawn-plan.ts';
import { clockInWords, hasGap, matrixOf, matrixViewFrom, rowsInView } from './matrix.ts';
import { actionsStanding, inView, marksOf, verdictOf } from './thread.ts';

const context: StandingContext = {
  today: TODAY,
  deadlines: (rule, from) => dueOn(limitOn(TIMESCALES[rule], from).value, from, englandWorkingDays),
  counts: defaultCounts(TODAY),
  workingDays: englandWorkingDays,
  verdicts: new Map([
    ['CP-04', 'gettingWorse'],
    ['CP-02', 'improving'],
  ]),
};

function drawnRecommendation(more: Partial<Recommendation> = {}): Recommendation {
  return {
    ...{ id: 'recommendation-1', inspectionId: 'inspection', inspectionTitle: 'Inspection of February', ref: 'REC-01' },
    ...{ words: 'Hold discussions in time', paragraph: '12', theme: '', publishedOn: day('2022-04-01') },
    ...{ answerDueOn: day('2022-07-15'), answeredOn: day('2022-07-12'), version: 1, state: 'open', steps: [] },
    isAnswerOwed: true,
    ...more,
  };
}

function matrix(plan: Plan, ...recommendations: Recommendation[]) {
  const standings = standingsOf(plan, context);
  return matrixOf({ plan, standings, recommendations, today: TODAY, workingDays: englandWorkingDays });
}

describe('the matrix of recommendations', () => {
  it('sets a recommendation beside the outcomes, actions and measures that answer it', () => {
    const [row] = matrix(drawnWholePlan(), drawnRecommendation());
    assert.deepEqual(
      row?.outcomes.map(({ ref, actions }) => [ref, actions.map(({ action }) => action.ref)]),
      [['1.1', ['1.1.1']]],
    );
    assert.deepEqual(row?.measures, ['CP-04']);
    assert.deepEqual(row?.missing, []);
    assert.equal(row && hasGap(row), false);
  });

  it('says in words what is missing of a recommendation that nothing answers', () => {
    const [row] = matrix(drawnWholePlan(), drawnRecommendation({ id: 'another' }));
    assert.deepEqual(row?.missing, [
      'No outcome for children',
      'No action answers it',
      'No measure tells of it',
      'No test of its impact',
    ]);
  });

  it('says of an outcome that no action of it answers the recommendation', () => {
    const outcome = drawnOutcome({
      recommendationIds: ['recommendation-1'],
      measures: ['CP-02'],
      tests: [drawnTest()],
    });
    const [row] = matrix(drawnPlan({ outcomes: [outcome], actions: [drawnAction()] }), drawnRecommendation());
    assert.deepEqual(row?.outcomes[0]?.missing, ['No action answers it']);
  });

  it('asks nothing of a recommendation that the board has closed', () => {
    const [row] = matrix(drawnWholePlan(), drawnRecommendation({ id: 'another', state: 'closed' }));
    assert.deepEqual(row?.missing, []);
  });

  it('shows what a view asks for', () => {
    const rows = matrix(drawnWholePlan(), drawnRecommendation(), drawnRecommendation({ id: 'another', ref: 'REC-02' }));
    const shown = (query: Record<string, string>) =>
      rowsInView(rows, matrixViewFrom(query, drawnWholePlan())).map(({ recommendation }) => recommendation.ref);
    assert.deepEqual(shown({}), ['REC-01', 'REC-02']);
    assert.deepEqual(shown({ gaps: 'yes' }), ['REC-02']);
    assert.deepEqual(shown({ state: 'closed' }), []);
    assert.deepEqual(shown({ priority: 'priority-1' }), ['REC-01']);
    assert.deepEqual(shown({ priority: 'nobody’s', state: 'nonsense', gaps: 'no' }), ['REC-01', 'REC-02']);
  });

  it('says how the clock of the answer stands on both sides of its day', () => {
    const cases: [Partial<Recommendation>, LocalDate, string][] = [
      [{ answerDueOn: null, answeredOn: null, isAnswerOwed: false }, TODAY, 'No answer is owed'],
      [{ answerDueOn: null, answeredOn: null }, TODAY, 'Answer due, by a day that nobody has entered yet'],
      [{ answerDueOn: null }, TODAY, 'Answered on 12 July 2022 (no day was entered by which it was due)'],
      [{ answeredOn: null }, day('2022-07-14'), 'Answer due on 15 July 2022: 1 working day left'],
      [{ answeredOn: null }, day('2022-07-15'), 'Answer due today'],
      [{ answeredOn: null }, day('2022-07-18'), 'Answer was due on 15 July 2022: 1 working day overdue'],
      [{}, TODAY, 'Answered on 12 July 2022, in time (due on 15 July 2022)'],
      [{ answeredOn: day('2022-07-18') }, TODAY, 'Answered on 18 July 2022, late (due on 15 July 2022)'],
    ];
    for (const [more, today, words] of cases) {
      const plan = drawnWholePlan();
      const recommendations = [drawnRecommendation(more)];
      const [row] = matrixOf({ plan, standings: new Map(), recommendations, today, workingDays: englandWorkingDays });
      assert.equal(row && clockInWords(row.clock), words);
    }
  });
});

describe('the actions of the thread', () => {
  it('are those that are part of the plan, each once in the picture', () => {
    const plan = drawnWholePlan();
    const actions = actionsStanding(plan, standingsOf(plan, context));
    assert.deepEqual(
      actions.map(({ action }) => action.ref),
      ['1.1.1', '1.1.2', '1.2.1', '1.2.2', '2.1.1'],
    );
    assert.deepEqual(
      marksOf(actions, context.verdicts).map(({ ref, delivery, measures }) => [ref, delivery, measures]),
      [
        ['1.1.1', 'onTrack', 'gettingWorse'],
        ['1.1.2', 'offTrack', 'gettingWorse'],
        ['1.2.1', 'delivered', 'undetermined'],
        ['1.2.2', 'notStarted', 'undetermined'],
        ['2.1.1', 'onTrack', 'undetermined'],
      ],
    );
  });

  it('are narrowed by priority and by recommendation', () => {
    const plan = drawnWholePlan();
    const actions = actionsStanding(plan, standingsOf(plan, context));
    const refs = (priority: string, recommendation: string) =>
      inView(plan, actions, { priority, recommendation }).map(({ action }) => action.ref);
    assert.deepEqual(refs('priority-2', ''), ['2.1.1']);
    assert.deepEqual(refs('', 'recommendation-1'), ['1.1.1']);
    assert.deepEqual(refs('priority-2', 'recommendation-1'), []);
  });

  it('have the worst verdict of their measures, and none without measures', () => {
    const verdict = (...measures: string[]) => verdictOf({ measures }, context.verdicts);
    assert.equal(verdict('CP-02', 'CP-04'), 'gettingWorse');
    assert.equal(verdict('CP-02', 'CP-99'), 'improving');
    assert.equal(verdict(), 'undetermined');
  });
});
