import { formatFigure, formatFraction, VERDICT_WORDS } from '#features/scorecard/index.ts';
import { csv } from '#kernel/csv.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import { monthInWords } from '#kernel/month.ts';
import {
  type Content,
  dataTable,
  emptyState,
  filterBar,
  type Html,
  headline,
  html,
  insetText,
  pageHeading,
  verdictMark,
  warningText,
} from '#ui';
import type { Flip } from './flips.ts';
import { leftOutInWords, type RecordBroken } from './records.ts';
import type { Reversal } from './reversals.ts';
import type { Revision } from './revisions.ts';

/** Everything that is different since a day. */
export type Changes = {
  flips: readonly Flip[];
  records: readonly RecordBroken[];
  reversals: readonly Reversal[];
  revisions: readonly Revision[];
};

export type ChangesPage = {
  navigation: Html;
  /** The day since which changes are told; null where there is no earlier extract. */
  since: LocalDate | null;
  problem: string | null;
  asked: { since: string; day: string; team: string };
  /** As-at days of the extracts in use, newest first. */
  days: readonly LocalDate[];
  teams: readonly string[];
  changes: Changes;
  /** The newest extract as at the day or before, and now. */
  earlier: LocalDate | null;
  newest: LocalDate | null;
  mayDownload: boolean;
  csvHref: string;
};

export function changesPage(page: ChangesPage): Html {
  const { navigation, since, earlier, newest, problem } = page;
  return html`${pageHeading('What changed', { caption: 'Since the last extract, the last board or any other day' })}
${navigation}
${problem !== null && warningText(problem)}
${choices(page)}
${
  since === null || earlier === null || newest === null
    ? emptyState(
        'Nothing to compare with',
        'There is no accepted extract as at that day or before: choose a later day.',
      )
    : html`${headline(sentence(page.changes, earlier, newest), html`What was known then is what extracts as at ${dateInWords(since)} or before say. <a class="govuk-link" href="/claims">Check a sentence before you print it</a>`)}
${earlier === newest ? insetText('No extract has come since that day: only the passing of time can have changed anything.') : ''}
${flipped(page)}${reversed(page)}${broken(page)}${revised(page)}`
}`;
}

function choices({ days, asked, teams, mayDownload, csvHref }: ChangesPage): Html {
  return filterBar({
    action: '/changes',
    label: 'Choose since when, and of whom',
    filters: [
      {
        name: 'since',
        label: 'Since the extract',
        items: days.map((day) => ({ value: day, text: `as at ${dateInWords(day)}` })),
        value: asked.since,
      },
      ...(teams.length === 0
        ? []
        : [
            {
              name: 'team',
              label: 'Team',
              items: [{ value: '', text: 'The whole council' }, ...teams.map((team) => ({ value: team, text: team }))],
              value: asked.team,
            },
          ]),
    ],
    search: { name: 'day', label: 'Or since any day, such as the last board’s: 14/6/2022', value: asked.day },
    clearHref: '/changes',
    end: mayDownload && html`<a class="govuk-link" href="${csvHref}">Download as CSV</a>`,
  });
}

/** `Since the extract as at 5 July 2022: one verdict flipped, …`. */
function sentence({ flips, records, reversals, revisions }: Changes, then: LocalDate, now: LocalDate): Html {
  const wasFinal = revisions.filter((revision) => revision.wasFinal).length;
  const parts = [
    counted(flips.length, 'verdict flipped', 'verdicts flipped'),
    counted(reversals.length, 'measure turned for the worse', 'measures turned for the worse'),
    counted(records.length, 'figure is a record', 'figures are records'),
    counted(revisions.length, 'month was revised', 'months were revised'),
  ];
  const revised = wasFinal === 0 ? 'none that had been final' : `${wasFinal} of them final before`;
  return html`Between the extracts as at ${dateInWords(then)} and ${dateInWords(now)}: <strong>${parts.join(', ')}</strong>${revisions.length > 0 && html`, ${revised}`}.`;
}

