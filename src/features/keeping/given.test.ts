import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LocalDate } from '#kernel/local-date.ts';
import { readChild, readHold, readPeriod } from './given.ts';

const TODAY = '2022-08-09' as LocalDate;

describe('a period that is typed', () => {
  const form = { months: '24', 'from-day': '9', 'from-month': '8', 'from-year': '2022', source: ' The  schedule ' };
  const rule = { kind: 'extracts', from: TODAY, months: 24, source: 'The schedule' } as const;

  it('holds from a day, with its source', () => {
    assert.deepEqual(readPeriod(form, 'extracts', [], TODAY), { ok: true, given: rule });
  });

  const faults: [what: string, change: Record<string, string>, field: string][] = [
    ['no months', { months: '' }, 'months'],
    ['no whole months', { months: '1.5' }, 'months'],
    ['less than a month', { months: '0' }, 'months'],
    ['more than a hundred years', { months: '1201' }, 'months'],
    ['yesterday', { 'from-day': '8' }, 'from'],
    ['a day in six years', { 'from-year': '2028' }, 'from'],
    ['no day', { 'from-day': '' }, 'from'],
    ['no such day', { 'from-day': '31', 'from-month': '9' }, 'from'],
    ['no source', { source: ' ' }, 'source'],
    ['a source that goes on and on', { source: 'x'.repeat(501) }, 'source'],
  ];
  for (const [what, change, field] of faults)
    it(`says what to do about ${what}`, () => {
      const asked = readPeriod({ ...form, ...change }, 'extracts', [], TODAY);
      assert.deepEqual(asked.ok ? [] : asked.problems.map((problem) => problem.field), [field]);
    });

  it('is one from a day for each kind', () => {
    assert.equal(readPeriod(form, 'extracts', [rule], TODAY).ok, false);
    assert.equal(readPeriod(form, 'notices', [rule], TODAY).ok, true);
  });
});

describe('a hold that is typed', () => {
  const extracts = [{ id: 'e1' }];
  const cases: [form: Record<string, string>, fields: string[]][] = [
    [{}, ['about', 'reason']],
    [{ about: 'everything', reason: 'An inquiry' }, []],
    [{ about: 'something', reason: 'An inquiry' }, ['about']],
    [{ about: 'extract', reason: 'An inquiry' }, ['extract']],
    [{ about: 'extract', extract: 'e2', reason: 'An inquiry' }, ['extract']],
    [{ about: 'extract', extract: 'e1', reason: 'An inquiry' }, []],
    [{ about: 'child', reason: 'An inquiry' }, ['child']],
    [{ about: 'child', child: 'x'.repeat(61), reason: 'An inquiry' }, ['child']],
    [{ about: 'child', child: 'A1', reason: '' }, ['reason']],
    [{ about: 'child', child: 'A1', reason: 'An inquiry' }, []],
  ];
  for (const [form, fields] of cases)
    it(`${JSON.stringify(form).slice(0, 60)} ${fields.length === 0 ? 'is taken' : `lacks ${fields.join(' and ')}`}`, () => {
      const asked = readHold(form, extracts);
      assert.deepEqual(asked.ok ? [] : asked.problems.map(({ field }) => field), fields);
    });

  it('names nothing but what it is about', () => {
    const asked = readHold({ about: 'everything', extract: 'e1', child: 'A1', reason: 'An inquiry' }, extracts);
    const given = { about: 'everything', extractId: null, childId: null, reason: 'An inquiry' };
    assert.deepEqual(asked, { ok: true, given });
  });
});

describe('a child who is asked for', () => {
  it('has an id, and there is a reason', () => {
    const good = { ok: true, given: { childId: 'A1', reason: 'A request' } };
    assert.deepEqual(readChild({ child: ' A1 ', reason: 'A request' }, 'Say why'), good);
    const bad = readChild({}, 'Say why');
    assert.deepEqual(bad.ok ? [] : bad.problems, [
      { field: 'child', text: 'Enter the child’s id' },
      { field: 'reason', text: 'Say why' },
    ]);
  });
});
