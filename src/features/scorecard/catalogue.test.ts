import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AWAITED, CATALOGUE } from '#features/measures/index.ts';
import { catalogueCsv, entriesShown } from './catalogue.page.ts';
import { catalogueEntries } from './catalogue.ts';
import { testMeasure } from './testing/measures.ts';

const NOTHING = { area: '', state: '', tier: '', q: '' };
const entries = catalogueEntries([], new Set(['FD-01']), [testMeasure({ id: 'LM-01' as never, title: 'Ours' })]);

describe('the catalogue', () => {
  it('lists every measure that is counted, that waits and that is supplied', () => {
    assert.equal(entries.length, CATALOGUE.length + AWAITED.length + 1);
    assert.equal(CATALOGUE.length + AWAITED.length, 100);
  });

  it('says of each what it waits for', () => {
    const of = (id: string) => entries.find((entry) => entry.id === id);
    assert.deepEqual([of('FD-01')?.state, of('FD-01')?.waitsFor], ['counted', null]);
    assert.equal(of('FD-07')?.state, 'noFigure');
    assert.deepEqual([of('CL-03')?.state, of('CL-03')?.waitsFor], ['building', 'building history: 0 of 12 months']);
    assert.match(of('QA-01')?.waitsFor ?? '', /^needs audits of cases/);
    assert.equal(of('LM-01')?.state, 'supplied');
  });

  const choices: readonly [view: Partial<typeof NOTHING>, some: string, without: string][] = [
    [{ area: 'frontDoor' }, 'FD-01', 'CL-01'],
    [{ state: 'waits' }, 'QA-01', 'FD-01'],
    [{ tier: 'operational' }, 'FD-01', 'FD-07'],
    [{ q: 'ours' }, 'LM-01', 'FD-01'],
    [{ q: 'RE-REFERRALS' }, 'FD-08', 'FD-01'],
  ];
  for (const [view, some, without] of choices)
    it(`is narrowed by ${JSON.stringify(view)}, on the page and in the file`, () => {
      const shown = entriesShown(entries, { ...NOTHING, ...view });
      const ids = shown.map(({ id }) => id);
      assert.ok(ids.includes(some));
      assert.ok(!ids.includes(without));
      assert.equal(catalogueCsv(shown).trim().split('\r\n').length, shown.length + 1);
    });
});
