import assert from 'node:assert/strict';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { scannerOf } from './scan.ts';

describe('a scanner', () => {
  let folder: string;
  const place = (name: string) => path.join(folder, name);
  const program = async (name: string, body: string) => {
    await writeFile(place(name), `#!/bin/sh\n${body}\n`);
    await chmod(place(name), 0o700);
    return place(name);
  };
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'headway-scan-'));
    await writeFile(place('clean file.txt'), 'well');
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('that is not set up says so, and nothing is started', async () => {
    assert.equal(await scannerOf(null)(place('clean file.txt')), 'notScanned');
    assert.equal(await scannerOf('   ')(place('clean file.txt')), 'notScanned');
  });

  for (const [code, said] of [
    [0, 'clean'],
    [1, 'refused'],
    [2, 'refused'],
    [255, 'refused'],
  ] as const)
    it(`that ends with ${code} says ${said}`, async () => {
      assert.equal(await scannerOf(await program(`ends-${code}`, `exit ${code}`))(place('clean file.txt')), said);
    });

  it('that cannot be started, or does not end in time, lets nothing through', async () => {
    assert.equal(await scannerOf(place('nothing-here'))(place('clean file.txt')), 'failed');
    assert.equal(await scannerOf(await program('slow', 'exec sleep 20'), 0.2)(place('clean file.txt')), 'failed');
  });

  it('is given its own words and the path as one word, no shell and no secret', async () => {
    const said = place('said');
    const command = await program('says', `{ printf '%s|' "$@"; env; } > '${said}'`);
    process.env['HEADWAY_TOLD_NOBODY'] = 'a secret';
    await scannerOf(`${command} --quick $(id)`)(place('clean file.txt'));
    const words = await readFile(said, 'utf8');
    assert.ok(words.startsWith(`--quick|$(id)|${place('clean file.txt')}|`), words);
    assert.doesNotMatch(words, /HEADWAY_TOLD_NOBODY/);
  });
});
