/**
 * What one file may cost us. Every limit counts what really came out of the file, never what the file says of itself.
 * The defaults leave real Annex A workbooks (at most 34 columns, some 100,000 rows, compressed six to eight times)
 * a wide margin and stop a hostile file long before it hurts.
 */
export type ReadingLimits = {
  /** Bytes of the file as uploaded. */
  uploadBytes: number;
  /** Parts in a ZIP container; a workbook has a few dozen. Judged from its directory alone. */
  zipEntries: number;
  /** Bytes that one part may unpack to. A full sheet of 34 columns unpacks to about 1.2 GB. */
  entryBytes: number;
  /** Bytes that everything read from one container may unpack to. */
  totalBytes: number;
  /** Bytes out for one byte in, judged over the whole container once `ratioFloorBytes` have come out of it. */
  ratio: number;
  /** Below this the ratio is not judged: short, very repetitive lists compress several hundred times. */
  ratioFloorBytes: number;
  /** Bytes of a part that is held in memory whole: the workbook's directory, relationships, styles. */
  partBytes: number;
  /** Distinct texts of a workbook. */
  sharedStrings: number;
  /** Bytes of all shared texts together. */
  sharedStringBytes: number;
  /** Bytes of one text. Excel itself stops at 32,767 characters. */
  textBytes: number;
  /** Bytes of one row's own content, and of one line of a CSV file. */
  rowBytes: number;
  /** Bytes of one XML attribute in a sheet. */
  attributeBytes: number;
  /** Elements inside one another. A sheet needs eight. */
  depth: number;
  sheets: number;
  /** Rows of one sheet; Excel's own limit. */
  rows: number;
  /** Columns of one sheet; Excel's own limit. */
  columns: number;
  /** Cells of a whole file counted from column A to the last used one of each row, blank or not. */
  cellPositions: number;
  /** A workbook that carries macros is refused, or read without them. Macros are never run. */
  macros: 'refuse' | 'ignore';
};

const KIB = 1024;
const MIB = 1024 * KIB;
const GIB = 1024 * MIB;

export const READING_LIMITS: Readonly<ReadingLimits> = Object.freeze({
  uploadBytes: 200 * MIB,
  zipEntries: 1_000,
  entryBytes: 2 * GIB,
  totalBytes: 4 * GIB,
  ratio: 100,
  ratioFloorBytes: 96 * MIB,
  partBytes: 32 * MIB,
  sharedStrings: 4_000_000,
  sharedStringBytes: 128 * MIB,
  textBytes: MIB,
  rowBytes: MIB,
  attributeBytes: 64 * KIB,
  depth: 64,
  sheets: 100,
  rows: 1_048_576,
  columns: 16_384,
  cellPositions: 100_000_000,
  macros: 'refuse',
});
