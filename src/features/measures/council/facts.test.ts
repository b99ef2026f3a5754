import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fromDayNumber, localDate } from '#kernel/local-date.ts';
import { oneAfterTheOther, readPopulation } from './facts.ts';

const today = localDate('2022-08-09');
const good = { 'from-day': '1', 'from-month': '7', 'from-year': '2022', children: '60,240', source: 'ONS mid-2021' };

const POPULATIONS: [change: Record<string, string>, wrong: string[]][] = [
  [{}, []],
  [{ children: '100' }, []],
  [{ children: '99' }, ['children']],
  [{ children: '2000000' }, []],
  [{ children: '2000001' }, ['children']],
  [{ children: '60.5' }, ['children']],
  [{ children: '' }, ['children']],
  [{ 'from-day': '31', 'from-month': '6' }, ['from']],
  [{ 'from-day': '9', 'from-month': '8' }, []],
  [{ 'from-day': '10', 'from-month': '8' }, ['from']],
  [{ source: '' }, ['source']],
  [{ source: 'x'.repeat(201), children: 'many' }, ['children', 'source']],
];

for (const [change, wrong] of POPULATIONS)
  test(`a population with ${JSON.stringify(change).slice(0, 60)} ${wrong.length === 0 ? 'is taken' : `has ${wrong} to put right`}`, () => {
    const read = readPopulation({ ...good, ...change }, today);
    assert.deepEqual(Array.isArray(read) ? read.map(({ field }) => field) : [], wrong);
  });

test('a number may be written with commas or spaces', () => {
  assert.deepEqual(readPopulation(good, today), { from: '2022-07-01', children: 60240, source: 'ONS mid-2021' });
});

test('dated facts follow each other without gap or overlap', () => {
  const days = fc.uniqueArray(fc.integer({ min: 0, max: 30_000 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(days, (numbers) => {
      const facts = oneAfterTheOther(numbers.map((number) => ({ from: fromDayNumber(number) })));
      for (const [index, fact] of facts.entries()) {
        assert.equal(fact.until, facts[index + 1]?.from ?? null);
        assert.equal(fact.until === null || fact.from < fact.until, true);
      }
    }),
  );
});
