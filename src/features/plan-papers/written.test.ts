import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { blocksOf } from './written.ts';

test('paragraphs, bullets, headings and tables are told apart', () => {
  const blocks = blocksOf('One\nline.\n\n- a\n- b\n## Next\n| Area | Grade |\n| Leaders | Good |', 'Judgements');
  assert.deepEqual(
    blocks.map(({ kind }) => kind),
    ['paragraph', 'list', 'heading', 'table'],
  );
  const [paragraph, list, , table] = blocks;
  assert.deepEqual(paragraph, { kind: 'paragraph', runs: [{ text: 'One line.' }] });
  assert.equal(list?.kind === 'list' && list.items.length, 2);
  assert.ok(table?.kind === 'table');
  assert.deepEqual(
    table.columns.map(({ heading }) => heading),
    ['Area', 'Grade'],
  );
  assert.deepEqual(table.rows, [[{ text: 'Leaders' }, { text: 'Good' }]]);
});

test('a row with fewer cells than the others is filled, and one with more widens the table', () => {
  const [table] = blocksOf('| A |\n| 1 | 2 |', '');
  assert.ok(table?.kind === 'table');
  assert.equal(table.columns.length, 2);
  assert.deepEqual(
    table.rows.map((row) => row.length),
    [2],
  );
});

test('a column of words has more room than one of figures, whatever is typed', () => {
  const shares = (words: string) => {
    const [table] = blocksOf(words, '');
    assert.ok(table?.kind === 'table');
    return table.columns.map(({ share }) => share);
  };
  assert.deepEqual(shares('| Judgement | Of |\n| The experiences of children in care | 4 |'), [35, 8]);
  assert.deepEqual(shares(`| ${'x'.repeat(900)} | ${'y'.repeat(48)} |`), [48, 48]);
});

test('nothing that is typed is lost', () => {
  const word = fc.stringMatching(/^[a-z]{1,8}$/);
  const line = fc.oneof(
    word,
    word.map((text) => `- ${text}`),
    word.map((text) => `## ${text}`),
    fc.array(word, { minLength: 1, maxLength: 3 }).map((cells) => `| ${cells.join(' | ')} |`),
    fc.constant(''),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
      const typed = lines.join('\n').match(/[a-z]+/g) ?? [];
      const printed = JSON.stringify(blocksOf(lines.join('\n'), '').map(textOf)).match(/[a-z]+/g) ?? [];
      assert.deepEqual(printed, typed);
    }),
  );
});

function textOf(block: ReturnType<typeof blocksOf>[number]): unknown {
  if (block.kind === 'heading') return block.text;
  if (block.kind === 'paragraph') return block.runs.map(({ text }) => text);
  if (block.kind === 'list') return block.items.map((runs) => runs.map(({ text }) => text));
  if (block.kind !== 'table') return [];
  return [block.columns.map(({ heading }) => heading), block.rows.map((row) => row.map(({ text }) => text))];
}
