import type { FastifyInstance, LightMyRequestResponse } from 'fastify';

export type Answered = LightMyRequestResponse;
export type Headers = Record<string, string>;

/** A browser without its window: it keeps the cookie, and sends back the hidden field of the forms it was given. */
export type Visitor = {
  /** As a browser would send it; null before signing in. */
  cookie(): string | null;
  useCookie(cookie: string | null): void;
  get(url: string, headers?: Headers): Promise<Answered>;
  /** Posts a form; the form's token is added unless the form names one. */
  post(url: string, form?: Record<string, string>, headers?: Headers): Promise<Answered>;
  /** Sends a file, an extract unless another address is given. */
  upload(
    file: { name: string; bytes: Buffer | string } | null,
    fields?: Record<string, string>,
    url?: string,
  ): Promise<Answered>;
  /** The hidden field that every form of this visitor carries; empty for somebody not signed in. */
  formToken(): Promise<string>;
};

export function visitorOf(app: FastifyInstance): Visitor {
  let cookie: string | null = null;
  let begun: string | null = null;
  const remoteAddress = nextAddress();
  const sent = (headers: Headers = {}): Headers => {
    const cookies = [cookie, begun].filter((each) => each !== null).join('; ');
    return { ...(cookies !== '' && { cookie: cookies }), ...headers };
  };
  const keep = (answer: Answered): Answered => {
    for (const { name, value, expires } of answer.cookies) {
      const kept = value === '' || (expires && expires.getTime() <= Date.now()) ? null : `${name}=${value}`;
      if (name.endsWith('-begun')) begun = kept;
      else cookie = kept;
    }
    return answer;
  };
  const visitor: Visitor = {
    cookie: () => cookie,
    useCookie: (other) => {
      cookie = other;
    },
    get: async (url, headers) => keep(await app.inject({ remoteAddress, method: 'GET', url, headers: sent(headers) })),
    async post(url, form = {}, headers = {}) {
      const fields = { ...(cookie !== null && !('csrf' in form) && { csrf: await visitor.formToken() }), ...form };
      const payload = new URLSearchParams(fields).toString();
      const type = { 'content-type': 'application/x-www-form-urlencoded' };
      return keep(
        await app.inject({ remoteAddress, method: 'POST', url, payload, headers: sent({ ...type, ...headers }) }),
      );
    },
    async upload(file, fields = {}, url = '/extracts') {
      const all = { csrf: await visitor.formToken(), ...fields };
      const { body, type } = multipart(all, file);
      return keep(
        await app.inject({
          remoteAddress,
          method: 'POST',
          url,
          payload: body,
          headers: sent({ 'content-type': type }),
        }),
      );
    },
    async formToken() {
      const page = await app.inject({
        remoteAddress,
        method: 'GET',
        url: '/a-page-that-does-not-exist',
        headers: sent(),
      });
      return tokenIn(page.body);
    },
  };
  return visitor;
}

let visitors = 0;

/** An address of its own for each, so that only who asks too much is told to wait. */
function nextAddress(): string {
  visitors += 1;
  return `10.0.${visitors >> 8}.${visitors & 255}`;
}

/** The form's token in a page; empty where it has none. */
export function tokenIn(body: string): string {
  return /name="csrf" value="([^"]+)"/.exec(body)?.[1] ?? '';
}

const BOUNDARY = 'headway-test-boundary';

function multipart(fields: Record<string, string>, file: { name: string; bytes: Buffer | string } | null) {
  const parts = Object.entries(fields).map(([name, value]) =>
    Buffer.from(`--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
  );
  const { name, bytes } = file ?? { name: '', bytes: '' }; // a browser sends an empty part where no file was chosen
  const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  parts.push(Buffer.from(head), Buffer.from(bytes), Buffer.from('\r\n'));
  parts.push(Buffer.from(`--${BOUNDARY}--\r\n`));
  return { body: Buffer.concat(parts), type: `multipart/form-data; boundary=${BOUNDARY}` };
}

/** A page without its form token, which is another in every rendering, and without how many notices wait meanwhile. */
export function withoutToken({ body }: Answered): string {
  return body.replaceAll(/name="csrf" value="[^"]+"| <strong>[\w ]+ new<\/strong>/g, '');
}

/** A page without everything that is drawn by chance, tokens and ids: they may spell anything. */
export function withoutChance(answered: Answered): string {
  return withoutToken(answered).replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '');
}
