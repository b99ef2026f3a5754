import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import fc from 'fast-check';
import { addDays, type LocalDate, localDate } from '#kernel/local-date.ts';
import { placesUntil, placesWithout, withPlace } from './changing.ts';
import { structureWith, TODAY, team, unit } from './drawn.support.ts';
import {
  isThere,
  localityFinder,
  placeOn,
  reachOf,
  type Scope,
  type Team,
  type TeamPlace,
  teamNamed,
  teamsAt,
} from './structure.ts';

const moved = team('Moved', '2020-04-01', null, '2020-04-01 A/North', '2021-04-01 A/South');
const ended = team('Ended', '2020-04-01', '2022-04-01', '2020-04-01 A/North');
const stayed = team('Stayed', '2020-04-01', null, '2020-04-01 B/South');
const planned = team('Planned', '2022-09-01', null, '2022-09-01 B/North');
const all = structureWith([moved, ended, stayed, planned]);

describe('where a team belongs', () => {
  for (const [day, expected] of [
    ['2020-03-31', null],
    ['2020-04-01', 'North'],
    ['2021-03-31', 'North'],
    ['2021-04-01', 'South'],
    ['2030-01-01', 'South'],
  ] as const)
    it(`is ${expected ?? 'nowhere'} on ${day} for a team that moved on 1 April 2021`, () => {
      assert.equal(placeOn(moved, localDate(day))?.localityId ?? null, expected);
      assert.equal(localityFinder(all)('Moved', localDate(day)), expected);
    });

  for (const [day, expected] of [
    ['2022-03-31', 'North'],
    ['2022-04-01', null],
  ] as const)
    it(`is ${expected ?? 'nowhere'} on ${day} for a team that ended on 1 April 2022`, () =>
      assert.equal(localityFinder(all)('Ended', localDate(day)), expected));

  it('is nowhere for a name that no team has', () => assert.equal(localityFinder(all)('Nobody', TODAY), null));
});

test('the teams of a day are those that exist on it, with their places of that day', () => {
  assert.deepEqual(
    teamsAt(all, localDate('2021-01-01')).map(({ name, service, locality }) => [name, service, locality]),
    [
      ['Ended', 'A', 'North'],
      ['Moved', 'A', 'North'],
      ['Stayed', 'B', 'South'],
    ],
  );
  assert.deepEqual(
    teamsAt(all, TODAY).map(({ name, locality }) => [name, locality]),
    [
      ['Moved', 'South'],
      ['Stayed', 'South'],
    ],
  );
});

describe('whom an appointment reaches', () => {
  const cases: [scopes: Scope[], day: string, reached: string[]][] = [
    [[], '2022-08-09', []],
    [[{ kind: 'locality', id: 'North' }], '2020-06-01', ['Ended', 'Moved']],
    [[{ kind: 'locality', id: 'North' }], '2021-06-01', ['Ended']],
    [[{ kind: 'locality', id: 'North' }], '2022-08-09', ['Ended']],
    [[{ kind: 'locality', id: 'North' }], '2022-09-01', ['Ended', 'Planned']],
    [[{ kind: 'locality', id: 'South' }], '2022-08-09', ['Moved', 'Stayed']],
    [[{ kind: 'service', id: 'A' }], '2022-08-09', ['Ended', 'Moved']],
    [[{ kind: 'team', id: 'Moved' }], '2020-03-31', []],
    [[{ kind: 'team', id: 'Moved' }], '2020-04-01', ['Moved']],
    [[{ kind: 'team', id: 'Ended' }], '2022-03-31', ['Ended']],
    [[{ kind: 'team', id: 'Ended' }], '2022-04-01', []],
    [[{ kind: 'locality', id: 'Nowhere' }], '2022-08-09', []],
    [
      [
        { kind: 'team', id: 'Stayed' },
        { kind: 'locality', id: 'South' },
      ],
      '2022-08-09',
      ['Moved', 'Stayed'],
    ],
  ];
  for (const [scopes, day, reached] of cases)
    it(`${scopes.map(({ kind, id }) => `${kind} ${id}`).join(' and ') || 'nothing'} on ${day}: ${reached.join(', ') || 'nobody'}`, () =>
      assert.deepEqual(reachOf(all, scopes, localDate(day)), reached));

  it('is nobody once the locality itself has ended', () => {
    const localities = [unit('North', '2000-01-01', '2021-01-01'), unit('South')];
    const structure = structureWith([moved, ended, stayed], { localities });
    assert.deepEqual(reachOf(structure, [{ kind: 'locality', id: 'North' }], localDate('2020-12-31')), [
      'Ended',
      'Moved',
    ]);
    assert.deepEqual(reachOf(structure, [{ kind: 'locality', id: 'North' }], localDate('2021-01-01')), []);
  });
});

