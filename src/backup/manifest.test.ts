import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Manifest, manifestInWords, restorableWith } from './manifest.ts';

const step = (number: number, sha256 = `hash ${number}`) => ({ name: `000${number}.sql`, sha256 });
const made: Manifest = {
  format: 1,
  headway: '0.2.0',
  madeAt: '2026-11-21T22:00:00.000Z',
  councils: ['997', '998'],
  migrations: [step(1), step(2)],
  tables: [
    { name: 'team', columns: ['name'], rows: 1200, sha256: 'x' },
    { name: 'person', columns: ['name'], rows: 34, sha256: 'y' },
  ],
  sequences: [],
  files: [{ path: '998/a', bytes: 7, sha256: 'z' }],
  secret: null,
};

const CASES: [name: string, known: ReturnType<typeof step>[], says: RegExp | null][] = [
  ['the same Headway', [step(1), step(2)], null],
  ['a newer one', [step(1), step(2), step(3)], null],
  ['an older one', [step(1)], /newer Headway than this one\. Update this one/],
  ['one that went another way', [step(1), step(3), step(2)], /another edition|newer/],
  [
    'one whose migration was changed',
    [step(1), step(2, 'other')],
    /its migration 0002\.sql is not the one here.+0\.2\.0/,
  ],
];
for (const [name, known, says] of CASES)
  test(`a backup and ${name}: ${says === null ? 'it can be restored' : 'it is refused'}`, () => {
    const refused = restorableWith(known, made);
    if (says === null) assert.equal(refused, null);
    else assert.match(refused?.message ?? '', says);
  });

test('what a backup holds is said in counts', () =>
  assert.equal(manifestInWords(made), '2 councils, 2 tables with 1,234 rows, 1 uploaded file'));
