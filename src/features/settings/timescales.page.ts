import { dayField, errorOf, type FormShown } from '#features/forms/index.ts';
import { type LocalLimit, localLimitOn, type ReferralSetting, type Settled } from '#features/measures/index.ts';
import type { Basis } from '#kernel/effective.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import { momentInWords } from '#kernel/moment.ts';
import { limitInWords, limitOn, TIMESCALES, type TimescaleId, type TimescaleRule } from '#kernel/timescales.ts';
import {
  button,
  buttonGroup,
  dataTable,
  type Html,
  hiddenFields,
  html,
  input,
  insetText,
  named,
  pageHeading,
  radios,
  reading,
  select,
  staleSave,
  summaryList,
  versionHeld,
} from '#ui';
import { UNITS } from './limit-form.ts';
import { PROFILES, type Profile } from './profiles.ts';
import { settingsNavigation } from './shown.page.ts';

type KnownLimit = LocalLimit & Settled;

const BASIS: Record<Basis, string> = { statutory: 'Law', guidance: 'Guidance', local: 'Common practice' };

export type TimescalesPage = {
  council: string;
  limits: readonly KnownLimit[];
  referrals: readonly ReferralSetting[];
  today: LocalDate;
  may(permission: string): boolean;
};

/** Every rule that measures and lists of children to act on count by, with the limit in force. */
export function timescalesPage({ council, limits, referrals, today, may }: TimescalesPage): Html {
  const rules: [string, TimescaleRule][] = Object.entries(TIMESCALES);
  return html`${pageHeading('Limits', { caption: council })}
${settingsNavigation(may, '/settings/timescales')}
<p class="govuk-body-l">How long something may take before it counts as late. The law’s limits can be made stricter here, never looser; where there is no law the council may set its own.</p>
${dataTable({
  caption: 'Limits in force',
  captionSize: 'm',
  columns: [
    { heading: 'From' },
    { heading: 'To' },
    { heading: 'In force' },
    { heading: 'Without a choice of the council' },
    { heading: 'Change', isHeadingHidden: true },
  ],
  rows: rules.map(([id, rule]) => {
    const usual = limitOn(rule, today);
    const own = localLimitOn(ofRule(limits, id), today);
    const inForce = own?.value ?? null;
    return [
      named(rule.trigger, id),
      rule.requirement,
      inForce && own
        ? named(limitInWords(inForce), `the council’s own since ${dateInWords(own.from)}: ${own.source}`)
        : limitInWords(usual.value),
      named(`${limitInWords(usual.value)} (${BASIS[usual.basis].toLowerCase()})`, usual.source),
      html`<a class="govuk-link" href="/settings/timescales/${id}">Change<span class="govuk-visually-hidden"> the limit ${id}</span></a>`,
    ];
  }),
})}
<h2 class="govuk-heading-m">Profiles</h2>
<p class="govuk-body">What other councils commonly hold themselves to, ready to be taken over from a day.</p>
${dataTable({
  caption: 'Profiles',
  isCaptionHidden: true,
  columns: [{ heading: 'Profile' }, { heading: 'What it means' }, { heading: 'Take over', isHeadingHidden: true }],
  rows: PROFILES.map((profile) => [
    profile.title,
    profile.means,
    html`<a class="govuk-link" href="/settings/profiles/${profile.id}">Take over<span class="govuk-visually-hidden"> ${profile.title}</span></a>`,
  ]),
})}
<h2 class="govuk-heading-m">The number of referrals in the last 12 months</h2>
<p class="govuk-body">${referralsInWords(referrals, today)} <a class="govuk-link" href="/settings/referrals">Change what it counts</a></p>
${historyTable(limits)}`;
}

export function ofRule(limits: readonly KnownLimit[], id: string): KnownLimit[] {
  return limits.filter(({ rule }) => rule === id);
}

