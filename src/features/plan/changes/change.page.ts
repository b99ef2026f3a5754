import { errorOf, type FormShown, lineField, textField } from '#features/forms/index.ts';
import { dateInWords } from '#kernel/local-date.ts';
import {
  button,
  buttonGroup,
  type Content,
  dataTable,
  type Html,
  hiddenFields,
  html,
  notificationBanner,
  pageHeading,
  radios,
  reading,
  summaryList,
  tag,
  versionHeld,
  warningText,
} from '#ui';
import type { Action, Change, Decider } from '../plan.ts';
import { KIND_WORDS, STATE_WORDS, sidesOf } from './change-words.ts';
import type { DecidedBy } from './decider.ts';
import { DECIDER_WORDS } from './deciding-rules.ts';
import type { Overtaken } from './sides-now.ts';

const STATE_COLOURS = { asked: 'blue', approved: 'green', refused: 'red', takenBack: 'grey' } as const;

export function stateTag(state: Change['state']): Html {
  return tag(STATE_WORDS[state], STATE_COLOURS[state]);
}

export type ChangePage = {
  title: string;
  change: Change;
  action: Action | null;
  decidedBy: DecidedBy;
  overtaken: Overtaken | null;
  /** Whether the page of the action may be opened. */
  readsPlan: boolean;
  mayDecide: boolean;
  mayTakeBack: boolean;
  shown: FormShown;
  navigation: Html;
};

/** One change: both sides, why, who decides and what was decided. */
export function changePage(page: ChangePage): Html {
  const { title, change, action, decidedBy, overtaken, navigation } = page;
  return html`${pageHeading(title, { caption: stateTag(change.state) })}
${navigation}
${overtaken && overtakenBanner(overtaken)}
${dataTable({
  caption: 'What is asked for',
  captionSize: 'm',
  columns: [{ heading: 'What' }, { heading: 'It was' }, { heading: 'It becomes' }],
  rows: sidesOf(change).map(({ label, was, becomes }) => [label, kept(was), kept(becomes)]),
  whenEmpty: 'Nothing of what stands in the plan itself.',
})}
${reading(html`${summaryList({
  rows: [
    ...(action
      ? [
          {
            key: 'Action',
            value: page.readsPlan
              ? html`<a class="govuk-link" href="/plan/actions/${action.id}">${action.ref} ${action.title}</a>`
              : `${action.ref} ${action.title}`,
          },
        ]
      : []),
    { key: 'Kind', value: KIND_WORDS[change.kind] },
    { key: 'Why', value: kept(change.reason) },
    ...(change.coverage === '' ? [] : [{ key: 'What it means for the recommendations', value: kept(change.coverage) }]),
    { key: 'Asked for', value: `${change.askedBy}, ${dateInWords(change.askedOn)}` },
    {
      key: 'Who decides',
      value: html`${DECIDER_WORDS[decidedBy.decider]}. ${decidedBy.why}. <a class="govuk-link" href="/plan/changes/rules">The rules</a>`,
    },
    ...decisionRows(change),
  ],
})}
${page.mayDecide && decisionForm(page)}
${page.mayTakeBack && takingBackForm(page)}`)}`;
}

function decisionRows(change: Change): { key: string; value: Content }[] {
  if (change.decidedOn === null) return [];
  const who = `${change.decidedBy ?? ''}, ${dateInWords(change.decidedOn)}`;
  return [
    { key: STATE_WORDS[change.state], value: who },
    ...(change.minute === '' ? [] : [{ key: 'Minute', value: change.minute }]),
    ...(change.decidedWords === '' ? [] : [{ key: 'Said with it', value: kept(change.decidedWords) }]),
  ];
}

/** What is there by now beside what was there when it was asked for. */
function overtakenBanner({ hindrance, sides }: Overtaken): Html {
  return html`${notificationBanner({
    content: html`<p class="govuk-notification-banner__heading">The plan has changed since this was asked for</p><p class="govuk-body">${hindrance ?? 'What was to be changed is not as it was.'} It can be refused or taken back, and asked for anew.</p>`,
  })}${
    sides.length > 0 &&
    dataTable({
      caption: 'Both sides',
      captionSize: 'm',
      columns: [
        { heading: 'What' },
        { heading: 'When it was asked for' },
        { heading: 'There now' },
        { heading: 'Asked for' },
      ],
      rows: sides.map(({ label, was, now, becomes }) => [label, kept(was), kept(now), kept(becomes)]),
    })
  }`;
}

function decisionForm({ change, decidedBy, shown }: ChangePage): Html {
  const isFinal = change.kind === 'merge' || change.kind === 'split' || change.kind === 'withdraw';
  return html`<h2 class="govuk-heading-m">Decide</h2>
${isFinal && warningText('If it is approved, the action does not come back.')}
<form method="post" action="/plan/changes/${change.id}/decision" novalidate>
${hiddenFields(shown.csrfToken)}${versionHeld(shown, change.version)}
${radios({
  ...{ name: 'answer', idPrefix: 'answer', value: shown.given['answer'] ?? '', error: errorOf(shown, 'answer') },
  legend: { text: DECISION_LEGENDS[decidedBy.decider], classes: 'govuk-fieldset__legend--s' },
  items: [
    { value: 'approved', text: 'It is approved', hint: 'It is done at once' },
    { value: 'refused', text: 'It is refused', hint: 'Everything stays as it is' },
  ],
})}
${lineField(shown, {
  field: 'minute',
  label: decidedBy.decider === 'board' ? 'Minute of the board' : 'Minute (optional)',
  hint: 'For example: Improvement board of 20 July 2022, minute 7',
})}
${textField(shown, { field: 'words', label: 'Words to go with it', hint: 'Needed where it is refused. Name no child' })}
${buttonGroup(button({ text: 'Decide' }))}
</form>`;
}

const DECISION_LEGENDS: Readonly<Record<Decider, string>> = {
  owner: 'What do you decide as the owner?',
  sponsor: 'What is decided for the sponsor?',
  director: 'What is decided for the director?',
  board: 'What did the board decide?',
};

function takingBackForm({ change, shown }: ChangePage): Html {
  return html`<form method="post" action="/plan/changes/${change.id}/taking-back" novalidate>
${hiddenFields(shown.csrfToken)}${versionHeld(shown, change.version)}
<p class="govuk-body">You asked for this, so somebody else decides it.</p>
${button({ text: 'Take it back', kind: 'secondary' })}
</form>`;
}

/** Text as it was typed; an empty one in a word. */
function kept(text: string): Content {
  return text === '' ? html`<span class="hw-quiet">Nothing</span>` : html`<span class="hw-kept">${text}</span>`;
}
