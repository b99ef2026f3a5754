import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { expiryAfter, MONTHS, type Part, partValue, readToken, standingOf, USUAL_MONTHS } from './token.ts';

const PARTS: readonly Part[] = [
  { kind: 'locality', id: 'l1', name: 'North' },
  { kind: 'team', id: 't1', name: 'Duty' },
];
const GIVEN = { name: ' Power  BI ', counts: 'no', reach: 'council', months: '12' };

describe('a token', () => {
  const expiresAt = new Date('2027-01-31T10:00:00.000Z');
  for (const [now, standing] of [
    ['2027-01-31T09:59:59.999Z', 'good'],
    ['2027-01-31T10:00:00.000Z', 'expired'],
    ['2027-01-31T10:00:00.001Z', 'expired'],
  ] as const)
    it(`that expires at 10:00 is ${standing} at ${now}`, () => {
      assert.equal(standingOf({ expiresAt, revoked: null }, new Date(now)), standing);
    });

  it('that was revoked is so, expired or not', () => {
    const revoked = { by: 'Somebody', at: new Date('2026-01-01') };
    for (const now of ['2026-06-01', '2028-01-01'])
      assert.equal(standingOf({ expiresAt, revoked }, new Date(now)), 'revoked');
  });

  for (const [from, months, until] of [
    ['2026-11-22T02:11:07.123Z', 12, '2027-11-22T02:11:07.123Z'],
    ['2024-02-29T12:00:00.000Z', 12, '2025-02-28T12:00:00.000Z'],
    ['2024-02-29T12:00:00.000Z', 24, '2026-02-28T12:00:00.000Z'],
    ['2026-11-30T00:00:00.000Z', 3, '2027-02-28T00:00:00.000Z'],
    ['2026-08-31T23:30:00.000Z', 6, '2027-03-01T23:30:00.000Z'], // half past midnight on 1 September in England
  ] as const)
    it(`made at ${from} for ${months} months is good until ${until}`, () => {
      assert.equal(expiryAfter(new Date(from), months).toISOString(), until);
    });

  it('is usually good for a year, and for two at most', () => {
    assert.equal(USUAL_MONTHS, 12);
    assert.equal(Math.max(...MONTHS), 24);
  });
});

describe('the form of a token', () => {
  it('is read, its name without needless spaces', () => {
    assert.deepEqual(readToken(GIVEN, PARTS, true), {
      ok: true,
      given: { name: 'Power BI', showsCounts: false, parts: null, months: 12 },
    });
  });

  it('opens small numbers only where that was chosen', () => {
    const read = readToken({ ...GIVEN, counts: 'yes' }, PARTS, true);
    assert.ok(read.ok && read.given.showsCounts);
    for (const counts of ['', 'true', 'on', 'Yes']) assert.deepEqual(faults({ counts }), ['counts'], counts);
  });

  it('opens small numbers only by somebody who sees them', () => {
    const read = readToken({ ...GIVEN, counts: 'yes' }, PARTS, false);
    assert.deepEqual(read.ok ? [] : read.problems.map(({ field }) => field), ['counts']);
    assert.ok(readToken(GIVEN, PARTS, false).ok);
  });

  it('takes the parts that are ticked, and leaves them where the whole council was chosen', () => {
    const ticked = { 'part-0': 'locality North', 'part-7': 'team Duty' };
    const read = readToken({ ...GIVEN, ...ticked, reach: 'parts' }, PARTS, true);
    assert.deepEqual(read.ok && read.given.parts?.map(partValue), ['locality North', 'team Duty']);
    const whole = readToken({ ...GIVEN, ...ticked }, PARTS, true);
    assert.equal(whole.ok && whole.given.parts, null);
  });

  for (const [what, form, found] of [
    ['nothing at all', { name: '', counts: '', reach: '', months: '' }, ['name', 'counts', 'reach', 'months']],
    ['a name of 100 characters', { name: 'x'.repeat(100) }, []],
    ['a name of 101 characters', { name: 'x'.repeat(101) }, ['name']],
    ['no part', { reach: 'parts' }, ['part']],
    ['a part that there is not', { reach: 'parts', 'part-0': 'team Elsewhere' }, ['part']],
    ['one part that there is not', { reach: 'parts', 'part-0': 'team Duty', 'part-1': 'team Elsewhere' }, ['part']],
    ['a team for a locality', { reach: 'parts', 'part-0': 'team North' }, ['part']],
    ['two years', { months: '24' }, []],
    ['more than two years', { months: '25' }, ['months']],
    ['no months', { months: '0' }, ['months']],
    ['months in words', { months: '12 ' }, ['months']],
  ] as const)
    it(`with ${what} has these faults: ${found.join(', ') || 'none'}`, () => assert.deepEqual(faults(form), found));

  function faults(form: Record<string, string>): string[] {
    const read = readToken({ ...GIVEN, ...form }, PARTS, true);
    return read.ok ? [] : read.problems.map(({ field }) => field);
  }
});
