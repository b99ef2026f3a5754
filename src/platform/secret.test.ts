import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { secretOf } from './secret.ts';

const secret = secretOf('a secret of an installation, long enough');

describe('a secret', () => {
  it('opens what it sealed for the same purpose, and never shows it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 8 }), (text) => {
        const sealed = secret.seal('keys', text);
        assert.equal(secret.unseal('keys', sealed), text);
        assert.doesNotMatch(sealed, /[^\w-]/);
      }),
    );
  });

  it('does not open what was sealed for another purpose, by another installation, or was changed', () => {
    const sealed = secret.seal('keys', 'JBSWY3DPEHPK3PXP');
    assert.equal(secret.unseal('links', sealed), null);
    assert.equal(secretOf('the secret of another installation, as long').unseal('keys', sealed), null);
    const bytes = Buffer.from(sealed, 'base64url');
    for (let index = 0; index < bytes.length; index += 1) {
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ 1;
      assert.equal(secret.unseal('keys', changed.toString('base64url')), null, `byte ${index}`);
    }
    assert.equal(secret.unseal('keys', 'short'), null);
  });

  it('gives the same fingerprint for the same text and purpose only', () => {
    const one = secret.fingerprint('child', '998/C1');
    assert.deepEqual(secret.fingerprint('child', '998/C1'), one);
    assert.notDeepEqual(secret.fingerprint('child', '998/C2'), one);
    assert.notDeepEqual(secret.fingerprint('account', '998/C1'), one);
  });
});
