import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import fc from 'fast-check';
import { addDays, localDate } from '#kernel/local-date.ts';
import { INSPECTION_STATES, type Inspection, type InspectionState } from './register.ts';
import { asSeen, isHeldState, showsFindings } from './seeing.ts';
import { dayOf, lastDay, move, statesAfter, wayTo } from './states.ts';
import { inspectionIn } from './testing/drawn.ts';

const TODAY = localDate('2022-08-09');

/** F: forward, b: back with a reason, dot: no way. Rows are from, columns to, in the order of the journey. */
const WAYS: Readonly<Record<InspectionState, string>> = {
  //               ant not onS fee let pub ans clo
  anticipated: '   .   F   F   .   .   .   .   F',
  notified: '      b   .   F   .   .   .   .   F',
  onSite: '        b   b   .   F   F   F   .   .',
  feedbackHeld: '  .   .   b   .   F   F   .   .',
  letterReceived: '.   .   b   b   .   F   .   .',
  published: '     .   .   b   b   b   .   F   .',
  answered: '      .   .   .   .   .   b   .   F',
  closed: '        .   .   .   .   .   .   b   .',
};

const LETTERS = { forward: 'F', back: 'b' } as const;

for (const from of INSPECTION_STATES)
  for (const [index, to] of INSPECTION_STATES.entries()) {
    const expected = WAYS[from].trim().split(/\s+/)[index];
    test(`from ${from} to ${to}: ${expected}`, () => {
      const way = wayTo(inspectionIn(from), to);
      assert.equal(way === null ? '.' : LETTERS[way], expected);
    });
  }

describe('where no answer is owed', () => {
  const published = inspectionIn('published', { isAnswerOwed: false });
  it('is closed once it is published, and not answered', () => {
    assert.equal(wayTo(published, 'closed'), 'forward');
    assert.equal(wayTo(published, 'answered'), null);
  });
  it('goes back from closed to published', () => {
    const closed = inspectionIn('closed', { isAnswerOwed: false });
    assert.equal(wayTo(closed, 'published'), 'back');
    assert.equal(wayTo(closed, 'answered'), null);
  });
});

describe('what never came', () => {
  for (const [state, asked] of [
    ['anticipated', { on: TODAY, reason: '' }],
    ['notified', { on: TODAY, reason: '' }],
  ] as const)
    it(`is closed from ${state} with a reason alone, and can be opened again`, () => {
      const inspection = inspectionIn(state);
      const base = { to: 'closed', until: null, today: TODAY, ...asked } as const;
      assert.deepEqual(move(inspection, base), { ok: false, reason: 'noReason' });
      const closed = move(inspection, { ...base, reason: 'Put off by Ofsted' });
      assert.ok(closed.ok);
      assert.equal(wayTo(closed.moved, state), 'back');
      assert.deepEqual(
        statesAfter(closed.moved).map((one) => one.state),
        [state],
      );
    });
});

describe('the day of a move', () => {
  const onSite = inspectionIn('notified');
  const asked = { to: 'onSite', on: localDate('2022-02-07'), until: null, reason: '', today: TODAY } as const;
  for (const [what, changes, expected] of [
    ['is needed', { on: null }, 'noDay'],
    ['may be today', { on: TODAY }, null],
    ['may not be tomorrow', { on: addDays(TODAY, 1) }, 'inFuture'],
    ['may be the day of the state before', { on: localDate('2022-01-31') }, null],
    ['may not be before it', { on: localDate('2022-01-30') }, 'beforeEarlier'],
    ['may have its last day on it', { until: localDate('2022-02-07') }, null],
    ['may not have its last day before it', { until: localDate('2022-02-06') }, 'untilBeforeFrom'],
  ] as const)
    it(what, () => {
      const moved = move(onSite, { ...asked, ...changes });
      assert.equal(moved.ok ? null : moved.reason, expected);
    });

  it('needs a reason on the way back, and takes the later days with it', () => {
    const answered = inspectionIn('answered');
    const back = { to: 'published', on: null, until: null, reason: '', today: TODAY } as const;
    assert.deepEqual(move(answered, back), { ok: false, reason: 'noReason' });
    const moved = move(answered, { ...back, reason: 'Sent without its annex' });
    assert.ok(moved.ok);
    assert.equal(moved.moved.answeredOn, null);
    assert.equal(moved.moved.publishedOn, answered.publishedOn);
  });
});

/** Any walk through the states keeps what has to hold in each. */
test('whatever is moved, a state has its day, and none that comes later has one', () => {
  const step = fc.record({
    to: fc.constantFrom(...INSPECTION_STATES),
    on: fc.integer({ min: 0, max: 400 }).map((days) => addDays(localDate('2022-01-01'), days)),
    reason: fc.constantFrom('', 'Noted by mistake'),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), fc.boolean(), (steps, isAnswerOwed) => {
      let inspection: Inspection = inspectionIn('anticipated', { isAnswerOwed });
      for (const { to, on, reason } of steps) {
        const result = move(inspection, { to, on, until: null, reason, today: TODAY });
        if (!result.ok) continue;
        inspection = result.moved;
        const { state } = inspection;
        if (state !== 'anticipated') assert.notEqual(dayOf(inspection, state), null, state);
        const later = INSPECTION_STATES.slice(INSPECTION_STATES.indexOf(state) + 1);
        assert.ok(later.every((one) => dayOf(inspection, one) === null));
        assert.ok((lastDay(inspection) ?? TODAY) <= TODAY);
        if (state === 'answered') assert.notEqual(inspection.publishedOn, null);
      }
    }),
  );
});

describe('what is held back', () => {
  for (const state of INSPECTION_STATES)
    it(`${state}: others see neither feedback nor a letter under embargo`, () => {
      const inspection = inspectionIn(state);
      const seen = asSeen(inspection, { seesHeld: false });
      assert.equal(isHeldState(seen.state), false);
      assert.equal(seen.feedbackOn, null);
      assert.equal(seen.letterOn, inspection.publishedOn === null ? null : inspection.letterOn);
      assert.equal(showsFindings(inspection, { seesHeld: false }), inspection.publishedOn !== null);
      assert.equal(showsFindings(inspection, { seesHeld: true }), true);
      assert.deepEqual(asSeen(inspection, { seesHeld: true }), inspection);
    });
});
