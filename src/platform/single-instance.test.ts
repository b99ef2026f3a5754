import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { takeDataFolder } from './single-instance.ts';

const folders: string[] = [];
async function newFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'headway-test-'));
  folders.push(folder);
  return folder;
}
after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

const pidFile = (folder: string) => path.join(folder, 'headway.pid');

test('a folder is taken with the number of the process, and let go without a trace', async () => {
  const folder = await newFolder();
  const letGo = await takeDataFolder(folder);
  assert.equal(await readFile(pidFile(folder), 'utf8'), `${process.pid}\n`);
  await letGo();
  assert.deepEqual(await readdir(folder), []);
});

const LEFT: [what: string, written: string][] = [
  ['a process that has ended', '2147483646\n'],
  ['nothing, because the machine went down while writing', ''],
  ['something that is no number', 'sesame\n'],
  ['a number that now belongs to another program', '1\n'],
];
for (const [what, written] of LEFT)
  test(`a file that names ${what} is replaced`, {
    skip: process.platform !== 'linux' && 'only Linux tells what a process runs',
  }, async () => {
    const folder = await newFolder();
    await writeFile(pidFile(folder), written);
    const letGo = await takeDataFolder(folder);
    assert.equal(await readFile(pidFile(folder), 'utf8'), `${process.pid}\n`);
    await letGo();
  });
