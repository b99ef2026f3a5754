import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { html } from '#ui';
import { day } from '../testing/drawn-plan.ts';
import { holding, type Version, type VersionState } from './version-states.ts';
import { versionsPage } from './versions.page.ts';

function version(number: number, ...steps: [VersionState, string][]): Version {
  return {
    ...{ id: `version-${number}`, number, name: `Plan ${number}`, asAt: day('2022-06-01'), sha256: 'a', madeBy: 'Ada' },
    steps: steps.map(([state, on], index) => ({
      ...{ number: index + 1, state, on: day(on), by: 'Ada', reason: '', minute: 'Minute 7', sentTo: 'Ofsted' },
    })),
  };
}

const LIVE = version(1, ['draft', '2022-06-01'], ['approved', '2022-06-08'], ['live', '2022-06-10']);
const OLD = version(2, ['draft', '2022-06-01'], ['approved', '2022-06-20'], ['superseded', '2022-06-21']);
const APPROVED = version(3, ['draft', '2022-07-01'], ['approved', '2022-07-06'], ['submitted', '2022-07-08']);
const DRAFT = version(4, ['draft', '2022-08-01']);

describe('which version holds, and since when', () => {
  const cases: [what: string, versions: Version[], number: number | null, since: string | null][] = [
    ['the live one, since it is live', [DRAFT, APPROVED, OLD, LIVE], 1, '2022-06-10'],
    ['where none is live, the newest that was approved and is not superseded', [DRAFT, APPROVED, OLD], 3, '2022-07-06'],
    ['none while all are drafts or superseded', [DRAFT, OLD], null, null],
  ];
  for (const [what, versions, number, since] of cases)
    it(what, () => {
      const held = holding(versions);
      assert.deepEqual([held?.version.number ?? null, held?.since ?? null], [number, since]);
    });
});

describe('the versions of the plan, to whoever does not read the plan itself', () => {
  const shown = (more: { readsPlan?: boolean; hasActions?: boolean; versions?: Version[] }) =>
    String(
      versionsPage({
        ...{ council: 'Severnshire', versions: [APPROVED, LIVE], hasPlan: true, mayManage: false },
        ...{ readsPlan: false, hasActions: false, navigation: html``, ...more },
      }),
    );

  it('say what scrutiny sees, since when it holds, and whom it may ask for more', () => {
    assert.match(shown({}), /Version 1, Plan 1, has held since 10 June 2022\./);
    assert.match(shown({ versions: [APPROVED] }), /Version 3, Plan 3, was approved on 6 July 2022\./);
    assert.match(shown({}), /scrutiny may ask the lead member for children’s services or the director/);
    assert.doesNotMatch(shown({}), /my-actions/);
  });

  it('lead a partner to their own actions', () => {
    assert.match(shown({ hasActions: true }), /href="\/my-actions"/);
    assert.doesNotMatch(shown({ hasActions: true }), /scrutiny may ask/);
  });

  it('say so as well before any was approved, and nothing of it to who reads the plan', () => {
    assert.match(shown({ versions: [] }), /You see the versions[\s\S]*No version was approved yet/);
    assert.doesNotMatch(shown({ readsPlan: true }), /You see the versions/);
  });
});
