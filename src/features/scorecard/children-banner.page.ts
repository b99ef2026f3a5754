import { carefulBanner, type Html } from '#ui';
import type { ChildShown } from './children-shown.ts';

/** What stands over everything that shows single children: how many, under which names, and that it is recorded. */
export function childrenBanner(rows: readonly ChildShown[], opened: 'list' | 'ids'): Html {
  const count = new Set(rows.flatMap(({ child }) => (child === null ? [] : [child]))).size;
  const children = `${count.toLocaleString('en-GB')} ${count === 1 ? 'child' : 'children'}`;
  const recorded =
    opened === 'ids'
      ? 'That you saw these ids is recorded with your reason'
      : 'That you opened this page is recorded with the children on it';
  return carefulBanner({
    label: 'Facts about children',
    lead: 'These are facts about children.',
    content: `This page shows ${children}${count === 0 ? '' : `, ${namingInWords(rows)}`}. Look only at those your work is with. ${recorded}, so that it can be said who has looked at a child’s records, and why.`,
  });
}

/** Under which names the children stand. */
function namingInWords(rows: readonly ChildShown[]): string {
  const named = rows.filter(({ child }) => child !== null);
  const masked = named.filter(({ isPseudonym }) => isPseudonym).length;
  if (masked === 0) return 'by their ids in the case system';
  return masked === named.length ? 'under pseudonyms' : 'some by their ids and the others under pseudonyms';
}
