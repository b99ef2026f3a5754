import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { type EmbeddedDatabase, startEmbeddedDatabase } from '../../src/platform/database/embedded.ts';

/** A council whose teams were a row for each place, before they had a life of their own, as migration 0006 finds it. */

const MIGRATIONS = new URL('../../db/migrations/', import.meta.url);

describe('a council from before teams had places', () => {
  let folder: string;
  let embedded: EmbeddedDatabase;
  let client: pg.Client;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'headway-structure-'));
    embedded = await startEmbeddedDatabase(folder);
    client = new pg.Client(embedded.connection);
    await client.connect();
    for (const role of ['headway_app', 'headway_worker', 'headway_reporting'])
      await client.query(`create role ${role} nologin`);
    const files = (await readdir(MIGRATIONS)).filter((name) => name.endsWith('.sql')).sort();
    for (const name of files.filter((file) => file < '0006')) await apply(name);
    await client.query(`
      insert into authority (authority_id, name) values ('998', 'Ownshire'), ('997', 'Othershire');
      insert into person (authority_id, person_id, name, post) values ('998', '${PERSON}', 'A', 'Manager');
      insert into team (authority_id, team_id, name, locality, service, from_day, until_day) values
        ('998', '${FIRST}', 'Duty', 'North', 'Front', '2019-04-01', '2021-04-01'),
        ('998', '${LAST}', 'Duty', 'South', 'Front', '2021-04-01', null),
        ('998', gen_random_uuid(), 'Ended', null, null, '2019-01-01', '2020-01-01'),
        ('997', gen_random_uuid(), 'Duty', 'North', null, '2018-01-01', null);
      insert into appointment (authority_id, person_id, role, team_id, from_day, state, source)
        values ('998', '${PERSON}', 'teamManager', '${FIRST}', '2020-01-01', 'active', 'set-up');
      insert into extract (authority_id, extract_id, file_name, file_bytes, sha256, state, as_at, data_month, loaded_by, accepted_by, accepted_at)
        values ('998', '${EXTRACT}', 'x.csv', 1, repeat('0', 64), 'accepted', '2022-08-05', '2022-07', '${PERSON}', '${PERSON}', now());
      insert into extract_row (authority_id, extract_id, list, row_number, kept, errors, record) values
        ('998', '${EXTRACT}', 'referrals', 2, true, 0, '{"team":"Duty"}'),
        ('998', '${EXTRACT}', 'referrals', 3, false, 1, '{"team":"Duty"}'),
        ('998', '${EXTRACT}', 'assessments', 2, true, 0, '{"team":"Asst"}'),
        ('998', '${EXTRACT}', 'contacts', 2, true, 0, '{"team":null}')`);
    for (const name of files.filter((file) => file.startsWith('0006'))) await apply(name);
  });

  after(async () => {
    await client.end();
    await embedded.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function apply(name: string): Promise<void> {
    await client.query('begin');
    await client.query(await readFile(new URL(name, MIGRATIONS), 'utf8'));
    await client.query('commit');
  }

  const rowsOf = async (question: string) => (await client.query({ text: question, rowMode: 'array' })).rows;

  it('keeps each team once, with its life', async () => {
    const teams = await rowsOf(
      'select authority_id, name, from_day::text, until_day::text from team order by authority_id, name',
    );
    assert.deepEqual(teams, [
      ['997', 'Duty', '2018-01-01', null],
      ['998', 'Duty', '2019-04-01', null],
      ['998', 'Ended', '2019-01-01', '2020-01-01'],
    ]);
  });

  it('keeps every place from its day, in localities and services of its own council', async () => {
    const places = await rowsOf(`
      select team.authority_id, team.name, place.from_day::text, locality.name, service.name
      from team_place as place
      join team on team.authority_id = place.authority_id and team.team_id = place.team_id
      left join locality on locality.authority_id = place.authority_id and locality.locality_id = place.locality_id
      left join service on service.authority_id = place.authority_id and service.service_id = place.service_id
      order by 1, 2, 3`);
    assert.deepEqual(places, [
      ['997', 'Duty', '2018-01-01', 'North', null],
      ['998', 'Duty', '2019-04-01', 'North', 'Front'],
      ['998', 'Duty', '2021-04-01', 'South', 'Front'],
      ['998', 'Ended', '2019-01-01', null, null],
    ]);
    assert.deepEqual(await rowsOf('select authority_id, name, from_day::text from locality order by 1, 2'), [
      ['997', 'North', '2018-01-01'],
      ['998', 'North', '2019-04-01'],
      ['998', 'South', '2021-04-01'],
    ]);
  });

  it('leads an appointment for the first of a team’s rows to the team', async () =>
    assert.deepEqual(await rowsOf('select team_id from appointment'), [[LAST]]));

  it('knows which names the extract that it has brings', async () =>
    assert.deepEqual(await rowsOf('select written, list, rows from team_name_seen order by 1, 2'), [
      ['Asst', 'assessments', 1],
      ['Duty', 'referrals', 2],
    ]));
});

const PERSON = '11111111-1111-4111-8111-111111111111';
const FIRST = '22222222-2222-4222-8222-222222222222';
const LAST = '33333333-3333-4333-8333-333333333333';
const EXTRACT = '44444444-4444-4444-8444-444444444444';
