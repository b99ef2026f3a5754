import { slippageChart, sparkline } from '#charts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import { monthInWords } from '#kernel/month.ts';
import {
  type Content,
  dataTable,
  details,
  emptyState,
  figure,
  filterBar,
  type Html,
  html,
  named,
  pageHeading,
  picture,
  stat,
  tag,
} from '#ui';
import { type Action, isOpen, isPartOfPlan, ownerOf, type Plan } from '../plan.ts';
import {
  allowedBy,
  type Move,
  NEVER_MOVED,
  SLIP_STATES,
  SLIP_TIMES,
  type Slip,
  type SlipFilter,
  type SlippageMonth,
} from './slips.ts';

export type SlipsPage = {
  council: string;
  plan: Plan;
  /** All of them, and those that are asked for. */
  all: readonly Slip[];
  slips: readonly Slip[];
  months: readonly SlippageMonth[];
  filter: SlipFilter;
  query: string;
  today: LocalDate;
  navigation: Html;
};

const MOST_DRAWN = 25;

/** What slipped, how often, and who allowed it; what slipped twice first. */
export function slipsPage(page: SlipsPage): Html {
  const { council, plan, all, slips, months, query, today, navigation } = page;
  const heading = html`${pageHeading('What has slipped', { caption: council })}${navigation}
<p class="govuk-body"><a class="govuk-link" href="/plan/changes/rules">Who may decide what</a></p>`;
  if (all.length === 0)
    return html`${heading}${emptyState('Nothing has slipped', `Each of the ${plan.actions.length} actions is due on the day on which it was due at first, and none is overdue.`)}`;
  const twice = all.filter(({ times }) => times > 1).length;
  const drawn = slips.slice(0, MOST_DRAWN);
  return html`${heading}
<ul class="hw-glance">${[
    stat(
      all.filter(({ times }) => times > 0).length,
      html`of ${everyAction(plan)} <a class="govuk-link" href="/plan/slips?times=putOff">were put off</a>`,
    ),
    stat(twice, html`<a class="govuk-link" href="/plan/slips?times=twice">were put off twice or more</a>`),
    ...trend(months),
  ].map((one) => html`<li>${one}</li>`)}</ul>
${bar(page)}
${
  drawn.length > 0 &&
  figure(
    slippageChart({
      ...{ id: 'slippage', title: 'From when it was due at first to when it is due, and on to today', today },
      rows: drawn.map(({ action, moves, agreed, isOverdue, notAgreed }) => ({
        label: `${action.ref} ${action.title}`,
        ...{ original: action.originalDueOn, current: action.dueOn, agreed, isOverdue, notAgreed },
        between: moves.slice(0, -1).map(({ to }) => to),
      })),
    }),
    { headingLevel: 2 },
  )
}
${drawn.length < slips.length && html`<p class="govuk-body">The picture shows the first ${MOST_DRAWN}; the table below has all ${slips.length}.</p>`}
<p class="govuk-body">A ring: due at first. A bar: a day between. An arrow: due now, as agreed. A broken line that ends at a cross: overdue until today, which nobody agreed. <a class="govuk-link" href="/plan/slips.csv${query}">Download as CSV</a></p>
${dataTable({
  caption: 'Every move and what is overdue, what was put off twice first',
  captionSize: 'm',
  columns: [
    { heading: 'Action' },
    { heading: 'Due at first' },
    { heading: 'Moves, and who allowed each' },
    { heading: 'Due now' },
    { heading: 'Working days later than at first', isNumeric: true },
  ],
  rows: slips.map(rowOf),
  isCompact: true,
  whenEmpty: 'Nothing is like this. Choose less, or clear the filters.',
})}
${details({ summary: 'Overdue and put off, month by month', content: monthsTable(months) })}`;
}

function rowOf({ action, moves, times, ...late }: Slip): Content[] {
  const put = times > 1 && html` ${tag(`Put off ${times} times`, 'orange')}`;
  const state = late.isOverdue ? html` ${tag('Overdue', 'red')}` : endedTag(action);
  return [
    named(
      html`<a class="govuk-link" href="/plan/actions/${action.id}">${action.ref} ${action.title}</a>${put}${state}`,
      ownerOf(action),
    ),
    dateInWords(action.originalDueOn),
    moves.length === 0
      ? html`<span class="hw-quiet">${NEVER_MOVED}</span>`
      : html`<ol class="govuk-list hw-plain-list">${moves.map(moveItem)}</ol>`,
    dateInWords(action.dueOn),
    named(late.lateBy, partsInWords(late)),
  ];
}

function endedTag(action: Action): Content {
  if (!isPartOfPlan(action)) return html` ${tag('No longer in the plan', 'grey')}`;
  return isOpen(action) ? null : html` ${tag('Delivered', 'blue')}`;
}

