import { journeyTimeline } from '#charts';
import { areaTitle, GRADE_WORDS, type Inspection, KINDS, STATE_WORDS } from '#features/inspections/index.ts';
import type { Block } from '#features/papers/index.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import { dayCell, shortDay } from './cells.ts';
import { inOrderOfAreas } from './judgements.ts';
import { cells, heading, leftOut, tableOr } from './pack-blocks.ts';
import type { PackFacts } from './pack-facts.ts';

/** The way so far: every inspection and review as a picture and as a table, and what was judged. */
export function historyPart({ inspections, gathered: { preparedOn } }: PackFacts): Block[] {
  const title = heading(1, 'Inspections and reviews');
  if (inspections === null) return [title, leftOut('The register of inspections')];
  const oldestFirst = inspections.register.toReversed();
  return [
    title,
    ...(oldestFirst.length === 0 ? [] : [timeline(oldestFirst, preparedOn)]),
    tableOr('No inspection or review is in the register.', {
      ...{ caption: 'Each inspection and review, with the answer that it asked for', sheet: 'Inspections' },
      columns: [
        { heading: 'Inspection or review', share: 44 },
        { heading: 'Kind', share: 28, only: 'workbook' },
        { heading: 'State', share: 18 },
        { heading: 'On site', share: 30, only: 'pages' },
        { heading: 'On site or expected from', share: 18, only: 'workbook' },
        { heading: 'Until', share: 18, only: 'workbook' },
        { heading: 'Published', share: 18 },
        { heading: 'Answer due', share: 18 },
        { heading: 'Answered', share: 18 },
      ],
      rows: oldestFirst.map((one) =>
        cells([
          one.title,
          KINDS[one.kind].title,
          STATE_WORDS[one.state],
          spanOf(one),
          dayCell((one.onSite ?? one.window)?.from ?? null),
          dayCell((one.onSite ?? one.window)?.until ?? null),
          dayCell(one.publishedOn),
          dayCell(one.answerDueOn),
          dayCell(one.answeredOn),
        ]),
      ),
    }),
    ...judgementsPart(inspections),
  ];
}

function timeline(inspections: readonly Inspection[], today: LocalDate): Block {
  const rows = inspections.map((one) => {
    const { title: kind, letter, shape } = KINDS[one.kind];
    const { window, notifiedOn, onSite, publishedOn, answerDueOn, answeredOn } = one;
    return {
      ...{ name: one.title, kind, letter, shape, state: STATE_WORDS[one.state] },
      ...{ window, notifiedOn, onSite, publishedOn, answerDueOn, answeredOn },
    };
  });
  return { kind: 'chart', chart: journeyTimeline({ id: 'journey', title: 'The journey so far', rows, today }) };
}

function spanOf({ onSite, window }: Inspection): string {
  if (onSite !== null) return shortSpan(onSite);
  return window === null ? '' : `Expected ${shortSpan(window)}`;
}

/** `7 to 18 Feb 2022`; the month and the year are said once where they are the same. */
function shortSpan({ from, until }: { from: LocalDate; until: LocalDate }): string {
  if (from === until) return shortDay(from);
  const sameMonth = from.slice(0, 7) === until.slice(0, 7);
  return `${sameMonth ? Number(from.slice(8)) : shortDay(from)} to ${shortDay(until)}`;
}

function judgementsPart({ register, judgements }: NonNullable<PackFacts['inspections']>): Block[] {
  const judged = register.filter(({ id }) => judgements.some(({ inspectionId }) => inspectionId === id));
  return judged.map((one) => ({
    ...{ kind: 'table', sheet: 'Judgements', about: 'What each inspection judged' },
    caption: one.publishedOn === null ? one.title : `${one.title}, published on ${dateInWords(one.publishedOn)}`,
    columns: [
      { heading: 'Inspection', share: 30, only: 'workbook' },
      { heading: 'What was judged', share: 60 },
      { heading: 'Grade', share: 40 },
      { heading: 'In words', share: 50 },
    ],
    rows: inOrderOfAreas(judgements.filter(({ inspectionId }) => inspectionId === one.id)).map(
      ({ area, grade, words }) =>
        cells([one.title, areaTitle(area), grade === null ? 'Not graded' : GRADE_WORDS[grade], words]),
    ),
  }));
}
