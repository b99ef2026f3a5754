import { button, buttonGroup, type Html, html, insetText, pageHeading, radios, reading, successBanner } from '#ui';
import { type NoticeKind, type Way, wayOf } from './kind.ts';

export type PreferencesPage = {
  /** The kinds that reach the reader. */
  kinds: readonly NoticeKind[];
  chosen: ReadonlyMap<string, Way>;
  /** Whether this installation sends mails, and whether it knows the reader's address. */
  canMail: boolean;
  hasAddress: boolean;
  /** Fields whose choice was none of the three. */
  problems: ReadonlySet<string>;
  csrfToken: string;
};

const SAY_WAY: Record<Way, { text: string; hint?: string }> = {
  list: { text: 'In my list only' },
  mail: { text: 'In my list and by a mail at once' },
  digest: { text: 'In my list and in the daily summary', hint: 'One mail at 7 on working days' },
};

/** The field of a kind; its name has a dot, which stays. */
export function fieldOf({ name }: NoticeKind): string {
  return `way.${name}`;
}

/** The anchor of a kind's field, where a problem with it leads. */
export function fieldId({ name }: NoticeKind): string {
  return `way-${name.replaceAll('.', '-')}`;
}

/** How somebody wants to be told of each thing that can concern them. */
export function preferencesPage(shown: PreferencesPage): Html {
  const { kinds, csrfToken } = shown;
  const free = kinds.filter(({ isSecurity }) => !isSecurity);
  const safety = kinds.filter(({ isSecurity }) => isSecurity);
  return reading(html`${pageHeading('What you are told, and how')}
${withoutMails(shown)}
<p class="govuk-body">Mails name no child and give no figures: they say that something happened, and lead here after you have signed in.</p>
<form method="post" action="/account/notices" novalidate>
<input type="hidden" name="csrf" value="${csrfToken}">
${free.map((kind) => choiceOf(kind, shown))}
${
  safety.length > 0 &&
  html`<h2 class="govuk-heading-m">Always by mail at once</h2>
<p class="govuk-body">These are about the safety of your account and of the council’s record. They cannot be turned off.</p>
<ul class="govuk-list govuk-list--bullet">${safety.map(({ title }) => html`<li>${title}</li>`)}</ul>`
}
${buttonGroup(button({ text: 'Save' }), html`<a class="govuk-link" href="/notices">Back to your notices</a>`)}
</form>`);
}

function withoutMails({ canMail, hasAddress }: PreferencesPage): Html | false {
  if (!canMail)
    return insetText(
      'This installation sends no mails: nobody has told it of a mail server. You find everything in your list of notices; what you choose here counts as soon as mails are sent.',
    );
  return (
    !hasAddress &&
    insetText('No mail address is kept for you, so you get no mails. Whoever looks after accounts can add it.')
  );
}

function choiceOf(kind: NoticeKind, { chosen, problems }: PreferencesPage): Html {
  return radios({
    name: fieldOf(kind),
    idPrefix: fieldId(kind),
    classes: 'govuk-radios--small',
    legend: { text: kind.title, classes: 'govuk-fieldset__legend--s' },
    hint: kind.why,
    value: wayOf(kind, chosen),
    ...(problems.has(kind.name) && { error: 'Choose one of the three' }),
    items: Object.entries(SAY_WAY).map(([value, { text, hint }]) => ({ value, text, hint })),
  });
}

export function savedBanner(): Html {
  return successBanner('Saved. This is how you are told from now on.');
}
