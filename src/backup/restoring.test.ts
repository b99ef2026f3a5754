import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { asOwner, COUNCILS, type Drawn } from './drawn.support.ts';
import { drawnIn, type Place, type Places, SECRET, startPlaces } from './places.support.ts';
import { SEALED_CHUNK_BYTES } from './seal.ts';

let places: Places;
before(async () => {
  places = await startPlaces();
});
after(() => places.stop());

const anyText = fc
  .oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      '',
      '\\N',
      '\\.',
      '\t',
      'a\tb\nc\rd\\e',
      'O\'Hara "quoted"',
      'Ångström 💡',
      'e\u0301',
      '\u2028',
      'é Z a B',
    ),
  )
  .map((text) => text.replaceAll('\0', '').toWellFormed());

const aRow: fc.Arbitrary<Drawn> = fc.record({
  council: fc.constantFrom(...COUNCILS),
  words: anyText,
  number: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  document: fc.jsonValue(),
  bytes: fc.uint8Array({ maxLength: 40 }),
  list: fc.array(fc.option(anyText), { maxLength: 3 }),
  at: fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true }),
  exact: fc
    .bigInt({ min: -(10n ** 20n), max: 10n ** 20n })
    .map((all) => `${all}.${String(all).slice(-3).replace('-', '0')}`),
  floating: fc.double({ noNaN: false }),
});

const someRows = fc.uniqueArray(aRow, {
  maxLength: 30,
  selector: ({ council, words }) => `${council} ${words}`,
});

const [FIRST = '', SECOND = ''] = COUNCILS;
const row = (words: string, council: string = FIRST): Drawn => ({
  ...{ council, words, number: 1, document: { said: words }, bytes: new Uint8Array([0, 255]), list: [null, words] },
  ...{ at: new Date('2026-03-29T01:30:00.123Z'), exact: '1.50', floating: 0.1 },
});
const ask = <Row extends object>(place: Place, question: string) =>
  asOwner(place.connection, async (client) => (await client.query<Row>(question)).rows);

/** That nothing of a backup is there, and a good one can still be restored. */
async function assertUntouched(place: Place): Promise<void> {
  assert.deepEqual(await ask(place, 'select 1 from authority'), []);
  assert.deepEqual(await readdir(place.dataDirectory), []);
  const good = await places.backup(await places.filled([row('good')]));
  await places.restore(good.target, place);
  assert.equal((await drawnIn(place)).length, 1);
}

describe('a backup that is restored', () => {
  it('has every row as it was, also of a table that came later, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(someRows, async (rows) => {
        const [from, to] = [await places.filled(rows), await places.empty()];
        const { target, made } = await places.backup(from);
        const restored = await places.restore(target, to);
        assert.deepEqual(await drawnIn(to), await drawnIn(from));
        assert.equal((await drawnIn(to)).length, rows.length);
        assert.deepEqual(restored.tables, made.manifest.tables);
        assert.equal(made.manifest.tables.find(({ name }) => name === 'drawn')?.rows, rows.length);
      }),
      { numRuns: 12 },
    );
  });

  it('has the keys, policies and rights that the schema gives', async () => {
    const questions = [
      `select conrelid::regclass::text, conname, pg_get_constraintdef(oid) as says from pg_constraint
       where connamespace = 'public'::regnamespace order by 1, 2`,
      `select relname, relrowsecurity, relforcerowsecurity, relacl::text from pg_class
       where relnamespace = 'public'::regnamespace and relkind in ('r', 'S') order by 1`,
    ];
    const [from, to] = [await places.filled([row('a')]), await places.empty()];
    await places.restore((await places.backup(from)).target, to);
    for (const question of questions) {
      assert.ok((await ask(to, question)).length > 10);
      assert.deepEqual(await ask(to, question), await ask(from, question));
    }
  });

  it('goes on counting where it stopped, also where the newest was taken away', async () => {
    const from = await places.filled([row('a'), row('b'), row('c')]);
    await ask(from, "delete from drawn where words = 'c' and follows is null or words = 'no such'");
    const [before] = await ask<{ last: string }>(from, 'select max(sequence) as last from drawn');
    const to = await places.empty();
    await places.restore((await places.backup(from)).target, to);
    const [added] = await ask<{ sequence: string }>(
      to,
      `insert into drawn (authority_id, words, number) values ('${FIRST}', 'd', 1) returning sequence`,
    );
    assert.ok(Number(added?.sequence) > Number(before?.last));
  });

  it('has its files under their names, for nobody else to read, and its secret', async () => {
    const from = await places.filled([row('a')]);
    const files: Record<string, Buffer> = {
      [`${FIRST}/${'a'.repeat(64)}`]: randomBytes(300_000),
      [`${SECOND}/${'b'.repeat(64)}`]: Buffer.alloc(0),
      [`${SECOND}/later/kind.bin`]: Buffer.from('x'),
    };
    for (const [name, bytes] of Object.entries(files)) {
      await mkdir(path.join(from.dataDirectory, 'files', path.dirname(name)), { recursive: true });
      await writeFile(path.join(from.dataDirectory, 'files', name), bytes);
    }
    await writeFile(path.join(from.dataDirectory, 'files', FIRST, 'half.part'), 'still coming');
    const to = await places.empty();
    const { target, made } = await places.backup(from);
    assert.deepEqual(made.rotten, [`${FIRST}/${'a'.repeat(64)}`, `${SECOND}/${'b'.repeat(64)}`]);
    await places.restore(target, to);
    const restored = await readdir(path.join(to.dataDirectory, 'files'), { recursive: true, withFileTypes: true });
    assert.equal(restored.filter((entry) => entry.isFile()).length, Object.keys(files).length);
    for (const [name, bytes] of Object.entries(files)) {
      const file = path.join(to.dataDirectory, 'files', name);
      assert.ok((await readFile(file)).equals(bytes), name);
      assert.equal((await stat(file)).mode & 0o077, 0);
    }
    const secret = path.join(to.dataDirectory, 'secret');
    assert.equal(await readFile(secret, 'utf8'), `${SECRET}\n`);
    assert.equal((await stat(secret)).mode & 0o077, 0);
  });

  it('lets nobody go on who was signed in', async () => {
    const from = await places.filled([]);
    await ask(
      from,
      `with somebody as (insert into person (authority_id, name, post) values ('${FIRST}', 'A', 'B') returning person_id)
       insert into session (authority_id, token_hash, person_id, csrf_secret, expires_at)
       select '${FIRST}', 'x', person_id, 'y', now() + interval '1 day' from somebody`,
    );
    const to = await places.empty();
    const { ended } = await places.restore((await places.backup(from)).target, to);
    assert.deepEqual(ended, [{ what: 'session', count: 1 }]);
    assert.deepEqual(await ask(to, 'select 1 from session'), []);
    assert.equal((await ask(to, 'select 1 from person')).length, 1);
  });

  it('is as it was at one moment, though people go on working', async () => {
    const from = await places.filled([row('a')]);
    const work: Promise<unknown>[] = [];
    const { target, made } = await places.backup(from, {
      say: (line) => {
        const later = `insert into drawn (authority_id, words, number) values ('${FIRST}', '${line}', 1)`;
        work.push(ask(from, later));
      },
    });
    await Promise.all(work);
    assert.ok(work.length > 10);
    assert.equal((await drawnIn(from)).length, work.length + 1);
    assert.equal(made.manifest.tables.find(({ name }) => name === 'drawn')?.rows, 1);
    const to = await places.empty();
    await places.restore(target, to);
    assert.equal((await drawnIn(to)).length, 1);
  });
});

