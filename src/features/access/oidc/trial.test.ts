import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { trialOf } from './trial.ts';

const ISSUER = 'https://login.example/tenant';
const endpoint = (name: string, address: string, refusal: string | null = null) => ({ name, address, refusal });

describe('what somebody is told who tries a provider', () => {
  it('is that it answers, with what it says of itself', () => {
    const endpoints = [endpoint('issuer', ISSUER), endpoint('token_endpoint', `${ISSUER}/token`)];
    const metadata = { issuer: ISSUER };
    const trial = trialOf(ISSUER, { ok: true, metadata, endpoints });
    assert.equal(trial.ok, true);
    assert.deepEqual(
      trial.endpoints.map(({ what, verdict }) => [what, verdict]),
      [
        ['Issuer', 'Yes'],
        ['Where Headway learns who it is', 'Yes'],
      ],
    );
  });

  it('names every host that is not listed, once', () => {
    const endpoints = [
      endpoint('issuer', ISSUER),
      endpoint('jwks_uri', 'https://keys.example/a', 'notListed'),
      endpoint('token_endpoint', 'https://keys.example/b', 'notListed'),
      endpoint('userinfo_endpoint', 'https://graph.example/me', 'notListed'),
    ];
    const trial = trialOf(ISSUER, { ok: false, fault: 'hostNotListed', code: 'notListed', endpoints });
    assert.match(trial.says, /add keys\.example and graph\.example to HEADWAY_OUTBOUND/);
    assert.equal(trial.endpoints[1]?.verdict, 'No: keys.example is not listed');
  });

  for (const [code, says] of [
    ['notListed', /add login\.example to HEADWAY_OUTBOUND/],
    ['slow', /does not answer/],
    ['unreachable', /does not answer/],
    ['redirected', /sends Headway on/],
    ['innerAddress', /leads to this machine/],
    ['anotherIssuer', /another issuer/],
    ['OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED', /another issuer/],
    ['OAUTH_PARSE_ERROR', /not as OpenID Connect asks \(OAUTH_PARSE_ERROR\)/],
  ] as const)
    it(`is what to do about ${code}`, () =>
      assert.match(trialOf(ISSUER, { ok: false, fault: 'notSetUp', code }).says, says));
});
