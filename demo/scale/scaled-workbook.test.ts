import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { LIST_IDS, listOf } from '#features/extracts/index.ts';
import { scaledWorkbook, sharedOut } from './scaled-workbook.ts';

test('a multiplied workbook has the rows asked for, Ofsted’s headings, and nobody twice where a list has one row each', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'scaled-'));
  try {
    const path = join(folder, 'scaled.xlsx');
    await scaledWorkbook(path, 12_345);
    const { sheets } = await readXlsx(await readFile(path));
    assert.equal(sheets.length, 11);
    assert.equal(
      sheets.reduce((sum, { rows }) => sum + rows.length - 2, 0),
      12_345,
    );
    for (const [index, id] of LIST_IDS.entries()) {
      const { number, title, columns, rowsPerPerson } = listOf(id);
      const [titleRow, headings, ...rows] = sheets[index]?.rows ?? [];
      assert.equal(titleRow?.[0], `List ${number}: ${title}`);
      assert.deepEqual(
        headings,
        Object.values(columns).map(({ heading }) => heading),
      );
      if (rowsPerPerson === 'one') assert.equal(new Set(rows.map((row) => row[0])).size, rows.length);
      assert.ok(
        rows.flat().some((cell) => cell instanceof Date),
        id,
      );
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('sharing out loses nothing and follows the weights', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 2_000_000 }),
      fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 12 }),
      (total, weights) => {
        const shares = sharedOut(total, weights);
        const sum = weights.reduce((all, weight) => all + weight, 0);
        assert.equal(
          shares.reduce((all, share) => all + share, 0),
          total,
        );
        for (const [index, share] of shares.entries())
          assert.ok(Math.abs(share - (total * (weights[index] ?? 0)) / sum) <= weights.length);
      },
    ),
  );
});
