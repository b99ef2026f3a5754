import { SHORTEST_REASON } from '#features/scorecard/index.ts';
import { button, buttonGroup, details, type Html, hiddenFields, html, textarea } from '#ui';
import { type Asked, fieldsOf } from './worklist.ts';

export type Asking = { csrfToken: string; reason: string; problem: string | null; mayDownload: boolean };

/** The form by which somebody asks for the ids of the children on the page, with a reason. */
export function askingForm(asked: Asked, { csrfToken, reason, problem, mayDownload }: Asking): Html {
  return details({
    summary: 'Show the ids of these children',
    open: problem !== null,
    content: html`<form method="post" action="/act-on" novalidate>
${hiddenFields(csrfToken, fieldsOf(asked))}
${textarea({
  name: 'reason',
  id: 'reason',
  label: 'Why do you need the ids?',
  hint: `In ${SHORTEST_REASON} characters or more, without naming a child. It is recorded with your name and with the children whose ids you see.`,
  rows: 2,
  value: reason,
  error: problem ?? undefined,
})}
${buttonGroup(
  button({ text: 'Show the ids on this page' }),
  mayDownload &&
    button({ text: 'Download with ids (CSV)', kind: 'secondary', attributes: { formaction: '/act-on.csv' } }),
)}
</form>`,
  });
}
