import { dueBars } from '#charts';
import { listOf } from '#features/extracts/index.ts';
import { type ChildShown, childrenBanner, measuresOfClock } from '#features/scorecard/index.ts';
import { csv } from '#kernel/csv.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import { monthInWords, monthOf } from '#kernel/month.ts';
import { limitInWords, TIMESCALES } from '#kernel/timescales.ts';
import {
  dataTable,
  emptyState,
  figure,
  filterBar,
  type Html,
  headline,
  html,
  insetText,
  named,
  pageHeading,
  pageItems,
  pagination,
  type SelectItem,
  warningText,
} from '#ui';
import type { Clock, NoClocks } from './clocks.ts';
import { CLOCK_KINDS, type ClockKind, KINDS } from './kinds.ts';
import { type Asked, addressOf, daysTooOld, type KindCount, leftInWords, WHEN_WORDS, WHENS } from './worklist.ts';

/** A clock as its reader may see it: the child and the worker under the names that they may know. */
export type ClockShown = Omit<Clock, 'childId' | 'worker'> & ChildShown;

export type ActOnPage = {
  asAt: LocalDate;
  today: LocalDate;
  asked: Asked;
  /** The clocks of this page. */
  rows: readonly ClockShown[];
  pages: number;
  /** How many clocks there are as they were asked for, on all pages. */
  count: number;
  /** How many of each kind run out when, of the team and the worker asked for, within the reader's reach. */
  counts: readonly KindCount[];
  /** How many children those are. */
  children: number;
  /** `your team`; null for the whole council. */
  part: string | null;
  teams: readonly string[];
  workers: readonly string[];
  unknown: readonly ClockKind[];
  mayDownload: boolean;
  mayReadPlan: boolean;
  /** Whether row numbers say anything to the reader of rows under pseudonyms: to who has the file, they do. */
  hasFile: boolean;
  /** Whether ids were uncovered for this view, by a reason. */
  isUncovered: boolean;
  /** The form that asks for ids; null where there is nothing to ask for. */
  asking: Html | null;
};

const PATH = '/act-on';
export const TITLE = 'Children to act on';

export function actOnPage(page: ActOnPage): Html {
  const { asAt, today, asked, rows, unknown } = page;
  const tooOld = daysTooOld(asAt, today);
  return html`${pageHeading(TITLE, { above: `As in the extract as at ${dateInWords(asAt)}` })}
${childrenBanner(rows, page.isUncovered ? 'ids' : 'list')}
${tooOld !== null && warningText(`The extract is ${tooOld} days old: much of what stands here as overdue may have been done since.`)}
${headline(sentence(page), `Working days are counted from today, ${dateInWords(today)}. What was done after ${dateInWords(asAt)} is not in the extract: a clock that it stopped still runs here.`)}
${filters(page)}
${page.counts.length > 0 && asked.page === 1 && figure(chartOf(page.counts), { headingLevel: 2, isSummaryShown: false })}
<h2 class="govuk-heading-m">${countInWords(page)}</h2>
${asked.kind !== null && measuresOf(asked.kind, page)}
${page.isUncovered && html`<p class="govuk-body">The ids are shown in this view only. <a class="govuk-link" href="${addressOf(PATH, asked)}">Hide them again</a></p>`}
${page.asking}
${clocksTable(page)}
${turning(page)}
${page.mayDownload && rows.length > 0 && html`<p class="govuk-body hw-no-print"><a class="govuk-link" href="${addressOf(`${PATH}.csv`, { ...asked, page: 1 })}" download>Download this list (CSV)</a></p>`}
${rows.length > 0 && limitsTable(rows)}
${unknown.length > 0 && insetText(`The file has no column for some of what is due, so that no clock can run for it: ${unknown.map((kind) => KINDS[kind].title.toLowerCase()).join(', ')}.`)}`;
}

/** Before there is anything to act on. */
export function noClocksPage(why: NoClocks): Html {
  const words = {
    noExtract: 'Nobody has loaded and accepted a file of your council so far.',
    erased: 'The rows of the newest extract were erased when the council’s schedule said so; its figures stay.',
  };
  return html`${pageHeading(TITLE)}${emptyState('No clocks run yet', words[why])}`;
}

