import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localDate } from '#kernel/local-date.ts';
import { areasFor, areasLike, findingAreasFor, inspectedOn, judgedBefore } from './areas.ts';
import { KINDS, kindTitle } from './kinds.ts';
import { INSPECTION_KINDS } from './register.ts';

for (const [day, areas] of [
  ['2017-12-31', ''],
  ['2018-01-01', 'overall leaders helpAndProtection inCareAndLeavers'],
  ['2022-12-31', 'overall leaders helpAndProtection inCareAndLeavers'],
  ['2023-01-01', 'overall leaders helpAndProtection inCare careLeavers'],
  ['2026-03-31', 'overall leaders helpAndProtection inCare careLeavers'],
  ['2026-04-01', 'leaders helpAndProtection inCare careLeavers'],
] as const)
  test(`an inspection that begins on ${day} judges: ${areas || 'nothing that ILACS knows'}`, () => {
    assert.equal(areasFor('ilacsStandard', localDate(day)).areas.join(' '), areas);
    assert.equal(areasFor('ilacsShort', localDate(day)).areas.join(' '), areas);
  });

for (const [day, areas] of [
  ['2017-12-31', ''],
  ['2018-01-01', 'leaders helpAndProtection inCareAndLeavers'],
  ['2022-12-31', 'leaders helpAndProtection inCareAndLeavers'],
  ['2023-01-01', 'leaders helpAndProtection inCare careLeavers'],
  ['2026-04-01', 'leaders helpAndProtection inCare careLeavers'],
] as const)
  test(`a finding of ${day} is about one of: ${areas || 'none'}`, () => {
    assert.equal(findingAreasFor('ilacsStandard', localDate(day)).join(' '), areas);
    assert.equal(findingAreasFor('monitoringVisit', localDate(day)).join(' '), areas);
  });

test('what goes by another framework finds nothing of the areas of ILACS', () => {
  const without = INSPECTION_KINDS.filter((kind) => findingAreasFor(kind, localDate('2024-01-01')).length === 0);
  assert.deepEqual(without, ['jtai', 'send', 'hmicfrs']);
});

test('an inspection goes by the framework of the day on which inspectors came, else rang, else reported', () => {
  const onSite = { from: localDate('2022-12-31'), until: localDate('2023-01-06') };
  const [notifiedOn, publishedOn] = [localDate('2022-12-20'), localDate('2023-02-01')];
  assert.equal(inspectedOn({ onSite, notifiedOn, publishedOn }), '2022-12-31');
  assert.equal(inspectedOn({ onSite: null, notifiedOn, publishedOn }), '2022-12-20');
  assert.equal(inspectedOn({ onSite: null, notifiedOn: null, publishedOn }), '2023-02-01');
  assert.equal(inspectedOn({ onSite: null, notifiedOn: null, publishedOn: null }), null);
});

test('an area is laid beside itself first, then beside what is most like it', () => {
  assert.deepEqual(areasLike('leaders'), ['leaders']);
  assert.deepEqual(areasLike('inCareAndLeavers'), ['inCareAndLeavers', 'inCare', 'careLeavers']);
  assert.deepEqual(areasLike('In words of its own'), ['In words of its own']);
});

for (const [from, title] of [
  ['2017-12-31', 'Single inspection, before ILACS'],
  ['2018-01-01', 'ILACS standard inspection'],
] as const)
  test(`an inspection of the whole that begins on ${from} is called: ${title}`, () => {
    const onSite = { from: localDate(from), until: localDate('2018-01-31') };
    assert.equal(kindTitle({ kind: 'ilacsStandard', onSite, publishedOn: null }), title);
    assert.equal(kindTitle({ kind: 'focusedVisit', onSite, publishedOn: null }), 'Focused visit');
  });

test('only ILACS inspections have grades', () => {
  const graded = INSPECTION_KINDS.filter((kind) => areasFor(kind, localDate('2024-01-01')).areas.length > 0);
  assert.deepEqual(graded, ['ilacsStandard', 'ilacsShort']);
  assert.deepEqual(
    INSPECTION_KINDS.filter((kind) => KINDS[kind].hasGrades),
    graded,
  );
});

test('care leavers are laid beside what was judged together with children in care before', () => {
  const before = [{ area: 'leaders' }, { area: 'inCareAndLeavers' }];
  assert.deepEqual(judgedBefore('careLeavers', before), { area: 'inCareAndLeavers' });
  assert.deepEqual(judgedBefore('leaders', before), { area: 'leaders' });
  assert.equal(judgedBefore('helpAndProtection', before), null);
  assert.equal(judgedBefore('In words of its own', before), null);
});
