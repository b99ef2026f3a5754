import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  PostgresDialect,
  PostgresDriver,
  type PostgresPool,
  sql,
  type Transaction,
} from 'kysely';
import pg from 'pg';
import { giveWay } from '../process.ts';
import type { Secret } from '../secret.ts';
import { preparing } from './preparing.ts';
import type { DB } from './schema.ts';

/** Days stay the text they are (a Date would be shifted by the machine's zone); bigint counts are plain numbers. */
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

export type AuthorityId = string & { readonly __kind: 'AuthorityId' };

/** Statements within one transaction that sees one council's rows and nobody else's. */
export type Tenant = Transaction<DB> & { readonly __tenant: AuthorityId };

export type Connection = { connectionString: string } | { host: string; user: string; database: string };

export type Database = {
  /** Everything a person's action reads and writes of one council, as one transaction of the application role. */
  as<T>(authority: AuthorityId, work: (tenant: Tenant) => Promise<T>): Promise<T>;
  /** The few tables that belong to the installation and to no council. */
  installation<T>(work: (db: Transaction<DB>) => Promise<T>): Promise<T>;
  /** A plain client of the pool for COPY; the tenant is set and the transaction open. */
  copying<T>(authority: AuthorityId, work: (client: pg.PoolClient) => Promise<T>): Promise<T>;
  ready(): Promise<boolean>;
  close(): Promise<void>;
};

/** What a process may do is what its role was granted: the web writes no figures, jobs see no sessions. */
export type WorkingRole = 'headway_app' | 'headway_worker';
const POOL_SIZE = 12;

export type DatabaseOptions = {
  role?: WorkingRole;
  /** For what is sealed or made a pseudonym in the database; a process that does neither goes without. */
  secret?: Secret;
  log?: (statement: string) => void;
  /** For jobs: the embedded server's work for them, too, gives way to that for people who look at pages. */
  givesWay?: boolean;
};

export function openDatabase(
  connection: Connection,
  { role = 'headway_app', secret, log = () => undefined, givesWay = false }: DatabaseOptions = {},
): Database {
  const pool = new pg.Pool({ ...connection, max: POOL_SIZE, application_name: 'headway' });
  pool.on('error', () => undefined); // an idle connection that the server closed is replaced at the next use
  if (givesWay && 'host' in connection)
    pool.on('connect', async (client) => {
      const answer = await client.query<{ pid: number }>('select pg_backend_pid() as pid').catch(() => null);
      giveWay(answer?.rows[0]?.pid);
    });
  const asked = 'host' in connection ? preparing(pool) : pool;
  const logging = { log: (event: { query: { sql: string } }) => log(event.query.sql) };
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: asked }), ...logging });
  const councils = new Map<AuthorityId, Kysely<DB>>();
  const ofCouncil = (authority: AuthorityId): Kysely<DB> => {
    const known = councils.get(authority);
    if (known) return known;
    const made = new Kysely<DB>({ dialect: new DialectOfCouncil(asked, role, authority), ...logging });
    councils.set(authority, made);
    return made;
  };

  return {
    as: (authority, work) =>
      ofCouncil(authority)
        .transaction()
        .execute(async (transaction) => {
          const tenant = transaction as Tenant;
          const own: Transacting = { authority, endings: [], secret: secret ?? null };
          TRANSACTING.set(tenant, own);
          const result = await work(tenant);
          for (const ending of own.endings) await ending();
          return result;
        }),
    installation: (work) =>
      db.transaction().execute(async (transaction) => {
        await sql`select set_config('role', ${role}, true)`.execute(transaction);
        return work(transaction);
      }),
    async copying(authority, work) {
      const client = await pool.connect();
      try {
        await client.query('begin');
        await client.query(`select set_config('role', $1, true), set_config('headway.authority', $2, true)`, [
          role,
          authority,
        ]);
        const result = await work(client);
        await client.query('commit');
        client.release();
        return result;
      } catch (error) {
        client.release(true); // ends the connection and so the transaction; a rollback would wait for an open COPY for ever
        throw error;
      }
    },
    ready: () =>
      pool.query('select 1').then(
        () => true,
        () => false,
      ),
    close: () => db.destroy(),
  };
}

/** Begins each transaction as the role and for the council, in one go. */
class DialectOfCouncil extends PostgresDialect {
  readonly #pool: PostgresPool;
  readonly #begin: string;

  constructor(pool: PostgresPool, role: WorkingRole, authority: AuthorityId) {
    super({ pool });
    this.#pool = pool;
    const settings = `set_config('role', '${role}', true), set_config('headway.authority', '${authorityId(authority)}', true)`;
    this.#begin = `begin; select ${settings}`;
  }

  override createDriver(): PostgresDriver {
    return new DriverOfCouncil(this.#pool, this.#begin);
  }
}

class DriverOfCouncil extends PostgresDriver {
  readonly #begin: string;

  constructor(pool: PostgresPool, begin: string) {
    super({ pool });
    this.#begin = begin;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await connection.executeQuery(CompiledQuery.raw(this.#begin));
    } catch (error) {
      await connection.executeQuery(CompiledQuery.raw('rollback')).catch(() => undefined); // it may have begun, and nobody else will end it
      throw error;
    }
  }
}

type Ending = () => Promise<void>;
type Transacting = { authority: AuthorityId; endings: Ending[]; secret: Secret | null };
const TRANSACTING = new WeakMap<Tenant, Transacting>();

function transacting(db: Tenant): Transacting {
  const own = TRANSACTING.get(db);
  if (!own) throw new Error('this is no transaction of a council');
  return own;
}

/**
 * Does something last in the transaction, after everything that its work reads and writes. What waits for others (the
 * record's chain is one line after another) is so held for the shortest time, and always after the rows of the work.
 */
export function atEnd(db: Tenant, ending: Ending): void {
  transacting(db).endings.push(ending);
}

/** The installation's secret, in a process that was given it. */
export function secretIn(db: Tenant): Secret {
  const { secret } = transacting(db);
  if (secret === null) throw new Error('this process was not given the secret of the installation');
  return secret;
}

/** A council's id, from a DfE code of three digits. */
export function authorityId(text: string): AuthorityId {
  if (!/^\d{3}$/.test(text)) throw new Error('a council is named by its three-digit DfE code');
  return text as AuthorityId;
}
