import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { allows, type Permission, type Role } from '#features/access/index.ts';
import { improvementNavigation } from './navigation.page.ts';

const shownTo = (role: Role, here: string) =>
  String(improvementNavigation((permission: Permission) => allows(role, permission), here));

/** The links of a line of the navigation: what each says, where it leads, and whether the reader is there. */
function line(markup: string, label: string): string[] {
  const [, list = ''] = new RegExp(`<nav [^>]*aria-label="${label}">(.*?)</nav>`, 's').exec(markup) ?? [];
  return [...list.matchAll(/<a href="([^"]+)"([^>]*)>([^<]+)</g)].map(([, href, more = '', text]) => {
    const current = /aria-current="(\w+)"/.exec(more)?.[1];
    return `${text} ${href}${current === undefined ? '' : ` (${current})`}`;
  });
}

describe('the navigation of the improvement', () => {
  it('has the groups in one line and the pages of the group that is open in the next', () => {
    const shown = shownTo('boardChair', '/plan/slips');
    assert.deepEqual(line(shown, 'Improvement'), [
      'Plan /plan',
      'Running it /plan/updates (true)',
      'Inspections /inspections',
      'Risks /risks',
    ]);
    assert.deepEqual(line(shown, 'Improvement: Running it'), [
      'Updates /plan/updates',
      'Changes /plan/changes',
      'Slips /plan/slips (page)',
      'Evidence /evidence',
      'Versions /plan/versions',
      'Papers /plan/papers',
    ]);
  });

  it('needs no second line for a group of one page, which is then the page that is open', () => {
    const shown = shownTo('boardChair', '/risks');
    assert.equal(shown.match(/<nav /g)?.length, 1);
    assert.equal(line(shown, 'Improvement').at(-1), 'Risks /risks (page)');
  });

  it('stays with the plan on a page that is none of them', () => {
    const shown = shownTo('boardChair', '/plan/rules');
    assert.equal(line(shown, 'Improvement')[0], 'Plan /plan (true)');
    assert.doesNotMatch(shown, /aria-current="page"/);
  });

  it('shows no group of which nothing is open, and leads to the first page that is', () => {
    const may = (permission: Permission) => permission === 'plan.submitted' || permission === 'evaluation.read';
    const shown = String(improvementNavigation(may, '/self-evaluation'));
    assert.deepEqual(line(shown, 'Improvement'), ['Running it /plan/versions', 'Inspections /self-evaluation (page)']);
  });

  it('is not there for somebody to whom one page is open, or none', () => {
    assert.equal(shownTo('scrutinyReader', '/plan/versions'), '');
    assert.equal(shownTo('systemAdministrator', '/plan'), '');
  });
});
