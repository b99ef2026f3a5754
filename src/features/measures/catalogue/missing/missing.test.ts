import { describe, it } from 'node:test';
import { assertDrawn } from '../../testing/drawn-measure.ts';
import { childrenMissingFromCare } from './children-missing-from-care.ts';

describe('children in care who were missing', () => {
  it('were missing at least once, of those whose number of episodes is recorded', () => {
    assertDrawn(
      childrenMissingFromCare,
      `startedOn  | missingEpisodes | absentEpisodes | expected
       2020-01-10 | 0               |                | among
       2020-01-10 | 1               |                | counts
       2020-01-10 | 2               | 0              | counts
       2020-01-10 | 0               | 3              | among
       2020-01-10 |                 | 3              | out     `,
    );
  });

  it('are in care on the as-at date, without those in short breaks', () => {
    assertDrawn(
      childrenMissingFromCare,
      `startedOn  | endedOn    | legalStatus | missingEpisodes | expected
       2022-08-05 |            | C2          | 1               | counts
       2022-08-06 |            | C2          | 1               | out
       2020-01-10 | 2022-08-05 | C2          | 1               | out
       2020-01-10 | 2022-08-06 | C2          | 1               | counts
       2020-01-10 |            | V2          | 0               | among
       2020-01-10 |            | V3          | 1               | out
       2020-01-10 |            | V4          | 1               | out     `,
    );
  });
});
