import { CHECKS } from '../../src/features/extracts/checks/index.ts';
import { LIST_IDS, type ListId, listOf } from '../../src/features/extracts/index.ts';
import { type GeneratedDocument, markdown, table } from './document.ts';

type Check = (typeof CHECKS)[number];

/** Every check of a file, by what it looks at. */
export const checks: GeneratedDocument = {
  path: 'docs/generated/checks.md',
  make() {
    return markdown(
      'Checks of files',
      'the checks in `src/features/extracts/checks`',
      `${CHECKS.length} checks. What one finds is an issue with its sheet, row and column; all of a file’s issues can be downloaded. A row that is kept out is in no figure; a warning changes nothing.`,
      ...[...Map.groupBy(CHECKS, sectionOf)].flatMap(([section, ofSection]) => [
        `## ${section}`,
        checksTable(ofSection),
      ]),
    );
  },
};

const SECTIONS: Record<Check['level'], string> = {
  reading: 'Rows as they are read',
  cell: 'Cells',
  row: 'A row by itself',
  list: 'Rows of one list',
  book: 'Across lists',
};

/** Checks numbered from 101 to 199 look at sheets and headings, before there is a row. */
function sectionOf({ code, level }: Check): string {
  return /^AX-1\d\d$/.test(code) ? 'Sheets and headings' : SECTIONS[level];
}

const EFFECTS: Record<Check['effect'], string> = {
  keepsOut: 'keeps the row out',
  warns: 'warns',
  keepsOutWhereNeeded: 'keeps the row out where it cannot be counted without it, else warns',
};

function checksTable(checksOfSection: readonly Check[]): string {
  return table(
    ['Code', 'Found', 'Lists', 'Columns', 'Effect', 'What to do'],
    checksOfSection.map((check) => [
      check.code,
      check.title,
      listsInWords(check.lists),
      columnsInWords(check),
      EFFECTS[check.effect],
      check.whatToDo,
    ]),
  );
}

function listsInWords(lists: readonly ListId[]): string {
  if (lists.length === LIST_IDS.length) return 'all';
  const numbers = lists.map((list) => listOf(list).number).sort((a, b) => a - b);
  const [first = 0, last = 0] = [numbers.at(0), numbers.at(-1)];
  const isRun = numbers.length > 2 && last - first === numbers.length - 1;
  return isRun ? `${first} to ${last}` : numbers.join(', ');
}

/** The headings that Ofsted gives to the check's fields, each once. */
function columnsInWords({ fields, lists }: Check): string {
  if (fields.length === 0) return 'any';
  const headings = fields.map((field) => {
    const list = lists.find((id) => field in listOf(id).columns);
    return (list && listOf(list).columns[field]?.heading) ?? field;
  });
  return [...new Set(headings)].join('; ');
}
