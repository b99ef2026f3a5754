import pg from 'pg';
import type { AuthorityId } from '#platform/database/database.ts';
import type { TestInstallation } from './installation.ts';

/** A fingerprint of a council's rows in every table that has any of a council, as the database's owner sees them. */
export async function rowsOfCouncil(started: TestInstallation, council: AuthorityId): Promise<Record<string, string>> {
  const owner = new pg.Client(started.opened.owner);
  await owner.connect();
  try {
    const { rows: tables } = await owner.query<{ name: string }>(
      `select quote_ident(c.relname) as name from pg_class c
       join pg_attribute a on a.attrelid = c.oid and a.attname = 'authority_id' and not a.attisdropped
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`,
    );
    const all: Record<string, string> = {};
    for (const { name } of tables) {
      const { rows } = await owner.query<{ hash: string }>(
        `select count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash
         from ${name} t where authority_id = $1`,
        [council],
      );
      all[name] = rows[0]?.hash ?? '';
    }
    return all;
  } finally {
    await owner.end();
  }
}
