import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { outboundTo } from '#platform/outbound.ts';
import {
  type Proofs,
  type ProviderClient,
  type ProviderConnection,
  providerClient,
} from '../../src/features/access/oidc/client.ts';
import {
  DISCOVERY_PATH,
  type Forging,
  type IdentityProvider,
  startIdentityProvider,
  unsigned,
} from '../support/identity-provider.ts';

const REDIRECT = 'http://localhost:3000/sign-in/answer';
const PROOFS: Proofs = { state: 'a'.repeat(43), nonce: 'b'.repeat(43), codeVerifier: 'c'.repeat(43) };
const ADA = { name: 'Ada Example', email: 'ada@example.gov.uk', email_verified: true, groups: ['analysts'] };

let provider: IdentityProvider;
let hoursPassed = 0;
const now = () => Date.now() + hoursPassed * 3_600_000;

const clientOf = (hosts = [provider.host], milliseconds = 2000): ProviderClient =>
  providerClient(outboundTo(hosts, { milliseconds, bytes: 100_000 }), now);
const connection = (changed: Partial<ProviderConnection> = {}): ProviderConnection => ({
  issuer: provider.issuer,
  clientId: provider.clientId,
  clientSecret: provider.clientSecret,
  scopes: 'profile email',
  groupsClaim: 'groups',
  ...changed,
});

type Tried = {
  client?: ProviderClient;
  at?: ProviderConnection;
  proofs?: Proofs;
  freshly?: boolean;
  withinSeconds?: number;
  change?: (answer: URL) => void;
};

/** The whole way of a browser: to the provider, through its pages, and back. */
async function goThrough({
  client = clientOf(),
  at = connection(),
  proofs = PROOFS,
  freshly = false,
  withinSeconds,
  change,
}: Tried = {}) {
  const begun = await client.begin(at, { redirectUri: REDIRECT, proofs: PROOFS, freshly });
  if (!begun.ok) return begun;
  const answer = await provider.browse(begun.address);
  change?.(answer);
  return client.finish(at, { answer, proofs, withinSeconds: withinSeconds ?? null });
}

