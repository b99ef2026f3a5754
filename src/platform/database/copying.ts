import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** Lines for COPY are gathered to about this many characters before they are sent. */
const BATCH_CHARACTERS = 256 * 1024;

export type LineWriter = {
  add(line: string): void;
  /** Resolves when the server has caught up; nothing to wait for where little is under way. */
  drained(): Promise<void> | undefined;
  /** Puts everything into the table; only then is it there. */
  end(): Promise<void>;
};

/**
 * Streams lines in COPY's text format into a table of a council, as part of the client's open transaction. PostgreSQL
 * has no COPY into a table with row-level security, so that the lines go to a temporary table first and from there
 * through the policies. Values must have gone through `copyText`.
 */
export async function lineWriter(client: PoolClient, table: string, columns: readonly string[]): Promise<LineWriter> {
  const incoming = `incoming_${table}`;
  const names = columns.join(', ');
  await client.query(`create temporary table ${incoming} on commit drop as select ${names} from ${table} with no data`);
  const stream = client.query(copyFrom(`copy ${incoming} (${names}) from stdin`));
  let batch: string[] = [];
  let characters = 0;
  let failed: Error | null = null;
  let isEnded = false;
  let waiting: Promise<void> | undefined;
  let goOn: () => void = () => undefined;
  stream.on('drain', () => goOn());
  stream.on('error', (error) => {
    failed = error;
    goOn();
  });
  const send = () => {
    if (batch.length === 0) return;
    const more = stream.write(batch.join(''));
    batch = [];
    characters = 0;
    if (!more) waiting ??= new Promise((resolve) => (goOn = resolve));
  };
  return {
    add(line) {
      if (isEnded) throw new Error('a line came after the last one');
      batch.push(line);
      characters += line.length;
      if (characters >= BATCH_CHARACTERS) send();
    },
    drained() {
      if (failed) return Promise.reject(failed);
      const wait = waiting;
      waiting = undefined;
      return wait;
    },
    async end() {
      isEnded = true;
      send();
      await new Promise<void>((resolve, reject) => {
        if (failed) return reject(failed);
        stream.on('error', reject);
        stream.on('finish', () => resolve());
        stream.end();
        return undefined;
      });
      await client.query(`insert into ${table} (${names}) select ${names} from ${incoming}`);
      await client.query(`drop table ${incoming}`);
    },
  };
}

const WRITTEN_OUT: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r', '\0': '' };

/** Text as COPY wants it: its separators and its escape written out, zero bytes (which PostgreSQL refuses) left out. */
export function copyText(text: string): string {
  return text.replaceAll(/[\\\t\n\r]|\0/g, (character) => WRITTEN_OUT[character] ?? character);
}
