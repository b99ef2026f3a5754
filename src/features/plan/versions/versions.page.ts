import { dayField, type FormShown, lineField, textField } from '#features/forms/index.ts';
import { dateInWords } from '#kernel/local-date.ts';
import {
  button,
  buttonGroup,
  type Content,
  dataTable,
  emptyState,
  type Html,
  hiddenFields,
  html,
  insetText,
  linkButton,
  named,
  pageHeading,
  reading,
  type TagColour,
  tag,
  versionHeld,
} from '#ui';
import { holding, stateOf, VERSION_STATE_WORDS, type Version, type VersionState } from './version-states.ts';

const COLOURS: Readonly<Record<VersionState, TagColour>> = {
  ...{ draft: 'grey', consulted: 'teal', approved: 'green', submitted: 'purple', live: 'blue', superseded: 'grey' },
};

export function versionTag(state: VersionState): Html {
  return tag(VERSION_STATE_WORDS[state], COLOURS[state]);
}

export type VersionsPage = {
  council: string;
  versions: readonly Version[];
  hasPlan: boolean;
  mayManage: boolean;
  /** Whether the plan as it is now may be compared with. */
  readsPlan: boolean;
  /** Whether somebody has actions of their own, who does not read the plan. */
  hasActions: boolean;
  navigation: Html;
};

/** The versions of the plan, the newest first. */
export function versionsPage(page: VersionsPage): Html {
  const { council, versions, hasPlan, mayManage, readsPlan, navigation } = page;
  const make =
    hasPlan && mayManage && linkButton({ text: 'Make a version of the plan as it is', href: '/plan/versions/new' });
  const heading = html`${pageHeading('Versions of the plan', { caption: council })}${navigation}${!readsPlan && whatIsSeen(page)}`;
  if (versions.length === 0)
    return html`${heading}${emptyState(
      readsPlan ? 'There is no version yet' : 'No version was approved yet',
      readsPlan
        ? 'A version is the whole plan as it is on a day. It never changes, so that what was agreed and submitted can be shown for ever.'
        : 'It shows here as soon as one is approved.',
      make,
    )}`;
  return html`${heading}
<p class="govuk-body">A version is the whole plan as it was on a day. It never changes: what is to be different is another version.</p>
${make}
${dataTable({
  caption: 'Versions, the newest first',
  captionSize: 'm',
  columns: [{ heading: 'Version' }, { heading: 'State' }, { heading: 'What became of it' }, { heading: 'Compare' }],
  rows: versions.map((version, index) => [
    named(
      html`<a class="govuk-link" href="/plan/versions/${version.id}">${version.number} ${version.name}</a>`,
      `As it was on ${dateInWords(version.asAt)}`,
    ),
    versionTag(stateOf(version)),
    html`<ul class="govuk-list">${version.steps.map((step) => html`<li>${stepInWords(step)}</li>`)}</ul>`,
    compareLinks(version, versions[index + 1], readsPlan),
  ]),
})}`;
}

/** To whoever sees no more of the plan: what is here, since when it holds, and whom to ask for the rest. */
function whatIsSeen({ versions, hasActions }: VersionsPage): Html {
  const held = holding(versions);
  const since =
    held &&
    ` Version ${held.version.number}, ${held.version.name}, ${held.state === 'live' ? 'has held since' : 'was approved on'} ${dateInWords(held.since)}.`;
  return insetText(
    html`You see the versions of the improvement plan that were approved or submitted.${since} Drafts are not here, nor how the plan stands today. ${
      hasActions
        ? html`The actions that you answer for are under <a class="govuk-link" href="/my-actions">My actions</a>. For more, ask the director of children’s services or whoever chairs the improvement board.`
        : 'For more, scrutiny may ask the lead member for children’s services or the director of children’s services.'
    }`,
  );
}

function compareLinks(version: Version, before: Version | undefined, readsPlan: boolean): Html {
  const link = (href: string, text: string) =>
    html`<li><a class="govuk-link" href="${href}">${text}<span class="govuk-visually-hidden">: version ${version.number}</span></a></li>`;
  return html`<ul class="govuk-list">${before && link(`/plan/versions/${before.id}/compare/${version.id}`, `With version ${before.number}`)}${
    readsPlan && link(`/plan/versions/${version.id}/compare/now`, 'With the plan now')
  }</ul>`;
}