function referralsInWords(referrals: readonly ReferralSetting[], today: LocalDate): string {
  const settled = referrals.findLast(({ from }) => from <= today);
  const words = settled?.includesLatest
    ? 'In this council’s files it counts the latest referral itself: 1 means that there was no earlier one.'
    : 'In this council’s files it leaves the latest referral out: 0 means that there was no earlier one.';
  return settled ? words : `${words} Nobody has confirmed that yet.`;
}

function historyTable(limits: readonly KnownLimit[]): Html {
  const newestFirst = limits.toSorted((a, b) => b.enteredAt.getTime() - a.enteredAt.getTime());
  return dataTable({
    caption: 'Everything that was settled, newest first',
    captionSize: 'm',
    columns: [
      { heading: 'Entered' },
      { heading: 'Rule' },
      { heading: 'Limit' },
      { heading: 'Why' },
      { heading: 'Approved' },
    ],
    rows: newestFirst.map((limit) => [
      named(momentInWords(limit.enteredAt), limit.enteredBy),
      named(TIMESCALES[limit.rule].requirement, limit.rule),
      named(
        limit.value ? limitInWords(limit.value) : 'As without a choice of the council',
        `from ${dateInWords(limit.from)}`,
      ),
      limit.reason,
      named(limit.approvedBy, limit.source),
    ]),
    whenEmpty: 'Nothing: every limit is the one of law, guidance or common practice.',
  });
}

export type LimitPage = {
  id: TimescaleId;
  own: readonly KnownLimit[];
  today: LocalDate;
  shown: FormShown;
};

const UNIT_WORDS = {
  workingDays: 'Working days',
  days: 'Days',
  weeks: 'Weeks',
  months: 'Months',
  years: 'Years',
} as const;

/** One rule, and the form that settles the council's own limit. */
export function limitPage({ id, own, today, shown }: LimitPage): Html {
  const rule: TimescaleRule = TIMESCALES[id];
  const usual = limitOn(rule, today);
  const isLaw = usual.basis === 'statutory';
  const { given } = shown;
  return html`${pageHeading(rule.requirement, { above: id, caption: `Counted from: ${rule.trigger}` })}
${shown.stale && staleSave(shown.stale)}
${summaryList({
  rows: [
    { key: 'Without a choice', value: limitInWords(usual.value) },
    { key: 'It rests on', value: `${BASIS[usual.basis]}: ${usual.source}` },
  ],
})}
${historyTable(own)}
${reading(html`<h2 class="govuk-heading-m">Settle the council’s limit</h2>
${isLaw && insetText('This limit is the law’s. The council may hold itself to a stricter one; a looser one is not taken.')}
<form method="post" action="/settings/timescales/${id}" novalidate>
${hiddenFields(shown.csrfToken)}${versionHeld(shown, own.length)}
${radios({
  ...{ name: 'limit', idPrefix: 'limit', value: given['limit'] ?? 'own', error: errorOf(shown, 'limit') },
  legend: { text: 'Which limit holds?', classes: 'govuk-fieldset__legend--s' },
  classes: 'govuk-radios--small',
  items: [
    { value: 'own', text: 'One of the council’s own' },
    { value: 'usual', text: `${limitInWords(usual.value)}, as without a choice` },
  ],
})}
${input({
  ...{ name: 'amount', id: 'amount', label: 'How long?', inputmode: 'numeric', classes: 'govuk-input--width-4' },
  hint: 'Leave it blank where the council has no limit of its own',
  ...{ value: given['amount'], error: errorOf(shown, 'amount') },
})}
${select({
  ...{ name: 'unit', id: 'unit', label: 'Unit', error: errorOf(shown, 'unit') },
  items: UNITS.map((unit) => ({ value: unit, text: UNIT_WORDS[unit] })),
  value: given['unit'] ?? usual.value.unit,
})}
${termFields(shown)}
${buttonGroup(button({ text: 'Settle the limit' }), html`<a class="govuk-link" href="/settings/timescales">Leave it as it is</a>`)}
</form>
<p class="govuk-body">Every figure that rests on it is counted anew, also of past months from that day on.</p>`)}`;
}

