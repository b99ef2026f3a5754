import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Container } from './container.ts';
import { type CsvSource, readCsv } from './csv.ts';
import { endingOf, nameWithoutEnding } from './file-name.ts';
import { READING_LIMITS, type ReadingLimits } from './limits.ts';
import type { Reading, ReadingSink } from './reading.ts';
import { Refused } from './refusals.ts';
import { sniff } from './sniff.ts';
import { findEncoding } from './text-encoding.ts';
import { readWorkbook } from './workbook.ts';
import { kindOfZip } from './zip-kind.ts';
import { readZipOfCsv } from './zip-of-csv.ts';

export { READING_LIMITS, type ReadingLimits } from './limits.ts';
export type { Cell, FileKind, Reading, ReadingNote, ReadingSink, Refusal, RefusalCode, Sheet } from './reading.ts';
export { refusalInWords } from './refusals.ts';

/** Endings under which each content is expected; a file without one is taken by its content. */
const WORKBOOK_ENDINGS: ReadonlySet<string> = new Set(['', 'xlsx', 'xlsm', 'xltx', 'xltm']);
const CSV_ENDINGS: ReadonlySet<string> = new Set(['', 'csv', 'tsv', 'tab', 'txt']);
const CHUNK_BYTES = 256 * 1024;

/**
 * Reads an uploaded file into the sink, whatever its container: a workbook, one CSV file, a ZIP of CSV files. What the
 * file is, its content says; a name that says otherwise is a reason to refuse it. After a refusal everything that the
 * sink has received is to be thrown away. Failures of the disk, and our own, are thrown.
 */
export async function readFile(
  path: string,
  originalName: string,
  sink: ReadingSink,
  limits: ReadingLimits = READING_LIMITS,
): Promise<Reading> {
  try {
    const kind = await sniff(path, limits);
    return kind === 'zip'
      ? await readContainer(path, originalName, sink, limits)
      : await readText(path, originalName, sink, limits);
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

async function readContainer(
  path: string,
  originalName: string,
  sink: ReadingSink,
  limits: ReadingLimits,
): Promise<Reading> {
  const container = await Container.open(path, limits);
  try {
    const ending = endingOf(originalName);
    if (kindOfZip(container) === 'workbook') {
      if (!WORKBOOK_ENDINGS.has(ending)) throw new Refused('workbook-named-otherwise');
      return { ok: true, kind: 'workbook', ...(await readWorkbook(container, sink, limits)) };
    }
    if (ending !== 'zip' && ending !== '') throw new Refused('zip-named-otherwise');
    return { ok: true, kind: 'zip', date1904: false, notes: await readZipOfCsv(container, sink, limits) };
  } finally {
    container.close();
  }
}

async function readText(
  path: string,
  originalName: string,
  sink: ReadingSink,
  limits: ReadingLimits,
): Promise<Reading> {
  const { size } = await stat(path);
  let bytesRead = 0;
  const source: CsvSource = {
    name: nameWithoutEnding(originalName),
    async *open() {
      bytesRead = 0;
      for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
        if (!Buffer.isBuffer(chunk)) throw new Error('a stream of bytes gave something else');
        bytesRead += chunk.length;
        yield chunk;
      }
    },
    async afterChunk() {
      sink.progress?.(bytesRead, size);
      await sink.pause?.();
    },
  };
  const encoding = await findEncoding(source.open());
  if (!CSV_ENDINGS.has(endingOf(originalName))) throw new Refused('csv-named-otherwise');
  const notes = await readCsv(source, encoding, sink, limits, { cellPositions: limits.cellPositions });
  return { ok: true, kind: 'csv', date1904: false, notes };
}
