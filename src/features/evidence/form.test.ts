import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LocalDate } from '#kernel/local-date.ts';
import { aboutIn, aboutKey } from './evidence.ts';
import { readSaid } from './form.ts';

const TODAY = '2022-08-09' as LocalDate;
const GOOD = {
  ...{
    claim: 'Children are seen in time',
    stance: 'supports',
    source: 'audit',
    strength: 'weak',
    note: 'Twelve files',
  },
  ...{ 'aboutOn-day': '9', 'aboutOn-month': '8', 'aboutOn-year': '2022', link: '' },
};
const read = (more: Record<string, string>, with_: { figureOn?: LocalDate; hasFile?: boolean } = {}) =>
  readSaid({ ...GOOD, ...more }, { today: TODAY, figureOn: with_.figureOn ?? null, hasFile: with_.hasFile ?? false });

test('a good form is read as it was meant', () => {
  assert.deepEqual(read({ claim: '  Children  are seen ', link: 'https://board.example/x' }).said, {
    ...{ claim: 'Children are seen', stance: 'supports', source: 'audit', strength: 'weak', aboutOn: '2022-08-09' },
    ...{ note: 'Twelve files', link: 'https://board.example/x' },
  });
});

const FAULTS: readonly (readonly [field: string, more: Record<string, string>])[] = [
  ['claim', { claim: ' ' }],
  ['claim', { claim: 'a'.repeat(401) }],
  ['claim', { claim: 'He was born 3/4/2015' }],
  ['stance', { stance: 'neither' }],
  ['source', { source: '' }],
  ['strength', { strength: 'great' }],
  ['aboutOn', { 'aboutOn-day': '31', 'aboutOn-month': '2' }],
  ['aboutOn', { 'aboutOn-day': '10' }],
  ['note', { note: 'a'.repeat(2001) }],
  ['note', { note: 'Ring 07700 900123' }],
  ['link', { link: 'board.example/x' }],
  ['link', { link: 'javascript:alert(1)' }],
  ['link', { link: 'data:text/html,x' }],
  ['link', { link: 'file:///etc/passwd' }],
  ['link', { link: 'https://me:secret@board.example/' }],
  ['link', { link: `https://board.example/${'a'.repeat(500)}` }],
  ['link', { link: 'https://board.example/?child=943%20476%205919' }],
  ['file', { note: '' }],
];

for (const [field, more] of FAULTS)
  test(`${JSON.stringify(more).slice(0, 60)} is a fault of ${field}, and of nothing else`, () => {
    const { said, problems } = read(more);
    assert.equal(said, null);
    assert.deepEqual(
      problems.map((problem) => problem.field),
      [field],
    );
  });

test('words of just the longest length are taken, and a file or a figure shows it where nothing else does', () => {
  assert.ok(read({ claim: 'a'.repeat(400), note: 'b '.repeat(999) }).said);
  assert.ok(read({ note: '' }, { hasFile: true }).said);
  const figure = read(
    { note: '', source: 'voice', 'aboutOn-year': '1999' },
    { figureOn: '2022-07-31' as LocalDate },
  ).said;
  assert.equal(figure?.source, 'measure');
  assert.equal(figure?.aboutOn, '2022-07-31');
});

test('what evidence is about is said in one way', () => {
  assert.deepEqual(aboutIn('action:1'), { kind: 'action', id: '1' });
  assert.equal(aboutKey({ kind: 'risk', id: '2' }), 'risk:2');
  for (const text of [undefined, '', 'action', 'action:', 'child:1', 'action:1:2', ':1'])
    assert.equal(aboutIn(text), null);
});
