import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { checkStrength, passphraseFrom } from './passphrase.ts';

describe('the passphrase', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'headway-passphrase-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('is the first line of the file that is named, before the setting', async () => {
    const file = path.join(folder, 'passphrase');
    for (const text of ['four plain words', 'four plain words\n', 'four plain words\r\nand a note\n']) {
      await writeFile(file, text);
      assert.equal(await passphraseFrom({ HEADWAY_BACKUP_PASSPHRASE: 'another' }, file), 'four plain words');
    }
    assert.equal(await passphraseFrom({ HEADWAY_BACKUP_PASSPHRASE: 'another' }, null), 'another');
  });

  it('is not handed on to what is started later', async () => {
    const environment = { HEADWAY_BACKUP_PASSPHRASE: 'four plain words', PATH: '/bin' };
    await passphraseFrom(environment, null);
    assert.deepEqual(environment, { PATH: '/bin' });
  });

  it('is asked for in a sentence where there is none', async () => {
    const empty = path.join(folder, 'empty');
    await writeFile(empty, '\n');
    await assert.rejects(passphraseFrom({}, null), /sealed by a passphrase\. Put one into a file/);
    await assert.rejects(passphraseFrom({ HEADWAY_BACKUP_PASSPHRASE: '' }, null), /sealed by a passphrase/);
    await assert.rejects(passphraseFrom({}, empty), /There is no passphrase in .+empty/);
    await assert.rejects(passphraseFrom({}, path.join(folder, 'none')), /cannot be read from .+none \(ENOENT\)/);
  });

  it('of a new backup has at least 16 characters', () => {
    assert.throws(() => checkStrength('x'.repeat(15)), /fewer than 16 characters/);
    assert.doesNotThrow(() => checkStrength('x'.repeat(16)));
  });
});
