import type { Container } from './container.ts';
import { readCsv } from './csv.ts';
import { nameWithoutEnding } from './file-name.ts';
import type { ReadingLimits } from './limits.ts';
import type { ReadingNote, ReadingSink } from './reading.ts';
import { Refused } from './refusals.ts';
import { findEncoding } from './text-encoding.ts';
import { betweenChunks } from './workbook.ts';
import { csvParts, otherParts } from './zip-kind.ts';

/** Each file is read once for its encoding and once for its rows. */
const PASSES = 2;

/** Reads each CSV file of a ZIP as a sheet of the file's name, in the ZIP's order. Folders inside it do not matter. */
export async function readZipOfCsv(
  container: Container,
  sink: ReadingSink,
  limits: ReadingLimits,
): Promise<ReadingNote[]> {
  const parts = csvParts(container);
  if (parts.length > limits.sheets) throw new Refused('too-many-sheets');
  const budget = { cellPositions: limits.cellPositions };
  const notes: ReadingNote[] = otherParts(container).map((part) => ({ code: 'file-left-out', sheet: part.name }));
  const names = new Set<string>();
  for (const part of parts) {
    const name = nameWithoutEnding(part.name);
    if (names.has(name.toLowerCase())) throw new Refused('duplicate-sheet-name', { sheet: name });
    names.add(name.toLowerCase());
    const source = { name, open: () => part.read(), afterChunk: () => betweenChunks(container, sink, PASSES) };
    const encoding = await findEncoding(part.read());
    notes.push(...(await readCsv(source, encoding, sink, limits, budget)));
  }
  return notes;
}
