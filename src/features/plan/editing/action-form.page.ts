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
import { checkboxes, type Html, html, insetText } from '#ui';
import type { Action, Milestone } from '../plan.ts';
import type { ActionChoices } from './read-action.ts';
import { tickFields } from './ticks.page.ts';

export type ActionForm = {
  action: Action | null;
  shown: FormShown;
  opened: Form;
  choices: ActionChoices;
  /** The numbers of the outcomes, by their ids. */
  outcomeRef(id: string): string;
  /** Dates, owner and outcome are changed by a decision alone. */
  isSettled: boolean;
  /** The number that it would have; known where it is new and the outcome is chosen. */
  backHref: string;
};

/** The form of an action: whole while the plan is written, its words alone once the plan is settled. */
export function actionFormPage(form: ActionForm): Html {
  const { action, shown, opened, choices, isSettled, backHref } = form;
  return formFrame({
    heading: action === null ? 'Add an action' : `Action ${action.ref}`,
    caption: action?.title,
    action: action === null ? '/plan/actions/new' : `/plan/actions/${action.id}/edit`,
    ...{ shown, save: action === null ? 'Add this action' : 'Save' },
    changes: action && { version: action.version, opened },
    leave: { href: backHref, text: action === null ? 'Do not add it' : 'Leave it as it is' },
    note: isSettled && action !== null && settledNote(action),
    fields: html`${textField(shown, { field: 'title', label: 'What is to be done?', hint: 'Begin with a verb: Train, Review, Agree, Publish', rows: 2 })}
${textField(shown, { field: 'detail', label: 'More about it (optional)' })}
${!isSettled && promisedFields(form)}
${lineField(shown, { field: 'contributors', label: 'Who does it together with them? (optional)' })}
${lineField(shown, { field: 'resources', label: 'What does it need? (optional)', hint: 'Money, posts, systems' })}
${answerFields(shown, choices)}`,
  });
}

function settledNote(action: Action): Html {
  const change = (kind: string, text: string) =>
    html`<a class="govuk-link" href="${`/plan/actions/${action.id}/changes/new?kind=${kind}`}">${text}</a>`;
  return insetText(
    html`<p class="govuk-body">The plan is approved or submitted: its spelling can be mended here, and what it answers added to. Anything else is asked for and decided: ${change('dueDate', 'another date')}, ${change('impactDate', 'another day of impact')}, ${change('owner', 'another owner')}, ${change('scope', 'another scope')}, ${change('withdraw', 'withdrawing it')}.</p>`,
  );
}

function promisedFields({ shown, choices, outcomeRef }: ActionForm): Html {
  const outcomes = choices.outcomes.map(({ id, words }) => ({ value: id, text: `${outcomeRef(id)} ${words}` }));
  const partners = choices.partners.map(({ id, name }) => ({ value: id, text: name }));
  return html`${choiceField(shown, { field: 'outcome', label: 'Which outcome is it for?', items: [{ value: '', text: 'Choose an outcome' }, ...outcomes] })}
${choiceField(shown, { field: 'ownerId', label: 'Who answers for it?', hint: 'One person, who is asked for updates', items: peopleItems(choices.people, 'Nobody with an account') })}
${lineField(shown, { field: 'ownerWords', label: 'Or a post', hint: 'Where nobody has an account yet' })}
${choiceField(shown, { field: 'partner', label: 'Which organisation is it of?', items: [{ value: '', text: 'The council' }, ...partners] })}
${dayField(shown, { field: 'startsOn', label: 'When does it start?' })}
${dayField(shown, { field: 'dueOn', label: 'When is it due?' })}
${dayField(shown, { field: 'impactExpectedOn', label: 'From when ought children to notice? (optional)', hint: 'Without it, its impact is tested some weeks after it is delivered' })}`;
}

function answerFields(shown: FormShown, choices: ActionChoices): Html {
  return html`<h2 class="govuk-heading-m">What does it answer?</h2>
${tickFields(shown, {
  ...{ prefix: 'recommendation', legend: 'Recommendations', whenEmpty: 'There are none in the register yet.' },
  items: choices.recommendations.map(({ id, ref, words }) => ({ id, text: `${ref} ${words}` })),
})}
${tickFields(shown, {
  ...{ prefix: 'finding', legend: 'Findings', whenEmpty: 'There are none in the register yet.' },
  items: choices.findings.map(({ id, words, label }) => ({ id, text: words, hint: label })),
})}
${lineField(shown, { field: 'theme', label: 'Themes of audits (optional)', hint: 'In a few words, apart by semicolons' })}
${checkboxes({ name: 'wider', idPrefix: 'wider', classes: 'govuk-checkboxes--small', items: [tickItemNamed(shown)] })}`;
}

function tickItemNamed(shown: FormShown) {
  return {
    ...{ name: 'wider', id: 'wider', value: 'yes', checked: shown.given['wider'] === 'yes' },
    text: 'It belongs to the wider programme: what the council wants beyond recommendations and findings',
  };
}

export type MilestoneForm = {
  action: Action;
  milestone: Milestone | null;
  shown: FormShown;
  opened: Form;
  isSettled: boolean;
};

export function milestonePage({ action, milestone, shown, opened, isSettled }: MilestoneForm): Html {
  const path = `/plan/actions/${action.id}`;
  const isDayFixed = isSettled && milestone !== null;
  return formFrame({
    heading: milestone === null ? 'Add a milestone' : `Milestone ${milestone.number}`,
    caption: `${action.ref} ${action.title}`,
    action: milestone === null ? `${path}/milestones/new` : `${path}/milestones/${milestone.id}/edit`,
    ...{ shown, save: milestone === null ? 'Add this milestone' : 'Save' },
    changes: milestone && { version: milestone.version, opened },
    leave: { href: `${path}#milestones`, text: milestone === null ? 'Do not add it' : 'Leave it as it is' },
    note:
      isDayFixed &&
      insetText(
        html`The plan is approved or submitted: its spelling can be mended here. <a class="govuk-link" href="${`${path}/changes/new?kind=milestone`}">Ask for another day</a>.`,
      ),
    fields: html`${lineField(shown, { field: 'title', label: 'What will be there by then?' })}${
      !isDayFixed && dayField(shown, { field: 'dueOn', label: 'When is it due?' })
    }`,
  });
}

export type MetForm = { action: Action; milestone: Milestone; shown: FormShown; leaveHref: string };

/** Says when a milestone was met, or that it is not met after all. */
export function metPage({ action, milestone, shown, leaveHref }: MetForm): Html {
  const isMet = milestone.metOn !== null;
  return formFrame({
    heading: isMet ? 'Is this milestone not met after all?' : 'When was this milestone met?',
    caption: `${action.ref} ${action.title}`,
    action: `/plan/actions/${action.id}/milestones/${milestone.id}/met`,
    ...{ shown, save: isMet ? 'It is not met' : 'It is met' },
    changes: { version: milestone.version, opened: {} },
    leave: { href: leaveHref, text: 'Leave it as it is' },
    fields: html`<p class="govuk-body">${milestone.number}. ${milestone.title}</p>${!isMet && dayField(shown, { field: 'on', label: 'Day' })}`,
  });
}
