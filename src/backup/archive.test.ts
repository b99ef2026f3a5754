import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { closing, entry, type Head, readArchive, type Tally, tallied } from './archive.ts';
import type { Manifest } from './manifest.ts';

const EMPTY: Manifest = {
  format: 1,
  headway: '0.1.0',
  madeAt: '2026-11-21T22:00:00.000Z',
  councils: [],
  migrations: [{ name: '0001-foundation.sql', sha256: 'a' }],
  tables: [],
  sequences: [],
  files: [],
  secret: null,
};

async function* each(...buffers: Buffer[]): AsyncGenerator<Buffer> {
  yield* buffers;
}

/** An archive with these tables, whose rows are lines, and a manifest of them. */
async function archiveOf(
  tables: Record<string, readonly string[]>,
  change: (manifest: Manifest) => Manifest = (as) => as,
) {
  const parts: Buffer[] = [];
  const held: { name: string; columns: string[]; rows: number; sha256: string }[] = [];
  for (const [name, lines] of Object.entries(tables)) {
    const keep = ({ lines: rows, sha256 }: Tally) => held.push({ name, columns: ['a'], rows, sha256 });
    const content = tallied(each(...lines.map((line) => Buffer.from(`${line}\n`))), keep);
    for await (const part of entry({ kind: 'table', name, columns: ['a'] }, content)) parts.push(part);
  }
  parts.push(closing(change({ ...EMPTY, tables: held })));
  return parts;
}

async function read(parts: readonly Buffer[]): Promise<{ manifest: Manifest; found: Record<string, string> }> {
  const found: Record<string, string> = {};
  const manifest = await readArchive(each(...parts), async (head, content) => {
    const all: Buffer[] = [];
    for await (const bytes of content) all.push(Buffer.from(bytes));
    found[name(head)] = Buffer.concat(all).toString();
  });
  return { manifest, found };
}

const name = (head: Head) => (head.kind === 'table' ? head.name : head.path);

describe('an archive', () => {
  it('gives back every line of every table, in whatever pieces it comes', async () => {
    const tables = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.array(fc.stringMatching(/^[^\n]*$/)), {
      maxKeys: 4,
    });
    await fc.assert(
      fc.asyncProperty(tables, fc.integer({ min: 1, max: 300 }), async (held, step) => {
        const bytes = Buffer.concat(await archiveOf(held));
        const pieces: Buffer[] = [];
        for (let at = 0; at < bytes.length; at += step) pieces.push(bytes.subarray(at, at + step));
        const { found } = await read(pieces);
        assert.deepEqual(
          found,
          Object.fromEntries(
            Object.entries(held).map(([of, lines]) => [of, lines.map((line) => `${line}\n`).join('')]),
          ),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('counts what nobody looked at', async () => {
    const manifest = await readArchive(each(...(await archiveOf({ team: ['North', 'South'] }))), async () => undefined);
    assert.deepEqual(
      manifest.tables.map(({ name: of, rows }) => [of, rows]),
      [['team', 2]],
    );
  });

  it('is refused where it is not what its manifest says', async () => {
    const tables = { person: ['one'], team: ['North', 'South'] };
    const first = (manifest: Manifest) => manifest.tables[0] ?? assert.fail();
    const wrong: [says: RegExp, parts: Buffer[]][] = [
      [
        /table person is not what/,
        await archiveOf(tables, (as) => ({ ...as, tables: [{ ...first(as), rows: 2 }, ...as.tables.slice(1)] })),
      ],
      [
        /table person is not what/,
        await archiveOf(tables, (as) => ({ ...as, tables: [{ ...first(as), sha256: 'b' }, ...as.tables.slice(1)] })),
      ],
      [
        /table gone is not what/,
        await archiveOf(tables, (as) => ({ ...as, tables: [...as.tables, { ...first(as), name: 'gone' }] })),
      ],
      [
        /file gone is not what/,
        await archiveOf(tables, (as) => ({ ...as, files: [{ path: 'gone', bytes: 0, sha256: 'b' }] })),
      ],
      [/holds more than its manifest/, await archiveOf(tables, (as) => ({ ...as, tables: as.tables.slice(1) }))],
      [/manifest cannot be read/, await archiveOf(tables, (as) => ({ ...as, migrations: [] }))],
      [/something follows its end/, [...(await archiveOf(tables)), ...(await archiveOf({}))]],
      [/it has no manifest/, (await archiveOf(tables)).slice(0, -1)],
      [/holds table team twice/, [...(await archiveOf({ team: [] })).slice(0, -1), ...(await archiveOf({ team: [] }))]],
      [/entries are not in order/, (await archiveOf(tables)).slice(1)],
      [/last entry is cut off/, [...(await archiveOf({})).slice(0, -1), Buffer.from([4, 0])]],
      [/too long/, [Buffer.from([1, 255, 255, 255, 255])]],
    ];
    for (const [says, parts] of wrong) await assert.rejects(read(parts), says);
  });

  it('of a newer format is told from a damaged one', async () => {
    const parts = await archiveOf({});
    const newer = Buffer.from(JSON.stringify({ ...EMPTY, format: 2 }));
    const head = Buffer.from([4, 0, 0, 0, 0]);
    head.writeUInt32BE(newer.length, 1);
    await assert.rejects(read([...parts.slice(0, -1), Buffer.concat([head, newer])]), /made by a newer Headway/);
  });
});
