import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dayFields, type Form } from '#kernel/form.ts';
import { localDate } from '#kernel/local-date.ts';
import { type Call, checklist, withinWords } from './calls.ts';
import { readEnd, readOwn } from './own-form.ts';
import {
  type OwnItem,
  type OwnKind,
  type OwnVersion,
  ownCallItemsOn,
  ownPapersOn,
  standsInWords,
} from './own-items.ts';

const TODAY = localDate('2022-08-09');

const settled = (version: number, from: string, changes: Partial<OwnVersion> = {}): OwnVersion => ({
  ...{ version, title: `Version ${version}`, what: 'Why', owner: 'Director', goodForMonths: 3, withinMinutes: null },
  ...{ from: localDate(from), isEnded: false, by: 'Somebody', at: new Date('2022-08-01T09:00:00Z') },
  ...changes,
});
const item = (kind: OwnKind, ...versions: OwnVersion[]): OwnItem => ({ id: 'own', kind, versions });

describe('a paper of the council’s own', () => {
  const paper = item('paper', settled(1, '2022-08-09'), settled(2, '2022-09-01', { isEnded: true }));
  for (const [day, isAsked] of [
    ['2022-08-08', false],
    ['2022-08-09', true],
    ['2022-08-31', true],
    ['2022-09-01', false],
  ] as const)
    it(`from 9 August, ended from 1 September, is ${isAsked ? '' : 'not '}asked for on ${day}`, () => {
      assert.equal(ownPapersOn([paper], localDate(day)).length, isAsked ? 1 : 0);
    });

  it('says what was settled last for the day, also before a day that was settled earlier', () => {
    const changed = item('paper', settled(1, '2022-08-01'), settled(2, '2022-09-01'), settled(3, '2022-08-15'));
    const titles = ['2022-08-14', '2022-08-15', '2022-09-01'].map(
      (day) => ownPapersOn([changed], localDate(day))[0]?.title,
    );
    assert.deepEqual(titles, ['Version 1', 'Version 3', 'Version 3']);
  });

  it('is no step of a call', () => assert.deepEqual(ownCallItemsOn([paper], TODAY), []));

  const WORDS: [string, OwnVersion[]][] = [
    ['Not yet in force; begins on 1 September 2022', [settled(1, '2022-09-01')]],
    ['In force since 1 August 2022', [settled(1, '2022-08-01')]],
    ['In force since 1 August 2022; changes on 10 August 2022', [settled(1, '2022-08-01'), settled(2, '2022-08-10')]],
    [
      'Not yet in force; begins on 1 September 2022; ends on 1 October 2022',
      [settled(1, '2022-09-01'), settled(2, '2022-10-01', { isEnded: true })],
    ],
    ['Ended on 9 August 2022', [settled(1, '2022-08-01'), settled(2, '2022-08-09', { isEnded: true })]],
    [
      'Ended on 9 August 2022; begins on 1 September 2022',
      [settled(1, '2022-08-01'), settled(2, '2022-08-09', { isEnded: true }), settled(3, '2022-09-01')],
    ],
    ['In force since 9 August 2022', [settled(1, '2022-08-01'), settled(2, '2022-09-01'), settled(3, '2022-08-09')]],
  ];
  for (const [words, versions] of WORDS)
    it(`stands as: ${words}`, () => assert.equal(standsInWords(item('paper', ...versions), TODAY), words));
});

describe('a step of a call of the council’s own', () => {
  const step = (at: string, changes: Partial<OwnVersion> = {}) =>
    item('call', settled(1, '2022-08-09', { goodForMonths: null, withinMinutes: 90, at: new Date(at), ...changes }));
  const call: Call = {
    ...{ id: '1', isMock: true, kind: 'Monitoring visit', calledOn: TODAY, note: '', startedBy: 'Somebody' },
    ...{ calledAt: new Date('2022-08-09T09:00:00Z'), ended: null, ticks: [], version: 1 },
  };
  const inChecklist = (own: OwnItem, now = '2022-08-09T09:30:00Z') =>
    checklist(call, new Date(now), [own]).find((one) => one.item === 'own');

  for (const [at, isThere] of [
    ['2022-08-09T09:00:00Z', true],
    ['2022-08-09T09:00:01Z', false],
  ] as const)
    it(`settled at ${at} is ${isThere ? '' : 'not '}on the checklist of a call at 9:00`, () => {
      assert.equal(inChecklist(step(at)) !== undefined, isThere);
    });

  for (const [now, isLate] of [
    ['2022-08-09T10:30:00Z', false],
    ['2022-08-09T10:30:01Z', true],
  ] as const)
    it(`within 90 minutes of 9:00 is ${isLate ? 'late' : 'not late'} at ${now}`, () => {
      assert.equal(inChecklist(step('2022-08-01T09:00:00Z'), now)?.isLate, isLate);
    });

  it('stands among the others by when it is due', () => {
    const minutes = checklist(call, call.calledAt, [step('2022-08-01T09:00:00Z')]).map((one) => one.minutes);
    assert.deepEqual(
      minutes,
      minutes.toSorted((a, b) => a - b),
    );
    assert.ok(minutes.includes(90));
  });

  it('stays on the checklist of a call after it is ended', () => {
    const [first] = step('2022-08-01T09:00:00Z').versions;
    const end = settled(2, '2022-08-09', { isEnded: true, withinMinutes: 90, at: new Date('2022-08-09T09:10:00Z') });
    assert.ok(first && inChecklist(item('call', first, end)));
  });
});

