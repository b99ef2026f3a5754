import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Maturity, measureById, type RowToFix } from '#features/measures/index.ts';
import { filledByTeam, filledColumns, missing } from './columns.ts';
import { choicesAmong, fixAskedIn, fixHref, narrowed, wrongIn } from './fix.ts';
import { besideDefinition, proposalInWords, standingOf } from './maturing.ts';
import { choiceOf } from './team-choice.ts';

const finding = (check: string, heading: string | null = 'Gender') =>
  ({ list: 'contacts', row: 2, check, effect: 'warns', heading }) as const;
const row = (team: string | null, checks: readonly string[]): RowToFix => ({
  ...{ list: 'contacts', sheetRow: 2, childId: 'a', team, worker: null, kept: true },
  findings: checks.map((check) => finding(check)),
});

describe('the rows to put right that an address asks for', () => {
  const rows = [row('North', ['AX-003', 'AX-011']), row('South', ['AX-011']), row(null, [])];
  const asked = (fields: Record<string, string>, team: string | null = null) => fixAskedIn(fields, team);

  it('are those of the team, the list and the check, with what that check found', () => {
    const count = (fields: Record<string, string>, team: string | null = null) =>
      narrowed(rows, asked(fields, team)).map(({ findings }) => findings.length);
    assert.deepEqual(count({}), [2, 1, 0]);
    assert.deepEqual(count({}, 'North'), [2]);
    assert.deepEqual(count({}, 'notKnown'), [0]);
    assert.deepEqual(count({ check: 'AX-011' }), [1, 1]);
    assert.deepEqual(count({ list: 'referrals' }), []);
  });

  it('are all of them where the address says what there is not', () => {
    assert.deepEqual(asked({ list: 'nothing', check: 'AX-000', page: '-3' }), {
      team: null,
      list: null,
      check: null,
      page: 1,
    });
    assert.equal(asked({ page: '2.7' }).page, 2);
  });

  it('can be narrowed only by what is among them', () => {
    assert.deepEqual(choicesAmong(rows), { lists: ['contacts'], checks: ['AX-003', 'AX-011'] });
    assert.equal(
      fixHref({ team: 'A & B', list: null, check: 'AX-003' }),
      '/data-quality/fix?team=A+%26+B&check=AX-003',
    );
    assert.equal(fixHref({}, '.csv'), '/data-quality/fix.csv');
  });
});

describe('what is wrong in a row', () => {
  it('is said once for a check, with every column', () => {
    const [wrong, ...others] = wrongIn([
      finding('AX-003', 'Gender'),
      finding('AX-003', 'Ethnicity'),
      finding('AX-003'),
    ]);
    assert.deepEqual([wrong?.headings, others], [['Gender', 'Ethnicity'], []]);
    assert.equal(wrong?.title, 'A cell that Ofsted asks for is blank');
    assert.equal(wrong?.whatToDo, 'Fill it in where you know it.');
  });

  it('is said also where the place was not kept, and where the check is no more', () => {
    assert.match(wrongIn([])[0]?.title ?? '', /not every place was kept/);
    assert.equal(wrongIn([finding('AX-998', null)])[0]?.title, 'AX-998');
  });
});

describe('needed columns', () => {
  const tally = (team: string, field: string, asked: number, filled: number) =>
    ({ list: 'contacts', team, field, asked, filled }) as const;
  const tallies = [tally('North', 'gender', 10, 9), tally('South', 'gender', 5, 5), tally('North', 'source', 10, 4)];

  it('are added up over teams, those with most missing first', () => {
    assert.deepEqual(
      filledColumns(tallies).map((column) => [column.heading, column.asked, missing(column)]),
      [
        ['Contact Source', 10, 6],
        ['Gender', 15, 1],
      ],
    );
  });

  it('name for each team the one that it misses most', () => {
    const teams = filledByTeam(tallies);
    assert.equal(teams.get('North')?.worst?.field, 'source');
    assert.equal(teams.get('South')?.worst, null);
  });
});

describe('the team that is asked for', () => {
  it('is one that the reader may see; of no team only for who sees all', () => {
    assert.equal(choiceOf('North', ['North'], false)?.team, 'North');
    assert.equal(choiceOf('South', ['North'], false), null);
    assert.equal(choiceOf('notKnown', ['North'], false), null);
    assert.equal(choiceOf('notKnown', ['North'], true)?.ofWords, 'no team');
    assert.equal(choiceOf('', [], false)?.ofWords, 'the council');
    assert.deepEqual(choiceOf(undefined, [], true)?.offered, []);
  });
});

describe('the lag of a definition', () => {
  const measure = { ...measureOf('AS-01'), finalAfterDays: 10 };
  const of = (proposal: Maturity['proposal']) => ({
    ...{ measure, maturity: { monthsFollowed: 8, spreads: [], changed: 0, proposal } },
  });
  const lag = (movingUntil: number | null) => of({ kind: 'lag', lag: 1, days: 36, months: 8, movingUntil });

  it('is too short where an extract that it lets be final was drawn while figures still moved', () => {
    assert.deepEqual([standingOf(lag(null)), standingOf(lag(9)), standingOf(lag(10))], ['enough', 'enough', 'short']);
    assert.match(
      besideDefinition(lag(10)),
      /10 days after its end: that is too short, since figures in extracts drawn from then on still moved/,
    );
    assert.match(proposalInWords(lag(5)), /36 days after the month or later, as seen in 8 months/);
  });

  it('cannot be compared where nothing is proposed', () => {
    assert.equal(standingOf(of({ kind: 'tooFew', months: 1 })), 'unknown');
    assert.match(proposalInWords(of({ kind: 'tooFew', months: 1 })), /1 month of this measure was followed/);
    assert.equal(standingOf(of({ kind: 'unsettled' })), 'unsettled');
    assert.equal(besideDefinition(of({ kind: 'snapshot' })), '');
  });
});

function measureOf(id: string) {
  const measure = measureById(id);
  if (measure === null) throw new Error(`there is no measure ${id}`);
  return measure.description;
}
