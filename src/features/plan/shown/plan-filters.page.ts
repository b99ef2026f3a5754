import type { LocalDate } from '#kernel/local-date.ts';
import { filterBar, type Html, html } from '#ui';
import { DELIVERY_LOOKS, IMPACT_LOOKS } from '../axes/looks.ts';
import { DELIVERY_STATUSES, IMPACT_RATINGS } from '../axes/standing.ts';
import type { Plan } from '../plan.ts';
import { DUE_CHOICES, dueInWords } from './due.ts';
import { type ANSWERS_CHOICES, isWholePlan, ownersIn, type PlanView, planAddress, THE_COUNCIL } from './plan-view.ts';

const ANSWERS_WORDS: Readonly<Record<(typeof ANSWERS_CHOICES)[number], string>> = {
  recommendation: 'A recommendation',
  finding: 'A finding',
  theme: 'A theme of audits',
  wider: 'The wider programme',
  nothing: 'Nothing',
};

/** What narrows the plan; the address says what was chosen. */
export function planFilters(plan: Plan, view: PlanView, today: LocalDate): Html {
  return filterBar({
    action: '/plan',
    label: 'Choose actions',
    search: { name: 'q', label: 'Words or number', value: view.q },
    filters: [
      choice('delivery', 'Delivery', view, [
        { value: '', text: 'Every status' },
        { value: 'open', text: 'Still to be delivered' },
        { value: 'notOnTrack', text: 'At risk or off track' },
        { value: 'done', text: 'Delivered or embedded' },
        ...DELIVERY_STATUSES.map((value) => ({ value, text: DELIVERY_LOOKS[value].words })),
      ]),
      choice('impact', 'Impact', view, [
        { value: '', text: 'Every impact' },
        { value: 'proven', text: 'Proven: evidenced or sustained' },
        { value: 'overdue', text: 'Expected by now, not shown' },
        ...IMPACT_RATINGS.map((value) => ({ value, text: IMPACT_LOOKS[value].words })),
      ]),
      choice('due', 'Due', view, [
        { value: '', text: 'At any time' },
        ...DUE_CHOICES.map((value) => ({ value, text: dueInWords(value, today) })),
      ]),
      choice('owner', 'Owner', view, [{ value: '', text: 'Everybody' }, ...ownersIn(plan)]),
      choice('priority', 'Priority', view, [
        { value: '', text: 'Every priority' },
        ...prioritiesIn(plan).map(({ id, number, title }) => ({ value: id, text: `${number}. ${title}` })),
      ]),
      choice('partner', 'Organisation', view, [
        { value: '', text: 'Every organisation' },
        { value: THE_COUNCIL, text: 'The council' },
        ...plan.partners.map(({ id, name }) => ({ value: id, text: name })),
      ]),
      choice('answers', 'Answers', view, [
        { value: '', text: 'Anything or nothing' },
        ...Object.entries(ANSWERS_WORDS).map(([value, text]) => ({ value, text })),
      ]),
    ],
    ...(!isWholePlan(view) && { clearHref: '/plan' }),
    end: html`<a class="govuk-link" href="${planAddress('/plan.csv', view)}">Download as CSV</a>`,
  });
}

/** Those that go on, and those that ended with actions of which somebody may want to know. */
function prioritiesIn({ priorities, outcomes, actions }: Plan): Plan['priorities'] {
  const acted = new Set(actions.map(({ outcomeId }) => outcomeId));
  const used = new Set(outcomes.filter(({ id }) => acted.has(id)).map(({ priorityId }) => priorityId));
  return priorities.filter(({ id, endedOn }) => endedOn === null || used.has(id));
}

function choice(
  name: keyof PlanView,
  label: string,
  view: PlanView,
  items: readonly { value: string; text: string }[],
): Parameters<typeof filterBar>[0]['filters'][number] {
  return { name, label, items, value: view[name] };
}