function counted(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${count === 0 ? 'no' : count} ${count === 0 ? one : many}`;
}

function flipped({ changes, asked }: ChangesPage): Html {
  return section('flips', 'Verdicts that flipped', [
    ['Measure', 'Then', 'Now', 'Why'],
    changes.flips.map(({ judged, before }) => [
      measureLink(judged.measure, asked.team),
      verdictMark(before),
      verdictMark(judged.verdict),
      judged.reason,
    ]),
    'No verdict is another than it was.',
  ]);
}

function reversed({ changes, asked }: ChangesPage): Html {
  return section('reversals', 'Turned for the worse', [
    ['Measure', 'Month', 'How'],
    changes.reversals.map(({ judged, kind, month }) => [
      measureLink(judged.measure, asked.team),
      monthInWords(month),
      REVERSALS[kind],
    ]),
    'No measure turned for the worse.',
  ]);
}

const REVERSALS: Record<Reversal['kind'], string> = {
  turned: 'Two months of worsening after three of improvement. Two steps alone may be chance: look at the chart.',
  breach: 'Beyond the limit of its usual range, on the bad side.',
};

function broken({ changes, asked }: ChangesPage): Html {
  return section('records', 'Records', [
    ['Measure', 'Figure', 'Record', 'Good or bad'],
    changes.records.map(({ judged, point, isGood, ...record }) => [
      measureLink(judged.measure, asked.team),
      `${formatFigure(judged.measure, point)} in ${monthInWords(point.month)}`,
      recordInWords(record),
      isGood === null ? 'Neither' : isGood ? 'Good' : 'Bad',
    ]),
    'No latest figure is the lowest or highest for over a year.',
  ]);
}

/** `Lowest of all 24 months known`, `Highest since March 2021`. */
export function recordInWords(record: Pick<RecordBroken, 'direction' | 'since' | 'of' | 'leftOut'>): string {
  const { direction, since, of } = record;
  const side = direction === 'lowest' ? 'Lowest' : 'Highest';
  const reach = since === null ? `of all ${of + 1} months known` : `since ${monthInWords(since)}`;
  return `${side} ${reach}${leftOutInWords(record)}`;
}

function revised({ changes, asked }: ChangesPage): Html {
  return section('revisions', 'Revised months', [
    ['Measure', 'Month', 'Then', 'Now', 'Was it final?'],
    changes.revisions.map(({ judged, point, before, wasFinal }) => [
      measureLink(judged.measure, asked.team),
      monthInWords(point.month),
      withFraction(judged.measure, before),
      withFraction(judged.measure, point),
      wasFinal ? html`<strong>Yes</strong>` : 'No',
    ]),
    'No month has another figure than it had.',
  ]);
}

type Shown = Parameters<typeof formatFigure>[1];

function withFraction(measure: Parameters<typeof formatFigure>[0], point: Shown): string {
  const [figure, fraction] = [formatFigure(measure, point), formatFraction(measure, point)];
  return figure === fraction ? figure : `${figure} (${fraction})`;
}

type Rows = readonly [headings: readonly string[], rows: readonly (readonly Content[])[], whenEmpty: string];

function section(id: string, title: string, [headings, rows, whenEmpty]: Rows): Html {
  return html`<section id="${id}">${dataTable({
    caption: title,
    captionSize: 'm',
    isCompact: true,
    columns: headings.map((heading) => ({ heading })),
    rows,
    whenEmpty,
  })}</section>`;
}

function measureLink({ id, title }: { id: string; title: string }, team: string): Html {
  const query = new URLSearchParams(team === '' ? {} : { team });
  const href = query.size === 0 ? `/measures/${id}` : `/measures/${id}?${query}`;
  return html`<a class="govuk-link" href="${href}">${title}</a>`;
}

/** Every change as one row, for other tools. */
export function changesCsv({ flips, reversals, records, revisions }: Changes): string {
  return csv(
    ['What', 'Measure', 'Title', 'Of', 'Month', 'Then', 'Now', 'Note'],
    [
      ...flips.map(({ judged, before }) =>
        row('Verdict', judged, judged.to, VERDICT_WORDS[before], VERDICT_WORDS[judged.verdict], judged.reason),
      ),
      ...reversals.map(({ judged, kind, month }) => row('Reversal', judged, month, null, null, REVERSALS[kind])),
      ...records.map((record) =>
        row('Record', record.judged, record.point.month, null, record.point.value, recordInWords(record)),
      ),
      ...revisions.map(({ judged, point, before, wasFinal }) =>
        row(
          'Revision',
          judged,
          point.month,
          before.value,
          point.value,
          wasFinal ? 'Had been final' : 'Had been provisional',
        ),
      ),
    ],
  );
}

function row(
  what: string,
  { measure, of }: Flip['judged'],
  month: string | null,
  then: string | number | null,
  now: string | number | null,
  note: string,
): (string | number | null)[] {
  return [what, measure.id, measure.title, of, month, then, now, note];
}
