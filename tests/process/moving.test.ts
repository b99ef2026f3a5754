import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { checkBackup } from '../../src/backup/index.ts';
import { ENDS } from '../../src/cli/restore.ts';
import { headway, lastSaid, linesOf, type Ran } from '../../src/cli/running.support.ts';
import { embeddedConnection, startEmbeddedDatabase } from '../../src/platform/database/embedded.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { type Running, startHeadway } from '../support/child.ts';
import { referralsCsv } from '../support/files.ts';
import { startOwnServer } from '../support/own-server.ts';
import { type RemoteVisitor, remoteVisitor } from '../support/remote-visitor.ts';

/** An installation that is lost and comes back on an empty machine from its backup, by the commands people give. */

const PASSPHRASE = 'four words that nobody guesses';
const NEWSHIRE = { council: 'Newshire', code: '916', name: 'Ada Example', email: 'ada@newshire.example' };
/** What a restore itself adds to, or ends. */
const TOUCHED = ['event', 'form_sent', ...ENDS.map(({ table }) => table)];
const PAGES = ['/', '/extracts', '/scorecard'];

let folder: string;
const inside = (name: string) => path.join(folder, name);
before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'headway-moving-'));
});
after(() => rm(folder, { recursive: true, force: true }));

/** A command on a data folder, with the passphrase set. */
function command(data: string, args: readonly string[], settings: Record<string, string> = {}): Promise<Ran> {
  const given = { HEADWAY_DATA: inside(data), HEADWAY_BACKUP_PASSPHRASE: PASSPHRASE, ...settings };
  return headway(args, folder, given);
}

async function ask<Row extends object>(connection: pg.ClientConfig, question: string): Promise<Row[]> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return (await client.query<Row>(question)).rows;
  } finally {
    await client.end();
  }
}

/** What a page says, without the form's token, which is new each time. */
async function pageOf(visitor: RemoteVisitor, address: string): Promise<string> {
  const answer = await visitor.get(address);
  assert.equal(answer.status, 200, address);
  const main = /<main[\s\S]+<\/main>/.exec(await answer.text())?.[0] ?? assert.fail(address);
  return main.replaceAll(/name="csrf" value="[^"]+"/g, '');
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end; await delay(100)) if (await holds()) return;
  assert.fail('it did not come about in time');
}

