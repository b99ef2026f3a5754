import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ASSURANCE_LOOKS, at, mark, VARIATION_LOOKS, VERDICT_LOOKS } from './marks.ts';
import { contrast, PALETTE } from './palette.ts';
import { apart, rowsFor } from './placing.ts';
import { formatTick, formatValue, tightScale, type Unit, valueScale } from './scale.ts';
import { cut, textWidth, wrap, wrapTo } from './text.ts';

test('contrast is that of WCAG: 21 for black on white, 1 for the same colour', () => {
  assert.equal(Math.round(contrast('#000000', '#ffffff') * 100) / 100, 21);
  assert.equal(contrast('#777777', '#777777'), 1);
  assert.equal(Math.round(contrast('#767676', '#ffffff') * 100) / 100, 4.54);
});

test('colours of words reach 4.5 to 1 and of marks 3 to 1, on white and on the band', () => {
  for (const colour of [PALETTE.ink, PALETTE.muted, PALETTE.brand]) {
    for (const ground of [PALETTE.white, PALETTE.band])
      assert.ok(contrast(colour, ground) >= 4.5, `${colour} on ${ground}`);
  }
  for (const colour of [PALETTE.good, PALETTE.bad, PALETTE.neutral, PALETTE.unknown, PALETTE.either, PALETTE.centre]) {
    for (const ground of [PALETTE.white, PALETTE.band])
      assert.ok(contrast(colour, ground) >= 3, `${colour} on ${ground}`);
  }
});

test('white words on a verdict can be read', () => {
  for (const { colour } of Object.values(VERDICT_LOOKS)) assert.ok(contrast(PALETTE.white, colour) >= 4.5, colour);
});

test('no two looks of a kind that mean different things share both shape and colour', () => {
  for (const looks of [VERDICT_LOOKS, ASSURANCE_LOOKS]) {
    const shapes = Object.values(looks).map(({ shape }) => shape);
    assert.equal(new Set(shapes).size, shapes.length);
  }
  assert.equal(new Set(Object.values(VARIATION_LOOKS).map(({ word }) => word)).size, 5);
});

test('a coordinate that is not finite is refused', () => {
  assert.equal(at(1.23456), 1.23);
  assert.equal(Object.is(at(-0.001), 0), true);
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) assert.throws(() => at(value), /finite/);
  assert.throws(() => mark('up', Number.NaN, 0, 5, '#000000'));
});

test('figures are written as people read them', () => {
  const cases: [number, Unit, string][] = [
    [71.04, 'percent', '71%'],
    [71.06, 'percent', '71.1%'],
    [100, 'percent', '100%'],
    [1804, 'count', '1,804'],
    [3.26, 'count', '3.3'],
    [48.21, 'rate', '48.2'],
    [0, 'rate', '0'],
    [31.46, 'days', '31.5 days'],
    [1, 'days', '1 day'],
  ];
  for (const [value, unit, written] of cases) assert.equal(formatValue(value, unit), written);
  assert.equal(formatTick(31.46, 'days'), '31.5');
});

test('a scale holds every value, keeps percentages to 0 and 100, and counts in whole numbers', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { maxLength: 30 }),
      fc.constantFrom('percent' as const, 'count' as const, 'rate' as const),
      (values, unit) => {
        const { place, ticks, lowest, highest } = valueScale(values, unit, 200, 0);
        assert.ok(lowest >= 0 && highest > lowest);
        if (unit === 'percent') assert.ok(highest <= 100);
        if (unit === 'count') assert.ok(ticks.every(Number.isInteger));
        for (const value of values) {
          assert.ok(value >= lowest - 1e-9 && value <= highest + 1e-9, `${value} in ${lowest} to ${highest}`);
          assert.ok(place(value) >= 0 && place(value) <= 200);
        }
      },
    ),
  );
});

test('values that differ only by the rounding of a computer have a scale like equal ones', () => {
  for (const unit of ['percent', 'count', 'rate'] as const) {
    const { ticks } = valueScale([50, 50 + 1e-14], unit, 200, 0);
    assert.ok(ticks.length > 1 && ticks.length < 12);
  }
});

test('values that are all equal lie in the middle of a tight scale', () => {
  assert.equal(tightScale([5, 5], 20, 0)(5), 10);
  assert.equal(tightScale([], 20, 0)(5), 10);
  assert.equal(tightScale([0, 10], 20, 0)(10), 0);
});

test('labels are moved apart, keep their order and stay inside their bounds', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { maxLength: 8 }), (places) => {
      const moved = apart(places, 18, 0, 200);
      const order = places
        .map((place, index) => ({ place, moved: moved[index] ?? 0 }))
        .sort((a, b) => a.place - b.place || a.moved - b.moved);
      for (const [index, each] of order.entries()) {
        assert.ok(each.moved >= -1e-9 && each.moved <= 200 + 1e-9);
        const before = order[index - 1];
        if (before) assert.ok(each.moved - before.moved >= 18 - 1e-6);
      }
    }),
  );
  assert.deepEqual(apart([10, 50], 18, 0, 100), [10, 50]);
  assert.deepEqual(apart([50, 50], 20, 0, 100), [40, 60]);
});

test('spans that touch get rows of their own, each below those that it touches', () => {
  assert.deepEqual(
    rowsFor(
      [
        { from: 0, to: 10 },
        { from: 5, to: 15 },
        { from: 12, to: 20 },
        { from: 40, to: 50 },
      ],
      0,
    ),
    [0, 1, 2, 0],
  );
  assert.deepEqual(
    rowsFor(
      [
        { from: 0, to: 10 },
        { from: 10, to: 20 },
      ],
      0,
    ),
    [0, 0],
  );
  assert.deepEqual(
    rowsFor(
      [
        { from: 0, to: 10 },
        { from: 10, to: 20 },
      ],
      1,
    ),
    [0, 1],
  );
});

test('text is wrapped and cut to its width', () => {
  const long = 'Children with disabilities and complex health needs';
  for (const line of wrap(long, 120, 14)) assert.ok(textWidth(line, 14) <= 120);
  assert.equal(wrap(long, 120, 14).join(' '), long);
  assert.equal(wrapTo(2, long, 120, 14).length, 2);
  assert.match(wrapTo(2, long, 120, 14)[1] ?? '', /…$/);
  assert.equal(cut('short', 200, 14), 'short');
  assert.ok(textWidth(cut('W'.repeat(80), 100, 14), 14) <= 100);
});
