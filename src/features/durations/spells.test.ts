import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { ListId } from '#features/extracts/index.ts';
import type { ExtractRows } from '#features/measures/index.ts';
import { drawn } from '#features/measures/testing/drawn-table.ts';
import { addDays, daysBetween, localDate } from '#kernel/local-date.ts';
import { englandWorkingDays } from '#kernel/working-days.ts';
import { durationBy, kaplanMeier } from '#stats';
import { DURATIONS, type DurationId } from './kinds.ts';
import { spellsOf } from './spells.ts';

/** As at Friday 5 August 2022: six months began on Saturday 5 February. */
const AS_AT = localDate('2022-08-05');

function spellsIn(id: DurationId, rows: ExtractRows) {
  return spellsOf(DURATIONS[id], { asAt: AS_AT, rows }, englandWorkingDays);
}

/** `0-31 ended`, `12-180 open`: the age at which a spell came under observation, its last and what it was then. */
function inShort(id: DurationId, rows: ExtractRows): string[] {
  return spellsIn(id, rows).map(({ entry, time, isFinished }) => `${entry}-${time} ${isFinished ? 'ended' : 'open'}`);
}

const oneList = (id: DurationId, list: ListId, table: string) => inShort(id, { [list]: drawn(list, table) });

describe('a spell', () => {
  it('lasts to its end, or to the as-at date where it is open or ends later', () => {
    const spells = oneList(
      'protection-plans',
      'childProtection',
      `startedOn  | endedOn
       -----------+-----------
       2022-03-01 | 2022-04-01
       2022-03-01 |
       2022-03-01 | 2022-08-05
       2022-03-01 | 2022-08-06
       2022-08-05 |
       2022-08-05 | 2022-08-05`,
    );
    assert.deepEqual(spells, ['0-31 ended', '0-157 open', '0-157 ended', '0-157 open', '0-0 open', '0-0 ended']);
  });

  it('is observed from the day on which the list begins, and not at all where it ended by then', () => {
    const spells = oneList(
      'protection-plans',
      'childProtection',
      `startedOn  | endedOn
       -----------+-----------
       2022-02-05 |
       2022-02-04 |
       2021-02-05 | 2022-02-06
       2021-02-05 | 2022-02-05
       2021-02-05 | 2022-02-04
       2022-02-05 | 2022-02-05`,
    );
    assert.deepEqual(spells, ['0-181 open', '1-182 open', '365-366 ended', '0-0 ended']);
  });

  it('does not begin after the as-at date, without a beginning, end before it or stand in a row kept out', () => {
    const spells = oneList(
      'protection-plans',
      'childProtection',
      `startedOn  | endedOn    | kept
       -----------+------------+-----
       2022-08-06 |            | yes
                  | 2022-07-01 | yes
       2022-07-02 | 2022-07-01 | yes
       2022-07-01 | 2022-07-04 | no`,
    );
    assert.deepEqual(spells, []);
  });
});

