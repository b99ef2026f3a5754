import { generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Adapter, type AdapterPayload, type JWK } from 'oidc-provider';

/** What an identity provider tells of somebody besides the subject. */
export type Told = Readonly<Record<string, unknown>>;

/** An ID token taken apart, and what puts one together again with the provider's own key. */
export type Forging = {
  header: Record<string, unknown>;
  payload: Record<string, unknown>;
  signed(payload: Record<string, unknown>, header?: Record<string, unknown>): string;
  /** The same as `signed`, but by a key that nobody published. */
  signedByAnother(payload: Record<string, unknown>): string;
};

/** A real OpenID Connect provider on this machine, with the misfortunes and the malice that a test asks for. */
export type IdentityProvider = {
  issuer: string;
  /** As an operator lists it in HEADWAY_OUTBOUND. */
  host: string;
  clientId: string;
  clientSecret: string;
  /** Who sits at the keyboard and signs in when asked, with what the provider tells of them. */
  signInAs(subject: string, told?: Told): void;
  /** Goes through the provider's pages as a browser does, and gives the address at which it leaves them. */
  browse(address: string): Promise<URL>;
  /** Replaces every ID token from now on; null stops that. */
  forge(forger: ((token: Forging) => string | null) | null): void;
  /** Changes what a path answers: a handler instead of the provider's own; null stops that. */
  instead(path: string, handler: ((request: IncomingMessage, answer: ServerResponse) => void) | null): void;
  /** Signs with a new key from now on and publishes only that. */
  rotateKeys(): void;
  /** The paths that were asked for by anybody but a browser. */
  asked: string[];
  stop(): Promise<void>;
};

export type IdentityProviderOptions = {
  redirectUri: string;
  /** Tells of people only when asked for it, as many providers do; otherwise the ID token carries it. */
  thin?: boolean;
};

const DISCOVERY = '/.well-known/openid-configuration';

export { DISCOVERY as DISCOVERY_PATH };

