import type { Container, Part } from './container.ts';
import type { ReadingLimits } from './limits.ts';
import { countPivotRecords } from './pivot-records.ts';
import type { ReadingNote, ReadingSink } from './reading.ts';
import { Refused } from './refusals.ts';
import { SerialDates } from './serial-date.ts';
import { SharedStringScanner } from './shared-strings.ts';
import { SheetScanner, type Surroundings } from './sheet-scanner.ts';
import { readDateFormats } from './styles.ts';
import { type ListedSheet, readWorkbookDirectory } from './workbook-directory.ts';
import { utf8Chunks } from './xml-part.ts';
import type { XmlScanner } from './xml-scanner.ts';

/** Reads every visible sheet of a workbook, in the workbook's order, and says what else was met. */
export async function readWorkbook(
  container: Container,
  sink: ReadingSink,
  limits: ReadingLimits,
): Promise<{ date1904: boolean; notes: ReadingNote[] }> {
  if (limits.macros === 'refuse' && container.names.some((name) => /(^|\/)vbaProject\.bin$/i.test(name))) {
    throw new Refused('macros');
  }
  const directory = await readWorkbookDirectory(container, limits);
  const sheets = directory.sheets.map((sheet) => ({ ...sheet, part: partOf(container, sheet) }));
  const sharedPart = optionalPart(container, directory.sharedStringsPart);
  const stylesPart = optionalPart(container, directory.stylesPart);
  const afterChunk = () => betweenChunks(container, sink);

  let broken = 0;
  const onBroken = () => {
    broken++;
  };
  const around: Surroundings = {
    dateFormats: stylesPart === undefined ? [] : await readDateFormats(stylesPart, limits),
    sharedStrings: sharedPart === undefined ? [] : await readSharedStrings(sharedPart, limits, onBroken, afterChunk),
    dates: new SerialDates(directory.date1904),
    budget: { cellPositions: limits.cellPositions },
    onBroken,
  };
  for (const { name, hidden, part } of sheets) {
    sink.sheet({ name, hidden });
    if (!hidden) await scan(part, new SheetScanner(name, around, limits, sink.row.bind(sink)), afterChunk);
  }
  const notes: ReadingNote[] = [];
  const hiddenRecords = await countPivotRecords(container, limits);
  if (hiddenRecords > 0) notes.push({ code: 'hidden-records', count: hiddenRecords });
  if (broken > 0) notes.push({ code: 'broken-character', count: broken });
  return { date1904: directory.date1904, notes };
}

function partOf(container: Container, sheet: ListedSheet): Part {
  const part = container.find(sheet.partName);
  if (part === undefined) throw new Refused('missing-part', { sheet: sheet.name });
  return part;
}

function optionalPart(container: Container, name: string | null): Part | undefined {
  if (name === null) return undefined;
  const part = container.find(name);
  if (part === undefined) throw new Refused('missing-part');
  return part;
}

/** After every chunk: says how far reading is, and waits where the sink asks for a pause. `passes` is how often parts are read. */
export async function betweenChunks(container: Container, sink: ReadingSink, passes = 1): Promise<void> {
  sink.progress?.(Math.floor(container.bytesRead / passes), container.fileBytes);
  const pause = sink.pause?.();
  if (pause !== undefined) await pause;
}

async function scan(part: Part, scanner: XmlScanner, afterChunk: () => Promise<void>): Promise<void> {
  for await (const chunk of utf8Chunks(part.read())) {
    scanner.write(chunk);
    await afterChunk();
  }
  scanner.end();
}

async function readSharedStrings(
  part: Part,
  limits: ReadingLimits,
  onBroken: () => void,
  afterChunk: () => Promise<void>,
): Promise<readonly string[]> {
  const scanner = new SharedStringScanner(limits, onBroken);
  await scan(part, scanner, afterChunk);
  return scanner.texts;
}
