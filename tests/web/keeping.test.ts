import assert from 'node:assert/strict';
import { access } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId } from '#platform/database/database.ts';
import { eraseApproved, keepEveryNight } from '../../src/features/keeping/index.ts';
import { addRule } from '../../src/features/keeping/kept.store.ts';
import { unzipped } from '../../src/features/papers/testing/unzipped.ts';
import { loadingOf } from '../../src/worker.ts';
import { referralsCsv } from '../support/files.ts';
import { OTHER, OWN, startInstallation } from '../support/installation.ts';
import { loadAndAccept } from '../support/loading.ts';
import type { Visitor } from '../support/visitor.ts';

let started: Awaited<ReturnType<typeof startInstallation>>;
let owner: pg.Client;
let officer: Visitor;
let director: Visitor;
const extracts: Record<string, string> = {};

before(async () => {
  started = await startInstallation();
  owner = new pg.Client(started.opened.owner);
  await owner.connect();
  for (const council of [OWN, OTHER]) {
    const analyst = await started.signedIn('performanceAnalyst', council);
    for (const [asAt, month] of [
      ['2020-08-05', '2020-07'],
      ['2020-09-05', '2020-08'],
      ['2022-08-05', '2022-07'],
    ] as const) {
      const bytes = referralsCsv({ children: 6, prefix: council, team: `Team ${council}`, month });
      const file = { name: `as at ${asAt} of ${council}.csv`, bytes };
      const address = await loadAndAccept(started, analyst, file, { asAt, dataMonth: month });
      extracts[`${council}/${asAt}`] = address.split('/').at(-1) ?? '';
    }
  }
  officer = await started.signedIn('informationGovernanceOfficer');
  director = await started.signedIn('director');
});
after(async () => {
  await owner.end();
  await started.stop();
});

const ask = async (statement: string, values: unknown[] = []) => (await owner.query(statement, values)).rows;
const idOf = (asAt: string, council: AuthorityId = OWN) => extracts[`${council}/${asAt}`] ?? '';
const rowsIn = async (asAt: string) =>
  Number((await ask('select count(*) as n from extract_row where extract_id = $1', [idOf(asAt)]))[0]?.n);

/** Everything of the other council, and every figure of this one: neither may change here. */
async function untouched() {
  return [
    await ask('select md5(string_agg(r::text, chr(10) order by r::text)) from extract_row r where authority_id = $1', [
      OTHER,
    ]),
    await ask('select md5(string_agg(e::text, chr(10) order by e::text)) from extract e where authority_id = $1', [
      OTHER,
    ]),
    await ask('select md5(string_agg(v::text, chr(10) order by v::text)), count(*) from measure_value v'),
  ];
}

const fileThere = async (asAt: string) => {
  const [row] = await ask('select sha256 from extract where extract_id = $1', [idOf(asAt)]);
  return access(started.dependencies.extracts.files.path(OWN, row?.sha256)).then(
    () => true,
    () => false,
  );
};

async function propose(visitor: Visitor, form: Record<string, string>, url = '/keeping/erasures'): Promise<string> {
  const answer = await visitor.post(url, form);
  assert.equal(answer.statusCode, 303, answer.body);
  return (answer.headers.location ?? '').split('?')[0] ?? '';
}

