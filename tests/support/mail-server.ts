import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A real mail server on this machine that keeps what it is given. */

/** A mail as it came over the wire. */
export type Received = {
  from: string;
  to: string[];
  user: string | null;
  raw: string;
  /** Each header by its name in lower case, as often as it occurs, unfolded and decoded. */
  headers: Record<string, string[]>;
  text: string;
  html: string;
};

export type MailServer = {
  /** Whoever signs in with this name and password may send. */
  url: string;
  port: number;
  received: Received[];
  stop(): Promise<void>;
};

const USER = 'headway';
const PASSWORD = 'a password: with @ and /';

/** Starts it; a port is given to come back where another one was. */
export async function startMailServer(options: SMTPServerOptions = {}, port = 0): Promise<MailServer> {
  const received: Received[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    logger: false,
    onAuth({ username, password }, _session, answer) {
      if (username === USER && password === PASSWORD) answer(null, { user: username });
      else answer(new Error('no such user or password'));
    },
    onData(stream, { envelope, user }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        const to = envelope.rcptTo.map(({ address }) => address);
        const raw = Buffer.concat(chunks).toString('utf8');
        received.push({ from, to, user: typeof user === 'string' ? user : null, raw, ...partsOf(raw) });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined); // a client that goes away in the middle
  const listening = server.listen(port, '127.0.0.1');
  await once(listening, 'listening');
  const taken = (listening.address() as AddressInfo).port;
  return {
    url: `smtp://${USER}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${taken}`,
    port: taken,
    received,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function partsOf(raw: string): Pick<Received, 'headers' | 'text' | 'html'> {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const headers = headersOf(head);
  const boundary = /boundary="([^"]+)"/.exec(headers['content-type']?.[0] ?? '')?.[1];
  const parts = boundary === undefined ? [] : rest.join('\r\n\r\n').split(`--${boundary}`);
  const partOf = (type: string) => bodyOf(parts.find((part) => part.toLowerCase().includes(`content-type: ${type}`)));
  return { headers, text: partOf('text/plain'), html: partOf('text/html') };
}

function headersOf(head: string): Record<string, string[]> {
  const headers: Record<string, string[]> = {};
  for (const line of head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n')) {
    const at = line.indexOf(':');
    const name = line.slice(0, at).toLowerCase();
    headers[name] = [...(headers[name] ?? []), decodedWords(line.slice(at + 1).trim())];
  }
  return headers;
}

function bodyOf(part = ''): string {
  const [head = '', ...rest] = part.trimStart().split('\r\n\r\n');
  const body = rest.join('\r\n\r\n').replaceAll('\r\n', '\n');
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8');
  return /quoted-printable/i.test(head) ? unquoted(body.replaceAll(/=\n/g, '')) : body;
}

/** Words that a header carries encoded (RFC 2047). */
function decodedWords(value: string): string {
  return value
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, how: string, text: string) =>
      how.toLowerCase() === 'b' ? Buffer.from(text, 'base64').toString('utf8') : unquoted(text.replaceAll('_', ' ')),
    );
}

function unquoted(text: string): string {
  const bytes = text.replaceAll(/=([0-9A-F]{2})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
