import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { referralsCsv } from '../support/files.ts';
import { OWN, startInstallation } from '../support/installation.ts';
import { accept, hiddenFields, load, loadAndAccept } from '../support/loading.ts';
import type { Visitor } from '../support/visitor.ts';

/** A file's way from the upload to the figures, through the routes that people use. */

let started: Awaited<ReturnType<typeof startInstallation>>;
let analyst: Visitor;
before(async () => {
  started = await startInstallation({ uploadMegabytes: 1 });
  analyst = await started.signedIn('performanceAnalyst');
});
after(() => started.stop());

let files = 0;

/** A file that no other test has. */
function newFile(more: Partial<Parameters<typeof referralsCsv>[0]> = {}) {
  files += 1;
  const bytes = referralsCsv({ children: 7, prefix: `F${files}`, team: 'North', ...more });
  return { name: `referrals ${files} as at 2022-08-05.csv`, bytes };
}

const idOf = (address: string) => (address.split('/')[2] ?? '').split('?')[0] ?? '';

async function inDatabase(address: string) {
  const id = idOf(address);
  return started.database.as(OWN, async (db) => ({
    extract: await db.selectFrom('extract').selectAll().where('extract_id', '=', id).executeTakeFirst(),
    rows: (await db.selectFrom('extract_row').select('row_number').where('extract_id', '=', id).execute()).length,
    values: (await db.selectFrom('measure_value').select('measure').where('extract_id', '=', id).execute()).length,
    events: (await db.selectFrom('event').select('kind').where('subject', '=', id).orderBy('at').execute()).map(
      (event) => event.kind,
    ),
  }));
}

describe('a file that is loaded', () => {
  it('is read, shown with its counts, and counts only once it is accepted', async () => {
    const address = await load(started, analyst, newFile());
    const preview = await analyst.get(address);
    assert.match(preview.body, /Check before it counts/);
    assert.match(preview.body, /value="2022-08-05"/);
    assert.match(text(preview.body), /List 3: Referrals Sheet referrals 1 as at 2022-08-05 Rows 7 Left out 0/);
    const waiting = await inDatabase(address);
    assert.equal(waiting.rows, 7, 'every row is kept, also those of a short last sheet');
    assert.equal(waiting.values, 0);
    assert.doesNotMatch((await analyst.get('/measures/FD-07')).body, /F1-C/);
    const answer = await accept(analyst, address);
    assert.equal(answer.statusCode, 303);
    await started.settled();
    const kept = await inDatabase(address);
    assert.equal(kept.extract?.state, 'accepted');
    assert.ok(kept.values > 0);
    assert.deepEqual(kept.events, ['extract.loaded', 'extract.accepted']);
    assert.match((await analyst.get('/measures/FD-07/table.csv')).body, /2022-07,.*\b7\b/);
  });

  it('is the extract that it already is when the same bytes come again', async () => {
    const file = newFile();
    const first = await load(started, analyst, file);
    const again = await load(started, analyst, { ...file, name: 'another name.csv' });
    assert.equal(idOf(again), idOf(first));
    assert.match((await analyst.get(again)).body, /This file was loaded before: the bytes are the same/);
    const { events } = await inDatabase(first);
    assert.deepEqual(events, ['extract.loaded', 'extract.loaded.again']);
  });

  it('is one extract where the same bytes come several times at once', async () => {
    const file = newFile();
    const answers = await Promise.all(Array.from({ length: 5 }, () => analyst.upload(file)));
    await started.settled();
    assert.equal(new Set(answers.map(({ headers }) => idOf(headers.location ?? ''))).size, 1);
    const { rows, events } = await inDatabase(answers[0]?.headers.location ?? '');
    assert.equal(rows, 7);
    assert.equal(events.filter((kind) => kind === 'extract.loaded').length, 1);
  });

  it('leaves nothing but the record when it is rejected, and can be loaded again', async () => {
    const file = newFile();
    const address = await load(started, analyst, file);
    assert.match((await analyst.get(`${address}/rejection`)).body, /Reject this file\?/);
    assert.equal((await analyst.post(`${address}/rejection`)).headers.location, '/extracts');
    const gone = await inDatabase(address);
    assert.equal(gone.extract, undefined);
    assert.equal(gone.rows, 0);
    assert.deepEqual(gone.events, ['extract.loaded', 'extract.rejected']);
    assert.equal((await analyst.get(address)).statusCode, 404);
    assert.notEqual(idOf(await load(started, analyst, file)), idOf(address));
  });

  it('is told with a sentence where it is no such file, and nothing of it is kept', async () => {
    const address = await load(started, analyst, { name: 'minutes.txt', bytes: 'Minutes of the meeting' });
    assert.match((await analyst.get(address)).body, /This file could not be taken/);
    const refused = await inDatabase(address);
    assert.equal(refused.extract?.state, 'refused');
    assert.equal(refused.rows, 0);
  });

  it('is answered with a message where it is larger than this installation takes', async () => {
    const answer = await analyst.upload({ name: 'large.csv', bytes: Buffer.alloc(1_100_000, 'x') });
    assert.equal(answer.statusCode, 422);
    assert.match(answer.body, /The file must be smaller than 1 MB/);
    assert.doesNotMatch((await analyst.get('/extracts')).body, /large\.csv/);
  });

  it('needs a file to be chosen', async () => {
    const answer = await analyst.upload(null);
    assert.equal(answer.statusCode, 422);
    assert.match(answer.body, /Choose a file/);
  });

  it('shows its name as text whatever it is called', async () => {
    const address = await load(started, analyst, { ...newFile(), name: '<img src=x onerror=alert(1)>2022-08-05.csv' });
    for (const page of [address, '/extracts']) assert.doesNotMatch((await analyst.get(page)).body, /<img/);
  });
});

