import { momentInWords } from '#kernel/moment.ts';
import { type Month, monthInWords } from '#kernel/month.ts';
import {
  type Content,
  dataTable,
  details,
  filterBar,
  type Html,
  html,
  insetText,
  pageHeading,
  subNavigation,
  tag,
} from '#ui';
import { type Asked, changesInWords, factsForReading, isId, queryOf, type RecordedEvent } from './event.ts';
import { kindInWords } from './kinds.ts';

export type TrailPage = {
  council: string;
  asked: Asked;
  events: readonly RecordedEvent[];
  /** Whether there are older lines than those shown. */
  hasMore: boolean;
  choices: { people: readonly { id: string; name: string }[]; kinds: readonly string[]; months: readonly Month[] };
  may: { children: boolean; download: boolean };
};

/** The pages about the record, for those who may open each. */
export function recordNavigation(current: 'trail' | 'children' | 'checks', may: { children: boolean }): Html {
  return subNavigation('The record', [
    { text: 'Who did what', href: '/record', isCurrent: current === 'trail' },
    ...(may.children
      ? [{ text: 'Who looked at a child', href: '/record/children', isCurrent: current === 'children' }]
      : []),
    { text: 'Is it whole?', href: '/record/checks', isCurrent: current === 'checks' },
  ]);
}

export function trailPage({ council, asked, events, hasMore, choices, may }: TrailPage): Html {
  const older = queryOf({ ...asked, before: events.at(-1)?.sequence ?? null });
  const isNarrowed = Object.values(asked).some((value) => value !== null);
  return html`${pageHeading('Who did what', { caption: council })}
${recordNavigation('trail', may)}
<p class="govuk-body-l">Every action leaves a line here, and every look at records of children. A line cannot be changed or taken out without that being found.</p>
${filterBar({
  action: '/record',
  label: 'Narrow the record',
  filters: [
    {
      name: 'person',
      label: 'Who',
      value: asked.person ?? '',
      items: [{ value: '', text: 'Anybody' }, ...choices.people.map(({ id, name }) => ({ value: id, text: name }))],
    },
    {
      name: 'kind',
      label: 'What',
      value: asked.kind ?? '',
      items: [
        { value: '', text: 'Anything' },
        ...choices.kinds
          .map((kind) => ({ value: kind, text: kindInWords(kind) }))
          .toSorted((a, b) => a.text.localeCompare(b.text, 'en-GB')),
      ],
    },
    {
      name: 'month',
      label: 'When',
      value: asked.month ?? '',
      items: [
        { value: '', text: 'Ever' },
        ...choices.months.toReversed().map((month) => ({ value: month, text: monthInWords(month) })),
      ],
    },
  ],
  ...(asked.subject !== null && { keep: { about: asked.subject } }),
  ...(isNarrowed && { clearHref: '/record' }),
  end:
    may.download &&
    html`<a class="govuk-link" href="/record.csv">Download as CSV</a> · <a class="govuk-link" href="/record.jsonl">Download with its hashes</a>`,
})}
${asked.subject !== null && insetText(onlyAbout(asked.subject, events))}
${eventsTable(events, isNarrowed ? 'Nothing that fits. Choose less.' : 'Nothing yet.')}
${hasMore && html`<p class="govuk-body"><a class="govuk-link" href="/record?${older}">Older lines</a></p>`}`;
}

function onlyAbout(subject: string, events: readonly RecordedEvent[]): Html {
  const name =
    events.find(({ about }) => about !== null)?.about ?? (isId(subject) ? 'one and the same thing' : subject);
  return html`Only lines about <strong>${name}</strong>.`;
}

/** Lines of the record as a table, newest first. */
export function eventsTable(events: readonly RecordedEvent[], whenEmpty: string): Html {
  return dataTable({
    caption: 'Lines of the record, newest first',
    isCaptionHidden: true,
    isCompact: true,
    classes: 'hw-table--record',
    columns: [{ heading: 'Line', isNumeric: true }, { heading: 'When' }, { heading: 'Who' }, { heading: 'What' }],
    rows: events.map((event) => [
      event.sequence,
      momentInWords(event.at),
      html`${whoOf(event)}${event.from && html`<br><span class="hw-quiet">${event.from}</span>`}`,
      whatOf(event),
    ]),
    whenEmpty,
  });
}

function whoOf({ person, personId }: RecordedEvent): string {
  return person ?? (personId === null ? 'Headway' : 'Somebody no longer here');
}

function whatOf(event: RecordedEvent): Html {
  const { kind, subject, reason, children, detail, before, after } = event;
  const facts = factsForReading(detail);
  const changes = changesInWords(before ?? {}, after ?? {});
  const about = `/record?${new URLSearchParams({ about: subject })}`;
  return html`${kindInWords(kind)}${kind === 'request.refused' && html` ${tag('Refused', 'orange')}`}
${children.length > 0 && html` ${tag(children.length === 1 ? '1 child' : `${children.length} children`, 'purple')}`}
<br><a class="govuk-link govuk-link--no-visited-state" href="${about}">${subjectOf(event)}</a>
${facts !== '' && html`<br><span class="hw-quiet">${facts}</span>`}
${reason !== null && html`<br>Reason: ${reason}`}
${changes.length > 0 && details({ summary: 'What changed', content: html`<ul class="govuk-list hw-plain">${changes.map((line) => html`<li>${line}</li>`)}</ul>` })}`;
}

/** Whom or what a line is about; what is known by an id only is found by that line’s number. */
function subjectOf({ about, subject, sequence }: Pick<RecordedEvent, 'about' | 'subject' | 'sequence'>): Content {
  if (about !== null) return about;
  return isId(subject) ? html`All about this<span class="govuk-visually-hidden">, line ${sequence}</span>` : subject;
}
