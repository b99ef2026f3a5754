import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { type CellValue, readXlsx } from 'hucre';
import type { Summary } from '../../src/features/extracts/interpret/index.ts';
import { OWN, startInstallation } from '../support/installation.ts';
import type { Visitor } from '../support/visitor.ts';

/** Files that others made, honest and hostile, through the upload as people use it. */

const SHARED = new URL('../../../shared/', import.meta.url);
const HOSTILE = new URL('hostile/files/', SHARED);
const SAMPLES = new URL('samples/annex-a/', SHARED);
const noHostile = existsSync(HOSTILE) ? false : 'the folder of hostile files is not here';
const noSamples = existsSync(SAMPLES) ? false : 'the folder of sample workbooks is not here';
/** For one file of any kind while the machine does other things; reading by itself has limits of its own. */
const MOST_SECONDS = 60;
/** A page of the site while a file is read. */
const MOST_MILLISECONDS_MEANWHILE = 2000;
/** What stands in the cells of the hostile files, and so must stand in no log. */
const IN_CELLS = /C00\d|Female|North|2009-07-06|HYPERLINK|passwd/;

describe('files that others made', { skip: noHostile && noSamples }, () => {
  let started: Awaited<ReturnType<typeof startInstallation>>;
  let analyst: Visitor;
  before(async () => {
    started = await startInstallation({ uploadMegabytes: 8 });
    analyst = await started.signedIn('performanceAnalyst');
  });
  after(() => started.stop());

  /** What became of a file, once it was read. */
  async function outcomeOf(folder: URL, name: string) {
    const answer = await analyst.upload({ name, bytes: readFileSync(new URL(name, folder)) });
    assert.equal(answer.statusCode, 303, name);
    const id = (answer.headers.location ?? '').split('/').at(-1)?.split('?')[0] ?? '';
    const find = () =>
      started.database.as(OWN, (db) =>
        db
          .selectFrom('extract')
          .select(['state', 'refusal', 'summary'])
          .where('extract_id', '=', id)
          .executeTakeFirstOrThrow(),
      );
    for (const end = Date.now() + MOST_SECONDS * 1000; Date.now() < end; ) {
      const asked = performance.now();
      const health = await analyst.get('/health');
      assert.equal(health.statusCode, 200);
      assert.ok(performance.now() - asked < MOST_MILLISECONDS_MEANWHILE, 'the site answers meanwhile');
      if ((await find()).state !== 'reading') break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return { id, page: await analyst.get(`/extracts/${id}`), ...(await find()) };
  }

  async function countsOf(id: string) {
    return started.database.as(OWN, async (db) => ({
      rows: (await db.selectFrom('extract_row').select('list').where('extract_id', '=', id).execute()).length,
      issues: (await db.selectFrom('extract_issue').select('check_code').where('extract_id', '=', id).execute()).length,
    }));
  }

  describe('hostile ones', { skip: noHostile, concurrency: 2 }, () => {
    const names = noHostile ? [] : readdirSync(HOSTILE).filter((name) => /^[XC]\d/.test(name));
    const keys = Reflect.ownKeys(Object.prototype).length;

    it('are all there', () => assert.ok(names.length > 60));

    for (const name of names)
      it(`${name} gets an answer in words, and what is refused leaves nothing`, async () => {
        const { id, page, state, refusal } = await outcomeOf(HOSTILE, name);
        assert.equal(page.statusCode, 200);
        assert.ok(state === 'refused' || state === 'preview', `${name} is ${state}`);
        if (state === 'refused') {
          assert.match(refusal ?? '', /^[A-Z“].{20,}\.$/s);
          assert.doesNotMatch(
            refusal ?? '',
            /to its end|longer than 15 minutes/,
            'it was refused and did not crash the reader',
          );
          assert.deepEqual(await countsOf(id), { rows: 0, issues: 0 });
        }
        assert.doesNotMatch(page.body, /<script>alert|<img src=x/);
        assert.equal(Reflect.ownKeys(Object.prototype).length, keys);
      });
  });

  it('no log says what stood in a cell, and no answer was a failure of ours', () => {
    assert.ok(noHostile || started.logged.length > 60);
    assert.doesNotMatch(JSON.stringify(started.logged), IN_CELLS);
    assert.deepEqual(
      started.logged.filter(({ event }) => event === 'request.failed' || event === 'job.failed'),
      [],
    );
  });

  describe('sample workbooks', { skip: noSamples }, () => {
    const names = noSamples ? [] : readdirSync(SAMPLES).filter((name) => name.endsWith('.xlsx'));

    for (const name of names)
      it(`${name} is shown with every row that it holds`, async () => {
        const { id, state, summary, refusal } = await outcomeOf(SAMPLES, name);
        assert.equal(state, 'preview', refusal ?? '');
        const { lists } = JSON.parse(JSON.stringify(summary)) as Pick<Summary, 'lists'>;
        assert.equal(lists.length, 11, 'every list of Annex A is recognised');
        const { sheets } = await readXlsx(readFileSync(new URL(name, SAMPLES)));
        const held = new Map(sheets.map((sheet) => [sheet.name, rowsBelowHeadings(sheet.rows)]));
        for (const { sheet, rows } of lists) assert.equal(rows, held.get(sheet), `${name}, ${sheet}`);
        const all = lists.reduce((sum, { rows }) => sum + rows, 0);
        assert.equal((await countsOf(id)).rows, all);
      });
  });
});

/** Rows with anything in them below the row of headings: the first with four texts or more. */
function rowsBelowHeadings(rows: readonly (readonly CellValue[])[]): number {
  const filled = rows.map((cells) => cells.filter((cell) => cell !== null && cell !== ''));
  const headings = filled.findIndex((cells) => cells.length >= 4 && cells.every((cell) => typeof cell === 'string'));
  return filled.slice(headings + 1).filter((cells) => cells.length > 0).length;
}
