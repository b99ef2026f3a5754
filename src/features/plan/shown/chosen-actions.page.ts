import { dateInWords } from '#kernel/local-date.ts';
import { button, type Content, dataTable, type Html, hiddenFields, html, named, select } from '#ui';
import { actionLink } from '../links.page.ts';
import { type Action, isOpen, isPartOfPlan, ownerOf } from '../plan.ts';

export type ChosenActions = {
  caption: string;
  /** What is asked above the list of those that can be added. */
  question: string;
  /** Where both forms go: `does` says `add` or `remove`, `action` which. */
  address: string;
  /** Every action of the plan in its order, and which of them were chosen. */
  actions: readonly Action[];
  chosen: readonly string[];
  mayChange: boolean;
  may(permission: string): boolean;
  csrfToken: string;
};

/** The actions of the plan that something else points to, such as a risk or a statement: to be added and taken out. */
export function chosenActions(page: ChosenActions): Html {
  const { caption, question, address, actions, chosen, mayChange, may, csrfToken } = page;
  const others = actions.filter((action) => !chosen.includes(action.id) && isPartOfPlan(action));
  const form = (fields: Content, text: string, does: 'add' | 'remove') =>
    html`<form method="post" action="${address}" novalidate>${hiddenFields(csrfToken, { does })}${fields}${button({ text, kind: 'secondary' })}</form>`;
  const takeOut = ({ id, ref }: Action) =>
    form(html`<input type="hidden" name="action" value="${id}">`, `Take ${ref} out`, 'remove');
  return html`${dataTable({
    ...{ caption, captionSize: 'm' },
    columns: [
      { heading: 'Action' },
      { heading: 'State' },
      { heading: 'Due' },
      ...(mayChange ? [{ heading: 'Take out', isHeadingHidden: true }] : []),
    ],
    rows: actions
      .filter(({ id }) => chosen.includes(id))
      .map((action) => [
        named(may('plan.read') ? actionLink(action) : `${action.ref} ${action.title}`, ownerOf(action)),
        stateOf(action),
        dateInWords(action.dueOn),
        ...(mayChange ? [takeOut(action)] : []),
      ]),
    whenEmpty: 'None.',
  })}${
    mayChange &&
    others.length > 0 &&
    form(
      select({
        ...{ name: 'action', id: 'action', label: question, classes: 'govuk-!-width-full' },
        items: [
          { value: '', text: 'Choose one' },
          ...others.map(({ id, ref, title }) => ({ value: id, text: `${ref} ${title}` })),
        ],
      }),
      'Add the action',
      'add',
    )
  }`;
}

function stateOf(action: Action): string {
  if (!isPartOfPlan(action)) return 'No longer part of the plan';
  return isOpen(action) ? 'Open' : 'Delivered';
}
