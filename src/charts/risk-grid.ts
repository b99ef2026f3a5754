import { type Html, html } from '../ui/html.ts';
import type { Chart } from './chart.ts';
import { inBothWidths, NARROW, type Picture, SIZE, WIDE } from './frame.ts';
import { at } from './marks.ts';
import { PALETTE } from './palette.ts';
import { RISK_LOOKS, type RiskBand, type RiskThresholds, riskBand } from './risk-looks.ts';
import { cut, text, textWidth, wrapTo } from './text.ts';

/** A risk in its place: `ref` is what stands in the cell, `name` what the table calls it. */
export type GridRisk = { ref: string; name: string; likelihood: number; impact: number };

export type RiskGridOptions = RiskThresholds & {
  id: string;
  title: string;
  risks: readonly GridRisk[];
  /** What 1 to 5 mean, from the first. */
  likelihood: readonly string[];
  impact: readonly string[];
};

const STEPS = [1, 2, 3, 4, 5] as const;
const TOP = 24;
const WASH: Readonly<Record<RiskBand, { colour: string; opacity: number }>> = {
  high: { colour: PALETTE.bad, opacity: 0.16 },
  medium: { colour: PALETTE.band, opacity: 1 },
  low: { colour: PALETTE.white, opacity: 1 },
};

/** Risks by likelihood and impact. Every cell says its score and its band by a letter, and which risks lie in it. */
export function riskGrid(options: RiskGridOptions): Chart {
  const table = {
    caption: options.title,
    columns: [
      { heading: 'Risk', numeric: false },
      { heading: 'Likelihood', numeric: false },
      { heading: 'Impact', numeric: false },
      { heading: 'Score', numeric: true },
      { heading: 'Band', numeric: false },
    ],
    rows: options.risks.map((risk) => [
      `${risk.ref} ${risk.name}`,
      `${risk.likelihood} ${options.likelihood[risk.likelihood - 1] ?? ''}`.trim(),
      `${risk.impact} ${options.impact[risk.impact - 1] ?? ''}`.trim(),
      String(risk.likelihood * risk.impact),
      RISK_LOOKS[bandOf(risk, options)].word,
    ]),
  };
  return inBothWidths(options, summaryOf(options), table, (width) => draw(options, width));
}

function draw(options: RiskGridOptions, width: number): Picture {
  const left = width === WIDE ? 150 : 22;
  const cell = { width: (width - left) / 5, height: width === WIDE ? 62 : 60 };
  const bottom = TOP + 5 * cell.height;
  const words = (named: readonly string[], step: number) =>
    width === WIDE ? `${step} ${named[step - 1] ?? ''}`.trim() : String(step);
  const rows = STEPS.toReversed().flatMap((likelihood, row) => {
    const y = TOP + row * cell.height;
    const label = words(options.likelihood, likelihood);
    const lines = wrapTo(2, label, left - 8, SIZE);
    const start = y + cell.height / 2 + SIZE * 0.35 - ((lines.length - 1) * 17) / 2;
    return [
      ...lines.map((line, index) => text(0, start + index * 17, line, { size: SIZE, colour: PALETTE.ink })),
      ...STEPS.flatMap((impact, column) =>
        cellOf(options, { likelihood, impact }, { ...cell, x: left + column * cell.width, y }),
      ),
    ];
  });
  const columns = STEPS.flatMap((impact, column) =>
    wrapTo(2, words(options.impact, impact), cell.width - 8, SIZE).map((line, index) =>
      text(left + (column + 0.5) * cell.width, bottom + 18 + index * 17, line, {
        ...{ size: SIZE, anchor: 'middle', colour: PALETTE.ink },
      }),
    ),
  );
  const foot = bottom + (width === NARROW ? 40 : 58);
  const body = [
    text(0, 14, 'Likelihood', { size: SIZE, isBold: true }),
    ...rows,
    ...columns,
    text(width, foot, 'Impact', { size: SIZE, isBold: true, anchor: 'end' }),
  ];
  return { body, height: foot + 8 };
}

type Place = { x: number; y: number; width: number; height: number };

function cellOf(options: RiskGridOptions, step: { likelihood: number; impact: number }, place: Place): Html[] {
  const score = step.likelihood * step.impact;
  const band = riskBand(score, options);
  const { colour, opacity } = WASH[band];
  const refs = options.risks
    .filter(({ likelihood, impact }) => likelihood === step.likelihood && impact === step.impact)
    .map(({ ref }) => ref);
  return [
    html`<rect x="${at(place.x)}" y="${at(place.y)}" width="${at(place.width)}" height="${at(place.height)}" fill="${colour}" fill-opacity="${opacity}" stroke="${PALETTE.centre}" stroke-width="1"/>`,
    text(place.x + 6, place.y + 17, `${score} ${RISK_LOOKS[band].letter}`, { size: 13 }),
    ...refLines(refs, place.width - 16).map((line, index) =>
      text(place.x + 6, place.y + 36 + index * 17, line, { size: SIZE, colour: PALETTE.ink, isBold: true }),
    ),
  ];
}

/** As many as fit in two lines; how many more there are is said in a number. */
function refLines(refs: readonly string[], width: number): string[] {
  for (let shown = refs.length; shown > 0; shown -= 1) {
    const more = refs.length - shown;
    const words = [...refs.slice(0, shown), ...(more > 0 ? [`+${more}`] : [])];
    const lines = filled(words, width);
    if (lines.length <= 2 && lines.every((line) => textWidth(line, SIZE) <= width)) return lines;
  }
  return refs.length === 0 ? [] : [cut(`${refs.length} risks`, width, SIZE)];
}

function filled(words: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, SIZE) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function summaryOf(options: RiskGridOptions): string {
  const { risks } = options;
  if (risks.length === 0) return 'There are no risks to show.';
  const count = (band: RiskBand) => risks.filter((risk) => bandOf(risk, options) === band).length;
  const high = risks.filter((risk) => bandOf(risk, options) === 'high').map(({ ref }) => ref);
  const which = high.length > 0 && high.length <= 6 ? ` (${high.join(', ')})` : '';
  return `${risks.length} ${risks.length === 1 ? 'risk' : 'risks'}: ${count('high')} high${which}, ${count('medium')} medium, ${count('low')} low. High is a score of ${options.highFrom} or more, medium of ${options.mediumFrom} or more.`;
}

function bandOf({ likelihood, impact }: GridRisk, thresholds: RiskThresholds): RiskBand {
  return riskBand(likelihood * impact, thresholds);
}
