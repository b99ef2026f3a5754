import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** Lines for COPY are gathered to about this many characters before they are sent. */
const BATCH_CHARACTERS = 256 * 1024;

export type LineWriter = {
  add(line: string): void;
  /** Resolves when the server has caught up; nothing to wait for where little is under way. */
  drained(): Promise<void> | undefined;
  end(): Promise<void>;
};

/** Streams lines in COPY's text format; values must have gone through `copyText`. */
export function lineWriter(client: PoolClient, statement: string): LineWriter {
  const stream = client.query(copyFrom(statement));
  let batch: string[] = [];
  let characters = 0;
  let failed: Error | null = null;
  let waiting: Promise<void> | undefined;
  stream.on('error', (error) => {
    failed = error;
  });
  const send = () => {
    if (batch.length === 0) return;
    const more = stream.write(batch.join(''));
    batch = [];
    characters = 0;
    if (!more) waiting = new Promise((resolve) => stream.once('drain', resolve).once('error', () => resolve()));
  };
  return {
    add(line) {
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
    end() {
      send();
      return new Promise((resolve, reject) => {
        if (failed) return reject(failed);
        stream.on('error', reject);
        stream.on('finish', () => resolve());
        stream.end();
        return undefined;
      });
    },
  };
}

const WRITTEN_OUT: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r', '\0': '' };

/** Text as COPY wants it: its separators and its escape written out, zero bytes (which PostgreSQL refuses) left out. */
export function copyText(text: string): string {
  return text.replaceAll(/[\\\t\n\r]|\0/g, (character) => WRITTEN_OUT[character] ?? character);
}
