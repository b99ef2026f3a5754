import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { COLUMNS, RESOURCES } from './columns.ts';

const document = readFileSync(new URL('../../../docs/reporting.md', import.meta.url), 'utf8');

describe('docs/reporting.md', () => {
  for (const resource of RESOURCES)
    it(`has every column of ${resource} in its order, with what it holds`, () => {
      const [, part = ''] = document.split(`### \`${resource}\`\n`);
      const [own = ''] = part.split('\n### ');
      const rows = [...own.matchAll(/^\| `(\w+)` \| (.+) \|$/gm)].map(([, column, says]) => [column, says]);
      assert.deepEqual(rows, Object.entries(COLUMNS[resource]));
    });
});
