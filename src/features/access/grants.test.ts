import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Reach } from '#kernel/reach.ts';
import { grantsOf, type Holding } from './grants.ts';

const COUNCIL: Reach = { kind: 'council' };
const part = (teams: string[], worker: string | null = null): Reach => ({ kind: 'part', teams, worker });
const manager = (...teams: string[]): Holding => ({ role: 'teamManager', teams });
const social: Holding = { role: 'socialWorker', teams: [] };

describe('how far somebody may see children, by all their roles', () => {
  const CASES: [what: string, held: Holding[], worker: string | null, reach: Reach | undefined][] = [
    ['no role', [], null, undefined],
    ['a role without children', [{ role: 'boardChair', teams: [] }], 'Kim', undefined],
    ['a role that is not known', [{ role: 'owner', teams: ['East'] }], 'Kim', undefined],
    ['a team', [manager('East')], 'Kim', part(['East'])],
    ['two teams, in order and once each', [manager('West', 'East'), manager('East')], null, part(['East', 'West'])],
    ['a team that ended, which is no team', [manager()], null, part([])],
    ['own cases', [social], 'Kim', part([], 'Kim')],
    ['own cases of somebody whom no extract names', [social], null, part([])],
    ['a team and own cases', [manager('East'), social], 'Kim', part(['East'], 'Kim')],
    ['the council, whatever else', [social, { role: 'director', teams: [] }, manager('East')], 'Kim', COUNCIL],
  ];
  for (const [what, held, worker, reach] of CASES)
    it(what, () => assert.deepEqual(grantsOf(held, worker).get('children.read'), reach));
});

it('everybody may see to their own account, and who holds no role to nothing else', () => {
  assert.deepEqual([...grantsOf([], 'Kim')], [['account.own', COUNCIL]]);
});
