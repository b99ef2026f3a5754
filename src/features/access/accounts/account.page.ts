import { button, dataTable, type Html, html, pageHeading, reading, type SummaryRow, summaryList } from '#ui';
import { deviceInWords, type OwnSession } from './own-session.ts';

export type AccountPage = {
  name: string;
  email: string | null;
  council: string;
  duties: string;
  /** How this session began: only who has a password of Headway's own has something to change here. */
  how: string;
  passwordSetAt: Date | null;
  hasApp: boolean;
  mustHaveApp: boolean;
  codes: { left: number; of: number };
  sessions: readonly OwnSession[];
  /** The session that is looking. */
  current: string;
  csrfToken: string;
};

export function accountPage(page: AccountPage): Html {
  return html`${reading(html`${pageHeading('Your account')}
${summaryList({
  rows: [
    { key: 'Name', value: page.name },
    { key: 'E-mail address', value: page.email ?? 'None' },
    { key: 'Council', value: page.council },
    { key: 'Roles', value: page.duties === '' ? 'None today' : page.duties },
  ],
})}
<p class="govuk-body">Something is wrong? Your council’s administrator can change it.</p>
<h2 class="govuk-heading-m">How you sign in</h2>
${waysIn(page)}
<h2 class="govuk-heading-m">What you are told</h2>
<p class="govuk-body"><a class="govuk-link" href="/account/notices">Choose which notices reach you by e-mail</a></p>`)}
${sessions(page)}`;
}

function waysIn(page: AccountPage): Html {
  if (page.how === 'choice')
    return html`<p class="govuk-body">In the demonstration everybody chooses who they are.</p>`;
  if (page.how === 'provider')
    return html`<p class="govuk-body">With your council’s own account. Its password is changed there.</p>`;
  const rows: SummaryRow[] = [
    {
      key: 'Password',
      value: page.passwordSetAt === null ? 'None: you came in by a link' : `Since ${timeInWords(page.passwordSetAt)}`,
      actions: [
        {
          text: page.passwordSetAt === null ? 'Choose' : 'Change',
          href: '/account/password',
          visuallyHiddenText: page.passwordSetAt === null ? 'a password' : 'your password',
        },
      ],
    },
    {
      key: 'Authenticator app',
      value: page.hasApp ? 'Set up' : page.mustHaveApp ? 'Not yet: you are asked at the next sign-in' : 'None',
      actions: [
        {
          text: page.hasApp ? 'Set up another' : 'Set up',
          href: '/account/app',
          visuallyHiddenText: 'authenticator app',
        },
      ],
    },
    ...(page.hasApp
      ? [{ key: 'Recovery codes', value: html`${page.codes.left} of ${page.codes.of} left${newCodes(page.csrfToken)}` }]
      : []),
  ];
  return summaryList({ rows });
}

function newCodes(csrfToken: string): Html {
  return html`<form method="post" action="/account/recovery-codes"><input type="hidden" name="csrf" value="${csrfToken}">${button({ text: 'Make new ones', kind: 'secondary', classes: 'govuk-!-margin-bottom-0 govuk-!-margin-top-2' })}</form>`;
}

function sessions({ sessions: open, current, csrfToken }: AccountPage): Html {
  const end = (action: string, text: Html | string) =>
    html`<form method="post" action="${action}"><input type="hidden" name="csrf" value="${csrfToken}">${button({ text, kind: 'secondary', classes: 'govuk-!-margin-bottom-0' })}</form>`;
  return html`${dataTable({
    caption: 'Where you are signed in',
    captionSize: 'm',
    columns: [
      { heading: 'Browser' },
      { heading: 'Address' },
      { heading: 'Signed in' },
      { heading: 'Last used' },
      { heading: 'End', isHeadingHidden: true },
    ],
    rows: open.map((session) => [
      deviceInWords(session.device),
      session.from,
      html`${timeInWords(session.createdAt)}<br>${HOW[session.how] ?? session.how}`,
      timeInWords(session.seenAt),
      session.sessionId === current
        ? 'This one'
        : end(
            `/account/sessions/${session.sessionId}/end`,
            html`End<span class="govuk-visually-hidden"> the session of ${timeInWords(session.createdAt)}</span>`,
          ),
    ]),
    whenEmpty: 'Nowhere.',
  })}
<p class="govuk-body">A session ends by itself 8 hours after its last use and 12 hours after it began. You do not know one of them? End it and change your password.</p>
${open.length > 1 && end('/account/sessions/end', 'End all others')}`;
}

const HOW: Readonly<Record<string, string>> = {
  choice: 'by choosing who you are',
  link: 'by a link',
  password: 'with your password',
  provider: 'with your council’s account',
};

const TIME_IN_ENGLAND = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'Europe/London',
});

function timeInWords(at: Date): string {
  return TIME_IN_ENGLAND.format(at);
}
