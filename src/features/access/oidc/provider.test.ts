import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NEW_PROVIDER, problemsOf, readProvider } from './provider.ts';

const FORM = {
  ...NEW_PROVIDER,
  name: 'Ownshire account',
  issuer: 'https://login.example/tenant/v2.0',
  clientId: 'abc',
};

describe('what somebody types about a provider', () => {
  for (const [issuer, isFine] of [
    ['https://login.example/tenant/v2.0', true],
    ['https://login.example:8443', true],
    ['http://localhost:4000', true],
    ['http://login.example/tenant', false],
    ['http://localhost.evil.example', false],
    ['https://login.microsoftonline.com/common/v2.0', false],
    ['https://login.microsoftonline.com/organizations/v2.0', false],
    ['https://login.microsoftonline.com/consumers', false],
    ['https://login.example/commonality', true],
    ['https://login.example/?a=b', false],
    ['https://login.example/#a', false],
    ['https://name@login.example/', false],
    ['login.example', false],
    ['', false],
    [`https://login.example/${'x'.repeat(278)}`, true],
    [`https://login.example/${'x'.repeat(279)}`, false],
  ] as const)
    it(`the issuer ${issuer.slice(0, 60) || 'left blank'} is ${isFine ? 'fine' : 'not'}`, () =>
      assert.equal(problemsOf({ ...FORM, issuer }).issuer === undefined, isFine));

  for (const [field, text, isFine] of [
    ['name', 'x'.repeat(60), true],
    ['name', 'x'.repeat(61), false],
    ['name', '', false],
    ['clientId', '', false],
    ['clientSecret', '', true],
    ['clientSecret', 'x'.repeat(301), false],
    ['scopes', '', true],
    ['scopes', 'profile api://x/y.z', true],
    ['scopes', 'profile\u0001', false],
    ['groupsClaim', 'roles', true],
    ['groupsClaim', 'https://example/groups', true],
    ['groupsClaim', '', false],
  ] as const)
    it(`the ${field} of ${text.length} characters, ${JSON.stringify(text.slice(0, 20))}, is ${isFine ? 'fine' : 'not'}`, () =>
      assert.equal(problemsOf({ ...FORM, [field]: text })[field] === undefined, isFine));

  it('loses the space around it', () =>
    assert.deepEqual(readProvider({ ...FORM, name: ' Ownshire account ', scopes: ' profile   email ' }), FORM));

  it('of a new provider is not complete yet', () =>
    assert.deepEqual(Object.keys(problemsOf(NEW_PROVIDER)), ['name', 'issuer', 'clientId']));
});
