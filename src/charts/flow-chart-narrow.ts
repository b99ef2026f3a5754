import { type Html, html } from '../ui/html.ts';
import { countInWords, type FlowChartOptions, type FlowNode } from './flow-chart-options.ts';
import { hatched } from './flow-chart-wide.ts';
import { NARROW, type Picture, SIZE } from './frame.ts';
import { at } from './marks.ts';
import { PALETTE } from './palette.ts';
import { text, wrap } from './text.ts';

const LINE = 18;
const INDENT = 20;

/** For a telephone: stage under stage, each step a bar, and under it, indented, where its cases went on to. */
export function drawFlowNarrow(options: FlowChartOptions): Picture {
  const { stages, nodes, links } = options;
  const labelOf = new Map(nodes.map(({ id, label }) => [id, label]));
  const body: Html[] = [];
  let y = 0;
  const write = (words: string, left: number, style: { isBold: boolean; colour: string }) => {
    for (const line of wrap(words, NARROW - left, SIZE)) {
      y += LINE;
      body.push(text(left, y - 4, line, { size: SIZE, ...style }));
    }
  };
  for (const [stage, name] of stages.entries()) {
    const here = nodes.filter((node) => node.stage === stage);
    if (here.length === 0) continue;
    y += stage === 0 ? 0 : 10;
    write(name, 0, { isBold: true, colour: PALETTE.brand });
    body.push(html`<path d="M0 ${at(y + 1)}H${NARROW}" stroke="${PALETTE.centre}" fill="none"/>`);
    y += 4;
    for (const node of here) {
      write(`${node.label}: ${countInWords(node.count, options)}`, 0, { isBold: true, colour: PALETTE.ink });
      body.push(barOf(node, 0, y + 2, 12, options.total, PALETTE.brand));
      y += 20;
      for (const link of links.filter(({ from }) => from === node.id)) {
        const words = `to ${labelOf.get(link.to) ?? ''}: ${countInWords(link.count, options)}`;
        write(words, INDENT, { isBold: false, colour: PALETTE.muted });
        body.push(barOf(link, INDENT, y + 1, 6, options.total, PALETTE.centre));
        y += 12;
      }
      y += 6;
    }
  }
  if (nodes.length === 0) return { body: [text(0, 20, 'Nothing to show', { size: SIZE })], height: 30 };
  return { body, height: y };
}

/** A bar as long as its share of the cohort; hatched where the count may not be shown. */
function barOf(
  { count }: Pick<FlowNode, 'count'>,
  left: number,
  y: number,
  height: number,
  total: number,
  colour: string,
) {
  if (count === null) return hatched(left, y, 24, height);
  const room = NARROW - left;
  const length = total > 0 ? Math.min(room, Math.max(2, (count / total) * room)) : 2;
  return html`<rect x="${at(left)}" y="${at(y)}" width="${at(length)}" height="${height}" fill="${colour}"/>`;
}
