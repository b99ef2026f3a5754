import { LIST_IDS, listOf } from '#features/extracts/index.ts';
import { errorOf, type FormShown } from '#features/forms/index.ts';
import { type Content, type Html, input, subNavigation, textarea } from '#ui';
import { rowCount } from './due.ts';

export type KeepingPart = 'kept' | 'holds' | 'erasures' | 'child' | 'export';
/** Which parts somebody may open. */
export type MayKeep = { propose: boolean; export: boolean };

/** The way between the pages about keeping, as far as somebody may open them. */
export function keepingNavigation(current: KeepingPart, may: MayKeep): Html {
  const items: { part: KeepingPart; text: string; href: string; isOpen: boolean }[] = [
    { part: 'kept', text: 'What is kept', href: '/keeping', isOpen: true },
    { part: 'holds', text: 'Holds', href: '/keeping/holds', isOpen: true },
    { part: 'erasures', text: 'Erasures', href: '/keeping/erasures', isOpen: true },
    { part: 'child', text: 'Erase one child', href: '/keeping/child', isOpen: may.propose },
    { part: 'export', text: 'Export one child', href: '/keeping/export', isOpen: may.export },
  ];
  return subNavigation(
    'Keeping and erasing',
    items.flatMap(({ part, text, href, isOpen }) => (isOpen ? [{ text, href, isCurrent: part === current }] : [])),
  );
}

export function reasonField(shown: FormShown, label: string, hint: Content): Html {
  return textarea({
    ...{ name: 'reason', id: 'reason', label, hint, rows: 2 },
    value: shown.given['reason'] ?? '',
    error: errorOf(shown, 'reason'),
  });
}

export function childField(shown: FormShown): Html {
  return input({
    ...{ name: 'child', id: 'child', label: 'The child’s id', classes: 'govuk-input--width-20' },
    hint: 'The number by which the case system knows the child, as the extracts write it',
    value: shown.given['child'] ?? '',
    attributes: { autocomplete: 'off' },
    error: errorOf(shown, 'child'),
  });
}

/** Rows by list, in the order of the lists: `1,204: Referrals 800; Assessments 404`. */
export function rowsInWords(rows: Readonly<Record<string, number>>): string {
  const known = LIST_IDS.flatMap((id) => (rows[id] === undefined ? [] : [[listOf(id).title, rows[id]] as const]));
  const unknown = Object.entries(rows).filter(([list]) => !LIST_IDS.some((id) => id === list));
  const lists = [...known, ...unknown].map(([list, count]) => `${list} ${numberInWords(count)}`);
  return lists.length === 0 ? 'None' : `${numberInWords(rowCount(rows))}: ${lists.join('; ')}`;
}

export function numberInWords(count: number): string {
  return count.toLocaleString('en-GB');
}

/** `1 extract`, `2 extracts`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${numberInWords(count)} ${count === 1 ? one : many}`;
}

export function monthsInWords(months: number): string {
  const isYears = months >= 24 && months % 12 === 0;
  return isYears ? `${counted(months / 12, 'year')}` : counted(months, 'month');
}
