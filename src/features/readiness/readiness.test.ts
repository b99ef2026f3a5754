import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { localDate } from '#kernel/local-date.ts';
import { type Call, checklist, checklistInWords } from './calls.ts';
import { callItemsOn, papersOn } from './items.ts';
import { type NoteKept, type ReadinessFacts, readinessOf } from './readiness.ts';

const TODAY = localDate('2022-08-09');
const papers = papersOn(TODAY);

const note = (item: string, changes: Partial<NoteKept> = {}): NoteKept => ({
  ...{ item, number: 1, state: 'ready', owner: null, ownerWords: '', words: '', asAt: TODAY, by: 'Somebody' },
  ...changes,
});

/** Everything is ready. */
const FACTS: ReadinessFacts = {
  today: TODAY,
  lists: {
    ...{ held: 11, of: 11, older: 0, newest: { words: 'as at 5 August 2022, 4 days old', isStale: false } },
    sound: { words: '99%', share: 99 },
    soundEnough: 95,
  },
  plan: { live: 'Version 2', hasPlan: true, actions: 60, overdue: 0, stale: 0, uncovered: 0, open: 5 },
  answersOverdue: 0,
  evidence: { all: 12, stale: 0 },
  evaluation: { statements: 20, reviewOverdue: 0, stale: 0, sharedOn: localDate('2022-04-01') },
  papers,
  notes: papers.map(({ item }) => note(item)),
};

const stateOf = (item: string, changes: Partial<ReadinessFacts>) =>
  readinessOf({ ...FACTS, ...changes }).lines.find((line) => line.item === item)?.state;

test('with everything there, every line is ready and nothing is to be done', () => {
  const { lines, count } = readinessOf(FACTS);
  assert.deepEqual(count, { ready: lines.length, partly: 0, missing: 0 });
  assert.ok(lines.every(({ todo }) => todo === ''));
});

test('with nothing there, no line is ready, and each says what to do and who', () => {
  const { lines, count } = readinessOf({
    ...FACTS,
    lists: { held: 0, of: 11, older: 0, newest: null, sound: null, soundEnough: 95 },
    plan: { live: null, hasPlan: false, actions: 0, overdue: 0, stale: 0, uncovered: 1, open: 1 },
    answersOverdue: 1,
    evidence: { all: 0, stale: 0 },
    evaluation: { statements: 0, reviewOverdue: 0, stale: 0, sharedOn: null },
    notes: [],
  });
  assert.equal(count.ready, 0);
  assert.ok(lines.every(({ todo, owner, href }) => todo !== '' && owner !== '' && href.startsWith('/')));
});

test('one recommendation has a gap, and two have one each', () => {
  const standing = (uncovered: number) =>
    readinessOf({ ...FACTS, plan: { ...FACTS.plan, uncovered } }).lines.find(({ href }) => href === '/plan/coverage')
      ?.standing;
  assert.equal(standing(1), '1 of 5 open recommendations has a gap');
  assert.equal(standing(2), '2 of 5 open recommendations have a gap');
});

const LISTS: [string, Partial<ReadinessFacts['lists']>, string, string][] = [
  ['all lists, fresh and sound', {}, 'ready', 'ready'],
  ['one list less', { held: 10 }, 'partly', 'ready'],
  ['one list in an older extract alone', { older: 1 }, 'partly', 'ready'],
  ['an old extract', { newest: { words: 'old', isStale: true } }, 'partly', 'ready'],
  ['just sound enough', { sound: { words: '95%', share: 95 } }, 'ready', 'ready'],
  ['just not sound enough', { sound: { words: '94.9%', share: 94.9 } }, 'ready', 'partly'],
  ['not sound enough for a council that asks for more', { soundEnough: 99.5 }, 'ready', 'partly'],
  ['just sound enough for a council that asks for more', { soundEnough: 99 }, 'ready', 'ready'],
];
for (const [what, changes, annexA, quality] of LISTS)
  test(`${what}: lists ${annexA}, quality ${quality}`, () => {
    const lists = { ...FACTS.lists, ...changes };
    assert.equal(stateOf('annexA', { lists }), annexA);
    assert.equal(stateOf('dataQuality', { lists }), quality);
  });

describe('a paper that is kept by hand', () => {
  const stands = (...notes: NoteKept[]) => stateOf('auditsList', { notes });
  for (const [asAt, state] of [
    ['2022-07-09', 'ready'],
    ['2022-07-08', 'partly'],
  ] as const)
    it(`as at ${asAt}, good for a month, is ${state} on 9 August`, () => {
      assert.equal(stands(note('auditsList', { asAt: localDate(asAt) })), state);
    });
  it('is what was said of it last', () => {
    assert.equal(stands(note('auditsList', { number: 2, state: 'missing' }), note('auditsList')), 'missing');
  });
  it('is missing where nothing was said', () => assert.equal(stands(note('complaints')), 'missing'));
});

describe('the checklist of a call', () => {
  const calledAt = new Date('2022-08-09T09:00:00Z');
  const call = (changes: Partial<Call> = {}): Call => ({
    ...{ id: '1', isMock: true, kind: 'Monitoring visit', calledOn: TODAY, calledAt, note: '', startedBy: 'Somebody' },
    ...{ ended: null, ticks: [], version: 1 },
    ...changes,
  });
  const tell = (at: string, changes: Partial<Call> = {}) =>
    checklist(call(changes), new Date(at), []).find(({ item }) => item === 'tell');

  for (const [at, isLate] of [
    ['2022-08-09T10:00:00Z', false],
    ['2022-08-09T10:00:01Z', true],
  ] as const)
    it(`at ${at}, what is due within an hour of 9:00 is ${isLate ? 'late' : 'not late'}`, () => {
      assert.equal(tell(at)?.isLate, isLate);
    });

  const tick = (number: number, isDone: boolean, at: string) => ({
    ...{ item: 'tell', number, isDone, by: 'Somebody', at: new Date(at) },
  });
  for (const [at, inTime] of [
    ['2022-08-09T10:00:00Z', true],
    ['2022-08-09T10:00:01Z', false],
  ] as const)
    it(`ticked at ${at} is ${inTime ? 'in time' : 'late'}`, () => {
      assert.equal(tell('2022-08-10T10:00:00Z', { ticks: [tick(1, true, at)] })?.done?.inTime, inTime);
    });

  it('counts a tick that was taken back as not done', () => {
    const ticks = [tick(2, false, '2022-08-09T09:40:00Z'), tick(1, true, '2022-08-09T09:30:00Z')];
    const item = tell('2022-08-09T09:50:00Z', { ticks });
    assert.equal(item?.done, null);
    assert.equal(item?.version, 2);
  });

  it('runs no clock once it has ended', () => {
    const ended = { at: new Date('2022-08-09T09:30:00Z'), by: 'Somebody' };
    const checked = checklist(call({ ended }), new Date('2022-09-09T09:00:00Z'), []);
    assert.equal(checklistInWords(checked), `0 of ${callItemsOn(TODAY).length} done`);
  });
});
