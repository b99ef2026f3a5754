import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type CountTwice, decomposeCount, decomposeProportion, type Fraction, type GroupTwice } from './index.ts';

const fraction = fc
  .integer({ min: 0, max: 200 })
  .chain((of) => fc.integer({ min: 0, max: of }).map((count): Fraction => ({ count, of })));
const groups = fc.array(fc.record({ key: fc.string(), first: fraction, second: fraction }), { maxLength: 12 });
const counts = fc.array(fc.record({ key: fc.string(), first: fc.nat(500), second: fc.nat(500) }), { maxLength: 12 });
const near = (a: number, b: number) => Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(a), Math.abs(b));
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const check = (name: string, property: () => fc.IRawProperty<unknown>) =>
  test(name, () => fc.assert(property(), { numRuns: 300, seed: 2022 }));

describe('what each group brings to the change of a proportion', () => {
  check('adds up to the change, within and mix', () =>
    fc.property(groups, (given) => {
      const result = decomposeProportion(given);
      fc.pre(result !== null);
      assert.ok(near(result.within + result.mix, result.change));
      assert.ok(near(sum(result.contributions.map(({ total }) => total)), result.change));
      for (const { within, mix, total } of result.contributions) assert.equal(within + mix, total);
    }),
  );

  check('turns its sign when the periods are turned round', () =>
    fc.property(groups, (given) => {
      const back = decomposeProportion(given.map(({ key, first, second }) => ({ key, first: second, second: first })));
      for (const [index, { within, mix }] of (decomposeProportion(given)?.contributions ?? []).entries()) {
        assert.ok(near(within, -(back?.contributions[index]?.within ?? 1)));
        assert.ok(near(mix, -(back?.contributions[index]?.mix ?? 1)));
      }
    }),
  );

  check('is within alone where every group stays as large', () =>
    fc.property(groups, (given) => {
      const same = given.map(({ key, first }) => ({
        key,
        first,
        second: { count: first.of - first.count, of: first.of },
      }));
      for (const { mix } of decomposeProportion(same)?.contributions ?? []) assert.ok(near(mix, 0));
    }),
  );

  check('gives nothing to a group of nobody, and the same to the others with it', () =>
    fc.property(groups, (given) => {
      const nobody: GroupTwice = { key: 'nobody', first: { count: 0, of: 0 }, second: { count: 0, of: 0 } };
      const [without, withIt] = [decomposeProportion(given), decomposeProportion([...given, nobody])];
      assert.ok(near(withIt?.contributions.at(-1)?.total ?? 0, 0));
      assert.deepEqual(withIt?.contributions.slice(0, -1), without?.contributions);
    }),
  );

  test('tells better practice from another mix', () => {
    const result = decomposeProportion([
      { key: 'North', first: { count: 50, of: 100 }, second: { count: 60, of: 100 } },
      { key: 'South', first: { count: 80, of: 100 }, second: { count: 240, of: 300 } },
    ]);
    const [north, south] = result?.contributions ?? [];
    assert.ok(result && north && south && near(result.change, 0.1));
    assert.ok(near(north.within, 0.1 * 0.375) && near(south.within, 0));
    assert.ok(near(north.mix, -0.25 * (0.55 - 0.7)) && near(south.mix, 0.25 * (0.8 - 0.7)));
  });

  test('calls what a group of one period brings mix', () => {
    const result = decomposeProportion([
      { key: 'old', first: { count: 5, of: 10 }, second: { count: 0, of: 0 } },
      { key: 'new', first: { count: 0, of: 0 }, second: { count: 9, of: 10 } },
    ]);
    assert.deepEqual(
      result?.contributions.map(({ within }) => within),
      [0, 0],
    );
    assert.ok(near(result?.mix ?? 0, 0.4));
  });

  test('is not there where a period has nobody, and refuses more counted than there are', () => {
    assert.equal(decomposeProportion([]), null);
    assert.equal(decomposeProportion([{ key: 'a', first: { count: 0, of: 0 }, second: { count: 1, of: 1 } }]), null);
    const impossible = { key: 'a', first: { count: 2, of: 1 }, second: { count: 1, of: 1 } };
    assert.throws(() => decomposeProportion([impossible]), RangeError);
  });
});

describe('what each group brings to the change of a count', () => {
  check('adds up to the change, as a rate too', () =>
    fc.property(counts, fc.integer({ min: 1, max: 90_000 }), fc.integer({ min: 1, max: 90_000 }), (given, a, b) => {
      for (const scale of [undefined, { first: a, second: b, per: 10_000 }]) {
        const { change, contributions } = decomposeCount(given, scale);
        const most = Math.max(1, ...contributions.map(({ total }) => Math.abs(total)));
        assert.ok(Math.abs(sum(contributions.map(({ total }) => total)) - change) <= 1e-11 * most);
      }
    }),
  );

  test('is what a group has more or less', () => {
    const given: CountTwice[] = [
      { key: 'North', first: 12, second: 15 },
      { key: 'South', first: 20, second: 18 },
    ];
    assert.deepEqual(decomposeCount(given), {
      change: 1,
      contributions: [
        { key: 'North', total: 3 },
        { key: 'South', total: -2 },
      ],
    });
    assert.ok(near(decomposeCount(given, { first: 20_000, second: 20_000, per: 10_000 }).change, 0.5));
    assert.throws(() => decomposeCount(given, { first: 0, second: 1, per: 1 }), RangeError);
  });
});
