import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hash } from '@node-rs/argon2';
import { hashingOf } from './hashing.ts';

const PASSWORD = 'walnut ferry quartz';

test('a password is kept as Argon2id with 19 MiB, two passes and one lane, each time with another salt', async () => {
  const hashing = hashingOf();
  const [one, other] = [await hashing.hash(PASSWORD), await hashing.hash(PASSWORD)];
  assert.match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  assert.notEqual(one, other);
});

test('the right password is told from a wrong one, whichever keyboard composed its accents', async () => {
  const hashing = hashingOf();
  const kept = await hashing.hash('Kühe tanzen leise');
  assert.deepEqual(await hashing.check(kept, 'Ku\u0308he tanzen leise'), { isRight: true, rehashed: null });
  assert.deepEqual(await hashing.check(kept, 'Kuhe tanzen leise'), { isRight: false, rehashed: null });
});

test('a hash made at another cost is made anew when its password is known to be right, and only then', async () => {
  const hashing = hashingOf();
  const kept = await hash(PASSWORD, { memoryCost: 8192, timeCost: 2, parallelism: 1 });
  assert.equal((await hashing.check(kept, 'another one')).rehashed, null);
  const { isRight, rehashed } = await hashing.check(kept, PASSWORD);
  assert.ok(isRight);
  assert.match(rehashed ?? '', /m=19456,t=2,p=1/);
  assert.ok((await hashing.check(rehashed, PASSWORD)).isRight);
});

test('somebody without password takes as many hashes as somebody with one, and is never right (S009)', async () => {
  const hashing = hashingOf();
  const kept = await hashing.hash(PASSWORD);
  await hashing.check(null, PASSWORD); // once in the life of a process one more is made to check against
  const before = hashing.counts().made;
  assert.equal((await hashing.check(kept, 'another one')).isRight, false);
  const known = hashing.counts().made - before;
  assert.equal((await hashing.check(null, 'another one')).isRight, false);
  assert.equal(hashing.counts().made - before - known, known);
});

test('never more than two hashes are made at once, and all that wait have their turn', async () => {
  const hashing = hashingOf();
  const kept = await hash(PASSWORD, { memoryCost: 1024, timeCost: 1, parallelism: 1 });
  const checked = await Promise.all(Array.from({ length: 12 }, () => hashing.check(kept, 'another one')));
  assert.ok(checked.every(({ isRight }) => !isRight));
  assert.deepEqual(hashing.counts(), { made: 13, mostAtOnce: 2 });
});

test('who comes when too many wait is asked to come again, and those who wait are served', async () => {
  const hashing = hashingOf(1, 3);
  await hashing.hash(PASSWORD);
  const tries = await Promise.allSettled(Array.from({ length: 6 }, () => hashing.hash(PASSWORD)));
  const refused = tries.filter((tried) => tried.status === 'rejected');
  assert.equal(refused.length, 2);
  for (const { reason } of refused) assert.equal((reason as { code: string }).code, 'TOO_MANY_REQUESTS');
  assert.match(await hashing.hash(PASSWORD), /argon2id/);
});
