import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Read } from '#kernel/form.ts';
import { localDate } from '#kernel/local-date.ts';
import { boxes, TODAY } from '../drawn.support.ts';
import { type Body, type Membership, membersAt, readBody, readMembership } from './bodies.ts';

const board: Body = {
  ...{ id: 'board', name: 'Improvement Board', kind: 'board', until: null, version: 1 },
  from: localDate('2020-01-01'),
};
const people = [{ id: 'ann' }, { id: 'bob' }];
const fieldsOf = (result: Read<unknown>) => (result.ok ? [] : result.problems.map(({ field }) => field));

function member(id: string, personId: string, from: string, until: string | null): Membership {
  return {
    ...{ id, bodyId: 'board', personId, person: personId, seat: 'Member', organisation: '', isVoting: true },
    ...{ deputyFor: null, confidentialitySignedOn: null, version: 1 },
    from: localDate(from),
    until: until === null ? null : localDate(until),
  };
}

describe('a body', () => {
  const good = { name: 'Scrutiny Committee', kind: 'scrutiny', ...boxes('from', '2020-01-01') };
  const cases: [change: Record<string, string>, wrong: string[]][] = [
    [{}, []],
    [{ name: 'improvement  board' }, ['name']],
    [{ name: '' }, ['name']],
    [{ kind: 'cabinet' }, ['kind']],
    [boxes('until', '2020-01-01'), ['until']],
    [boxes('until', '2020-01-02'), []],
    [{ 'until-day': '1' }, ['until']],
    [boxes('from', '2022-02-30'), ['from']],
  ];
  for (const [change, wrong] of cases)
    it(`with ${JSON.stringify(change)} ${wrong.length === 0 ? 'is taken' : `has to put right: ${wrong}`}`, () =>
      assert.deepEqual(fieldsOf(readBody({ ...good, ...change }, [board], null, TODAY)), wrong));

  it('may keep its name when it is changed', () =>
    assert.deepEqual(fieldsOf(readBody({ ...good, name: 'Improvement Board' }, [board], 'board', TODAY)), []));
});

describe('a member', () => {
  const members = [member('m1', 'bob', '2021-01-01', '2022-01-01')];
  const good = { person: 'ann', seat: 'Chair', voting: 'yes', ...boxes('from', '2020-01-01') };
  const cases: [change: Record<string, string>, wrong: string[]][] = [
    [{}, []],
    [{ person: 'eve' }, ['person']],
    [{ seat: ' ' }, ['seat']],
    [{ voting: '' }, ['voting']],
    [boxes('from', '2019-12-31'), ['from']],
    [{ deputyFor: 'm1' }, []],
    [{ deputyFor: 'm2' }, ['deputyFor']],
    [{ person: 'bob', ...boxes('from', '2021-12-31') }, ['person']],
    [{ person: 'bob', ...boxes('from', '2022-01-01') }, []],
    [{ person: 'bob', ...boxes('from', '2020-06-01'), ...boxes('until', '2021-01-01') }, []],
    [{ person: 'bob', ...boxes('from', '2020-06-01'), ...boxes('until', '2021-01-02') }, ['person']],
    [boxes('signed', '2022-08-09'), []],
    [boxes('signed', '2022-08-10'), ['signed']],
    [{ 'signed-year': '2022' }, ['signed']],
    [{ organisation: 'x'.repeat(121) }, ['organisation']],
  ];
  for (const [change, wrong] of cases)
    it(`with ${JSON.stringify(change).slice(0, 90)} ${wrong.length === 0 ? 'is taken' : `has to put right: ${wrong}`}`, () =>
      assert.deepEqual(fieldsOf(readMembership({ ...good, ...change }, board, members, people, null, TODAY)), wrong));

  it('cannot stand in for themselves, and does not stand in their own way', () => {
    const form = { ...good, person: 'bob', ...boxes('from', '2021-06-01'), deputyFor: 'm1' };
    assert.deepEqual(fieldsOf(readMembership(form, board, members, people, 'm1', TODAY)), ['deputyFor']);
  });

  it('is one of today until the day on which the seat is no longer theirs', () => {
    const at = (day: string) => membersAt(members, localDate(day)).now.length;
    assert.deepEqual([at('2020-12-31'), at('2021-01-01'), at('2021-12-31'), at('2022-01-01')], [0, 1, 1, 0]);
  });
});
