import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import { lineWriter } from '../../src/platform/database/copying.ts';
import { OTHER, OWN, startInstallation } from '../support/installation.ts';

/** What must hold of the schema whatever table comes: it is asked of the database's own catalogue. */

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

const TABLES_OF_COUNCILS = `
  select c.oid, c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
    (select array_agg(p.polcmd::text || ' ' || pg_get_expr(p.polqual, p.polrelid) || ' / ' || pg_get_expr(p.polwithcheck, p.polrelid))
     from pg_policy p where p.polrelid = c.oid) as policies
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attname = 'authority_id' and not a.attisdropped
  where n.nspname = 'public' and c.relkind in ('r', 'p') order by c.relname`;

async function ask<Row extends object>(question: string, values: unknown[] = []): Promise<Row[]> {
  return (await owner.query<Row>(question, values)).rows;
}

async function tables(): Promise<string[]> {
  return (await ask<{ name: string }>(TABLES_OF_COUNCILS)).map(({ name }) => name);
}

describe('every table of a council', () => {
  it('has row-level security, forced, with the one policy', async () => {
    const found = await ask<{ name: string; forced: boolean; policies: string[] }>(TABLES_OF_COUNCILS);
    assert.ok(found.length >= 10);
    const own = "(authority_id = current_setting('headway.authority'::text, true))";
    for (const { name, forced, policies } of found) {
      assert.equal(forced, true, name);
      assert.deepEqual(policies, [`* ${own} / ${own}`], name);
    }
  });

  it('has the council first in its primary key and in every unique index', async () => {
    const indexes = await ask<{ index: string; first: string }>(
      `select i.indexrelid::regclass::text as index, a.attname as first
       from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
       where i.indisunique and i.indrelid in (select oid from (${TABLES_OF_COUNCILS}) t) order by 1`,
    );
    assert.ok(indexes.length >= 10);
    assert.deepEqual(
      indexes.filter(({ first }) => first !== 'authority_id'),
      [],
    );
    const keyed = await ask<{ name: string }>(
      `select t.name from (${TABLES_OF_COUNCILS}) t
       where not exists (select 1 from pg_index i where i.indrelid = t.oid and i.indisprimary)`,
    );
    assert.deepEqual(keyed, []);
  });

  it('refers to others only within the council', async () => {
    const keys = await ask<{ key: string; table: string; first: string; to: string }>(
      `select k.conname as key, k.conrelid::regclass::text as table, a.attname as first, b.attname as to
       from pg_constraint k
       join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
       join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1]
       where k.contype = 'f' and k.connamespace = 'public'::regnamespace order by 1`,
    );
    assert.ok(keys.length >= 8);
    assert.deepEqual(
      keys.filter(({ first, to }) => first !== 'authority_id' || to !== 'authority_id'),
      [],
    );
  });

  it('is the only kind of table, besides the few of the installation itself', async () => {
    const others = await ask<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
       and oid not in (select oid from (${TABLES_OF_COUNCILS}) t) order by 1`,
    );
    assert.deepEqual(
      others.map(({ name }) => name),
      ['council_code', 'installation', 'migration', 'setup_link', 'sign_in_try'],
    );
  });

  it('does nothing by triggers, and no view or function goes round its policy', async () => {
    const triggers = await ask(
      "select tgname from pg_trigger where not tgisinternal and tgrelid::regclass::text !~ '^jobs'",
    );
    assert.deepEqual(triggers, []);
    const views = await ask(
      "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')",
    );
    assert.deepEqual(views, []);
    const functions = await ask(
      "select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef",
    );
    assert.deepEqual(functions, []);
  });
});

describe('the role that the application works as', () => {
  it('owns nothing, is no superuser, bypasses nothing, and cannot sign in', async () => {
    const [role] = await ask<Record<string, unknown>>(
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin, rolreplication,
         (select count(*)::int from pg_class where relowner = pg_roles.oid) as owned
       from pg_roles where rolname = 'headway_app'`,
    );
    assert.deepEqual(role, {
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolcanlogin: false,
      rolreplication: false,
      owned: 0,
    });
  });

  it('can add to the record and read it, and can neither change nor empty it', async () => {
    const granted = await ask<{ may: string }>(
      "select privilege_type as may from information_schema.role_table_grants where grantee = 'headway_app' and table_name = 'event' order by 1",
    );
    assert.deepEqual(
      granted.map(({ may }) => may),
      ['INSERT', 'SELECT'],
    );
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