/** From which day something settled holds, where it stands, why, and who approved it. */
export function termFields(
  shown: FormShown,
  hint = 'Triggers from that day on count by it. For example 1 4 2022',
): Html {
  const { given } = shown;
  return html`${dayField(shown, { field: 'from', label: 'From which day?', hint })}
${input({ name: 'source', id: 'source', label: 'Where does it stand?', hint: 'For example: practice standards, edition of April 2022', value: given['source'], error: errorOf(shown, 'source') })}
${input({ name: 'reason', id: 'reason', label: 'Why is it so here?', value: given['reason'], error: errorOf(shown, 'reason') })}
${input({ name: 'approvedBy', id: 'approvedBy', label: 'Who approved it?', hint: 'Name and post, or the body', value: given['approvedBy'], error: errorOf(shown, 'approvedBy') })}`;
}

/** Takes a profile over from a day. */
export function profilePage({ id, title, means, limits }: Profile, shown: FormShown): Html {
  return reading(html`${pageHeading(title)}
<p class="govuk-body-l">${means}</p>
<ul class="govuk-list govuk-list--bullet">${limits.map(
    ({ rule, value }) => html`<li>${TIMESCALES[rule].requirement}: ${limitInWords(value)}</li>`,
  )}</ul>
<form method="post" action="/settings/profiles/${id}" novalidate>
${hiddenFields(shown.csrfToken)}
${termFields(shown)}
${buttonGroup(button({ text: 'Take it over' }), html`<a class="govuk-link" href="/settings/timescales">Leave it as it is</a>`)}
</form>`);
}

export type ReferralsPage = { referrals: readonly ReferralSetting[]; shown: FormShown };

/** What the files' number of referrals counts. */
export function referralsPage({ referrals, shown }: ReferralsPage): Html {
  const { given } = shown;
  return html`${pageHeading('The number of referrals in the last 12 months')}
${shown.stale && staleSave(shown.stale)}
${reading(html`<p class="govuk-body-l">List 3 gives each child’s number of referrals in the last 12 months. Case systems differ in whether that counts the latest referral itself. Re-referrals are counted from it until there are enough earlier extracts.</p>
<form method="post" action="/settings/referrals" novalidate>
${hiddenFields(shown.csrfToken)}${versionHeld(shown, referrals.length)}
${radios({
  ...{ name: 'includesLatest', idPrefix: 'includesLatest', error: errorOf(shown, 'includesLatest') },
  value: given['includesLatest'],
  legend: { text: 'Does it count the latest referral?', classes: 'govuk-fieldset__legend--s' },
  items: [
    { value: 'no', text: 'No', hint: 'A child who was referred once has 0' },
    { value: 'yes', text: 'Yes', hint: 'A child who was referred once has 1' },
  ],
})}
${dayField(shown, { field: 'from', label: 'From which day?', hint: 'Files as at that day or later are read so. For example 1 4 2022' })}
${input({ name: 'reason', id: 'reason', label: 'How do you know?', hint: 'For example: seen in the query that makes the column', value: given['reason'], error: errorOf(shown, 'reason') })}
${buttonGroup(button({ text: 'Save' }), html`<a class="govuk-link" href="/settings/timescales">Leave it as it is</a>`)}
</form>`)}
${dataTable({
  caption: 'What was said before, newest first',
  captionSize: 'm',
  columns: [{ heading: 'Entered' }, { heading: 'Counts the latest' }, { heading: 'From' }, { heading: 'Why' }],
  rows: referrals
    .toReversed()
    .map((setting) => [
      named(momentInWords(setting.enteredAt), setting.enteredBy),
      setting.includesLatest ? 'Yes' : 'No',
      dateInWords(setting.from),
      setting.reason,
    ]),
  whenEmpty: 'Nothing so far: it is taken to leave the latest referral out.',
})}`;
}