/** `28 agreed, 32 not agreed`: what makes up how late it is. */
function partsInWords({ agreed, notAgreed }: Pick<Slip, 'agreed' | 'notAgreed'>): string {
  return [...(agreed === 0 ? [] : [`${agreed} agreed`]), ...(notAgreed === 0 ? [] : [`${notAgreed} not agreed`])].join(
    ', ',
  );
}

/** The plan counts what is in it; here what left it counts as well. */
function everyAction({ actions }: Pick<Plan, 'actions'>): string {
  const left = actions.filter((action) => !isPartOfPlan(action)).length;
  const some = left === 0 ? '' : `, ${left} of them no longer in the plan,`;
  return `${actions.length} ${actions.length === 1 ? 'action' : 'actions'}${some}`;
}

function moveItem(move: Move): Html {
  const { to, workingDays, change } = move;
  const days = `${Math.abs(workingDays)} working ${Math.abs(workingDays) === 1 ? 'day' : 'days'} ${workingDays < 0 ? 'earlier' : 'later'}`;
  const link =
    change === null
      ? ''
      : html` <a class="govuk-link" href="/plan/changes/${change.id}">Asked for by ${change.askedBy}, ${dateInWords(change.askedOn)}</a>.`;
  return html`<li>To ${dateInWords(to)}, ${days}. ${allowedBy(move)}.${link}${change !== null && change.reason !== '' && html` <span class="hw-quiet">${change.reason}</span>`}</li>`;
}

/** The last figure of overdue actions with its line over the months. */
function trend(months: readonly SlippageMonth[]): Html[] {
  const now = months.at(-1);
  if (now === undefined) return [];
  const line = sparkline({
    ...{ id: 'overdue-by-month', title: 'Overdue actions by month', unit: 'count', verdict: null },
    points: months.map(({ month, overdue }) => ({
      ...{ label: monthInWords(month), value: overdue },
      ...{ centre: null, lower: null, upper: null },
    })),
  });
  const mean = now.meanAgreed === null ? 'None' : meanLate(now).toFixed(1);
  const agreed = now.meanAgreed === null ? '' : `: ${now.meanAgreed.toFixed(1)} agreed, the rest overdue by now`;
  return [
    stat(
      now.overdue,
      html`<a class="govuk-link" href="/plan/slips?state=overdue">are overdue today</a>`,
      picture(line),
    ),
    stat(mean, `working days later than at first, on average over what is open${agreed}`),
  ];
}

function meanLate({ meanAgreed, meanNotAgreed }: SlippageMonth): number {
  return (meanAgreed ?? 0) + (meanNotAgreed ?? 0);
}

function monthsTable(months: readonly SlippageMonth[]): Html {
  return dataTable({
    caption: 'Month by month, told from the record',
    captionSize: 'm',
    columns: [
      { heading: 'At the end of' },
      { heading: 'Overdue', isNumeric: true },
      { heading: 'Mean working days put off, as agreed', isNumeric: true },
      { heading: 'Mean working days overdue', isNumeric: true },
      { heading: 'Mean working days late', isNumeric: true },
    ],
    rows: months
      .toReversed()
      .map((one) => [
        monthInWords(one.month),
        one.overdue,
        ...(one.meanAgreed === null || one.meanNotAgreed === null
          ? ['Nothing was open', '', '']
          : [one.meanAgreed.toFixed(1), one.meanNotAgreed.toFixed(1), meanLate(one).toFixed(1)]),
      ]),
    isCompact: true,
  });
}

function bar({ plan, all, filter, query }: SlipsPage): Html {
  const owners = [...new Set(all.map(({ action }) => ownerOf(action)))].sort();
  const items = (words: Readonly<Record<string, string>>) => [
    { value: '', text: 'All' },
    ...Object.entries(words).map(([value, text]) => ({ value, text })),
  ];
  return filterBar({
    action: '/plan/slips',
    label: 'Which actions',
    filters: [
      { name: 'times', label: 'How often', value: filter.times, items: items(SLIP_TIMES) },
      { name: 'state', label: 'State', value: filter.state, items: items(SLIP_STATES) },
      {
        name: 'owner',
        label: 'Owner',
        value: filter.owner,
        items: items(Object.fromEntries(owners.map((one) => [one, one]))),
      },
      {
        ...{ name: 'priority', label: 'Priority', value: filter.priority },
        items: items(Object.fromEntries(plan.priorities.map(({ id, number, title }) => [id, `${number} ${title}`]))),
      },
    ],
    ...(query !== '' && { clearHref: '/plan/slips' }),
  });
}
