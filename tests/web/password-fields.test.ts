import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createLink } from '../../src/features/access/links.store.ts';
import { OWN, startInstallation } from '../support/installation.ts';

let started: Awaited<ReturnType<typeof startInstallation>>;
before(async () => {
  started = await startInstallation();
});
after(() => started.stop());

describe('a field for a password', () => {
  it('hides what is typed, may be pasted into, and is known to password managers, wherever it is', async () => {
    const link = { authority: OWN, personId: started.personOf('boardMember') };
    const token = await started.database.as(OWN, (db) => createLink(db, link, 'invitation', started.now()));
    const pages = [
      await started.anybody().get('/sign-in'),
      await started.anybody().get(`/invitation/${token}`),
      await (await started.signedIn('director')).get('/account/password'),
    ];
    const fields = pages.flatMap(({ body }) => [...body.matchAll(/<input\b[^>]*\bname="([^"]*)"[^>]*>/g)]);
    const secret = fields.filter(([, name = '']) => /^(password|again|present)$/.test(name));
    assert.ok(secret.length >= 5, secret.map(([, name]) => name).join());
    for (const [field = ''] of secret) {
      assert.match(field, /type="password"/);
      assert.match(field, /autocomplete="(current|new)-password"/);
      assert.doesNotMatch(field, /\son\w+=|\breadonly\b|maxlength="(\d|[0-9]\d|1[01]\d)"/, 'may be pasted, and long');
      assert.doesNotMatch(field, /\svalue="[^"]/, 'nothing is sent back');
    }
  });
});
