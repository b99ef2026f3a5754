import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { declareNotices, kindsReaching, noticeKindsOf, subjectWords, type Way, wayOf } from './kind.ts';

const DECLARED = declareNotices({
  'file.ready': {
    title: 'A file waits',
    says: (subject) => `${subject} waits`,
    why: 'You loaded it.',
    normally: 'digest',
    reaches: 'files.load',
  },
  'password.changed': {
    title: 'Your password was changed',
    says: () => 'Your password was changed',
    why: 'It is your account.',
    normally: 'mail',
    reaches: null,
    isSecurity: true,
  },
});
const KINDS = noticeKindsOf(DECLARED);

describe('kinds of notices', () => {
  it('know the names under which they were declared', () => {
    assert.deepEqual([...KINDS.keys()], ['file.ready', 'password.changed']);
    assert.equal(DECLARED['file.ready'].name, 'file.ready');
  });

  it('are declared once', () =>
    assert.throws(() => noticeKindsOf(DECLARED, DECLARED), /file\.ready is declared twice/));

  it('reach those who may, and everybody where they name somebody', () => {
    const names = (permission: string) => kindsReaching(KINDS, (asked) => asked === permission).map(({ name }) => name);
    assert.deepEqual(names('files.load'), ['file.ready', 'password.changed']);
    assert.deepEqual(names('another'), ['password.changed']);
  });

  for (const [kind, chosen, way] of [
    ['file.ready', null, 'digest'],
    ['file.ready', 'list', 'list'],
    ['file.ready', 'mail', 'mail'],
    ['password.changed', null, 'mail'],
    ['password.changed', 'list', 'mail'],
  ] as const)
    it(`tell of ${kind} by ${way} where somebody chose ${chosen ?? 'nothing'}`, () =>
      assert.equal(wayOf(DECLARED[kind], new Map<string, Way>(chosen === null ? [] : [[kind, chosen]])), way));
});

describe('the subject of a notice', () => {
  for (const [given, words] of [
    ['July.xlsx', 'July.xlsx'],
    ['  two\r\nlines\u0000 ', 'two lines'],
    ['right\u202Eto left', 'right to left'],
    ['x'.repeat(300), 'x'.repeat(200)],
    ['', ''],
  ] as const)
    it(`is one line that fits: ${JSON.stringify(given).slice(0, 40)}`, () => assert.equal(subjectWords(given), words));
});
