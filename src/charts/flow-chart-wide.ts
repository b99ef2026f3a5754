import { type Html, html } from '../ui/html.ts';
import { countInWords, type FlowChartOptions, type FlowNode } from './flow-chart-options.ts';
import { type FlowMeasures, layOut, type NodeBox, type Ribbon } from './flow-layout.ts';
import { type Picture, SIZE, WIDE } from './frame.ts';
import { flowedKey } from './key.ts';
import { at } from './marks.ts';
import { PALETTE } from './palette.ts';
import { text, textWidth, wrapTo } from './text.ts';

const LINE = 17;
const BAR = 14;
const WHOLE_HEIGHT = 250;

/** Stages from left to right; each bar has its name and count over it, where no bar is. */
export function drawFlowWide(options: FlowChartOptions): Picture {
  const { stages, nodes } = options;
  const pitch = WIDE / Math.max(1, stages.length);
  const room = pitch - 14;
  const headings = stages.map((name) => wrapTo(2, name, room, SIZE));
  const top = 8 + Math.max(0, ...headings.map((lines) => lines.length)) * LINE;
  const measures: FlowMeasures = {
    top,
    pitch,
    barWidth: BAR,
    wholeHeight: WHOLE_HEIGHT,
    labelHeight: (node) => labelLines(node, options, room).length * LINE + 8,
    gap: 12,
  };
  const { boxes, ribbons, bottom } = layOut(options, measures);
  const key = hiddenKey(options, bottom + 34);
  const body = [
    ...headings.flatMap((lines, stage) =>
      lines.map((words, line) =>
        text(stage * pitch, SIZE + line * LINE, words, { size: SIZE, isBold: true, colour: PALETTE.brand }),
      ),
    ),
    ...ribbons.toSorted((a, b) => b.width - a.width).map(ribbonOf),
    ...boxes.flatMap((box) => [barOf(box), ...labelOf(box, options, room)]),
    ...key.marks,
    ...(nodes.length === 0 ? [text(0, top + 24, 'Nothing to show', { size: SIZE })] : []),
  ];
  return { body, height: nodes.length === 0 ? top + 40 : bottom + 8 + (key.lines > 0 ? 16 + key.lines * 21 : 0) };
}

/** The name in one or two lines, and the count with its share on the last one where it fits. */
function labelLines(node: FlowNode, options: FlowChartOptions, room: number): string[] {
  return [...wrapTo(2, node.label, room, SIZE), ...wrapTo(2, countInWords(node.count, options), room, SIZE)];
}

function labelOf({ node, x, top }: NodeBox, options: FlowChartOptions, room: number): Html[] {
  const names = wrapTo(2, node.label, room, SIZE).length;
  const lines = labelLines(node, options, room);
  const first = top - 7 - (lines.length - 1) * LINE;
  return lines.flatMap((words, line) => {
    const y = first + line * LINE;
    const isName = line < names;
    return [
      html`<rect x="${at(x)}" y="${at(y - SIZE + 1)}" width="${at(textWidth(words, SIZE))}" height="${LINE}" fill="${PALETTE.white}" fill-opacity="0.78"/>`,
      text(x, y, words, { size: SIZE, colour: isName ? PALETTE.ink : PALETTE.muted, isBold: isName }),
    ];
  });
}

function barOf({ node, x, top, bottom }: NodeBox): Html {
  if (node.count === null) return hatched(x, top, BAR, bottom - top);
  return html`<rect x="${at(x)}" y="${at(top)}" width="${BAR}" height="${at(bottom - top)}" fill="${PALETTE.brand}"/>`;
}

/** A bar whose length says nothing: outlined, with slanting lines. */
export function hatched(x: number, y: number, width: number, height: number): Html {
  const slants: string[] = [];
  for (let start = -height + 4; start < width; start += 5) {
    const [from, to] = [Math.max(0, start), Math.min(width, start + height)];
    slants.push(`M${at(x + from)} ${at(y + height - (from - start))}L${at(x + to)} ${at(y + height - (to - start))}`);
  }
  return html`<rect x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${at(height)}" fill="${PALETTE.white}" stroke="${PALETTE.centre}"/><path d="${slants.join('')}" stroke="${PALETTE.centre}" stroke-width="1" fill="none"/>`;
}

/** A band as wide as its count; one whose count may not be shown is a dashed line. */
function ribbonOf({ link, width, stops }: Ribbon): Html {
  const [first, ...later] = stops;
  if (!first) return html``;
  if (link.count === null) {
    let line = `M${at(first.toX)} ${at(first.top + width / 2)}`;
    let before = first;
    for (const stop of later) {
      line += `${curve(before.toX, before.top + width / 2, stop.x, stop.top + width / 2)}H${at(stop.toX)}`;
      before = stop;
    }
    return html`<path d="${line}" fill="none" stroke="${PALETTE.centre}" stroke-width="1.5" stroke-dasharray="3 3"/>`;
  }
  let over = `M${at(first.toX)} ${at(first.top)}`;
  let under = '';
  let before = first;
  for (const stop of later) {
    over += `${curve(before.toX, before.top, stop.x, stop.top)}H${at(stop.toX)}`;
    under = `H${at(stop.x)}${curve(stop.x, stop.top + width, before.toX, before.top + width)}${under}`;
    before = stop;
  }
  return html`<path d="${over}V${at(before.top + width)}${under}Z" fill="${width < 4 ? PALETTE.centre : PALETTE.flow}"/>`;
}

function curve(fromX: number, fromY: number, toX: number, toY: number): string {
  const middle = at((fromX + toX) / 2);
  return `C${middle} ${at(fromY)} ${middle} ${at(toY)} ${at(toX)} ${at(toY)}`;
}

/** What hatching and dashes mean, where there are any. */
function hiddenKey(options: FlowChartOptions, y: number): { marks: Html[]; lines: number } {
  const { nodes, links, fewWords = 'fewer than 5' } = options;
  if (![...nodes, ...links].some(({ count }) => count === null)) return { marks: [], lines: 0 };
  const entry = {
    width: 26,
    words: `Hatched or dashed: ${fewWords}; its width says nothing`,
    draw: (x: number, level: number) => hatched(x - 13, level - 5, 26, 10),
  };
  return flowedKey([entry], 0, y, SIZE, WIDE);
}
