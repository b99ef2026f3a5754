import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LIST_IDS, type ListId } from '#features/extracts/index.ts';
import { addMonths, localDate } from '#kernel/local-date.ts';
import { type Month, month, monthAfter } from '#kernel/month.ts';
import { measureById } from './catalogue/index.ts';
import type { AnyMeasure } from './definition.ts';
import { coverageOf, type ExtractStamp, seriesOf } from './series.ts';

const TODAY = localDate('2022-08-09');
const JULY = month('2022-07');

/** Extracts as at the 5th of so many months up to August 2022, each of the month before. */
function monthly(count: number, lists: readonly ListId[] = LIST_IDS): ExtractStamp[] {
  return Array.from({ length: count }, (_, index) => stamp(count - 1 - index, lists));
}

/** The extract so many months before August 2022, called by that number. */
function stamp(monthsAgo: number, lists: readonly ListId[] = LIST_IDS): ExtractStamp {
  const asAt = addMonths(localDate('2022-08-05'), -monthsAgo);
  return {
    id: String(monthsAgo),
    asAt,
    dataMonth: monthAfter(JULY, -monthsAgo),
    acceptedOrder: 1,
    acceptedOn: asAt,
    lists,
  };
}

function measure(id: string): AnyMeasure {
  const found = measureById(id);
  if (!found) throw new Error(`no measure ${id}`);
  return found;
}

/** The months that some extract gives a figure for, each with who gives the last. */
function givenBy(id: string, extracts: readonly ExtractStamp[]): Record<string, string> {
  const coverage = [...coverageOf(measure(id), extracts)].sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(coverage.map(([of, covering]) => [of, covering.at(-1)?.id ?? '']));
}

const monthsGiven = (id: string, extracts: readonly ExtractStamp[]): string[] => Object.keys(givenBy(id, extracts));

describe('months for which history lacks', () => {
  it('are not given by a first extract, and given by it alone where a list reaches back far enough', () => {
    for (const id of ['CL-02', 'CL-03', 'CL-10', 'CN-07', 'CP-04', 'AD-02', 'AD-03', 'AS-06'])
      assert.deepEqual(monthsGiven(id, monthly(1)), [], id);
    assert.deepEqual(monthsGiven('AD-05', monthly(1)), ['2022-07']);
    assert.deepEqual(monthsGiven('CL-05', monthly(1)), ['2022-07']);
  });

  it('end for starts and ends of care once the seventh extract before reaches the first of 12 months', () => {
    for (const id of ['CL-02', 'CL-03']) {
      assert.deepEqual(monthsGiven(id, monthly(7)), [], id); // since 5 August 2021
      assert.deepEqual(givenBy(id, monthly(8)), { '2022-07': '0' }, id); // since 5 July 2021
      assert.deepEqual(givenBy(id, monthly(9)), { '2022-06': '0', '2022-07': '0' }, id);
    }
  });

  it('end for workers once the run is of a year but for its first 31 days', () => {
    assert.deepEqual(monthsGiven('CL-10', monthly(11)), []); // since 5 October 2021
    assert.deepEqual(givenBy('CL-10', monthly(12)), { '2022-07': '0' }); // since 5 September 2021
    assert.deepEqual(givenBy('CL-10', monthly(13)), { '2022-06': '1', '2022-07': '0' });
  });

  it('end for adoption once 36 months are known', () => {
    assert.deepEqual(monthsGiven('AD-02', monthly(25)), []); // since 5 August 2019
    assert.deepEqual(givenBy('AD-02', monthly(26)), { '2022-07': '0' });
  });

  it('are given by extracts a whole reach apart, for what a list holds so long', () => {
    assert.deepEqual(givenBy('AD-02', [stamp(0), stamp(12), stamp(24), stamp(36)])['2022-07'], '0');
    assert.deepEqual(monthsGiven('AD-02', [stamp(0), stamp(13), stamp(24), stamp(36)]), []);
  });

  it('are missing after a list was missing, for as long as the gap is wanted', () => {
    const extracts = monthly(14).map((one) => (one.id === '3' ? { ...one, lists: ['referrals' as const] } : one));
    assert.equal(monthsGiven('CL-02', extracts).includes('2022-07'), true); // others hold the days between
    assert.equal(monthsGiven('CL-10', extracts).includes('2022-07'), false);
    assert.equal(monthsGiven('CL-10', extracts).includes('2022-04'), false); // no extract of the month
  });

  it('are missing for workers where extracts have one of the two lists', () => {
    for (const lists of [['childrenInCare'], ['childrenInNeed']] as const)
      assert.deepEqual(monthsGiven('CL-10', monthly(14, lists)), []);
    assert.deepEqual(monthsGiven('CL-10', monthly(14, ['childrenInCare', 'childrenInNeed'])).at(-1), '2022-07');
  });
});