/** `23 things are overdue and 12 fall due in the next 5 working days, for 310 children of your team.` */
function sentence({ counts, children, part, asked }: ActOnPage): string {
  const sum = (of: (count: KindCount) => number) => counts.reduce((total, count) => total + of(count), 0);
  const [overdue, next5] = [sum((count) => count.overdue), sum((count) => count.next5)];
  const whose = asked.worker ?? asked.team ?? part;
  const among = `${number(children)} ${children === 1 ? 'child' : 'children'}${whose === null ? '' : ` of ${whose}`}`;
  if (children === 0) return `No clock runs${whose === null ? '' : ` for a child of ${whose}`}.`;
  return `${overdue === 0 ? 'Nothing is' : `${number(overdue)} ${overdue === 1 ? 'thing is' : 'things are'}`} overdue and ${next5 === 0 ? 'nothing falls' : next5 === 1 ? '1 falls' : `${number(next5)} fall`} due in the next 5 working days, for the ${among} with a clock running.`;
}

function filters({ asked, teams, workers }: ActOnPage): Html {
  const items = (all: string, names: readonly string[]): SelectItem[] => [
    { value: '', text: all },
    ...names.map((name) => ({ value: name, text: name })),
  ];
  return filterBar({
    action: PATH,
    label: 'Which clocks',
    filters: [
      ...(teams.length > 1
        ? [{ name: 'team', label: 'Team', items: items('All teams', teams), value: asked.team ?? '' }]
        : []),
      ...(workers.length > 1
        ? [{ name: 'worker', label: 'Worker', items: items('All workers', workers), value: asked.worker ?? '' }]
        : []),
      {
        name: 'kind',
        label: 'What is due',
        items: [
          { value: '', text: 'Everything' },
          ...CLOCK_KINDS.map((kind) => ({ value: kind, text: KINDS[kind].title })),
        ],
        value: asked.kind ?? '',
      },
      {
        name: 'when',
        label: 'When',
        items: [{ value: '', text: 'At any time' }, ...WHENS.map((when) => ({ value: when, text: WHEN_WORDS[when] }))],
        value: asked.when ?? '',
      },
    ],
    ...(addressOf(PATH, { ...asked, page: 1 }) !== PATH && { clearHref: PATH }),
  });
}

function chartOf(counts: readonly KindCount[]) {
  const bars = counts.map(({ kind, ...of }) => ({ label: KINDS[kind].title, ...of }));
  return dueBars({ id: 'due', title: 'What is due, and when', bars });
}

/** The way back: the measures whose figure these clocks make, and who acts on each. */
function measuresOf(kind: ClockKind, { mayReadPlan }: ActOnPage): Html | null {
  const measures = measuresOfClock(kind);
  if (measures.length === 0) return null;
  const lines = measures.map(
    ({ id, title }) =>
      html`<a class="govuk-link" href="/measures/${id}">${title}</a>${mayReadPlan && html` (<a class="govuk-link" href="/plan/measures/${id}">who acts on it<span class="govuk-visually-hidden">: ${title}</span></a>)`}`,
  );
  return html`<p class="govuk-body hw-no-print">${lines.length === 1 ? 'The measure' : 'The measures'} of this: ${lines.map((line, index) => html`${index > 0 && '; '}${line}`)}.</p>`;
}

function countInWords({ count, asked }: ActOnPage): string {
  const what = asked.kind === null ? (count === 1 ? 'clock' : 'clocks') : KINDS[asked.kind].title.toLowerCase();
  const when = asked.when === null ? '' : `, ${WHEN_WORDS[asked.when].toLowerCase()}`;
  return asked.kind === null ? `${number(count)} ${what}${when}` : `${number(count)}: ${what}${when}`;
}

/** The most at risk first: the longest overdue, then what is due soonest. */
function clocksTable({ rows, today, hasFile }: ActOnPage): Html {
  return dataTable({
    caption: TITLE,
    isCaptionHidden: true,
    isCompact: true,
    classes: 'hw-table--facts',
    columns: ['Child', 'What is due', 'When', 'Counted from', 'Worker and team', 'In the file'].map((heading) => ({
      heading,
    })),
    rows: rows.map((clock) => [
      clock.child ?? 'Not given',
      named(KINDS[clock.kind].title, `${limitInWords(clock.limit.value)}, ${clock.limit.basis}`),
      hidesDays(clock)
        ? named(clock.isOverdue ? 'Overdue' : 'Not yet due', `due in ${monthInWords(monthOf(clock.dueOn))}`)
        : named(leftInWords(clock, today), `due by ${dateInWords(clock.dueOn)}`),
      named(countedFrom(clock), isCountedFromBirthday(clock) ? null : dateInWords(clock.since)),
      named(clock.worker ?? 'Nobody named', clock.team ?? 'No team'),
      placeOf(clock, hasFile),
    ]),
    whenEmpty: 'Nothing: no clock runs of what was asked for.',
  });
}

