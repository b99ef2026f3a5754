import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type ClientAuth,
  ClientError,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  calculatePKCECodeChallenge,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  None,
  type ServerMetadata,
} from 'openid-client';
import { type KnownPerson, readClaims } from './claims.ts';

/** How this council's provider is reached. */
export type ProviderConnection = {
  issuer: string;
  clientId: string;
  clientSecret: string | null;
  /** Asked for besides `openid`. */
  scopes: string;
  groupsClaim: string;
};

/** What the browser that began a sign-in must bring back; only that browser knows the secret they are made of. */
export type Proofs = { state: string; nonce: string; codeVerifier: string };

/** How the client reaches others: nothing but this leaves the machine. */
export type Outside = {
  refusal(address: string): string | null;
  fetch(
    address: string,
    asked: { method: string; headers: Readonly<Record<string, string>>; body: unknown },
  ): Promise<Response>;
};

/** Why a sign-in with a provider came to nothing. */
export type SignInFault =
  /** No answer, or too late. */
  | 'unreachable'
  /** A host that the operator has not listed. */
  | 'hostNotListed'
  /** It answers, but not as the settings or the standard say. */
  | 'notSetUp'
  /** The provider itself said no, or the person stopped. */
  | 'refusedThere'
  /** Something in the answer is not what it must be: somebody may be trying. */
  | 'notTrusted'
  /** Who was asked to prove who they are did not do so now. */
  | 'notFresh';

export type Faulty = { ok: false; fault: SignInFault /** For the record and for who sets it up. */; code: string };

export type Endpoint = { name: string; address: string; refusal: string | null };

export type Discovered =
  | { ok: true; metadata: ServerMetadata; endpoints: readonly Endpoint[] }
  | (Faulty & { endpoints?: readonly Endpoint[] });

export type Answered = { ok: true; known: KnownPerson } | Faulty;

export type ProviderClient = {
  /** Asks the provider how it is to be used. A remembered answer is good for some minutes, unless asked anew. */
  discover(connection: ProviderConnection, anew?: boolean): Promise<Discovered>;
  /** The address at the provider to which a browser is sent. */
  begin(
    connection: ProviderConnection,
    asked: { redirectUri: string; proofs: Proofs; freshly: boolean },
  ): Promise<{ ok: true; address: string } | Faulty>;
  /** Checks what a browser brought back and learns who it is. */
  finish(
    connection: ProviderConnection,
    answered: {
      answer: URL;
      proofs: Proofs /** Proved who they are within so many seconds. */;
      withinSeconds: number | null;
    },
  ): Promise<Answered>;
};

const REMEMBERED_MILLISECONDS = 10 * 60_000;
const TIMEOUT_SECONDS = 10;

/**
 * Sign-in by OpenID Connect: authorization code with PKCE (S256), state and nonce. Every ID token's signature is
 * checked against keys that are fetched for that sign-in, so that a provider may change them at any time.
 * Source: OpenID Connect Core 1.0 (errata 2), RFC 7636, RFC 9207, RFC 9700.
 */
