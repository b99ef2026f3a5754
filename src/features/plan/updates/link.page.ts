import { momentInWords } from '#kernel/moment.ts';
import { button, type Html, html, linkButton, pageHeading, reading } from '#ui';

/** Before a link is opened it tells nothing, and binds nothing: programs that look at mails follow links as well. */
export function openPage(token: string): Html {
  return reading(html`${pageHeading('Write an update')}
<p class="govuk-body-l">The link of your mail leads to the update of one action. From now on it works in this browser alone.</p>
<form method="post" action="/u/${token}/open">${button({ text: 'Open the update' })}</form>
<p class="govuk-body">If the mail was not sent to you, do not open it.</p>`);
}

/** The same for every link that is not good, whatever the reason. */
export function goneLinkPage(): Html {
  return reading(html`${pageHeading('This link no longer works')}
<p class="govuk-body">It may have expired or been used, a newer one may have been sent, or the action has another owner by now.</p>
<p class="govuk-body">Sign in to see the actions that you answer for.</p>
${linkButton({ text: 'Sign in', href: '/sign-in?next=%2Fmy-actions' })}`);
}

/** Another browser opened it first. */
export function elsewherePage(): Html {
  return reading(html`${pageHeading('This link was opened in another browser')}
<p class="govuk-body">A link of a mail works only in the browser in which it was opened first, so that a mail that is passed on lets nobody in.</p>
<p class="govuk-body">If it was sent to you, open it where you opened it before, or sign in: your draft is there as well. If somebody passed it on to you, ask the council for an account of your own.</p>
${linkButton({ text: 'Sign in', href: '/sign-in?next=%2Fmy-actions' })}`);
}

/** Somebody else is signed in in this browser. */
export function anotherPersonPage(): Html {
  return reading(html`${pageHeading('This link is for somebody else')}
<p class="govuk-body">It was mailed to another person than the one who is signed in here. Your own actions are under <a class="govuk-link" href="/">Headway</a>.</p>`);
}

export type SentPage = { token: string; updatesLeft: number; expiresAt: Date; meanwhile: Html | null };

/** After sending: nothing is to be done any more. */
export function sentPage({ token, updatesLeft, expiresAt, meanwhile }: SentPage): Html {
  return reading(html`${pageHeading('Your update is sent')}
<p class="govuk-body-l">Thank you. There is nothing else to do.</p>
${meanwhile}
${
  updatesLeft > 0
    ? html`<p class="govuk-body">Until ${momentInWords(expiresAt)} you can <a class="govuk-link" href="/u/${token}">add to it</a> in this browser.</p>`
    : html`<p class="govuk-body">The link has brought as many updates as it may. To say more, <a class="govuk-link" href="/sign-in?next=%2Fmy-actions">sign in</a>.</p>`
}`);
}
