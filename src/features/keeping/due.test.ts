import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays, addMonths, type LocalDate } from '#kernel/local-date.ts';
import { dueOn, type Kept, type KeptExtract, rowCount } from './due.ts';
import { stillDue, takingOf } from './erasure.ts';
import type { Hold } from './hold.ts';
import { isDue, periodOn, type Rule } from './periods.ts';

const day = (text: string) => text as LocalDate;

describe('the day on which something is due', () => {
  const cases: [since: string, months: number, today: string, due: boolean][] = [
    ['2019-08-09', 36, '2022-08-08', false],
    ['2019-08-09', 36, '2022-08-09', true],
    ['2019-08-09', 36, '2022-08-10', true],
    ['2019-09-09', 36, '2022-08-09', false],
    ['2019-07-09', 36, '2022-08-09', true],
    ['2022-07-10', 1, '2022-08-09', false],
    ['2022-07-09', 1, '2022-08-09', true],
    ['2022-01-31', 1, '2022-02-27', false],
    ['2022-01-31', 1, '2022-02-28', true],
    ['2020-02-29', 12, '2021-02-27', false],
    ['2020-02-29', 12, '2021-02-28', true],
  ];
  for (const [since, months, today, due] of cases)
    it(`${since} kept for ${months} months is ${due ? '' : 'not '}due on ${today}`, () => {
      assert.equal(isDue(day(since), { months }, day(today)), due);
    });
});

describe('the period of a day', () => {
  const rules: Rule[] = [
    { kind: 'extracts', from: day('2022-08-10'), months: 24, source: 'A later schedule' },
    { kind: 'extracts', from: day('2022-08-09'), months: 48, source: 'A schedule' },
    { kind: 'notices', from: day('2022-01-01'), months: 6, source: 'Another' },
  ];
  const cases: [kind: 'extracts' | 'withdrawn' | 'notices' | 'leavers', on: string, months: number, isOwn: boolean][] =
    [
      ['extracts', '2022-08-08', 36, false],
      ['extracts', '2022-08-09', 48, true],
      ['extracts', '2022-08-10', 24, true],
      ['withdrawn', '2022-08-10', 3, false],
      ['notices', '2021-12-31', 12, false],
      ['notices', '2022-01-01', 6, true],
      ['leavers', '2022-08-09', 84, false],
    ];
  for (const [kind, on, months, isOwn] of cases)
    it(`${kind} are kept for ${months} months on ${on}`, () => {
      const period = periodOn(kind, rules, day(on));
      assert.deepEqual([period.months, period.isOwn], [months, isOwn]);
      assert.notEqual(period.source, '');
    });
});

const TODAY = day('2022-08-09');

const extract = (id: string, months: number, more: Partial<KeptExtract> = {}): KeptExtract => ({
  ...{ id, fileName: `${id}.csv`, asAt: addMonths(TODAY, -months), state: 'accepted', heldRows: 0 },
  since: addMonths(TODAY, -months),
  rows: { referrals: 2 },
  ...more,
});

const hold = (about: Hold['about'], more: Partial<Hold> = {}): Hold => ({
  ...{ id: 'hold', about, extractId: null, child: null, reason: 'An inquiry', placedBy: 'Somebody', lifted: null },
  ...{ placedAt: new Date('2022-01-01'), version: 1 },
  ...more,
});

const LIFTED = { by: 'Somebody', at: new Date('2022-02-01'), reason: 'Over' };
const keptOf = (extracts: readonly KeptExtract[], more: Partial<Kept> = {}): Kept => ({
  ...{ extracts, leavers: [], oldestNotice: null },
  ...more,
});

describe('what is due', () => {
  it('is what is old enough by its own kind: accepted, withdrawn, or never accepted', () => {
    const due = dueOn(
      keptOf([
        extract('35 months', 35),
        extract('36 months', 36),
        extract('withdrawn 2', 2, { state: 'withdrawn' }),
        extract('withdrawn 3', 3, { state: 'withdrawn' }),
        extract('loaded 2', 2, { state: 'undecided', asAt: null }),
        extract('loaded 3', 3, { state: 'undecided', asAt: null }),
      ]),
      [],
      [],
      TODAY,
    );
    assert.deepEqual(
      due.extracts.map(({ id }) => id),
      ['36 months', 'withdrawn 3', 'loaded 3'],
    );
    assert.equal(due.next, addMonths(TODAY, 1));
  });

  const old = keptOf([extract('a', 40), extract('b', 40)], {
    leavers: [{ personId: 'p', leftOn: addMonths(TODAY, -84) }],
    oldestNotice: addMonths(TODAY, -12),
  });
  const held: [what: string, holds: Hold[], extracts: string[], others: boolean][] = [
    ['nothing is held', [], ['a', 'b'], true],
    ['everything is held', [hold('everything')], [], false],
    ['the hold on everything was lifted', [hold('everything', { lifted: LIFTED })], ['a', 'b'], true],
    ['one extract is held', [hold('extract', { extractId: 'a' })], ['b'], true],
    ['another extract is held', [hold('extract', { extractId: 'c' })], ['a', 'b'], true],
    ['the hold on an extract was lifted', [hold('extract', { extractId: 'a', lifted: LIFTED })], ['a', 'b'], true],
    ['a child is held, whose rows alone stay', [hold('child', { child: 'C-1' })], ['a', 'b'], true],
  ];
  for (const [what, holds, extracts, others] of held)
    it(`is ${extracts.join(' and ') || 'nothing'} when ${what}`, () => {
      const due = dueOn(old, [], holds, TODAY);
      assert.deepEqual(
        due.extracts.map(({ id }) => id),
        extracts,
      );
      assert.equal(due.leavers.length === 1, others);
      assert.equal(due.noticesBefore !== null, others);
      assert.equal(due.held.length, 2 - extracts.length);
    });

  it('leaves who left yesterday their name, and notices of this year', () => {
    const recent = keptOf([], {
      leavers: [{ personId: 'p', leftOn: addDays(addMonths(TODAY, -84), 1) }],
      oldestNotice: addDays(addMonths(TODAY, -12), 1),
    });
    const due = dueOn(recent, [], [], TODAY);
    assert.deepEqual([due.leavers, due.noticesBefore], [[], null]);
  });
});

describe('what was approved', () => {
  const ages = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 8 });
  const heldIds = fc.array(fc.integer({ min: 0, max: 7 }), { maxLength: 4 });

  it('never grows, and never holds what is held or not due when it is done', () => {
    fc.assert(
      fc.property(ages, ages, heldIds, fc.boolean(), (before, after, ids, all) => {
        const kept = (months: readonly number[]) => keptOf(months.map((age, index) => extract(`e${index}`, age)));
        const approved = takingOf(dueOn(kept(before), [], [], TODAY));
        const holds = [
          ...ids.map((id) => hold('extract', { extractId: `e${id}` })),
          ...(all ? [hold('everything')] : []),
        ];
        const taking = stillDue(approved, dueOn(kept(after), [], holds, TODAY));
        for (const { id } of taking.extracts) {
          assert.ok(approved.extracts.some((one) => one.id === id));
          assert.ok(!all && !ids.includes(Number(id.slice(1))));
          assert.ok((after[Number(id.slice(1))] ?? 0) >= 36);
        }
      }),
    );
  });

  it('counts rows over every list', () => {
    assert.equal(rowCount({ referrals: 2, assessments: 3 }), 5);
    assert.equal(rowCount({}), 0);
  });
});
