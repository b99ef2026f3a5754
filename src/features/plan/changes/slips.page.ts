import { slippageChart, sparkline } from '#charts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import { monthInWords } from '#kernel/month.ts';
import {
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
import { isPartOfPlan, ownerOf, type Plan } from '../plan.ts';
import {
  allowedBy,
  type Move,
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
<p class="govuk-body"><a class="govuk-link" href="/plan/changes">Changes</a> &nbsp; <a class="govuk-link" href="/plan/changes/rules">Who may decide what</a></p>`;
  if (all.length === 0)
    return html`${heading}${emptyState('Nothing has slipped', `Every one of the ${plan.actions.length} actions is due on the day on which it was due at first.`)}`;
  const twice = all.filter(({ times }) => times > 1).length;
  const drawn = slips.slice(0, MOST_DRAWN);
  return html`${heading}
<ul class="hw-glance">${[
    stat(all.filter(({ times }) => times > 0).length, `of ${everyAction(plan)} were put off`),
    stat(twice, 'were put off twice or more'),
    ...trend(months),
  ].map((one) => html`<li>${one}</li>`)}</ul>
${bar(page)}
${
  drawn.length > 0 &&
  figure(
    slippageChart({
      ...{ id: 'slippage', title: 'From when it was due at first to when it is due now', today },
      rows: drawn.map(({ action, moves, workingDays }) => ({
        label: `${action.ref} ${action.title}`,
        ...{ original: action.originalDueOn, current: action.dueOn, workingDays },
        between: moves.slice(0, -1).map(({ to }) => to),
      })),
    }),
    { headingLevel: 2 },
  )
}
${drawn.length < slips.length && html`<p class="govuk-body">The picture shows the first ${MOST_DRAWN}; the table below has all ${slips.length}.</p>`}
<p class="govuk-body">A ring: due at first. A bar: a day between. An arrow: due now. <a class="govuk-link" href="/plan/slips.csv${query}">Download as CSV</a></p>
${dataTable({
  caption: 'Every move, what slipped twice first',
  captionSize: 'm',
  columns: [
    { heading: 'Action' },
    { heading: 'Due at first' },
    { heading: 'Moves, and who allowed each' },
    { heading: 'Due now' },
    { heading: 'Working days', isNumeric: true },
  ],
  rows: slips.map(({ action, moves, workingDays, times }) => [
    named(
      html`<a class="govuk-link" href="/plan/actions/${action.id}">${action.ref} ${action.title}</a>${times > 1 && html` ${tag(`Put off ${times} times`, 'orange')}`}`,
      ownerOf(action),
    ),
    dateInWords(action.originalDueOn),
    html`<ol class="govuk-list hw-plain-list">${moves.map(moveItem)}</ol>`,
    dateInWords(action.dueOn),
    workingDays,
  ]),
  isCompact: true,
  whenEmpty: 'Nothing is like this. Choose less, or clear the filters.',
})}
${details({ summary: 'Overdue and put off, month by month', content: monthsTable(months) })}`;
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
  const mean = now.meanWorkingDays === null ? 'None' : now.meanWorkingDays.toFixed(1);
  return [
    stat(now.overdue, 'are overdue today', picture(line)),
    stat(
      mean,
      'working days later than at first, on average over what is open; the time that it is overdue by now is not in it',
    ),
  ];
}

function monthsTable(months: readonly SlippageMonth[]): Html {
  return dataTable({
    caption: 'Month by month, told from the record',
    captionSize: 'm',
    columns: [
      { heading: 'At the end of' },
      { heading: 'Overdue', isNumeric: true },
      { heading: 'Mean working days later than at first', isNumeric: true },
    ],
    rows: months
      .toReversed()
      .map(({ month, overdue, meanWorkingDays }) => [
        monthInWords(month),
        overdue,
        meanWorkingDays === null ? 'Nothing was open' : meanWorkingDays.toFixed(1),
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
