import type { LeavingList } from './looks-back.ts';
import type { AnyRecord, ExtractRows, History } from './rows.ts';

/** The same history, of rows that left a list only those about children of whom the extract's own rows are. */
export function ofChildrenIn(rows: ExtractRows, history: History): History {
  const children = new Set<string | null>();
  for (const { record } of Object.values(rows).flat()) if ('childId' in record) children.add(record.childId);
  children.delete(null);
  const left = Object.entries(history.left).map(([list, ofList]) => [
    list,
    ofList.filter(({ record }) => 'childId' in record && children.has(record.childId)),
  ]);
  return { ...history, left: Object.fromEntries(left) };
}

/** What tells one row of a child from another in the lists that rows leave; nothing where a child has one row. */
const SPELL_BEGINS: Readonly<Record<LeavingList, 'startedOn' | null>> = {
  assessments: 'startedOn',
  childrenInNeed: 'startedOn',
  childProtection: 'startedOn',
  childrenInCare: 'startedOn',
  adoption: null,
};

/**
 * The same history without the rows that the extract itself still holds: a file may reach further back than Annex A
 * asks, and what it says now is believed.
 */
export function notHeldBy(rows: ExtractRows, history: History): History {
  const left = Object.entries(history.left).map(([list, ofList]) => {
    const begins = isLeavingList(list) ? SPELL_BEGINS[list] : null;
    const held = new Set((isLeavingList(list) ? (rows[list] ?? []) : []).map(({ record }) => spellOf(record, begins)));
    return [list, ofList.filter(({ record }) => !held.has(spellOf(record, begins)))];
  });
  return { ...history, left: Object.fromEntries(left) };
}

function isLeavingList(list: string): list is LeavingList {
  return list in SPELL_BEGINS;
}

function spellOf(record: AnyRecord, begins: 'startedOn' | null): string {
  const child = 'childId' in record ? record.childId : null;
  const from = begins !== null && begins in record && 'startedOn' in record ? record.startedOn : null;
  return JSON.stringify([child, from]);
}
