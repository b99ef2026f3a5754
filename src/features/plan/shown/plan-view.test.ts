import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { LocalDate } from '#kernel/local-date.ts';
import { standingsOf } from '../axes/standing.ts';
import { drawnContext } from '../testing/drawn-context.ts';
import { drawnWholePlan, MIRIAM, TODAY, TOM } from '../testing/drawn-plan.ts';
import { type DueChoice, dueInWords, spanOf } from './due.ts';
import { actionsShown, type PlanView, planAddress, planViewFrom, WHOLE_PLAN } from './plan-view.ts';
import { outcomesWorsening, planSentence, tallyOf } from './tally.ts';

const plan = drawnWholePlan();
const standings = standingsOf(plan, drawnContext());
const refs = (view: Partial<PlanView>) =>
  actionsShown(plan, standings, { ...WHOLE_PLAN, ...view }, TODAY).map(({ ref }) => ref);

describe('what of the plan is shown', () => {
  const WHOLE = ['1.1.1', '1.1.2', '1.2.1', '1.2.2', '2.1.1'];
  const cases: [string, Partial<PlanView>, string[]][] = [
    ['everything but what is no longer in the plan', {}, WHOLE],
    ['what is no longer in it, where that is asked for', { delivery: 'ended' }, ['2.1.2']],
    ['what is still to be delivered', { delivery: 'open' }, ['1.1.1', '1.1.2', '1.2.2', '2.1.1']],
    ['what is delivered or embedded', { delivery: 'done' }, ['1.2.1']],
    ['what is delivered', { delivery: 'delivered' }, ['1.2.1']],
    ['what is not started', { delivery: 'notStarted' }, ['1.2.2']],
    ['one owner’s', { owner: TOM.id }, ['1.1.2']],
    ['a post’s', { owner: 'post:Designated nurse' }, ['2.1.1']],
    ['nobody’s', { owner: 'somebody else' }, []],
    ['one priority’s', { priority: 'priority-2' }, ['2.1.1']],
    ['a partner’s', { partner: 'health' }, ['2.1.1']],
    ['the council’s own', { partner: 'council' }, ['1.1.1', '1.1.2', '1.2.1', '1.2.2']],
    ['what is overdue', { due: 'overdue' }, ['1.1.2']],
    ['what is due next quarter', { due: 'next' }, ['1.2.2']],
    ['what is due this quarter, and not what is delivered', { due: 'quarter' }, ['1.1.1', '1.1.2', '2.1.1']],
    ['what answers a recommendation', { answers: 'recommendation' }, ['1.1.1']],
    ['what is of the wider programme', { answers: 'wider' }, ['1.2.2']],
    ['what answers nothing', { answers: 'nothing' }, ['1.1.2', '1.2.1', '2.1.1']],
    ['by its number', { q: '1.2' }, ['1.2.1', '1.2.2']],
    ['by words of its outcome, however they are written', { q: 'LEADERS know' }, ['2.1.1']],
    ['by its owner’s name', { q: MIRIAM.name }, ['1.1.1', '1.2.1', '1.2.2']],
    ['by several choices at once', { owner: MIRIAM.id, delivery: 'open', q: 'begin' }, ['1.1.1', '1.2.2']],
  ];
  for (const [what, view, expected] of cases) it(what, () => assert.deepEqual(refs(view), expected));

  it('a figure above the plan counts those to whom it leads', () => {
    const { byStatus, overdue, proven, withoutImpact } = tallyOf(
      plan.actions.filter(({ ref }) => WHOLE.includes(ref)),
      standings,
      new Set(),
    );
    const figures = {
      ...{ notOnTrack: byStatus.atRisk + byStatus.offTrack, done: byStatus.delivered + byStatus.embedded },
      ...{ overdue, proven, withoutImpact },
    };
    assert.ok(figures.notOnTrack > 0);
    assert.deepEqual(figures, {
      notOnTrack: refs({ delivery: 'notOnTrack' }).length,
      done: refs({ delivery: 'done' }).length,
      overdue: refs({ due: 'overdue' }).length,
      proven: refs({ impact: 'proven' }).length,
      withoutImpact: refs({ impact: 'overdue' }).length,
    });
  });

  it('an address says all that was chosen, and what it does not know leaves nothing out', () => {
    const view: PlanView = { ...WHOLE_PLAN, delivery: 'atRisk', due: 'next', q: 'two words & more' };
    const address = new URL(planAddress('/plan', view), 'http://localhost');
    assert.deepEqual(planViewFrom(Object.fromEntries(address.searchParams)), view);
    assert.deepEqual(planViewFrom({ delivery: 'splendid', impact: '', due: 'yesterday', answers: 'x' }), WHOLE_PLAN);
    assert.equal(planAddress('/plan', WHOLE_PLAN), '/plan');
  });
});

describe('when it is due', () => {
  const cases: [Exclude<DueChoice, 'overdue'>, string, string, string][] = [
    ['month', '2022-08-09', '2022-08-01', '2022-08-31'],
    ['quarter', '2022-08-09', '2022-07-01', '2022-09-30'],
    ['next', '2022-08-09', '2022-10-01', '2022-12-31'],
    ['next', '2022-09-30', '2022-10-01', '2022-12-31'],
    ['next', '2022-10-01', '2023-01-01', '2023-03-31'],
    ['quarter', '2022-12-31', '2022-10-01', '2022-12-31'],
    ['next', '2022-12-31', '2023-01-01', '2023-03-31'],
  ];
  for (const [choice, today, from, until] of cases)
    it(`${choice} on ${today} is from ${from} to ${until}`, () =>
      assert.deepEqual(spanOf(choice, today as LocalDate), { from, until }));

  it('says its months', () => {
    assert.equal(dueInWords('next', TODAY), 'Due next quarter, October to December 2022');
    assert.equal(dueInWords('month', TODAY), 'Due this month, August 2022');
  });
});

describe('the plan in a sentence', () => {
  const of = (view: Partial<PlanView>) =>
    planSentence(tallyOf(actionsShown(plan, standings, { ...WHOLE_PLAN, ...view }, TODAY), standings, new Set()));

  it('counts every action once, delivery and impact apart', () => {
    assert.match(of({}), /^5 actions: .+; none has proven impact; 1 is overdue\.$/);
    assert.match(of({ delivery: 'delivered' }), /^1 action: 1 delivered; none has proven impact; none is overdue\.$/);
  });

  it('says that there are none yet', () => {
    assert.equal(planSentence(tallyOf([], standings, new Set())), 'The plan holds no actions yet.');
  });

  it('the statuses always add up to all actions', () => {
    fc.assert(
      fc.property(fc.subarray([...plan.actions]), (some) => {
        const { byStatus, all } = tallyOf(some, standings, new Set());
        assert.equal(
          Object.values(byStatus).reduce((total, count) => total + count, 0),
          all,
        );
        assert.equal(all, some.length);
      }),
    );
  });

  it('tells what is on track while a measure of its outcome gets worse', () => {
    const worsening = outcomesWorsening(plan.outcomes, new Map([['CP-04', 'gettingWorse']]));
    assert.deepEqual([...worsening], ['outcome-1']);
    const onTrack = [...standings].filter(([, { delivery }]) => delivery.status === 'onTrack').map(([id]) => id);
    const tally = tallyOf(plan.actions, standings, worsening);
    assert.equal(tally.againstMeasures, onTrack.filter((id) => /action-1\.1\./.test(id)).length);
    assert.ok(tally.againstMeasures > 0);
  });
});
