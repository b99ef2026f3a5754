import pg from 'pg';
import { authorityId, type Connection } from '#platform/database/database.ts';

/** A table that no migration knows, with values of every kind that is hard to write down and read again. */
export const COUNCILS = [authorityId('997'), authorityId('998')];

export type Drawn = {
  council: string;
  words: string;
  number: number;
  document: unknown;
  bytes: Uint8Array;
  list: (string | null)[];
  at: Date;
  exact: string;
  floating: number;
};

const DRAWN_TABLE = `
  create table drawn (
    authority_id text not null references authority,
    words        text not null,
    sequence     bigint generated always as identity,
    number       integer not null,
    doubled      bigint generated always as (number::bigint * 2) stored,
    document     json,
    canonical    jsonb,
    bytes        bytea,
    list         text[],
    at           timestamptz,
    exact        numeric,
    floating     float8,
    -- A cycle: rows are put back in no order that would suit this.
    follows      text,
    primary key (authority_id, words),
    foreign key (authority_id, follows) references drawn
  );
  alter table authority add column favourite text;
  alter table authority add foreign key (authority_id, favourite) references drawn;
  alter table drawn enable row level security;
  alter table drawn force row level security;
  create policy own_council on drawn using (authority_id = current_setting('headway.authority', true))
    with check (authority_id = current_setting('headway.authority', true))`;

export async function addDrawnTable(connection: Connection): Promise<void> {
  await asOwner(connection, (client) => client.query(DRAWN_TABLE));
}

/** Two councils with rows; everything through the policies, as an owner is held to them, too. */
export async function fill(connection: Connection, rows: readonly Drawn[]): Promise<void> {
  await asOwner(connection, async (client) => {
    await client.query('insert into installation (demonstration) values (false)');
    for (const council of COUNCILS) {
      await client.query('begin');
      await client.query("select set_config('headway.authority', $1, true)", [council]);
      await client.query('insert into council_code (code, name) values ($1, $2)', [council, `Council ${council}`]);
      await client.query('insert into authority (authority_id, name) values ($1, $2)', [council, `Council ${council}`]);
      const own = rows.filter((row) => row.council === council);
      for (const row of own) await insert(client, row);
      const [first, last] = [own[0]?.words, own.at(-1)?.words];
      if (first !== undefined) {
        await client.query('update drawn set follows = $1 where authority_id = $2', [last, council]);
        await client.query('update authority set favourite = $1 where authority_id = $2', [first, council]);
      }
      await client.query('commit');
    }
  });
}

async function insert(client: pg.Client, row: Drawn): Promise<void> {
  const document = JSON.stringify(row.document).replaceAll('\\u0000', '');
  await client.query(
    `insert into drawn (authority_id, words, number, document, canonical, bytes, list, at, exact, floating)
     values ($1, $2, $3, $4::text::json, $4::text::jsonb, $5, $6, $7, $8, $9)`,
    [row.council, row.words, row.number, document, Buffer.from(row.bytes), row.list, row.at, row.exact, row.floating],
  );
}

export async function asOwner<T>(connection: Connection, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
