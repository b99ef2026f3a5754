import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LIST_IDS, type ListId } from '#features/extracts/index.ts';
import { localDate } from '#kernel/local-date.ts';
import { month } from '#kernel/month.ts';
import { CATALOGUE } from './catalogue/index.ts';
import {
  type Dated,
  FARTHEST_LOOK_MONTHS,
  farthestWanted,
  knownSince,
  type LooksBack,
  monthsGiven,
  monthsHeld,
} from './looks-back.ts';
import { WINDOW_MONTHS } from './months-covered.ts';

const own = dated('2022-08-05', '2022-07');
const care: LooksBack = { over: 'childrenInCare', months: 12, without: 'noFigure' };

describe('what a measure looks back to', () => {
  const cases: readonly [earlier: string[], since: string][] = [
    [[], '2022-02-05'],
    [['2022-02-05'], '2021-08-05'],
    [['2022-02-04'], '2022-02-05'], // a day is missing
    [['2022-07-05', '2022-02-05', '2021-08-05'], '2021-02-05'],
    [['2022-07-05', '2021-08-05'], '2022-01-05'],
    [['2022-09-05'], '2022-02-05'], // later ones tell nothing
  ];
  for (const [earlier, since] of cases)
    it(`is known since ${since} with extracts of ${earlier.join(', ') || 'no earlier day'}`, () => {
      assert.equal(knownSince(care, own, newestFirst(earlier)), since);
    });

  it('is not known from an extract that lacks the list', () => {
    const without = { ...dated('2022-02-05', '2022-01'), lists: ['referrals' as const] };
    assert.equal(knownSince(care, own, [without]), '2022-02-05');
  });

  it('is not known to an extract that lacks the list itself, or another that the rule asks', () => {
    const earlier = newestFirst(['2022-07-05', '2022-02-05']);
    const without = (list: ListId) => ({ ...own, lists: LIST_IDS.filter((id) => id !== list) });
    const besides: LooksBack = { ...care, besides: ['referrals'] };
    assert.equal(knownSince(care, without('childrenInCare'), earlier), own.asAt);
    assert.equal(knownSince(care, without('referrals'), earlier), '2021-08-05');
    assert.equal(knownSince(besides, without('referrals'), earlier), own.asAt);
    const [july, february] = earlier as [Dated, Dated];
    const lacking = { ...february, lists: LIST_IDS.filter((id) => id !== 'referrals') };
    assert.equal(knownSince(besides, own, [july, lacking]), '2022-01-05');
  });

  it('is, of workers, wanted no farther back than the year that is asked for', () => {
    assert.equal(
      farthestWanted({ over: 'workers', months: 12, slackDays: 31, without: 'noFigure' }, own),
      '2021-08-05',
    );
    assert.equal(farthestWanted(care, own), '2021-04-01');
  });

  it('is, of workers, known as long as extracts follow each other within 45 days', () => {
    const workers: LooksBack = { over: 'workers', months: 12, without: 'noFigure' };
    assert.equal(knownSince(workers, own, newestFirst(['2022-06-21', '2022-05-20'])), '2022-05-20');
    assert.equal(knownSince(workers, own, newestFirst(['2022-06-20', '2022-05-20'])), '2022-08-05');
  });
});

describe('the months that have a figure', () => {
  const looking = { timing: 'rolling12' as const, looksBack: care };
  const given = (since: string) => monthsGiven(looking, own, () => localDate(since));

  it('are those of which everything is known, the first day included', () => {
    assert.deepEqual(given('2021-08-02'), []);
    assert.deepEqual(given('2021-08-01'), ['2022-07']);
    assert.deepEqual(given('2021-07-02'), ['2022-07']);
    assert.deepEqual(given('2021-04-01'), ['2022-03', '2022-04', '2022-05', '2022-06', '2022-07']);
  });

  it('may lack the days in which nothing that counts can have ended', () => {
    const lenient = { ...looking, looksBack: { ...care, slackDays: 31 } };
    assert.deepEqual(
      monthsGiven(lenient, own, () => localDate('2021-09-01')),
      ['2022-07'],
    );
    assert.deepEqual(
      monthsGiven(lenient, own, () => localDate('2021-09-02')),
      [],
    );
  });

  it('of a snapshot is the data month, where so many months before the as-at date are known', () => {
    const snapshot = { timing: 'snapshot' as const, looksBack: care };
    assert.deepEqual(
      monthsGiven(snapshot, own, () => localDate('2021-08-05')),
      ['2022-07'],
    );
    assert.deepEqual(
      monthsGiven(snapshot, own, () => localDate('2021-08-06')),
      [],
    );
  });

  it('are all that are covered where the file’s own count helps', () => {
    const helped = { timing: 'flow' as const, looksBack: { ...care, without: 'fromTheFile' as const } };
    assert.equal(monthsGiven(helped, own, () => own.asAt).length, 5);
  });
});

describe('the history that is being built', () => {
  const referrals = {
    timing: 'flow' as const,
    looksBack: { over: 'referrals', months: 18, without: 'noFigure' } as const,
  };
  const cases: readonly [earlier: string[], held: number][] = [
    [[], 5],
    [['2022-07-05'], 6],
    [['2022-02-01'], 5], // four days are missing
    [['2022-02-05', '2021-08-05'], 17],
    [['2022-02-05', '2021-08-05', '2021-07-31'], 18],
    [['2022-02-05', '2021-08-05', '2021-02-05'], 18],
  ];
  for (const [earlier, held] of cases)
    it(`is ${held} of 18 months with extracts of ${earlier.join(', ') || 'no earlier day'}`, () => {
      assert.equal(monthsHeld(referrals, own, newestFirst(earlier)), held);
    });
});

it('no measure looks back farther than what makes later extracts be counted again', () => {
  for (const { looksBack, description } of CATALOGUE)
    assert.ok((looksBack?.months ?? 0) + WINDOW_MONTHS <= FARTHEST_LOOK_MONTHS, description.id);
});

function dated(asAt: string, dataMonth: string): Dated {
  return { asAt: localDate(asAt), dataMonth: month(dataMonth), lists: LIST_IDS };
}

function newestFirst(days: readonly string[]): Dated[] {
  return days.map((day) => dated(day, '2022-01'));
}
