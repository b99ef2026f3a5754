import {
  choiceField,
  dayField,
  type FormShown,
  formFrame,
  lineField,
  peopleItems,
  textField,
} from '#features/forms/index.ts';
import type { Form } from '#kernel/form.ts';
import {
  button,
  buttonGroup,
  type Content,
  type Html,
  hiddenFields,
  html,
  linkButton,
  pageHeading,
  reading,
  warningText,
} from '#ui';
import type { Outcome, Plan, Priority } from '../plan.ts';
import type { Choices } from './read-plan.ts';
import { tickFields } from './ticks.page.ts';

/** The form that begins a plan. */
export function newPlanPage(shown: FormShown): Html {
  return formFrame({
    ...{ heading: 'Begin the plan', action: '/plan/new', shown, save: 'Begin the plan' },
    leave: { href: '/plan', text: 'Do not begin it' },
    fields: html`${planFields(shown)}${dayField(shown, { field: 'from', label: 'Since when does it hold?' })}`,
  });
}

export function planWordsPage(plan: Plan, shown: FormShown, opened: Form): Html {
  return formFrame({
    ...{ heading: 'Name and vision', caption: plan.name, action: '/plan/edit', shown, save: 'Save' },
    changes: { version: plan.version, opened },
    leave: { href: '/plan', text: 'Leave it as it is' },
    fields: planFields(shown),
  });
}

function planFields(shown: FormShown): Html {
  return html`${lineField(shown, { field: 'name', label: 'What is the plan called?' })}${textField(shown, {
    ...{ field: 'vision', label: 'What is it to bring about? (optional)', rows: 4 },
    hint: 'One or two sentences that stand above everything',
  })}`;
}

export type PriorityForm = { priority: Priority | null; shown: FormShown; opened: Form; people: Choices['people'] };

export function priorityPage({ priority, shown, opened, people }: PriorityForm): Html {
  return formFrame({
    heading: priority === null ? 'Add a priority' : `Priority ${priority.number}`,
    caption: priority?.title,
    action: priority === null ? '/plan/priorities/new' : `/plan/priorities/${priority.id}/edit`,
    ...{ shown, save: priority === null ? 'Add this priority' : 'Save' },
    changes: priority && { version: priority.version, opened },
    leave: { href: '/plan', text: priority === null ? 'Do not add it' : 'Leave it as it is' },
    fields: html`${lineField(shown, { field: 'title', label: 'What is the priority?' })}
${textField(shown, { field: 'aim', label: 'What is it to achieve, and why? (optional)' })}
${choiceField(shown, { field: 'sponsorId', label: 'Who sponsors it?', hint: 'The second person who signs what is delivered, unless an outcome has a sponsor of its own', items: peopleItems(people, 'Nobody yet') })}`,
    note:
      priority !== null &&
      priority.endedOn === null &&
      endLine(`/plan/priorities/${priority.id}/end`, 'End this priority'),
  });
}

export type OutcomeForm = {
  outcome: Outcome | null;
  /** Null where it is still to be chosen, of those that go on. */
  priority: Priority | null;
  priorities: readonly Priority[];
  shown: FormShown;
  opened: Form;
  choices: Choices;
  areaName(area: string): string;
};

export function outcomeFormPage(form: OutcomeForm): Html {
  const { outcome, priority, priorities, shown, opened, choices, areaName } = form;
  const back = outcome === null ? '/plan' : `/plan/outcomes/${outcome.id}`;
  return formFrame({
    heading: outcome === null ? 'Add an outcome for children' : `Outcome ${priority?.number}.${outcome.number}`,
    caption: priority && `${priority.number}. ${priority.title}`,
    action: outcome === null ? '/plan/outcomes/new' : `/plan/outcomes/${outcome.id}/edit`,
    ...{ shown, save: outcome === null ? 'Add this outcome' : 'Save' },
    changes: outcome && { version: outcome.version, opened },
    leave: { href: back, text: outcome === null ? 'Do not add it' : 'Leave it as it is' },
    note:
      outcome !== null && outcome.endedOn === null && endLine(`/plan/outcomes/${outcome.id}/end`, 'End this outcome'),
    fields: html`${outcome === null && priorityField(shown, priorities)}${textField(shown, { field: 'words', label: 'What will be different for children?', hint: 'For example: Children who may be at risk are seen within days', rows: 2 })}
${textField(shown, { field: 'howKnown', label: 'How would anybody know? (optional)' })}
${choiceField(shown, { field: 'sponsorId', label: 'Who sponsors it?', hint: 'Leave it where the sponsor of the priority is the sponsor of this, too', items: peopleItems(choices.people, 'As the priority') })}
${tickFields(shown, {
  ...{
    prefix: 'recommendation',
    legend: 'Which recommendations does it answer?',
    whenEmpty: 'There are no recommendations in the register yet.',
  },
  items: choices.recommendations.map(({ id, ref, words }) => ({ id, text: `${ref} ${words}` })),
})}
${tickFields(shown, {
  ...{
    prefix: 'measure',
    legend: 'Which measures tell of it?',
    hint: 'Those that ought to move when it comes about',
    whenEmpty: 'There are no measures.',
  },
  items: choices.measures.map(({ id, title, area }) => ({ id, text: `${id} ${title}`, hint: areaName(area) })),
})}`,
  });
}

function priorityField(shown: FormShown, priorities: readonly Priority[]): Html {
  const items = priorities.map(({ id, number, title }) => ({ value: id, text: `${number}. ${title}` }));
  return choiceField(shown, {
    ...{ field: 'priority', label: 'Which priority does it belong to?' },
    items: [{ value: '', text: 'Choose a priority' }, ...items],
  });
}

function endLine(href: string, text: string): Html {
  return html`<p class="govuk-body"><a class="govuk-link" href="${href}">${text}</a></p>`;
}

export type Ending = {
  heading: string;
  /** What cannot be ended yet and why; null where it can. */
  hindrance: Content;
  consequence: string;
  action: string;
  version: number;
  csrfToken: string;
  save: string;
  leaveHref: string;
};

/** Asks before something ends: it stays in the history, and is not opened again. */
export function endingPage(ending: Ending): Html {
  const { heading, hindrance, consequence, action, version, csrfToken, save, leaveHref } = ending;
  if (hindrance !== null)
    return reading(html`${pageHeading(heading)}
<p class="govuk-body-l">${hindrance}</p>
${linkButton({ text: 'Go back', href: leaveHref, kind: 'secondary' })}`);
  return reading(html`${pageHeading(heading)}
${warningText(consequence)}
<form method="post" action="${action}" novalidate>${hiddenFields(csrfToken, { version })}
${buttonGroup(button({ text: save, kind: 'warning' }), html`<a class="govuk-link" href="${leaveHref}">Keep it</a>`)}</form>`);
}
