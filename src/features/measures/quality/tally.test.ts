import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { LIST_IDS, type ListId, type RowFinding } from '#features/extracts/index.ts';
import { localDate } from '#kernel/local-date.ts';
import { month } from '#kernel/month.ts';
import { groupingOf, NOT_KNOWN } from '../groups.ts';
import { extractOf } from '../testing/drawn-measure.ts';
import { drawn } from '../testing/drawn-table.ts';
import { madeUpExtract } from '../testing/made-up-rows.ts';
import { type Quality, qualityOf } from './tally.ts';

const rows = {
  contacts: drawn(
    'contacts',
    'childId | source | kept | errors \n a | 1A | yes | 0 \n b | | yes | 1 \n c | 1A | no | 3',
  ),
  childProtection: drawn(
    'childProtection',
    `childId | team    | startedOn  | endedOn    | lastVisitOn | kept | errors
     a       | North 1 | 2022-07-08 |            |             | yes  | 0
     b       | North 1 | 2022-07-09 |            |             | yes  | 0
     d       | South 1 | 2022-01-01 | 2022-07-01 |             | yes  | 0`,
  ),
  adoption: [],
};

function found(list: ListId, row: number, check: string, effect: RowFinding['effect'] = 'warns'): RowFinding {
  return { list, row, check, effect, heading: null };
}

function countedIn(findings: readonly RowFinding[] = []): Quality {
  const extract = extractOf(rows);
  return qualityOf(
    extract,
    findings,
    groupingOf(extract.rows, () => null),
    NOT_KNOWN,
  );
}

describe('what the checks found in an extract', () => {
  it('is counted by list and by the team of the row or of the child’s other rows', () => {
    const counted = countedIn().rows.map(({ list, team, rows: all, foundIn, keptOut }) => [
      list,
      team,
      all,
      foundIn,
      keptOut,
    ]);
    assert.deepEqual(counted, [
      ['contacts', 'North 1', 2, 1, 0],
      ['contacts', 'notKnown', 1, 1, 1],
      ['childProtection', 'North 1', 2, 0, 0],
      ['childProtection', 'South 1', 1, 0, 0],
      ['adoption', 'notKnown', 0, 0, 0],
    ]);
  });

  it('includes what shows only beside other lists, in a row that was read without an error', () => {
    const [, , plans] = countedIn([found('childProtection', 3, 'AX-506')]).rows;
    assert.deepEqual(plans, { list: 'childProtection', team: 'North 1', rows: 2, foundIn: 1, keptOut: 0 });
  });

  it('counts a row once for a check, and as kept out where the check kept it out in any of its cells', () => {
    const { checks } = countedIn([
      found('contacts', 4, 'AX-011'),
      found('contacts', 4, 'AX-011'),
      found('contacts', 3, 'AX-011', 'keepsOut'),
      found('contacts', 5, 'AX-002', 'keepsOut'),
    ]);
    assert.deepEqual(checks, [
      { list: 'contacts', team: 'North 1', check: 'AX-011', rows: 2, keptOut: 1 },
      { list: 'contacts', team: 'notKnown', check: 'AX-002', rows: 1, keptOut: 1 },
    ]);
  });

  it('leaves out what was found where no row was kept: totals and repeated headings', () => {
    assert.deepEqual(countedIn([found('contacts', 99, 'AX-004', 'keepsOut')]).checks, []);
  });
});

describe('needed cells', () => {
  const filled = (list: ListId, field: string) =>
    countedIn()
      .columns.filter((column) => column.list === list && column.field === field)
      .map(({ team, asked, filled: full }) => [team, asked, full]);

  it('are filled where a value could be read', () => {
    assert.deepEqual(filled('contacts', 'source'), [
      ['North 1', 2, 1],
      ['notKnown', 1, 1],
    ]);
  });

  it('are asked only of the rows that ought to have them: a visit of a plan that is open for 28 days', () => {
    assert.deepEqual(filled('childProtection', 'lastVisitOn'), [['North 1', 1, 0]]);
  });

  it('are asked of extracts from the day on which the guidance took them up', () => {
    const leavers = drawn('careLeavers', 'childId | team \n a | North 1');
    const asked = (asAt: string) => {
      const extract = extractOf({ careLeavers: leavers }, { asAt, dataMonth: asAt.slice(0, 7) });
      const { columns } = qualityOf(
        extract,
        [],
        groupingOf(extract.rows, () => null),
        NOT_KNOWN,
      );
      return columns.some(({ field }) => field === 'personalAdviser');
    };
    assert.deepEqual([asked('2022-12-31'), asked('2023-01-01')], [false, true]);
  });
});

describe('the teams of an extract', () => {
  it('add up to all its rows, whatever the extract holds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 0, max: 60 }), (seed, perList) => {
        const extract = madeUpExtract(seed, perList, localDate('2022-08-05'), month('2022-07'));
        const findings = LIST_IDS.flatMap((list) =>
          (extract.rows[list] ?? [])
            .filter(({ errors }) => errors > 0)
            .map(({ sheetRow }) => found(list, sheetRow, 'AX-003')),
        );
        const quality = qualityOf(
          extract,
          findings,
          groupingOf(extract.rows, () => null),
          NOT_KNOWN,
        );
        for (const list of LIST_IDS) {
          const all = extract.rows[list] ?? [];
          const ofList = quality.rows.filter((one) => one.list === list);
          const sum = (key: 'rows' | 'foundIn' | 'keptOut') => ofList.reduce((total, one) => total + one[key], 0);
          assert.equal(sum('rows'), all.length);
          assert.equal(sum('foundIn'), all.filter(({ errors, kept }) => errors > 0 || !kept).length);
          assert.equal(sum('keptOut'), all.filter(({ kept }) => !kept).length);
        }
        const checked = quality.checks.reduce((total, { rows: of }) => total + of, 0);
        assert.equal(checked, findings.length);
        assert.ok(quality.columns.every(({ asked, filled }) => asked > 0 && filled <= asked));
      }),
      { numRuns: 25 },
    );
  });
});
