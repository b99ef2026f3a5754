import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { table } from '../scripts/documents/document.ts';
import { DOCUMENTS, isCurrent, ROOT } from '../scripts/documents/index.ts';

for (const document of DOCUMENTS)
  test(`${document.path} says what the code does`, () =>
    assert.ok(isCurrent(document), `${document.path} is not what the code makes: run npm run docs`));

test('every generated document is made by something', () => {
  const made = DOCUMENTS.map((document) => path.basename(document.path)).sort();
  assert.deepEqual(readdirSync(new URL('docs/generated/', ROOT)).sort(), made);
});

test('every generated document has a title, says where it comes from and ends its last line', () => {
  for (const document of DOCUMENTS) {
    const text = document.make();
    assert.match(text, /^# \S.*\n\nGenerated from .*`npm run docs` writes it anew\.\n/, document.path);
    assert.match(text, /\S\n$/, document.path);
  }
});

test('a cell of a table may hold bars and lines', () =>
  assert.equal(table(['a', 'b'], [['1|2', 'three\nfour']]), '| a | b |\n| --- | --- |\n| 1\\|2 | three four |'));
