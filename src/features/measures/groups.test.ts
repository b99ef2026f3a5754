import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { localDate } from '#kernel/local-date.ts';
import { groupInWords, groupingOf } from './groups.ts';
import { drawn } from './testing/drawn-table.ts';

const ON = localDate('2022-07-10');
const nowhere = () => null;

describe('the group of a row', () => {
  const record = (cells: string) => {
    const [row] = drawn('childProtection', `gender | ethnicity | disability | bornOn | team \n ${cells}`);
    if (!row) throw new Error('no row drawn');
    return row.record;
  };
  const full = record('female | CHNE | yes | 2015-07-10 | North 1');
  const blank = record(' | | | | ');
  const refused = record('notStated | REFU | unknown | | North 1');
  const grouping = groupingOf({}, (team, on) => (on < localDate('2022-07-01') ? 'Old' : `New ${team}`));

  it('is read from the row', () => {
    const groups = (['council', 'team', 'locality', 'ageBand', 'sex', 'ethnicGroup', 'disability'] as const).map(
      (dimension) => grouping.groupOf(dimension, full, ON),
    );
    assert.deepEqual(groups, ['all', 'North 1', 'New North 1', '5-9', 'female', 'asian', 'yes']);
  });

  it('is not known where the row is blank or does not say', () => {
    for (const dimension of ['team', 'locality', 'ageBand', 'sex', 'ethnicGroup', 'disability'] as const) {
      assert.equal(grouping.groupOf(dimension, blank, ON), 'notKnown');
    }
    for (const dimension of ['ageBand', 'sex', 'ethnicGroup', 'disability'] as const) {
      assert.equal(grouping.groupOf(dimension, refused, ON), 'notKnown');
    }
  });

  it('is the locality of the team on the day', () => {
    assert.equal(grouping.groupOf('locality', full, localDate('2022-06-30')), 'Old');
    assert.equal(groupingOf({}, nowhere).groupOf('locality', full, ON), 'notKnown');
  });
});

describe('the team and disability of a row whose list has none', () => {
  const [contact] = drawn('contacts', 'childId \n A');
  if (!contact) throw new Error('no row drawn');
  const found = (rows: Parameters<typeof groupingOf>[0]) => {
    const grouping = groupingOf(rows, nowhere);
    const { team, worker } = grouping.allocationOf(contact.record);
    return [team, worker, grouping.groupOf('disability', contact.record, ON)];
  };
  const heading = 'childId | team | worker | disability \n';
  const childrenInNeed = drawn('childrenInNeed', `${heading} A | Six | s | no`);
  const childrenInCare = drawn('childrenInCare', `${heading} A | Eight | e | yes`);
  const childProtection = drawn('childProtection', `${heading} A | Seven | v | yes`);
  const careLeavers = drawn('careLeavers', `${heading} A | Nine | n | yes`);
  const assessments = drawn('assessments', `${heading} A | Four | f | yes`);
  const referrals = drawn('referrals', 'childId | team | worker \n A | Three | t');

  it('come from the first list that has the child: in need, in care, on a plan, leavers, assessments, referrals', () => {
    const all = { childrenInNeed, childrenInCare, childProtection, careLeavers, assessments, referrals };
    assert.deepEqual(found(all), ['Six', 's', 'no']);
    assert.deepEqual(found({ ...all, childrenInNeed: [] }), ['Eight', 'e', 'yes']);
    assert.deepEqual(found({ childProtection, careLeavers, assessments, referrals }), ['Seven', 'v', 'yes']);
    assert.deepEqual(found({ careLeavers, assessments, referrals }), ['Nine', 'n', 'yes']);
    assert.deepEqual(found({ assessments, referrals }), ['Four', 'f', 'yes']);
    assert.deepEqual(found({ referrals }), ['Three', 't', 'notKnown']);
    assert.deepEqual(found({}), [null, null, 'notKnown']);
  });

  it('come from a later list where an earlier one is blank', () => {
    const blank = drawn('childrenInNeed', `${heading} A | | | `);
    assert.deepEqual(found({ childrenInNeed: blank, childProtection }), ['Seven', 'v', 'yes']);
  });

  it('come from the child’s latest row, of two of one day the lower one, and never from one that was kept out', () => {
    const rows = drawn(
      'referrals',
      `childId | referredOn | team  | kept
       A       | 2022-07-02 | Later | yes
       A       | 2022-07-02 | Last  | yes
       A       | 2022-07-01 | First | yes
       A       | 2022-07-03 | Wrong | no`,
    );
    assert.equal(found({ referrals: rows })[0], 'Last');
  });

  it('are not taken from other lists where the row’s own cell is blank', () => {
    const [plan] = drawn('childProtection', 'childId | team \n A | ');
    if (!plan) throw new Error('no row drawn');
    assert.equal(groupingOf({ childrenInNeed }, nowhere).groupOf('team', plan.record, ON), 'notKnown');
  });
});

it('a group is said in words, a team by its name', () => {
  assert.equal(groupInWords('team', 'North 1'), 'North 1');
  assert.equal(groupInWords('team', 'other'), 'other');
  assert.equal(groupInWords('team', 'notKnown'), 'Not known');
  assert.equal(groupInWords('ageBand', '0'), 'Under 1');
  assert.equal(groupInWords('council', 'all'), 'The whole council');
});
