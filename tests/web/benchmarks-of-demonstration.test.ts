import assert from 'node:assert/strict';
import { after, it } from 'node:test';
import { DEMONSTRATION_TODAY } from '#demo/index.ts';
import { publishedFiles } from '../../demo/benchmarks.ts';
import { benchmarksOf, loadPublished, neighboursOf } from '../../src/features/benchmarks/index.ts';
import { OWN, startInstallation } from '../support/installation.ts';

const started = await startInstallation();
after(() => started.stop());

it('the demonstration’s published figures are read without a fault, once, and none is of a later day', async () => {
  const by = started.personOf('performanceAnalyst');
  for (const file of [...publishedFiles(OWN, 'Ownshire'), ...publishedFiles(OWN, 'Ownshire')])
    await loadPublished(started.database, OWN, file, { by, at: started.now(), today: DEMONSTRATION_TODAY });
  await started.database.as(OWN, async (db) => {
    const figures = [...(await benchmarksOf(db, OWN)).values()].flat();
    assert.equal(figures.filter(({ derivation }) => derivation === null).length, 13 * 2 * 12);
    assert.ok(figures.every(({ publishedOn }) => publishedOn !== null && publishedOn < DEMONSTRATION_TODAY));
    const means = figures.filter(({ area }) => area.kind === 'statisticalNeighbours');
    assert.equal(means.length, 13 * 2);
    assert.equal((await neighboursOf(db, OWN))?.neighbours.length, 10);
  });
});
