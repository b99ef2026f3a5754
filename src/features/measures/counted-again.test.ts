import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LocalDate } from '#kernel/local-date.ts';
import { canBeCountedAgain } from './counted-again.ts';

const ERASED = new Date('2023-01-01');
const at = (asAt: string, rowsErasedAt: Date | null = null) => ({ asAt: asAt as LocalDate, rowsErasedAt });

describe('an accepted extract is counted again', () => {
  const cases: [what: string, extract: ReturnType<typeof at>, others: ReturnType<typeof at>[], again: boolean][] = [
    ['where nothing was erased', at('2022-08-05'), [at('2021-02-05')], true],
    ['unless its rows were erased', at('2022-08-05', ERASED), [], false],
    ['unless those of an extract 42 months before were', at('2022-08-05'), [at('2019-02-05', ERASED)], false],
    ['where those of one a day older were', at('2022-08-05'), [at('2019-02-04', ERASED)], true],
    ['unless those of another as at the same day were', at('2022-08-05'), [at('2022-08-05', ERASED)], false],
    ['where those of a later one were', at('2022-08-05'), [at('2022-09-05', ERASED)], true],
  ];
  for (const [what, extract, others, again] of cases)
    it(what, () => assert.equal(canBeCountedAgain(extract, [extract, ...others]), again));
});
