import { csv } from '#kernel/csv.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import {
  type Content,
  dataTable,
  details,
  emptyState,
  filterBar,
  type Html,
  headline,
  html,
  named,
  pageHeading,
} from '#ui';
import { type Burden, burdenSince, secondsInWords } from './burden.ts';
import { COUNCIL, chosenLines, type Line, type OverviewView, overviewAddress } from './overview.ts';
import type { TellingStep } from './telling.ts';

export type OverviewPage = {
  council: string;
  lines: readonly Line[];
  view: OverviewView;
  burden: readonly Burden[];
  today: LocalDate;
  navigation: Html;
};

/** Which updates are missing, since when and who was told; and what updating takes of each owner. */
export function overviewPage(page: OverviewPage): Html {
  const { council, lines, view, navigation } = page;
  const chosen = chosenLines(lines, view);
  return html`${pageHeading('Updates', { caption: council })}
${navigation}
${headline(sentence(lines))}
${lines.length === 0 ? emptyState('No update is awaited', 'Once the plan holds an action that is to be delivered, its updates are awaited here.') : html`${filters(page)}${byOwner(chosen, view)}`}
${ruleWords()}
${burdenTable(page)}`;
}

function sentence(lines: readonly Line[]): string {
  if (lines.length === 0) return 'No action is still to be delivered.';
  const stale = lines.filter(({ state }) => state === 'stale');
  const actions = lines.length === 1 ? 'the one action' : `${lines.length} actions`;
  if (stale.length === 0) return `No update is missing of ${actions} still to be delivered.`;
  const [first] = stale;
  const since = first === undefined ? '' : `, the longest since ${dateInWords(first.dueOn)}`;
  return `${stale.length} of ${lines.length} actions still to be delivered ${stale.length === 1 ? 'has' : 'have'} no update in time${since}.`;
}

function filters({ lines, view }: OverviewPage): Html {
  const distinct = (values: readonly string[]) =>
    [...new Set(values)].toSorted().map((value) => ({ value, text: value }));
  const isNarrowed = view.show !== 'stale' || view.owner !== '' || view.partner !== '';
  return filterBar({
    action: '/plan/updates',
    label: 'Choose actions',
    filters: [
      {
        ...{ name: 'show', label: 'Updates', value: view.show },
        items: [
          { value: 'stale', text: 'Missing' },
          { value: 'due', text: 'Missing or due today' },
          { value: 'offTrack', text: 'Off track, no way back said' },
          { value: 'all', text: 'Of every open action' },
        ],
      },
      {
        ...{ name: 'owner', label: 'Owner', value: view.owner },
        items: [{ value: '', text: 'Everybody' }, ...distinct(lines.map(({ owner }) => owner))],
      },
      {
        ...{ name: 'partner', label: 'Organisation', value: view.partner },
        items: [
          { value: '', text: 'Every organisation' },
          { value: COUNCIL, text: 'The council' },
          ...distinct(lines.flatMap(({ partner }) => partner ?? [])),
        ],
      },
    ],
    ...(isNarrowed && { clearHref: '/plan/updates' }),
    end: html`<a class="govuk-link" href="${overviewAddress('/plan/updates.csv', view)}">Download as CSV</a>`,
  });
}

function byOwner(lines: readonly Line[], view: OverviewView): Html {
  if (lines.length === 0)
    return emptyState(
      view.show === 'all' ? 'No action fits this choice' : 'No update is missing here',
      html`<a class="govuk-link" href="/plan/updates?show=all">Show every open action</a>`,
    );
  const groups = [...Map.groupBy(lines, ({ owner }) => owner)];
  return html`${groups.map(([owner, some]) =>
    dataTable({
      ...{ caption: ownerCaption(owner, some), captionSize: 'm' },
      columns: [
        { heading: 'Action' },
        { heading: 'Last update' },
        { heading: 'Update due' },
        { heading: 'Who was told' },
      ],
      rows: some.map(lineCells),
    }),
  )}`;
}

function ownerCaption(owner: string, lines: readonly Line[]): string {
  const partners = [...new Set(lines.flatMap(({ partner }) => partner ?? []))];
  return partners.length === 0 ? owner : `${owner} (${partners.join(', ')})`;
}

