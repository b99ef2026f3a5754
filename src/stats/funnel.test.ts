import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { eventLimits, type FunnelGroup, type FunnelKind, funnel, funnelLimits, overdispersed } from './index.ts';
import { poissonInterval } from './poisson.ts';
import { seededRandom } from './seeded-random.ts';

const group = fc.integer({ min: 1, max: 400 }).chain((denominator) =>
  fc.record({
    key: fc.string(),
    numerator: fc.integer({ min: 0, max: denominator }),
    denominator: fc.constant(denominator),
  }),
);
const groups = fc.array(group, { minLength: 1, maxLength: 12 });
const kind = fc.constantFrom<FunnelKind>('proportion', 'rate', 'ratio');
const near = (a: number, b: number) => Math.abs(a - b) <= 1e-8 * Math.max(1, Math.abs(a), Math.abs(b));
const check = (name: string, property: () => fc.IRawProperty<unknown>) =>
  test(name, () => fc.assert(property(), { numRuns: 100, seed: 2022 }));

describe('a funnel', () => {
  check('does not depend on the order of the groups, and keeps it', () =>
    fc.property(groups, kind, (given, of) => {
      const [there, back] = [
        funnel(given, { kind: of, curvePoints: 2 }),
        funnel([...given].reverse(), { kind: of, curvePoints: 2 }),
      ];
      assert.deepEqual(
        there?.points.map(({ key, position }) => [key, position]),
        back?.points.map(({ key, position }) => [key, position]).reverse(),
      );
      assert.ok(near(there?.centre ?? 0, back?.centre ?? 1));
    }),
  );

  check('has the wide limits around the narrow ones around the centre', () =>
    fc.property(groups, kind, (given, of) => {
      const drawn = funnel(given, { kind: of, per: 100, curvePoints: 5 });
      assert.ok(drawn);
      assert.equal(drawn.curve.length, 5);
      for (const { lower998, lower95, upper95, upper998 } of [...drawn.points, ...drawn.curve]) {
        const ordered = [0, lower998, lower95, drawn.centre, upper95, upper998];
        for (const [index, limit] of ordered.entries()) assert.ok(limit <= (ordered[index + 1] ?? Infinity) + 1e-8);
      }
    }),
  );

  check('narrows as groups grow', () =>
    fc.property(kind, fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 900 }), (of, percent, denominator) => {
      const [small, large] = [denominator, denominator * 2].map((size) => funnelLimits(of, percent / 100, size));
      assert.ok(small && large && small.upper95 >= large.upper95 - 1e-9 && small.lower95 <= large.lower95 + 1e-9);
    }),
  );

  check('scales with its unit', () =>
    fc.property(groups, kind, (given, of) => {
      const [plain, scaled] = [
        funnel(given, { kind: of, curvePoints: 2 }),
        funnel(given, { kind: of, per: 1000, curvePoints: 2 }),
      ];
      for (const [index, point] of (plain?.points ?? []).entries()) {
        assert.ok(near(point.upper998 * 1000, scaled?.points[index]?.upper998 ?? 0));
      }
    }),
  );

  test('leaves out groups without a denominator, and there is none of no groups', () => {
    const empty: FunnelGroup = { key: 'new team', numerator: 0, denominator: 0 };
    assert.equal(funnel([empty], { kind: 'proportion' }), null);
    const drawn = funnel([empty, { key: 'team', numerator: 1, denominator: 2 }], { kind: 'proportion' });
    assert.deepEqual(
      drawn?.points.map(({ key }) => key),
      ['team'],
    );
  });

  test('refuses more counted than there are, for a proportion only', () => {
    const more = [{ key: 'team', numerator: 3, denominator: 2 }];
    assert.throws(() => funnel(more, { kind: 'proportion' }), RangeError);
    assert.equal(funnel(more, { kind: 'rate' })?.centre, 1.5);
  });

  test('has no width where all or none are counted', () => {
    for (const [numerator, centre] of [
      [0, 0],
      [9, 1],
    ] as const) {
      const drawn = funnel([{ key: 'team', numerator, denominator: 9 }], { kind: 'proportion' });
      assert.deepEqual([drawn?.centre, drawn?.points[0]?.position], [centre, 'inside']);
    }
  });
});

describe('teams that differ by chance alone', () => {
  const random = seededRandom(2022);
  const drawn = (trials: number, chance: number) => {
    let count = 0;
    for (let trial = 0; trial < trials; trial += 1) if (random() < chance) count += 1;
    return count;
  };
  const cases = [
    { name: 'of 60 children, 80 % in time', of: 'proportion' as const, trials: 60, chance: 0.8, denominator: 60 },
    { name: 'with 12 referrals', of: 'rate' as const, trials: 600, chance: 0.02, denominator: 1500 },
  ];
  for (const { name, of, trials, chance, denominator } of cases) {
    test(`${name}, lie outside the limits no oftener than these say`, () => {
      const positions = Array.from({ length: 200 }, () => {
        const teams = Array.from({ length: 20 }, (_, index) => ({
          key: `${index}`,
          numerator: drawn(trials, chance),
          denominator,
        }));
        return (funnel(teams, { kind: of, curvePoints: 2 })?.points ?? []).map(({ position }) => position);
      }).flat();
      const outside = positions.filter((position) => position !== 'inside').length / positions.length;
      const farOut = positions.filter((position) => position.endsWith('998')).length / positions.length;
      assert.ok(outside > 0.01 && outside < 0.06 && farOut < 0.004, `${outside} and ${farOut}`);
    });
  }
});

describe('limits of counts', () => {
  check('are where the exact interval of a count ends', () =>
    fc.property(fc.integer({ min: 1, max: 500 }), fc.constantFrom(0.95, 0.998), (events, within) => {
      const { lower, upper } = poissonInterval(events, within);
      assert.ok(near(eventLimits(upper, within)[0], events) && near(eventLimits(lower, within)[1], events));
    }),
  );

  test('start at no events where few are expected', () => {
    assert.deepEqual(eventLimits(0, 0.95), [0, 0]);
    assert.equal(eventLimits(3.6, 0.95)[0], 0);
    assert.ok(eventLimits(3.7, 0.95)[0] > 0);
  });
});

describe('widened limits', () => {
  check('hold the plain ones', () =>
    fc.property(fc.array(group, { minLength: 3, maxLength: 20 }), (given) => {
      const together = given.reduce((sum, { numerator }) => sum + numerator, 0);
      fc.pre(together > 0 && together < given.reduce((sum, { denominator }) => sum + denominator, 0));
      for (const { plain, widened } of overdispersed(given, { transformation: 'proportion' }).points) {
        assert.ok(widened.lower95 <= plain.lower95 && widened.upper998 >= plain.upper998);
      }
    }),
  );

  test("of a ratio of counts take the error of the groups' own scores", () => {
    const given = Array.from({ length: 5 }, (_, index) => ({ key: `${index}`, numerator: 50, denominator: 1000 }));
    const [point] = overdispersed(given, { transformation: 'countRatio' }).points;
    const error = Math.sqrt(50 / 50.5 ** 2 + 1000 / 1000.5 ** 2);
    assert.ok(near(point?.plain.upper95 ?? 0, 0.05 * Math.exp(1.959963984540054 * error)));
  });
});