describe('the backup of an installation that people work in', () => {
  let first: Running;
  let visitor: RemoteVisitor;
  const pages = new Map<string, string>();

  before(async () => {
    first = await startHeadway(inside('first'));
    visitor = remoteVisitor(first.base);
    assert.equal((await visitor.post(first.setUp ?? '', NEWSHIRE)).status, 303);
    await ask(
      embeddedConnection(inside('first')),
      `insert into appointment (authority_id, person_id, role, from_day, state, source)
       select authority_id, person_id, 'performanceAnalyst', '2020-01-01', 'active', 'set-up' from person`,
    );
    const bytes = referralsCsv({ children: 40, prefix: 'O’Neill', team: 'Nörth', month: '2022-07' });
    const address = await visitor.upload('referrals as at 2022-08-05.csv', bytes);
    await until(async () => (await visitor.text(address)).includes('Accept this extract'));
    const version = /name="version" value="(\d+)"/.exec(await visitor.text(address))?.[1] ?? '';
    await visitor.post(`${address}/acceptance`, { version, asAt: '2022-08-05', dataMonth: '2022-07' });
    await until(async () => (await visitor.text(address)).includes('Withdraw this extract'));
    for (const page of [...PAGES, address]) pages.set(page, await pageOf(visitor, page));
  });
  after(() => first?.end('SIGINT'));

  it('is made while they work, in one sealed file, and stands in the record', async () => {
    const ran = await command('first', ['backup', '--out', 'one.backup']);
    assert.equal(ran.status, 0, ran.said);
    assert.deepEqual(linesOf(ran), [inside('one.backup')]);
    assert.match(
      ran.said,
      /holds 1 council, \d+ tables with [\d,]+ rows, 1 uploaded file: [\d,]+ bytes, SHA-256 [0-9a-f]{64}\./,
    );
    assert.equal((await stat(inside('one.backup'))).mode & 0o777, 0o600);
    assert.equal((await readFile(inside('one.backup'))).indexOf('Newshire'), -1);
    const made = await ask(embeddedConnection(inside('first')), "select subject from event where kind = 'backup.made'");
    assert.equal(made.length, 1);
    assert.equal((await visitor.get('/')).status, 200);
  });

  it('is sound, and says so to whoever has the passphrase', async () => {
    await writeFile(inside('passphrase'), `${PASSPHRASE}\n`);
    for (const args of [
      ['backup', '--check', 'one.backup'],
      ['restore', '--check', 'one.backup', '--passphrase-file', 'passphrase'],
    ]) {
      const ran = await command('nowhere', args, args.length > 3 ? { HEADWAY_BACKUP_PASSPHRASE: 'another one' } : {});
      assert.equal(ran.status, 0, ran.said);
      assert.match(
        ran.said,
        /All of it was read; every count and checksum is right\.\nThis Headway can restore it\.\n$/,
      );
    }
  });

  it('is neither made nor restored where something is amiss, and a sentence says what', async () => {
    const damaged = await readFile(inside('one.backup'));
    damaged[9000] = (damaged[9000] ?? 0) ^ 1;
    await writeFile(inside('damaged.backup'), damaged);
    const another = { HEADWAY_SECRET: 'x'.repeat(40) };
    const wrong: [data: string, args: string[], says: RegExp, settings?: Record<string, string>][] = [
      [
        'first',
        ['backup', '--out', 'two.backup'],
        /sealed by a passphrase\. Put one/,
        { HEADWAY_BACKUP_PASSPHRASE: '' },
      ],
      ['first', ['restore', 'one.backup'], /Another Headway \(process \d+\) already uses the data folder/],
      ['nowhere', ['backup', '--out', 'two.backup'], /There is no installation in .+ yet/],
      ['nowhere', ['restore', 'damaged.backup'], /The backup is damaged: its part 1 was changed/],
      ['nowhere', ['restore', 'one.backup'], /HEADWAY_SECRET is not the secret of this backup/, another],
    ];
    for (const [data, args, says, settings] of wrong) {
      const ran = await command(data, args, settings);
      assert.deepEqual({ status: ran.status, out: ran.out }, { status: 1, out: '' }, says.source);
      assert.match(lastSaid(ran), says);
    }
    await assert.rejects(stat(inside('two.backup')));
    await assert.rejects(stat(inside('nowhere')));
  });

  describe('restored on an empty machine', () => {
    let second: Running;
    after(() => second?.end('SIGINT'));

    it('is verified and says so in counts', async () => {
      const ran = await command('second', ['restore', 'one.backup']);
      assert.equal(ran.status, 0, ran.said);
      assert.match(
        ran.said,
        /Restored, read back and compared: \d+ tables with [\d,]+ rows and 1 uploaded file are as they were\.\nEverybody signs in anew\. No longer good: 1 session, \d+ unmailed notices?\.\nStart Headway with npm start\.\n$/,
      );
    });

    it('shows the same pages to whoever signs in anew, and nobody is signed in from before', async () => {
      second = await startHeadway(inside('second'), { args: [] });
      visitor.moveTo(second.base);
      assert.equal((await visitor.get('/extracts')).status, 303);
      const link = await command('second', ['sign-in-link']);
      const other = remoteVisitor(second.base);
      await other.post(new URL(linesOf(link)[0] ?? '').pathname);
      for (const [address, page] of pages) assert.equal(await pageOf(other, address), page, address);
    });

    it('ends what stands in tables that are there', async () => {
      for (const { table } of ENDS) {
        const [found] = await ask<{ name: string | null }>(
          embeddedConnection(inside('second')),
          `select to_regclass('public.${table}')::text as name`,
        );
        assert.equal(found?.name, table);
      }
    });

    it('stands in the record, whose chain goes on', async () => {
      const lines = await ask<{ kind: string; is_next: boolean }>(
        embeddedConnection(inside('second')),
        `select kind, coalesce(previous_hash = lag(hash) over (order by sequence), true) as is_next from event order by sequence`,
      );
      assert.ok(lines.length > 3);
      assert.ok(lines.every(({ is_next: isNext }) => isNext));
      assert.equal(lines.filter(({ kind }) => kind === 'backup.restored').length, 1);
    });

    it('is not restored a second time, over what people do now', async () => {
      await second.end('SIGINT');
      const ran = await command('second', ['restore', 'one.backup']);
      assert.equal(ran.status, 1);
      assert.match(lastSaid(ran), /is in use: a backup is only restored into an empty one/);
      const found = await command('second', ['doctor']);
      assert.equal(found.status, 0, found.out);
    });
  });

  it('moves to a database of one’s own, whose owner is no superuser, and back', async (test) => {
    const server = await startOwnServer();
    if (typeof server === 'string') return test.skip(server);
    try {
      const url = await server.database('headway');
      const leave = await server.another('headway');
      const used = await command('third', ['restore', 'one.backup'], { DATABASE_URL: url });
      await leave();
      assert.match(lastSaid(used), /Headway is running on this database/);
      const there = await command('third', ['restore', 'one.backup'], { DATABASE_URL: url });
      assert.equal(there.status, 0, there.said);
      assert.match(there.said, /set HEADWAY_SECRET to what is in .+third\/secret\./);
      const settings = { DATABASE_URL: url, HEADWAY_SECRET: (await readFile(inside('third/secret'), 'utf8')).trim() };
      const unset = await command('third', ['backup', '--out', 'two.backup'], { DATABASE_URL: url });
      assert.equal(unset.status, 1);
      assert.match(lastSaid(unset), /HEADWAY_SECRET/);
      const made = await command('third', ['backup', '--out', 'two.backup'], settings);
      assert.equal(made.status, 0, made.said);
      const again = await command('third', ['restore', 'two.backup'], settings);
      assert.match(lastSaid(again), /is in use/);
      const back = await command('fourth', ['restore', 'two.backup']);
      assert.equal(back.status, 0, back.said);
      const [one, two] = [
        await checkBackup(inside('one.backup'), PASSPHRASE),
        await checkBackup(inside('two.backup'), PASSPHRASE),
      ];
      const kept = ({ tables }: typeof one) => tables.filter(({ name }) => !TOUCHED.includes(name));
      assert.deepEqual(kept(two), kept(one));
      assert.deepEqual([two.files, two.secret], [one.files, one.secret]);
      const forced = await ask(
        { connectionString: url },
        'select 1 from pg_class where relrowsecurity and not relforcerowsecurity',
      );
      assert.deepEqual(forced, []);
    } finally {
      await server.stop();
    }
    return undefined;
  });
});

