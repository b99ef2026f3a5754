import { type Html, html, shapeMark, tag } from '#ui';
import type { ConfidenceLevel, DeliveryStatus, ImpactRating, Standing } from './axes.ts';
import { type AxisLook, CONFIDENCE_LOOKS, DELIVERY_LOOKS, IMPACT_LOOKS } from './looks.ts';

/** A delivery status as letter, words, shape and colour. */
export function deliveryMark({ delivery }: { delivery: { status: DeliveryStatus } }): Html {
  return lookTag(DELIVERY_LOOKS[delivery.status]);
}

/** What an action did for children; `contradicted` where something speaks against what is found. */
export function impactMark({ impact }: { impact: { rating: ImpactRating; contradicted: boolean } }): Html {
  const look = IMPACT_LOOKS[impact.rating];
  return impact.contradicted ? lookTag({ ...look, words: `${look.words}, contradicted` }) : lookTag(look);
}

export function confidenceMark({ confidence }: { confidence: { level: ConfidenceLevel } }): Html {
  return lookTag(CONFIDENCE_LOOKS[confidence.level]);
}

/** Why an action stands as it does, as a list of sentences. */
export function reasonsList(reasons: Standing['delivery']['reasons']): Html {
  return html`<ul class="govuk-list govuk-list--bullet">${reasons.map((reason) => html`<li>${reason}.</li>`)}</ul>`;
}

export function lookTag({ letter, words, shape, colour }: AxisLook): Html {
  return tag(html`${shapeMark(shape)} ${letter} ${words}`, colour);
}