describe('keeping and erasing', () => {
  it('erases nothing that is not due, and says when the next is', async () => {
    const { body } = await officer.get('/keeping');
    assert.match(
      body,
      /What would go today<\/h2>\s*<p class="govuk-body">Nothing\. Next, an extract becomes due on 5 August 2023/,
    );
    assert.equal((await officer.post('/keeping/erasures', { reason: 'A round' })).statusCode, 409);
  });

  it('lets a council decide its own time from a day, with its source, and writes it down', async () => {
    const form = { months: '23', 'from-day': '9', 'from-month': '8', 'from-year': '2022', source: 'Schedule line 14' };
    assert.equal((await officer.post('/keeping/periods/extracts', form)).statusCode, 303);
    assert.equal((await officer.post('/keeping/periods/extracts', { ...form, months: '24' })).statusCode, 422);
    const { body } = await officer.get('/keeping');
    assert.match(body, /23 months/);
    assert.match(body, /Schedule line 14/);
    assert.match(body, /as at 2020-08-05/);
    assert.match(body, /as at 2020-09-05/);
    assert.doesNotMatch(body, /as at 2022-08-05/);
    assert.match((await officer.get('/record?kind=keeping.period')).body, /Schedule line 14/);
  });

  it('tells at night that something is due, once, and not the other council', async () => {
    await atNight(OWN);
    await atNight(OWN);
    await atNight(OTHER);
    const notices = await ask("select authority_id, times from notice where kind = 'keeping.due'");
    assert.deepEqual(notices, [{ authority_id: OWN, times: 2 }]);
  });

  it('holds an extract, and a child under a pseudonym with the id sealed', async () => {
    const child = `${OWN}-C2`;
    const held = { about: 'child', child, reason: 'A practice review' };
    assert.equal((await officer.post('/keeping/holds', held)).statusCode, 303);
    const extract = { about: 'extract', extract: idOf('2020-09-05'), reason: 'A claim' };
    assert.equal((await officer.post('/keeping/holds', extract)).statusCode, 303);
    const { body } = await officer.get('/keeping/holds');
    assert.match(body, /The child C-[0-9A-Z]{5}-[0-9A-Z]{5}/);
    assert.doesNotMatch(body, new RegExp(child));
    const kept = JSON.stringify(await ask('select * from legal_hold'));
    assert.ok(!kept.includes(child));
    assert.match((await officer.get('/keeping')).body, /Due, and held back[\s\S]*as at 2020-09-05[\s\S]*A claim/);
  });

  it('has another person approve what one proposed, on the page and in the database', async () => {
    const address = await propose(officer, { reason: 'Monthly round' });
    assert.match((await officer.get(address)).body, /You proposed it: somebody else decides/);
    assert.equal((await officer.post(`${address}/approval`, { version: '1' })).statusCode, 403);
    await assert.rejects(
      ask("update erasure set state = 'approved', decided_by = proposed_by, decided_at = now()"),
      /another_approves/,
    );
    await assert.rejects(ask("update erasure set state = 'approved'"), /check constraint/);
    assert.equal((await officer.post('/keeping/erasures', { reason: 'Twice' })).statusCode, 409);
    assert.equal((await director.post(`${address}/refusal`, { version: '1', reason: '' })).statusCode, 422);
    assert.equal((await director.post(`${address}/refusal`, { version: '1', reason: 'Wait' })).statusCode, 303);
    assert.match((await officer.get(address)).body, /Why it was declined[\s\S]*Wait/);
    assert.equal((await director.post(`${address}/approval`, { version: '2' })).statusCode, 409);
    assert.equal(await rowsIn('2020-08-05'), 6);
  });

  it('asks who approves to prove who they are, and erases nothing until they do', async () => {
    const address = await propose(officer, { reason: 'Monthly round' });
    const later = await started.signedIn('director');
    await ask("update session set proved_at = now() - interval '16 minutes' where person_id = $1", [
      started.personOf('director'),
    ]);
    const asked = await later.post(`${address}/approval`, { version: '1' });
    assert.equal(asked.statusCode, 200);
    assert.match(asked.body, /Confirm that it is you/);
    assert.equal(await rowsIn('2020-08-05'), 6);
    director = await started.signedIn('director');
    assert.equal((await director.post(`${address}/refusal`, { version: '1', reason: 'Later' })).statusCode, 303);
  });

  it('erases what was approved and is not held; figures and the other council stay as they were', async () => {
    const before = await untouched();
    const address = await propose(officer, { reason: 'Monthly round' });
    const answer = await director.post(`${address}/approval`, { version: '1' });
    assert.equal(answer.statusCode, 303, answer.body);
    await started.settled();
    assert.equal(await rowsIn('2020-08-05'), 1);
    const [left] = await ask('select child_id from extract_row where extract_id = $1', [idOf('2020-08-05')]);
    assert.equal(left?.child_id, `${OWN}-C2`);
    assert.deepEqual([await fileThere('2020-08-05'), await fileThere('2020-09-05')], [false, true]);
    assert.deepEqual([await rowsIn('2020-09-05'), await rowsIn('2022-08-05')], [6, 6]);
    assert.deepEqual(await untouched(), before);
    const { body } = await officer.get(address);
    assert.match(body, /Certificate of an erasure/);
    assert.match(body, /Rows erased[\s\S]*5: Referrals 5/);
    const extract = await director.get(`/extracts/${idOf('2020-08-05')}`);
    assert.match(extract.body, /Its rows and its file were erased on \d/);
    const [known] = await ask('select summary from extract where extract_id = $1', [idOf('2020-08-05')]);
    assert.deepEqual(known?.summary.unknownCodes, []);
    assert.match((await officer.get('/keeping/erasures.csv')).body, /By the retention schedule,Done,Monthly round/);
    assert.match((await officer.get(`/record?about=${address.split('/').at(-1)}`)).body, /Erased what was approved/);
  });

  it('counts nothing again whose rows, or whose earlier referrals, are gone', async () => {
    const before = await untouched();
    await started.dependencies.extracts.send('council.changed', OWN, OWN);
    await started.settled();
    const [figures] = (await untouched()).slice(2);
    assert.deepEqual(figures, before[2]);
    const { statusCode, body } = await director.get('/measures/FD-07/children?month=2020-03');
    assert.equal(statusCode, 410);
    assert.match(body, /were erased/);
  });

  it('has the rows of a held child go once the hold is lifted, and again only by two people', async () => {
    const [hold] = await ask("select hold_id, version from legal_hold where about = 'child'");
    const url = `/keeping/holds/${hold?.hold_id}/lifting`;
    assert.equal((await officer.post(url, { version: '0', reason: 'Over' })).statusCode, 409);
    assert.equal((await officer.post(url, { version: '1', reason: 'Over' })).statusCode, 303);
    assert.equal((await officer.post(url, { version: '2', reason: 'Over' })).statusCode, 409);
    assert.equal(await rowsIn('2020-08-05'), 1);
    const address = await propose(officer, { reason: 'After the review' });
    assert.equal((await director.post(`${address}/approval`, { version: '1' })).statusCode, 303);
    await started.settled();
    assert.equal(await rowsIn('2020-08-05'), 0);
  });

  it('takes the file of what was erased for no new one, and does not keep it again', async () => {
    const analyst = await started.signedIn('performanceAnalyst');
    const bytes = referralsCsv({ children: 6, prefix: OWN, team: `Team ${OWN}`, month: '2020-07' });
    const answer = await analyst.upload({ name: 'again.csv', bytes });
    assert.match(answer.headers.location ?? '', /again=yes/);
    assert.equal(await fileThere('2020-08-05'), false);
  });

  it('shows what there is about one child, and erases it where nothing holds it', async () => {
    const form = { child: `${OWN}-C3`, reason: 'Sent by mistake' };
    const { body } = await officer.post('/keeping/child', form);
    assert.match(body, /as at 2020-09-05[\s\S]*A claim/);
    assert.match(body, /as at 2022-08-05[\s\S]*1: Referrals 1/);
    const before = await untouched();
    const address = await propose(officer, form, '/keeping/child/erasure');
    assert.doesNotMatch(address, /C3/);
    const [waiting] = await ask("select * from erasure where kind = 'child'");
    assert.ok(!JSON.stringify(waiting).includes(`${OWN}-C3`));
    assert.equal((await director.post(`${address}/approval`, { version: '1' })).statusCode, 303);
    await started.settled();
    const rows = await ask('select extract_id from extract_row where child_id = $1', [`${OWN}-C3`]);
    assert.deepEqual(rows, [{ extract_id: idOf('2020-09-05') }]);
    assert.deepEqual([await rowsIn('2022-08-05'), await fileThere('2022-08-05')], [5, false]);
    assert.deepEqual(await untouched(), before);
    const [done] = await ask("select state, child_sealed from erasure where kind = 'child'");
    assert.deepEqual(done, { state: 'done', child_sealed: null });
  });

  it('erases nothing of a child who is held by the time it is done', async () => {
    const form = { child: `${OWN}-C4`, reason: 'A request' };
    const address = await propose(officer, form, '/keeping/child/erasure');
    assert.equal((await officer.post('/keeping/holds', { about: 'child', ...form })).statusCode, 303);
    assert.equal((await officer.post('/keeping/child/erasure', form)).statusCode, 409);
    assert.equal((await director.post(`${address}/approval`, { version: '1' })).statusCode, 303);
    await started.settled();
    assert.equal((await ask('select 1 from extract_row where child_id = $1', [`${OWN}-C4`])).length, 2);
    assert.match((await officer.get(address)).body, /Left alone/);
  });

  it('exports everything about one child as Word and Excel, and writes down that it did', async () => {
    const form = { child: `${OWN}-C5`, reason: 'Subject access request' };
    const xlsx = await officer.post('/keeping/export', { ...form, format: 'xlsx' });
    assert.equal(xlsx.statusCode, 200);
    const text = [...(await unzipped(xlsx.rawPayload)).values()].join('\n');
    assert.match(text, new RegExp(`${OWN}-C5`));
    assert.doesNotMatch(text, new RegExp(`${OWN}-C6`));
    assert.match(text, /White British|British/);
    const docx = await officer.post('/keeping/export', { ...form, format: 'docx' });
    assert.match(String(docx.headers['content-disposition']), /everything-about-a-child-2022-08-09\.docx/);
    const lines = await ask("select reason, children from event where kind = 'child.exported'");
    assert.equal(lines.length, 2);
    assert.equal(lines[0]?.children.length, 1);
    assert.equal((await director.post('/keeping/export', form)).statusCode, 404);
  });
});

