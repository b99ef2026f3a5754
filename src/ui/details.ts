import { type Attributes, attributes, type Content, classNames, type Html, html } from './html.ts';

export type DetailsOptions = {
  summary: Content;
  content: Content;
  id?: string | undefined;
  open?: boolean | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

/** More, for those who want it. https://design-system.service.gov.uk/components/details/ */
export function details(options: DetailsOptions): Html {
  return html`<details${attributes({
    id: options.id,
    class: classNames('govuk-details', options.classes),
    open: options.open,
  })}${attributes(options.attributes)}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${options.summary}</span></summary><div class="govuk-details__text">${options.content}</div></details>`;
}

/** Short help where a term is first met: the term, and its meaning on request, without a script. */
export function termHelp(term: Content, meaning: Content, question: Content = 'What is this?'): Html {
  return html`<details class="hw-term"><summary class="hw-term__summary"><span class="hw-term__word">${term}</span> <span class="hw-term__question">${question}</span></summary><div class="hw-term__meaning">${meaning}</div></details>`;
}
