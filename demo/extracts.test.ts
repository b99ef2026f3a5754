import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import { LIST_IDS } from '#features/extracts/index.ts';
import { addDays, addMonths, type LocalDate } from '#kernel/local-date.ts';
import { TEAMS } from './council.ts';
import { countyOf, extractAt, rowsOf } from './extracts.ts';
import { DEMONSTRATION_SEED } from './index.ts';
import type { Row, Rows } from './rows.ts';
import { extractOf, takenExtracts } from './testing/county.ts';

const extracts = takenExtracts();
const hashOf = (rows: Rows) => createHash('sha256').update(JSON.stringify(rows)).digest('hex');

test('the same number gives the same rows to the last character, another number gives others', () => {
  const again = countyOf(DEMONSTRATION_SEED);
  for (const index of [0, 11, 23]) {
    const { asAt } = extractAt(index);
    const shown = hashOf(extractOf(extracts, extractAt(index).dataMonth).rows);
    assert.equal(hashOf(rowsOf(again, asAt)), shown);
    assert.notEqual(hashOf(rowsOf(countyOf(DEMONSTRATION_SEED + 1), asAt)), shown);
  }
});

test('each extract has between 4,000 and 6,000 rows and something in every list', () => {
  for (const { rows, dataMonth } of extracts) {
    const total = LIST_IDS.reduce((sum, id) => sum + rows[id].length, 0);
    assert.ok(total >= 4000 && total <= 6000, `${total} in ${dataMonth}`);
    for (const id of LIST_IDS) assert.ok(rows[id].length > 0, `${id} in ${dataMonth}`);
  }
});

test('no row knows of a day after its extract', () => {
  for (const { rows, asAt } of extracts)
    for (const id of LIST_IDS)
      for (const row of rows[id])
        for (const [field, value] of Object.entries(row))
          if (field.endsWith('On') && field !== 'bornOn') assert.ok(value === null || value <= asAt, `${id}.${field}`);
});

describe('what belongs to a list', () => {
  const eachExtract = (check: (rows: Rows, since: LocalDate, sinceAYear: LocalDate) => void) => {
    for (const { rows, asAt } of extracts) check(rows, addMonths(asAt, -6), addMonths(asAt, -12));
  };
  const isSince = (since: LocalDate, ...days: (LocalDate | null)[]) => days.some((day) => day !== null && day >= since);

  test('contacts and referrals are of the six months', () =>
    eachExtract((rows, since) => {
      assert.ok(rows.contacts.every((row) => isSince(since, row.contactedOn)));
      assert.ok(rows.referrals.every((row) => isSince(since, row.referredOn)));
    }));

  test('assessments, enquiries, needs, plans and care were open in the six months', () =>
    eachExtract((rows, since) => {
      assert.ok(rows.earlyHelp.every((row) => row.completedOn === null || row.completedOn >= since));
      assert.ok(rows.assessments.every((row) => row.authorisedOn === null || row.authorisedOn >= since));
      assert.ok(
        rows.section47.every(
          (row) => row.conferenceUnnecessary !== 'no' || row.conferenceOn === null || row.conferenceOn >= since,
        ),
      );
      for (const list of [rows.childProtection, rows.childrenInCare] as const)
        assert.ok(list.every((row) => row.endedOn === null || row.endedOn >= since));
      assert.ok(rows.childrenInNeed.every((row) => row.closedOn === null || row.closedOn >= since));
    }));

  test('adoption and adopters reach back twelve months', () =>
    eachExtract((rows, _since, sinceAYear) => {
      assert.ok(rows.adoption.every((row) => (row.adoptedOn ?? row.decisionReversedOn ?? sinceAYear) >= sinceAYear));
      assert.ok(rows.adopters.every((row) => (row.leftOn ?? row.adoptedOn ?? sinceAYear) >= sinceAYear));
    }));

  test('needs, plans, care, care leavers and adopters have one row for each person', () =>
    eachExtract((rows) => {
      const lists = [rows.childrenInNeed, rows.childProtection, rows.childrenInCare, rows.careLeavers, rows.adoption];
      for (const list of lists) assert.equal(new Set(list.map(({ childId }) => childId)).size, list.length);
      assert.equal(new Set(rows.adopters.map(({ adopterId }) => adopterId)).size, rows.adopters.length);
    }));
});

test('successive extracts agree about what both hold, but for what was entered late', () => {
  for (const [index, { rows, asAt }] of extracts.entries()) {
    const next = extracts[index + 1];
    if (!next) continue;
    const key = (row: Row<'contacts'>) => `${row.childId} ${row.contactedOn} ${row.source} ${row.ethnicity}`;
    const inBoth = ({ contactedOn }: Row<'contacts'>) =>
      contactedOn !== null && contactedOn >= addMonths(next.asAt, -6) && contactedOn < addDays(asAt, -5);
    const keys = (list: readonly Row<'contacts'>[]) => list.filter(inBoth).map(key).sort();
    assert.deepEqual(keys(rows.contacts), keys(next.rows.contacts));
  }
});

describe('the lists know of each other', () => {
  test('a plan that began in the window began with a conference that led to it', () => {
    for (const { rows, asAt } of extracts) {
      const conferences = new Set(
        rows.section47
          .filter(({ ledToPlan }) => ledToPlan === 'yes')
          .map((row) => `${row.childId} ${row.conferenceOn}`),
      );
      for (const { childId, startedOn } of rows.childProtection)
        if (startedOn !== null && startedOn >= addMonths(asAt, -6) && startedOn <= addDays(asAt, -5))
          assert.ok(conferences.has(`${childId} ${startedOn}`));
    }
  });

  test('children in care and on plans are children in need with that status', () => {
    for (const { rows } of extracts) {
      const status = new Map(rows.childrenInNeed.map((row) => [row.childId, row.caseStatus]));
      const inCare = new Set(rows.childrenInCare.filter((row) => row.endedOn === null).map((row) => row.childId));
      for (const childId of inCare) assert.equal(status.get(childId), 'inCare');
      for (const { childId, endedOn } of rows.childProtection)
        if (endedOn === null && !inCare.has(childId)) assert.equal(status.get(childId), 'childProtectionPlan');
    }
  });

  test('an assessment has a referral, where that is still on its list', () => {
    const { rows, asAt } = extractOf(extracts, '2022-07');
    const referred = new Set(rows.referrals.filter((row) => row.noFurtherAction === 'no').map((row) => row.childId));
    for (const { childId, startedOn } of rows.assessments)
      if (startedOn !== null && startedOn >= addDays(addMonths(asAt, -6), 7))
        assert.ok(referred.has(childId ?? ''), `${childId}`);
  });

  test('every row is held by one of the twelve teams and by one of about 300 workers', () => {
    const teams = new Set(TEAMS.map(({ name }) => name));
    const workers = new Set<string>();
    for (const { rows } of extracts)
      for (const id of LIST_IDS)
        for (const row of rows[id]) {
          if (!('team' in row)) continue;
          assert.ok(row.team !== null && teams.has(row.team));
          if (row.worker !== null) workers.add(row.worker);
        }
    assert.ok(workers.size > 180 && workers.size < 350, String(workers.size));
  });
});
