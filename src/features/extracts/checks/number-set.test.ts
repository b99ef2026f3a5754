import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { NumberSet } from './number-set.ts';

test('it takes a number once, as a Set does, however many there are', () => {
  const numbers = fc.array(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), { maxLength: 3000, minLength: 1 });
  fc.assert(
    fc.property(numbers, (drawn) => {
      const [ours, known] = [new NumberSet(), new Set<number>()];
      for (const number of [...drawn, ...drawn]) {
        assert.equal(ours.add(number), !known.has(number));
        known.add(number);
      }
    }),
    { numRuns: 30 },
  );
});