function lineCells({ action, dueOn, state, daysStale, offTrackSince, told }: Line): Content[] {
  const { id, ref, title, lastUpdate } = action;
  return [
    named(
      html`<a class="govuk-link" href="/plan/actions/${id}">${ref} ${title}</a>`,
      offTrackSince === null ? '' : `Off track since ${dateInWords(offTrackSince)}, and not said what is to be done`,
    ),
    lastUpdate === null
      ? 'None yet'
      : html`<a class="govuk-link" href="/plan/actions/${id}/updates">${dateInWords(lastUpdate.on)}<span class="govuk-visually-hidden">, of action ${ref}</span></a>`,
    named(html`<span class="hw-plain hw-unbroken">${dateInWords(dueOn)}</span>`, stateWords(state, daysStale)),
    toldWords(told),
  ];
}

function stateWords(state: Line['state'], days: number): string {
  if (state === 'today') return 'Today';
  if (state === 'later') return '';
  return days === 1 ? 'Missing for a day' : `Missing for ${days} days`;
}

const STEP_WORDS: Readonly<Record<TellingStep, string>> = {
  owner: 'Owner',
  sponsor: 'Sponsor',
  director: 'Director',
  recovery: 'Sponsor, as it is off track',
  overdue: 'Owner, that it is overdue',
  reversal: 'Sponsor, of a measure that turned',
};

function toldWords(told: Line['told']): Content {
  if (told.length === 0) return 'Nobody yet';
  return html`<ul class="govuk-list hw-plain">${told.map(
    ({ step, to, on }) => html`<li>${STEP_WORDS[step]}: ${to}, ${dateInWords(on)}</li>`,
  )}</ul>`;
}

function ruleWords(): Html {
  return details({
    summary: 'Who is told, and when',
    content: html`<p class="govuk-body">On the day on which an update is due, its owner is told and mailed a link. Where it is still missing, the sponsor is told some working days later, and then whoever decides on the plan; each once, on the morning of a working day. An action off track without a word on what is to be done is brought before its sponsor as well. The periods stand under <a class="govuk-link" href="/plan/rules">the rules of the plan</a>.</p>`,
  });
}

function burdenTable({ burden, today }: OverviewPage): Html {
  return html`<section id="burden"><h2 class="govuk-heading-m">What updates take of people</h2>
<p class="govuk-body">In the three months since ${dateInWords(burdenSince(today))}. The time is from opening the page to sending it, where both are known; half took less. It counts the time of pages that were left open as well, so it says whether we ask too much, and nothing about anybody’s work. It is not for judging people.</p>
${dataTable({
  caption: 'What updates take of each owner',
  isCaptionHidden: true,
  columns: [
    { heading: 'Who' },
    { heading: 'Open actions', isNumeric: true },
    { heading: 'Updates sent', isNumeric: true },
    { heading: 'Middle time' },
    { heading: 'Nothing had changed' },
  ],
  rows: burden.map(({ person, openActions, updates, unchanged, medianSeconds }) => [
    named(html`<span class="hw-plain">${person.name}</span>`, person.post),
    openActions,
    updates,
    medianSeconds === null ? 'Not known' : secondsInWords(medianSeconds),
    updates === 0 ? '' : `${unchanged} of ${updates}`,
  ]),
  whenEmpty: 'Nobody owns an open action or sent an update.',
})}
<p class="govuk-body"><a class="govuk-link" href="/plan/updates/people.csv">Download as CSV</a></p></section>`;
}

export function linesCsv(lines: readonly Line[]): string {
  return csv(
    [
      'Action',
      'Title',
      'Owner',
      'Organisation',
      'Due',
      'Last update',
      'Update due',
      'Days missing',
      'Off track since',
      'Who was told',
    ],
    lines.map(({ action, owner, partner, dueOn, daysStale, offTrackSince, told }) => [
      ...[action.ref, action.title, owner, partner, action.dueOn, action.lastUpdate?.on ?? null, dueOn, daysStale],
      offTrackSince,
      told.map(({ step, to, on }) => `${STEP_WORDS[step]}: ${to}, ${on}`).join('; '),
    ]),
  );
}

export function burdenCsv(burden: readonly Burden[]): string {
  return csv(
    ['Who', 'Post', 'Open actions', 'Updates sent', 'Of these timed', 'Middle time in seconds', 'Nothing had changed'],
    burden.map(({ person, openActions, updates, timed, medianSeconds, unchanged }) => [
      ...[person.name, person.post, openActions, updates, timed, medianSeconds, unchanged],
    ]),
  );
}
