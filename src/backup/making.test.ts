import assert from 'node:assert/strict';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { COUNCILS } from './drawn.support.ts';
import { checkBackup } from './index.ts';
import { PASSPHRASE, type Place, type Places, startPlaces } from './places.support.ts';
import { clientTo, rowsOf, tablesIn } from './tables.ts';

let places: Places;
let from: Place;
before(async () => {
  places = await startPlaces();
  const row = { number: 1, document: 1, bytes: new Uint8Array(), list: [], at: new Date(0), exact: '1', floating: 1 };
  const rows = Array.from({ length: 2000 }, (_, index) => ({
    ...row,
    council: '998',
    words: `${index}${'x'.repeat(900)}`,
  }));
  from = await places.filled(rows);
});
after(() => places.stop());

describe('making a backup', () => {
  it('writes one file that only its owner may read and leaves nothing else', async () => {
    const target = path.join(places.folder, 'only.backup');
    const { made } = await places.backup(from, { target });
    const { mode, size } = await stat(target);
    assert.equal(mode & 0o777, 0o600);
    assert.equal(size, made.bytes);
    assert.deepEqual(
      (await readdir(places.folder)).filter((name) => name.startsWith('only')),
      ['only.backup'],
    );
    assert.deepEqual(await checkBackup(target, PASSPHRASE), made.manifest);
  });

  it('takes every table but the list of migrations, which it names, and nothing of the queue', async () => {
    const { made } = await places.backup(from);
    const names = made.manifest.tables.map(({ name }) => name);
    for (const name of ['authority', 'drawn', 'event', 'extract_row', 'installation', 'session'])
      assert.ok(names.includes(name), name);
    assert.ok(!names.includes('migration'));
    assert.equal(made.manifest.migrations[0]?.name, '0001-foundation.sql');
    assert.deepEqual(made.manifest.councils, COUNCILS);
  });

  it('never writes over a file that is there', async () => {
    const target = path.join(places.folder, 'there.backup');
    await writeFile(target, 'precious');
    await assert.rejects(places.backup(from, { target }), /is there already and was left as it is/);
    assert.equal(await readFile(target, 'utf8'), 'precious');
  });

  it('is refused with a sentence where it cannot be written, or the passphrase is easily guessed', async () => {
    const nowhere = path.join(places.folder, 'nowhere', 'x.backup');
    await assert.rejects(places.backup(from, { target: nowhere }), /cannot be written \(ENOENT\)\.$/);
    await assert.rejects(places.backup(from, { passphrase: 'fifteen letters' }), /fewer than 16 characters/);
  });

  it('leaves no half of a file where it fails in the middle, and lets the database go', {
    timeout: 20_000,
  }, async () => {
    const target = path.join(places.folder, 'half.backup');
    const say = (line: string) => {
      if (line.startsWith('Table event')) throw new Error('stopped');
    };
    await assert.rejects(places.backup(from, { target, say }), /stopped/);
    assert.deepEqual(
      (await readdir(places.folder)).filter((name) => name.startsWith('half')),
      [],
    );
  });

  it('can stop in the middle of a table', { timeout: 20_000 }, async () => {
    const client = await clientTo(from.connection);
    const drawn = (await tablesIn(client)).find(({ name }) => name === 'drawn') ?? assert.fail();
    for await (const chunk of rowsOf(client, drawn, COUNCILS)) {
      assert.ok(chunk.length > 0);
      break;
    }
    assert.equal(
      await Promise.race([client.end().then(() => 'ended'), delay(10_000, 'waits', { ref: false })]),
      'ended',
    );
  });
});
