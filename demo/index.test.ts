import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ROLES } from '../src/features/access/policy.ts';
import { demonstrations } from './index.ts';

const [severnshire, neighbour] = demonstrations();
assert.ok(severnshire && neighbour);

test('24 extracts follow each other month by month, taken on the 5th of the month after', () => {
  const { extracts } = severnshire;
  assert.equal(extracts.length, 24);
  assert.deepEqual([extracts[0]?.dataMonth, extracts[0]?.asAt], ['2020-08', '2020-09-05']);
  assert.deepEqual([extracts[23]?.dataMonth, extracts[23]?.asAt], ['2022-07', '2022-08-05']);
  assert.equal(new Set(extracts.map(({ fileName }) => fileName)).size, 24);
});

test('12 teams in 4 localities, three in each', () => {
  const { teams } = severnshire;
  assert.equal(teams.length, 12);
  const localities = Map.groupBy(teams, ({ locality }) => locality);
  assert.deepEqual(
    [...localities.values()].map((group) => group.length),
    [3, 3, 3, 3],
  );
});

test('somebody is in every role, and a social worker by a name that the extracts use', async () => {
  assert.deepEqual([...new Set(severnshire.people.map(({ role }) => role))].toSorted(), Object.keys(ROLES).toSorted());
  const worker = severnshire.people.find(({ role }) => role === 'socialWorker');
  assert.match(worker?.staffRef ?? '', /^\S+ \S+$/);
  assert.equal(worker?.name, worker?.staffRef, 'whoever comes in as them finds their own name beside the cases');
});

test('the neighbour has a code, people and two extracts of its own, and one team less', () => {
  assert.notEqual(neighbour.council.code, severnshire.council.code);
  assert.deepEqual(
    neighbour.extracts.map(({ dataMonth }) => dataMonth),
    ['2022-06', '2022-07'],
  );
  assert.equal(neighbour.teams.length, 11);
  const emails = [...severnshire.people, ...neighbour.people].map(({ email }) => email);
  assert.equal(new Set(emails).size, emails.length);
});
