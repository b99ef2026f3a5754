import { errorOf, type FormShown, textField } from '#features/forms/index.ts';
import { dateInWords } from '#kernel/local-date.ts';
import {
  button,
  buttonGroup,
  dataTable,
  type Html,
  hiddenFields,
  html,
  insetText,
  named,
  pageHeading,
  radios,
  reading,
  staleSave,
  versionHeld,
} from '#ui';
import { type Action, isOpen } from '../plan.ts';
import { DELIVERY_LOOKS } from './looks.ts';
import { lookTag, reasonsList } from './marks.page.ts';
import { OVERRIDE_STATUSES, type OverrideKept } from './override-form.ts';
import type { Standing } from './standing.ts';

export type OverridePage = {
  action: Action;
  standing: Standing;
  overrides: readonly OverrideKept[];
  shown: FormShown;
};

/** What the rules propose for an action, and the form that settles another status with its reason. */
export function overridePage({ action, standing, overrides, shown }: OverridePage): Html {
  const { proposed, status, reasons } = standing.delivery;
  const inForce = action.override;
  return html`${pageHeading('Settle the delivery status', { above: `Action ${action.ref}`, caption: action.title })}
${shown.stale && staleSave(shown.stale)}
<p class="govuk-body">The rules propose ${lookTag(DELIVERY_LOOKS[proposed])}${status !== proposed && html` and it is shown as ${lookTag(DELIVERY_LOOKS[status])}`}. <a class="govuk-link" href="/plan/rules">Read the rules</a></p>
${reasonsList(reasons)}
${reading(isOpen(action) ? form(action, overrides.length, shown) : insetText('Only an action that is still to be delivered can be given another status.'))}
${
  inForce !== null &&
  html`<h2 class="govuk-heading-m">Leave it to the rules again</h2>
<p class="govuk-body">${inForce.by} settled “${DELIVERY_LOOKS[inForce.status].words}” on ${dateInWords(inForce.from)}: ${inForce.reason}</p>
<form method="post" action="/plan/actions/${action.id}/override/end" novalidate>${hiddenFields(shown.csrfToken)}${versionHeld(shown, overrides.length)}${button({ text: 'End it: the rules decide', kind: 'secondary' })}</form>`
}
${overridesTable(overrides)}`;
}

function form(action: Action, version: number, shown: FormShown): Html {
  const { given } = shown;
  return html`${insetText('A status that is better than the rules propose holds until its owner reports on a later day, and one that is worse until somebody ends it here. What has passed cannot be settled away: a milestone, a due day or an update that was missed.')}
<form method="post" action="/plan/actions/${action.id}/override" novalidate>
${hiddenFields(shown.csrfToken)}${versionHeld(shown, version, { status: action.override?.status ?? '', reason: action.override?.reason ?? '' })}
${radios({
  ...{ name: 'status', idPrefix: 'status', value: given['status'], error: errorOf(shown, 'status') },
  legend: { text: 'Which status is it?', classes: 'govuk-fieldset__legend--s' },
  items: OVERRIDE_STATUSES.map((value) => ({ value, text: lookTag(DELIVERY_LOOKS[value]) })),
})}
${textField(shown, { field: 'reason', label: 'Why?', hint: 'Shown wherever the status is. Name no child.' })}
${buttonGroup(button({ text: 'Settle it' }), html`<a class="govuk-link" href="/plan/actions/${action.id}">Leave it as it is</a>`)}
</form>`;
}

function overridesTable(overrides: readonly OverrideKept[]): Html {
  return dataTable({
    caption: 'Settled by hand so far, newest first',
    captionSize: 'm',
    columns: [{ heading: 'From' }, { heading: 'Status' }, { heading: 'Why' }, { heading: 'Ended' }],
    rows: overrides.map(({ from, by, status, reason, endedOn, endedBy }) => [
      named(dateInWords(from), by),
      lookTag(DELIVERY_LOOKS[status]),
      reason,
      endedOn === null ? 'Not ended' : named(dateInWords(endedOn), endedBy),
    ]),
    whenEmpty: 'Nobody has settled it by hand.',
  });
}
