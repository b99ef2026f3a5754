import { dayFields, type Form } from '#kernel/form.ts';
import type { Action, ChangeKind } from '../plan.ts';
import { type Around, measuresOf } from './sides-now.ts';

/** What a form of a change holds when it is opened: what is there now. */
export function openingFields(kind: ChangeKind, action: Action | null, around: Around): Form {
  if (action === null) return dayFields('startsOn', around.today);
  switch (kind) {
    case 'dueDate':
      return dayFields('dueOn', action.dueOn);
    case 'impactDate':
      return dayFields('impactExpectedOn', action.impactExpectedOn);
    case 'scope':
      return { title: action.title, detail: action.detail, outcomeId: action.outcomeId };
    case 'owner':
      return {
        ...{ ownerId: action.owner?.id ?? '', ownerWords: action.owner === null ? action.ownerWords : '' },
        partnerId: action.partnerId ?? '',
      };
    case 'target':
      return { measure: measuresOf(around.plan, action)[0] ?? '' };
    case 'split':
      return {
        part1: action.title,
        ...dayFields('part1DueOn', action.dueOn),
        ...dayFields('part2DueOn', action.dueOn),
      };
    default:
      return {};
  }
}
