import {
  choiceField,
  dayField,
  errorOf,
  type FormShown,
  lineField,
  peopleItems,
  textField,
} from '#features/forms/index.ts';
import { dateInWords } from '#kernel/local-date.ts';
import {
  button,
  buttonGroup,
  type Content,
  checkboxes,
  dateInput,
  fieldset,
  type Html,
  hiddenFields,
  html,
  input,
  insetText,
  pageHeading,
  reading,
  select,
  summaryList,
  warningText,
} from '#ui';
import { type Action, type ChangeKind, isOpen } from '../plan.ts';
import { KIND_ASKS, KIND_WORDS, sidesOf } from './change-words.ts';
import { recommendationsOf } from './decider.ts';
import { ANSWER_FIELDS, type AskingAround, MOST_PARTS } from './read-change.ts';
import { measuresOf, NEW_MILESTONE, outcomeWords, sidesNow } from './sides-now.ts';

const KIND_HINTS: Readonly<Record<ChangeKind, string>> = {
  dueDate: 'The day on which it was due at first is kept, and every move of it is shown.',
  impactDate: 'By when children ought to notice. The first day that was named is kept, and every move of it is shown.',
  milestone: 'Move a milestone, add one or drop one.',
  scope: 'What is to be done, or the outcome that it is for.',
  owner: 'The person, the post or the organisation that answers for it.',
  target: 'The target of a measure by which its outcome is known.',
  merge: 'It goes into another action, which then answers what this one answers.',
  split: 'It becomes several actions, each of which answers what this one answers.',
  withdraw: 'It is no longer part of the plan. Its history stays.',
  add: 'An action that the plan does not have yet.',
  reopen: 'It was delivered and is to be worked on again. That it was delivered stays in its history.',
};

export type KindsPage = {
  action: Action;
  kinds: readonly { kind: ChangeKind; hindrance: string | null }[];
  navigation: Html;
};

/** What can be asked for of an action. */
export function kindsPage({ action, kinds, navigation }: KindsPage): Html {
  return html`${pageHeading('Ask for a change', { above: `${action.ref} ${action.title}` })}
${navigation}
${reading(html`<p class="govuk-body-l">A plan that was agreed is not changed in passing: say what is to change and why, and whoever may decide it is told.</p>
<dl class="govuk-summary-list">${kinds.map(
  ({ kind, hindrance }) =>
    html`<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">${
      hindrance === null
        ? html`<a class="govuk-link" href="${`/plan/actions/${action.id}/changes/new?kind=${kind}`}">${KIND_WORDS[kind]}</a>`
        : KIND_WORDS[kind]
    }</dt><dd class="govuk-summary-list__value">${hindrance ?? KIND_HINTS[kind]}</dd></div>`,
)}</dl>
<p class="govuk-body"><a class="govuk-link" href="/plan/changes/rules">Who may decide what</a></p>`)}`;
}

export type AskingPage = {
  kind: ChangeKind;
  action: Action | null;
  around: AskingAround;
  shown: FormShown;
  /** Why it cannot be asked for. */
  hindrance: string | null;
  /** Where whoever leaves it goes. */
  backHref: string;
  navigation: Html;
};

/** The form of one kind of change: what is there now, what is to be there, why, and what it means for what is answered. */
export function askingPage({ kind, action, around, shown, hindrance, backHref, navigation }: AskingPage): Html {
  const heading = pageHeading(KIND_ASKS[kind], action ? { above: `${action.ref} ${action.title}` } : {});
  if (hindrance !== null)
    return html`${heading}${navigation}${reading(html`${insetText(hindrance)}<p class="govuk-body"><a class="govuk-link" href="${backHref}">Go back</a></p>`)}`;
  const isFinal = kind === 'merge' || kind === 'split' || kind === 'withdraw';
  return html`${heading}${navigation}
${reading(html`<p class="govuk-body">${KIND_HINTS[kind]} <a class="govuk-link" href="/plan/changes/rules">Who may decide what</a></p>
${isFinal && warningText('Once it is approved, the action does not come back: what is wanted again is a new action.')}
${action && nowList(kind, action, around)}
<form method="post" action="${action ? `/plan/actions/${action.id}/changes/new` : '/plan/changes/new'}" novalidate>
${hiddenFields(shown.csrfToken, { kind })}
${fieldsOf(kind, action, around, shown)}
${textField(shown, { field: 'reason', label: 'Why?', hint: 'Whoever decides reads this, and it stays with the action. Name no child' })}
${coverageField(action, around, shown)}
${buttonGroup(button({ text: 'Ask for it' }), html`<a class="govuk-link" href="${backHref}">Leave it as it is</a>`)}
</form>`)}`;
}