export function providerClient(outside: Outside, now: () => number): ProviderClient {
  const remembered = new Map<string, { metadata: ServerMetadata; until: number }>();
  const fetching = (
    address: string,
    { method, headers, body }: { method: string; headers: Record<string, string>; body: unknown },
  ) => outside.fetch(address, { method, headers, body });

  const discover = async (connection: ProviderConnection, anew = false): Promise<Discovered> => {
    const kept = remembered.get(connection.issuer);
    if (kept && kept.until > now() && !anew) return checked(connection, kept.metadata, outside);
    const refusal = outside.refusal(connection.issuer);
    if (refusal !== null) return { ok: false, ...faultOfRefusal(refusal), endpoints: [] };
    try {
      const found = await discovery(new URL(connection.issuer), connection.clientId, undefined, None(), {
        [customFetch]: fetching,
        timeout: TIMEOUT_SECONDS,
        execute: isPlain(connection.issuer) ? [allowInsecureRequests] : [],
      });
      const metadata = { ...found.serverMetadata() };
      const result = checked(connection, metadata, outside);
      if (result.ok) remembered.set(connection.issuer, { metadata, until: now() + REMEMBERED_MILLISECONDS });
      return result;
    } catch (error) {
      return faultyOf(error, 'notSetUp');
    }
  };

  const configured = (connection: ProviderConnection, metadata: ServerMetadata): Configuration => {
    const { clientId, clientSecret } = connection;
    const configuration = new Configuration(metadata, clientId, undefined, authenticationFor(metadata, clientSecret));
    configuration[customFetch] = fetching;
    configuration.timeout = TIMEOUT_SECONDS;
    if (isPlain(connection.issuer)) allowInsecureRequests(configuration);
    enableNonRepudiationChecks(configuration);
    return configuration;
  };

  return {
    discover,
    async begin(connection, { redirectUri, proofs, freshly }) {
      const found = await discover(connection);
      if (!found.ok) return found;
      const address = buildAuthorizationUrl(configured(connection, found.metadata), {
        redirect_uri: redirectUri,
        scope: scopesOf(connection),
        response_type: 'code',
        code_challenge: await calculatePKCECodeChallenge(proofs.codeVerifier),
        code_challenge_method: 'S256',
        state: proofs.state,
        nonce: proofs.nonce,
        ...(freshly && { prompt: 'login', max_age: '0' }),
      });
      return { ok: true, address: address.href };
    },
    async finish(connection, { answer, proofs, withinSeconds }) {
      const found = await discover(connection);
      if (!found.ok) return found;
      const configuration = configured(connection, found.metadata);
      try {
        const tokens = await authorizationCodeGrant(configuration, answer, {
          expectedState: proofs.state,
          expectedNonce: proofs.nonce,
          pkceCodeVerifier: proofs.codeVerifier,
          idTokenExpected: true,
        });
        const claims: Readonly<Record<string, unknown>> = tokens.claims() ?? {};
        const stale = withinSeconds !== null && staleness(claims['auth_time'], now() / 1000 - withinSeconds);
        if (stale) return { ok: false, fault: 'notFresh', code: stale };
        const more = await moreOf(configuration, connection, tokens.access_token, claims);
        const known = readClaims({ ...more, ...claims }, connection.groupsClaim);
        return known === null ? { ok: false, fault: 'notTrusted', code: 'noSubject' } : { ok: true, known };
      } catch (error) {
        return faultyOf(error, 'notTrusted');
      }
    },
  };
}

/** Clocks of two machines may differ by so much. */
const TOLERANCE_SECONDS = 30;

/** Why an authentication is not one of now; null where it is. */
function staleness(authenticatedAt: unknown, notBefore: number): string | null {
  if (typeof authenticatedAt !== 'number') return 'noAuthTime';
  return authenticatedAt < notBefore - TOLERANCE_SECONDS ? 'oldAuthTime' : null;
}

