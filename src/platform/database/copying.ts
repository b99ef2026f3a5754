import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** Lines are gathered to about this many characters, some 20,000 rows, before they go to the server. */
const PORTION_CHARACTERS = 8 * 1024 * 1024;
/** A portion is written in pieces, so that it is never encoded as a whole. */
const PIECE_CHARACTERS = 256 * 1024;

export type LineWriter = {
  add(line: string): void;
  /** Resolves when the server has caught up to one portion; nothing to wait for where little is under way. */
  drained(): Promise<void> | undefined;
  /** Puts everything into the table; only then is it there. */
  end(): Promise<void>;
};

/**
 * Streams lines in COPY's text format into a table of a council, as part of the client's open transaction. PostgreSQL
 * has no COPY into a table with row-level security, so that the lines go to a temporary table first and from there
 * through the policies, portion by portion: the server works on one while the next is gathered. Values must have gone
 * through `copyText`.
 */
export async function lineWriter(client: PoolClient, table: string, columns: readonly string[]): Promise<LineWriter> {
  const incoming = `incoming_${table}`;
  const names = columns.join(', ');
  await client.query(`create temporary table ${incoming} on commit drop as select ${names} from ${table} with no data`);
  let lines: string[] = [];
  let characters = 0;
  let isEnded = false;
  let underWay = 0;
  let before = Promise.resolve();
  let last = Promise.resolve();

  const put = async (portion: readonly string[]) => {
    await copyInto(client, `copy ${incoming} (${names}) from stdin`, portion);
    await client.query(`insert into ${table} (${names}) select ${names} from ${incoming}`);
    await client.query(`truncate ${incoming}`);
    underWay -= 1;
  };
  const send = () => {
    const portion = lines;
    lines = [];
    characters = 0;
    underWay += 1;
    before = last;
    last = before.then(() => put(portion));
    last.catch(() => undefined); // who waits for it is told
  };
  return {
    add(line) {
      if (isEnded) throw new Error('a line came after the last one');
      lines.push(line);
      characters += line.length;
      if (characters >= PORTION_CHARACTERS) send();
    },
    drained: () => (underWay > 1 ? before : undefined),
    async end() {
      isEnded = true;
      send();
      await last;
      await client.query(`drop table ${incoming}`);
    },
  };
}

async function copyInto(client: PoolClient, command: string, lines: readonly string[]): Promise<void> {
  const stream = client.query(copyFrom(command));
  await pipeline(piecesOf(lines), stream);
}

function* piecesOf(lines: readonly string[]): Generator<string> {
  let piece: string[] = [];
  let characters = 0;
  for (const line of lines) {
    piece.push(line);
    characters += line.length;
    if (characters < PIECE_CHARACTERS) continue;
    yield piece.join('');
    piece = [];
    characters = 0;
  }
  if (piece.length > 0) yield piece.join('');
}

const WRITTEN_OUT: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r', '\0': '' };

/** Text as COPY wants it: its separators and its escape written out, zero bytes (which PostgreSQL refuses) left out. */
export function copyText(text: string): string {
  return text.replaceAll(/[\\\t\n\r]|\0/g, (character) => WRITTEN_OUT[character] ?? character);
}
