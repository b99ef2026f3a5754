import type { Part } from './container.ts';
import type { ReadingLimits } from './limits.ts';
import { isBuiltInDateFormat, isDateFormat } from './number-format.ts';
import { readElements } from './xml-part.ts';

/** For each cell format of the workbook, by its index, whether it shows a day or a time. */
export async function readDateFormats(part: Part, limits: ReadingLimits): Promise<boolean[]> {
  const custom = new Map<number, boolean>();
  const formatIds: number[] = [];
  await readElements(part, limits, ({ name, inside, attributes }) => {
    const id = Number(attributes.get('numFmtId') ?? 0);
    const parent = inside.at(-1);
    if (name === 'numFmt' && parent === 'numFmts') custom.set(id, isDateFormat(attributes.get('formatCode') ?? ''));
    else if (name === 'xf' && parent === 'cellXfs') formatIds.push(id);
  });
  return formatIds.map((id) => custom.get(id) ?? isBuiltInDateFormat(id));
}