describe('signing in with a provider that runs here', () => {
  before(async () => {
    provider = await startIdentityProvider({ redirectUri: REDIRECT });
  });
  after(() => provider.stop());
  beforeEach(() => {
    provider.forge(null);
    provider.signInAs('a1', ADA);
    hoursPassed = 0;
  });

  it('asks for a code with PKCE, state and nonce, and sends neither secret nor verifier through the browser', async () => {
    const begun = await clientOf().begin(connection(), { redirectUri: REDIRECT, proofs: PROOFS, freshly: false });
    assert.ok(begun.ok);
    const { origin, searchParams } = new URL(begun.address);
    assert.equal(origin, provider.issuer);
    const { code_challenge: challenge, ...rest } = Object.fromEntries(searchParams);
    assert.deepEqual(rest, {
      client_id: 'headway',
      redirect_uri: REDIRECT,
      scope: 'openid profile email',
      response_type: 'code',
      code_challenge_method: 'S256',
      state: PROOFS.state,
      nonce: PROOFS.nonce,
    });
    assert.notEqual(challenge, PROOFS.codeVerifier);
    assert.doesNotMatch(begun.address, new RegExp(provider.clientSecret));
  });

  it('knows somebody by issuer and subject, with name, address and groups', async () => {
    const finished = await goThrough();
    assert.deepEqual(finished, {
      ok: true,
      known: {
        issuer: provider.issuer,
        subject: 'a1',
        name: 'Ada Example',
        email: 'ada@example.gov.uk',
        groups: ['analysts'],
      },
    });
  });

  it('says so where the provider leaves groups out because there are too many', async () => {
    provider.signInAs('a1', { name: 'Ada', _claim_names: { groups: 'src1' } });
    const finished = await goThrough();
    assert.equal(finished.ok && finished.known.groups, 'tooMany');
  });

  it('remembers how the provider is used for ten minutes', async () => {
    const client = clientOf();
    const times = () => provider.asked.filter((path) => path === DISCOVERY_PATH).length;
    const first = times();
    await goThrough({ client });
    await goThrough({ client });
    assert.equal(times(), first + 1);
    hoursPassed = 9.9 / 60;
    await client.discover(connection());
    assert.equal(times(), first + 1);
    hoursPassed = 10.1 / 60;
    await client.discover(connection());
    assert.equal(times(), first + 2);
    await client.discover(connection(), true);
    assert.equal(times(), first + 3);
  });

  it('goes on at once when the provider changes its keys', async () => {
    const client = clientOf();
    assert.ok((await goThrough({ client })).ok);
    provider.rotateKeys();
    assert.ok((await goThrough({ client })).ok);
    provider.rotateKeys();
    assert.ok((await goThrough({ client })).ok);
  });

  describe('refuses (S013)', () => {
    const payloads: Record<string, [(payload: Forging['payload']) => Forging['payload'], string]> = {
      'another audience': [(payload) => ({ ...payload, aud: 'another' }), 'notTrusted'],
      'several audiences without saying who is meant': [
        (payload) => ({ ...payload, aud: ['headway', 'another'] }),
        'notTrusted',
      ],
      'a token made for another of several': [
        (payload) => ({ ...payload, aud: ['headway', 'another'], azp: 'another' }),
        'notTrusted',
      ],
      'another issuer': [(payload) => ({ ...payload, iss: 'https://login.example' }), 'notTrusted'],
      'another nonce': [(payload) => ({ ...payload, nonce: 'x'.repeat(43) }), 'notTrusted'],
      'no nonce': [({ nonce: _, ...payload }) => payload, 'notTrusted'],
      'a token that expired': [(payload) => ({ ...payload, exp: Math.floor(Date.now() / 1000) - 120 }), 'notTrusted'],
      'a token without an end': [({ exp: _, ...payload }) => payload, 'notTrusted'],
      'a token that begins later': [
        (payload) => ({ ...payload, nbf: Math.floor(Date.now() / 1000) + 120 }),
        'notTrusted',
      ],
      nobody: [({ sub: _, ...payload }) => payload, 'notTrusted'],
      'an empty subject': [(payload) => ({ ...payload, sub: '' }), 'notTrusted'],
    };
    for (const [what, [change, fault]] of Object.entries(payloads))
      it(`${what}, though signed rightly`, async () => {
        provider.forge(({ payload, signed }) => signed(change(payload)));
        const finished = await goThrough();
        assert.equal(!finished.ok && finished.fault, fault);
      });

    const tokens: Record<string, (token: Forging) => string | null> = {
      'a token without a signature': ({ payload }) => unsigned(payload),
      'a token that says RS256 and is not signed': ({ payload, signed }) =>
        `${signed(payload).split('.').slice(0, 2).join('.')}.`,
      'a token signed by another': ({ payload, signedByAnother }) => signedByAnother(payload),
      'a token signed by a key with a name that nobody published': ({ payload, signed }) =>
        signed(payload, { kid: 'other' }),
      'a token whose person was changed after it was signed': ({ payload, signed }) => {
        const [head, , signature] = signed(payload).split('.');
        return `${head}.${Buffer.from(JSON.stringify({ ...payload, sub: 'b2' })).toString('base64url')}.${signature}`;
      },
      'a token signed with the shared secret': ({ payload, signed }) => signed(payload, { alg: 'HS256' }),
      'no token at all': () => null,
      'a token that is none': () => 'hello',
    };
    for (const [what, forger] of Object.entries(tokens))
      it(what, async () => {
        provider.forge(forger);
        const finished = await goThrough();
        assert.equal(!finished.ok && finished.fault, 'notTrusted');
      });

    const answers: Record<string, [Tried, string]> = {
      'another state': [{ change: (answer) => answer.searchParams.set('state', 'x') }, 'notTrusted'],
      'no state': [{ change: (answer) => answer.searchParams.delete('state') }, 'notTrusted'],
      'no code': [{ change: (answer) => answer.searchParams.delete('code') }, 'notTrusted'],
      'a made-up code': [{ change: (answer) => answer.searchParams.set('code', 'x') }, 'notTrusted'],
      'the answer of another provider': [
        { change: (answer) => answer.searchParams.set('iss', 'https://login.example') },
        'notTrusted',
      ],
      'an answer that does not say whose it is': [
        { change: (answer) => answer.searchParams.delete('iss') },
        'notTrusted',
      ],
      'a code that another browser asked for': [{ proofs: { ...PROOFS, codeVerifier: 'd'.repeat(43) } }, 'notTrusted'],
      'a nonce that another browser asked for': [{ proofs: { ...PROOFS, nonce: 'd'.repeat(43) } }, 'notTrusted'],
      'an answer in which the person stopped': [
        {
          change: (answer) => {
            answer.searchParams.delete('code');
            answer.searchParams.set('error', 'access_denied');
          },
        },
        'refusedThere',
      ],
    };
    for (const [what, [tried, fault]] of Object.entries(answers))
      it(what, async () => {
        const finished = await goThrough(tried);
        assert.equal(!finished.ok && finished.fault, fault);
      });

    it('a code that was used before', async () => {
      const client = clientOf();
      const begun = await client.begin(connection(), { redirectUri: REDIRECT, proofs: PROOFS, freshly: false });
      const answer = await provider.browse(begun.ok ? begun.address : '');
      const once = { answer, proofs: PROOFS, withinSeconds: null };
      assert.ok((await client.finish(connection(), once)).ok);
      const again = await client.finish(connection(), once);
      assert.deepEqual(again, { ok: false, fault: 'notTrusted', code: 'invalid_grant' });
    });

    it('a secret that is not the right one, as settings to be put right', async () => {
      const finished = await goThrough({ at: connection({ clientSecret: 'wrong' }) });
      assert.equal(!finished.ok && finished.fault, 'notSetUp');
    });
  });

  describe('proving again who one is', () => {
    it('asks the provider for the password now', async () => {
      const begun = await clientOf().begin(connection(), { redirectUri: REDIRECT, proofs: PROOFS, freshly: true });
      const asked = new URL(begun.ok ? begun.address : '').searchParams;
      assert.deepEqual([asked.get('prompt'), asked.get('max_age')], ['login', '0']);
    });

    it('is done by somebody who signed in just now', async () =>
      assert.ok((await goThrough({ freshly: true, withinSeconds: 10 })).ok));

    for (const [what, change, code] of [
      ['before', (at: number) => ({ auth_time: at - 41 - 10 }), 'oldAuthTime'],
      ['at a time that is not said', () => ({ auth_time: undefined }), 'noAuthTime'],
    ] as const)
      it(`is not done by somebody who signed in ${what}`, async () => {
        provider.forge(({ payload, signed }) => signed({ ...payload, ...change(Math.floor(Date.now() / 1000)) }));
        const finished = await goThrough({ freshly: true, withinSeconds: 10 });
        assert.deepEqual(finished, { ok: false, fault: 'notFresh', code });
      });
  });
});

