import type { Container } from './container.ts';
import type { ReadingLimits } from './limits.ts';
import { folderOf, relationshipsOf, resolvePart } from './part-name.ts';
import { Refused } from './refusals.ts';
import { readElements } from './xml-part.ts';

export type ListedSheet = { name: string; hidden: boolean; partName: string };

/** What the workbook says of itself: its sheets in their order and where its other parts are. */
export type WorkbookDirectory = {
  date1904: boolean;
  sheets: ListedSheet[];
  stylesPart: string | null;
  sharedStringsPart: string | null;
};

type Relationship = { kind: string; target: string; isExternal: boolean };

/** The part that the container names as its document, which need not be `xl/workbook.xml`. */
async function findWorkbookPart(container: Container, limits: ReadingLimits): Promise<string> {
  if (container.find('_rels/.rels') !== undefined) {
    for (const relationship of (await readRelationships(container, '', limits)).values()) {
      const name = relationship.kind === 'officeDocument' ? resolvePart('', relationship.target) : null;
      if (name !== null && container.find(name) !== undefined) return name;
    }
  }
  return 'xl/workbook.xml';
}

export async function readWorkbookDirectory(container: Container, limits: ReadingLimits): Promise<WorkbookDirectory> {
  const workbookPart = await findWorkbookPart(container, limits);
  const part = container.find(workbookPart);
  if (part === undefined) throw new Refused('missing-part');
  const relationships = await readRelationships(container, workbookPart, limits);
  const directory: WorkbookDirectory = { date1904: false, sheets: [], stylesPart: null, sharedStringsPart: null };
  await readElements(part, limits, ({ name, inside, attributes }) => {
    if (name === 'workbookPr') directory.date1904 = /^(1|true|on)$/.test(attributes.get('date1904') ?? '');
    if (name !== 'sheet' || inside.at(-1) !== 'sheets') return;
    const sheetName = attributes.get('name') ?? '';
    const relationship = relationships.get(attributes.get('id') ?? '');
    if (relationship === undefined) throw new Refused('missing-part', { sheet: sheetName });
    // Chart, dialogue and macro sheets hold no list.
    if (relationship.kind !== 'worksheet') return;
    const hidden = (attributes.get('state') ?? 'visible') !== 'visible';
    directory.sheets.push({ name: sheetName, hidden, partName: targetOf(relationship, workbookPart, sheetName) });
  });
  for (const relationship of relationships.values()) {
    if (relationship.kind === 'styles') directory.stylesPart = targetOf(relationship, workbookPart);
    if (relationship.kind === 'sharedStrings') directory.sharedStringsPart = targetOf(relationship, workbookPart);
  }
  refuseUnusable(directory.sheets, limits);
  return directory;
}

function targetOf(relationship: Relationship, workbookPart: string, sheet?: string): string {
  const folder = folderOf(workbookPart);
  const name = relationship.isExternal ? null : resolvePart(folder, relationship.target);
  if (name === null || !name.toLowerCase().startsWith(folder.toLowerCase())) {
    throw new Refused('part-outside', sheet === undefined ? {} : { sheet });
  }
  return name;
}

function refuseUnusable(sheets: readonly ListedSheet[], limits: ReadingLimits): void {
  if (sheets.length === 0) throw new Refused('no-sheets');
  if (sheets.length > limits.sheets) throw new Refused('too-many-sheets');
  const names = new Set<string>();
  for (const { name } of sheets) {
    if (names.has(name.toLowerCase())) throw new Refused('duplicate-sheet-name', { sheet: name });
    names.add(name.toLowerCase());
  }
}

/** A part's relationships by id; the kind is the last word of the type, which transitional and strict files share. */
async function readRelationships(
  container: Container,
  partName: string,
  limits: ReadingLimits,
): Promise<Map<string, Relationship>> {
  const found = new Map<string, Relationship>();
  const part = container.find(relationshipsOf(partName));
  if (part === undefined) throw new Refused('missing-part');
  await readElements(part, limits, ({ name, attributes }) => {
    if (name !== 'Relationship') return;
    const type = attributes.get('Type') ?? '';
    found.set(attributes.get('Id') ?? '', {
      kind: type.slice(type.lastIndexOf('/') + 1),
      target: attributes.get('Target') ?? '',
      isExternal: attributes.get('TargetMode') === 'External',
    });
  });
  return found;
}
