import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type pg from 'pg';

/** A question is planned once for a connection after it was asked so often; and no more than so many are. */
const OFTEN = 20;
const MOST_PREPARED = 100;

/**
 * A pool whose server keeps the plans of what is asked again and again. Only for a server whose sessions are ours alone:
 * through a pooler, what one connection prepared another does not know.
 */
export function preparing(pool: pg.Pool): PostgresPool {
  const nameOf = namer();
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect();
      const prepared = known.get(client) ?? preparingClient(client, nameOf);
      known.set(client, prepared);
      return prepared;
    },
  };
}

function preparingClient(client: pg.PoolClient, nameOf: (text: string) => string | undefined): PostgresPoolClient {
  function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query<R>(
    asked: string | PostgresCursor<R>,
    values: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof asked !== 'string') throw new Error('nothing is read through a cursor');
    const name = values.length === 0 ? undefined : nameOf(asked);
    const answer: Promise<pg.QueryResult> = client.query({ text: asked, values: [...values], ...(name && { name }) });
    return answer as Promise<PostgresQueryResult<R>>;
  }
  return { query, release: (destroy) => client.release(destroy) };
}

/** Names a question from the time on at which it was asked often. */
function namer(): (text: string) => string | undefined {
  const asked = new Map<string, number>();
  const names = new Map<string, string>();
  return (text) => {
    const name = names.get(text);
    if (name !== undefined || names.size >= MOST_PREPARED || !/^\s*(select|with)\b/.test(text)) return name;
    const times = (asked.get(text) ?? 0) + 1;
    if (times < OFTEN) {
      if (asked.size > 10 * MOST_PREPARED) asked.clear(); // texts of many lengths, none of them often
      asked.set(text, times);
      return undefined;
    }
    asked.delete(text);
    names.set(text, `headway_${names.size + 1}`);
    return names.get(text);
  };
}
