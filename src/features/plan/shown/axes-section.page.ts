import { dateInWords } from '#kernel/local-date.ts';
import { type Html, html, summaryList } from '#ui';
import { DELIVERY_LOOKS } from '../axes/looks.ts';
import { confidenceMark, deliveryMark, impactMark, reasonsList } from '../axes/marks.page.ts';
import type { Standing } from '../axes/standing.ts';

export type AxesSection = { actionId: string; standing: Standing; mayOverride: boolean };

/** How an action stands on its three axes, each with its reasons. */
export function axesSection({ actionId, standing, mayOverride }: AxesSection): Html {
  const { impact, confidence } = standing;
  const override = { href: `/plan/actions/${actionId}/override`, text: 'Override' };
  return html`<h2 class="govuk-heading-m">How it stands</h2>
${summaryList({
  classes: 'hw-facts',
  rows: [
    {
      key: 'Delivery',
      value: deliverySide(standing),
      ...(mayOverride && { actions: [{ ...override, visuallyHiddenText: 'the delivery status' }] }),
    },
    { key: 'Impact', value: html`${impactMark(standing)}${reasonsList(impact.reasons)}` },
    { key: 'Confidence', value: html`${confidenceMark(standing)}${reasonsList(confidence.reasons)}` },
  ],
})}
<p class="govuk-body hw-no-print"><a class="govuk-link" href="/plan/rules">The rules behind this</a></p>`;
}

function deliverySide({ delivery }: Standing): Html {
  const { override, proposed, reasons } = delivery;
  return html`${deliveryMark({ delivery })}${
    override !== null &&
    html`<p class="govuk-body"><strong>Set by hand</strong> by ${override.by} on ${dateInWords(override.from)}; the rules propose “${DELIVERY_LOOKS[proposed].words}”.</p>`
  }${reasonsList(reasons)}`;
}
