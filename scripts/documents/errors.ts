import { type RefusalCode, refusalInWords } from '../../src/features/extracts/readers/index.ts';
import { ERROR_CODES } from '../../src/platform/errors.ts';
import { type GeneratedDocument, markdown, table } from './document.ts';

/** Every failure that a person is told of, with its words: those of the service, and those of a file. */
export const errors: GeneratedDocument = {
  path: 'docs/generated/errors.md',
  make() {
    return markdown(
      'Errors',
      '`src/platform/errors.ts` and `src/features/extracts/readers/refusals.ts`',
      'A failure that is not listed here is a fault of Headway: the page says so and gives a reference, and the log has one line under it.',
      '## Of the service',
      table(
        ['Code', 'HTTP status', 'Says, unless it can say more'],
        Object.entries(ERROR_CODES).map(([code, { status, says }]) => [`\`${code}\``, String(status), says]),
      ),
      '## Files that are refused',
      'Nothing of a refused file is kept. Where it is known, the sentence begins with the sheet, row and column.',
      ...Object.entries(CONCERNS).flatMap(([concern, title]) => [`### ${title}`, refusalsTable(concern)]),
    );
  },
};

const CONCERNS = {
  kind: 'What the file is',
  container: 'How it is packed',
  workbook: 'How the workbook is built',
  text: 'How the text is written',
  size: 'How much it holds',
} as const;

/** What each refusal is about. A new code does not compile until it has its place here. */
const REFUSALS: Record<RefusalCode, keyof typeof CONCERNS> = {
  empty: 'kind',
  'old-excel': 'kind',
  'binary-excel': 'kind',
  'open-document': 'kind',
  encrypted: 'kind',
  macros: 'kind',
  'word-document': 'kind',
  'other-document': 'kind',
  html: 'kind',
  xml: 'kind',
  binary: 'kind',
  'csv-named-otherwise': 'kind',
  'workbook-named-otherwise': 'kind',
  'zip-named-otherwise': 'kind',
  'cut-short': 'container',
  'damaged-zip': 'container',
  'zip-too-many-entries': 'container',
  'zip-duplicate-entry': 'container',
  'zip-overlapping-entries': 'container',
  'zip-unsafe-name': 'container',
  'zip-unsupported-compression': 'container',
  'zip-without-lists': 'container',
  'inflates-too-much': 'container',
  'no-sheets': 'workbook',
  'too-many-sheets': 'workbook',
  'duplicate-sheet-name': 'workbook',
  'missing-part': 'workbook',
  'part-outside': 'workbook',
  'damaged-xml': 'workbook',
  'unknown-encoding': 'workbook',
  doctype: 'workbook',
  'too-deep': 'workbook',
  'attribute-too-long': 'workbook',
  'shared-string-missing': 'workbook',
  'cell-given-twice': 'workbook',
  'rows-out-of-order': 'workbook',
  'unclosed-quote': 'text',
  'nul-bytes': 'text',
  'file-too-large': 'size',
  'too-many-shared-strings': 'size',
  'text-too-long': 'size',
  'row-too-long': 'size',
  'too-many-rows': 'size',
  'too-many-columns': 'size',
  'too-many-cells': 'size',
  'out-of-memory': 'size',
  'took-too-long': 'size',
};

function refusalsTable(concern: string): string {
  const codes = Object.keys(REFUSALS)
    .filter(isRefusalCode)
    .filter((code) => REFUSALS[code] === concern);
  return table(
    ['Code', 'Says'],
    codes.map((code) => [`\`${code}\``, refusalInWords({ code })]),
  );
}

function isRefusalCode(text: string): text is RefusalCode {
  return Object.hasOwn(REFUSALS, text);
}
