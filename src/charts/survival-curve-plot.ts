import { scaleLinear } from 'd3-scale';
import { type Html, html } from '../ui/html.ts';
import { NARROW, type Picture, SIZE } from './frame.ts';
import { flowedKey, type KeyEntry } from './key.ts';
import { at, mark } from './marks.ts';
import { numberedNotes } from './notes-numbered.ts';
import { type NoteOver, notesOver } from './notes-over.ts';
import { PALETTE } from './palette.ts';
import { apart } from './placing.ts';
import { formatTick, formatValue } from './scale.ts';
import {
  durationInWords,
  openAt,
  type SurvivalCurve,
  type SurvivalCurveOptions,
  shownName,
  shownShare,
} from './survival-curve-options.ts';
import { cut, text, textWidth, wrapTo } from './text.ts';

const LINE = 18;

/** The first curve is an unbroken dark line, the second a dashed one. */
const LOOKS = [
  { colour: PALETTE.ink, dashes: null },
  { colour: PALETTE.brand, dashes: '9 4' },
] as const;

type Plot = {
  left: number;
  right: number;
  top: number;
  bottom: number;
  width: number;
  end: number;
  x: (time: number) => number;
  y: (share: number) => number;
};

export function drawSurvival(options: SurvivalCurveOptions, width: number): Picture {
  const isNarrow = width === NARROW;
  const plot = plotOf(options, width, isNarrow);
  const said = notesOf(options, plot).toSorted((a, b) => a.x - b.x);
  const over = notesOver(isNarrow ? [] : said, { ...plot, top: 20 }, 'right');
  const numbered = numberedNotes(isNarrow ? said : [], 20);
  const top = 34 + (isNarrow ? numbered.height : over.height);
  const bottom = top + (isNarrow ? 220 : 270);
  const whole: Plot = { ...plot, top, bottom, y: (share) => at(bottom - (share / 100) * (bottom - top)) };
  const risk = atRiskRows(options, whole, bottom + 66);
  const key = flowedKey(keyOf(options, isNarrow), 0, bottom + 66 + risk.height, SIZE, width);
  const listAt = bottom + 68 + risk.height + key.lines * 21;
  const listed = numbered.list(listAt, width);
  const isEmpty = options.curves.every(({ cases }) => cases === 0);
  const body = [
    text(0, 14, cut(sentence(`share ${shownName(options)}`), width, SIZE), { size: SIZE }),
    ...bandOf(options, whole),
    ...axes(options, whole, isNarrow),
    ...over.draw(bottom),
    ...numbered.over(bottom),
    ...(isEmpty
      ? [text((plot.left + plot.right) / 2, top + 90, 'No figures yet', { size: 16, anchor: 'middle' })]
      : [
          ...halfLine(options, whole),
          ...options.curves.flatMap((curve, index) => curveOf(options, curve, index, whole)),
        ]),
    ...(isNarrow || isEmpty ? [] : curveLabels(options, whole)),
    ...risk.marks,
    ...key.marks,
    ...listed.marks,
  ];
  return { body, height: listAt + listed.lines * 20 - 14 };
}

function plotOf(options: SurvivalCurveOptions, width: number, isNarrow: boolean): Plot {
  const { curves, limit, naiveMean } = options;
  const known = curves.flatMap((curve) => [...curve.steps.map((step) => step.at), ...curve.censoredAt]);
  const wanted = options.endAt ?? Math.max(1, ...known, (limit?.at ?? 0) * 1.05, naiveMean?.at ?? 0);
  const end = wanted > 0 ? wanted : 1;
  const [left, right] = isNarrow ? [48, width - 14] : [56, width - 190];
  const scale = scaleLinear().domain([0, end]).range([left, right]).clamp(true);
  return { left, right, top: 0, bottom: 1, width, end, x: (time) => at(scale(time)), y: () => 0 };
}

/** What the lines down the picture say: the limit, the median of each curve, the mean of the closed ones. */
function notesOf({ curves, limit, naiveMean, timeUnit }: SurvivalCurveOptions, { x, end }: Plot): NoteOver[] {
  const medians = curves.flatMap(({ name, median }, index): NoteOver[] => {
    if (median === null || median > end) return [];
    const of = curves.length > 1 ? `${name}: ` : '';
    const { colour } = LOOKS[index] ?? LOOKS[0];
    const words = `${of}half by ${durationInWords(median, timeUnit)}`;
    return [{ x: x(median), words: sentence(words), colour, isBold: true, line: { colour, width: 1, dashes: '2 3' } }];
  });
  const mean: NoteOver[] =
    naiveMean && naiveMean.at <= end
      ? [{ x: x(naiveMean.at), words: naiveMean.label, colour: PALETTE.muted, line: MEAN_LINE }]
      : [];
  const by: NoteOver[] =
    limit && limit.at <= end
      ? [{ x: x(limit.at), words: limit.label, colour: PALETTE.bad, isBold: true, line: LIMIT_LINE }]
      : [];
  return [...by, ...medians, ...mean];
}

