import { journeyTimeline } from '#charts';
import type { LocalDate } from '#kernel/local-date.ts';
import { englandWorkingDays } from '#kernel/working-days.ts';
import {
  dataTable,
  emptyState,
  figure,
  filterBar,
  type Html,
  headline,
  html,
  linkButton,
  named,
  pageHeading,
  type TagColour,
  tag,
} from '#ui';
import { clockStanding } from './answering.ts';
import { type Asked, answerOf, askedQuery } from './asked.ts';
import { KINDS, kindTitle } from './kinds.ts';
import { HELD_STATES, INSPECTION_KINDS, INSPECTION_STATES, type Inspection } from './register.ts';
import { STATE_WORDS } from './states.ts';
import { clockInWords, dayInWords, spanInWords } from './words.ts';

export type RegisterPage = {
  navigation: Html;
  /** All that the reader may see, the latest first, and those among them that were asked for. */
  all: readonly Inspection[];
  shown: readonly Inspection[];
  asked: Asked;
  today: LocalDate;
  mayManage: boolean;
  seesHeld: boolean;
};

/** The register: the whole journey as a picture, then every inspection with its clock. */
export function registerPage(page: RegisterPage): Html {
  const { navigation, all, shown, mayManage } = page;
  const add = mayManage && linkButton({ text: 'Add an inspection', href: '/inspections/new' });
  const heading = pageHeading('Inspections', {
    caption: 'Inspections, reviews and diagnostics, and what is owed for them',
  });
  if (all.length === 0)
    return html`${heading}${navigation}${emptyState(
      'No inspection yet',
      'Add the last inspection first, then what followed it and what is expected next.',
      add,
    )}`;
  return html`${heading}${navigation}${first(page)}
${shown.length > 0 && figure(timelineOf(page), { headingLevel: 2, tableSummary: 'The journey as a table' })}
${filters(page)}
${table(page)}
<p class="govuk-body"><a class="govuk-link" href="/inspections.csv${askedQuery(page.asked)}">These inspections as CSV</a>${mayManage && html` · <a class="govuk-link" href="/inspections/expected">When the next of each kind is expected</a>`}</p>
${add}`;
}

/** What is owed now, before anything else. */
function first({ all, today }: RegisterPage): Html {
  const owed = all
    .filter((one) => ['open', 'overdue'].includes(answerOf(one, today, englandWorkingDays)))
    .toSorted((a, b) => ((a.answerDueOn ?? '') < (b.answerDueOn ?? '') ? -1 : 1));
  const [next] = owed;
  if (!next) {
    const expected = all.filter(
      ({ state, window }) => state === 'anticipated' && window !== null && window.until >= today,
    );
    const [first] = expected.toSorted((a, b) => ((a.window?.from ?? '') < (b.window?.from ?? '') ? -1 : 1));
    return headline(
      'No answer is owed today.',
      first &&
        html`Next: <a class="govuk-link" href="/inspections/${first.id}">${first.title}</a>, ${spanInWords(first.window)}.`,
    );
  }
  const standing = clockInWords(clockStanding(next, today, englandWorkingDays), today);
  const more = owed.length > 1 && `${owed.length} answers are owed in all.`;
  return headline(
    html`The answer to <a class="govuk-link" href="/inspections/${next.id}">${next.title}</a>. ${standing}.`,
    more,
  );
}

function filters({ asked, seesHeld }: RegisterPage): Html {
  const isChosen = asked.kind !== null || asked.state !== null || asked.answer !== null;
  const states = INSPECTION_STATES.filter((state) => seesHeld || !HELD_STATES.includes(state));
  return filterBar({
    action: '/inspections',
    label: 'Choose which inspections are shown',
    filters: [
      {
        ...{ name: 'kind', label: 'Kind', value: asked.kind ?? '' },
        items: [
          { value: '', text: 'All kinds' },
          ...INSPECTION_KINDS.map((kind) => ({ value: kind, text: KINDS[kind].title })),
        ],
      },
      {
        ...{ name: 'state', label: 'State', value: asked.state ?? '' },
        items: [
          { value: '', text: 'All states' },
          ...states.map((state) => ({ value: state, text: STATE_WORDS[state] })),
        ],
      },
      {
        ...{ name: 'answer', label: 'Answer', value: asked.answer ?? '' },
        items: [
          { value: '', text: 'Any' },
          { value: 'open', text: 'Owed' },
          { value: 'overdue', text: 'Overdue' },
          { value: 'answered', text: 'Answered' },
          { value: 'none', text: 'None is owed' },
        ],
      },
    ],
    ...(isChosen && { clearHref: '/inspections' }),
  });
}

/** Oldest first, as a journey is told. */
function timelineOf({ shown, today }: RegisterPage) {
  return journeyTimeline({
    id: 'journey',
    title: 'The journey so far',
    today,
    rows: shown.toReversed().map((one) => {
      const { letter, shape } = KINDS[one.kind];
      const { window, notifiedOn, onSite, publishedOn, answerDueOn, answeredOn } = one;
      return {
        ...{ name: one.title, kind: kindTitle(one), letter, shape, state: STATE_WORDS[one.state] },
        ...{ window, notifiedOn, onSite, publishedOn, answerDueOn, answeredOn },
      };
    }),
  });
}

function table({ shown, today }: RegisterPage): Html {
  return dataTable({
    caption: shown.length === 1 ? '1 inspection' : `${shown.length} inspections`,
    captionSize: 'm',
    columns: ['Inspection', 'State', 'When', 'Published', 'Answer'].map((heading) => ({ heading })),
    rows: shown.map((one) => [
      named(html`<a class="govuk-link" href="/inspections/${one.id}">${one.title}</a>`, kindTitle(one)),
      stateTag(one),
      one.onSite ? spanInWords(one.onSite) : one.window ? `Expected ${spanInWords(one.window)}` : '',
      dayInWords(one.publishedOn),
      clockInWords(clockStanding(one, today, englandWorkingDays), today),
    ]),
    whenEmpty: html`No inspection is like that. <a class="govuk-link" href="/inspections">Show all</a>.`,
  });
}

const COLOURS = {
  ...{ anticipated: 'grey', notified: 'yellow', onSite: 'orange', feedbackHeld: 'purple', letterReceived: 'purple' },
  ...{ published: 'blue', answered: 'teal', closed: 'green' },
} as const satisfies Record<Inspection['state'], TagColour>;

export function stateTag({ state }: Pick<Inspection, 'state'>): Html {
  return tag(STATE_WORDS[state], COLOURS[state]);
}