function nowList(kind: ChangeKind, action: Action, around: AskingAround): Html {
  if (kind === 'milestone' || kind === 'target') return html``;
  const now = sidesNow(kind, action, {}, around);
  const rows = sidesOf({ was: { ...now, dueOn: action.dueOn }, becomes: {} }, true).map(({ label, was }) => ({
    key: `${label} now`,
    value: was || 'Nothing',
  }));
  return summaryList({ rows });
}

function coverageField(action: Action | null, { plan, recommendations }: AskingAround, shown: FormShown): Html {
  if (action === null) return html``;
  const ids = recommendationsOf(plan, action);
  const refs = recommendations.filter(({ id }) => ids.includes(id)).map(({ ref }) => ref);
  const isAnswer = ids.length > 0;
  const answers = refs.length > 0 ? `It answers ${refs.join(', ')}` : 'It answers recommendations';
  return textField(shown, {
    field: 'coverage',
    label: isAnswer
      ? 'What does it mean for the recommendations that it answers?'
      : 'What does it mean for anything that it answers? (optional)',
    hint: isAnswer ? `${answers}: say whether each is still answered, and by what` : 'It answers no recommendation',
  });
}

function fieldsOf(kind: ChangeKind, action: Action | null, around: AskingAround, shown: FormShown): Content {
  if (action === null) return newFields(around, shown);
  switch (kind) {
    case 'dueDate':
    case 'reopen':
      return dayField(shown, { field: 'dueOn', label: 'When is it to be due?', hint: 'For example 30 9 2022' });
    case 'impactDate':
      return dayField(shown, {
        ...{ field: 'impactExpectedOn', label: 'By which day ought children to notice?' },
        hint: 'For example 30 9 2022',
      });
    case 'milestone':
      return milestoneFields(action, shown);
    case 'scope':
      return scopeFields(around, shown);
    case 'owner':
      return html`${ownerFields(around, shown)}${choiceField(shown, {
        ...{ field: 'partnerId', label: 'Which organisation does it?' },
        items: [
          { value: '', text: 'The council' },
          ...around.choices.partners
            .filter(({ endedOn }) => endedOn === null)
            .map(({ id, name }) => ({ value: id, text: name })),
        ],
      })}`;
    case 'target':
      return targetFields(action, around, shown);
    case 'merge':
      return choiceField(shown, {
        ...{ field: 'intoId', label: 'Which action does it go into?' },
        items: [
          { value: '', text: 'Choose an action' },
          ...around.choices.actions
            .filter((one) => one.id !== action.id && isOpen(one))
            .map(({ id, ref, title }) => ({ value: id, text: `${ref} ${title}` })),
        ],
      });
    case 'split':
      return Array.from({ length: MOST_PARTS }, (_, index) => partFields(index + 1, around, shown));
    default:
      return html``;
  }
}

function milestoneFields(action: Action, shown: FormShown): Html {
  const open = action.milestones.filter(({ metOn, droppedOn }) => metOn === null && droppedOn === null);
  return html`${choiceField(shown, {
    ...{ field: 'milestone', label: 'Which milestone?' },
    items: [
      { value: '', text: 'Choose one' },
      ...open.map(({ id, title, dueOn }) => ({
        value: id,
        text: `${title} (due ${dateInWords(dueOn)})`,
      })),
      { value: NEW_MILESTONE, text: 'A new one' },
    ],
  })}${lineField(shown, { field: 'milestoneTitle', label: 'What is it?', hint: 'Leave it blank to keep its words' })}
${dayField(shown, { field: 'dueOn', label: 'When is it to be due?', hint: 'For example 30 9 2022' })}
${checkboxes({ name: 'dropped', items: [{ value: 'yes', text: 'It is no longer needed', hint: 'Drops the milestone that you chose', checked: shown.given['dropped'] === 'yes' }], classes: 'govuk-checkboxes--small', error: errorOf(shown, 'dropped') })}`;
}

