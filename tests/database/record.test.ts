import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { pseudonymOf, record, verifyNow } from '../../src/features/record/index.ts';
import { OTHER, OWN, startInstallation } from '../support/installation.ts';

/** The record is a chain: whatever is done to it behind the application's back is found and named. */

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

let minutes = 0;
async function verify(council = OWN) {
  minutes += 1;
  const at = new Date(Date.now() + minutes * 60_000);
  return (await started.database.as(council, (db) => verifyNow(db, council, at))).broken;
}

const actor = { authority: OWN, personId: null, from: 'test' };
const write = (subject: string, children: string[] = []) =>
  started.database.as(OWN, (db) => record(db, actor, 'link.created', subject, { detail: { n: 1 }, children }));

async function lineOf(subject: string) {
  const found = await owner.query<{ sequence: number; hash: string }>(
    'select sequence, hash from event where authority_id = $1 and subject = $2',
    [OWN, subject],
  );
  assert.equal(found.rowCount, 1);
  return found.rows[0] as { sequence: number; hash: string };
}

/** Changes something behind the application's back, looks what is found, and puts it back. */
async function tampered(change: string, values: unknown[], back: string, backValues: unknown[]) {
  await owner.query(change, values);
  const found = await verify();
  await owner.query(back, backValues);
  return found;
}

describe('the record of a council', () => {
  before(async () => {
    for (const subject of ['one', 'two', 'three', 'four']) await write(subject, ['CHILD-1', 'CHILD-2']);
  });

  it('is whole as it is written, also when fifty write at once', async () => {
    await Promise.all(Array.from({ length: 50 }, (_, index) => write(`at once ${index}`)));
    assert.equal(await verify(), null);
    const { rows } = await owner.query<{ lines: number; last: number }>(
      'select count(*)::int as lines, max(sequence)::int as last from event where authority_id = $1',
      [OWN],
    );
    assert.equal(rows[0]?.lines, rows[0]?.last);
  });

  it('keeps no line of what was undone', async () => {
    const undone = started.database.as(OWN, async (db) => {
      await record(db, actor, 'link.created', 'undone');
      throw new Error('stopped');
    });
    await assert.rejects(undone, /stopped/);
    const { rowCount } = await owner.query("select 1 from event where subject = 'undone'");
    assert.equal(rowCount, 0);
  });

  for (const [column, value] of [
    ['kind', 'test.other'],
    ['subject', 'another'],
    ['detail', '{"n":2}'],
    ['person_id', '00000000-0000-4000-8000-000000000000'],
    ['from_address', '10.9.8.7'],
    ['children', '{C-00000-00000}'],
    ['at', '2001-01-01T00:00:00Z'],
  ] as const)
    it(`names the line of which somebody changed ${column}`, async () => {
      const { sequence } = await lineOf('two');
      const { rows } = await owner.query(
        `select ${column}::text as was from event where authority_id = $1 and sequence = $2`,
        [OWN, sequence],
      );
      const set = `update event set ${column} = $3 where authority_id = $1 and sequence = $2`;
      const found = await tampered(set, [OWN, sequence, value], set, [OWN, sequence, rows[0]?.was]);
      assert.equal(found?.sequence, sequence);
      assert.match(found?.finding ?? '', new RegExp(`line ${sequence} was changed after it was written`));
      assert.equal(await verify(), null);
    });

  it('names where a line was taken out of the middle', async () => {
    const { sequence } = await lineOf('three');
    await owner.query('create temporary table kept as select * from event where authority_id = $1 and sequence = $2', [
      OWN,
      sequence,
    ]);
    const found = await tampered(
      'delete from event where authority_id = $1 and sequence = $2',
      [OWN, sequence],
      'insert into event select * from kept',
      [],
    );
    assert.match(found?.finding ?? '', new RegExp(`^line ${sequence} is missing`));
    assert.equal(await verify(), null);
  });

  it('finds that lines were taken off the end, by what an earlier verification saw', async () => {
    await write('the last');
    assert.equal(await verify(), null);
    const { sequence } = await lineOf('the last');
    await owner.query('create temporary table last as select * from event where authority_id = $1 and sequence = $2', [
      OWN,
      sequence,
    ]);
    const found = await tampered(
      'delete from event where authority_id = $1 and sequence = $2',
      [OWN, sequence],
      'insert into event select * from last',
      [],
    );
    assert.match(found?.finding ?? '', /which an earlier verification saw, are gone/);
    assert.equal(await verify(), null);
  });

  it('finds that the whole chain was written anew', async () => {
    const { sequence, hash } = await lineOf('the last');
    const check = 'update record_check set last_hash = $3 where authority_id = $1 and last_sequence = $2';
    const found = await tampered(check, [OWN, sequence, '0'.repeat(64)], check, [OWN, sequence, hash]);
    assert.match(found?.finding ?? '', /is not the one that an earlier verification saw/);
  });

  it('names children by pseudonyms that another council’s children do not share', async () => {
    const { rows } = await owner.query<{ children: string[] }>("select children from event where subject = 'one'");
    assert.equal(rows[0]?.children.length, 2);
    assert.doesNotMatch(JSON.stringify(rows), /CHILD/);
    const [own, other] = await Promise.all(
      [OWN, OTHER].map((council) => started.database.as(council, async (db) => pseudonymOf(db, council, 'CHILD-1'))),
    );
    assert.ok(rows[0]?.children.includes(own ?? ''));
    assert.notEqual(own, other);
    assert.match(own ?? '', /^C-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
  });

  it('is of that council only', async () => {
    assert.equal(await verify(OTHER), null);
    const seen = await started.database.as(OTHER, (db) => db.selectFrom('event').select('subject').execute());
    assert.ok(seen.every(({ subject }) => subject !== 'one'));
  });
});
