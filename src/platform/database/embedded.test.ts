import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { it } from 'node:test';
import { startEmbeddedDatabase } from './embedded.ts';

const KEPT_BACK = {
  HEADWAY_SECRET: 'a secret of thirty-two characters',
  HEADWAY_SMTP_URL: 'smtps://me:sesame@mail.example',
  HEADWAY_BACKUP_PASSPHRASE: 'open sesame and let me in',
  DATABASE_OWNER_URL: 'postgres://owner:sesame@db/headway',
};

it('the embedded database is told neither the secret nor any password of Headway', async (t) => {
  if (process.platform !== 'linux') return t.skip('only Linux shows what a process was told');
  const folder = await mkdtemp(path.join(tmpdir(), 'headway-environment-'));
  for (const [name, value] of Object.entries(KEPT_BACK)) process.env[name] = value;
  const embedded = await startEmbeddedDatabase(folder);
  try {
    const [pid] = (await readFile(path.join(folder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n');
    const told = (await readFile(`/proc/${pid}/environ`, 'utf8')).split('\0').filter((line) => line !== '');
    const names = told.map((line) => line.split('=')[0] ?? '');
    assert.ok(names.includes('PATH'), 'what it was told can be read');
    for (const [name, value] of Object.entries(KEPT_BACK)) {
      assert.ok(!names.includes(name), name);
      assert.ok(!told.some((line) => line.includes(value)), name);
    }
  } finally {
    for (const name of Object.keys(KEPT_BACK)) delete process.env[name];
    await embedded.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
