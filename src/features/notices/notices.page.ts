import { momentInWords } from '#kernel/moment.ts';
import {
  button,
  dataTable,
  emptyState,
  filterBar,
  type Html,
  html,
  named,
  pageHeading,
  pageItems,
  pagination,
  reading,
  tag,
} from '#ui';
import type { NoticeKind, NoticeKinds } from './kind.ts';
import { PREFERENCES_PATH } from './mail.page.ts';
import { type ListAsked, listAddress, listFields, NOTICES_A_PAGE } from './notice-list.ts';

export type NoticeShown = {
  noticeId: string;
  kind: string;
  subject: string;
  at: Date;
  times: number;
  isRead: boolean;
};

export type NoticesPage = {
  notices: readonly NoticeShown[];
  /** How many there are as asked for, and how many unread in all. */
  count: number;
  unread: number;
  /** The number of the newest, so that what comes meanwhile is not marked as read. */
  newest: number;
  asked: ListAsked;
  kinds: NoticeKinds;
  /** Those that reach the reader, for choice. */
  choice: readonly NoticeKind[];
  csrfToken: string;
};

/** What somebody was told, unread first. */
export function noticesPage(shown: NoticesPage): Html {
  const { notices, count, unread, asked } = shown;
  const isFiltered = asked.isUnreadOnly || asked.kind !== null;
  return html`${pageHeading('Notices', { caption: unread === 0 ? 'Everything is read' : `${unread} not read yet` })}
<p class="govuk-body hw-reading">What happened in Headway that concerns you. <a class="govuk-link" href="${PREFERENCES_PATH}">Choose what you are told, and how</a>. Notices are kept for 90 days.</p>
${(count > 0 || isFiltered) && choices(shown)}
${notices.length === 0 ? nothing(isFiltered) : list(shown)}
${pages(count, asked)}`;
}

function choices({ asked, choice }: NoticesPage): Html {
  const isChosen = asked.isUnreadOnly || asked.kind !== null;
  return filterBar({
    action: '/notices',
    label: 'Which notices',
    filters: [
      {
        name: 'show',
        label: 'Show',
        items: [
          { value: '', text: 'All' },
          { value: 'unread', text: 'Not read yet' },
        ],
        value: asked.isUnreadOnly ? 'unread' : '',
      },
      {
        name: 'kind',
        label: 'About',
        items: [{ value: '', text: 'Everything' }, ...choice.map(({ name, title }) => ({ value: name, text: title }))],
        value: asked.kind ?? '',
      },
    ],
    ...(isChosen && { clearHref: '/notices' }),
  });
}

function nothing(isFiltered: boolean): Html {
  return isFiltered
    ? emptyState(
        'Nothing here',
        'No notice is like what you chose.',
        html`<a class="govuk-link" href="/notices">Show all notices</a>`,
      )
    : emptyState(
        'No notices yet',
        'When something happens that concerns you, for instance that a file was read, it stands here.',
      );
}

function list(shown: NoticesPage): Html {
  const { notices, unread, asked, newest, csrfToken } = shown;
  const kept = (more: Record<string, string>) => hidden({ csrf: csrfToken, ...listFields(asked), ...more });
  return html`${
    unread > 0 &&
    html`<form method="post" action="/notices/reading">${kept({ until: String(newest) })}${button({
      text: asked.kind === null ? 'Mark all as read' : 'Mark all of these as read',
      kind: 'secondary',
    })}</form>`
  }
${dataTable({
  caption: 'Notices: those not read yet first, then the newest',
  isCaptionHidden: true,
  classes: 'hw-table--facts',
  columns: [{ heading: 'What happened' }, { heading: 'When' }, { heading: 'State' }],
  rows: notices.map((notice) => [
    sentence(notice, shown.kinds),
    html`${momentInWords(notice.at)}${notice.times > 1 && html`<br>${notice.times} times, last then`}`,
    notice.isRead
      ? 'Read'
      : html`<form method="post" action="/notices/${notice.noticeId}/reading">${kept({})}${button({
          text: html`Mark\u00a0as\u00a0read<span class="govuk-visually-hidden">: ${says(notice, shown.kinds)}</span>`,
          kind: 'secondary',
          classes: 'govuk-!-margin-bottom-0',
        })}</form>`,
  ]),
})}`;
}

function sentence(notice: NoticeShown, kinds: NoticeKinds): Html {
  const words = html`${!notice.isRead && html`${tag('New', 'blue')} `}<a class="govuk-link" href="/notices/${notice.noticeId}">${says(notice, kinds)}</a>`;
  return named(words, kinds.get(notice.kind)?.why);
}

function says(notice: NoticeShown, kinds: NoticeKinds): string {
  return kinds.get(notice.kind)?.says(notice.subject) ?? notice.subject;
}

function pages(count: number, asked: ListAsked): Html | false {
  const last = Math.ceil(count / NOTICES_A_PAGE);
  if (last < 2) return false;
  const href = (page: number) => listAddress({ ...asked, page });
  const { page } = asked;
  return pagination({
    landmarkLabel: 'Pages of notices',
    ...(page > 1 && { previous: { href: href(page - 1) } }),
    ...(page < last && { next: { href: href(page + 1) } }),
    items: pageItems(page, last, href),
  });
}

function hidden(fields: Readonly<Record<string, string>>): Html {
  return html`${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`;
}

export type UndeliveredRow = {
  person: string;
  about: string;
  madeAt: Date;
  tries: number;
  isGivenUp: boolean;
  problem: string | null;
};

/** Mails that did not arrive, for whoever keeps people's addresses. */
export function undeliveredPage(rows: readonly UndeliveredRow[]): Html {
  const heading = pageHeading('Mails that were not delivered');
  if (rows.length === 0)
    return html`${heading}${emptyState('Every mail has gone', 'Mails that a server refuses or that cannot be sent stand here.')}`;
  return html`${heading}
${reading(html`<p class="govuk-body">People find everything in their list of notices as well. Where an address was refused, correct it in the person’s details; where the server cannot be reached, tell whoever runs the installation.</p>`)}
${dataTable({
  caption: 'Mails that were not delivered, the newest first',
  isCaptionHidden: true,
  classes: 'hw-table--facts',
  columns: [
    { heading: 'To' },
    { heading: 'About' },
    { heading: 'Written' },
    { heading: 'Tries', isNumeric: true },
    { heading: 'What happened' },
  ],
  rows: rows.map((row) => [
    row.person,
    row.about,
    momentInWords(row.madeAt),
    row.tries,
    html`${row.isGivenUp ? 'Given up' : 'Tried again later'}: ${problemInWords(row.problem)}`,
  ]),
})}`;
}

/** What a mail server's code means for somebody who can do something about it. */
function problemInWords(problem: string | null): string {
  if (problem === 'TOO_LATE') return 'it could not be sent in time';
  if (problem === 'BAD_ADDRESS') return 'the address is not one that mail can go to';
  const code = /^SMTP_(\d{3})$/.exec(problem ?? '')?.[1];
  if (code === undefined) return `the mail server could not be reached (${problem ?? 'unknown'})`;
  if (code === '535' || code === '530') return `the mail server did not accept our password (${code})`;
  return code.startsWith('5') ? `the mail server refused it (${code})` : `the mail server asked us to wait (${code})`;
}
