import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { LIST_IDS, type ListId } from '#features/extracts/index.ts';
import { createInterpreter } from '#features/extracts/interpret/index.ts';
import { readFile } from '#features/extracts/readers/index.ts';
import { DEMONSTRATION_TODAY } from '../council.ts';
import { type County, countyOf, extractAt, fileOf, rowsOf } from '../extracts.ts';
import { DEMONSTRATION_SEED } from '../index.ts';

type Read = Record<ListId, { record: object; errors: number }[]>;

let folder = '';
let county: County;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'severnshire-'));
  county = countyOf(DEMONSTRATION_SEED);
});
after(() => rm(folder, { recursive: true }));

/** The extract through the door that real files come through. */
async function read(index: number) {
  const { fileName, asAt } = extractAt(index);
  const path = join(folder, fileName);
  await writeFile(path, await fileOf(county, extractAt(index)));
  const found = Object.fromEntries(LIST_IDS.map((id) => [id, []])) as Partial<Read> as Read;
  const interpreter = createInterpreter({
    asAt,
    today: DEMONSTRATION_TODAY,
    fileName,
    corrections: [],
    sink: {
      record(list, { sheetRow: _, ...record }, { errors }) {
        found[list].push({ record, errors });
      },
      issue: () => undefined,
    },
  });
  const reading = await readFile(path, fileName, interpreter);
  assert.equal(reading.ok, true);
  return { found, summary: interpreter.finish(), asAt };
}

describe('a written extract, read through the same door as real ones', () => {
  /** One of each layout: text dates, sheets named with blanks, headings spelled otherwise, blank rows below. */
  for (const index of [0, 1, 2, 3, 23])
    test(`extract ${index} holds the county's rows, but for the faulty ones`, async () => {
      const { found, summary, asAt } = await read(index);
      assert.deepEqual(summary.notFound, []);
      assert.deepEqual(
        summary.lists.flatMap(({ missingFields }) => missingFields),
        [],
      );
      assert.equal(summary.proposedAsAt?.asAt, asAt);
      const rows = rowsOf(county, asAt);
      for (const id of LIST_IDS) {
        const repeated = found[id].length - rows[id].length;
        assert.ok(repeated === 0 || repeated === 1, id);
        for (const [position, row] of rows[id].entries()) {
          const { record, errors } = found[id][position] ?? { record: {}, errors: 1 };
          if (errors === 0) assert.deepEqual(record, row);
        }
      }
    });
});

test('one to three rows in a hundred have a fault, and many more in the extract after the upgrade', async () => {
  const percentWithErrors = async (index: number) => {
    const { found } = await read(index);
    const all = LIST_IDS.flatMap((id) => found[id]);
    return (100 * all.filter(({ errors }) => errors > 0).length) / all.length;
  };
  const UPGRADE = 14;
  assert.equal(extractAt(UPGRADE).dataMonth, '2021-10');
  for (const index of [5, 13, 22]) {
    const percent = await percentWithErrors(index);
    assert.ok(percent > 0.5 && percent < 3.2, `${percent} in ${index}`);
  }
  const percent = await percentWithErrors(UPGRADE);
  assert.ok(percent > 5 && percent < 10, `${percent} after the upgrade`);
});

test('the same number gives the same file, byte for byte', async () => {
  const [first, second] = [
    await fileOf(county, extractAt(7)),
    await fileOf(countyOf(DEMONSTRATION_SEED), extractAt(7)),
  ];
  assert.ok(Buffer.from(first).equals(Buffer.from(second)));
});
