import { formatFigure, type Judged } from '#features/scorecard/index.ts';
import { type Html, html, verdictMark } from '#ui';

/** Measures by their titles, each with its verdict: what fits a line or two above a table. */
export function measureChips(measures: readonly string[], judged: ReadonlyMap<string, Judged>): Html | null {
  if (measures.length === 0) return null;
  return html`<ul class="hw-chips">${measures.map((id) => {
    const one = judged.get(id);
    if (one === undefined) return html`<li>${id}</li>`;
    return html`<li><a class="govuk-link" href="/measures/${id}">${one.measure.title}</a> ${verdictMark(one.verdict)}</li>`;
  })}</ul>`;
}

/** The latest figure of a measure; for whoever sees figures as they may be published, its verdict has to do. */
export function latestFigure({ measure, latest }: Judged, mayCount: boolean): string {
  if (latest === null) return 'No figure yet';
  return mayCount ? formatFigure(measure, latest) : 'See the measure';
}
