import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { localDate } from '#kernel/local-date.ts';
import { TIMESCALES } from '#kernel/timescales.ts';
import { englandWorkingDays } from '#kernel/working-days.ts';
import { durationOf } from './duration.ts';
import { DURATIONS } from './kinds.ts';
import { limitOf } from './limit.ts';
import { type PeriodsCompared, periodsCompared } from './periods.ts';
import type { TeamSpell } from './spells.ts';
import { canDraw, closedInWords, halfInWords, periodsInWords, spreadInWords, teamsInWords } from './wording.ts';

const AS_AT = localDate('2022-08-05');
const ASSESSMENTS = DURATIONS.assessments;

function spells(times: readonly number[], isFinished = true, startedOn = '2022-06-01'): TeamSpell[] {
  return times.map((time) => ({ team: 'East', startedOn: localDate(startedOn), entry: 0, time, isFinished }));
}

const TEN = [31, 32, 33, 34, 35, 36, 37, 38, 39, 50];
const limit = limitOf(ASSESSMENTS, TIMESCALES, AS_AT, englandWorkingDays);
const said = (of: readonly TeamSpell[], name = 'the council') => halfInWords(ASSESSMENTS, durationOf(of), name);

describe('a duration in words', () => {
  it('is by when half are finished, with limits', () => {
    assert.equal(
      said(spells(TEN)),
      'Half of the assessments are authorised within 35.5 working days (95% limits 31 to 38).',
    );
    assert.match(said(spells(TEN), 'East'), /^Half of the assessments of East are/);
  });

  it('is not said of fewer than 10, of none, or where fewer than half were seen to finish', () => {
    assert.equal(said(spells(TEN.slice(1))), 'Assessments: 9 counted, too few to say how long they take.');
    assert.equal(said([]), 'No assessments are in the list.');
    assert.equal(said(spells(TEN, false)), 'None of the assessments seen came to an end.');
    assert.equal(
      said([...spells([12, 20]), ...spells(TEN, false)]),
      'Fewer than half of the assessments are authorised within 50 working days, the longest that is seen.',
    );
  });

  it('says how many are open, the quartiles, and how many are finished by the limit', () => {
    const words = spreadInWords(ASSESSMENTS, durationOf(spells(TEN)), limit, '5 August 2022');
    assert.match(
      words,
      /^10 counted, 0 of them not yet authorised on 5 August 2022\. A quarter within 33 working days/,
    );
    assert.match(words, /By 45 working days, the limit, 90\.0% are authorised \(95% limits /);
    const early = spreadInWords(ASSESSMENTS, durationOf(spells(TEN.slice(0, 9).concat(1), false)), limit, 'the day');
    assert.match(early, /None was seen for as long as 45 working days, the limit\./);
  });

  it('says by how much the mean of those that are finished differs from that of all', () => {
    const words = (of: readonly TeamSpell[]) => closedInWords(ASSESSMENTS, durationOf(of));
    assert.match(words(spells(TEN)), /is 36\.5 working days\. As none is not yet authorised, nothing is missing/);
    assert.match(
      words([...spells([10, 20]), ...spells([30, 30], false)]),
      /mean of the 2 that are authorised is 15 working days\. It misleads: it leaves out the 2 not yet authorised, .* the mean is at least 22\.5 working days, at least 7\.5 working days more\.$/,
    );
    assert.match(words([...spells([40]), ...spells([10], false)]), /here the two agree/);
    assert.match(words(spells([10], false)), /^None has come to an end yet/);
  });

  it('says whether teams differ, and never of fewer than two', () => {
    assert.match(teamsInWords(ASSESSMENTS, { kind: 'tooFew' }), /^Fewer than two of the teams/);
    assert.match(
      teamsInWords(ASSESSMENTS, { kind: 'differ', pValue: 0.0004, teams: 3 }),
      /differ by more.*p below 0\.001/,
    );
    assert.match(teamsInWords(ASSESSMENTS, { kind: 'alike', pValue: 0.42, teams: 3 }), /do not differ.*p = 0\.42/);
  });

  it('says which period ends sooner, or why the two cannot be compared', () => {
    const compared = (early: readonly number[], late: readonly number[]) =>
      periodsCompared([...spells(early, true, '2022-03-01'), ...spells(late)], AS_AT, 3);
    const words = (periods: PeriodsCompared) => periodsInWords(ASSESSMENTS, periods);
    const sooner = compared(
      TEN.map((time) => time + 30),
      TEN,
    );
    assert.match(
      words(sooner),
      /begun from 5 May 2022 to 5 August 2022 end sooner than those begun from 5 February 2022/,
    );
    assert.match(words(compared(TEN, TEN)), /do not last shorter or longer/);
    assert.match(words(compared(TEN, TEN.slice(1))), /both need 10, and they are 9 and 10\.$/);
    assert.equal(canDraw(sooner, [{ entry: 0 }]), true);
    assert.equal(canDraw(sooner, [{ entry: 0 }, { entry: 1 }]), false);
  });
});

describe('the limit of a duration', () => {
  it('is in the unit of its kind, and of some there is none', () => {
    const at = (id: keyof typeof DURATIONS) =>
      limitOf(DURATIONS[id], TIMESCALES, AS_AT, englandWorkingDays)?.at ?? null;
    const ids = ['assessments', 'conferences', 'need', 'protection-plans', 'care', 'adoption-match'] as const;
    assert.deepEqual(ids.map(at), [45, 15, 12, 24, null, 6]);
  });
});
