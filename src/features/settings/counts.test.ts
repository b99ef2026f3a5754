import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { COUNTS } from '#kernel/counts.ts';
import { dayFields, type Form } from '#kernel/form.ts';
import { localDate } from '#kernel/local-date.ts';
import { readCount } from './count-form.ts';
import { countInForce, countsOn, type OwnCount } from './counts.ts';

const TODAY = localDate('2022-08-09');
const ID = 'C-IMPACT-SUSTAINED';

const settled = (version: number, from: string, value: number | null): OwnCount => ({
  ...{
    rule: ID,
    version,
    from: localDate(from),
    value,
    source: `Minute ${version}`,
    reason: 'So',
    approvedBy: 'Board',
  },
});

describe('the number in force', () => {
  const own = [settled(1, '2022-04-01', 4), settled(2, '2022-08-01', null), settled(3, '2022-09-01', 2)];
  const DAYS: [string, number, RegExp][] = [
    ['2022-03-31', 3, /^Headway’s default/],
    ['2022-04-01', 4, /^Minute 1$/],
    ['2022-07-31', 4, /^Minute 1$/],
    ['2022-08-01', 3, /^Headway’s default/],
    ['2022-09-01', 2, /^Minute 3$/],
  ];
  for (const [day, amount, source] of DAYS)
    it(`is ${amount} on ${day}, and says where it stands`, () => {
      const held = countInForce(own, ID, localDate(day));
      assert.equal(held.value, amount);
      assert.match(held.source, source);
    });

  it('is the one that was settled later, also before a day that was settled earlier', () => {
    const later = [settled(1, '2022-09-01', 4), settled(2, '2022-08-01', 5)];
    assert.equal(countsOn(later, localDate('2022-09-01'))(ID), 5);
  });

  it('of one rule leaves the others as they are', () => {
    assert.equal(countsOn(own, localDate('2022-04-01'))('C-IMPACT-SOURCES'), 2);
  });
});

describe('the form of a number', () => {
  const typed = (changes: Form): Form => ({
    ...{ count: 'own', amount: '4', source: 'Framework of 2022', reason: 'Quarters', approvedBy: 'The board' },
    ...dayFields('from', TODAY),
    ...changes,
  });
  const { least, most } = COUNTS[ID];
  const FAULTS: [Form, string[]][] = [
    [{}, []],
    [{ amount: String(least) }, []],
    [{ amount: String(least - 1) }, ['amount']],
    [{ amount: String(most) }, []],
    [{ amount: String(most + 1) }, ['amount']],
    [{ amount: '2.5' }, ['amount']],
    [{ amount: '' }, ['amount']],
    [{ count: 'usual', amount: '' }, []],
    [{ count: '' }, ['count']],
    [{ source: '', reason: '', approvedBy: '' }, ['source', 'reason', 'approvedBy']],
    [dayFields('from', localDate('1999-12-31')), ['from']],
    [dayFields('from', localDate('2024-08-09')), []],
    [dayFields('from', localDate('2024-08-10')), ['from']],
  ];
  for (const [changes, fields] of FAULTS)
    it(`${JSON.stringify(changes)}: ${fields.length === 0 ? 'nothing wrong' : fields.join(', ')}`, () => {
      const asked = readCount(typed(changes), ID, TODAY);
      assert.deepEqual(asked.ok ? [] : asked.problems.map(({ field }) => field), fields);
    });

  it('says why it may be no less and no more', () => {
    const asked = readCount(typed({ amount: '1' }), 'C-IMPACT-SOURCES', TODAY);
    assert.match(asked.ok ? '' : (asked.problems[0]?.text ?? ''), /from 2 to 6\. One source alone is no evidence/);
  });

  it('takes the default over without a number', () => {
    const asked = readCount(typed({ count: 'usual', amount: '9' }), ID, TODAY);
    assert.equal(asked.ok && asked.given.value, null);
  });
});
