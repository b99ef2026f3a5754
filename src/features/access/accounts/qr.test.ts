import assert from 'node:assert/strict';
import { test } from 'node:test';
import { qr } from './qr.ts';

test('a picture has its quiet border and the three corners by which phones find it', () => {
  const { path, size } = qr('otpauth://totp/Headway?secret=GEZDGNBVGY3TQOJQ');
  const dark = new Set([...path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x} ${y}`));
  assert.equal(path.replaceAll(/M\d+ \d+h1v1h-1z/g, ''), '');
  for (let place = 0; place < size; place += 1)
    for (const edge of [0, 1, 2, 3, size - 1, size - 4]) {
      assert.ok(!dark.has(`${place} ${edge}`));
      assert.ok(!dark.has(`${edge} ${place}`));
    }
  for (const [left, top] of [
    [4, 4],
    [size - 11, 4],
    [4, size - 11],
  ] as const)
    for (let step = 0; step < 7; step += 1) {
      assert.ok(dark.has(`${left + step} ${top}`));
      assert.ok(dark.has(`${left} ${top + step}`));
      assert.ok(dark.has(`${left + 3} ${top + 3}`));
    }
});

test('another text is another picture', () => assert.notEqual(qr('one').path, qr('two').path));
