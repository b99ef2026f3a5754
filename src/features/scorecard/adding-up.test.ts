import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { printedChange } from './adding-up.ts';
import type { ChangePart } from './where-it-changed.ts';

function part(key: string, within: number | null, mix: number | null, total = (within ?? 0) + (mix ?? 0)): ChangePart {
  return { key, name: key, within, mix, total, isSmall: false };
}

describe('the parts of a change as they are printed', () => {
  it('have one decimal where those add up', () => {
    const { decimals, sum } = printedChange({ parts: [part('A', 1.2, 0.3), part('B', -0.4, 0.1)] });
    assert.deepEqual([decimals, sum], [1, { within: 0.8, mix: 0.4, total: 1.2 }]);
  });
  it('have two where one would add up to another change', () => {
    const { decimals, parts, sum } = printedChange({
      parts: [part('A', 0.04, 0), part('B', 0.04, 0), part('C', 0.04, 0)],
    });
    assert.equal(decimals, 2);
    assert.deepEqual(
      parts.map(({ total }) => total),
      [0.04, 0.04, 0.04],
    );
    assert.equal(sum.total, 0.12);
  });
  it('give what is left over at two decimals to the part that rounding moved most', () => {
    const thirds = [part('A', null, null, 1 / 3), part('B', null, null, 1 / 3), part('C', null, null, 1 / 3)];
    const { parts, sum } = printedChange({ parts: thirds });
    assert.deepEqual(
      parts.map(({ total, within, mix }) => [total, within, mix]),
      [
        [0.34, null, null],
        [0.33, null, null],
        [0.33, null, null],
      ],
    );
    assert.deepEqual(sum, { within: null, mix: null, total: 1 });
  });
  it('are nothing of nothing', () => {
    assert.deepEqual(printedChange({ parts: [] }).sum.total, 0);
  });
  it('always add up by row and by column, and stay within three hundredths of what they were', () => {
    const figure = fc.double({ min: -40, max: 40, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(figure, figure), { minLength: 1, maxLength: 15 }), (pairs) => {
        const parts = pairs.map(([within, mix], index) => part(String(index), within, mix));
        const printed = printedChange({ parts });
        const cents = (value: number) => Math.round(value * 100);
        const whole = parts.reduce((sum, { total }) => sum + total, 0);
        assert.equal(
          printed.parts.reduce((sum, { total }) => sum + cents(total), 0),
          cents(printed.sum.total),
        );
        assert.ok(Math.abs(printed.sum.total - whole) <= (printed.decimals === 1 ? 0.05 : 0.005) + 1e-6);
        for (const [index, one] of printed.parts.entries()) {
          assert.equal(cents(one.within ?? 0) + cents(one.mix ?? 0), cents(one.total));
          const moved = Math.abs(one.total - (parts[index]?.total ?? 0));
          assert.ok(moved <= (printed.decimals === 1 ? 0.05 : 0.03) + 1e-6);
        }
      }),
    );
  });
});
