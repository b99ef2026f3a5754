import { type MeasureDescription, type MeasureId, measureById } from '#features/measures/index.ts';
import { type Html, html } from '#ui';
import type { MeasurePage } from './measure-shown.ts';

/** The running clocks that a measure’s children are held to, by the kind that `/act-on` filters by. */
const CLOCK_OF: Readonly<Record<string, string>> = {
  'AS-01': 'assessment',
  'AS-02': 'assessment',
  'CN-02': 'needVisit',
  'CN-04': 'needYear',
  'CP-02': 'conference',
  'CP-06': 'planTwoYears',
  'CP-10': 'planVisit',
  'CP-12': 'planReview',
  'CL-04': 'careVisit',
  'CL-05': 'careReview',
  'CL-12': 'healthAssessment',
  'LC-01': 'contact',
  'LC-07': 'personalAdviser',
  'LC-08': 'pathwayPlan',
  'LC-09': 'contact',
  'AD-03': 'match',
  'AD-04': 'match',
};

/** Where the children stand whose time for this measure is running; null where no clock is of this measure. */
export function clocksHref(measure: MeasureId, team: string | null): string | null {
  const kind = CLOCK_OF[measure];
  return kind === undefined ? null : `/act-on?${new URLSearchParams({ kind, ...(team !== null && { team }) })}`;
}

/** The measures whose children a kind of clock holds, so that a list of clocks leads to them. */
export function measuresOfClock(kind: string): MeasureDescription[] {
  return Object.keys(CLOCK_OF).flatMap((id) => (CLOCK_OF[id] === kind ? (measureById(id)?.description ?? []) : []));
}

/** To all groups of the measure beside the council, over the same period. */
export function groupsLink({ judged, view, mayCount }: MeasurePage): Html | null {
  if (!mayCount || judged.of !== 'the council') return null;
  const query = new URLSearchParams({ from: view.from, to: view.to });
  const href = `/measures/${judged.measure.id}/groups?${query}`;
  return html`<p class="govuk-body hw-no-print"><a class="govuk-link" href="${href}">Do they differ by more than chance? All groups in one picture, and each by its own past</a></p>`;
}

export function maturedLink({ judged, mayCount }: MeasurePage): Html | null {
  if (!mayCount) return null;
  const href = `/measures/${judged.measure.id}/matured`;
  return html`<p class="govuk-body hw-no-print"><a class="govuk-link" href="${href}">How every month settled, and after how many days</a></p>`;
}
