import { flowChart } from '#charts';
import { listTitle } from '#features/extracts/index.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import { type Month, monthInWords } from '#kernel/month.ts';
import {
  cardGrid,
  dataTable,
  details,
  emptyState,
  figure,
  filterBar,
  type Html,
  headline,
  html,
  insetText,
  named,
  pageHeading,
} from '#ui';
import { type JourneysFound, type NoJourneys, periodInWords } from './asked.ts';
import type { Chosen, Cohort } from './cohort.ts';
import { JOURNEYS, type JourneyKind } from './kinds.ts';
import { cohortInWords, number, share, tooEarlyInWords } from './wording.ts';

export const TITLE = 'What happens next';

/** A kind in the overview: its usual cohort in words, or why there is none. */
export type KindKnown = { kind: JourneyKind; words: readonly string[] | NoJourneys };

export function journeysPage(navigation: Html, kinds: readonly KindKnown[]): Html {
  if (kinds.every(({ words }) => typeof words === 'string')) {
    const why = kinds.some(({ words }) => words === 'erased') ? 'erased' : 'noExtract';
    return html`${pageHeading(TITLE)}${navigation}${emptyState('Nothing to follow yet', NOTHING[why])}`;
  }
  return html`${pageHeading(TITLE)}${navigation}
${headline('What came of everything that began in the same months, from its first step to the last that is known.')}
${cardGrid(
  kinds.map(({ kind, words }) => ({
    title: kind.title,
    href: `/journeys/${kind.id}`,
    content: typeof words === 'string' ? NOTHING[words] : html`${words.map((sentence) => html`<p>${sentence}</p>`)}`,
  })),
)}`;
}

const NOTHING: Record<NoJourneys, string> = {
  noExtract: 'Nobody has loaded and accepted a file of your council with this list so far.',
  erased: 'The rows of the newest extract were erased when the council’s schedule said so; its figures stay.',
};

export type JourneyPage = {
  navigation: Html;
  kind: JourneyKind;
  found: Pick<JourneysFound, 'asAt' | 'months' | 'missing'>;
  chosen: Chosen;
  cohort: Cohort;
  teams: readonly string[];
  /** How sound the lists are. */
  standing: Html;
  csvHref: string | null;
};

/** A cohort: the answer in two sentences, the picture, its table and how one thing is known to follow another. */
export function journeyPage(page: JourneyPage): Html {
  const { kind, cohort, chosen, found } = page;
  const [first = '', ...further] = cohortInWords(kind.id, cohort, kind.counted, ofWords(chosen));
  const early = tooEarlyInWords(cohort, kind.counted);
  return html`${headingOf(kind)}${page.navigation}
${headline(first, further.join(' '))}
${page.standing}
${filters(page)}
${found.missing.length > 0 && insetText(`The file does not have every list that this goes through, so that what stands in them is not seen here: ${found.missing.map(listTitle).join(', ')}.`)}
${cohort.total > 0 && figure(chartOf(kind, cohort, chosen), { headingLevel: 2, isSummaryShown: false, tableSummary: 'The picture as a table, with what went where' })}
${early !== null && html`<p class="govuk-body">${early}</p>`}
${stepsTable(kind, cohort)}
${details({ summary: 'How this is counted', content: howItIsCounted(kind, found.asAt) })}`;
}

/** A kind of which there is nothing to follow. */
export function noJourneyPage(kind: JourneyKind, navigation: Html, why: NoJourneys): Html {
  const explanation = why === 'noExtract' ? `${NOTHING.noExtract} It begins in ${listTitle(kind.list)}.` : NOTHING[why];
  return html`${headingOf(kind)}${navigation}${emptyState('Nothing to follow yet', explanation)}`;
}

/** `of March to May 2022`, `of March to May 2022 of Assessment East`. */
export function ofWords({ from, to, team }: Chosen): string {
  return `of ${periodInWords({ from, to })}${team === null ? '' : ` of ${team}`}`;
}

function headingOf({ title }: JourneyKind): Html {
  return pageHeading(title, { above: html`<a class="govuk-link" href="/journeys">${TITLE}</a>` });
}

function chartOf({ id, title, stages, counted }: JourneyKind, cohort: Cohort, chosen: Chosen) {
  return flowChart({
    id: `journey-${id}`,
    title: `${title}, ${periodInWords(chosen)}${chosen.team === null ? '' : `: ${chosen.team}`}`,
    stages,
    nodes: cohort.nodes,
    links: cohort.links,
    total: cohort.total,
    countedName: counted,
  });
}

function filters({ kind, found, chosen, teams, csvHref }: JourneyPage): Html {
  const months = found.months.map((month: Month) => ({ value: month, text: monthInWords(month) }));
  const action = `/journeys/${kind.id}`;
  return filterBar({
    ...{ action, label: 'Choose which are followed', clearHref: action },
    filters: [
      { name: 'from', label: 'From', items: months, value: chosen.from },
      { name: 'to', label: 'Until', items: months, value: chosen.to },
      ...(kind.hasTeams && teams.length > 0
        ? [
            {
              ...{ name: 'team', label: 'Team', value: chosen.team ?? '' },
              items: [{ value: '', text: 'The whole council' }, ...teams.map((name) => ({ value: name, text: name }))],
            },
          ]
        : []),
    ],
    end: csvHref !== null && html`<a class="govuk-link" href="${csvHref}" download>Download as CSV</a>`,
  });
}

/** Each stage's steps with their counts, and shares of the cohort and of those who came to the stage. */
function stepsTable({ stages, counted }: JourneyKind, { nodes, total }: Cohort): Html {
  const came = stages.map((_, stage) =>
    nodes.filter((node) => node.stage === stage).reduce((sum, { count }) => sum + count, 0),
  );
  return dataTable({
    ...{ caption: 'Steps and how many came to them', captionSize: 'm', isCompact: true },
    columns: [
      { heading: 'Step' },
      { heading: 'Count', isNumeric: true },
      { heading: `Of all ${counted}`, isNumeric: true },
      { heading: 'Of those at this stage', isNumeric: true },
    ],
    rows: nodes.map(({ stage, label, count }) => [
      named(label, stages[stage]),
      number(count),
      percent(count, total),
      percent(count, came[stage] ?? 0),
    ]),
    whenEmpty: `No ${counted} began in these months.`,
  });
}

function percent(count: number, of: number): string {
  return share(count, of).replace(/^[\d,]+ \((.*)\)$/, '$1');
}

function howItIsCounted({ counted, one, meaning }: JourneyKind, asAt: LocalDate): Html {
  return html`<p class="govuk-body">Counted are ${counted}, not children: each ${one} once, and once in each stage that it came to. What is dated after ${dateInWords(asAt)}, the day of the extract, has not come yet. The months to choose from are those of which the extract holds everything that began.</p>
${meaning.map((paragraph) => html`<p class="govuk-body">${paragraph}</p>`)}
<p class="govuk-body">Others: ${Object.values(JOURNEYS).map((kind, index) => html`${index > 0 && ', '}<a class="govuk-link" href="/journeys/${kind.id}">${kind.title}</a>`)}.</p>`;
}
