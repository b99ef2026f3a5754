import type { Block, PaperDocument } from '#features/papers/index.ts';
import { planSentence } from '#features/plan/index.ts';
import { READINESS_WORDS, withinWords } from '#features/readiness/index.ts';
import { countCell, dayCell } from './cells.ts';
import { enquiriesPart } from './enquiries.ts';
import { front } from './front.ts';
import { gapsInWords, matrixBlocks } from './matrix.ts';
import { OUTCOMES_NOTE, outcomesTable } from './on-a-page.ts';
import { cells, heading, leftOut, paragraph, tableOr } from './pack-blocks.ts';
import type { PackFacts } from './pack-facts.ts';
import { historyPart } from './pack-history.ts';
import { evaluationPart, gapsPart } from './pack-standing.ts';
import { readingPart } from './reading.ts';
import { planTally } from './standing-figures.ts';

const READERS = 'Leaders of the council who prepare an inspection. Not for publication.';

/** What is ready if inspectors rang today, who keeps it, what they ask first, and what can be answered. */
export function readinessPack(facts: PackFacts): PaperDocument {
  const { gathered, readiness } = facts;
  return {
    title: 'Readiness for inspection',
    subtitle: 'If they rang today',
    author: gathered.council,
    front: front(gathered, READERS),
    blocks: [
      ...lead(readiness),
      { kind: 'contents' },
      { kind: 'pageBreak' },
      ...linesPart(readiness),
      ...firstHoursPart(readiness),
      ...listsPart(readiness),
      heading(1, 'The plan'),
      paragraph(planSentence(planTally(gathered))),
      outcomesTable(gathered),
      OUTCOMES_NOTE,
      heading(1, 'Recommendations and what answers them'),
      paragraph(gapsInWords(gathered)),
      ...matrixBlocks(gathered, 2),
      ...evaluationPart(facts),
      ...historyPart(facts),
      ...enquiriesPart(facts),
      ...gapsPart(gathered),
      ...readingPart(gathered),
    ],
  };
}

type Ready = PackFacts['readiness'];

function lead(ready: Ready): Block[] {
  if (ready === null) return [leftOut('Readiness')];
  const { lines, count } = ready.readiness;
  return [
    {
      kind: 'lead',
      runs: [{ text: `Of ${lines.length} things that inspectors ask for first, ${count.ready} are ready today.` }],
    },
    {
      kind: 'figures',
      caption: 'If they rang today',
      items: (['ready', 'partly', 'missing'] as const).map((state) => ({
        figure: String(count[state]),
        label: READINESS_WORDS[state].toLowerCase(),
      })),
    },
  ];
}

function linesPart(ready: Ready): Block[] {
  if (ready === null) return [];
  return [
    heading(1, 'What is ready'),
    tableOr('Nothing is asked for.', {
      ...{ caption: 'What inspectors ask for first, and who keeps it', sheet: 'Readiness' },
      columns: [
        { heading: 'What', share: 42 },
        { heading: 'State', share: 20 },
        { heading: 'How it stands', share: 46 },
        { heading: 'Who', share: 28 },
        { heading: 'What is to be done', share: 34 },
      ],
      rows: ready.readiness.lines.map(({ state, standing, owner, todo, ...item }) =>
        cells([itemInWords(item), READINESS_WORDS[state], standing, owner, todo]),
      ),
    }),
  ];
}

/** An item by its title; of one that the council added, that it is its own, and what is to be ready. */
function itemInWords({ title, isOwn, what }: { title: string; isOwn: boolean; what: string }): string {
  if (!isOwn) return title;
  return what === '' ? `${title} (the council’s own)` : `${title} (the council’s own: ${what})`;
}

function firstHoursPart(ready: Ready): Block[] {
  if (ready === null) return [];
  return [
    heading(1, 'From the call on'),
    tableOr('No checklist is in force.', {
      ...{ caption: 'What is done, by whom, and how long after the call at the latest', sheet: 'From the call on' },
      columns: [
        { heading: 'What is done', share: 90 },
        { heading: 'Who', share: 40 },
        { heading: 'Within', share: 20 },
      ],
      rows: ready.firstHours.map(({ owner, minutes, ...item }) =>
        cells([itemInWords(item), owner, withinWords(minutes)]),
      ),
    }),
  ];
}

function listsPart(ready: Ready): Block[] {
  if (ready === null) return [];
  return [
    heading(1, 'Annex A lists'),
    tableOr('No extract is accepted.', {
      ...{ caption: 'Each list as the newest extract that has it', sheet: 'Annex A lists' },
      columns: [
        { heading: 'List', share: 60 },
        { heading: 'As at', share: 24 },
        { heading: 'Rows', share: 18, align: 'right' },
        { heading: 'Rows in which nothing was found', share: 40, align: 'right' },
      ],
      rows: ready.lists.map(({ title, asAt, rows, soundInWords, soundShare }) =>
        cells([
          title,
          dayCell(asAt),
          rows === null ? 'Not known' : countCell(rows),
          soundShare === null
            ? soundInWords
            : { text: soundInWords, number: { value: soundShare, format: 'percentPoints' } },
        ]),
      ),
    }),
  ];
}
