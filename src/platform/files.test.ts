import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { authorityId } from './database/database.ts';
import { filesIn } from './files.ts';

const COUNCIL = authorityId('998');
const BYTES = Buffer.from('eleven lists');
const SHA256 = createHash('sha256').update(BYTES).digest('hex');

let folder: string;
before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'headway-test-'));
});
after(() => rm(folder, { recursive: true, force: true }));

test('a file is kept under the hash of its bytes, for nobody else to read', async () => {
  const files = filesIn(folder);
  assert.deepEqual(await files.keep(COUNCIL, Readable.from([BYTES])), { sha256: SHA256, bytes: BYTES.length });
  const kept = files.path(COUNCIL, SHA256);
  assert.deepEqual(await readFile(kept), BYTES);
  assert.equal((await stat(kept)).mode & 0o077, 0);
  assert.equal((await stat(path.dirname(kept))).mode & 0o077, 0);
});

test('the same bytes are one file, however often and at once they come', async () => {
  const files = filesIn(folder);
  await Promise.all(Array.from({ length: 5 }, () => files.keep(COUNCIL, Readable.from([BYTES]))));
  assert.deepEqual(await readdir(path.dirname(files.path(COUNCIL, SHA256))), [SHA256]);
});

test('a file that stops arriving leaves nothing', async () => {
  const files = filesIn(folder);
  const broken = Readable.from(
    (async function* () {
      yield BYTES.subarray(0, 4);
      throw new Error('the connection broke');
    })(),
  );
  await assert.rejects(files.keep(authorityId('997'), broken), { code: 'BAD_REQUEST' });
  assert.deepEqual(await readdir(path.join(folder, 'files', '997')), []);
});

test('a file that stopped before it was looked at leaves nothing either', async () => {
  const broken = Readable.from(BYTES);
  broken.once('error', () => undefined);
  broken.destroy(new Error('the connection broke'));
  await setImmediate();
  await assert.rejects(filesIn(folder).keep(authorityId('997'), broken), { code: 'BAD_REQUEST' });
  assert.deepEqual(await readdir(path.join(folder, 'files', '997')), []);
});

test('councils have folders of their own', async () => {
  const files = filesIn(folder);
  assert.notEqual(files.path(COUNCIL, SHA256), files.path(authorityId('997'), SHA256));
});

test('a name from outside never becomes a path', () => {
  for (const name of ['../../etc/passwd', '', SHA256.toUpperCase(), `${SHA256}/..`, SHA256.slice(1)])
    assert.throws(() => filesIn(folder).path(COUNCIL, name), /named by its SHA-256/);
});

test('removing is done once and for all, and again without complaint', async () => {
  const files = filesIn(folder);
  await files.keep(COUNCIL, Readable.from([BYTES]));
  await files.remove(COUNCIL, SHA256);
  await files.remove(COUNCIL, SHA256);
  await assert.rejects(readFile(files.path(COUNCIL, SHA256)), { code: 'ENOENT' });
});
