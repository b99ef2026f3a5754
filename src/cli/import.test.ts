import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { writeExtract } from '#demo/index.ts';
import { addCouncil, addPerson, markInstalled } from '../features/access/index.ts';
import { acceptedExtracts } from '../features/extracts/index.ts';
import { CATALOGUE, valuesOf } from '../features/measures/index.ts';
import { openInstallation } from '../installation.ts';
import { readConfig } from '../platform/config.ts';
import { authorityId, openDatabase } from '../platform/database/database.ts';
import { embeddedConnection } from '../platform/database/embedded.ts';
import { logNothing } from '../platform/log.ts';
import { headway, lastSaid, linesOf } from './running.support.ts';

const COUNCIL = authorityId('998');
const OTHER = authorityId('997');
const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
/** They look back and have a figure all the same: the file's own count helps, or a year of List 10 is enough. */
const ALONE: ReadonlySet<string> = new Set(['FD-08', 'AD-05']);
const JULY = 'annex-a-2022-08-05.xlsx';
const JUNE = 'june.xlsx';

describe('the commands that work in an installation', () => {
  let folder: string;
  let settings: Record<string, string>;
  const run = (...args: string[]) => headway(args, folder, settings);

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'headway-cli-'));
    settings = {
      HEADWAY_DATA: path.join(folder, 'data'),
      HEADWAY_PORT: '0',
      HEADWAY_PUBLIC_URL: 'http://localhost:3999',
    };
    await writeExtract(23, path.join(folder, JULY));
    await writeExtract(22, path.join(folder, JUNE));
    await writeFile(path.join(folder, 'empty.xlsx'), '');
  });

  after(() => rm(folder, { recursive: true, force: true }));

  it('say that there is none yet, and make none', async () => {
    for (const args of [['import', JULY], ['sign-in-link'], ['doctor']]) {
      const ran = await run(...args);
      assert.deepEqual({ status: ran.status, out: ran.out }, { status: 1, out: '' });
      assert.match(lastSaid(ran), /^headway: There is no installation in .+ yet\. Start Headway once with npm start/);
    }
    await assert.rejects(stat(path.join(folder, 'data')));
  });

  it('say that nobody has set it up, except doctor, which finds it sound', async () => {
    await inside(async () => undefined);
    for (const args of [['import', JULY], ['sign-in-link']]) {
      const ran = await run(...args);
      assert.equal(ran.status, 1);
      assert.match(lastSaid(ran), /has not been set up yet/);
    }
    const ran = await run('doctor');
    assert.equal(ran.status, 0, ran.out);
    assert.match(ran.out, /This installation is sound\.$/m);
  });

  it('load and accept a file with its figures, refuse another, and say when it is already there', async () => {
    await inside(async (opened) => {
      await opened.database.as(COUNCIL, async (db) => {
        await addCouncil(db, COUNCIL, 'Ownshire');
        await addPerson(db, COUNCIL, { name: 'A', post: 'Administrator', email: null, staffRef: null }, [
          { role: 'councilAdministrator', part: {} },
        ]);
      });
      await markInstalled(opened.database, false);
    });
    const ran = await run('import', JULY, 'empty.xlsx');
    assert.equal(ran.status, 1);
    assert.deepEqual(linesOf(ran), [
      `${JULY}: accepted, as at 5 August 2022, data month July 2022.`,
      'empty.xlsx: refused. The file is empty. Export the lists again and upload the new file.',
    ]);
    const again = await run('import', JULY);
    assert.equal(again.status, 0);
    assert.deepEqual(linesOf(again), [`${JULY}: already there, as at 5 August 2022, data month July 2022.`]);
    await inside(async ({ database }) =>
      database.as(COUNCIL, async (db) => {
        const accepted = await acceptedExtracts(db, COUNCIL);
        assert.deepEqual(
          accepted.map(({ fileName, loadedBy }) => [fileName, loadedBy]),
          [[JULY, 'A']],
        );
        const values = await valuesOf(db, COUNCIL, { dimension: 'council' });
        const counted = new Set<string>(values.map(({ measure }) => measure));
        for (const { description, looksBack } of CATALOGUE) // of one extract those that look back have no figure
          assert.equal(counted.has(description.id), looksBack === null || ALONE.has(description.id), description.id);
      }),
    );
  });

  it('find what is not sound: a data folder that others can open', async (test) => {
    if (process.platform === 'win32') return test.skip('Windows keeps no such modes');
    await chmod(path.join(folder, 'data'), 0o755);
    const ran = await run('doctor');
    await chmod(path.join(folder, 'data'), 0o700);
    assert.equal(ran.status, 1);
    assert.match(ran.out, /^✖ Secrets: others on this machine can open .+; run chmod 700 on it$/m);
    assert.match(ran.out, /^1 of \d+ checks found something to put right\.$/m);
    return undefined;
  });

  describe('while Headway runs', () => {
    let running: ChildProcess;

    before(async () => {
      running = spawn(process.execPath, [MAIN], {
        env: { PATH: process.env['PATH'], ...settings },
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      const said = await saidUntil(running, 'Stop:');
      assert.match(said, /Headway is ready/);
    });

    after(async () => {
      const ended = running.exitCode === null ? once(running, 'exit') : [running.exitCode, null];
      running.kill('SIGINT');
      assert.deepEqual(await ended, [0, null]);
    });

    it('find it sound', async () => {
      const ran = await run('doctor');
      assert.equal(ran.status, 0, ran.out);
      assert.match(ran.out, /^✔ Schema: up to date$/m);
    });

    it('load a file into it, as at the day that is given', async () => {
      const ran = await run('import', JUNE, '--as-at', '2022-07-06');
      assert.equal(ran.status, 0, ran.out);
      assert.deepEqual(linesOf(ran), [`${JUNE}: accepted, as at 6 July 2022, data month June 2022.`]);
    });

    it('print one link that signs the administrator in', async () => {
      const ran = await run('sign-in-link');
      assert.equal(ran.status, 0, ran.said);
      assert.match(ran.out, /^http:\/\/localhost:3999\/link\/\d{3}\.[\w-]{43}\n$/);
      const links = await joined((database) =>
        database.as(COUNCIL, (db) =>
          db.selectFrom('one_time_link').select('purpose').where('used_at', 'is', null).execute(),
        ),
      );
      assert.deepEqual(links, [{ purpose: 'sign-in' }]);
    });

    it('ask which council where there are several, and work for the one and the person that are named', async () => {
      await joined((database) =>
        database.as(OTHER, async (db) => {
          await addCouncil(db, OTHER, 'Othershire');
          const person = { name: 'B', post: 'Chair', email: 'b@997.example', staffRef: null };
          await addPerson(db, OTHER, person, [{ role: 'boardChair', part: {} }]);
        }),
      );
      for (const args of [['sign-in-link'], ['import', JUNE]]) {
        const asked = await run(...args);
        assert.equal(asked.status, 1);
        assert.match(asked.said, /Add --council with one of these codes: 997 \(Othershire\), 998 \(Ownshire\)/);
      }
      const named = await run('sign-in-link', '--council', '997', '--person', 'B@997.example');
      assert.equal(named.status, 0, named.said);
      assert.match(named.out, /\/link\/997\.[\w-]{43}\n$/);
      const nobody = await run('sign-in-link', '--council', '998', '--person', 'b@997.example');
      assert.match(nobody.said, /Nobody of Ownshire who has not left has the address/);
      assert.match((await run('import', JUNE, '--council', '998')).out, /already there/);
    });
  });

  async function inside<T>(work: (opened: Awaited<ReturnType<typeof openInstallation>>) => Promise<T>): Promise<T> {
    const opened = await openInstallation(readConfig(settings, folder), logNothing);
    try {
      return await work(opened);
    } finally {
      await opened.close();
    }
  }

  async function joined<T>(work: (database: ReturnType<typeof openDatabase>) => Promise<T>): Promise<T> {
    const database = openDatabase(embeddedConnection(path.join(folder, 'data')));
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  }
});

/** What a process says on standard output up to these words, or to its end. */
function saidUntil(running: ChildProcess, words: string): Promise<string> {
  return new Promise((resolve) => {
    let said = '';
    running.on('exit', () => resolve(said));
    running.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes(words)) resolve(said);
    });
  });
}
