import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { localDate } from '#kernel/local-date.ts';
import { type AreaEvaluation, type Challenge, dissent, type EvaluationState, type Proposal, STATES } from './area.ts';
import { blocksOwning, type EVENTS, mayChallenge, stateAfter } from './life.ts';
import type { Statement } from './statement.ts';
import { compareVersions, piecesOf } from './version.ts';

const ON = localDate('2022-08-09');

const proposal = (number: number, byId: string, grade: Proposal['grade']): Proposal => ({
  ...{ number, grade, reason: 'A reason', on: ON, byId, by: byId },
});
const challenge = (
  byId: string,
  spokenTo: number,
  otherGrade: Challenge['otherGrade'],
  answered: boolean,
): Challenge => ({
  ...{
    id: `${byId}${spokenTo}`,
    area: 'leaders',
    proposal: spokenTo,
    otherGrade,
    reason: 'A reason',
    on: ON,
    byId,
    by: byId,
  },
  ...{ answer: answered ? { words: 'An answer', by: 'ada', on: ON } : null, settledOn: null, version: 1 },
});
const STATEMENT: Statement = {
  ...{ id: 's', number: 1, area: 'leaders', kind: 'strength', words: 'Words', howKnown: '', next: '', owner: null },
  ...{ ownerWords: 'A post', actionIds: [], reviews: [], endedOn: null, endedReason: '', version: 1 },
};
const EMPTY: AreaEvaluation = {
  ...{ area: 'leaders', summary: '', owner: null, ownerWords: '', version: 0 },
  ...{ proposals: [], challenges: [], steps: [], statements: [STATEMENT] },
};
const inState = (area: AreaEvaluation, state: EvaluationState): AreaEvaluation => ({
  ...area,
  steps: [...area.steps, { state, on: ON, by: '', reason: '' }],
});

/** Everything that two people may do with an area, as the pages allow it. */
function nextOf(area: AreaEvaluation, hasOther: boolean): AreaEvaluation[] {
  const state = area.steps.at(-1)?.state ?? 'draft';
  const moved = (changed: AreaEvaluation, event: (typeof EVENTS)[number]) => {
    const next = stateAfter(state, event);
    return next === null ? [] : [next === state ? changed : inState(changed, next)];
  };
  return ['ada', 'ben'].flatMap((person) => [
    ...moved(
      { ...area, proposals: [...area.proposals, proposal(area.proposals.length + 1, person, 'good')] },
      'proposed',
    ),
    ...(mayChallenge(area, person)
      ? moved(
          { ...area, challenges: [...area.challenges, challenge(person, area.proposals.length, 'inadequate', false)] },
          'challenged',
        )
      : []),
    ...(area.challenges.some(({ answer, byId }) => answer === null && byId !== person)
      ? [
          {
            ...area,
            challenges: area.challenges.map((one) => ({ ...one, answer: { words: 'A', by: person, on: ON } })),
          },
        ]
      : []),
    ...(blocksOwning(area, { personId: person, hasOtherEvidence: () => hasOther }).length === 0
      ? moved(area, 'owned')
      : []),
    ...moved(area, 'changed'),
    ...moved(area, 'shared'),
  ]);
}

describe('an area of the self-evaluation', () => {
  for (const hasOther of [true, false])
    it(`through every order of five steps of two people is never owned against the rules (${hasOther ? 'with' : 'without'} other evidence)`, () => {
      const reached = new Set<EvaluationState>();
      const explore = (area: AreaEvaluation, depth: number): void => {
        const state = area.steps.at(-1)?.state ?? 'draft';
        reached.add(state);
        if (state === 'owned' || state === 'shared') {
          assert.ok(hasOther);
          assert.ok(area.proposals.length > 0 && area.challenges.length > 0);
          assert.ok(area.challenges.every(({ answer }) => answer !== null));
        }
        if (state === 'shared') assert.ok(area.steps.some((step) => step.state === 'owned'));
        if (depth > 0) for (const next of nextOf(area, hasOther)) explore(next, depth - 1);
      };
      explore(EMPTY, 5);
      assert.deepEqual([...reached].toSorted(), hasOther ? [...STATES].toSorted() : ['challenged', 'draft']);
    });

  it('is a draft again after any change of what was owned or shared', () => {
    for (const state of ['owned', 'shared'] as const)
      assert.deepEqual([stateAfter(state, 'changed'), stateAfter(state, 'proposed')], ['draft', 'draft']);
  });

  it('shows the last differing view of each person who is not content, and none of those who agreed', () => {
    const proposals = [proposal(1, 'ada', 'requiresImprovement'), proposal(2, 'ada', 'good')];
    const by = (...challenges: Challenge[]) => dissent({ proposals, challenges }).map(({ id }) => id);
    assert.deepEqual(by(challenge('ben', 1, 'requiresImprovement', true)), []);
    assert.deepEqual(by(challenge('ben', 2, 'requiresImprovement', true)), ['ben2']);
    assert.deepEqual(by(challenge('ben', 2, 'inadequate', true), challenge('ben', 2, 'good', true)), []);
    assert.deepEqual(by({ ...challenge('ben', 2, 'inadequate', true), settledOn: ON }), []);
  });
});

describe('two versions', () => {
  const area = {
    area: 'leaders',
    title: 'Leaders',
    state: 'Draft',
    grade: 'Good',
    reason: 'R',
    summary: '',
    owner: '',
    dissent: [],
  };
  const one = { number: 1, kind: 'Strong', words: 'We see children', howKnown: '', next: '', owner: 'A' };
  const lists = { supports: [], contradicts: [], actions: [], marks: [] };
  const version = (words: string | null, grade = 'Good') => ({
    ...{ council: 'A', asAt: ON },
    areas: [{ ...area, grade, statements: words === null ? [] : [{ ...one, ...lists, words }] }],
  });

  it('that say the same differ in nothing; else every change is named once', () => {
    assert.deepEqual(compareVersions(version('We see children'), version('We see children')), []);
    const [changed] = compareVersions(version('We see children'), version('We see all children', 'Inadequate'));
    assert.deepEqual(
      changed?.fields.map(({ name }) => name),
      ['Grade proposed'],
    );
    assert.deepEqual(
      changed?.statements.map(({ number, change }) => [number, change]),
      [[1, 'changed']],
    );
    assert.equal(compareVersions(version(null), version('New'))[0]?.statements[0]?.change, 'added');
    assert.equal(compareVersions(version('Old'), version(null))[0]?.statements[0]?.change, 'ended');
  });

  it('are pieced together from what stayed, went and came', () => {
    const pieces = piecesOf('We see children', 'We hear children');
    const text = (leaving: string) =>
      pieces
        .filter(({ change }) => change !== leaving)
        .map((each) => each.text)
        .join('');
    assert.deepEqual([text('added'), text('removed')], ['We see children', 'We hear children']);
  });
});
