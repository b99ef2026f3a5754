import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { layOut } from './flow-layout.ts';
import { type FlowChartOptions, flowChart } from './index.ts';
import { wordsOf } from './reading.support.ts';
import { SAMPLES } from './samples.support.ts';
import { asWords, soundChart } from './sound.support.ts';

const words = fc.string({ minLength: 1, maxLength: 60 }).map(asWords);
const count = fc.option(fc.nat({ max: 3000 }), { nil: null });

const flows = fc
  .record({
    stages: fc.array(words, { minLength: 1, maxLength: 6 }),
    nodes: fc.array(fc.record({ stage: fc.nat({ max: 5 }), label: words, count }), { maxLength: 30 }),
    links: fc.array(fc.record({ from: fc.nat({ max: 29 }), to: fc.nat({ max: 29 }), count }), { maxLength: 60 }),
    total: fc.nat({ max: 3000 }),
  })
  .map(({ stages, nodes, links, total }): FlowChartOptions => {
    const placed = nodes.map((node, index) => ({ ...node, id: `n${index}`, stage: node.stage % stages.length }));
    const ends = links.flatMap((link) => {
      const [from, to] = [placed[link.from], placed[link.to]];
      return from && to && from.stage < to.stage ? [{ from: from.id, to: to.id, count: link.count }] : [];
    });
    return { id: 'chart', title: 'Flow', stages, nodes: placed, links: ends, total };
  });

test('whatever flows, no label of up to thirty steps lies over another and all stays inside the frame', () => {
  fc.assert(
    fc.property(flows, (options) => soundChart(flowChart(options))),
    { numRuns: 150 },
  );
});

test('no bar touches another, none is too thin to see, and each holds the flows that leave and reach it', () => {
  fc.assert(
    fc.property(flows, (options) => {
      const measures = { top: 20, pitch: 150, barWidth: 14, wholeHeight: 250, labelHeight: () => 40, gap: 12 };
      const { boxes, ribbons, bottom } = layOut(options, measures);
      assert.equal(boxes.length, options.nodes.length);
      for (const [index, one] of boxes.entries()) {
        assert.ok(one.bottom - one.top >= 4 && one.bottom <= bottom + 1e-9);
        for (const other of boxes.slice(index + 1)) {
          assert.ok(one.x !== other.x || one.bottom < other.top || other.bottom < one.top);
        }
      }
      for (const { link, width, stops } of ribbons) {
        assert.ok(width >= 1.5);
        const [from, to] = [link.from, link.to].map((id) => boxes.find(({ node }) => node.id === id));
        for (const [box, stop] of [
          [from, stops[0]],
          [to, stops.at(-1)],
        ] as const) {
          assert.ok(box && stop && stop.top >= box.top - 1e-6 && stop.top + width <= box.bottom + 1e-6);
        }
      }
    }),
    { numRuns: 150 },
  );
});

test('widths of flows keep their proportions where they are not too thin', () => {
  const node = (id: string, stage: number, count: number) => ({ id, stage, label: id, count });
  const { ribbons } = layOut(
    {
      id: 'x',
      title: 'x',
      stages: ['One', 'Two'],
      total: 300,
      nodes: [node('all', 0, 300), node('many', 1, 200), node('some', 1, 99), node('one', 1, 1)],
      links: [
        { from: 'all', to: 'many', count: 200 },
        { from: 'all', to: 'some', count: 99 },
        { from: 'all', to: 'one', count: 1 },
      ],
    },
    { top: 0, pitch: 100, barWidth: 10, wholeHeight: 300, labelHeight: () => 30, gap: 10 },
  );
  assert.deepEqual(
    ribbons.map(({ width }) => width),
    [200, 99, 1.5],
  );
});

test('a flow names each step with its count and share, and a count that is hidden in the words given for it', () => {
  const chart = SAMPLES['flow']?.();
  for (const svg of [chart?.svg ?? '', chart?.narrowSvg ?? '']) {
    const written = wordsOf(svg)
      .map((each) => each.words)
      .join(' ');
    for (const label of ['Accepted as a referral', '412 (34.2%)', 'Came into care', '7 (0.6%)', 'fewer than 5']) {
      assert.ok(written.includes(label), label);
    }
  }
  assert.deepEqual(
    chart?.table.rows.find((row) => row[1] === 'No assessment'),
    ['Assessment', 'No assessment', '–', 'fewer than 5', '–'],
  );
  assert.match(chart?.summary ?? '', /^1,204 contacts\. Outcome, most often: Early help plan begun, 203 \(16\.9%\)/);
});

test('a flow that leads back, or to a step that there is not, is refused', () => {
  const nodes = [
    { id: 'a', stage: 0, label: 'A', count: 1 },
    { id: 'b', stage: 1, label: 'B', count: 1 },
  ];
  const base = { id: 'x', title: 'x', stages: ['One', 'Two'], total: 1, nodes };
  assert.throws(() => flowChart({ ...base, links: [{ from: 'b', to: 'a', count: 1 }] }), /back/);
  assert.throws(() => flowChart({ ...base, links: [{ from: 'a', to: 'c', count: 1 }] }), /is not/);
  assert.throws(() => flowChart({ ...base, links: [], nodes: [...nodes, ...nodes] }), /same id/);
});
