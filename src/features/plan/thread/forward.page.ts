import { dueMarks, type Shape } from '#charts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import { monthInWords } from '#kernel/month.ts';
import { dataTable, figure, filterBar, type Html, headline, html, insetText, pageHeading } from '#ui';
import type { Plan } from '../plan.ts';
import { ownersIn } from '../shown/plan-view.ts';
import {
  byMonth,
  byOwner,
  COMING_KINDS,
  COMING_ONE,
  COMING_WORDS,
  type Coming,
  type ComingKind,
  type ForwardView,
  SPANS,
  spanInWords,
  spanOf,
} from './forward.ts';
import { downloadLink, link, type MayFollow, noPlan } from './shown.page.ts';
import { threadAddress } from './thread.ts';

export type ForwardPage = {
  council: string;
  navigation: Html;
  plan: Plan;
  hasPlan: boolean;
  coming: readonly Coming[];
  view: ForwardView;
  today: LocalDate;
  may: MayFollow;
};

const SHAPES: Readonly<Record<ComingKind, Shape>> = {
  action: 'dot',
  milestone: 'diamond',
  test: 'ring',
  impact: 'up',
  answer: 'cross',
};

/** What falls due: as a picture, month by month as a list, and by owner. */
export function forwardPage(page: ForwardPage): Html {
  const { council, navigation, hasPlan, coming, view, today } = page;
  const heading = html`${pageHeading('What is due next', { caption: council })}${navigation}`;
  if (!hasPlan && coming.length === 0) return html`${heading}${noPlan(page.may)}`;
  const months = byMonth(coming, spanOf(view.span, today));
  const chart = dueMarks({
    id: 'forward',
    title: spanInWords(view.span, today),
    heading: 'Month',
    stretches: months.map((each) => ({
      label: monthInWords(each.month),
      kinds: each.coming.map(({ kind }) => COMING_KINDS.indexOf(kind)),
    })),
    kinds: COMING_KINDS.map((kind) => ({ name: COMING_WORDS[kind], shape: SHAPES[kind] })),
  });
  return html`${heading}
${headline(forwardSentence(coming, view, today))}
${filters(page)}
${
  coming.length === 0
    ? insetText(
        html`Nothing falls due in this time. ${link('/plan/forward?span=year', 'Look at the next twelve months')}.`,
      )
    : html`${figure(chart, { headingLevel: 2, isSummaryShown: false })}
${months.filter((each) => each.coming.length > 0).map((each) => monthTable(monthInWords(each.month), each.coming))}
${ownersTable(page)}`
}
<p class="govuk-body">${link('/plan?due=overdue', 'What is overdue')}, ${link('/plan/ledger', 'what was raised, closed and superseded')}</p>`;
}

/** `Next quarter, October 2022 to December 2022: 41 things fall due, of them 12 actions.` */
export function forwardSentence(coming: readonly Coming[], { span }: ForwardView, today: LocalDate): string {
  const actions = coming.filter(({ kind }) => kind === 'action').length;
  const words = `${coming.length} ${coming.length === 1 ? 'thing falls' : 'things fall'} due`;
  const some = actions === 0 ? 'no action among them' : `${actions} of them ${actions === 1 ? 'an action' : 'actions'}`;
  return coming.length === 0
    ? `${spanInWords(span, today)}: nothing falls due.`
    : `${spanInWords(span, today)}: ${words}, ${some}.`;
}

function filters({ plan, view, today }: ForwardPage): Html {
  const isUsual = view.span === 'nextQuarter' && view.kind === '' && view.owner === '' && view.priority === '';
  return filterBar({
    action: '/plan/forward',
    label: 'What, whose and when',
    filters: [
      {
        ...{ name: 'span', label: 'When', value: view.span },
        items: SPANS.map((span) => ({ value: span, text: spanInWords(span, today) })),
      },
      {
        ...{ name: 'kind', label: 'What', value: view.kind },
        items: [
          { value: '', text: 'Everything' },
          ...COMING_KINDS.map((kind) => ({ value: kind, text: COMING_WORDS[kind] })),
        ],
      },
      {
        ...{ name: 'owner', label: 'Owner', value: view.owner },
        items: [{ value: '', text: 'Anybody' }, ...ownersIn(plan)],
      },
      {
        ...{ name: 'priority', label: 'Priority', value: view.priority },
        items: [
          { value: '', text: 'All priorities' },
          ...plan.priorities.map(({ id, number, title }) => ({ value: id, text: `${number} ${title}` })),
        ],
      },
    ],
    ...(isUsual ? {} : { clearHref: '/plan/forward' }),
    end: downloadLink(threadAddress('/plan/forward.csv', view)),
  });
}

function monthTable(month: string, coming: readonly Coming[]): Html {
  return dataTable({
    caption: `${month} (${coming.length})`,
    captionSize: 'm',
    isCompact: true,
    columns: [{ heading: 'What' }, { heading: 'Day' }, { heading: 'Kind' }, { heading: 'Owner' }],
    rows: coming.map(({ day, kind, ref, words, owner, href }) => [
      link(href, html`${ref} ${words}`),
      html`<span class="hw-unbroken">${dateInWords(day)}</span>`,
      COMING_ONE[kind],
      owner || '–',
    ]),
  });
}

function ownersTable({ coming, view }: ForwardPage): Html {
  return dataTable({
    caption: 'By owner',
    captionSize: 'm',
    isCompact: true,
    columns: [
      { heading: 'Owner' },
      ...COMING_KINDS.filter((kind) => kind !== 'answer').map((kind) => ({
        heading: COMING_WORDS[kind],
        isNumeric: true,
      })),
    ],
    rows: byOwner(coming).map(({ owner, ownerKey, coming: own }) => [
      link(threadAddress('/plan/forward', { ...view, owner: ownerKey }), owner),
      ...COMING_KINDS.filter((kind) => kind !== 'answer').map((kind) => own.filter((one) => one.kind === kind).length),
    ]),
  });
}
