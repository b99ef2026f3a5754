import type { Container } from './container.ts';
import type { ReadingLimits } from './limits.ts';
import { utf8Chunks } from './xml-part.ts';
import { nameKey, XmlScanner } from './xml-scanner.ts';

const RECORD = nameKey('r');

/** Records that pivot tables of the workbook carry with them, unseen. They are counted, never read. */
export async function countPivotRecords(container: Container, limits: ReadingLimits): Promise<number> {
  let records = 0;
  for (const name of container.names) {
    const part = /(^|\/)pivotCacheRecords\d*\.xml$/i.test(name) ? container.find(name) : undefined;
    if (part === undefined) continue;
    const counter = new RecordCounter(limits);
    for await (const chunk of utf8Chunks(part.read())) counter.write(chunk);
    counter.end();
    records += counter.records;
  }
  return records;
}

class RecordCounter extends XmlScanner {
  records = 0;

  protected opened(name: number): void {
    if (name === RECORD && this.depth === 2) this.records++;
  }

  protected closed(): void {}

  protected text(): void {}

  protected characters(): void {}
}
