import assert from 'node:assert/strict';
import { test } from 'node:test';
import { overwriting, staleFields, versionIn } from './stale.ts';

for (const [typed, version] of [
  ['3', 3],
  ['1', 1],
  ['0', 0],
  ['-1', 0],
  ['2.5', 0],
  ['', 0],
  ['x', 0],
] as const)
  test(`a form that says version "${typed}" was opened with ${version}`, () =>
    assert.equal(versionIn({ version: typed }), version));

const form = { csrf: 'old', version: '1', post: ' Nurse ', 'opened-post': 'Clerk', proof: 'yes' };

test('three sides of each field are told: when opened, now, typed', () =>
  assert.deepEqual(staleFields({ post: 'Post' }, { post: 'Chair' }, form), [
    { label: 'Post', opened: 'Clerk', now: 'Chair', typed: 'Nurse' },
  ]));

test('sent again, everything typed goes over what is there now, and is compared with that from then on', () =>
  assert.deepEqual(overwriting(form, { post: 'Chair' }, 2, 'new'), {
    csrf: 'new',
    version: 2,
    post: ' Nurse ',
    'opened-post': 'Chair',
  }));
