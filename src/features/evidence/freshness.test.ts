import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, type LocalDate } from '#kernel/local-date.ts';
import { claimsOf, type Deadlines, isStale, standing } from './freshness.ts';
import { chosen, listAddress, listed, listViewIn } from './list.ts';
import { drawnEvidence } from './testing/drawn.ts';

const TODAY = '2022-08-09' as LocalDate;
const ninetyDays: Deadlines = (_, from) => addDays(from, 90);
const WITHDRAWN = { by: 'Tom', on: TODAY, reason: 'Counted twice' };

for (const [aboutOn, stale] of [
  ['2022-05-10', true],
  ['2022-05-11', false],
  ['2022-08-09', false],
] as const)
  test(`evidence about ${aboutOn} is ${stale ? 'stale' : 'current'} on ${TODAY}, of which the last day is the 90th`, () => {
    assert.equal(isStale({ aboutOn: aboutOn as LocalDate }, ninetyDays, TODAY), stale);
  });

test('what became stale stays so as days pass', () => {
  fc.assert(
    fc.property(fc.integer({ min: -200, max: 200 }), fc.nat(200), (age, later) => {
      const aboutOn = addDays(TODAY, age);
      if (isStale({ aboutOn }, ninetyDays, TODAY)) assert.ok(isStale({ aboutOn }, ninetyDays, addDays(TODAY, later)));
    }),
  );
});

test('a claim has both its sides, however it is written', () => {
  const supports = drawnEvidence({ claim: 'Nobody waits.' });
  const contradicts = drawnEvidence({ claim: 'nobody waits', stance: 'contradicts' });
  const other = drawnEvidence({ claim: 'Somebody waits' });
  const claims = claimsOf([supports, other, contradicts]);
  assert.deepEqual(
    claims.map((one) => [one.claim, one.supports.length, one.contradicts.length]),
    [
      ['Nobody waits.', 1, 1],
      ['Somebody waits', 1, 0],
    ],
  );
});

test('what was withdrawn proves nothing', () => {
  const stays = drawnEvidence();
  assert.deepEqual(standing([stays, drawnEvidence({ withdrawn: WITHDRAWN })]), [stays]);
});

test('a list shows what was chosen of what the reader may see', () => {
  const seen = { kind: 'action', id: 'seen' } as const;
  const named = new Map([['action:seen', { about: seen, title: 'Action 1', href: '/plan/actions/1', isHeld: false }]]);
  const plain = drawnEvidence({ about: seen });
  const stale = drawnEvidence({ about: seen, aboutOn: '2022-01-01' as LocalDate, stance: 'contradicts' });
  const verified = drawnEvidence({ about: seen, verified: { by: 'Tom', on: TODAY }, source: 'voice' });
  const withdrawn = drawnEvidence({ about: seen, withdrawn: WITHDRAWN });
  const all = [plain, stale, verified, withdrawn, drawnEvidence({ about: { kind: 'risk', id: 'unseen' } })];
  const shown = (query: Record<string, string>) =>
    chosen(listed(all, named, { deadlines: ninetyDays, today: TODAY }), listViewIn(query)).map(
      ({ evidence }) => evidence,
    );
  assert.deepEqual(shown({}), [plain, stale, verified, withdrawn]);
  assert.deepEqual(shown({ state: 'counts' }), [plain, stale, verified]);
  assert.deepEqual(shown({ verified: 'no' }), [plain, stale]);
  assert.deepEqual(shown({ verified: 'yes' }), [verified]);
  assert.deepEqual(shown({ verified: 'no', state: 'withdrawn' }), [withdrawn]);
  assert.deepEqual(shown({ state: 'stale' }), [stale]);
  assert.deepEqual(shown({ state: 'withdrawn' }), [withdrawn]);
  assert.deepEqual(shown({ stance: 'contradicts' }), [stale]);
  assert.deepEqual(shown({ source: 'voice', stance: 'supports' }), [verified]);
  assert.deepEqual(shown({ about: 'risk' }), []);
  assert.deepEqual(shown({ state: 'nonsense', about: 'child' }), [plain, stale, verified, withdrawn]);
});

test('what is contested shows both sides of a claim about one thing together, and nothing that was withdrawn', () => {
  const aboutOf = (id: string) => ({ kind: 'action', id }) as const;
  const named = new Map(
    ['one', 'two'].map((id) => [`action:${id}`, { about: aboutOf(id), title: id, href: `/${id}`, isHeld: false }]),
  );
  const against = (id: string, more = {}) => drawnEvidence({ about: aboutOf(id), stance: 'contradicts', ...more });
  const [first, agreed] = [drawnEvidence({ about: aboutOf('one') }), drawnEvidence({ about: aboutOf('two') })];
  const other = drawnEvidence({ about: aboutOf('one'), claim: 'Another claim' });
  const otherSide = against('one', { claim: 'another claim.' });
  const side = against('one');
  const all = [first, other, agreed, against('two', { withdrawn: WITHDRAWN }), side, otherSide];
  const shown = chosen(
    listed(all, named, { deadlines: ninetyDays, today: TODAY }),
    listViewIn({ stance: 'contested' }),
  );
  assert.deepEqual(
    shown.map(({ evidence }) => evidence),
    [first, side, other, otherSide],
  );
});

test('the address of a list says what was chosen, and nothing else', () => {
  const query = { about: 'action', source: '', stance: 'contested', verified: 'no', state: 'stale', more: 'x' };
  assert.equal(
    listAddress('/evidence.csv', listViewIn(query)),
    '/evidence.csv?about=action&stance=contested&verified=no&state=stale',
  );
  assert.equal(listAddress('/evidence', listViewIn({})), '/evidence');
});