describe('accepting', () => {
  it('asks again where the dates cannot be, and the file stays as it was', async () => {
    const address = await load(started, analyst, newFile());
    const CASES: [Record<string, string>, RegExp][] = [
      [{ asAt: '' }, /Enter the as-at date as a real day/],
      [{ asAt: '2022-02-30' }, /Enter the as-at date as a real day/],
      [{ asAt: 'yesterday' }, /Enter the as-at date as a real day/],
      [{ asAt: '2022-08-10' }, /must not be in the future/],
      [{ dataMonth: '2022-09' }, /must not be after the as-at date/],
      [{ dataMonth: '2022-01' }, /within the six months/],
    ];
    for (const [given, says] of CASES) {
      const answer = await accept(analyst, address, given);
      assert.equal(answer.statusCode, 422, JSON.stringify(given));
      assert.match(answer.body, says);
      assert.match(answer.body, /There is a problem/);
    }
    assert.equal((await inDatabase(address)).extract?.state, 'preview');
  });

  it('keeps what was entered when it asks again', async () => {
    const address = await load(started, analyst, newFile());
    assert.match((await accept(analyst, address, { asAt: '5 Aug 2022' })).body, /value="5 Aug 2022"/);
  });

  it('is done once where several do it at once', async () => {
    const address = await load(started, analyst, newFile());
    const { csrf: _ofOnePage, ...fields } = await hiddenFields(analyst, address);
    const form = { ...fields, asAt: '2022-08-05', dataMonth: '2022-07' };
    const answers = await Promise.all(Array.from({ length: 5 }, () => analyst.post(`${address}/acceptance`, form)));
    await started.settled();
    assert.deepEqual(answers.map(({ statusCode }) => statusCode).toSorted(), [303, 409, 409, 409, 409]);
    const { events } = await inDatabase(address);
    assert.equal(events.filter((kind) => kind === 'extract.accepted').length, 1);
  });

  it('is refused with 409 where somebody else was faster', async () => {
    const address = await loadAndAccept(started, analyst, newFile());
    for (const action of ['acceptance', 'rejection', 'headings']) {
      const answer = await analyst.post(`${address}/${action}`, {
        asAt: '2022-08-05',
        dataMonth: '2022-07',
        version: '1',
      });
      assert.equal(answer.statusCode, 409, action);
      assert.match(answer.body, /Somebody changed this since you opened it/);
    }
    for (const page of ['rejection', 'headings'])
      assert.equal((await analyst.get(`${address}/${page}`)).statusCode, 409);
    assert.equal((await inDatabase(address)).extract?.state, 'accepted');
  });

  it('is refused with 409 for a preview that was read anew meanwhile', async () => {
    const address = await load(started, analyst, newFile());
    const earlier = await hiddenFields(analyst, address);
    await analyst.post(`${address}/headings`, await hiddenFields(analyst, `${address}/headings`));
    await started.settled();
    const form = { ...earlier, asAt: '2022-08-05', dataMonth: '2022-07' };
    assert.equal((await analyst.post(`${address}/acceptance`, form)).statusCode, 409);
    assert.equal((await accept(analyst, address)).statusCode, 303);
    await started.settled();
  });
});

