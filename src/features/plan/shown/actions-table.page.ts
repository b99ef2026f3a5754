import { dateInWords } from '#kernel/local-date.ts';
import { type Content, dataTable, type Html, html, named } from '#ui';
import { confidenceMark, deliveryMark, impactMark } from '../axes/marks.page.ts';
import type { DeliveryStanding, Standing } from '../axes/standing.ts';
import { actionLink } from '../links.page.ts';
import { type Action, ownerOf, type Partner } from '../plan.ts';
import { type AnswersKnown, answersInShort } from './answers.ts';

export type ActionsTable = {
  caption: string;
  isCaptionHidden?: boolean;
  actions: readonly Action[];
  standings: ReadonlyMap<string, Standing>;
  partners: readonly Partner[];
  known: AnswersKnown;
  whenEmpty: Content;
};

/** Actions on their three axes; each leads to its own page. */
export function actionsTable(table: ActionsTable): Html {
  const { caption, isCaptionHidden = false, actions, standings, partners, known, whenEmpty } = table;
  const names = new Map(partners.map(({ id, name }) => [id, name]));
  return dataTable({
    ...{ caption, isCaptionHidden, captionSize: 'm', whenEmpty, classes: 'hw-table--actions' },
    columns: ['Action', 'Owner', 'Due', 'Delivery', 'Impact', 'Confidence'].map((heading) => ({ heading })),
    rows: actions.flatMap((action) => {
      const standing = standings.get(action.id);
      if (standing === undefined) return [];
      const answers = answersInShort(action, known);
      const partner = action.partnerId === null ? '' : (names.get(action.partnerId) ?? '');
      return [
        [
          named(actionLink(action), answers === '' ? 'Answers nothing' : `Answers ${answers}`),
          named(html`<span class="hw-plain">${action.owner?.name ?? action.ownerWords}</span>`, partner),
          dueCell(action, standing.delivery),
          deliveryMark(standing),
          impactMark(standing),
          confidenceMark(standing),
        ],
      ];
    }),
  });
}

/** The day on which it is due, with how late it is and when it was due at first. */
export function dueCell(action: Pick<Action, 'dueOn' | 'originalDueOn'>, delivery: DeliveryStanding): Html {
  const { dueOn, originalDueOn } = action;
  const notes = [
    ...(delivery.isOverdue ? [overdueInWords(delivery)] : []),
    ...(originalDueOn === dueOn ? [] : [`first ${dateInWords(originalDueOn)}`]),
  ];
  return named(html`<span class="hw-plain hw-unbroken">${dateInWords(dueOn)}</span>`, notes.join('; '));
}

export function overdueInWords({ overdueWorkingDays }: Pick<DeliveryStanding, 'overdueWorkingDays'>): string {
  return `${overdueWorkingDays} working ${overdueWorkingDays === 1 ? 'day' : 'days'} overdue`;
}

/** Who answers for an action, with the organisation where it is another one. */
export function ownerInFull(action: Action, partners: readonly Partner[]): string {
  const partner = partners.find(({ id }) => id === action.partnerId)?.name;
  return [ownerOf(action), ...(partner === undefined ? [] : [partner])].join(', ');
}
