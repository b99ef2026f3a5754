import { dateInWords } from '#kernel/local-date.ts';
import { type Content, dataTable, emptyState, filterBar, type Html, html, linkButton, named, pageHeading } from '#ui';
import { type Action, CHANGE_KINDS, type Change, DECIDERS } from '../plan.ts';
import { stateTag } from './change.page.ts';
import { aboutOf, changeInLine, KIND_WORDS, STATE_WORDS } from './change-words.ts';
import { type ChangeFilter, queryOf, STATES } from './changes-view.ts';
import { DECIDER_WORDS } from './deciding-rules.ts';

export type ChangesPage = {
  council: string;
  rows: readonly { change: Change; action: Action | null }[];
  /** Of all, not of those shown. */
  count: number;
  waiting: number;
  filter: ChangeFilter;
  mayManage: boolean;
  navigation: Html;
};

/** Every change that was asked for, what waits first. */
export function changesPage({ council, rows, count, waiting, filter, mayManage, navigation }: ChangesPage): Html {
  const heading = html`${pageHeading('Changes of the plan', { caption: council })}${navigation}
<p class="govuk-body"><a class="govuk-link" href="/plan/changes/rules">Who may decide what</a></p>`;
  const add =
    mayManage && linkButton({ text: 'Ask for a new action', href: '/plan/changes/new?kind=add', kind: 'secondary' });
  if (count === 0)
    return html`${heading}${emptyState('Nobody has asked for a change', 'Changes of an action are asked for on its own page: another due date, owner, scope or target, and whether it is merged, split, withdrawn or opened again.', add)}`;
  return html`${heading}
<p class="govuk-body-l">${waitingInWords(waiting)}</p>
${add}
${filterBar({
  action: '/plan/changes',
  label: 'Which changes',
  filters: [
    choice(
      'state',
      'State',
      STATES.map((value) => ({ value, text: STATE_WORDS[value] })),
      filter.state,
    ),
    choice(
      'kind',
      'Kind',
      CHANGE_KINDS.map((value) => ({ value, text: KIND_WORDS[value] })),
      filter.kind,
    ),
    choice(
      'decider',
      'Who decides',
      DECIDERS.map((value) => ({ value, text: DECIDER_WORDS[value] })),
      filter.decider,
    ),
  ],
  ...(queryOf(filter) !== '' && { clearHref: '/plan/changes' }),
  end: html`<a class="govuk-link" href="/plan/changes.csv${queryOf(filter)}">Download as CSV</a>`,
})}
${dataTable({
  caption: 'Changes, what waits first',
  isCaptionHidden: true,
  columns: [
    { heading: 'About' },
    { heading: 'Change' },
    { heading: 'Asked for' },
    { heading: 'Who decides' },
    { heading: 'State' },
  ],
  rows: rows.map(({ change, action }) => [
    named(
      html`<a class="govuk-link" href="/plan/changes/${change.id}">${aboutOf(change, action)}</a>`,
      KIND_WORDS[change.kind],
    ),
    changeInLine(change),
    named(change.askedBy, dateInWords(change.askedOn)),
    DECIDER_WORDS[change.decider],
    decided(change),
  ]),
  isCompact: true,
  whenEmpty: 'No change is like this. Choose less, or clear the filters.',
})}`;
}

function choice(name: string, label: string, items: readonly { value: string; text: string }[], value: string) {
  return { name, label, value, items: [{ value: '', text: 'All' }, ...items] };
}

function waitingInWords(waiting: number): string {
  if (waiting === 0) return 'No change waits for a decision.';
  return waiting === 1 ? '1 change waits for a decision.' : `${waiting} changes wait for a decision.`;
}

function decided(change: Change): Content {
  if (change.decidedOn === null) return stateTag(change.state);
  const who = [change.decidedBy ?? '', dateInWords(change.decidedOn), change.minute].filter((text) => text !== '');
  return named(stateTag(change.state), who.join(', '));
}