describe('withdrawing', () => {
  it('needs a reason', async () => {
    const address = await loadAndAccept(started, analyst, newFile());
    for (const [reason, says] of [
      ['  ', /Say why/],
      ['x'.repeat(1001), /1000 characters or fewer/],
    ] as const) {
      const answer = await analyst.post(`${address}/withdrawal`, { reason });
      assert.equal(answer.statusCode, 422);
      assert.match(answer.body, says);
    }
    assert.equal((await inDatabase(address)).extract?.state, 'accepted');
  });

  it('takes the figures away and keeps the extract with its reason', async () => {
    const address = await loadAndAccept(
      started,
      analyst,
      { ...newFile({ month: '2022-02', children: 3 }), name: 'early 2022-03-05.csv' },
      { asAt: '2022-03-05', dataMonth: '2022-02' },
    );
    const figures = async () => (await analyst.get('/measures/FD-07/table.csv')).body;
    assert.match(await figures(), /2022-02,.*\b3\b/);
    const answer = await analyst.post(`${address}/withdrawal`, { reason: 'It was the wrong county' });
    assert.equal(answer.headers.location, address);
    await started.settled();
    assert.doesNotMatch(await figures(), /2022-02,.*\b3\b/);
    assert.match((await analyst.get(address)).body, /It was the wrong county/);
    assert.match(text((await analyst.get('/extracts')).body), /early 2022-03-05\.csv State Withdrawn/);
    assert.equal((await inDatabase(address)).rows, 3);
    assert.deepEqual((await inDatabase(address)).events, ['extract.loaded', 'extract.accepted', 'extract.withdrawn']);
    assert.equal((await analyst.post(`${address}/withdrawal`, { reason: 'again' })).statusCode, 409);
  });
});

describe('a heading that was not understood', () => {
  it('is corrected once and known for the next file', async () => {
    const headings = { 'Allocated Team': 'Zzz Where' };
    const address = await load(started, analyst, newFile({ headings }));
    assert.match(text((await analyst.get(address)).body), /Headings not understood .*Zzz Where/);
    const form = await analyst.get(`${address}/headings`);
    const control = /<label[^>]*for="(heading-referrals-\d+)"[^>]*>\s*J: Zzz Where/.exec(form.body)?.[1] ?? '';
    assert.notEqual(control, '');
    const hidden = await hiddenFields(analyst, `${address}/headings`);
    assert.equal(
      (await analyst.post(`${address}/headings`, { ...hidden, [control]: 'team' })).headers.location,
      address,
    );
    await started.settled();
    assert.doesNotMatch(text((await analyst.get(address)).body), /Headings not understood/);
    await accept(analyst, address);
    await started.settled();
    const next = await load(started, analyst, newFile({ headings }));
    assert.doesNotMatch(text((await analyst.get(next)).body), /Headings not understood/);
    const others = await started.signedIn('performanceAnalyst', '997' as typeof OWN);
    const theirs = await load(started, others, newFile({ headings }));
    assert.match(text((await others.get(theirs)).body), /Headings not understood/);
  });
});

function text(html: string): string {
  return html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
}
