import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { measureById } from '#features/measures/index.ts';
import { localDate } from '#kernel/local-date.ts';
import { month } from '#kernel/month.ts';
import { type ChildrenPage, childrenCsv, childrenPage } from './children.page.ts';
import type { ChildShown } from './children-shown.ts';

function rowOf(given: Partial<ChildShown>): ChildShown {
  const row = { list: 'childrenInCare', sheetRow: 12, earlierExtract: null, team: 'East', worker: 'Kim', detail: [] };
  return { ...row, child: 'A1', isPseudonym: false, ...given } as ChildShown;
}

function given(id: string, rows: readonly ChildShown[], hasFile = false): ChildrenPage {
  const measure = measureById(id)?.description;
  if (!measure) throw new Error(`no measure ${id}`);
  return {
    ...{ measure, slice: { month: month('2022-07'), dimension: 'council', group: 'all' }, rows, hasFile },
    ...{ asAt: localDate('2022-08-05'), page: 1, pages: 1, counted: 'Counted.', mayDownload: false },
    ...{ isUncovered: false, asking: null, actedOn: null },
  };
}

const EARLIER = { earlierExtract: localDate('2022-01-05') };

describe('where a row stands', () => {
  const cases: readonly [what: string, row: Partial<ChildShown>, hasFile: boolean, place: RegExp][] = [
    ['is its row', {}, false, />[^<>]*, row 12</],
    ['of an earlier extract is said with it', EARLIER, false, /, row 12 of the extract as at 5 January 2022</],
    ['is only the list under a pseudonym', { isPseudonym: true }, false, /^(?!.*as at 5 January)/s],
    ['of an earlier extract too', { ...EARLIER, isPseudonym: true }, false, />[^<>,]*, of the extract as at 5 January/],
    [
      'is its row to whoever has the file',
      { ...EARLIER, isPseudonym: true },
      true,
      /, row 12 of the extract as at 5 J/,
    ],
  ];
  for (const [what, row, hasFile, place] of cases)
    it(what, () => {
      const page = String(childrenPage(given('CL-03', [rowOf(row)], hasFile)));
      assert.match(page, place);
      assert.equal(page.includes('row 12'), !row.isPseudonym || hasFile);
    });

  it('is explained above, where some rows are from earlier extracts', () => {
    const said = /Rows that have left its lists are from earlier extracts, as the last column says\./;
    assert.match(String(childrenPage(given('CL-03', [rowOf({}), rowOf(EARLIER)]))), said);
    assert.doesNotMatch(String(childrenPage(given('CL-03', [rowOf({})]))), said);
  });

  it('stands in the file with the day of its own extract', () => {
    const [headings, own, earlier, masked] = childrenCsv(
      given('CL-03', [rowOf({}), rowOf(EARLIER), rowOf({ ...EARLIER, isPseudonym: true })]),
    ).split('\r\n');
    assert.match(headings ?? '', /List,Row,Row is of the extract as at$/);
    assert.match(own ?? '', /,12,2022-08-05$/);
    assert.match(earlier ?? '', /,12,2022-01-05$/);
    assert.match(masked ?? '', /,,2022-01-05$/);
  });
});

it('rows behind a mean or a figure that is neither good nor bad are no children to act on', () => {
  const title = (id: string) => /<h1[^>]*>(.*?)<\/h1>/s.exec(String(childrenPage(given(id, [rowOf({})]))))?.[1] ?? '';
  assert.match(title('AD-02'), /Rows behind the figure/);
  assert.match(title('CL-03'), /Rows behind the figure/);
  assert.match(title('CL-10'), /Children to act on/);
});
