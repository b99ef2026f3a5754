import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { startInstallation } from '../support/installation.ts';
import { CHECKS, grantsOf } from './catalogue-checks.ts';
import { GRANTS } from './grants.ts';
import { GRANTED, PLANTED } from './planted-faults.ts';

/** What must hold of the schema whatever table comes, and that each check fails where it does not. */

const started = await startInstallation();
const owner = new pg.Client(started.opened.owner);

describe('the catalogue of the database', () => {
  before(() => owner.connect());
  after(async () => {
    await owner.end();
    await started.stop();
  });

  for (const [name, check] of Object.entries(CHECKS))
    it(`holds: ${name}`, async () => assert.deepEqual(await check(owner), []));

  for (const role of Object.keys(GRANTS) as (keyof typeof GRANTS)[])
    it(`${role} may what is written down, and nothing else`, async () => {
      assert.deepEqual(await grantsOf(owner, role), GRANTS[role]);
    });

  describe('what is hidden from a role', () => {
    for (const [role, hidden] of [
      ['headway_worker', ['session', 'one_time_link', 'setup_link', 'form_sent', 'sign_in_attempt', 'sign_in_try']],
      ['headway_worker', ['identity_provider', 'group_role', 'body', 'membership']],
      [
        'headway_reporting',
        ['extract_row', 'extract_issue', 'person', 'session', 'event', 'appointment', 'notice', 'mail'],
      ],
    ] as const)
      it(`${role} sees nothing of ${hidden.join(', ')}`, async () => {
        for (const table of hidden) assert.deepEqual(await seenOf(role, table), [], table);
      });

    it('headway_worker sees of passwords, keys and accounts only whose they are, to take them away', async () => {
      for (const table of ['credential', 'totp', 'recovery_code', 'identity'])
        assert.deepEqual(await seenOf('headway_worker', table), ['authority_id', 'person_id'], table);
    });

    it('headway_reporting sees no column that could hold a child', async () => {
      const { rows } = await owner.query<{ column: string }>(
        `select table_name || '.' || column_name as column from information_schema.columns
         where table_schema in ('public', 'reporting') and column_name ~ '(child|record|person|name$|email|file)'
           and has_column_privilege('headway_reporting', table_schema || '.' || quote_ident(table_name), column_name, 'select')
         order by 1`,
      );
      const named = ['benchmarks.area_name', 'benchmarks.item_name', 'measures.name'];
      assert.deepEqual(
        rows.map(({ column }) => column),
        named,
      );
    });
  });

  describe('finds what somebody forgot', () => {
    it('every check is seen to fail', () => {
      assert.deepEqual(new Set(PLANTED.map(([check]) => check)), new Set(Object.keys(CHECKS)));
    });

    for (const [name, statement, found] of PLANTED)
      it(`${name}: not where somebody does this: ${statement}`, async () => {
        const faults = await planted(statement, () => CHECKS[name](owner));
        assert.ok(
          faults.some((fault) => found.test(fault)),
          faults.join(', '),
        );
      });

    for (const [role, statement] of GRANTED)
      it(`a right of ${role} that is not written down: ${statement}`, async () => {
        assert.notDeepEqual(await planted(statement, () => grantsOf(owner, role)), GRANTS[role]);
      });

    it('and is as it was afterwards', async () => {
      for (const check of Object.values(CHECKS)) assert.deepEqual(await check(owner), []);
    });
  });
});

/** Looks at the catalogue as it would be with a fault, which is then taken back as a whole. */
async function planted<T>(statement: string, look: () => Promise<T>): Promise<T> {
  await owner.query('begin');
  try {
    await owner.query(statement);
    return await look();
  } finally {
    await owner.query('rollback');
  }
}

/** The columns of a table that a role can read. */
async function seenOf(role: string, table: string): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $2::regclass and attnum > 0 and not attisdropped
       and has_column_privilege($1, attrelid, attname, 'select') order by 1`,
    [role, table],
  );
  return rows.map(({ name }) => name);
}
