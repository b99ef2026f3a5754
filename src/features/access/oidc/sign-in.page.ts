import { type Html, html, insetText, linkButton, pageHeading, reading } from '#ui';
import { wayInButton } from '../accounts/way-in.page.ts';
import type { WayIn } from '../accounts/way-in.ts';

/** Why a sign-in with a council's own account came to nothing: `code` is for whoever looks into it. */
export type SignInProblem = { why: SignInReason; code: string | null; retry: Retry | null };

/** How to begin again: by a form, or for who is signed in already by a link. */
export type Retry = Omit<WayIn, 'text'> | { href: string };

export type SignInReason = keyof typeof SAY;

/** What somebody is told: what happened, and what to do. */
const SAY = {
  unreachable: {
    status: 503,
    title: 'Your council’s sign-in does not answer',
    says: 'Headway asked it and got no answer in time. Try again in a few minutes. If you have a password for Headway, you can sign in with that.',
  },
  hostNotListed: {
    status: 503,
    title: 'Your council’s sign-in is not set up yet',
    says: 'Headway may only connect to the addresses that whoever runs it has listed, and one of this sign-in is missing. Tell your council’s administrator: “Try it” in the settings says which.',
  },
  notSetUp: {
    status: 503,
    title: 'Your council’s sign-in is not set up right',
    says: 'It answered, but not as the settings say. Tell your council’s administrator: “Try it” in the settings says more.',
  },
  refusedThere: {
    status: 403,
    title: 'You were not signed in',
    says: 'Your council’s sign-in ended without letting you in. You may have stopped it, or your account may not be meant for Headway.',
  },
  notTrusted: {
    status: 403,
    title: 'You were not signed in',
    says: 'The answer of your council’s sign-in could not be trusted, so nothing was done with it. Begin again; if it happens again, tell your council’s administrator.',
  },
  notFresh: {
    status: 403,
    title: 'You were not asked who you are',
    says: 'Your council’s sign-in let you through without asking anew, or did not say when it asked. If it happens again, tell your council’s administrator.',
  },
  gone: {
    status: 403,
    title: 'This sign-in cannot go on',
    says: 'It was begun in another browser, more than ten minutes ago, or was ended already. Begin again.',
  },
  noRole: {
    status: 403,
    title: 'Your account is known, but it has no role here',
    says: 'Your council’s sign-in knows you, but nobody has given you a role in Headway, or the one that you had has ended. Ask your council’s administrator for an invitation.',
  },
  tooManyGroups: {
    status: 403,
    title: 'Your account is in too many groups to tell',
    says: 'Your council’s sign-in left out which groups you are in, because there are too many. Your administrator can let it send only the groups assigned to Headway, or app roles; the runbook says how.',
  },
  belongsToAnother: {
    status: 403,
    title: 'This account belongs to somebody else here',
    says: 'The invitation was for another person than the one who already uses this account. Sign out of it and use your own, or ask your council’s administrator.',
  },
  invitationUsed: {
    status: 403,
    title: 'This invitation no longer works',
    says: 'It was used, or it is too old. Ask your council’s administrator for a new one.',
  },
} as const;

export function statusOf(why: SignInReason): number {
  return SAY[why].status;
}

export function signInProblemPage({ why, code, retry }: SignInProblem): Html {
  const { title, says } = SAY[why];
  return reading(html`${pageHeading(title)}
<p class="govuk-body-l">${says}</p>
${code !== null && insetText(html`If you ask for help, say: <strong>${why}, ${code}</strong>`)}
<div class="govuk-button-group">${retry !== null && tryAgain(retry)}
<a class="govuk-link" href="/sign-in">Other ways to sign in</a></div>`);
}

function tryAgain(retry: Retry): Html {
  const text = 'Try again';
  return 'href' in retry ? linkButton({ text, href: retry.href }) : wayInButton({ text, ...retry });
}

/** On the way to the council's sign-in, which a browser opens by itself. */
export function goingOnPage(address: string): Html {
  return reading(html`${pageHeading('Going on to your council’s sign-in')}
${linkButton({ text: 'Go on', href: address })}`);
}

/** After somebody proved again who they are, in a tab of its own: the form they left waits in the other. */
export function provedPage(): Html {
  return reading(html`${pageHeading('Thank you, it is you')}
<p class="govuk-body-l">Close this tab, go back to where you were and choose “Go on”. Everything that you typed is still there.</p>`);
}