/** What the provider says only when asked for it: name, address and groups may be left out of the ID token. */
async function moreOf(
  configuration: Configuration,
  { groupsClaim }: ProviderConnection,
  accessToken: string,
  claims: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>>> {
  const isComplete = Object.hasOwn(claims, 'name') && Object.hasOwn(claims, groupsClaim);
  if (isComplete || configuration.serverMetadata().userinfo_endpoint === undefined) return {};
  return fetchUserInfo(configuration, accessToken, String(claims['sub']));
}

const ENDPOINTS = ['issuer', 'authorization_endpoint', 'token_endpoint', 'jwks_uri', 'userinfo_endpoint'] as const;

/** The provider's own description, held against the settings and the list of hosts. */
function checked(connection: ProviderConnection, metadata: ServerMetadata, outside: Outside): Discovered {
  const endpoints = ENDPOINTS.flatMap((name) => {
    const address = metadata[name];
    return typeof address === 'string' ? [{ name, address, refusal: outside.refusal(address) }] : [];
  });
  const missing = ENDPOINTS.slice(0, 4).find((name) => typeof metadata[name] !== 'string');
  if (missing !== undefined) return { ok: false, fault: 'notSetUp', code: `no ${missing}`, endpoints };
  if (metadata.issuer !== connection.issuer) return { ok: false, fault: 'notSetUp', code: 'anotherIssuer', endpoints };
  const closed = endpoints.find(({ refusal }) => refusal !== null);
  if (closed) return { ok: false, ...faultOfRefusal(closed.refusal ?? ''), endpoints };
  return { ok: true, metadata, endpoints };
}

/** The way of proving the secret that the provider names first; `client_secret_basic` where it names none. */
function authenticationFor(metadata: ServerMetadata, secret: string | null): ClientAuth {
  if (secret === null) return None();
  const first = metadata.token_endpoint_auth_methods_supported?.find((method) =>
    /^client_secret_(basic|post)$/.test(method),
  );
  return first === 'client_secret_post' ? ClientSecretPost(secret) : ClientSecretBasic(secret);
}

function scopesOf({ scopes }: ProviderConnection): string {
  return [...new Set(['openid', ...scopes.split(/\s+/).filter((scope) => scope !== '')])].join(' ');
}

/** Only a provider on this machine itself is asked without encryption; the list of hosts sees to that. */
function isPlain(issuer: string): boolean {
  return issuer.startsWith('http:');
}

function faultOfRefusal(refusal: string): { fault: SignInFault; code: string } {
  return { fault: refusal === 'notListed' ? 'hostNotListed' : 'notSetUp', code: refusal };
}

/** Codes of failures that lie with time or the network. */
const NETWORK_FAULTS: Readonly<Record<string, SignInFault>> = {
  slow: 'unreachable',
  unreachable: 'unreachable',
  notListed: 'hostNotListed',
  notEncrypted: 'notSetUp',
  innerAddress: 'notSetUp',
  redirected: 'notSetUp',
  tooLarge: 'notSetUp',
  badAddress: 'notSetUp',
};

/** An error of the network or the library as a fault with a short code; nothing of a token is in it. */
function faultyOf(error: unknown, otherwise: SignInFault): Faulty {
  const causes = causesOf(error);
  const network = textIn(causes, 'fault');
  if (network !== null) return { ok: false, fault: NETWORK_FAULTS[network] ?? otherwise, code: network };
  const refused = textIn(causes, 'error');
  if (refused !== null) return { ok: false, fault: faultOfError(refused), code: refused.slice(0, 60) };
  const code = textIn(causes, 'code');
  if (!(error instanceof ClientError) && code === null) throw error;
  return { ok: false, fault: FAULT_OF_CODE[code ?? ''] ?? otherwise, code: code ?? 'unexpected' };
}

const FAULT_OF_CODE: Readonly<Record<string, SignInFault>> = {
  OAUTH_TIMEOUT: 'unreachable',
  OAUTH_WWW_AUTHENTICATE_CHALLENGE: 'notSetUp', // the client's own secret was not accepted
  OAUTH_RESPONSE_IS_NOT_CONFORM: 'notSetUp',
  OAUTH_RESPONSE_IS_NOT_JSON: 'notSetUp',
};

/** An OAuth error code that the provider sent, in the browser's answer or for the code (RFC 6749, 4.1.2.1 and 5.2). */
function faultOfError(error: string): SignInFault {
  if (error === 'invalid_grant') return 'notTrusted';
  if (error === 'temporarily_unavailable' || error === 'server_error') return 'unreachable';
  return ['invalid_client', 'unauthorized_client', 'invalid_scope', 'invalid_request'].includes(error)
    ? 'notSetUp'
    : 'refusedThere';
}

function causesOf(error: unknown): unknown[] {
  const causes: unknown[] = [];
  for (let cause = error; cause instanceof Error && causes.length < 6; cause = cause.cause) causes.push(cause);
  return causes;
}

/** The first text of that name in an error or its causes. */
function textIn(causes: readonly unknown[], name: 'fault' | 'error' | 'code'): string | null {
  for (const cause of causes) {
    const found: unknown = typeof cause === 'object' && cause !== null ? Reflect.get(cause, name) : null;
    if (typeof found === 'string') return found;
  }
  return null;
}
