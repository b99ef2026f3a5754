import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { localDate } from './local-date.ts';
import { dueOn, type Limit, limitInWords, limitOn, TIMESCALES, type TimescaleRule } from './timescales.ts';
import { englandWorkingDays } from './working-days.ts';

describe('a timescale', () => {
  it('gives a council 70 working days to answer Ofsted: a report of 1 April 2022 is due on 15 July 2022', () => {
    const received = localDate('2022-04-01');
    const limit = limitOn(TIMESCALES['R-OFSTED-PLAN'], received);
    assert.equal(dueOn(limit.value, received, englandWorkingDays), '2022-07-15');
    assert.equal(limit.basis, 'statutory');
  });

  const cases: readonly [Limit, string, string][] = [
    [{ amount: 45, unit: 'workingDays' }, '2022-03-01', '2022-05-06'],
    [{ amount: 10, unit: 'workingDays' }, '2022-05-27', '2022-06-14'],
    [{ amount: 14, unit: 'days' }, '2022-05-27', '2022-06-10'],
    [{ amount: 6, unit: 'weeks' }, '2022-06-24', '2022-08-05'],
    [{ amount: 3, unit: 'months' }, '2021-11-30', '2022-02-28'],
    [{ amount: 2, unit: 'years' }, '2020-02-29', '2022-02-28'],
  ];
  for (const [limit, trigger, due] of cases) {
    it(`of ${limitInWords(limit)} from ${trigger} is met up to and including ${due}`, () => {
      assert.equal(dueOn(limit, localDate(trigger), englandWorkingDays), due);
    });
  }

  const changed: TimescaleRule = {
    trigger: 'Visit',
    requirement: 'Next visit',
    limits: [
      {
        value: { amount: 14, unit: 'days' },
        from: localDate('2021-04-01'),
        until: null,
        basis: 'local',
        source: 'Policy of 2021',
      },
      {
        value: { amount: 10, unit: 'workingDays' },
        from: localDate('2018-04-01'),
        until: localDate('2021-04-01'),
        basis: 'local',
        source: 'Policy of 2018',
      },
    ],
  };
  const inForce: readonly [string, string][] = [
    ['2017-12-31', 'Policy of 2018'],
    ['2021-03-31', 'Policy of 2018'],
    ['2021-04-01', 'Policy of 2021'],
  ];
  for (const [on, source] of inForce) {
    it(`is taken on ${on} from the ${source.toLowerCase()}`, () => {
      assert.equal(limitOn(changed, localDate(on)).source, source);
    });
  }

  it('is written as people say it', () => {
    assert.equal(limitInWords({ amount: 1, unit: 'weeks' }), '1 week');
    assert.equal(limitInWords({ amount: 45, unit: 'workingDays' }), '45 working days');
  });

  it('without a single limit is a fault of the program', () => {
    assert.throws(() => limitOn({ trigger: '', requirement: '', limits: [] }, localDate('2022-01-01')));
  });

  it('names a source for every limit', () => {
    for (const rule of Object.values(TIMESCALES)) for (const limit of rule.limits) assert.ok(limit.source.length > 20);
  });

  it('says of every local limit that the council confirms it', () => {
    for (const [id, { limits }] of Object.entries(TIMESCALES)) {
      for (const { basis, source } of limits) {
        assert.equal(/for the council to confirm/.test(source), basis === 'local', id);
      }
    }
  });

  const statutory: readonly [keyof typeof TIMESCALES, string, string][] = [
    ['R-RCPC-1', '2022-05-05', '2022-08-05'],
    ['R-RCPC-N', '2021-08-31', '2022-02-28'],
    ['R-CLA-REV-1', '2022-05-20', '2022-06-21'], // the spring bank holiday was moved to 2 June and 3 June was one more
    ['R-CLA-REV-2', '2021-11-30', '2022-02-28'],
    ['R-CLA-REV-N', '2022-02-05', '2022-08-05'],
    ['R-RHA-U5', '2022-02-05', '2022-08-05'],
    ['R-RHA-5', '2021-08-05', '2022-08-05'],
    ['R-PA-CONTACT', '2022-06-10', '2022-08-05'],
  ];
  for (const [id, trigger, due] of statutory) {
    it(`${id} from ${trigger} is met up to and including ${due}`, () => {
      const from = localDate(trigger);
      assert.equal(dueOn(limitOn(TIMESCALES[id], from).value, from, englandWorkingDays), due);
    });
  }
});