function countedFrom({ kind, isFirst }: ClockShown): string {
  return KINDS[kind].countedFrom[isFirst ? 'first' : 'next'];
}

/** A clock counted from a birthday is shown without its days, from which the birthday could be told of a pseudonym. */
export function hidesDays(clock: Pick<ClockShown, 'isPseudonym' | 'kind' | 'isFirst'>): boolean {
  return clock.isPseudonym && isCountedFromBirthday(clock);
}

function isCountedFromBirthday({ kind, isFirst }: Pick<ClockShown, 'kind' | 'isFirst'>): boolean {
  return isFirst && KINDS[kind].firstIsBirthday === true;
}

function placeOf({ list, sheetRow, isPseudonym }: ChildShown, hasFile: boolean): string {
  const { title } = listOf(list);
  return isPseudonym && !hasFile ? title : `${title}, row ${sheetRow}`;
}

function turning({ asked, pages }: ActOnPage): Html | false {
  const { page } = asked;
  const hrefOf = (turned: number) => addressOf(PATH, { ...asked, page: turned });
  return (
    pages > 1 &&
    pagination({
      items: pageItems(page, pages, hrefOf),
      previous: page > 1 ? { href: hrefOf(page - 1) } : undefined,
      next: page < pages ? { href: hrefOf(page + 1) } : undefined,
    })
  );
}

/** Every limit by which a clock on this page runs: how long it is, what it rests on, and where it stands. */
function limitsTable(rows: readonly ClockShown[]): Html {
  const limits = new Map(rows.map(({ rule, limit }) => [`${rule} ${limit.from}`, { rule, limit }]));
  return html`<h2 class="govuk-heading-m">The limits of these clocks</h2>
${dataTable({
  caption: 'The limits of these clocks',
  isCaptionHidden: true,
  isCompact: true,
  classes: 'hw-table--facts',
  columns: [
    { heading: 'Limit for' },
    { heading: 'From' },
    { heading: 'Limit' },
    { heading: 'Basis' },
    { heading: 'Source' },
  ],
  rows: [...limits.values()]
    .toSorted((one, other) => (one.rule < other.rule ? -1 : one.rule > other.rule ? 1 : 0))
    .map(({ rule, limit }) => [
      TIMESCALES[rule].requirement,
      TIMESCALES[rule].trigger,
      limitInWords(limit.value),
      limit.basis,
      limit.source,
    ]),
})}`;
}

export function actOnCsv(
  rows: readonly ClockShown[],
  { asAt, today, hasFile }: Pick<ActOnPage, 'asAt' | 'today' | 'hasFile'>,
): string {
  return csv(
    [
      ...['Extract as at', 'Counted on', 'Child', 'Named by', 'Team', 'Worker', 'What is due', 'Due by'],
      ...['Working days left', 'Overdue', 'Counted from', 'Day', 'Rule', 'Limit', 'Basis', 'Source', 'List', 'Row'],
    ],
    rows.map((clock) => [
      asAt,
      today,
      clock.child,
      clock.child === null ? null : clock.isPseudonym ? 'pseudonym' : 'id',
      clock.team,
      clock.worker,
      KINDS[clock.kind].title,
      hidesDays(clock) ? monthOf(clock.dueOn) : clock.dueOn,
      hidesDays(clock) ? null : clock.workingDaysLeft,
      clock.isOverdue ? 'yes' : 'no',
      countedFrom(clock),
      isCountedFromBirthday(clock) ? null : clock.since,
      clock.rule,
      limitInWords(clock.limit.value),
      clock.limit.basis,
      clock.limit.source,
      listOf(clock.list).title,
      clock.isPseudonym && !hasFile ? null : clock.sheetRow,
    ]),
  );
}

function number(count: number): string {
  return count.toLocaleString('en-GB');
}
