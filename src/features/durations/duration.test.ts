import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays, localDate } from '#kernel/local-date.ts';
import { durationOf, durationsByTeam, finishedBy, inUnit, isJudged, teamsCompared } from './duration.ts';
import { periodsCompared } from './periods.ts';
import type { TeamSpell } from './spells.ts';

const AS_AT = localDate('2022-08-05');

function spell(time: number, isFinished: boolean, more: Partial<TeamSpell> = {}): TeamSpell {
  return { team: 'East', startedOn: addDays(AS_AT, -time), entry: 0, time, isFinished, ...more };
}

const near = (actual: number | undefined, expected: number) =>
  assert.ok(actual !== undefined && Math.abs(actual - expected) < 1e-9, `${actual} is not ${expected}`);

describe('how long a kind of spell lasts', () => {
  it('counts those still open for as long as they were seen, which their closed ones alone do not', () => {
    const { cases, finished, open, half, closed } = durationOf([
      ...[10, 20].map((time) => spell(time, true)),
      ...[20, 40].map((time) => spell(time, false)),
      spell(60, true),
    ]);
    assert.deepEqual([cases, finished, open, half.value], [5, 3, 2, 60]);
    near(closed?.mean, 30);
    near(closed?.meanOfAll, 10 + 0.8 * 10 + 0.6 * 40);
    assert.equal(closed?.isAtLeast, false);
  });

  it('knows the least that the mean can be where some outlast all that was seen', () => {
    const { closed, threeQuarters } = durationOf([spell(10, true), spell(30, false)]);
    assert.deepEqual([closed?.mean, closed?.meanOfAll, closed?.isAtLeast], [10, 20, true]);
    assert.equal(threeQuarters.value, null);
  });

  it('has no mean where nothing is closed, and no time where there is nothing', () => {
    assert.equal(durationOf([spell(30, false)]).closed, null);
    const none = durationOf([]);
    assert.deepEqual([none.cases, none.half.value, none.closed, isJudged(none)], [0, null, null, false]);
  });

  it('is the mean of all where none is open', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 30 }), (times) => {
        const { closed } = durationOf(times.map((time) => spell(time, true)));
        assert.ok(closed && Math.abs(closed.mean - closed.meanOfAll) < 1e-9);
      }),
      { numRuns: 100, seed: 2022 },
    );
  });

  it('is judged from 10 cases on', () => {
    assert.equal(isJudged({ cases: 9, isThin: false }), false);
    assert.equal(isJudged({ cases: 10, isThin: false }), true);
  });

  it('is not judged where its curve rests on fewer than 5 that were seen when they were young', () => {
    const old = Array.from({ length: 12 }, (_, index) => spell(60 + index, true, { entry: 50 }));
    const young = (count: number) => [spell(3, true), ...Array.from({ length: count - 1 }, () => spell(9, false))];
    const judged = (count: number) => isJudged(durationOf([...young(count), ...old]));
    assert.deepEqual([judged(4), judged(5)], [false, true]);
    assert.equal(durationOf(young(4)).isThin, false, 'few at the end are as it must be');
  });

  it('is the same in days and in months', () => {
    const days = [30, 60, 90].map((time) => spell(time, true, { entry: 0 }));
    assert.equal(durationOf(inUnit(days, 30)).half.value, 2);
  });

  it('says which share is finished by a limit, that day included, as far as anything was seen', () => {
    const duration = durationOf([spell(10, true), spell(20, true), spell(30, false), spell(30, false)]);
    near(finishedBy(duration, 10)?.share, 0.25);
    near(finishedBy(duration, 9.9)?.share, 0);
    near(finishedBy(duration, 30)?.share, 0.5);
    assert.equal(finishedBy(duration, 31), null);
    near(finishedBy(durationOf([spell(10, true)]), 31)?.share, 1);
  });
});

describe('durations of teams', () => {
  const of = (team: string | null, times: readonly number[]) => times.map((time) => spell(time, true, { team }));
  const short = Array.from({ length: 10 }, (_, index) => 5 + index);
  const long = short.map((time) => time + 40);

  it('stand by name, those of no team last', () => {
    const teams = durationsByTeam([...of(null, [3]), ...of('Team 10', [1]), ...of('Team 9', [2, 4])]);
    assert.deepEqual(
      teams.map(({ team, duration }) => [team, duration.cases]),
      [
        ['Team 9', 2],
        ['Team 10', 1],
        [null, 1],
      ],
    );
  });

  it('differ where chance does not explain it, among teams with 10 cases or more', () => {
    assert.equal(teamsCompared([...of('East', short), ...of('West', long)]).kind, 'differ');
    assert.equal(teamsCompared([...of('East', short), ...of('West', short)]).kind, 'alike');
    assert.equal(teamsCompared([...of('East', short), ...of('West', long.slice(1))]).kind, 'tooFew');
    assert.equal(teamsCompared([...of('East', short), ...of(null, long)]).kind, 'tooFew');
  });
});

describe('two periods', () => {
  const begun = (day: string, time: number, count = 10) =>
    Array.from({ length: count }, (_, index) => spell(time + index, true, { startedOn: localDate(day) }));

  it('hold what began in the last months, from the same day of the month on, and in as many before', () => {
    const { earlier, later } = periodsCompared(
      ['2022-08-05', '2022-05-05', '2022-05-04', '2022-02-05', '2022-02-04'].flatMap((day) => begun(day, 5, 1)),
      AS_AT,
      3,
    );
    assert.deepEqual([later.from, later.until, later.duration.cases], ['2022-05-05', '2022-08-05', 2]);
    assert.deepEqual([earlier.from, earlier.until, earlier.duration.cases], ['2022-02-05', '2022-05-04', 2]);
  });

  it('are told apart by which ends sooner, and not where chance may explain it', () => {
    const verdict = (early: number, late: number, count = 10) =>
      periodsCompared([...begun('2022-03-01', early, count), ...begun('2022-06-01', late)], AS_AT, 3).verdict.kind;
    assert.equal(verdict(60, 10), 'shorter');
    assert.equal(verdict(10, 60), 'longer');
    assert.equal(verdict(20, 20), 'alike');
    assert.equal(verdict(10, 60, 9), 'tooFew');
  });

  it('cannot be compared where no age was seen of both', () => {
    const late = begun('2022-03-01', 100).map((each) => ({ ...each, entry: 90 }));
    assert.equal(periodsCompared([...late, ...begun('2022-06-01', 10)], AS_AT, 3).verdict.kind, 'apart');
  });
});
