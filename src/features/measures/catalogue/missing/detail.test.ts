import assert from 'node:assert/strict';
import { it } from 'node:test';
import { seen } from '../../testing/seen.ts';
import { childrenMissingFromCare } from './children-missing-from-care.ts';

it('of a child who was missing, how often and the return interview are seen', () => {
  const child = `startedOn | missingEpisodes | returnInterviewOffered | returnInterviewAccepted
                 2020-01-10 | 2 | yes | no`;
  assert.deepEqual(seen(childrenMissingFromCare, child), [
    'Times missing in 12 months: 2',
    'Times absent in 12 months: not recorded',
    'Return interview offered: Yes',
    'Return interview accepted: No',
  ]);
});