const MEAN_LINE = { colour: PALETTE.centre, width: 1.5, dashes: '7 3 1.5 3' };
const LIMIT_LINE = { colour: PALETTE.bad, width: 1.75, dashes: null };

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function axes(options: SurvivalCurveOptions, plot: Plot, isNarrow: boolean): Html[] {
  const { left, right, bottom, x, y, end, width } = plot;
  const rows = [0, 25, 50, 75, 100].map(
    (share) =>
      html`<path d="M${at(left)} ${y(share)}H${at(right)}" stroke="${PALETTE.grid}" fill="none"/>${text(left - 8, y(share) + SIZE * 0.35, formatTick(share, 'percent'), { size: SIZE, anchor: 'end' })}`,
  );
  const columns = scaleLinear()
    .domain([0, end])
    .ticks(isNarrow ? 4 : 7)
    .map((tick) => {
      const words = formatTick(tick, 'count');
      const half = textWidth(words, SIZE) / 2;
      const middle = Math.min(x(tick), width - half);
      return html`<path d="M${x(tick)} ${at(bottom)}v5" stroke="${PALETTE.centre}" fill="none"/>${text(middle, bottom + 8 + SIZE, words, { size: SIZE, anchor: 'middle' })}`;
    });
  return [...rows, ...columns, text(left, bottom + 40, cut(options.timeName, width - left, SIZE), { size: SIZE })];
}

/** From half of the cases across to the later median. */
function halfLine({ curves }: SurvivalCurveOptions, { left, x, y, end }: Plot): Html[] {
  const medians = curves.flatMap(({ median }) => (median === null || median > end ? [] : [median]));
  if (medians.length === 0) return [];
  return [
    html`<path d="M${at(left)} ${y(50)}H${x(Math.max(...medians))}" stroke="${PALETTE.ink}" stroke-dasharray="2 3" fill="none"/>`,
  ];
}

/** The last time that a curve knows of. */
function lastTime({ steps, censoredAt }: SurvivalCurve): number {
  return Math.max(0, steps.at(-1)?.at ?? 0, ...censoredAt);
}

function curveOf(options: SurvivalCurveOptions, curve: SurvivalCurve, index: number, plot: Plot): Html[] {
  const { x, y, end } = plot;
  if (curve.cases === 0) return [];
  const { colour, dashes } = LOOKS[index] ?? LOOKS[0];
  const place = (open: number) => y(shownShare(options, open));
  let path = `M${x(0)} ${place(1)}`;
  for (const step of curve.steps) {
    if (step.at > end) break;
    path += `L${x(step.at)} ${place(openAt(curve.steps.slice(0, curve.steps.indexOf(step)), step.at))}V${place(step.open)}`;
  }
  const last = Math.min(end, lastTime(curve));
  path += `L${x(last)} ${place(openAt(curve.steps, last))}`;
  const ticks = [...new Set(curve.censoredAt.filter((time) => time <= end).map((time) => Math.round(x(time) / 2) * 2))];
  const times = ticks.map((tick) => ({ tick, time: ((tick - plot.left) / (plot.right - plot.left)) * end }));
  const censored = times.map(({ tick, time }) => {
    const level = place(openAt(curve.steps, time));
    return `M${at(tick)} ${at(level - 4)}V${at(level + 4)}`;
  });
  const { median } = curve;
  return [
    html`<path d="${path}" fill="none" stroke="${colour}" stroke-width="2"${dashes !== null && html` stroke-dasharray="${dashes}"`}/>`,
    html`${censored.length > 0 && html`<path d="${censored.join('')}" stroke="${colour}" stroke-width="1.25" fill="none"/>`}`,
    html`${
      median !== null &&
      median <= end &&
      html`${mark('dot', x(median), y(50), 6, PALETTE.white)}${mark('dot', x(median), y(50), 4.5, colour)}`
    }`,
  ];
}

/** Each curve's name beside its end, and what the axis counts. */
function curveLabels(options: SurvivalCurveOptions, plot: Plot): Html[] {
  const shown = options.curves.flatMap((curve, index) => (curve.cases === 0 ? [] : [{ curve, index }]));
  const room = plot.width - plot.right - 24;
  const ends = shown.map(({ curve }) => {
    const last = Math.min(plot.end, lastTime(curve));
    return { x: plot.x(last), y: plot.y(shownShare(options, openAt(curve.steps, last))) };
  });
  const places = apart(
    ends.map((end) => end.y),
    LINE * 3,
    plot.top + 4,
    plot.bottom - LINE * 2,
  );
  return shown.flatMap(({ curve, index }, order) => {
    const { colour } = LOOKS[index] ?? LOOKS[0];
    const [end, y] = [ends[order] ?? { x: 0, y: 0 }, places[order] ?? 0];
    const names = wrapTo(2, curve.name, room, SIZE);
    const counted = cut(`${formatValue(curve.cases, 'count')} followed`, room, SIZE);
    return [
      html`<path d="M${at(end.x + 2)} ${at(end.y)}L${at(plot.right + 19)} ${at(y)}" stroke="${PALETTE.centre}" stroke-width="0.75" fill="none"/>`,
      ...names.map((words, line) =>
        text(plot.right + 24, y + SIZE * 0.35 + line * LINE, words, { size: SIZE, colour, isBold: true }),
      ),
      text(plot.right + 24, y + SIZE * 0.35 + names.length * LINE, counted, { size: SIZE }),
    ];
  });
}

