import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { ChildBehind } from '#features/measures/index.ts';
import { localDate } from '#kernel/local-date.ts';
import type { Reach } from '#kernel/reach.ts';
import {
  canAskFor,
  countInWords,
  partInWords,
  readReason,
  type Sight,
  shownTo,
  withinReach,
} from './children-shown.ts';

const COUNCIL: Reach = { kind: 'council' };
const NOWHERE: Reach = { kind: 'part', teams: [], worker: null };
const part = (teams: string[], worker: string | null = null): Reach => ({ kind: 'part', teams, worker });
const PSEUDONYMS = { ofChild: (id: string) => `C(${id})`, ofWorker: (name: string) => `W(${name})` };

function rowOf(team: string | null, worker: string | null, childId: string | null = 'A1'): ChildBehind {
  const of = { list: 'childrenInNeed', from: null, sheetRow: 2, isWorkersNow: true } as const;
  return { ...of, childId, team, worker, counted: true, detail: [] };
}

describe('the rows that a reach takes in', () => {
  const rows = [
    rowOf('East', 'Kim', '1'),
    rowOf('West', 'Kim', '2'),
    rowOf('West', 'Lee', '3'),
    rowOf(null, null, '4'),
  ];
  const CASES: [what: string, reach: Reach, ids: string[]][] = [
    ['the council', COUNCIL, ['1', '2', '3', '4']],
    ['a team', part(['West']), ['2', '3']],
    ['both teams, and not what has none', part(['East', 'West']), ['1', '2', '3']],
    ['a worker, whatever the team', part([], 'Kim'), ['1', '2']],
    ['a team and a worker', part(['East'], 'Lee'), ['1', '3']],
    ['a team of another name', part(['east']), []],
    ['nothing', NOWHERE, []],
  ];
  for (const [what, reach, ids] of CASES)
    it(`of ${what}`, () =>
      assert.deepEqual(
        withinReach(rows, reach).map(({ childId }) => childId),
        ids,
      ));
});

describe('a row that has left its list', () => {
  const left = (isWorkersNow: boolean): ChildBehind => ({
    ...rowOf('East', 'Kim'),
    from: localDate('2022-01-05'),
    isWorkersNow,
  });
  const seenBy = (reach: Reach, isWorkersNow: boolean) => withinReach([left(isWorkersNow)], reach).length === 1;

  it('is its worker’s as long as the newest extract names the worker for the child', () => {
    assert.equal(seenBy(part([], 'Kim'), true), true);
    assert.equal(seenBy(part([], 'Kim'), false), false);
    assert.equal(seenBy(part([], 'Lee'), true), false);
  });

  it('stays its team’s, because the figure is of what the team did', () => {
    assert.equal(seenBy(part(['East']), false), true);
    assert.equal(seenBy(part(['West'], 'Kim'), false), false);
    assert.equal(seenBy(COUNCIL, false), true);
  });

  it('of a case that has passed on shows neither id nor worker to the worker of then, nor is there anything to ask for', () => {
    const own = part([], 'Kim');
    const sight: Sight = { read: COUNCIL, identified: own, identify: own, hasReason: true, staff: own };
    const shown = shownTo(sight, PSEUDONYMS)(left(false));
    assert.deepEqual([shown.child, shown.worker], ['C(A1)', 'W(Kim)']);
    assert.equal(canAskFor([left(false)], { ...sight, hasReason: false }), false);
    const now = shownTo(sight, PSEUDONYMS)(left(true));
    assert.deepEqual([now.child, now.worker, now.earlierExtract], ['A1', 'Kim', '2022-01-05']);
  });
});

