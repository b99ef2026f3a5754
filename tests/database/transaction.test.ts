import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import { lineWriter } from '../../src/platform/database/copying.ts';
import { OTHER, OWN, startInstallation } from '../support/installation.ts';

/** What one council's transactions see and change, whatever their queries say. */

let started: Awaited<ReturnType<typeof startInstallation>>;
let owner: pg.Client;
before(async () => {
  started = await startInstallation();
  owner = new pg.Client(started.opened.owner);
  await owner.connect();
});
after(async () => {
  await owner.end();
  await started.stop();
});

/** The tables of councils that the web may read. */
async function tables(): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select relname as name from pg_class
     join pg_attribute on attrelid = pg_class.oid and attname = 'authority_id'
     where relnamespace = 'public'::regnamespace and relkind = 'r' and has_table_privilege('headway_app', pg_class.oid, 'select')
     order by 1`,
  );
  return rows.map(({ name }) => name);
}

describe('the role that the application works as', () => {
  it('can add to the record and read it, and can neither change nor empty it', async () => {
    await started.database.as(OWN, (db) => db.selectFrom('event').select('sequence').execute());
    for (const statement of ["update event set kind = 'x'", 'delete from event', 'truncate event'])
      await assert.rejects(
        started.database.as(OWN, (db) => sql.raw(statement).execute(db)),
        { code: '42501' },
        statement,
      );
  });

  it('can neither change the schema nor its own role’s rights', async () => {
    for (const statement of [
      'alter table event disable row level security',
      'drop policy own_council on event',
      'create table own (a int)',
      'alter role headway_app bypassrls',
      'drop table event',
    ])
      await assert.rejects(
        started.database.as(OWN, (db) => sql.raw(statement).execute(db)),
        { code: '42501' },
        statement,
      );
  });
});

describe('a transaction of one council', () => {
  it('finds nothing where no council is set', async () => {
    for (const name of await tables())
      await started.database.installation(async (db) => {
        const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(name)}`.execute(
          db,
        );
        assert.equal(rows[0]?.count, 0, name);
      });
  });

  it('sees its own rows alone, in every table', async () => {
    for (const name of await tables()) {
      const { rows } = await started.database.as(OWN, (db) =>
        sql<{ authority_id: string }>`select distinct authority_id from ${sql.table(name)}`.execute(db),
      );
      assert.ok(
        rows.every(({ authority_id: council }) => council === OWN),
        name,
      );
    }
    const people = await started.database.as(OWN, (db) => db.selectFrom('person').select('name').execute());
    assert.ok(people.length > 0);
  });

  it('cannot add, take over or take away what is another’s', async () => {
    const theirs = started.personOf('director', OTHER);
    const insert = started.database.as(OWN, (db) =>
      db.insertInto('person').values({ authority_id: OTHER, name: 'x', post: 'x' }).execute(),
    );
    await assert.rejects(insert, { code: '42501' });
    const give = started.database.as(OWN, (db) => db.updateTable('person').set({ authority_id: OTHER }).execute());
    await assert.rejects(give, { code: '42501' });
    const [changed] = await started.database.as(OWN, (db) =>
      db.updateTable('person').set({ post: 'administrator' }).where('person_id', '=', theirs).execute(),
    );
    assert.equal(changed?.numUpdatedRows, 0n);
    await started.signedIn('director', OTHER);
    const [gone] = await started.database.as(OWN, (db) =>
      db.deleteFrom('session').where('authority_id', '=', OTHER).execute(),
    );
    assert.equal(gone?.numDeletedRows, 0n);
  });

  it('cannot refer to another’s person as its own', async () => {
    const theirs = started.personOf('director', OTHER);
    const refer = started.database.as(OWN, (db) =>
      db
        .insertInto('session')
        .values({
          authority_id: OWN,
          token_hash: Buffer.from('x'),
          person_id: theirs,
          csrf_secret: 'x',
          expires_at: new Date(),
        })
        .execute(),
    );
    await assert.rejects(refer, { code: '23503' });
  });

  it('leaves no council and no role behind on its connection', async () => {
    await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        started.database.as(index % 2 ? OWN : OTHER, (db) => sql`select pg_sleep(0.005)`.execute(db)),
      ),
    );
    await started.database.as(OWN, (db) => sql`select 1 / 0`.execute(db)).catch(() => undefined);
    const seen = await Promise.all(
      Array.from({ length: 30 }, () =>
        started.database.installation((db) =>
          sql<{
            council: string;
            count: number;
          }>`select coalesce(current_setting('headway.authority', true), '') as council, (select count(*)::int from person) as count`.execute(
            db,
          ),
        ),
      ),
    );
    assert.ok(seen.every(({ rows }) => rows[0]?.council === '' && rows[0].count === 0));
  });

  it('sees its own council while many of another run beside it', async () => {
    const councils = Array.from({ length: 100 }, (_, index) => (index % 2 ? OWN : OTHER));
    const names = await Promise.all(
      councils.map((council) =>
        started.database.as(council, (db) => db.selectFrom('authority').select('authority_id').execute()),
      ),
    );
    assert.deepEqual(
      names.map((rows) => rows.map((row) => row.authority_id)),
      councils.map((council) => [council]),
    );
  });

  it('is undone as a whole where its work fails', async () => {
    const failing = started.database.as(OWN, async (db) => {
      await db.insertInto('person').values({ authority_id: OWN, name: 'Gone', post: 'x' }).execute();
      throw new Error('stopped');
    });
    await assert.rejects(failing, /stopped/);
    const found = await started.database.as(OWN, (db) =>
      db.selectFrom('person').select('name').where('name', '=', 'Gone').execute(),
    );
    assert.deepEqual(found, []);
  });

  it('ends at once where its work fails in the middle of a COPY', { timeout: 10_000 }, async () => {
    const failing = started.database.copying(OWN, async (client) => {
      const writer = await lineWriter(client, 'population', ['authority_id', 'from_day', 'children', 'source']);
      writer.add(`${OWN}\t2001-01-01\t5\tgone\n`);
      throw new Error('stopped');
    });
    await assert.rejects(failing, /stopped/);
    const found = await started.database.as(OWN, (db) =>
      db.selectFrom('population').select('source').where('source', '=', 'gone').execute(),
    );
    assert.deepEqual(found, []);
  });
});
