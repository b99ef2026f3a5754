import { dateInWords, type LocalDate, parseLocalDate } from '#kernel/local-date.ts';
import { dayInEngland, momentInWords } from '#kernel/moment.ts';
import {
  button,
  buttonGroup,
  type Content,
  checkboxes,
  dataTable,
  type Html,
  hiddenFields,
  html,
  input,
  linkButton,
  named,
  pageHeading,
  radios,
  reading,
  summaryList,
  tag,
  warningText,
} from '#ui';
import {
  type FeedToken,
  MONTHS,
  PART_FIELD,
  type Part,
  type Problem,
  partValue,
  type Standing,
  USUAL_MONTHS,
} from './token.ts';

export type TokenShown = FeedToken & { standing: Standing };

/** Every token, what each may see, and the way to connect. */
export function tokensPage(council: string, tokens: readonly TokenShown[], connecting: Html): Html {
  return html`${pageHeading('Data feeds', { caption: council })}
<p class="govuk-body-l">Power BI, Excel, R and other tools read this council’s figures with a token: what measures mean, their values, teams and published comparisons. No feed holds a child.</p>
${linkButton({ text: 'Make a token', href: '/feeds/new' })}
${dataTable({
  caption: 'Tokens',
  captionSize: 'm',
  columns: [
    { heading: 'For' },
    { heading: 'State' },
    { heading: 'What it sees' },
    { heading: 'Made' },
    { heading: 'Last used' },
    { heading: 'Revoke', isHeadingHidden: true },
  ],
  rows: tokens.map((token) => [
    token.name,
    stateOf(token),
    seenBy(token),
    named(token.madeBy, dateInWords(dayInEngland(token.madeAt))),
    token.lastUsedOn === null ? 'Never' : dayOf(token.lastUsedOn),
    token.standing === 'good'
      ? html`<a class="govuk-link" href="/feeds/${token.id}/revocation">Revoke<span class="govuk-visually-hidden"> ${token.name}</span></a>`
      : '',
  ]),
  whenEmpty: 'There is none: no tool reads figures over the web yet.',
})}
${connecting}`;
}

function stateOf({ standing, expiresAt, revoked }: TokenShown): Content {
  if (revoked !== null)
    return html`${tag('Revoked', 'grey')}<br>${named(revoked.by, dateInWords(dayInEngland(revoked.at)))}`;
  const day = dateInWords(dayInEngland(expiresAt));
  return standing === 'good'
    ? html`${tag('Good', 'green')}<br>Until ${day}`
    : html`${tag('Expired', 'grey')}<br>On ${day}`;
}

function seenBy({ showsCounts, parts }: Pick<FeedToken, 'showsCounts' | 'parts'>): Content {
  const counts = showsCounts ? 'With small numbers' : 'Without small numbers';
  return html`${parts === null ? 'The whole council' : parts.join(', ')}<br>${counts}`;
}

function dayOf(day: string): string {
  const parsed: LocalDate | null = parseLocalDate(day);
  return parsed === null ? day : dateInWords(parsed);
}

export type TokenForm = {
  given: Readonly<Record<string, string>>;
  problems: readonly Problem[];
  parts: readonly Part[];
  csrfToken: string;
  /** Whether who makes it sees small numbers: a token sees no more. */
  seesCounts: boolean;
};

