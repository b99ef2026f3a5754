/** The kinds of document that are kept. What a file is, its bytes say; the ending of its name has to agree. */
export const DOCUMENT_KINDS = {
  pdf: { title: 'PDF', endings: ['pdf'], mediaType: 'application/pdf' },
  docx: {
    title: 'Word document',
    endings: ['docx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  xlsx: {
    title: 'Excel workbook',
    endings: ['xlsx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  pptx: {
    title: 'PowerPoint presentation',
    endings: ['pptx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  },
  odt: {
    title: 'OpenDocument text',
    endings: ['odt'],
    mediaType: 'application/vnd.oasis.opendocument.text',
  },
  ods: {
    title: 'OpenDocument spreadsheet',
    endings: ['ods'],
    mediaType: 'application/vnd.oasis.opendocument.spreadsheet',
  },
  png: { title: 'PNG picture', endings: ['png'], mediaType: 'image/png' },
  jpg: { title: 'JPEG picture', endings: ['jpg', 'jpeg'], mediaType: 'image/jpeg' },
  txt: { title: 'Plain text', endings: ['txt'], mediaType: 'text/plain' },
  csv: { title: 'CSV table', endings: ['csv'], mediaType: 'text/csv' },
} as const satisfies Record<string, { title: string; endings: readonly string[]; mediaType: string }>;

export type DocumentKind = keyof typeof DOCUMENT_KINDS;

/** For the chooser of a browser; what comes is looked at again. */
export const ACCEPTED_ENDINGS = Object.values(DOCUMENT_KINDS)
  .flatMap(({ endings }) => endings.map((ending) => `.${ending}`))
  .join(',');

/** Why a file is not kept. */
export type Refusal =
  | 'empty'
  | 'tooLarge'
  | 'macros'
  | 'olderOffice'
  | 'program'
  | 'markup'
  | 'archive'
  | 'twoInOne'
  | 'broken'
  | 'unknown'
  | 'ending'
  | 'named'
  | 'infected'
  | 'notAnswered';

/** The largest document, in megabytes. */
export const DOCUMENT_MEGABYTES = 20;

const KEPT_KINDS =
  'PDF, Word (.docx), Excel (.xlsx), PowerPoint (.pptx), OpenDocument (.odt, .ods), PNG, JPEG, .txt or .csv';

/** What is wrong with a file, and what to do about it; `ending` is told with what the file is. */
export function refusalInWords(refusal: Refusal, found: DocumentKind | null = null): string {
  if (refusal === 'ending' && found !== null)
    return `The name of the file does not end as what is in it: it is a ${DOCUMENT_KINDS[found].title}. Give it the ending .${DOCUMENT_KINDS[found].endings[0]} or choose another file`;
  return WORDS[refusal];
}

const WORDS: Readonly<Record<Refusal, string>> = {
  empty: 'The file is empty. Choose one with something in it',
  tooLarge: `The file must be ${DOCUMENT_MEGABYTES} MB or smaller. Make it smaller, for example by compressing its pictures, or give a link to it`,
  macros: 'The file holds macros. Save it without them (.docx, .xlsx or .pptx), or as PDF',
  olderOffice:
    'The file is of an older Office, or is protected by a password. Save it without a password as .docx, .xlsx or .pptx, or as PDF',
  program: 'The file is a program or a script. Choose a document',
  markup: 'The file is a web page or holds markup (HTML, SVG, XML). Save it as PDF',
  archive: `The file is an archive of files. Unpack it and choose one document: ${KEPT_KINDS}`,
  twoInOne: 'The file holds a second file inside or after the first. Save it again as PDF, or choose another',
  broken: 'The file cannot be opened: it is damaged or not whole. Save it again and choose it',
  unknown: `Choose a file that is ${KEPT_KINDS}`,
  ending: `The name of the file does not end as what is in it. Choose a file that is ${KEPT_KINDS}`,
  named: 'The name of the file holds what could identify somebody. Give it another name',
  infected: 'The council’s virus scanner refused the file. Tell your IT service desk; nothing was kept',
  notAnswered:
    'The council’s virus scanner did not answer, and nothing was kept. Try again, or tell your IT service desk',
};

/** How a document was scanned, in words. */
export const SCAN_WORDS = {
  clean: 'Scanned for viruses, nothing found',
  notScanned: 'Not scanned for viruses: no scanner is set up here',
} as const;

/** A number of bytes as people read it: `640 bytes`, `12 kB`, `3.4 MB`. */
export function sizeInWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
