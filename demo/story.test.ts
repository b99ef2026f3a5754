import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { LocalDate } from '#kernel/local-date.ts';
import { englandWorkingDays } from '#kernel/working-days.ts';
import type { Row } from './rows.ts';
import { extractOf, percent, rowsOfMonths, type Share, share, takenExtracts, zOfDifference } from './testing/county.ts';

/** The story as a reader of the files would find it: plain counting, no code of the product's measures. */
const extracts = takenExtracts();
const A_YEAR_BEFORE = ['2021-03', '2021-07'] as const;
const THE_PERIOD = ['2022-03', '2022-07'] as const;

const SURE = 3;

function assertBetween(value: number, [least, most]: readonly [number, number]): void {
  assert.ok(value >= least && value <= most, `${value.toFixed(1)} is not between ${least} and ${most}`);
}

const workingDays = (from: LocalDate | null, to: LocalDate | null) =>
  from === null || to === null ? Number.POSITIVE_INFINITY : englandWorkingDays.between(from, to);

describe('an assessment service that slid when one team lost its manager', () => {
  const authorised = (period: readonly [string, string], team: (name: string) => boolean) =>
    share(
      rowsOfMonths(extracts, 'assessments', (row) => row.authorisedOn, period).filter((row) => team(row.team ?? '')),
      (row) => workingDays(row.startedOn, row.authorisedOn) <= 45,
    );
  const isSouth = (name: string) => name === 'Assessment South';

  test('the county fell from about 83 % in 45 working days to about 74 %', () => {
    const [before, after] = [authorised(A_YEAR_BEFORE, () => true), authorised(THE_PERIOD, () => true)];
    assertBetween(percent(before), [79, 88]);
    assertBetween(percent(after), [69, 78]);
    assert.ok(zOfDifference(before, after) < -SURE);
  });

  test('Assessment South carried the fall, and the other teams did not change', () => {
    const [southBefore, southAfter] = [authorised(A_YEAR_BEFORE, isSouth), authorised(THE_PERIOD, isSouth)];
    assertBetween(percent(southBefore), [75, 91]);
    assertBetween(percent(southAfter), [33, 52]);
    assert.ok(zOfDifference(southBefore, southAfter) < -SURE);
    const others = (period: readonly [string, string]) => authorised(period, (name) => !isSouth(name));
    assert.ok(Math.abs(zOfDifference(others(A_YEAR_BEFORE), others(THE_PERIOD))) < 2);
  });

  test('two to three times as many of the open assessments are already over the limit', () => {
    const overdue = (dataMonths: readonly string[]) => {
      const open = dataMonths.flatMap((dataMonth) => {
        const { rows, asAt } = extractOf(extracts, dataMonth);
        return rows.assessments
          .filter((row) => row.authorisedOn === null)
          .map((row) => workingDays(row.startedOn, asAt));
      });
      return share(open, (days) => days > 45);
    };
    const [before, after] = [overdue(['2021-01', '2021-04', '2021-07']), overdue(['2022-01', '2022-04', '2022-07'])];
    assertBetween(percent(before), [3, 8]);
    assertBetween(percent(after), [9, 20]);
    assert.ok(zOfDifference(before, after) > SURE);
  });
});

describe('a front door that improved', () => {
  test('initial conferences within 15 working days rose from about 70 % to over 85 %', () => {
    const held = (period: readonly [string, string]) =>
      share(
        rowsOfMonths(extracts, 'section47', (row) => row.conferenceOn, period),
        (row) => workingDays(row.strategyDiscussionOn, row.conferenceOn) <= 15,
      );
    const [before, after] = [held(A_YEAR_BEFORE), held(THE_PERIOD)];
    assertBetween(percent(before), [60, 78]);
    assertBetween(percent(after), [84, 97]);
    assert.ok(zOfDifference(before, after) > SURE);
  });

  test('fewer referrals lead to nothing', () => {
    const closed = (period: readonly [string, string]) =>
      share(
        rowsOfMonths(extracts, 'referrals', (row) => row.referredOn, period),
        (row) => row.noFurtherAction === 'yes',
      );
    assert.ok(zOfDifference(closed(A_YEAR_BEFORE), closed(THE_PERIOD)) < -SURE);
  });
});

