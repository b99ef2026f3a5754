import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Read } from '#kernel/form.ts';
import { readEnd, readPlace, readTeam, readTeamName, readUnit, readUnitName } from './changing.ts';
import { boxes, structureWith, TODAY, team, unit } from './drawn.support.ts';

const duty = team('Duty', '2020-04-01', null, '2020-04-01 Front/North');
const gone = team('Gone', '2020-04-01', '2022-04-01', '2020-04-01 Front/North');
const names = [{ key: 'mash', written: 'MASH', teamId: 'Duty', version: 1 }];
const structure = structureWith([duty, gone], {
  names,
  localities: [unit('North'), unit('Closed', '2000-01-01', '2021-01-01'), unit('Young', '2022-01-01')],
});

const fieldsOf = (result: Read<unknown>) => (result.ok ? [] : result.problems.map(({ field }) => field));

describe('a new team', () => {
  const good = { name: 'Family Help', ...boxes('from', '2022-04-01'), service: 'Front', locality: 'North' };
  const cases: [change: Record<string, string>, wrong: string[]][] = [
    [{}, []],
    [{ name: 'x'.repeat(60) }, []],
    [{ name: 'x'.repeat(61) }, ['name']],
    [{ name: '  ' }, ['name']],
    [{ name: ' DUTY ' }, ['name']],
    [{ name: 'gone' }, ['name']],
    [{ name: 'Mash' }, ['name']],
    [{ service: '', locality: '' }, []],
    [{ locality: 'Elsewhere' }, ['locality']],
    [{ locality: 'Closed' }, ['locality']],
    [{ locality: 'Young' }, []],
    [{ locality: 'Young', ...boxes('from', '2021-12-31') }, ['locality']],
    [{ locality: 'Young', ...boxes('from', '2022-01-01') }, []],
    [boxes('from', '2022-02-30'), ['from']],
    [{ service: '', locality: '', ...boxes('from', '1989-12-31') }, ['from']],
    [{ service: '', locality: '', ...boxes('from', '1990-01-01') }, []],
    [boxes('from', '2024-08-09'), []],
    [boxes('from', '2024-08-10'), ['from']],
    [{ name: '', service: 'x', ...boxes('from', '2022-13-01') }, ['name', 'from', 'service']],
  ];
  for (const [change, wrong] of cases)
    it(`with ${JSON.stringify(change).slice(0, 70)} ${wrong.length === 0 ? 'is taken' : `has to put right: ${wrong}`}`, () =>
      assert.deepEqual(fieldsOf(readTeam({ ...good, ...change }, structure, TODAY)), wrong));
});

describe('another name', () => {
  it('may be one that extracts use for the same team, and differ in case alone', () => {
    assert.deepEqual(readTeamName({ name: 'Mash' }, structure, duty), { ok: true, given: 'Mash' });
    assert.deepEqual(readTeamName({ name: 'DUTY' }, structure, duty), { ok: true, given: 'DUTY' });
  });
  it('is neither the one it has nor one that another has or means', () => {
    assert.deepEqual(fieldsOf(readTeamName({ name: 'Duty' }, structure, duty)), ['name']);
    assert.deepEqual(fieldsOf(readTeamName({ name: 'gone' }, structure, duty)), ['name']);
    assert.deepEqual(fieldsOf(readTeamName({ name: 'MASH' }, structure, gone)), ['name']);
  });
  it('of a locality may be that of a service, but not of another locality', () => {
    const [north] = structure.localities;
    assert.ok(north);
    assert.deepEqual(fieldsOf(readUnitName({ name: 'Front' }, structure, 'locality', north)), []);
    assert.deepEqual(fieldsOf(readUnitName({ name: 'young' }, structure, 'locality', north)), ['name']);
    assert.deepEqual(
      fieldsOf(readUnit({ name: 'North', ...boxes('from', '2022-01-01') }, structure, 'locality', TODAY)),
      ['name'],
    );
  });
});

describe('a place', () => {
  for (const [day, wrong] of [
    ['2020-03-31', ['since']],
    ['2020-04-01', []],
    ['2022-03-31', []],
    ['2022-04-01', ['since']],
  ] as const)
    it(`of a team that exists from 1 April 2020 to 31 March 2022 ${wrong.length ? 'cannot' : 'can'} begin on ${day}`, () =>
      assert.deepEqual(
        fieldsOf(readPlace({ ...boxes('since', day), locality: 'North' }, structure, gone, TODAY)),
        wrong,
      ));
});

describe('an end', () => {
  for (const [day, wrong] of [
    ['2020-04-01', ['until']],
    ['2020-04-02', []],
    ['2024-08-09', []],
    ['2024-08-10', ['until']],
    ['2022-2-30', ['until']],
  ] as const)
    it(`on ${day} is ${wrong.length ? 'refused' : 'taken'} for a team that began on 1 April 2020`, () =>
      assert.deepEqual(fieldsOf(readEnd(boxes('until', day), duty, TODAY)), wrong));
});
