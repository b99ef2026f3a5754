import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { AT_ONCE, forgottenAt, givenBack, LIMITS, type Limit, type Tries, take, waitInWords } from './throttle.ts';

const START = new Date('2022-08-09T09:00:00Z');
const after = (seconds: number) => new Date(START.getTime() + seconds * 1000);
const LIMIT: Limit = { free: 3, firstWaitSeconds: 10, longestWaitSeconds: 35, forgetOneSeconds: 100 };

/** Tries as often as is taken until `until`, asking each second; the seconds at which one was taken. */
function takenAt(limit: Limit, until: number): number[] {
  let tries: Tries | null = null;
  const seconds: number[] = [];
  for (let second = 0; second <= until; second += 1) {
    const taken = take(tries, limit, after(second));
    if (!taken.ok) continue;
    tries = taken.tries;
    seconds.push(second);
  }
  return seconds;
}

test('a few tries are free, then waits double up to the longest, and there is no permanent lock', () => {
  assert.deepEqual(takenAt({ ...LIMIT, forgetOneSeconds: 10_000 }, 200), [0, 1, 2, 12, 32, 67, 102, 137, 172]);
});

test('a try that is refused says how long to wait and does not lengthen the wait', () => {
  let tries: Tries | null = null;
  for (let time = 0; time < 3; time += 1) {
    const taken = take(tries, LIMIT, START);
    assert.ok(taken.ok);
    tries = taken.tries;
  }
  assert.deepEqual(take(tries, LIMIT, START), { ok: false, waitSeconds: 10 });
  assert.deepEqual(take(tries, LIMIT, after(9.5)), { ok: false, waitSeconds: 1 });
  assert.ok(take(tries, LIMIT, after(10)).ok);
});

test('one try is forgotten each time so much has passed, also where others came between', () => {
  const tries: Tries = { count: 3, countedAt: START, freeAt: START };
  const counts = [99, 100, 199, 200, 299, 300].map((second) => {
    const taken = take(tries, LIMIT, after(second));
    return taken.ok && taken.tries.count;
  });
  assert.deepEqual(counts, [4, 3, 3, 2, 2, 1]);
  const once = take(tries, LIMIT, after(150));
  assert.ok(once.ok);
  assert.deepEqual(once.tries.countedAt, after(100), 'the 50 seconds since are not lost');
});

test('tries that need no waiting are taken in whatever order clocks that differ put them', () => {
  const first = take(null, LIMIT, after(1));
  assert.ok(first.ok);
  assert.ok(take(first.tries, LIMIT, START).ok);
});

test('a right try is given back, and one that was never wrong is forgotten', () => {
  const tries: Tries = { count: 5, countedAt: START, freeAt: after(30) };
  assert.deepEqual(givenBack(tries), { count: 4, countedAt: START, freeAt: AT_ONCE });
  assert.equal(givenBack({ ...tries, count: 0 }).count, 0);
  assert.deepEqual(forgottenAt(tries, LIMIT), after(500));
});

test('whatever the limit, at most the free tries and one for each forgotten or each longest wait get through', () => {
  const limit = fc.record({
    free: fc.integer({ min: 1, max: 10 }),
    firstWaitSeconds: fc.integer({ min: 1, max: 20 }),
    longestWaitSeconds: fc.integer({ min: 20, max: 60 }),
    forgetOneSeconds: fc.integer({ min: 20, max: 200 }),
  });
  fc.assert(
    fc.property(limit, (drawn) => {
      const until = 1000;
      const most = drawn.free + until / drawn.forgetOneSeconds + until / drawn.firstWaitSeconds + 1;
      const taken = takenAt(drawn, until);
      assert.ok(taken.length <= most, `${taken.length} of at most ${most}`);
      assert.ok((taken.at(-1) ?? 0) >= until - drawn.longestWaitSeconds, 'and it never ends');
    }),
    { seed: 5, numRuns: 100 },
  );
});

test('a thousand passwords for one account take days, and a thousand accounts from one address hours (S005)', () => {
  const HOURS_48 = 48 * 3600;
  assert.ok(takenAt(LIMITS.account, HOURS_48).length < 250);
  assert.ok(takenAt(LIMITS.address, 3600).length < 260, 'less than six a minute');
});

test('five codes may be tried, then one waits: a guesser gets less than 250 of a million in two days (S006)', () => {
  assert.deepEqual(takenAt(LIMITS.proof, 190), [0, 1, 2, 3, 4, 64, 184]);
  assert.ok(takenAt(LIMITS.proof, 48 * 3600).length < 250);
});

for (const [seconds, words] of [
  [1, '1 second'],
  [30, '30 seconds'],
  [60, '60 seconds'],
  [61, '2 minutes'],
  [900, '15 minutes'],
] as const)
  test(`${seconds} s are ${words}`, () => assert.equal(waitInWords(seconds), words));