describe('children seen', () => {
  const daysSince = (asAt: LocalDate, day: LocalDate | null) => workingDays(day, asAt);

  test('visits to children on a plan within ten working days fell, most in Safeguarding South', () => {
    const visited = (dataMonth: string, team: (name: string) => boolean) => {
      const { rows, asAt } = extractOf(extracts, dataMonth);
      const open = rows.childProtection.filter((row) => row.endedOn === null && team(row.team ?? ''));
      return share(open, (row) => daysSince(asAt, row.lastVisitOn ?? row.startedOn) <= 10);
    };
    const [before, after] = [visited('2021-07', () => true), visited('2022-07', () => true)];
    assertBetween(percent(before), [87, 96]);
    assertBetween(percent(after), [70, 85]);
    assert.ok(zOfDifference(before, after) < -SURE);
    const south = visited('2022-07', (name) => name === 'Safeguarding South');
    const others = visited('2022-07', (name) => name !== 'Safeguarding South');
    assert.ok(percent(south) < percent(others));
  });

  test('children in care visited within six weeks rose to over 90 %', () => {
    const visited = (dataMonth: string) => {
      const { rows, asAt } = extractOf(extracts, dataMonth);
      const inCare = rows.childrenInCare.filter((row) => row.endedOn === null);
      return share(inCare, (row) => calendarDays(asAt, row.lastVisitOn) <= 42);
    };
    assert.ok(zOfDifference(visited('2021-07'), visited('2022-07')) > SURE);
    assertBetween(percent(visited('2022-07')), [90, 99]);
  });
});

describe('one team far from the others', () => {
  test('Safeguarding East sees half as many children alone as the others in every month, far outside 99.8 % limits', () => {
    for (const { rows, dataMonth } of extracts) {
      const visited = rows.childProtection.filter(
        (row) => row.endedOn === null && row.lastVisitOn !== null && (row.ageYears ?? 0) >= 4,
      );
      const [east, rest] = [visited.filter(isEast), visited.filter((row) => !isEast(row))].map(alone) as [Share, Share];
      assert.ok(percent(east) < percent(rest) - 20, dataMonth);
      assert.ok(zOfDifference(rest, east) < -3.09, dataMonth);
    }
  });

  const isEast = (row: Row<'childProtection'>) => row.team === 'Safeguarding East';
  const alone = (rows: readonly Row<'childProtection'>[]) => share(rows, (row) => row.seenAlone === 'yes');
});

describe('what did not change, and what crept up', () => {
  test('re-referrals stay at about 22 %', () => {
    const again = (period: readonly [string, string]) => {
      const all = rowsOfMonths(extracts, 'referrals', (row) => row.referredOn, ['2020-04', '2022-07']);
      const days = Map.groupBy(all, ({ childId }) => childId);
      return share(
        rowsOfMonths(extracts, 'referrals', (row) => row.referredOn, period),
        (row) => (days.get(row.childId) ?? []).some((other) => isWithinAYearBefore(row.referredOn, other.referredOn)),
      );
    };
    const [before, after] = [again(['2021-06', '2021-12']), again(['2022-01', '2022-07'])];
    assertBetween(percent(before), [18, 26]);
    assertBetween(percent(after), [18, 26]);
    assert.ok(Math.abs(zOfDifference(before, after)) < 2);
  });

  test('care leavers aged 19 to 21 in education, employment or training went from under half to about 60 %', () => {
    const active = (dataMonth: string) =>
      share(
        extractOf(extracts, dataMonth).rows.careLeavers.filter(
          ({ ageYears }) => ageYears !== null && ageYears >= 19 && ageYears <= 21,
        ),
        ({ activity }) => activity !== null && !activity.startsWith('G'),
      );
    assertBetween(percent(active('2021-07')), [38, 52]);
    assertBetween(percent(active('2022-07')), [56, 70]);
  });
});

describe('a month where recording came late', () => {
  const countOf = (seenIn: string, month: string) =>
    extractOf(extracts, seenIn).rows.assessments.filter((row) => row.authorisedOn?.startsWith(month)).length;

  test('half of October 2021 was missing from its own extract and came with later ones', () => {
    const [first, second, third] = [
      countOf('2021-10', '2021-10'),
      countOf('2021-11', '2021-10'),
      countOf('2021-12', '2021-10'),
    ];
    assert.ok(first < 0.65 * third, `${first} of ${third}`);
    assert.ok(first < second && second < third);
    assert.equal(countOf('2022-01', '2021-10'), third);
  });

  test('other months are nearly complete in their own extract', () => {
    for (const [seenIn, next] of [
      ['2021-07', '2021-08'],
      ['2022-03', '2022-04'],
    ] as const)
      assert.ok(countOf(seenIn, seenIn) >= 0.95 * countOf(next, seenIn));
  });
});

function calendarDays(asAt: LocalDate, day: LocalDate | null): number {
  return day === null ? Number.POSITIVE_INFINITY : (Date.parse(asAt) - Date.parse(day)) / 86_400_000;
}

function isWithinAYearBefore(day: LocalDate | null, other: LocalDate | null): boolean {
  return day !== null && other !== null && other < day && Date.parse(day) - Date.parse(other) <= 365 * 86_400_000;
}
