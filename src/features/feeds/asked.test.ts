import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CATALOGUE } from '#features/measures/index.ts';
import { readAsked } from './asked.ts';

const ALL = CATALOGUE.map(({ description }) => description.id);

describe('what an address asks for', () => {
  it('is everything where nothing is said, or only what means nothing', () => {
    for (const query of [{}, { sort: 'x', __proto__: 'x', measure: ' , ', from: '', page: '', page_size: '' }])
      assert.deepEqual(readAsked(query), {
        ok: true,
        asked: { measures: ALL, from: null, to: null, dimension: null, page: 1, pageSize: 50_000 },
      });
  });

  it('names measures in the order of the catalogue, each once', () => {
    const [first = '', , third = ''] = ALL;
    const read = readAsked({ measure: `${third}, ${first},${third}` });
    assert.deepEqual(read.ok && read.asked.measures, [first, third]);
  });

  for (const [query, isUnderstood] of [
    [{ from: '2022-01', to: '2022-01' }, true],
    [{ from: '2022-02', to: '2022-01' }, false],
    [{ from: '2022-1' }, false],
    [{ to: '2022-00' }, false],
    [{ page: '1' }, true],
    [{ page: '0' }, false],
    [{ page: '1000000' }, true],
    [{ page: '1000001' }, false],
    [{ page: '01.5' }, false],
    [{ page_size: '50000' }, true],
    [{ page_size: '50001' }, false],
    [{ dimension: 'team' }, true],
    [{ dimension: 'toString' }, false],
    [{ measure: 'constructor' }, false],
  ] as const)
    it(`is ${isUnderstood ? 'understood' : 'refused'}: ${JSON.stringify(query)}`, () => {
      const read = readAsked(query);
      assert.equal(read.ok, isUnderstood);
      if (!read.ok) assert.match(read.problem, /must/);
    });
});
