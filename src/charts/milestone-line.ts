import { dateInWords, type LocalDate } from '../kernel/local-date.ts';
import { type Html, html } from '../ui/html.ts';
import type { Chart } from './chart.ts';
import { inBothWidths, type Picture, SIZE } from './frame.ts';
import { timeScale } from './journey-timeline-axis.ts';
import { at, mark, type Shape } from './marks.ts';
import { PALETTE } from './palette.ts';
import { apart, rowsFor } from './placing.ts';
import { text, textWidth } from './text.ts';

export type MilestoneMark = {
  number: number;
  title: string;
  dueOn: LocalDate;
  originalDueOn: LocalDate;
  metOn: LocalDate | null;
};

export type MilestoneLineOptions = {
  id: string;
  title: string;
  startsOn: LocalDate;
  dueOn: LocalDate;
  originalDueOn: LocalDate;
  forecastOn: LocalDate | null;
  milestones: readonly MilestoneMark[];
  today: LocalDate;
};

type Standing = 'met' | 'missed' | 'ahead';

const LOOKS: Readonly<Record<Standing, { shape: Shape; colour: string; words: string }>> = {
  met: { shape: 'tick', colour: PALETTE.good, words: 'Met' },
  missed: { shape: 'cross', colour: PALETTE.bad, words: 'Overdue' },
  ahead: { shape: 'ring', colour: PALETTE.neutral, words: 'Ahead' },
};

const LINE = 38;
const RADIUS = 7;
const ROW = 18;
const NUMBER_GAP = 20;

/** An action's milestones along its time: met, overdue and ahead, beside today, the day it is due, and the first one. */
export function milestoneLine(options: MilestoneLineOptions): Chart {
  return inBothWidths(options, summaryOf(options), tableOf(options), (width) => draw(options, width));
}

function standingOf({ dueOn, metOn }: MilestoneMark, today: LocalDate): Standing {
  if (metOn !== null) return 'met';
  return dueOn < today ? 'missed' : 'ahead';
}

function summaryOf({ milestones, today, dueOn, originalDueOn }: MilestoneLineOptions): string {
  const count = (standing: Standing) => milestones.filter((one) => standingOf(one, today) === standing).length;
  const due = `The action is due on ${dateInWords(dueOn)}${
    dueOn === originalDueOn ? '' : `, at first on ${dateInWords(originalDueOn)}`
  }.`;
  if (milestones.length === 0) return `It has no milestones. ${due}`;
  return `Of ${milestones.length} ${milestones.length === 1 ? 'milestone' : 'milestones'}, ${count('met')} met, ${count('missed')} overdue, ${count('ahead')} ahead. ${due}`;
}

function tableOf({ title, milestones, today }: MilestoneLineOptions): Chart['table'] {
  return {
    caption: title,
    columns: ['Milestone', 'Due', 'Due at first', 'Met', 'Standing'].map((heading) => ({ heading, numeric: false })),
    rows: milestones.map((one) => [
      `${one.number}. ${one.title}`,
      dateInWords(one.dueOn),
      dateInWords(one.originalDueOn),
      one.metOn === null ? 'Not yet' : dateInWords(one.metOn),
      LOOKS[standingOf(one, today)].words,
    ]),
  };
}

function draw(options: MilestoneLineOptions, width: number): Picture {
  const { startsOn, milestones, today } = options;
  const flags = flagsOf(options);
  const days = [startsOn, ...flags.map(({ day }) => day), ...milestones.map(({ dueOn, metOn }) => metOn ?? dueOn)];
  const { place, ticks } = timeScale(days.toSorted(), 12, width - 12, SIZE);
  const marks = milestones.map((one) => ({ x: place(one.metOn ?? one.dueOn), look: LOOKS[standingOf(one, today)] }));
  const labelled = labelsOf(flags, place, width);
  const bottom = LINE + 16 + ROW * (Math.max(...labelled.map(({ row }) => row)) + 1);
  const axis = bottom + 20;
  return {
    height: axis + 22,
    body: [
      ...labelled.flatMap((label) => flag(label)),
      html`<path d="M${at(place(startsOn))} ${LINE}H${at(place(options.dueOn))}" stroke="${PALETTE.neutral}" stroke-width="2"/>`,
      ...marks.map(({ x, look }) => mark(look.shape, x, LINE, RADIUS, look.colour)),
      ...numbers(milestones, marks, width),
      ...ticks.flatMap(({ x, words }) => [
        html`<path d="M${at(x)} ${axis - 8}v6" stroke="${PALETTE.neutral}"/>`,
        text(x, axis + 14, words, { size: SIZE, anchor: 'middle' }),
      ]),
    ],
  };
}

type Flag = { day: LocalDate; words: string };
type Label = Flag & { x: number; from: number; row: number };

/** The days that matter, each once with everything that it is. */
function flagsOf({ today, dueOn, originalDueOn, forecastOn }: MilestoneLineOptions): Flag[] {
  const all: Flag[] = [
    { day: originalDueOn, words: originalDueOn === dueOn ? 'due' : 'due at first' },
    ...(originalDueOn === dueOn ? [] : [{ day: dueOn, words: 'due now' }]),
    ...(forecastOn === null ? [] : [{ day: forecastOn, words: 'forecast' }]),
    { day: today, words: 'today' },
  ];
  return [...Map.groupBy(all, ({ day }) => day)].map(([day, of]) => {
    const words = of.map((one) => one.words).join(', ');
    return { day, words: words.charAt(0).toUpperCase() + words.slice(1) };
  });
}

/** Labels begin at their day, or end at it; those that would touch stand under each other. */
function labelsOf(flags: readonly Flag[], place: (day: LocalDate) => number, width: number): Label[] {
  const placed = flags
    .map((one) => ({ ...one, x: place(one.day), size: textWidth(one.words, SIZE) }))
    .map((one) => ({ ...one, from: beside(one.x, one.size, width) }))
    .toSorted((a, b) => a.from - b.from);
  const rows = rowsFor(
    placed.map(({ from, size }) => ({ from, to: from + size })),
    10,
  );
  return placed.map(({ day, words, x, from }, index) => ({ day, words, x, from, row: rows[index] ?? 0 }));
}

/** To the right of a line, or to its left where the picture ends. */
function beside(x: number, size: number, width: number): number {
  return x + 4 + size <= width ? x + 4 : Math.max(0, x - 4 - size);
}

function flag({ x, from, row, words }: Label): Html[] {
  const y = LINE + 16 + ROW * (row + 1);
  return [
    html`<path d="M${at(x)} ${LINE - 12}V${at(y)}" stroke="${PALETTE.neutral}" stroke-dasharray="3 3"/>`,
    text(from, y - 2, words, { size: SIZE, colour: PALETTE.ink }),
  ];
}

/** The numbers of the milestones above their marks, where all have room. */
function numbers(milestones: readonly MilestoneMark[], marks: readonly { x: number }[], width: number): Html[] {
  if (milestones.length * NUMBER_GAP > width - 20) return [];
  const places = apart(
    marks.map(({ x }) => x),
    NUMBER_GAP,
    10,
    width - 10,
  );
  return milestones.map(({ number }, index) =>
    text(places[index] ?? 0, LINE - 18, String(number), { size: SIZE, anchor: 'middle', colour: PALETTE.ink }),
  );
}
