import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ListId } from '#features/extracts/index.ts';
import { localDate } from '#kernel/local-date.ts';
import { month } from '#kernel/month.ts';
import { completenessMeter } from './standing.page.ts';
import { freshness, type ListStanding, shareInWords, shareOf, together } from './standing.ts';

const TODAY = localDate('2022-08-09');

function standing(list: ListId, asAt: string, counted: Partial<ListStanding> = {}): ListStanding {
  const known = { rows: 200, sound: 199, asked: 1000, filled: 1000 };
  return { list, asAt: localDate(asAt), dataMonth: month('2022-07'), ...known, ...counted };
}

describe('how old an extract is', () => {
  const cases = [
    ['2022-08-09', 0, false, 'as at 9 August 2022, drawn today'],
    ['2022-08-08', 1, false, 'as at 8 August 2022, 1 day old'],
    ['2022-07-05', 35, false, 'as at 5 July 2022, 35 days old'],
    ['2022-07-04', 36, true, 'as at 4 July 2022, 36 days old'],
    ['2019-01-01', 1316, true, 'as at 1 January 2019, 1,316 days old'],
  ] as const;
  for (const [asAt, daysOld, isStale, words] of cases)
    it(`is said of one ${words}`, () => {
      assert.deepEqual(freshness({ asAt: localDate(asAt) }, TODAY), { daysOld, isStale, words });
    });
});

describe('a share in words', () => {
  const cases = [
    [0, 0, 'no rows'],
    [0, 5, '0%'],
    [5, 5, '100%'],
    [9999, 10_000, '99.9%'],
    [1, 10_000, '0.1%'],
    [982, 1000, '98.2%'],
    [98, 100, '98%'],
  ] as const;
  for (const [part, whole, words] of cases)
    it(`is ${words} for ${part} of ${whole}: all only of all and none only of none`, () => {
      assert.equal(shareInWords(part, whole), words);
    });

  it('is nothing of nothing and of what is not known', () => {
    assert.deepEqual([shareOf(0, 0), shareOf(null, 5), shareOf(1, 4)], [null, null, 25]);
  });
});

describe('the line under a figure', () => {
  const text = (lists: readonly ListStanding[]) =>
    String(completenessMeter(lists, TODAY))
      .replaceAll(/<meter.*?<\/meter>/g, '')
      .replaceAll(/<[^>]+>/g, '')
      .replaceAll(/\s+/g, ' ')
      .replaceAll(' ;', ';')
      .trim();

  it('says of one list its day, age, soundness and completeness', () => {
    assert.equal(
      text([standing('childProtection', '2022-08-05')]),
      'List 7: Child protection, extract as at 5 August 2022, 4 days old; 99.5% of rows sound; 100% of needed cells filled . Data quality',
    );
  });

  it('says of several the newest day, and names those that only an older extract holds', () => {
    const said = text([standing('contacts', '2022-08-05'), standing('adopters', '2022-05-05')]);
    assert.match(said, /^Extract as at 5 August 2022, 4 days old; 99.5% of rows sound; /);
    assert.match(said, /only in an older extract: List 11: Adopters \(as at 5 May 2022\)/);
  });

  it('leaves out what was never counted, and marks what is old by a word', () => {
    const unknown = { rows: null, sound: null, asked: null, filled: null };
    assert.equal(
      text([standing('contacts', '2022-01-05', unknown)]),
      'List 1: Contacts, extract as at 5 January 2022, 216 days old Old. Data quality',
    );
    assert.equal(together([]), null);
    assert.equal(text([]), '');
  });
});