describe('a row as its reader sees it', () => {
  const sight = (given: Partial<Sight>): Sight => ({
    ...{ read: COUNCIL, identified: NOWHERE, identify: NOWHERE, hasReason: false, staff: NOWHERE },
    ...given,
  });
  const CASES: [what: string, sight: Sight, child: string | null, worker: string | null][] = [
    ['under pseudonyms', sight({}), 'C(A1)', 'W(Kim)'],
    ['by its id, for whom the work is with it', sight({ identified: part(['East']) }), 'A1', 'W(Kim)'],
    [
      'under a pseudonym, for whom the work is with another team',
      sight({ identified: part(['West']) }),
      'C(A1)',
      'W(Kim)',
    ],
    ['under a pseudonym until a reason is given', sight({ identify: COUNCIL }), 'C(A1)', 'W(Kim)'],
    ['by its id, once it is given', sight({ identify: COUNCIL, hasReason: true }), 'A1', 'W(Kim)'],
    [
      'under a pseudonym, where a reason was given without being asked for',
      sight({ hasReason: true }),
      'C(A1)',
      'W(Kim)',
    ],
    ['with the worker by name', sight({ staff: part([], 'Kim') }), 'C(A1)', 'Kim'],
  ];
  for (const [what, given, child, worker] of CASES)
    it(what, () => {
      const shown = shownTo(given, PSEUDONYMS)(rowOf('East', 'Kim'));
      assert.deepEqual([shown.child, shown.worker, shown.isPseudonym], [child, worker, child !== 'A1']);
      assert.equal(Object.hasOwn(shown, 'childId'), false);
    });

  it('without an id has nothing to hide and nothing to ask for', () => {
    const given = sight({ identify: COUNCIL });
    assert.deepEqual(shownTo(given, PSEUDONYMS)(rowOf('East', null, null)).isPseudonym, false);
    assert.equal(canAskFor([rowOf('East', null, null)], given), false);
    assert.equal(canAskFor([rowOf('East', null)], given), true);
    assert.equal(canAskFor([rowOf('East', null)], { ...given, hasReason: true }), false);
    assert.equal(canAskFor([rowOf('East', null)], { ...given, identified: part(['East']) }), false);
    assert.equal(canAskFor([rowOf('East', null)], sight({ identify: part(['West']) })), false);
  });

  it('never shows an id that neither duty nor reason opens, whatever the reaches', () => {
    const team = fc.constantFrom('East', 'West', null);
    const worker = fc.constantFrom('Kim', 'Lee', null);
    const reach = fc.oneof(
      fc.constant(COUNCIL),
      fc.record({ kind: fc.constant('part' as const), teams: fc.subarray(['East', 'West']), worker }),
    );
    const any = fc.record({ read: reach, identified: reach, identify: reach, staff: reach, hasReason: fc.boolean() });
    const takesIn = (where: Reach, ofTeam: string | null, ofWorker: string | null) =>
      where.kind === 'council' ||
      where.teams.some((name) => name === ofTeam) ||
      (ofWorker !== null && ofWorker === where.worker);
    fc.assert(
      fc.property(any, team, worker, (given, ofTeam, ofWorker) => {
        const isOpen =
          takesIn(given.identified, ofTeam, ofWorker) || (given.hasReason && takesIn(given.identify, ofTeam, ofWorker));
        const shown = shownTo(given, PSEUDONYMS)(rowOf(ofTeam, ofWorker));
        assert.equal(shown.child, isOpen ? 'A1' : 'C(A1)');
        const isNamed = ofWorker === null || takesIn(given.staff, ofTeam, ofWorker);
        assert.equal(shown.worker, isNamed ? ofWorker : `W(${ofWorker})`);
      }),
    );
  });
});

describe('how many are shown, in words', () => {
  const CASES: [given: Partial<Parameters<typeof countInWords>[0]>, words: string][] = [
    [{ shown: 31, all: 31, behind: 31 }, '31 rows behind the council’s figure.'],
    [{ shown: 1, all: 1, behind: 1 }, '1 row behind the council’s figure.'],
    [{ shown: 27, all: 27, behind: 1214 }, '27 rows to act on, of 1,214 behind the council’s figure.'],
    [
      { shown: 7, all: 31, behind: 31, reach: part(['East', 'West']) },
      'Of the 31 rows behind the council’s figure, the 7 of your teams are shown.',
    ],
    [
      { shown: 1, all: 31, behind: 40, reach: part(['East']), of: 'North teams' },
      'Of the 31 rows to act on, of 40 behind North teams’ figure, the 1 of your team is shown.',
    ],
    [
      { shown: 0, all: 31, behind: 31, reach: part(['East'], 'Kim') },
      'Of the 31 rows behind the council’s figure, none of your team and your own cases are shown.',
    ],
    [
      { shown: 0, all: 0, behind: 9, reach: part(['East']) },
      'There are no rows to act on behind the council’s figure.',
    ],
    [
      { shown: 3, all: 31, behind: 31, reach: part([], 'Kim'), mayCount: false },
      'The 3 rows of your own cases are shown.',
    ],
    [
      { shown: 0, all: 31, behind: 31, reach: part([], 'Kim'), mayCount: false },
      'Nothing of your own cases is behind this figure.',
    ],
  ];
  for (const [given, words] of CASES)
    it(words, () =>
      assert.equal(
        countInWords({ shown: 0, all: 0, behind: 0, of: 'the council', reach: COUNCIL, mayCount: true, ...given }),
        words,
      ),
    );

  it('says one row as one', () => {
    const own = { shown: 1, all: 9, behind: 9, of: 'the council', reach: part([], 'Kim'), mayCount: false };
    assert.equal(countInWords(own), 'The 1 row of your own cases is shown.');
  });

  it('calls nothing by its name where a part has no team', () => assert.equal(partInWords(NOWHERE), 'nobody'));
});

describe('a reason', () => {
  const CASES: [text: string, reason: string | null][] = [
    ['', null],
    ['   \n ', null],
    ['123456789', null],
    ['1234567890', '1234567890'],
    ['  strategy \n  meeting ', 'strategy meeting'],
    ['a  b  c  d', null],
    ['x'.repeat(500), 'x'.repeat(500)],
    ['x'.repeat(501), null],
  ];
  for (const [text, reason] of CASES)
    it(`${JSON.stringify(text.slice(0, 20))} of ${text.length} ${reason === null ? 'is refused' : 'is taken'}`, () => {
      const read = readReason(text);
      assert.equal('reason' in read ? read.reason : null, reason);
    });
});