export async function startIdentityProvider({
  redirectUri,
  thin = false,
}: IdentityProviderOptions): Promise<IdentityProvider> {
  const client = { client_id: 'headway', client_secret: randomUUID() };
  const people = new Map<string, Told>();
  const instead = new Map<string, (request: IncomingMessage, answer: ServerResponse) => void>();
  const asked: string[] = [];
  let atKeyboard = 'nobody';
  let forger: Parameters<IdentityProvider['forge']>[0] = null;

  const server = createServer((request, answer) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    if (!path.startsWith('/auth') && !path.startsWith('/interaction')) asked.push(path);
    const other = instead.get(path);
    if (other) return other(request, answer);
    if (path.startsWith('/interaction/')) return void signIn(request, answer);
    if (path === '/token' && forger !== null) rewriteEnd(answer, (body) => forged(body));
    return void current.provider.callback()(request, answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `localhost:${(server.address() as AddressInfo).port}`;
  const issuer = `http://${host}`;

  const start = () => {
    const key = signingKey();
    const provider = new Provider(issuer, {
      adapter: memory(),
      clients: [{ ...client, redirect_uris: [redirectUri] }],
      jwks: { keys: [key.jwk] },
      cookies: { keys: [randomUUID()] },
      claims: { openid: ['sub', 'groups', '_claim_names'], profile: ['name'], email: ['email', 'email_verified'] },
      conformIdTokenClaims: thin,
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
      findAccount: (_, subject) => ({
        accountId: subject,
        claims: () => ({ sub: subject, ...people.get(subject) }),
      }),
      ttl: { Interaction: 600, Session: 3600, Grant: 3600, IdToken: 600, AccessToken: 600 },
    });
    return { provider, key };
  };
  let current = start();

  const signIn = async (request: IncomingMessage, answer: ServerResponse) => {
    const { params } = await current.provider.interactionDetails(request, answer);
    const grant = new current.provider.Grant({ accountId: atKeyboard, clientId: client.client_id });
    grant.addOIDCScope(String(params['scope']));
    const consent = { grantId: await grant.save() };
    await current.provider.interactionFinished(
      request,
      answer,
      { login: { accountId: atKeyboard }, consent },
      { mergeWithLastSubmission: false },
    );
  };

  const forged = (body: string): string => {
    const answer = JSON.parse(body) as Record<string, unknown>;
    const { id_token: token } = answer;
    if (typeof token !== 'string' || forger === null) return body;
    const [header, payload] = token
      .split('.')
      .slice(0, 2)
      .map((part) => JSON.parse(decoded(part)) as Record<string, unknown>);
    const replaced = forger({
      header: header ?? {},
      payload: payload ?? {},
      signed: (changed, changedHeader) => jwt({ ...header, ...changedHeader }, changed, current.key.privateKey),
      signedByAnother: (changed) => jwt(header ?? {}, changed, signingKey().privateKey),
    });
    return JSON.stringify({ ...answer, id_token: replaced ?? undefined });
  };

  return {
    ...{ issuer, host, asked, clientId: client.client_id, clientSecret: client.client_secret },
    signInAs(subject, told = {}) {
      atKeyboard = subject;
      people.set(subject, told);
    },
    browse: (address) => browse(address, issuer),
    forge: (other) => {
      forger = other;
    },
    instead: (path, handler) => void (handler === null ? instead.delete(path) : instead.set(path, handler)),
    rotateKeys: () => {
      current = start();
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What the provider keeps, for as long as the test lasts. */
function memory(): (model: string) => Adapter {
  const kept = new Map<string, AdapterPayload>();
  return (model) => {
    const find = async (id: string) => kept.get(`${model} ${id}`);
    const findWhere = (holds: (payload: AdapterPayload) => boolean) =>
      [...kept].find(([key, payload]) => key.startsWith(`${model} `) && holds(payload))?.[1];
    return {
      find,
      upsert: async (id, payload) => void kept.set(`${model} ${id}`, payload),
      findByUid: async (uid) => findWhere((payload) => payload.uid === uid),
      findByUserCode: async (code) => findWhere((payload) => payload.userCode === code),
      destroy: async (id) => void kept.delete(`${model} ${id}`),
      async consume(id) {
        const payload = await find(id);
        if (payload) payload.consumed = Math.floor(Date.now() / 1000);
      },
      async revokeByGrantId(grantId) {
        for (const [key, payload] of kept) if (payload.grantId === grantId) kept.delete(key);
      },
    };
  };
}

function signingKey(): { privateKey: KeyObject; jwk: JWK } {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig', alg: 'RS256' };
  return { privateKey, jwk: jwk as JWK };
}

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const decoded = (part: string) => Buffer.from(part, 'base64url').toString();

function jwt(header: Record<string, unknown>, payload: Record<string, unknown>, key: KeyObject): string {
  const body = `${encoded(header)}.${encoded(payload)}`;
  return `${body}.${sign('sha256', Buffer.from(body), key).toString('base64url')}`;
}

/** A token without a signature, which says so itself. */
export function unsigned(payload: Record<string, unknown>): string {
  return `${encoded({ alg: 'none' })}.${encoded(payload)}.`;
}

/** Lets an answer be changed just before it is sent; the whole of it comes in one piece. */
function rewriteEnd(answer: ServerResponse, rewrite: (body: string) => string): void {
  const end = answer.end.bind(answer);
  answer.end = (body?: unknown) => {
    const changed = rewrite(String(body));
    answer.setHeader('content-length', Buffer.byteLength(changed));
    return end(changed);
  };
}

/** Follows redirects with cookies until they leave the provider. */
async function browse(address: string, issuer: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let url = new URL(address);
  for (let steps = 0; steps < 10 && url.origin === issuer; steps += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie } });
    for (const set of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=');
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location === null) throw new Error(`the provider shows a page at ${url.pathname}: ${await answer.text()}`);
    url = new URL(location, url);
  }
  return url;
}
