import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CATALOGUE } from '#features/measures/index.ts';
import { englandWorkingDays } from '#kernel/working-days.ts';
import { DEMONSTRATION_TODAY, PEOPLE } from '../council.ts';
import { INSPECTION_OF_2022, INSPECTIONS } from '../inspections.ts';
import { PLAN } from './index.ts';

const outcomes = PLAN.priorities.flatMap((priority) => priority.outcomes);
const all = outcomes.flatMap(({ actions }) => actions);
const actions = all.filter(({ ended }) => ended === null);
const recommendations = INSPECTIONS.flatMap((inspection) => inspection.recommendations);

test('five recommendations were published on 1 April 2022 and answered within their seventy working days', () => {
  const inspection = INSPECTIONS.find(({ title }) => title === INSPECTION_OF_2022);
  assert.equal(inspection?.publishedOn, '2022-04-01');
  assert.equal(inspection.recommendations.length, 5);
  assert.ok(inspection.answeredOn !== null && inspection.answeredOn <= '2022-07-15');
});

test('the plan has sixty actions, one in eight of them overdue', () => {
  assert.equal(actions.length, 60);
  const overdue = actions.filter(({ delivered, due }) => delivered === null && due < DEMONSTRATION_TODAY);
  assert.equal(overdue.length, 8);
});

test('every recommendation but one has a measure and a test', () => {
  const covered = recommendations.filter(({ ref }) =>
    outcomes.some(
      (outcome) => outcome.recommendations.includes(ref) && outcome.measures.length > 0 && outcome.tests.length > 0,
    ),
  );
  assert.deepEqual(
    recommendations.filter((each) => !covered.includes(each)).map(({ ref }) => ref),
    ['REC-05'],
  );
});

test('one claim is supported and contradicted', () => {
  const claims = actions.flatMap((action) =>
    action.evidence.map((each) => ({ ...each, key: `${action.ref} ${each.claim}` })),
  );
  const contradicted = claims.filter(({ stance }) => stance === 'contradicts').map(({ key }) => key);
  const supported = claims.filter(({ stance }) => stance === 'supports').map(({ key }) => key);
  assert.deepEqual(
    contradicted.filter((key) => supported.includes(key)),
    ['4.1.1 Supervision is regular in every team'],
  );
});

test('two actions were put off twice, the second time by the board with its minute', () => {
  const twice = actions.filter(({ moved }) => moved.length > 1);
  assert.deepEqual(
    twice.map(({ ref }) => ref),
    ['2.2.4', '3.1.2'],
  );
  for (const { moved } of twice) {
    assert.equal(moved[1]?.decider, 'board');
    assert.notEqual(moved[1]?.minute, '');
  }
});

test('who decided may decide by the rules that the county has: its board whatever ends, and each put-off within its days', () => {
  for (const { ref, ended } of all) assert.notEqual(ended?.minute, '', ref);
  const most = { sponsor: 20, director: 60, board: Number.POSITIVE_INFINITY };
  for (const { ref, originalDue, moved } of all) {
    let due = originalDue;
    for (const { to, decider } of moved) {
      assert.ok(englandWorkingDays.between(due, to) <= most[decider], ref);
      due = to;
    }
  }
});

test('what hangs together does: numbers, days, people, measures and recommendations', () => {
  const people = new Set(PEOPLE.map(({ name }) => name));
  const measures = new Set<string>([...CATALOGUE.map(({ description }) => description.id), 'LM-01', 'LM-02']);
  const refs = new Set(recommendations.map(({ ref }) => ref));
  assert.equal(new Set(all.map(({ ref }) => ref)).size, all.length);
  for (const outcome of outcomes) {
    for (const measure of outcome.measures) assert.ok(measures.has(measure), measure);
    for (const ref of outcome.recommendations) assert.ok(refs.has(ref), ref);
  }
  for (const action of all) {
    assert.ok(action.from <= action.due, action.ref);
    assert.equal(action.moved.at(-1)?.to ?? action.originalDue, action.due, action.ref);
    for (const update of action.updates)
      assert.ok(action.from <= update.on && update.on <= DEMONSTRATION_TODAY, action.ref);
    for (const { by, verifiedBy } of action.evidence) assert.ok(people.has(by) && by !== verifiedBy, action.ref);
    if (action.delivered !== null) {
      assert.ok(people.has(action.delivered.signedBy) && action.delivered.signedBy !== action.owner, action.ref);
      assert.ok(action.delivered.on <= action.delivered.signedOn, action.ref);
    }
  }
});