/** `Approved 6 July 2022 by Ada Obi: Cabinet, minute 7. Why.` */
export function stepInWords({ state, on, by, reason, minute, sentTo }: Version['steps'][number]): string {
  const what = state === 'submitted' ? `${VERSION_STATE_WORDS[state]} to ${sentTo}` : VERSION_STATE_WORDS[state];
  const more = [minute, reason].filter((text) => text !== '').join('. ');
  return `${what}, ${dateInWords(on)}, entered by ${by}${more === '' ? '' : `: ${more}`}`;
}

/** Confirms freezing the plan as it is. */
export function newVersionPage({
  count,
  shown,
  navigation,
}: {
  count: number;
  shown: FormShown;
  navigation: Html;
}): Html {
  return html`${pageHeading('Make a version of the plan as it is')}${navigation}
${reading(html`<p class="govuk-body">It holds ${count} ${count === 1 ? 'action' : 'actions'} with their outcomes, owners, milestones and what they answer, in words, and cannot be changed afterwards. It begins as a draft.</p>
<form method="post" action="/plan/versions" novalidate>
${hiddenFields(shown.csrfToken)}
${lineField(shown, { field: 'name', label: 'What is it called?', hint: 'For example: For the cabinet of July 2022' })}
${buttonGroup(button({ text: 'Make the version' }), html`<a class="govuk-link" href="/plan/versions">Make none</a>`)}
</form>`)}`;
}

const STEP_HEADINGS: Readonly<Record<VersionState, string>> = {
  draft: 'Begin as a draft',
  consulted: 'It was consulted on',
  approved: 'It was approved',
  submitted: 'It was submitted',
  live: 'Make it the live version',
  superseded: 'It is superseded',
};

export const STEP_LINKS: Readonly<Record<VersionState, string>> = {
  ...{ draft: 'Draft', consulted: 'Say that it was consulted on', approved: 'Say that it was approved' },
  ...{ submitted: 'Say that it was submitted', live: 'Make it live', superseded: 'Supersede it' },
};

const STEP_MEANS: Readonly<Record<VersionState, string>> = {
  draft: '',
  consulted: 'Say with whom, and what came of it.',
  approved:
    'From now on the plan changes by requests that somebody decides, and everybody who may see submitted versions sees this one.',
  submitted:
    'It is what the regulator or the department has. It stays as it is for ever, with its hash. Afterwards its page leads to the inspections that await an answer.',
  live: 'The version that was live until now is superseded.',
  superseded: 'It stays to be read and compared. Nothing else becomes of it.',
};

export type StepPage = {
  version: Version;
  state: VersionState;
  shown: FormShown;
  navigation: Html;
};

/** Confirms what becomes of a version, with when and why. */
export function stepPage({ version, state, shown, navigation }: StepPage): Html {
  const dayLabel = state === 'approved' ? 'On which day was it approved?' : 'On which day?';
  return html`${pageHeading(STEP_HEADINGS[state], { above: `Version ${version.number}: ${version.name}` })}${navigation}
${reading(html`<p class="govuk-body-l">${STEP_MEANS[state]}</p>
<form method="post" action="/plan/versions/${version.id}/steps" novalidate>
${hiddenFields(shown.csrfToken, { state })}${versionHeld(shown, version.steps.length)}
${dayField(shown, { field: 'on', label: dayLabel, hint: 'For example 6 7 2022' })}
${state === 'approved' && lineField(shown, { field: 'minute', label: 'Where is it minuted?', hint: 'For example: Cabinet of 6 July 2022, minute 12' })}
${state === 'submitted' && lineField(shown, { field: 'sentTo', label: 'To whom?', hint: 'For example: Ofsted' })}
${textField(shown, { field: 'reason', label: 'Words to go with it', hint: 'Needed where it is superseded. They stay with the version' })}
${buttonGroup(button({ text: STEP_HEADINGS[state] }), html`<a class="govuk-link" href="/plan/versions/${version.id}">Leave it as it is</a>`)}
</form>`)}`;
}

export function noneWords(text: string): Content {
  return text === '' ? html`<span class="hw-quiet">Nothing</span>` : html`<span class="hw-kept">${text}</span>`;
}