describe('a backup is not restored', () => {
  it('into an installation that somebody has set up, which stays as it is', async () => {
    const { target } = await places.backup(await places.filled([row('a')]));
    const used = await places.filled([row('mine')]);
    const before = await drawnIn(used);
    await assert.rejects(places.restore(target, used), /is in use: a backup is only restored into an empty one/);
    assert.deepEqual(await drawnIn(used), before);
  });

  it('but replaces the link to set up that a fresh start has made', async () => {
    const { target } = await places.backup(await places.filled([row('a')]));
    const to = await places.empty();
    await ask(to, "insert into setup_link (token_hash, expires_at) values ('x', now() + interval '1 day')");
    await places.restore(target, to);
    assert.deepEqual(await ask(to, 'select 1 from setup_link'), []);
  });

  it('where it was changed after it was checked, and then nothing is there', async () => {
    const rows = Array.from({ length: 3000 }, (_, index) => row(`${index} ${'x'.repeat(60)}`));
    const { target } = await places.backup(await places.filled(rows));
    const good = await readFile(target);
    assert.ok(good.length > 3 * SEALED_CHUNK_BYTES);
    for (const at of [Math.floor(good.length / 2), good.length - 1]) {
      const to = await places.empty();
      await writeFile(target, good);
      const bad = Buffer.from(good);
      bad[at] = (bad[at] ?? 0) ^ 1;
      const restoring = places.restore(target, to, { afterCheck: () => writeFile(target, bad) });
      await assert.rejects(restoring, /The backup is damaged/);
      await assertUntouched(to);
    }
  });

  it('where the database changes what is put into it, and then nothing is there', async () => {
    const { target } = await places.backup(await places.filled([row('a')]));
    const to = await places.empty();
    await ask(
      to,
      `create function spoil() returns trigger language plpgsql as $$ begin new.words := upper(new.words); return new; end $$;
       create trigger spoil before insert on drawn for each row execute function spoil()`,
    );
    await assert.rejects(places.restore(target, to), /23503|foreign key|came back otherwise/);
    await ask(to, 'drop trigger spoil on drawn');
    await assertUntouched(to);
  });

  it('where its tables are not here, or not as they were', async () => {
    const { target } = await places.backup(await places.filled([row('a')]));
    await assert.rejects(places.restore(target, await places.plain()), /no table \w+ as the backup has it/);
    const to = await places.empty();
    await ask(to, 'alter table drawn drop column floating');
    await assert.rejects(places.restore(target, to), /no table drawn as the backup has it/);
  });

  it('into an installation that a newer Headway has started', async () => {
    const { target } = await places.backup(await places.filled([row('a')]));
    const to = await places.empty();
    await ask(to, "insert into migration (name, sha256) values ('9999-later.sql', 'x')");
    await assert.rejects(places.restore(target, to), /started by a newer Headway/);
  });

  it('while Headway works on the database', async () => {
    const { target } = await places.backup(await places.filled([row('a')]));
    const to = await places.empty();
    await asOwner(to.connection, async (client) => {
      await client.query("set application_name = 'headway'");
      await assert.rejects(places.restore(target, to), /Headway is running on this database/);
    });
    await assertUntouched(to);
  });

  it('where files of another installation lie in the folder', async () => {
    const { target } = await places.backup(await places.filled([row('a')]));
    const to = await places.empty();
    await mkdir(path.join(to.dataDirectory, 'files', FIRST), { recursive: true });
    await writeFile(path.join(to.dataDirectory, 'files', FIRST, 'x'), 'theirs');
    await assert.rejects(places.restore(target, to), /holds files, but the database holds no council/);
    assert.equal(await readFile(path.join(to.dataDirectory, 'files', FIRST, 'x'), 'utf8'), 'theirs');
  });
});
