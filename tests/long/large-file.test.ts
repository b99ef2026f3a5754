import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { scaledWorkbook } from '#demo/scale/scaled-workbook.ts';
import { acceptedExtracts } from '../../src/features/extracts/index.ts';
import { valuesOf, WHOLE_COUNCIL } from '../../src/features/measures/index.ts';
import { OWN, startInstallation } from '../support/installation.ts';
import { loadAndAccept } from '../support/loading.ts';

const ROWS = 110_000;

let started: Awaited<ReturnType<typeof startInstallation>>;
let folder: string;

before(async () => {
  started = await startInstallation({ uploadMegabytes: 64 });
  folder = await mkdtemp(path.join(tmpdir(), 'headway-large-'));
});

after(async () => {
  await started.stop();
  await rm(folder, { recursive: true, force: true });
});

test('a workbook of 110,000 rows is read to its last row, and every row counts', async () => {
  const file = path.join(folder, 'large-2022-08-05.xlsx');
  await scaledWorkbook(file, ROWS);
  const analyst = await started.signedIn('performanceAnalyst');
  await loadAndAccept(started, analyst, { name: 'large-2022-08-05.xlsx', bytes: await readFile(file) });

  const values = await started.database.as(OWN, async (db) => {
    assert.equal((await acceptedExtracts(db, OWN)).length, 1);
    return valuesOf(db, OWN, { dimension: 'council', group: WHOLE_COUNCIL });
  });
  const errors = values.find(({ measure }) => measure === 'RC-07');
  assert.equal(errors?.denominator, ROWS);
});
