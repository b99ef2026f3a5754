import type { FlowChartOptions, FlowLink, FlowNode } from './flow-chart-options.ts';

export type NodeBox = { node: FlowNode; x: number; top: number; bottom: number };

/** A flow from place to place: where it passes a stage that it skips, it has a lane of its own there. */
export type Ribbon = { link: FlowLink; width: number; stops: readonly { x: number; toX: number; top: number }[] };

export type FlowLayout = { boxes: readonly NodeBox[]; ribbons: readonly Ribbon[]; bottom: number };

export type FlowMeasures = {
  top: number;
  /** Distance between two stages, and width of a node's bar. */
  pitch: number;
  barWidth: number;
  /** Of the bar of the whole cohort. */
  wholeHeight: number;
  /** Room over a node's bar for its label, and under it. */
  labelHeight: (node: FlowNode) => number;
  gap: number;
};

const LEAST_LINK = 1.5;
const LEAST_BAR = 4;
/** Of a flow or a bar whose count may not be shown. */
const HIDDEN_LINK = 3;
const HIDDEN_BAR = 9;

type Lane = { kind: 'node'; node: FlowNode } | { kind: 'passing'; link: FlowLink };

/** Places bars and flows: nothing depends on anything but what is given, and no bar or label touches another. */
export function layOut(options: FlowChartOptions, measures: FlowMeasures): FlowLayout {
  const { stages, nodes, links } = options;
  const scale = options.total > 0 ? measures.wholeHeight / options.total : 0;
  const widthOf = ({ count }: FlowLink) => (count === null ? HIDDEN_LINK : Math.max(LEAST_LINK, count * scale));
  const stageOf = new Map(nodes.map(({ id, stage }) => [id, stage]));
  const boxes = new Map<string, NodeBox>();
  const passings = new Map<FlowLink, { x: number; toX: number; top: number }[]>();
  let lowest = measures.top;
  for (const stage of stages.keys()) {
    const x = stage * measures.pitch;
    const passing = links.filter(({ from, to }) => (stageOf.get(from) ?? 0) < stage && (stageOf.get(to) ?? 0) > stage);
    const lanes: Lane[] = [
      ...nodes.filter((node) => node.stage === stage).map((node): Lane => ({ kind: 'node', node })),
      ...passing.map((link): Lane => ({ kind: 'passing', link })),
    ];
    let y = measures.top;
    for (const lane of lanes) {
      if (lane.kind === 'node') {
        const top = y + measures.labelHeight(lane.node);
        const bottom = top + barHeight(lane.node, links, widthOf, scale);
        boxes.set(lane.node.id, { node: lane.node, x, top, bottom });
        y = bottom + measures.gap;
      } else {
        const stops = passings.get(lane.link) ?? [];
        stops.push({ x, toX: x + measures.barWidth, top: y });
        passings.set(lane.link, stops);
        y += widthOf(lane.link) + 5;
      }
    }
    lowest = Math.max(lowest, y - measures.gap);
  }
  return { boxes: [...boxes.values()], ribbons: ribbonsOf(links, boxes, passings, widthOf, measures), bottom: lowest };
}

function barHeight(
  node: FlowNode,
  links: readonly FlowLink[],
  widthOf: (link: FlowLink) => number,
  scale: number,
): number {
  const sum = (some: readonly FlowLink[]) => some.reduce((total, link) => total + widthOf(link), 0);
  const own = node.count === null ? HIDDEN_BAR : Math.max(LEAST_BAR, node.count * scale);
  return Math.max(
    own,
    sum(links.filter(({ from }) => from === node.id)),
    sum(links.filter(({ to }) => to === node.id)),
  );
}

/** Flows leave and reach a bar in the order of where they go to and come from, so that they cross little. */
function ribbonsOf(
  links: readonly FlowLink[],
  boxes: ReadonlyMap<string, NodeBox>,
  passings: ReadonlyMap<FlowLink, readonly { x: number; toX: number; top: number }[]>,
  widthOf: (link: FlowLink) => number,
  { barWidth }: FlowMeasures,
): Ribbon[] {
  const leave = new Map<FlowLink, number>();
  const reach = new Map<FlowLink, number>();
  const topOf = (id: string) => boxes.get(id)?.top ?? 0;
  for (const { node, top } of boxes.values()) {
    let [out, into] = [top, top];
    const nextTop = (link: FlowLink) => passings.get(link)?.[0]?.top ?? topOf(link.to);
    const lastTop = (link: FlowLink) => passings.get(link)?.at(-1)?.top ?? topOf(link.from);
    for (const link of links.filter(({ from }) => from === node.id).toSorted((a, b) => nextTop(a) - nextTop(b))) {
      leave.set(link, out);
      out += widthOf(link);
    }
    for (const link of links.filter(({ to }) => to === node.id).toSorted((a, b) => lastTop(a) - lastTop(b))) {
      reach.set(link, into);
      into += widthOf(link);
    }
  }
  return links.map((link) => {
    const [start, end] = [boxes.get(link.from)?.x ?? 0, boxes.get(link.to)?.x ?? 0];
    return {
      link,
      width: widthOf(link),
      stops: [
        { x: start + barWidth, toX: start + barWidth, top: leave.get(link) ?? 0 },
        ...(passings.get(link) ?? []),
        { x: end, toX: end, top: reach.get(link) ?? 0 },
      ],
    };
  });
}