function scopeFields({ plan, choices }: AskingAround, shown: FormShown): Html {
  return html`${textField(shown, { field: 'title', label: 'What is to be done?', rows: 2 })}
${textField(shown, { field: 'detail', label: 'In more detail (optional)' })}
${choiceField(shown, {
  ...{ field: 'outcomeId', label: 'Which outcome is it for?' },
  items: [
    { value: '', text: 'Choose an outcome' },
    ...choices.outcomes
      .filter(({ endedOn }) => endedOn === null)
      .map(({ id }) => ({ value: id, text: outcomeWords(plan, id) })),
  ],
})}`;
}

function ownerFields({ people }: AskingAround, shown: FormShown): Html {
  return html`${choiceField(shown, { field: 'ownerId', label: 'Who is to answer for it?', items: peopleItems(people, 'Nobody with an account') })}
${lineField(shown, { field: 'ownerWords', label: 'The post, where nobody has an account yet' })}`;
}

function targetFields(action: Action, { plan, measures }: AskingAround, shown: FormShown): Html {
  const of = measures.filter(({ id }) => measuresOf(plan, action).includes(id));
  return html`${choiceField(shown, {
    ...{ field: 'measure', label: 'Which measure?' },
    items: of.map(({ id, title, target, inWords }) => ({ value: id, text: `${title}: ${inWords(target)} now` })),
  })}
${select({
  ...{
    name: 'targetKind',
    id: 'targetKind',
    label: 'What is the target to be?',
    value: shown.given['targetKind'] ?? '',
    error: errorOf(shown, 'targetKind'),
  },
  items: [
    { value: '', text: 'Choose' },
    { value: 'atLeast', text: 'At least a value' },
    { value: 'atMost', text: 'At most a value' },
    { value: 'range', text: 'Between two values' },
    { value: 'none', text: 'No target' },
  ],
})}
${valueField(shown, 'lower', 'Lowest value', 'For at least, and between')}
${valueField(shown, 'upper', 'Highest value', 'For at most, and between')}
${monthField(shown)}`;
}

function valueField(shown: FormShown, field: string, label: string, hint: string): Html {
  return input({
    ...{ name: field, id: field, label, hint, inputmode: 'decimal', classes: 'govuk-input--width-5' },
    ...{ value: shown.given[field] ?? '', error: errorOf(shown, field) },
  });
}

function monthField(shown: FormShown): Html {
  const { given } = shown;
  return dateInput({
    ...{ id: 'from', namePrefix: 'from', parts: ['month', 'year'], hint: 'For example 10 2022' },
    legend: { text: 'From which month?', classes: 'govuk-fieldset__legend--s' },
    values: { month: given['from-month'], year: given['from-year'] },
    error: errorOf(shown, 'from'),
  });
}

function partFields(part: number, { people }: AskingAround, shown: FormShown): Html {
  const isNeeded = part <= 2;
  return fieldset(
    { legend: { text: isNeeded ? `Part ${part}` : `Part ${part} (optional)`, classes: 'govuk-fieldset__legend--m' } },
    html`${lineField(shown, { field: `part${part}`, label: 'What is to be done?' })}
${choiceField(shown, { field: `part${part}OwnerId`, label: 'Who is to answer for it?', items: peopleItems(people, 'As before') })}
${dayField(shown, { field: `part${part}DueOn`, label: 'When is it to be due?' })}`,
  );
}

function newFields(around: AskingAround, shown: FormShown): Html {
  return html`${scopeFields(around, shown)}${ownerFields(around, shown)}
${dayField(shown, { field: 'startsOn', label: 'When does it start?' })}
${dayField(shown, { field: 'dueOn', label: 'When is it to be due?' })}
${
  around.recommendations.length > 0 &&
  ANSWER_FIELDS.map((field, index) =>
    choiceField(shown, {
      field,
      label: index === 0 ? 'Which recommendation does it answer?' : 'And which else? (optional)',
      items: [
        { value: '', text: 'None' },
        ...around.recommendations.map(({ id, ref, words }) => ({ value: id, text: `${ref} ${words}`.slice(0, 120) })),
      ],
    }),
  )
}`;
}