for (const [minutes, words] of [
  [1, '1 minute'],
  [45, '45 minutes'],
  [60, '1 hour'],
  [90, '1 hour 30 minutes'],
  [121, '2 hours 1 minute'],
  [720, '12 hours'],
] as const)
  it(`${minutes} minutes are “${words}”`, () => assert.equal(withinWords(minutes), words));

describe('the form of an item', () => {
  const typed = (changes: Form = {}): Form => ({
    ...{ title: 'Placement sufficiency dashboard', what: '', owner: 'Commissioning lead', months: '3' },
    ...{ within: '45', unit: 'minutes' },
    ...dayFields('from', TODAY),
    ...changes,
  });
  const wrong = (kind: OwnKind, changes: Form) => {
    const asked = readOwn(typed(changes), kind, TODAY);
    return asked.ok ? [] : asked.problems.map(({ field }) => field);
  };

  it('takes months of a paper and minutes of a step', () => {
    const [paper, step] = [
      readOwn(typed(), 'paper', TODAY),
      readOwn(typed({ unit: 'hours', within: '6' }), 'call', TODAY),
    ];
    assert.ok(paper.ok && step.ok);
    assert.deepEqual([paper.given.goodForMonths, paper.given.withinMinutes], [3, null]);
    assert.deepEqual([step.given.goodForMonths, step.given.withinMinutes], [null, 360]);
  });

  const FAULTS: [OwnKind, Form, string[]][] = [
    ['paper', { title: ' ' }, ['title']],
    ['paper', { title: 'x'.repeat(150) }, []],
    ['paper', { title: 'x'.repeat(151) }, ['title']],
    ['paper', { title: 'Ring 07700 900123' }, ['title']],
    ['paper', { what: 'Ring 07700 900123' }, ['what']],
    ['paper', { what: 'x'.repeat(501) }, ['what']],
    ['paper', { owner: '' }, ['owner']],
    ['paper', { owner: 'x'.repeat(121) }, ['owner']],
    ['paper', { months: '0' }, ['months']],
    ['paper', { months: '60' }, []],
    ['paper', { months: '61' }, ['months']],
    ['paper', { months: '1.5' }, ['months']],
    ['paper', { within: '' }, []],
    ['call', { months: '' }, []],
    ['call', { unit: 'days' }, ['unit']],
    ['call', { within: '' }, ['within']],
    ['call', { within: '10080' }, []],
    ['call', { within: '10081' }, ['within']],
    ['call', { within: '168', unit: 'hours' }, []],
    ['call', { within: '169', unit: 'hours' }, ['within']],
    ['call', dayFields('from', localDate('2022-08-08')), ['from']],
    ['call', { 'from-day': '31', 'from-month': '2' }, ['from']],
    ['call', { 'from-year': '2100' }, ['from']],
  ];
  for (const [kind, changes, fields] of FAULTS)
    it(`${JSON.stringify(changes).slice(0, 60)} of a ${kind}: ${fields.length === 0 ? 'nothing wrong' : fields.join(', ')}`, () => {
      assert.deepEqual(wrong(kind, changes), fields);
    });

  it('ends it from today or later, and keeps what it said', () => {
    const last = settled(1, '2022-08-01');
    const asked = readEnd(dayFields('from', TODAY), last, TODAY);
    assert.ok(asked.ok);
    assert.equal(asked.given.title, last.title);
    assert.equal(asked.given.isEnded, true);
    assert.equal(readEnd(dayFields('from', localDate('2022-08-08')), last, TODAY).ok, false);
  });
});
