import { benchmarkTable, besideOurs } from '#features/benchmarks/index.ts';
import { type Html, html } from '#ui';
import { ourPeriodOf } from './beside-others.ts';
import type { MeasurePage } from './measure-shown.ts';

/** What others published of this measure, with year and source, and the sentence that keeps their period from ours. */
export function otherAreas({ judged, published }: Pick<MeasurePage, 'judged' | 'published'>): Html {
  const { measure, latest } = judged;
  const beside = latest && besideOurs({ period: ourPeriodOf(measure, latest.month) }, published);
  const href = `/benchmarks`;
  return html`${benchmarkTable({
    measure: measure.id,
    figures: published,
    caption: `Published figures: ${measure.title}`,
    isCaptionHidden: true,
    beside,
  })}<p class="govuk-body hw-no-print"><a class="govuk-link" href="${href}">Other areas for every measure</a></p>`;
}