describe('a series that looks back', () => {
  const said = (extractId: string, of: Month, numerator: number, denominator: number | null) => ({
    ...{ extractId, month: of, numerator, denominator },
  });
  const shown = (id: string, values: ReturnType<typeof said>[], extracts: readonly ExtractStamp[]) =>
    seriesOf(measure(id), values, extracts, TODAY).map(({ month: of, numerator, extractId }) => [
      of,
      numerator,
      extractId,
    ]);

  it('leaves months without history out and does not draw them as 0', () => {
    const given = [said('0', JULY, 7, 100_000)];
    assert.deepEqual(shown('CL-02', given, monthly(8)), [['2022-07', 7, '0']]);
    assert.deepEqual(shown('CL-02', [], monthly(8)), []);
  });

  it('leaves out what an extract said before the ones that it looked back to were withdrawn', () => {
    const stale = [said('0', JULY, 7, 100_000)];
    assert.deepEqual(shown('CL-02', stale, monthly(7)), []);
    assert.deepEqual(shown('AD-02', [said('0', JULY, 800, 3)], monthly(14)), []);
    assert.deepEqual(shown('CL-10', [said('0', JULY, 1, 5)], [stamp(0), ...monthly(14).slice(0, 11)]), []);
  });

  it('keeps a month’s figure from the earlier extract where the newer one lacks the list', () => {
    const june = monthAfter(JULY, -1);
    const extracts = monthly(12).map((one) => (one.id === '0' ? { ...one, lists: ['referrals' as const] } : one));
    const given = [said('1', june, 5, 100_000)];
    assert.deepEqual(shown('CL-03', given, extracts), [['2022-06', 5, '1']]);
  });

  it('keeps it too where the newer one’s own history is too short', () => {
    const june = monthAfter(JULY, -1);
    // Nothing from June to July's extract but what two of them hold; the newest comes after a gap of seven months.
    const early = monthly(20).filter(({ id }) => Number(id) >= 8);
    assert.deepEqual(givenBy('CL-02', [...early, stamp(0)])['2021-11'], '8');
    assert.equal(monthsGiven('CL-02', [...early, stamp(0)]).includes(june), false);
    assert.equal(monthsGiven('CL-02', [...early, stamp(0)]).includes(JULY), false);
  });

  it('leaves out months for which earlier rows were erased before it was counted, and keeps what was counted before', () => {
    const erased = (on: string) =>
      monthly(9).map((one) => (Number(one.id) >= 6 ? { ...one, rowsErasedOn: localDate(on) } : one));
    assert.deepEqual(monthsGiven('CL-02', erased('2022-08-06')), ['2022-06', '2022-07']);
    assert.deepEqual(givenBy('CL-02', erased('2022-08-05')), { '2022-06': '1' }); // counted a month before
    assert.deepEqual(givenBy('CL-05', erased('2022-08-05'))['2022-07'], '0');
  });

  it('of a group that a known month no longer has is 0, for the month is known', () => {
    const july = seriesOf(measure('CL-02'), [said('1', monthAfter(JULY, -1), 2, null)], monthly(9), TODAY);
    assert.deepEqual(
      july.map(({ month: of, numerator, extractId }) => [of, numerator, extractId]),
      [['2022-06', 0, '0']],
    );
  });
});
