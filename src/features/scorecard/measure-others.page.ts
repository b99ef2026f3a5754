import { benchmarkTable, besideOurs } from '#features/benchmarks/index.ts';
import { details, type Html, html } from '#ui';
import { ourPeriodOf } from './beside-others.ts';
import type { MeasurePage } from './measure-shown.ts';

/** What others published of this measure, with year and source, and the sentence that keeps their period from ours. */
export function otherAreas({ judged, published }: Pick<MeasurePage, 'judged' | 'published'>): Html {
  const { measure, latest } = judged;
  const beside = latest && besideOurs({ period: ourPeriodOf(measure, latest.month) }, published);
  const councils = published.filter(({ area }) => area.kind === 'council');
  const caption = `Published figures: ${measure.title}`;
  const shown = { measure: measure.id, isCaptionHidden: true };
  return html`<div class="hw-reading">${benchmarkTable({
    ...{ ...shown, caption, beside },
    figures: published.filter(({ area }) => area.kind !== 'council'),
  })}${
    councils.length > 0 &&
    details({
      summary: 'Single councils',
      content: benchmarkTable({ ...shown, caption: `${caption}, single councils`, figures: councils }),
      classes: 'hw-wide-details',
    })
  }</div><p class="govuk-body hw-no-print"><a class="govuk-link" href="/benchmarks">Other areas for every measure</a></p>`;
}