/** How many were still followed, under their times; those that have no room are in the table. */
function atRiskRows(options: SurvivalCurveOptions, plot: Plot, y: number): { marks: Html[]; height: number } {
  const shown = options.curves.flatMap((curve, index) =>
    curve.atRisk.some((each) => each.at <= plot.end) ? [{ curve, index }] : [],
  );
  if (shown.length === 0) return { marks: [], height: 0 };
  const name = cut(options.atRiskName ?? 'Still followed', plot.width, SIZE);
  const rows = shown.flatMap(({ curve, index }, row) => {
    const level = y + (row + 1) * LINE;
    let taken = plot.left - 16;
    const numbers = curve.atRisk
      .filter((each) => each.at <= plot.end)
      .toSorted((a, b) => a.at - b.at)
      .flatMap(({ at: time, count }) => {
        const words = typeof count === 'number' ? formatValue(count, 'count') : cut(count, 120, SIZE);
        const half = textWidth(words, SIZE) / 2;
        const middle = Math.min(plot.x(time), plot.width - half);
        if (middle - half < taken) return [];
        taken = middle + half + 8;
        return [text(middle, level, words, { size: SIZE, anchor: 'middle', colour: PALETTE.ink })];
      });
    return [...(options.curves.length > 1 ? [lineSample(index, 13, level - SIZE * 0.34)] : []), ...numbers];
  });
  return { marks: [text(0, y, name, { size: SIZE, isBold: true }), ...rows], height: (shown.length + 1) * LINE + 10 };
}

/** Between the limits of the share, where there is one curve alone: two bands over each other cannot be told apart. */
function bandOf({ curves, shows }: SurvivalCurveOptions, { x, y, end }: Plot): Html[] {
  const [curve] = curves;
  if (!curve || curves.length > 1) return [];
  const last = Math.min(end, lastTime(curve));
  return curve.steps.flatMap(({ at: from, limits }, index) => {
    const [left, right] = [x(from), x(Math.min(last, curve.steps[index + 1]?.at ?? last))];
    if (!limits || from > end || right <= left) return [];
    const [one, other] = [limits.lower, limits.upper].map((open) => y(shownShare({ shows }, open)));
    const [top, bottom] = [Math.min(one ?? 0, other ?? 0), Math.max(one ?? 0, other ?? 0)];
    return [
      html`<rect x="${at(left)}" y="${at(top)}" width="${at(right - left)}" height="${at(bottom - top)}" fill="${PALETTE.band}"/>`,
    ];
  });
}

function hasBand({ curves }: SurvivalCurveOptions): boolean {
  return curves.length === 1 && curves.some(({ steps }) => steps.some(({ limits }) => limits));
}

function lineSample(index: number, x: number, y: number): Html {
  const { colour, dashes } = LOOKS[index] ?? LOOKS[0];
  return html`<path d="M${at(x - 13)} ${at(y)}H${at(x + 13)}" stroke="${colour}" stroke-width="2" fill="none"${dashes !== null && html` stroke-dasharray="${dashes}"`}/>`;
}

function keyOf(options: SurvivalCurveOptions, isNarrow: boolean): KeyEntry[] {
  const shown = options.curves.flatMap((curve, index) => (curve.cases === 0 ? [] : [{ curve, index }]));
  const lines = shown.map(
    ({ curve, index }): KeyEntry => ({
      width: 26,
      words: `${curve.name} (${formatValue(curve.cases, 'count')} followed)`,
      draw: (x, y) => lineSample(index, x, y),
    }),
  );
  const censored: KeyEntry[] = shown.some(({ curve }) => curve.censoredAt.length > 0)
    ? [
        {
          width: 16,
          words: 'Still open when last seen',
          draw: (x, y) =>
            html`<path d="M${at(x - 8)} ${at(y)}H${at(x + 8)}M${at(x)} ${at(y - 4)}V${at(y + 4)}" stroke="${PALETTE.ink}" stroke-width="1.25" fill="none"/>`,
        },
      ]
    : [];
  const band: KeyEntry = {
    width: 26,
    words: '95% limits of the share',
    draw: (x, y) =>
      html`<rect x="${at(x - 13)}" y="${at(y - 6)}" width="26" height="12" fill="${PALETTE.band}" stroke="${PALETTE.grid}"/>`,
  };
  return [...(isNarrow ? lines : []), ...censored, ...(shown.length > 0 && hasBand(options) ? [band] : [])];
}
