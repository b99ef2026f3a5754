import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createLink, type LinkPurpose } from '../../src/features/access/links.store.ts';
import { begunIn, codeOf, invited } from '../support/accounts.ts';
import { OWN, startInstallation } from '../support/installation.ts';

let started: Awaited<ReturnType<typeof startInstallation>>;
before(async () => {
  started = await startInstallation();
});
after(() => started.stop());

const NEW = 'gravel teapot lantern nine';

describe('a link for a new password', () => {
  for (const purpose of ['reset'] as const satisfies LinkPurpose[])
    it(`is no way round the code of an app: ${purpose}`, async () => {
      const account = await invited(started, 'performanceAnalyst');
      const of = { authority: OWN, personId: started.personOf('performanceAnalyst') };
      const token = await started.database.as(OWN, (db) => createLink(db, of, purpose, started.now()));
      const visitor = started.anybody();
      const asked = await visitor.post(`/${purpose}/${token}`, { password: NEW, again: NEW });
      assert.equal(visitor.cookie(), null);
      assert.doesNotMatch(asked.body, /Set up an authenticator app/);
      const wrong = await visitor.post('/sign-in/code', { begun: begunIn(asked), code: '000000' });
      assert.equal(wrong.statusCode, 422);
      assert.equal(visitor.cookie(), null);
      started.passHours(1 / 60);
      const code = codeOf(account.key ?? '', started.now());
      assert.equal((await visitor.post('/sign-in/code', { begun: begunIn(asked), code })).statusCode, 303);
      assert.equal((await visitor.get('/extracts')).statusCode, 200);
      await started.database.as(OWN, (db) => db.deleteFrom('totp').where('person_id', '=', of.personId).execute());
    });
});
