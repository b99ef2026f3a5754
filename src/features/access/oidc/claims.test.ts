import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readClaims } from './claims.ts';

const WHO = { iss: 'https://login.example', sub: 'a1' };

describe('what claims say of a person', () => {
  for (const [claims, expected] of [
    [
      { name: 'Ada  Example ', email: 'Ada@Example.gov.uk' },
      { name: 'Ada Example', email: 'ada@example.gov.uk' },
    ],
    [{ name: 'Ada\u0000\nExample' }, { name: 'Ada Example', email: null }],
    [
      { name: '  ', email: 'no address' },
      { name: null, email: null },
    ],
    [
      { name: 7, email: ['a@b'] },
      { name: null, email: null },
    ],
    [
      { email: 'a@b', email_verified: false },
      { name: null, email: null },
    ],
    [
      { email: 'a@b', email_verified: true },
      { name: null, email: 'a@b' },
    ],
    [{ email: `${'a'.repeat(252)}@b` }, { name: null, email: `${'a'.repeat(252)}@b` }],
    [{ email: `${'a'.repeat(253)}@b` }, { name: null, email: null }],
    [{ name: 'x'.repeat(201) }, { name: 'x'.repeat(200), email: null }],
  ] as const)
    it(`${JSON.stringify(claims).slice(0, 60)} is ${JSON.stringify(expected).slice(0, 60)}`, () => {
      const read = readClaims({ ...WHO, ...claims }, 'groups');
      assert.deepEqual({ name: read?.name, email: read?.email }, expected);
    });

  for (const claims of [{ sub: 'a1' }, { iss: 'x' }, { iss: 'x', sub: '' }, { iss: '', sub: 'x' }, { iss: 1, sub: 2 }])
    it(`nobody is known by ${JSON.stringify(claims)}`, () => assert.equal(readClaims(claims, 'groups'), null));
});

describe('the groups that claims name', () => {
  for (const [claims, groupsClaim, expected] of [
    [{ groups: ['a', 'b', 'a'] }, 'groups', ['a', 'b']],
    [{ groups: 'a' }, 'groups', ['a']],
    [{ groups: ['a', 1, null, ''] }, 'groups', ['a']],
    [{}, 'groups', []],
    [{ groups: [] }, 'groups', []],
    [{ roles: ['r'], groups: ['a'] }, 'roles', ['r']],
    [{ _claim_names: { groups: 'src1' } }, 'groups', 'tooMany'],
    [{ hasgroups: true }, 'groups', 'tooMany'],
    [{ hasgroups: 'true' }, 'groups', 'tooMany'],
    [{ _claim_names: { other: 'src1' } }, 'groups', []],
    [{ _claim_names: { groups: 'src1' }, roles: ['r'] }, 'roles', ['r']],
    [{ groups: Array.from({ length: 2001 }, (_, index) => `g${index}`) }, 'groups', 'tooMany'],
  ] as const)
    it(`${JSON.stringify(claims).slice(0, 60)} in ${groupsClaim} are ${JSON.stringify(expected)}`, () =>
      assert.deepEqual(readClaims({ ...WHO, ...claims }, groupsClaim)?.groups, expected));
});
