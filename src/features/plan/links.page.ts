import { type Html, html } from '#ui';
import type { Action } from './plan.ts';

/** An action by its number and what is to be done, leading to its page. */
export function actionLink({ id, ref, title }: Pick<Action, 'id' | 'ref' | 'title'>): Html {
  return html`<a class="govuk-link" href="/plan/actions/${id}">${ref} ${title}</a>`;
}
