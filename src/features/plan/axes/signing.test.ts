import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  drawnAction,
  drawnOutcome,
  drawnPartner,
  drawnPlan,
  drawnPriority,
  MIRIAM,
  RUTH,
  TOM,
} from '../testing/drawn-plan.ts';
import { askedToSign, mayClaim, maySign, placedIn, readAnswer, readClaim, sponsorOf } from './signing.ts';

const whoMay = (personId: string, ...permissions: string[]) => ({
  personId,
  may: (asked: string) => permissions.includes(asked),
});

function placed(of: Parameters<typeof drawnPlan>[0] = {}) {
  return placedIn(drawnPlan(of), 'action-1.1.1') ?? assert.fail('the plan has the action');
}

describe('who says that it is delivered', () => {
  it('its owner, and nobody else for them, whatever else they may', () => {
    assert.equal(mayClaim(placed(), whoMay(MIRIAM.id)), true);
    assert.equal(mayClaim(placed(), whoMay(RUTH.id, 'plan.manage', 'plan.decide')), false);
  });

  it('who keeps the plan, where a post without an account answers for it', () => {
    const posts = placed({ actions: [drawnAction({ owner: null, ownerWords: 'Designated nurse' })] });
    assert.equal(mayClaim(posts, whoMay(RUTH.id, 'plan.manage')), true);
    assert.equal(mayClaim(posts, whoMay(RUTH.id)), false);
  });

  it('the people of the partner that answers for it', () => {
    const theirs = placed({
      actions: [drawnAction({ owner: null, ownerWords: 'Designated nurse', partnerId: 'health' })],
      partners: [drawnPartner({ people: [TOM] })],
    });
    assert.equal(mayClaim(theirs, whoMay(TOM.id)), true);
    assert.equal(mayClaim(theirs, whoMay(MIRIAM.id)), false);
  });
});

describe('who signs second', () => {
  it('the outcome’s sponsor before the priority’s, and whoever decides for the plan', () => {
    assert.equal(sponsorOf(placed())?.id, RUTH.id);
    const own = placed({ outcomes: [drawnOutcome({ sponsor: TOM })] });
    assert.equal(sponsorOf(own)?.id, TOM.id);
    assert.equal(maySign(own, whoMay(RUTH.id)), false);
    assert.equal(maySign(own, whoMay(RUTH.id, 'plan.decide')), true);
    assert.equal(maySign(own, whoMay(TOM.id)), true);
  });

  it('the director is asked where there is no sponsor, or the sponsor said it', () => {
    assert.equal(askedToSign(placed(), MIRIAM.id), RUTH.id);
    assert.equal(askedToSign(placed(), RUTH.id), null);
    assert.equal(askedToSign(placed({ priorities: [drawnPriority({ sponsor: null })] }), MIRIAM.id), null);
  });
});

describe('what is typed', () => {
  const fields = (read: ReturnType<typeof readAnswer> | ReturnType<typeof readClaim>) =>
    read.ok ? [] : read.problems.map(({ field }) => field);

  it('a “not yet” says why, a signature need not', () => {
    assert.deepEqual(fields(readAnswer({ answer: 'notYet', words: ' ' })), ['words']);
    assert.deepEqual(readAnswer({ answer: 'delivered' }), { ok: true, given: { answer: 'delivered', words: '' } });
    assert.deepEqual(fields(readAnswer({ answer: 'closed' })), ['answer']);
  });

  it('names no child, and has no more words than are kept', () => {
    assert.deepEqual(fields(readClaim({ words: 'NHS number 943 476 5919' })), ['words']);
    assert.deepEqual(fields(readClaim({ words: 'x'.repeat(1001) })), ['words']);
    assert.deepEqual(fields(readClaim({ words: 'x'.repeat(1000) })), []);
  });
});
