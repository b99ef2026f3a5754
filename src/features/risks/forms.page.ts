import {
  choiceField,
  dayField,
  errorOf,
  type FormShown,
  formFrame,
  lineField,
  peopleItems,
  textField,
} from '#features/forms/index.ts';
import { type Content, type Html, html, insetText, radios } from '#ui';
import { APPETITES, CATEGORIES, type Control, PROXIMITIES, type Risk, refOf, STRENGTHS } from './risk.ts';
import type { RiskScale } from './scale.ts';
import { STEPS } from './scale-form.ts';

export type People = readonly { id: string; name: string; post: string }[];

export function itemsOf(choices: Readonly<Record<string, string>>, first = 'Choose one') {
  return [{ value: '', text: first }, ...Object.entries(choices).map(([value, text]) => ({ value, text }))];
}

/** Which risk a form is about, and the way back to it. */
function aboutRisk(risk: Risk): { caption: string; leave: { href: string } } {
  return { caption: `${refOf(risk)} ${risk.title}`, leave: { href: `/risks/${risk.id}` } };
}

const IDENTIFIES = 'Name no child: everybody who sees the plan can read this';

function riskFields(shown: FormShown, people: People): Html {
  return html`${lineField(shown, { field: 'title', label: 'What is it called, in short?' })}
${textField(shown, { field: 'cause', label: 'Because of what?', hint: `The cause: what is so already. ${IDENTIFIES}` })}
${textField(shown, { field: 'event', label: 'What could happen?', hint: 'The event that is not certain' })}
${textField(shown, { field: 'effect', label: 'What would it mean for children?', hint: 'The effect, if it does happen' })}
${choiceField(shown, { field: 'category', label: 'Category', items: itemsOf(CATEGORIES) })}
${choiceField(shown, { field: 'ownerId', label: 'Who answers for it?', hint: 'One person. Where nobody has an account yet, enter the post below', items: peopleItems(people, 'Nobody with an account') })}
${lineField(shown, { field: 'ownerWords', label: 'Or which post? (optional)' })}
${choiceField(shown, { field: 'proximity', label: 'How soon could it happen?', items: itemsOf(PROXIMITIES) })}
${choiceField(shown, { field: 'appetite', label: 'How much of it does the council accept?', hint: 'The words of government’s guidance on risk appetite', items: itemsOf(APPETITES) })}`;
}

const RATINGS = [
  { name: 'inherent', legend: 'Without any control' },
  { name: 'current', legend: 'With the controls in place' },
  { name: 'target', legend: 'As it is meant to become' },
] as const;

function ratingFields(shown: FormShown, scale: RiskScale): Html {
  const field = (name: string, axis: 'Likelihood' | 'Impact', words: readonly string[]) =>
    choiceField(shown, {
      ...{ field: `${name}${axis}`, label: axis },
      items: [
        { value: '', text: 'Choose one' },
        ...STEPS.map((step, index) => ({ value: step, text: `${step} ${words[index] ?? ''}` })),
      ],
    });
  return html`${RATINGS.map(
    ({ name, legend }) =>
      html`<fieldset class="govuk-fieldset govuk-!-margin-bottom-4"><legend class="govuk-fieldset__legend govuk-fieldset__legend--m">${legend}</legend>${field(name, 'Likelihood', scale.likelihood)}${field(name, 'Impact', scale.impact)}</fieldset>`,
  )}
${textField(shown, { field: 'reason', label: 'Why is it rated so?', hint: 'What changed since the last time, or that nothing did. It stays with this rating' })}
${dayField(shown, { field: 'reviewOn', label: 'Look at it again sooner than usual? (optional)', hint: 'Otherwise the council’s limit for reviews holds. For example, 1 10 2022' })}`;
}

export type NewRiskPage = { people: People; scale: RiskScale; shown: FormShown };

export function newRiskPage({ people, scale, shown }: NewRiskPage): Html {
  const fields = html`${riskFields(shown, people)}<h2 class="govuk-heading-m">How likely, and how grave</h2>${ratingFields(shown, scale)}`;
  const leave = { href: '/risks' };
  return formFrame({ heading: 'Raise a risk', fields, action: '/risks', save: 'Raise the risk', leave, shown });
}

export type EditRiskPage = { risk: Risk; people: People; opened: Readonly<Record<string, string>>; shown: FormShown };

export function editRiskPage({ risk, people, opened, shown }: EditRiskPage): Html {
  return formFrame({
    ...{ heading: 'Change what it says', ...aboutRisk(risk), fields: riskFields(shown, people), save: 'Save', shown },
    ...{ action: `/risks/${risk.id}/edit`, changes: { version: risk.version, opened } },
  });
}

export type RatingPage = { risk: Risk; scale: RiskScale; shown: FormShown };

export function ratingPage({ risk, scale, shown }: RatingPage): Html {
  return formFrame({
    ...{
      heading: 'Review a risk',
      ...aboutRisk(risk),
      fields: ratingFields(shown, scale),
      save: 'Save the review',
      shown,
    },
    ...{ action: `/risks/${risk.id}/assessments`, changes: { version: risk.assessments.length } },
    note: insetText(
      'The boxes hold the last rating. A review that finds nothing changed is saved with the same numbers and a reason.',
    ),
  });
}

export type ControlPage = {
  risk: Risk;
  control: Control | null;
  opened: Readonly<Record<string, string>>;
  shown: FormShown;
};

/** A new control, or one to change. */
export function controlPage({ risk, control, opened, shown }: ControlPage): Html {
  const path = `/risks/${risk.id}/controls`;
  const fields = html`${textField(shown, { field: 'words', label: 'What is in place already?', hint: 'What keeps the risk down today. What is still to be done is an action of the plan' })}
${radios({ ...{ name: 'strength', idPrefix: 'strength', legend: { text: 'How strong is it?', classes: 'govuk-fieldset__legend--s' } }, value: shown.given['strength'], error: errorOf(shown, 'strength'), items: Object.entries(STRENGTHS).map(([value, text]) => ({ value, text })) })}
${textField(shown, { field: 'assurance', label: 'How is it known that it works? (optional)', hint: 'For example an audit, a check of records, what staff say' })}`;
  return html`${formFrame({
    ...{ heading: control ? 'Change a control' : 'Add a control', ...aboutRisk(risk), fields, save: 'Save', shown },
    action: control ? `${path}/${control.id}` : path,
    changes: control && { version: control.version, opened },
  })}${
    control &&
    html`<p class="govuk-body"><a class="govuk-link" href="${path}/${control.id}/ending">It is no longer in place</a></p>`
  }`;
}

export type ReasonPage = {
  risk: Risk;
  title: string;
  says: Content;
  label: string;
  text: string;
  action: string;
  more?: Content;
  version?: number;
  shown: FormShown;
};

/** Asks why, before something ends, begins again or goes to the corporate register. */
export function reasonPage({ risk, title, says, label, text, action, more, version, shown }: ReasonPage): Html {
  const fields = html`${textField(shown, { field: 'reason', label, hint: 'It stays with the risk' })}${more}`;
  return formFrame({
    ...{ heading: title, ...aboutRisk(risk), note: says, fields, action, save: text, isGrave: true, shown },
    changes: version === undefined ? null : { version },
  });
}
