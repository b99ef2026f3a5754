import { type Content, type Html, html } from './html.ts';

export type CarefulBannerOptions = {
  /** What screen readers call it: a landmark that can be jumped to. */
  label: string;
  /** What this is, in a few words that end in a full stop or a colon. */
  lead: Content;
  /** How much of it, under which names, what is written down and why. */
  content: Content;
};

/** Over everything that must be handled with care: what is shown, and that looking at it is recorded. */
export function carefulBanner({ label, lead, content }: CarefulBannerOptions): Html {
  return html`<section class="hw-callout hw-callout--careful" aria-label="${label}"><p class="govuk-body"><strong>${lead}</strong> ${content}</p></section>`;
}
