import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { copyText, lineWriter } from './copying.ts';
import { authorityId, type Database, openDatabase } from './database.ts';
import { type EmbeddedDatabase, startEmbeddedDatabase } from './embedded.ts';
import { migrate } from './migrate.ts';

const COUNCIL = authorityId('998');
const MANY = 40_000;

describe('lines that are copied into a table', () => {
  let folder: string;
  let embedded: EmbeddedDatabase;
  let database: Database;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'headway-copying-'));
    embedded = await startEmbeddedDatabase(folder);
    await migrate(embedded.connection);
    database = openDatabase(embedded.connection);
    await database.as(COUNCIL, (db) =>
      db.insertInto('authority').values({ authority_id: COUNCIL, name: 'Ownshire' }).execute(),
    );
  });

  after(async () => {
    await database.close();
    await embedded.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** Adds teams by name, waiting as a reader does. */
  const add = (council: string, names: Iterable<string>) =>
    database.copying(COUNCIL, async (client) => {
      const writer = await lineWriter(client, 'team', ['authority_id', 'name', 'from_day']);
      for (const name of names) {
        writer.add(`${council}\t${copyText(name)}\t2020-01-01\n`);
        const wait = writer.drained();
        if (wait) await wait;
      }
      await writer.end();
    });
  const names = () =>
    database.as(COUNCIL, async (db) => (await db.selectFrom('team').select('name').execute()).map(({ name }) => name));

  it('are all there, once each, whatever is in them and however many portions they make', async () => {
    const odd = ['tab\tand\nline', 'back\\slash', '\\N', 'Ångström 💡'];
    const long = 'x'.repeat(400);
    const many = Array.from({ length: MANY }, (_, index) => `${index}${long}`);
    await add(COUNCIL, [...odd, ...many]);
    assert.deepEqual(new Set(await names()), new Set([...odd, ...many]));
    assert.equal((await names()).length, odd.length + MANY);
  });

  it('are none of them there where one is refused', async () => {
    const held = (await names()).length;
    await assert.rejects(add(COUNCIL, ['good', '']), /team_name_check/);
    await assert.rejects(add('997', ['another council’s']), /row-level security/);
    assert.equal((await names()).length, held);
  });

  it('may be none', async () => {
    const held = (await names()).length;
    await add(COUNCIL, []);
    assert.equal((await names()).length, held);
  });
});