describe('an erasure that is interrupted', () => {
  it('is done whole the next time, files included, and only once', async () => {
    await started.database.as(OWN, (db) => {
      const rule = { kind: 'extracts', from: '2022-08-08' as LocalDate, months: 1, source: 'A test' } as const;
      return addRule(db, OWN, rule, started.personOf('director'));
    });
    const [hold] = await ask("select hold_id from legal_hold where about = 'extract'");
    const lifting = { version: '1', reason: 'Over' };
    assert.equal((await officer.post(`/keeping/holds/${hold?.hold_id}/lifting`, lifting)).statusCode, 303);
    const address = await propose(officer, { reason: 'Monthly round' });
    const id = address.split('/').at(-1) ?? '';
    await ask("update erasure set state = 'approved', decided_by = $1, decided_at = now() where erasure_id = $2", [
      started.personOf('director'),
      id,
    ]);
    const dependencies = erasing();
    const broken = { ...dependencies.files, remove: () => Promise.reject(new Error('the disk is gone')) };
    await assert.rejects(eraseApproved({ ...dependencies, files: broken }, OWN, id), /the disk is gone/);
    assert.deepEqual([await rowsIn('2020-09-05'), await fileThere('2020-09-05')], [1, true]); // C4 is held
    await Promise.all([eraseApproved(dependencies, OWN, id), eraseApproved(dependencies, OWN, id)]);
    assert.deepEqual([await rowsIn('2020-09-05'), await fileThere('2020-09-05')], [1, false]);
    const lines = await ask("select 1 from event where kind = 'keeping.erased' and subject = $1", [id]);
    assert.equal(lines.length, 1);
  });

  it('rolls everything back where the transaction fails, and is still approved', async () => {
    const [before] = await ask('select count(*) as n from extract_row where authority_id = $1', [OWN]);
    const [made] = await ask(
      `insert into erasure (authority_id, kind, found, reason, state, proposed_by, proposed_at, decided_by, decided_at)
       values ($1, 'retention', '{"extracts":[],"leavers":[],"noticesBefore":null}', 'x', 'approved', $2, now(), $3, now())
       returning erasure_id`,
      [OWN, started.personOf('informationGovernanceOfficer'), started.personOf('director')],
    );
    const failing = { ...erasing(), log: () => assert.fail('killed') };
    await assert.rejects(eraseApproved(failing, OWN, made?.erasure_id), /killed/);
    const [state] = await ask('select state from erasure where erasure_id = $1', [made?.erasure_id]);
    assert.equal(state?.state, 'approved');
    await atNight(OWN);
    const [later] = await ask('select state from erasure where erasure_id = $1', [made?.erasure_id]);
    assert.equal(later?.state, 'done');
    assert.deepEqual(await ask('select count(*) as n from extract_row where authority_id = $1', [OWN]), [before]);
  });
});

