import { momentInWords } from '#kernel/moment.ts';
import { type Html, html } from '#ui';
import type { NoticeKind } from './kind.ts';
import type { LinkMail } from './link-mail.ts';

/** What a mail says, as text and as a simple page of its own; nothing in it is fetched from anywhere. */
export type MailText = {
  subject: string;
  text: string;
  html: string;
  /** Where the reader changes what they get; null for what cannot be turned off. */
  preferences: string | null;
};

type Envelope = {
  council: string;
  /** Where people reach this installation; every link is made from it. */
  publicUrl: URL;
};

/** Paths of the pages that mails lead to. */
export const NOTICES_PATH = '/notices';
export const PREFERENCES_PATH = '/account/notices';

/** One thing that happened: the kind's fixed words, the council, and a link that needs sign-in. */
export function noticeMail({
  kind,
  noticeId,
  council,
  publicUrl,
}: Envelope & { kind: NoticeKind; noticeId: string }): MailText {
  return mailOf({
    title: kind.title,
    council,
    lines: [kind.why],
    link: { text: 'See it in Headway', href: addressOf(publicUrl, `${NOTICES_PATH}/${noticeId}`) },
    after: 'Headway asks you to sign in. For the protection of children mails say no more than this.',
    end: kind.isSecurity ? 'You cannot turn this mail off: it is about safety.' : null,
    preferences: kind.isSecurity ? null : addressOf(publicUrl, PREFERENCES_PATH),
  });
}

/** What was collected for the day, each kind once with how often it happened. */
export function digestMail({ kinds, council, publicUrl }: Envelope & { kinds: readonly NoticeKind[] }): MailText {
  const times = new Map<string, number>();
  for (const { title } of kinds) times.set(title, (times.get(title) ?? 0) + 1);
  return mailOf({
    title: 'Your daily summary from Headway',
    council,
    lines: ['Since the last summary:'],
    items: [...times].map(([title, count]) => (count === 1 ? title : `${title} (${count} times)`)),
    link: { text: 'See your notices in Headway', href: addressOf(publicUrl, NOTICES_PATH) },
    after: 'Headway asks you to sign in. For the protection of children mails say no more than this.',
    end: null,
    preferences: addressOf(publicUrl, PREFERENCES_PATH),
  });
}

/** A mail with a link that works without signing in; who can read the mail can use it. */
export function linkMail({
  mail,
  path,
  expiresAt,
  council,
  publicUrl,
}: Envelope & { mail: LinkMail; path: string; expiresAt: Date }): MailText {
  return mailOf({
    title: mail.title,
    council,
    lines: [mail.says],
    link: { text: mail.action, href: addressOf(publicUrl, path) },
    after: `${mail.works ?? 'The link works once'}, until ${momentInWords(expiresAt)}.`,
    end: mail.unexpected,
    preferences: null,
  });
}

/** An address of this installation: its public one and a path, whatever a request said. */
export function addressOf(publicUrl: URL, path: string): string {
  const address = new URL(path, publicUrl);
  if (address.origin !== publicUrl.origin) throw new Error('a link in a mail leads to this installation');
  return address.href;
}

type Parts = {
  title: string;
  council: string;
  lines: readonly string[];
  items?: readonly string[];
  link: { text: string; href: string };
  after: string;
  end: string | null;
  preferences: string | null;
};

function mailOf(parts: Parts): MailText {
  const { title, preferences } = parts;
  const council = oneLine(parts.council);
  const said = { ...parts, council };
  return { subject: `${title} – ${council}`, text: textOf(said), html: String(pageOf(said)), preferences };
}

function textOf({ title, council, lines, items = [], link, after, end, preferences }: Parts): string {
  const paragraphs = [
    `${title}\n${council}`,
    ...lines,
    items.map((item) => `- ${item}`).join('\n'),
    `${link.text}:\n${link.href}`,
    after,
    end ?? '',
    preferences === null ? '' : `Change what you get: ${preferences}`,
  ];
  return `${paragraphs.filter((paragraph) => paragraph !== '').join('\n\n')}\n`;
}

function pageOf({ title, council, lines, items = [], link, after, end, preferences }: Parts): Html {
  return html`<!DOCTYPE html>
<html lang="en-GB">
<head><meta charset="utf-8"><title>${title}</title></head>
<body>
<h1>${title}</h1>
<p>${council}</p>
${lines.map((line) => html`<p>${line}</p>`)}
${items.length > 0 && html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`}
<p><a href="${link.href}">${link.text}</a><br>${link.href}</p>
<p>${after}</p>
${end !== null && html`<p>${end}</p>`}
${preferences !== null && html`<p><a href="${preferences}">Change what you get</a></p>`}
</body>
</html>
`;
}

/** A council's name is typed by people, and a subject is one line. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
}
