import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Findings } from './findings.ts';
import { NOT_SHOWN, showsValues, withoutHeading, withoutValues } from './without-values.ts';

const heading = (words: string, field: string | null) => ({
  index: 0,
  column: 'A',
  heading: words,
  field,
  how: 'exact' as const,
});
const UNKNOWN = { list: 'contacts', field: 'source', heading: 'Source', value: 'A SECRET', count: 3, nearest: ['1A'] };

type Summary = Findings['summary'];
type List = Summary['lists'][number];

function found(given: { unknownCodes?: object[]; headings?: List['headings'] }): Findings {
  const list = { list: 'contacts', headings: given.headings ?? [] } as Partial<List> as List;
  const unknownCodes = (given.unknownCodes ?? []) as Summary['unknownCodes'];
  return { summary: { lists: [list], unknownCodes } as Partial<Summary> as Summary, examples: [], changes: null };
}

it('words of a file that were not understood are left out, and what was understood stays', () => {
  const all = found({
    unknownCodes: [UNKNOWN],
    headings: [heading('Another SECRET', null), heading('Gender', 'gender')],
  });
  const shown = withoutValues(all);
  assert.doesNotMatch(JSON.stringify(shown), /SECRET/);
  assert.deepEqual(shown.summary.unknownCodes, [{ ...UNKNOWN, value: NOT_SHOWN, nearest: [] }]);
  assert.equal(shown.summary.lists[0]?.headings[1]?.heading, 'Gender');
  assert.match(JSON.stringify(all), /SECRET/);
});

it('a page shows such words where a code or a heading was not understood', () => {
  const CASES: [Findings, boolean][] = [
    [found({}), false],
    [found({ headings: [heading('Gender', 'gender')] }), false],
    [found({ headings: [heading('Sex?', null)] }), true],
    [found({ unknownCodes: [UNKNOWN] }), true],
  ];
  for (const [findings, shows] of CASES) assert.equal(showsValues(findings), shows);
});

it('a place keeps its column and loses the words above it', () => {
  const issue = {
    check: 'AX-011',
    effect: 'warns',
    list: null,
    sheet: 'S',
    row: 3,
    column: 'B',
    heading: 'SECRET',
  } as const;
  assert.deepEqual(withoutHeading(issue), { ...issue, heading: null });
});