describe('people who left, and files that nobody accepted', () => {
  it('loses a name after its time, and keeps what the person did', async () => {
    const partner = started.personOf('partnerMember');
    await ask("update person set disabled_at = '2015-08-09T10:00:00Z' where person_id = $1", [partner]);
    const member = started.personOf('boardMember');
    await ask("update person set disabled_at = '2015-08-10T10:00:00Z' where person_id = $1", [member]);
    const address = await propose(officer, { reason: 'Monthly round' });
    assert.equal((await director.post(`${address}/approval`, { version: '1' })).statusCode, 303);
    await started.settled();
    const [gone] = await ask('select name, email, staff_ref, post from person where person_id = $1', [partner]);
    assert.deepEqual(gone, { name: 'Somebody who left', email: null, staff_ref: null, post: '' });
    const [stays] = await ask('select name from person where person_id = $1', [member]);
    assert.equal(stays?.name, `boardMember of ${OWN}`);
  });

  it('refuses what waited for too long, without its rows and its file', async () => {
    const analyst = await started.signedIn('performanceAnalyst');
    const bytes = referralsCsv({ children: 3, prefix: OWN, team: `Team ${OWN}`, month: '2022-06' });
    const answer = await analyst.upload({ name: 'forgotten.csv', bytes });
    await started.settled();
    const id = (answer.headers.location ?? '').split('/').at(-1) ?? '';
    extracts[`${OWN}/forgotten`] = id;
    await ask("update extract set loaded_at = '2022-05-09T10:00:00Z' where extract_id = $1", [id]);
    const address = await propose(officer, { reason: 'Monthly round' });
    assert.equal((await director.post(`${address}/approval`, { version: '1' })).statusCode, 303);
    await started.settled();
    assert.deepEqual([await rowsIn('forgotten'), await fileThere('forgotten')], [0, false]);
    assert.match((await analyst.get(`/extracts/${id}`)).body, /Nobody accepted it in time/);
  });
});

function erasing() {
  const loading = loadingOf(started.opened, started.config, started.dependencies.log, new AbortController().signal);
  const { database, files, log, stamp } = loading.reading;
  return { database, files, log, now: stamp, today: () => '2022-08-09' as LocalDate };
}

async function atNight(council: AuthorityId): Promise<void> {
  await keepEveryNight(erasing(), council);
}
