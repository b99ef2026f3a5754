import { type Html, html } from '../ui/html.ts';
import { NARROW, type Picture, SIZE } from './frame.ts';
import { flowedKey, type KeyEntry } from './key.ts';
import { at } from './marks.ts';
import { type MaturityChartOptions, type MaturityLag, signed } from './maturity-chart-options.ts';
import { notesOver } from './notes-over.ts';
import { PALETTE } from './palette.ts';
import { differenceScale, type ValueScale } from './scale.ts';
import { cut, text, textWidth, wrapTo } from './text.ts';

type Plot = { left: number; right: number; bottom: number; width: number; x: (index: number) => number; y: ValueScale };

export function drawMaturity(options: MaturityChartOptions, width: number): Picture {
  const { lags, differenceName, lagName } = options;
  if (lags.every(({ spread }) => spread === null)) {
    return { body: [text(0, 20, 'No figures yet', { size: SIZE })], height: 32 };
  }
  const isNarrow = width === NARROW;
  const [left, right] = [isNarrow ? 46 : 56, width - 10];
  const step = (right - left) / lags.length;
  const x = (index: number) => left + (index + 0.5) * step;
  const note = proposedNote(options, x);
  const heading = wrapTo(2, `Difference from the last known figure, ${differenceName}`, width, SIZE);
  const over = notesOver(note, { left, right, width, top: 2 + heading.length * 18 });
  const top = 18 + heading.length * 18 + over.height;
  const bottom = top + (isNarrow ? 200 : 230);
  const values = lags.flatMap(({ spread }) => (spread === null ? [] : [spread.lowest, spread.highest]));
  const y = differenceScale([...values, options.tolerance ?? 0, -(options.tolerance ?? 0)], bottom, top);
  const plot: Plot = { left, right, bottom, width, x, y };
  const key = flowedKey(keyOf(options), 0, bottom + 110, SIZE, width);
  const body = [
    ...heading.map((words, line) => text(0, 14 + line * 18, words, { size: SIZE })),
    ...ground(options, plot),
    ...over.draw(bottom),
    ...lags.flatMap(({ spread }, index) =>
      spread === null ? [] : [boxOf(spread, x(index), Math.min(26, step * 0.6), y)],
    ),
    ...numbersUnder(options, plot),
    text(0, bottom + 42, cut(lagName, width, SIZE), { size: SIZE }),
    ...key.marks,
  ];
  return { body, height: bottom + 110 + key.lines * 21 - 12 };
}

function proposedNote({ lags, proposed }: MaturityChartOptions, x: (index: number) => number) {
  const index = lags.findIndex(({ lag }) => lag === proposed?.lag);
  if (!proposed || index < 0) return [];
  const line = { colour: PALETTE.brand, width: 1.75, dashes: '7 4' };
  return [{ x: x(index), words: proposed.label, colour: PALETTE.brand, isBold: true, line }];
}

/** The axis, its zero line and the band of what counts as no difference. */
function ground({ tolerance }: MaturityChartOptions, { left, right, y }: Plot): Html[] {
  const band =
    tolerance !== null && tolerance !== undefined
      ? [
          html`<rect x="${at(left)}" y="${y.place(tolerance)}" width="${at(right - left)}" height="${at(y.place(-tolerance) - y.place(tolerance))}" fill="${PALETTE.band}"/>`,
        ]
      : [];
  const rows = y.ticks.map(
    (tick) =>
      html`<path d="M${at(left)} ${y.place(tick)}H${at(right)}" stroke="${tick === 0 ? PALETTE.ink : PALETTE.grid}" fill="none"/>${text(left - 8, y.place(tick) + SIZE * 0.35, signed(tick), { size: SIZE, anchor: 'end' })}`,
  );
  return [...band, ...rows];
}

/** From lowest to highest a line, the middle half a box, the median a thick line across it. */
function boxOf(spread: NonNullable<MaturityLag['spread']>, x: number, width: number, { place }: ValueScale): Html {
  const { lowest, lowerQuartile, median, upperQuartile, highest } = spread;
  const [left, right] = [x - width / 2, x + width / 2];
  const whiskers = `M${at(x)} ${place(lowest)}V${place(highest)}M${at(x - 4)} ${place(lowest)}H${at(x + 4)}M${at(x - 4)} ${place(highest)}H${at(x + 4)}`;
  const height = at(Math.max(1.5, place(lowerQuartile) - place(upperQuartile)));
  return html`<path d="${whiskers}" stroke="${PALETTE.ink}" stroke-width="1.25" fill="none"/><rect x="${at(left)}" y="${place(upperQuartile)}" width="${at(width)}" height="${height}" fill="${PALETTE.flow}" stroke="${PALETTE.ink}"/><path d="M${at(left)} ${place(median)}H${at(right)}" stroke="${PALETTE.ink}" stroke-width="3" fill="none"/>`;
}

/** Each lag's number under its box, and under it how many months it compares. */
function numbersUnder({ lags }: MaturityChartOptions, { x, bottom, width }: Plot): Html[] {
  const row = (level: number, words: (lag: MaturityLag) => string, colour: string) => {
    let taken = 0;
    return lags.flatMap((each, index) => {
      const half = textWidth(words(each), SIZE) / 2;
      const middle = Math.min(Math.max(x(index), half), width - half);
      if (middle - half < taken) return [];
      taken = middle + half + 4;
      return [text(middle, level, words(each), { size: SIZE, anchor: 'middle', colour })];
    });
  };
  return [
    ...row(bottom + 22, ({ lag }) => String(lag), PALETTE.ink),
    text(0, bottom + 62, 'Months compared', { size: SIZE, isBold: true }),
    ...row(bottom + 80, ({ months }) => String(months), PALETTE.muted),
  ];
}

function keyOf({ tolerance }: MaturityChartOptions): KeyEntry[] {
  const box: KeyEntry = {
    width: 24,
    words: 'Line: all months; box: the middle half',
    draw: (x, y) =>
      html`<path d="M${at(x - 12)} ${at(y)}H${at(x + 12)}" stroke="${PALETTE.ink}" stroke-width="1.25" fill="none"/><rect x="${at(x - 6)}" y="${at(y - 5)}" width="12" height="10" fill="${PALETTE.flow}" stroke="${PALETTE.ink}"/>`,
  };
  const median: KeyEntry = {
    words: 'Median',
    draw: (x, y) =>
      html`<path d="M${at(x - 6)} ${at(y)}H${at(x + 6)}" stroke="${PALETTE.ink}" stroke-width="3" fill="none"/>`,
  };
  if (tolerance === null || tolerance === undefined) return [box, median];
  const band: KeyEntry = {
    width: 24,
    words: `Counts as no difference: up to ${signed(tolerance).replace('+', '')}`,
    draw: (x, y) =>
      html`<rect x="${at(x - 12)}" y="${at(y - 6)}" width="24" height="12" fill="${PALETTE.band}" stroke="${PALETTE.grid}"/>`,
  };
  return [box, median, band];
}
