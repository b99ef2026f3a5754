import { createTransport, type SMTPTransportOptions } from 'nodemailer';

/** A mail to one person. */
export type Message = {
  /** Its own id, so that a server that was given it twice can tell. */
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Where the reader changes what they get. */
  preferences: string | null;
};

/** What became of a mail: gone; refused for good; to be tried again; or no mail can be sent at the moment at all. */
export type MailOutcome = { kind: 'sent' } | { kind: 'refused' | 'later' | 'unreachable'; code: string };

/** Hands mails to the server that the installation was told of. */
export type Mailer = { send(message: Message): Promise<MailOutcome> };

export type MailOptions = { smtpUrl: string | null; mailFrom: string | null; publicUrl: URL };

const CONNECT_MILLISECONDS = 10_000;
const SILENCE_MILLISECONDS = 30_000;

/** The mailer of an installation; null where it was not told of a server or of the address to send from. */
export function mailerOf({ smtpUrl, mailFrom, publicUrl }: MailOptions): Mailer | null {
  if (smtpUrl === null || mailFrom === null) return null;
  const transport = createTransport({ ...smtpOptions(new URL(smtpUrl)), name: publicUrl.hostname });
  return {
    async send(message) {
      const fault = headerFault(message);
      if (fault !== null) return { kind: 'refused', code: fault };
      try {
        await transport.sendMail({
          from: { name: 'Headway', address: mailFrom },
          to: { name: '', address: message.to },
          subject: message.subject,
          text: message.text,
          html: message.html,
          messageId: `<${message.id}@${publicUrl.hostname}>`,
          // Tells other servers' automatic answers to stay silent (RFC 3834).
          headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': 'en-GB' },
          ...(message.preferences !== null && { list: { unsubscribe: message.preferences } }),
          disableFileAccess: true,
          disableUrlAccess: true,
        });
        return { kind: 'sent' };
      } catch (error) {
        return outcomeOf(error);
      }
    },
  };
}

/**
 * How to reach the server of an address. `smtps:` is encrypted from the first byte; `smtp:` becomes so before anything
 * is said, and nothing is sent where it does not, except to this machine itself or where the operator adds
 * `?unencrypted=yes` for a relay within their own walls.
 */
export function smtpOptions(url: URL): SMTPTransportOptions {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const secure = url.protocol === 'smtps:';
  const isPlain = !secure && (isThisMachine(host) || url.searchParams.get('unencrypted') === 'yes');
  return {
    host,
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTLS: !secure && !isPlain,
    ignoreTLS: isPlain,
    ...(url.username !== '' && {
      auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    }),
    connectionTimeout: CONNECT_MILLISECONDS,
    greetingTimeout: CONNECT_MILLISECONDS,
    dnsTimeout: CONNECT_MILLISECONDS,
    socketTimeout: SILENCE_MILLISECONDS,
    logger: false,
  };
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** One plain address; anything that could be read as two, or as a header, is not sent anywhere. */
const ADDRESS = /^[^\s\p{C}@<>()[\]\\,;:"]+@[^\s\p{C}@<>()[\]\\,;:"]+$/u;

/** Whatever could end a header and begin another is refused before the server sees it. */
function headerFault({ id, to, subject, preferences }: Message): string | null {
  if (!ADDRESS.test(to)) return 'BAD_ADDRESS';
  return [id, subject, preferences ?? ''].some((text) => /\p{Cc}/u.test(text)) ? 'BAD_HEADER' : null;
}

/**
 * A refusal of the recipient or of the text is about this mail; everything else, a refused sender or password too, is
 * about the server or its settings. Of what the server said only its code is kept: its words may repeat the address.
 */
function outcomeOf(error: unknown): MailOutcome {
  const { code, command, responseCode } = partsOf(error);
  const said = responseCode === null ? (code ?? 'UNKNOWN') : `SMTP_${responseCode}`;
  const isOwn = (command === 'RCPT TO' || command === 'DATA') && responseCode !== null;
  if (!isOwn) return { kind: 'unreachable', code: said };
  return { kind: responseCode >= 500 ? 'refused' : 'later', code: said };
}

function partsOf(error: unknown) {
  const part = (name: string): unknown => (error instanceof Error ? Reflect.get(error, name) : undefined);
  const [code, command, responseCode] = [part('code'), part('command'), part('responseCode')];
  return {
    code: typeof code === 'string' ? code : null,
    command: typeof command === 'string' ? command : null,
    responseCode: typeof responseCode === 'number' ? responseCode : null,
  };
}