describe('each duration', () => {
  it('counts an assessment from the latest referral of the 10 working days before it, else from its start', () => {
    const referrals = drawn(
      'referrals',
      `childId | referredOn | noFurtherAction
       --------+------------+----------------
       near    | 2022-06-06 | no
       near    | 2022-06-08 | no
       near    | 2022-06-21 | no
       far     | 2022-06-01 | no
       farther | 2022-05-31 | no
       closed  | 2022-06-17 | yes
       same    | 2022-06-20 | no`,
    );
    const assessments = drawn(
      'assessments',
      `childId | startedOn  | authorisedOn
       --------+------------+-------------
       near    | 2022-06-20 | 2022-07-01
       far     | 2022-06-17 | 2022-07-01
       farther | 2022-06-17 | 2022-07-01
       closed  | 2022-06-20 | 2022-07-01
       same    | 2022-06-20 |
       nobody  | 2022-06-20 | 2022-07-01`,
    );
    assert.deepEqual(inShort('assessments', { assessments, referrals }), [
      '0-17 ended',
      '0-20 ended',
      '0-10 ended',
      '0-9 ended',
      '0-34 open',
      '0-9 ended',
    ]);
    assert.equal(inShort('assessments', { assessments }).length, 6);
  });

  it('counts working days to a conference, and no enquiry that needs none', () => {
    const spells = oneList(
      'conferences',
      'section47',
      `strategyDiscussionOn | conferenceOn | conferenceUnnecessary
       ---------------------+--------------+----------------------
       2022-07-01           | 2022-07-22   | no
       2022-07-01           |              | no
       2022-07-01           |              |
       2022-07-01           |              | yes
       2022-07-01           | 2022-07-04   | yes`,
    );
    assert.deepEqual(spells, ['0-15 ended', '0-25 open', '0-25 open', '0-1 ended']);
  });

  it('counts care without short breaks, and need to its closure', () => {
    const care = oneList(
      'care',
      'childrenInCare',
      `startedOn  | endedOn | legalStatus
       -----------+---------+------------
       2022-07-01 |         | V3
       2022-07-01 |         | V4
       2022-07-01 |         | V2`,
    );
    assert.deepEqual(care, ['0-35 open']);
    const need = oneList('need', 'childrenInNeed', 'startedOn  | closedOn\n2022-07-01 | 2022-07-08\n2022-07-01 |');
    assert.deepEqual(need, ['0-7 ended', '0-35 open']);
  });

  it('counts a wait to the match, or to what only a match can lead to; a reversal ends what is seen of it', () => {
    const spells = oneList(
      'adoption-match',
      'adoption',
      `decidedOn  | matchedOn  | placedOn   | adoptedOn  | decisionReversedOn
       -----------+------------+------------+------------+-------------------
       2022-03-01 | 2022-03-11 | 2022-04-01 |            |
       2022-03-01 |            | 2022-04-01 |            |
       2022-03-01 |            |            | 2022-05-01 |
       2022-03-01 |            |            |            | 2022-03-21
       2022-03-01 |            |            |            |
       2021-08-04 | 2022-08-05 |            |            |
       2021-06-01 | 2021-08-05 |            |            |
       2022-03-01 | 2022-03-31 |            |            | 2022-03-21`,
    );
    assert.deepEqual(spells, [
      '0-10 ended',
      '0-31 ended',
      '0-61 ended',
      '0-20 open',
      '0-157 open',
      '1-366 ended',
      '0-20 open',
    ]);
  });

  it('says nothing of whom it is about', () => {
    const rows = { childProtection: drawn('childProtection', 'startedOn  | team\n2022-07-01 | East') };
    const [spell] = spellsIn('protection-plans', rows);
    assert.deepEqual(spell, { team: 'East', startedOn: '2022-07-01', entry: 0, time: 35, isFinished: false });
  });
});

/** Plans that begin every day for ten years and last 30 or 300 days in turn: half of them last 30 days. */
function planned(seed: number) {
  return Array.from({ length: 3650 }, (_, day) => {
    const startedOn = addDays(AS_AT, -day);
    const endedOn = addDays(startedOn, (day + seed) % 2 === 0 ? 30 : 300);
    return { startedOn, endedOn };
  });
}

describe('a list of what was open in a window', () => {
  it('gives the length of all plans, though long ones are in it more often than short ones', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1 }), (seed) => {
        const since = localDate('2022-02-05');
        const listed = planned(seed).filter(({ endedOn }) => endedOn >= since);
        const table = listed.map(({ startedOn, endedOn }) => `${startedOn} | ${endedOn}`).join('\n');
        const spells = spellsIn('protection-plans', {
          childProtection: drawn('childProtection', `startedOn | endedOn\n${table}`),
        });
        const at = (age: number) => kaplanMeier(spells).findLast(({ time }) => time <= age)?.survival ?? 1;
        assert.ok(Math.abs(at(31) - 0.5) < 0.02, `${at(31)}`);
        const isLong = ({ startedOn, endedOn }: { startedOn: string; endedOn: string }) =>
          daysBetween(localDate(startedOn), localDate(endedOn)) > 30;
        assert.ok(listed.filter(isLong).length / listed.length > 0.65, 'the list itself has too many long ones');
        const withoutEntry = spells.map((spell) => ({ ...spell, entry: 0 }));
        assert.ok((durationBy(kaplanMeier(withoutEntry), 0.5).value ?? 999) > 200, 'which late entry puts right');
      }),
      { numRuns: 4, seed: 2022 },
    );
  });
});
