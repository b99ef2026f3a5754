import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { CATALOGUE } from '../../src/features/measures/index.ts';
import { QUALITY_VERSION } from '../../src/features/measures/quality/needed.ts';
import type { OpenInstallation } from '../../src/installation.ts';
import { atMost, type Line, quantile } from './lines.ts';
import { LOADING, SEEDED, startSite } from './site.ts';

const COUNCILS = 153;
const MONTHS = 60;
const MEMBERS = 14;
const ASKED = 40;
const WARM_UP = 10;

/** A values table of every council in England, with five years of every measure for the council and 13 groups. */
export async function manyCouncilsBench(say: (text: string) => void): Promise<Line[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'headway-councils-'));
  try {
    const region: number[] = [];
    const site = await startSite(path.join(folder, 'data'), async (opened) => {
      say(`Writing the values of ${COUNCILS} councils …`);
      await asOwner(opened, async (owner) => {
        await seed(owner);
        for (let asked = 0; asked < ASKED; asked += 1) region.push(await compareRegion(owner));
      });
    });
    try {
      say('Asking for the scorecard of one of them …');
      const took: number[] = [];
      for (let asked = 0; asked < WARM_UP + ASKED; asked += 1) {
        const month = String((asked % 12) + 1).padStart(2, '0');
        const start = performance.now();
        const { status } = await site.reader.get(`/scorecard?from=2025-${month}&to=2026-06`); // not the one remembered
        if (status !== 200) throw new Error(`the scorecard answered ${status}`);
        if (asked >= WARM_UP) took.push(performance.now() - start);
      }
      const rows = COUNCILS * MONTHS * CATALOGUE.length * MEMBERS;
      const of = `of ${rows.toLocaleString('en-GB')} values`;
      const most = (values: readonly number[]) => `95 in 100 within ${quantile(values, 0.95).toFixed(0)} ms`;
      return [
        atMost(`Scorecard ${of}: median of ${ASKED}`, quantile(took, 0.5), 80, 'ms', most(took)),
        atMost(
          `One measure of ${COUNCILS} councils over ${MONTHS} months ${of}`,
          quantile(region, 0.5),
          300,
          'ms',
          most(region),
        ),
      ];
    } finally {
      await site.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function asOwner(opened: OpenInstallation, work: (owner: pg.Client) => Promise<void>): Promise<void> {
  const owner = new pg.Client(opened.owner);
  await owner.connect();
  try {
    await work(owner);
  } finally {
    await owner.end();
  }
}

/** What a comparison across councils reads: one measure of every council, month by month. */
async function compareRegion(owner: pg.Client): Promise<number> {
  const start = performance.now();
  const { rowCount } = await owner.query(
    `select council.code, value.month, sum(value.numerator) as numerator, sum(value.denominator) as denominator
     from council_code as council
     join measure_value as value on value.authority_id = council.code
     where value.dimension = 'council' and value.group_key = 'all' and value.measure = 'AS-01'
     group by council.code, value.month`,
  );
  if (rowCount !== COUNCILS * MONTHS) throw new Error(`the comparison found ${rowCount} months`);
  return performance.now() - start;
}

async function seed(owner: pg.Client): Promise<void> {
  const measures = CATALOGUE.map(({ description }) => description.id);
  const versions = CATALOGUE.map(({ description }) => description.version);
  await owner.query(
    `insert into authority (authority_id, name)
     select code::text, 'Council ' || code from generate_series(201, 200 + $1) as code`,
    [COUNCILS - 1],
  );
  await owner.query(
    'insert into council_code (code, name) select authority_id, name from authority on conflict do nothing',
  );
  await owner.query(
    `insert into person (authority_id, name, post)
     select authority_id, 'Loader', 'Analyst' from authority where authority_id not in ($1, $2)`,
    [SEEDED, LOADING],
  );
  await owner.query(
    `insert into extract (authority_id, file_name, file_bytes, sha256, state, as_at, data_month, lists, summary,
       loaded_by, accepted_by, accepted_at)
     select person.authority_id, 'made up', 1, encode(sha256((person.authority_id || month)::bytea), 'hex'), 'accepted',
       (month + interval '1 month 4 days')::date, to_char(month, 'YYYY-MM'),
       array['contacts', 'earlyHelp', 'referrals', 'assessments', 'section47', 'childrenInNeed', 'childProtection',
         'childrenInCare', 'careLeavers', 'adoption'], '{}', person_id, person_id, month + interval '1 month 5 days'
     from (select authority_id, min(person_id::text)::uuid as person_id from person group by authority_id) as person
     cross join generate_series('2021-07-01'::timestamp, '2026-06-01', '1 month') as month
     where person.authority_id <> $1`,
    [LOADING],
  );
  await owner.query(
    `insert into measure_value (authority_id, extract_id, measure, dimension, group_key, month, numerator, denominator,
       definition_version)
     select extract.authority_id, extract.extract_id, measure.id,
       case member when 0 then 'council' else 'team' end, case member when 0 then 'all' else 'Team ' || member end,
       extract.data_month, 600 + (hashtext(extract.extract_id::text || measure.id || member) % 100), 1000, measure.version
     from extract
     cross join unnest($1::text[], $2::int[]) as measure (id, version)
     cross join generate_series(0, $3 - 1) as member
     where extract.authority_id <> $4`,
    [measures, versions, MEMBERS, LOADING],
  );
  await owner.query(
    `insert into quality_rows (authority_id, extract_id, list, team, rows, found_in, kept_out, definition_version)
     select authority_id, extract_id, 'referrals', 'Team 1', 500, 5, 0, $1 from extract where authority_id <> $2`,
    [QUALITY_VERSION, LOADING],
  );
  await owner.query('analyze measure_value');
}