describe('the backup of an installation of an earlier version', () => {
  const EARLIER = '0004-refusal-code.sql';

  before(async () => {
    const embedded = await startEmbeddedDatabase(inside('earlier'));
    await migrate(embedded.connection, null, EARLIER);
    await ask(
      embedded.connection,
      `insert into installation (demonstration) values (false);
       insert into council_code (code) values ('916');
       insert into authority (authority_id, name) values ('916', 'Newshire');
       insert into person (authority_id, name, post, role) values ('916', 'Ada', 'Administrator', 'administrator');
       insert into team (authority_id, name, from_day, locality) values ('916', 'North', '2020-01-01', 'Hills')`,
    );
    await embedded.stop();
  });

  it('is made without bringing it up to date', async () => {
    const ran = await command('earlier', ['backup', '--out', 'earlier.backup']);
    assert.equal(ran.status, 0, ran.said);
    assert.match(ran.said, /The record could not be told: it is of an earlier version/);
    const { migrations, secret } = await checkBackup(inside('earlier.backup'), PASSPHRASE);
    assert.equal(migrations.at(-1)?.name, EARLIER);
    assert.equal(secret, null);
  });

  it('is brought up to date after it was restored', async () => {
    const ran = await command('later', ['restore', 'earlier.backup']);
    assert.equal(ran.status, 0, ran.said);
    const found = await command('later', ['doctor']);
    assert.match(found.out, /✔ Schema: up to date/);
    const embedded = await startEmbeddedDatabase(inside('later'));
    try {
      const roles = await ask(embedded.connection, 'select role from appointment order by role');
      assert.deepEqual(
        roles,
        ['councilAdministrator', 'performanceAnalyst', 'systemAdministrator'].map((role) => ({ role })),
      );
      await ask(embedded.connection, "insert into migration (name, sha256) values ('9999-later.sql', 'x')");
    } finally {
      await embedded.stop();
    }
  });

  it('is not restored where it is this Headway that is the earlier one', async () => {
    const made = await command('later', ['backup', '--out', 'later.backup'], { HEADWAY_SECRET: 's'.repeat(40) });
    assert.equal(made.status, 0, made.said);
    for (const args of [
      ['restore', 'later.backup'],
      ['restore', '--check', 'later.backup'],
    ]) {
      const ran = await command('nothing', args);
      assert.equal(ran.status, 1);
      assert.match(lastSaid(ran), /made by a newer Headway than this one\. Update this one/);
    }
    await assert.rejects(stat(inside('nothing')));
  });
});