describe('a provider that tells of people only when asked', () => {
  before(async () => {
    provider = await startIdentityProvider({ redirectUri: REDIRECT, thin: true });
    provider.signInAs('a1', ADA);
  });
  after(() => provider.stop());

  it('is asked', async () => {
    const finished = await goThrough();
    assert.deepEqual(finished.ok && finished.known.groups, ['analysts']);
    assert.equal(finished.ok && finished.known.name, 'Ada Example');
    assert.ok(provider.asked.includes('/me'));
  });

  it('is not believed where it then tells of somebody else', async () => {
    provider.instead('/me', (_, answer) =>
      answer
        .setHeader('content-type', 'application/json')
        .end(JSON.stringify({ sub: 'b2', groups: ['administrators'] })),
    );
    const finished = await goThrough();
    assert.equal(!finished.ok && finished.fault, 'notTrusted');
    provider.instead('/me', null);
  });
});

describe('a provider that does not answer as it should', () => {
  let described: Record<string, unknown>;
  before(async () => {
    provider = await startIdentityProvider({ redirectUri: REDIRECT });
    provider.signInAs('a1', ADA);
    described = (await (await fetch(provider.issuer + DISCOVERY_PATH)).json()) as Record<string, unknown>;
  });
  after(() => provider.stop());
  beforeEach(() => provider.instead(DISCOVERY_PATH, null));

  const describes = (changed: Record<string, unknown>) =>
    provider.instead(DISCOVERY_PATH, (_, answer) =>
      answer.setHeader('content-type', 'application/json').end(JSON.stringify({ ...described, ...changed })),
    );

  for (const [what, changed, fault, code] of [
    ['another issuer', { issuer: 'https://login.example' }, 'notSetUp', 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED'],
    ['an issuer for everybody', { issuer: 'https://login.example/{tenantid}/v2.0' }, 'notSetUp', null],
    ['no issuer', { issuer: undefined }, 'notSetUp', null],
    ['no address for tokens', { token_endpoint: undefined }, 'notSetUp', 'no token_endpoint'],
    ['keys elsewhere', { jwks_uri: 'https://evil.example/keys' }, 'hostNotListed', 'notListed'],
    ['an inner address for tokens', { token_endpoint: 'http://169.254.169.254/token' }, 'hostNotListed', 'notListed'],
    ['an inner address for people', { userinfo_endpoint: 'http://127.0.0.1:1/me' }, 'hostNotListed', 'notListed'],
    ['a sign-in page elsewhere', { authorization_endpoint: 'https://evil.example/auth' }, 'hostNotListed', 'notListed'],
  ] as const)
    it(`is not used where it describes ${what}`, async () => {
      describes(changed);
      const begun = await goThrough();
      assert.equal(!begun.ok && begun.fault, fault);
      if (code !== null) assert.equal(!begun.ok && begun.code, code);
    });

  it('is not used where the issuer in the settings has another spelling', async () => {
    const found = await clientOf().discover(connection({ issuer: `${provider.issuer}/` }));
    assert.equal(!found.ok && found.fault, 'notSetUp');
  });

  it('is not followed to another address', async () => {
    const asked = provider.asked.length;
    provider.instead(DISCOVERY_PATH, (_, answer) => answer.writeHead(302, { location: '/elsewhere' }).end());
    const found = await clientOf().discover(connection());
    assert.deepEqual([!found.ok && found.fault, !found.ok && found.code], ['notSetUp', 'redirected']);
    assert.deepEqual(provider.asked.slice(asked), [DISCOVERY_PATH]);
  });

  it('is given up when it is slow, and asked again later', async () => {
    provider.instead(DISCOVERY_PATH, () => undefined);
    const client = clientOf(undefined, 200);
    const found = await client.discover(connection());
    assert.deepEqual([!found.ok && found.fault, !found.ok && found.code], ['unreachable', 'slow']);
    provider.instead(DISCOVERY_PATH, null);
    assert.ok((await client.discover(connection())).ok);
  });

  it('is given up when it is slow with tokens', async () => {
    provider.instead('/token', () => undefined);
    const finished = await goThrough({ client: clientOf(undefined, 300) });
    assert.equal(!finished.ok && finished.fault, 'unreachable');
    provider.instead('/token', null);
  });

  for (const [what, body] of [
    ['a page', '<html>'],
    ['a list', '[]'],
    ['more than fits', `{"issuer":"${'x'.repeat(100_001)}"}`],
  ] as const)
    it(`is not used where it describes itself by ${what}`, async () => {
      provider.instead(DISCOVERY_PATH, (_, answer) => answer.setHeader('content-type', 'application/json').end(body));
      const found = await clientOf().discover(connection());
      assert.equal(!found.ok && found.fault, 'notSetUp');
    });

  it('is not asked at all unless its host is listed', async () => {
    const asked = provider.asked.length;
    const found = await clientOf([]).discover(connection());
    assert.deepEqual([!found.ok && found.fault, !found.ok && found.code], ['hostNotListed', 'notListed']);
    assert.equal(provider.asked.length, asked);
  });

  it('is unreachable when it is down', async () => {
    const gone = await startIdentityProvider({ redirectUri: REDIRECT });
    await gone.stop();
    const found = await clientOf([gone.host]).discover(connection({ issuer: gone.issuer }));
    assert.deepEqual([!found.ok && found.fault, !found.ok && found.code], ['unreachable', 'unreachable']);
  });
});
