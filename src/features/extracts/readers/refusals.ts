import { READING_LIMITS } from './limits.ts';
import type { Refusal, RefusalCode } from './reading.ts';

/** Thrown inside the reader to stop it; `readFile` turns it into a reading that is not ok. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(code: RefusalCode, where: Omit<Refusal, 'code'> = {}) {
    super(`file refused: ${code}`);
    this.name = 'Refused';
    this.refusal = { code, ...where };
  }
}

/** 1048576 as 1,048,576; the language tables of `toLocaleString` would cost every reader process 10 ms. */
const count = (whole: number) => String(whole).replace(/\B(?=(\d{3})+$)/g, ',');
const megabytes = (limit: number) => count(Math.floor(limit / 1024 / 1024));

const SAVE_AS_XLSX = 'In Excel choose File, Save As, “Excel Workbook (*.xlsx)”, and upload that file.';
const SAVE_AGAIN = 'Open it in Excel, save it again as .xlsx, and upload that file.';
const SEND_ANEW = 'Save or export it again and upload the new file.';

/** What is wrong, and what to do about it. No cell's content is ever part of a sentence. */
const SAY: Record<RefusalCode, string> = {
  empty: 'The file is empty. Export the lists again and upload the new file.',
  'file-too-large': `The file is larger than ${megabytes(READING_LIMITS.uploadBytes)} MB. Remove sheets that are not Annex A lists, or upload the lists as a ZIP of CSV files.`,
  'old-excel': `This is a workbook in the old Excel format (.xls). ${SAVE_AS_XLSX}`,
  'binary-excel': `This is a binary Excel workbook (.xlsb). ${SAVE_AS_XLSX}`,
  'open-document': `This is an OpenDocument spreadsheet (.ods). Save it as “Excel 2007-365 (.xlsx)” and upload that file.`,
  encrypted: 'The file has a password. Save a copy without one and upload the copy.',
  macros:
    'The workbook carries macros. Save a copy as “Excel Workbook (*.xlsx)”, which leaves them out, and upload the copy.',
  'word-document':
    'This is a Word document, not a workbook. Upload the workbook (.xlsx) or CSV files that hold the lists.',
  'other-document':
    'This file is neither a workbook, a CSV file nor a ZIP of CSV files. Upload the lists as .xlsx or CSV.',
  html: `This is a web page saved under another name, as some case management systems do. Open it with Excel first. ${SAVE_AS_XLSX}`,
  xml: `This is an XML file, not a workbook or a CSV file. If Excel opens it as a table, save it from there as .xlsx and upload that file.`,
  binary: 'The file holds no readable text and is no workbook. Upload the lists as .xlsx or CSV.',
  'csv-named-otherwise':
    'The content is a CSV file, but the name says otherwise. Rename the file so that it ends in .csv, check that it is the right one, and upload it again.',
  'workbook-named-otherwise':
    'The content is an Excel workbook, but the name says otherwise. Rename the file so that it ends in .xlsx, check that it is the right one, and upload it again.',
  'zip-named-otherwise':
    'The content is a ZIP file, but the name says otherwise. Rename the file so that it ends in .zip, check that it is the right one, and upload it again.',
  'cut-short': 'The file is cut short: its end is missing. Copy or download it again completely and upload it again.',
  'damaged-zip': `The file is damaged: it cannot be unpacked. ${SEND_ANEW}`,
  'zip-too-many-entries': `The file holds more than ${count(READING_LIMITS.zipEntries)} parts. Upload a workbook or ZIP that holds only the lists.`,
  'zip-duplicate-entry': `The file holds two parts of the same name, so it is not certain which one counts. ${SEND_ANEW}`,
  'zip-overlapping-entries': `The file is damaged: its parts overlap. ${SEND_ANEW}`,
  'zip-unsafe-name': `The file holds a part whose name points outside the file. ${SEND_ANEW}`,
  'zip-unsupported-compression':
    'The file is packed in a way that is not supported. Pack the CSV files with “Send to, Compressed (zipped) folder”, or save the workbook again as .xlsx.',
  'zip-without-lists':
    'The ZIP file holds no CSV file. Put one CSV file for each list into it, or upload the workbook by itself.',
  'inflates-too-much':
    'The file unpacks to far more than a real list would. Save the lists into a new workbook and upload that.',
  'no-sheets': 'The workbook has no sheets. Save the lists into a new workbook and upload that.',
  'too-many-sheets': `There are more than ${count(READING_LIMITS.sheets)} sheets or lists. Upload a file that holds only the lists.`,
  'duplicate-sheet-name': `Two sheets have the same name, so it is not certain which one counts. ${SAVE_AGAIN}`,
  'missing-part': `The workbook is damaged: a part that it names is missing. ${SAVE_AGAIN}`,
  'part-outside': `The workbook is damaged: it points to a part outside itself. ${SAVE_AGAIN}`,
  'damaged-xml': `The file is damaged: a part of it cannot be read. ${SAVE_AGAIN}`,
  'unknown-encoding': `A part of the workbook is written in a character set that is not supported. ${SAVE_AGAIN}`,
  doctype: `The workbook contains a document type declaration, which Excel never writes. ${SAVE_AGAIN}`,
  'too-deep': `The workbook is damaged: its elements are nested too deeply. ${SAVE_AGAIN}`,
  'attribute-too-long': `The workbook is damaged: an attribute is longer than any that Excel writes. ${SAVE_AGAIN}`,
  'shared-string-missing': `The workbook is damaged: a cell refers to a text that is not there. ${SAVE_AGAIN}`,
  'too-many-shared-strings':
    'The workbook holds more text than can be read at once. Upload each list as a CSV file instead.',
  'text-too-long': 'A cell holds more than a million characters. Shorten it and upload the file again.',
  'row-too-long':
    'A row holds more than a million characters. Check that the lines of the file end where they should, and export it again.',
  'too-many-rows': `A sheet has more than ${count(READING_LIMITS.rows)} rows. Delete the rows that belong to no list, or upload each list as a file of its own.`,
  'too-many-columns': `There are more than ${count(READING_LIMITS.columns)} columns. Check the separator between the columns, and export the list again.`,
  'too-many-cells':
    'The sheet is too wide and too long at once. Delete the unused columns and rows after the list, save, and upload it again.',
  'cell-given-twice': `The workbook is damaged: it gives the same cell or row twice. ${SAVE_AGAIN}`,
  'rows-out-of-order': `The rows of a sheet are stored out of order. ${SAVE_AGAIN}`,
  'unclosed-quote': 'A quotation mark is opened and never closed. Correct that line, or export the list again.',
  'nul-bytes': 'The file contains NUL characters, which no text has. Export the list again as “CSV UTF-8”.',
  'out-of-memory':
    'The file needs more memory than reading may take. Remove what belongs to no list, or upload each list as a file of its own.',
  'took-too-long':
    'Reading the file took too long and was stopped. Remove what belongs to no list, or upload each list as a file of its own.',
};

/** The refusal as a person reads it: where in the file, what is wrong, how to save it right. */
export function refusalInWords(refusal: Refusal): string {
  const place = [
    refusal.sheet !== undefined ? `sheet “${shortened(refusal.sheet)}”` : '',
    refusal.row !== undefined ? `row ${count(refusal.row)}` : '',
    refusal.column !== undefined ? `column ${refusal.column}` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
  const sentence = SAY[refusal.code];
  return place === '' ? sentence : `${place.charAt(0).toUpperCase()}${place.slice(1)}: ${lowerFirst(sentence)}`;
}

/** The sentence after a colon; abbreviations such as “ZIP” and “CSV” do not begin any of them. */
function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

const NAME_SHOWN = 60;

function shortened(name: string): string {
  return name.length <= NAME_SHOWN ? name : `${name.slice(0, NAME_SHOWN)}…`;
}
