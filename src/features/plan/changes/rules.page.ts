import { choiceField, dayField, errorOf, type FormShown, lineField } from '#features/forms/index.ts';
import { dateInWords } from '#kernel/local-date.ts';
import {
  button,
  buttonGroup,
  checkboxes,
  dataTable,
  type Html,
  hiddenFields,
  html,
  input,
  insetText,
  linkButton,
  pageHeading,
  reading,
  versionHeld,
} from '#ui';
import {
  DECIDER_WORDS,
  RULE_DECIDERS,
  RULED,
  RULED_WORDS,
  type RulesInForce,
  rulesInWords,
  type SettledRules,
} from './deciding-rules.ts';

export type RulesPage = {
  inForce: RulesInForce;
  settled: readonly SettledRules[];
  maySettle: boolean;
  navigation: Html;
};

/** Who may decide what, in words that anybody can read, with where it comes from. */
export function rulesPage({ inForce, settled, maySettle, navigation }: RulesPage): Html {
  return html`${pageHeading('Who may decide changes of the plan', { caption: `In force from ${dateInWords(inForce.from)}: ${inForce.source}` })}
${navigation}
${reading(html`<p class="govuk-body-l">A change is decided by whoever the rules name on the day on which it is asked for, or by somebody who stands higher: the sponsor, the director, the board. Nobody decides what they asked for themselves, except an owner where the rules leave it to the owner.</p>`)}
${dataTable({
  caption: 'What, and who decides',
  captionSize: 'm',
  columns: [{ heading: 'What' }, { heading: 'Who decides' }],
  rows: rulesInWords(inForce.rules).map(({ what, who }) => [what, who]),
})}
${insetText('A merger, a split or a new start that puts work off needs whoever may put it off by as much. What the board decides is entered with its minute. The first due date of an action, and the day of impact that was named first, are never changed.')}
${maySettle && linkButton({ text: 'Settle other rules', href: '/plan/changes/rules/new', kind: 'secondary' })}
${
  settled.length > 0 &&
  dataTable({
    caption: 'Rules that the council settled, newest first',
    captionSize: 'm',
    columns: [
      { heading: 'From' },
      { heading: 'Approved by' },
      { heading: 'Stands in' },
      { heading: 'Put off by sponsor, director' },
      { heading: 'Entered by' },
    ],
    rows: settled
      .toReversed()
      .map((rules) => [
        dateInWords(rules.from),
        rules.approvedBy,
        rules.source,
        `${rules.sponsorDays}, ${rules.directorDays} working days`,
        rules.enteredBy,
      ]),
  })
}`;
}

/** The form that settles the council's own rules. */
export function rulesFormPage({
  version,
  shown,
  navigation,
}: {
  version: number;
  shown: FormShown;
  navigation: Html;
}): Html {
  const { given } = shown;
  const days = (field: string, label: string) =>
    input({
      ...{
        name: field,
        id: field,
        label,
        inputmode: 'numeric',
        classes: 'govuk-input--width-4',
        suffix: 'working days',
      },
      ...{ value: given[field] ?? '', error: errorOf(shown, field) },
    });
  return html`${pageHeading('Settle who may decide')}${navigation}
${reading(html`${insetText('Four things stay the board’s by any rules: putting an action off again, putting its impact off again, putting its impact off once the day has passed on which it was expected, and withdrawing an action that answers a recommendation.')}
<form method="post" action="/plan/changes/rules" novalidate>
${hiddenFields(shown.csrfToken)}${versionHeld(shown, version)}
${days('sponsorDays', 'By how much may a sponsor put an action off, or its impact, once each?')}
${days('directorDays', 'By how much may the director?')}
${checkboxes({
  name: 'ownerMilestones',
  items: [
    {
      value: 'yes',
      text: 'Owners move milestones within the action’s due date',
      checked: given['ownerMilestones'] === 'yes',
    },
  ],
})}
${RULED.map((kind) =>
  choiceField(shown, {
    ...{ field: `by-${kind}`, label: RULED_WORDS[kind] },
    items: RULE_DECIDERS.map((decider) => ({ value: decider, text: DECIDER_WORDS[decider] })),
  }),
)}
${dayField(shown, { field: 'from', label: 'From which day?', hint: 'Changes that are asked for from that day on go by it. For example 1 9 2022' })}
${lineField(shown, { field: 'approvedBy', label: 'Who approved it?', hint: 'Name and post, or the body' })}
${lineField(shown, { field: 'source', label: 'Where does it stand?', hint: 'For example: Improvement board of 20 July 2022, minute 7' })}
${buttonGroup(button({ text: 'Settle the rules' }), html`<a class="govuk-link" href="/plan/changes/rules">Leave them as they are</a>`)}
</form>`)}`;
}
