import type { Chart } from './chart.ts';
import { drawNarrowImpact } from './delivery-impact-narrow.ts';
import { type DeliveryImpactOptions, impactInWords, impactTable } from './delivery-impact-options.ts';
import { drawWideImpact, IMPACT_WIDTH } from './delivery-impact-plot.ts';
import { NARROW } from './frame.ts';
import { drawing } from './text.ts';

/**
 * What is delivered against what it did: every action a mark, with its number where there is room. Two parts are drawn
 * around and named: delivered without impact past the day on which it was expected, and on track while its measures get
 * worse. On a telephone the cells hold counts, and the actions of the two parts stand under them.
 */
export function deliveryImpact(options: DeliveryImpactOptions): Chart {
  const { id, title, actions } = options;
  const description = options.summary ?? impactInWords(actions);
  const wide = drawWideImpact(actions);
  return {
    title,
    summary: description,
    svg: drawing({ id, title, description, width: IMPACT_WIDTH, ...wide }),
    narrowSvg: drawing({ id: `${id}-narrow`, title, description, width: NARROW, ...drawNarrowImpact(actions) }),
    width: IMPACT_WIDTH,
    height: wide.height,
    table: impactTable(options),
  };
}