/** The form that makes a token. */
export function newTokenPage({ given, problems, parts, csrfToken, seesCounts }: TokenForm): Html {
  const errorOf = (field: Problem['field']) => problems.find((problem) => problem.field === field)?.text;
  const ticked = Object.entries(given).flatMap(([field, value]) => (field.startsWith(PART_FIELD) ? [value] : []));
  return reading(html`${pageHeading('Make a token')}
<p class="govuk-body">Make one for each tool, so that one can be revoked without the others.</p>
<form method="post" action="/feeds" novalidate>
${hiddenFields(csrfToken)}
${input({
  ...{ name: 'name', id: 'name', label: 'What is it for?', hint: 'For example: Power BI of the performance team' },
  value: given['name'] ?? '',
  error: errorOf('name'),
  attributes: { autocomplete: 'off' },
})}
${radios({
  ...{
    name: 'counts',
    idPrefix: 'counts',
    legend: { text: 'Does it see small numbers?', classes: 'govuk-fieldset__legend--m' },
  },
  value: given['counts'] ?? 'no',
  error: errorOf('counts'),
  items: [
    {
      value: 'no',
      text: 'No',
      hint: 'Figures as they may be published: where one group is too small, the month is left out for all groups',
    },
    ...(seesCounts
      ? [{ value: 'yes', text: 'Yes', hint: 'Every figure. Only for tools that nobody outside the council opens' }]
      : []),
  ],
})}
${radios({
  ...{
    name: 'reach',
    idPrefix: 'reach',
    legend: { text: 'How far does it reach?', classes: 'govuk-fieldset__legend--m' },
  },
  value: given['reach'] ?? 'council',
  error: errorOf('reach'),
  items: [
    { value: 'council', text: 'The whole council' },
    {
      value: 'parts',
      text: 'Some teams or localities',
      hint: 'Their figures and nothing of the council as a whole; choose them below',
    },
  ],
})}
${
  parts.length > 0 &&
  checkboxes({
    ...{ name: 'part', idPrefix: 'part', classes: 'govuk-checkboxes--small' },
    legend: { text: 'Which teams and localities?', classes: 'govuk-fieldset__legend--s' },
    hint: 'Only where it does not reach the whole council. A locality takes in the teams that are placed in it',
    values: ticked,
    error: errorOf('part'),
    items: parts.map((part, index) => ({
      ...{ value: partValue(part), name: `${PART_FIELD}${index}` },
      text: `${part.name} (${part.kind})`,
    })),
  })
}
${radios({
  ...{
    name: 'months',
    idPrefix: 'months',
    legend: { text: 'For how long is it good?', classes: 'govuk-fieldset__legend--m' },
  },
  value: given['months'] ?? USUAL_MONTHS,
  error: errorOf('months'),
  items: MONTHS.map((months) => ({ value: months, text: monthsInWords(months) })),
})}
${buttonGroup(button({ text: 'Make the token' }), html`<a class="govuk-link" href="/feeds">Make none</a>`)}
</form>`);
}

function monthsInWords(months: number): string {
  if (months < 12) return `${months} months`;
  return months === 12 ? '1 year' : `${months / 12} years`;
}

/** The token, shown once. */
export function madePage(name: string, token: string, expiresAt: Date, example: string): Html {
  return reading(html`${pageHeading('Copy this token now', { caption: name })}
${warningText('It is shown this once. Whoever has it reads what it may see, without signing in: keep it like a password.')}
${input({ name: 'token', id: 'token', label: 'Token', value: token, spellcheck: false, attributes: { readonly: true, autocomplete: 'off' } })}
<p class="govuk-body">It is good until ${momentInWords(expiresAt)}. To try it:</p>
<pre class="hw-code"><code>${example}</code></pre>
${linkButton({ text: 'I have copied it', href: '/feeds', kind: 'secondary' })}`);
}

/** Asks before a token is taken out of use. */
export function revocationPage(token: FeedToken, csrfToken: string): Html {
  return reading(html`${pageHeading('Revoke this token?')}
${summaryList({
  rows: [
    { key: 'For', value: token.name },
    { key: 'What it sees', value: seenBy(token) },
    { key: 'Made', value: named(token.madeBy, momentInWords(token.madeAt)) },
    { key: 'Last used', value: token.lastUsedOn === null ? 'Never' : dayOf(token.lastUsedOn) },
  ],
})}
<p class="govuk-body">Whatever uses it stops getting figures at once. It cannot be made good again; a new one can be made.</p>
<form method="post" action="/feeds/${token.id}/revocation" novalidate>
${hiddenFields(csrfToken, { version: token.version })}
${buttonGroup(button({ text: 'Revoke the token', kind: 'warning' }), html`<a class="govuk-link" href="/feeds">Leave it</a>`)}
</form>`);
}