test('a name in an extract means the team that is called so, then what was decided, then nothing yet', () => {
  const names = [
    { key: 'old name', written: 'Old Name', teamId: 'Stayed', version: 1 },
    { key: 'unallocated', written: 'Unallocated', teamId: null, version: 1 },
    { key: 'moved', written: 'MOVED', teamId: 'Stayed', version: 1 },
  ];
  const named = teamNamed(structureWith([moved, stayed], { names }));
  for (const [written, means] of [
    ['Moved', 'Moved'],
    ['MOVED', 'Stayed'],
    ['Old Name', 'Stayed'],
    [' old  NAME', 'Stayed'],
    ['UNALLOCATED', null],
    ['Somebody else', 'Somebody else'],
    ['moved ', 'Stayed'],
  ] as const)
    assert.equal(named(written), means, written);
});

/** Anything that can happen to a team, in any order. */
type Happening = { what: 'move' | 'end' | 'unitEnds'; day: number; unit: string | null };
const happening = fc.record<Happening>({
  what: fc.constantFrom('move', 'end', 'unitEnds'),
  day: fc.integer({ min: 0, max: 2000 }),
  unit: fc.constantFrom('North', 'South', null),
});
const FIRST = localDate('2018-01-01');

function after(before: Team, { what, day, unit: id }: Happening): Team {
  const on = addDays(FIRST, day);
  if (what === 'end') {
    if (on <= before.from) return before;
    return { ...before, until: on, places: placesUntil(before.places, on) };
  }
  if (what === 'unitEnds')
    return id === null ? before : { ...before, places: placesWithout(before, 'locality', id, on) };
  if (!isThere(before, on)) return before;
  return { ...before, places: withPlace(before.places, { from: on, serviceId: null, localityId: id }) };
}

test('whatever happens to a team, its places never overlap and cover its life', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 12 }), fc.integer({ min: -10, max: 2010 }), (happenings, day) => {
      const result = happenings.reduce(after, team('T', FIRST, null, `${FIRST} -/North`));
      const [first] = result.places;
      assert.equal(first?.from, result.from);
      for (const [index, place] of result.places.entries()) {
        const next = result.places[index + 1];
        assert.ok(next === undefined || place.from < next.from);
        assert.ok(result.until === null || place.from < result.until);
      }
      const on = addDays(FIRST, day);
      assert.equal(placeOn(result, on) !== null, isThere(result, on));
    }),
  );
});

test('a change from a day leaves every day before it as it was', () => {
  fc.assert(
    fc.property(
      fc.array(happening, { maxLength: 8 }),
      happening,
      fc.integer({ min: 0, max: 2000 }),
      (happenings, last, day) => {
        const before = happenings.reduce(after, team('T', FIRST, null, `${FIRST} -/North`));
        const changed = after(before, last);
        const on = addDays(FIRST, Math.min(day, last.day - 1));
        if (last.what === 'end' && before.until !== null && before.until < addDays(FIRST, last.day)) return;
        assert.deepEqual(where(changed, on), where(before, on));
      },
    ),
  );
});

test('from the day on which a locality ends no team is in it', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 8 }), fc.integer({ min: 0, max: 2000 }), (happenings, day) => {
      const before = happenings.reduce(after, team('T', FIRST, null, `${FIRST} -/North`));
      const on = addDays(FIRST, day);
      const changed = { ...before, places: placesWithout(before, 'locality', 'North', on) };
      for (const place of changed.places) assert.ok(place.from < on || place.localityId !== 'North');
      assert.notEqual(placeOn(changed, on)?.localityId, 'North');
    }),
  );
});

test('a locality reaches on a day exactly the teams placed in it and those that ended there', () => {
  const life = fc.array(happening, { maxLength: 6 });
  fc.assert(
    fc.property(fc.array(life, { maxLength: 5 }), fc.integer({ min: 0, max: 2000 }), (lives, day) => {
      const on = addDays(FIRST, day);
      const teams = lives.map((happenings, index) =>
        happenings.reduce(after, team(`T${index}`, FIRST, null, `${FIRST} -/North`)),
      );
      const structure = structureWith(teams, { localities: [unit('North'), unit('South')] });
      const expected = teams.filter((one) => isReached(one, on)).map(({ name }) => name);
      assert.deepEqual(reachOf(structure, [{ kind: 'locality', id: 'North' }], on), expected);
    }),
  );
});

/** Told apart day by day, as slowly as one can. */
function isReached({ from, until, places }: Team, day: LocalDate): boolean {
  if (day < from) return false;
  const asked = until !== null && until <= day ? addDays(until, -1) : day;
  let held: TeamPlace | null = null;
  for (const place of places) if (place.from <= asked) held = place;
  return held?.localityId === 'North';
}

function where(of: Team, day: LocalDate): [string | null, string | null] | null {
  const place = placeOn(of, day);
  return place && [place.serviceId, place.localityId];
}
