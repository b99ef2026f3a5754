import assert from 'node:assert/strict';
import { access, chmod, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import type { LocalDate } from '#kernel/local-date.ts';
import { scannerOf } from '#platform/scan.ts';
import { buildApp } from '../../src/app.ts';
import { allows } from '../../src/features/access/index.ts';
import { referralsCsv } from '../support/files.ts';
import { OTHER, OWN, ROLE_NAMES, startInstallation } from '../support/installation.ts';
import { hiddenFields, load, loadAndAccept } from '../support/loading.ts';
import { type Answered, type Visitor, visitorOf } from '../support/visitor.ts';
import { addPlanOf } from './cases/plan-world.ts';

const started = await startInstallation({ uploadMegabytes: 25 });
let owner: pg.Client;
let manager: Visitor;
let director: Visitor;
let action: string;
let theirs: string;
let socialWorkers: string;

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const ask = async (statement: string, values: unknown[] = []) => (await owner.query(statement, values)).rows;
const kept = async () => (await ask('select kind, subject, detail from event order by sequence desc'))[0];
const documents = async () => Number((await ask('select count(*) as n from document'))[0]?.n);

const SAID = {
  claim: 'Children are seen in time',
  ...{ stance: 'supports', source: 'audit', strength: 'moderate', note: 'Twelve of fifteen files' },
  ...{ 'aboutOn-day': '1', 'aboutOn-month': '8', 'aboutOn-year': '2022' },
};
type File = { name: string; bytes: Buffer | string } | null;
const add = (visitor: Visitor, more: Record<string, string> = {}, file: File = null, about = `action:${action}`) =>
  visitor.upload(file, { about, ...SAID, ...more }, '/evidence');
const addressOf = (answer: Answered) => {
  assert.equal(answer.statusCode, 303, answer.body);
  return (answer.headers.location ?? '').split('?')[0] ?? '';
};
const told = (answer: Answered) => {
  assert.equal(answer.statusCode, 422);
  return answer.body.replaceAll('&#39;', "'");
};
const linkTo = (body: string, start: string) =>
  new RegExp(`href="(${start}[^"]*)"`).exec(body)?.[1]?.replaceAll('&amp;', '&') ?? '';

before(async () => {
  owner = new pg.Client(started.opened.owner);
  await owner.connect();
  manager = await started.signedIn('qualityAssuranceManager');
  director = await started.signedIn('director');
  const planOf = (council: typeof OWN, role: 'director' | 'socialWorker') =>
    started.database.as(council, (db) =>
      addPlanOf(db, council, started.personOf(role, council), started.personOf('teamManager', council)),
    );
  action = (await planOf(OWN, 'director')).planAction;
  socialWorkers = (await planOf(OWN, 'socialWorker')).planAction;
  theirs = (await planOf(OTHER, 'director')).planAction;
});
after(async () => {
  await owner.end();
  await started.stop();
});

describe('adding evidence', () => {
  it('says that there is none yet, and where it is added', async () => {
    assert.match((await manager.get('/evidence')).body, /No evidence yet[\s\S]*href="\/plan"/);
  });

  it('tells every fault at once, keeps what was typed, and asks for the file again', async () => {
    const wrong = {
      stance: '',
      strength: '',
      note: 'DOB 3/4/2015',
      link: 'javascript:alert(1)',
      'aboutOn-year': '2023',
    };
    const body = told(await add(manager, wrong, { name: 'a.pdf', bytes: PDF }));
    for (const fault of [
      /Say whether it supports or contradicts/,
      /Say how strong it is/,
      /Take out what looks like a date of birth \(DOB 3\/4\/2015\)/,
      /beginning with https:\/\//,
      /cannot be in the future/,
      /Choose it again: it was not kept/,
    ])
      assert.match(body, fault);
    assert.match(body, /value="audit" checked|checked[^>]*value="audit"/);
    assert.match(body, />Children are seen in time<\/textarea>/);
    assert.equal(await documents(), 0);
  });

  it('wants something that shows it: a document, a link, a figure or a note', async () => {
    assert.match(told(await add(manager, { note: '' })), /Give a document or a link/);
    addressOf(await add(manager, { note: '', link: 'https://board.example/paper?item=4' }));
  });

  it('keeps the document, and writes down its name and hash and nothing that is in it', async () => {
    const address = addressOf(await add(manager, { note: '' }, { name: '../../Letter & more.pdf', bytes: PDF }));
    const { body } = await manager.get(address);
    assert.match(body, /Letter &amp; more \(PDF, \d\d bytes\)/);
    assert.match(body, /SHA-256/);
    const lines = await ask("select detail from event where kind = 'document.added'");
    assert.equal(lines.length, 1);
    assert.match(JSON.stringify(lines), /"fileName":"Letter & more.pdf"[\s\S]*"sha256":"[0-9a-f]{64}"/);
    assert.equal((await kept())?.kind, 'evidence.added');
  });

  it('shows what contradicts beside what it contradicts', async () => {
    const first = addressOf(await add(manager, { claim: 'Plans are reviewed.' }));
    const beside = `/evidence/new?about=action:${action}&beside=${first.split('/').at(-1)}`;
    assert.ok((await manager.get(first)).body.replaceAll('&amp;', '&').includes(`href="${beside}"`));
    const form = (await manager.get(beside)).body;
    assert.match(form, />Plans are reviewed\.<\/textarea>/);
    const against = { claim: 'plans are reviewed', stance: 'contradicts', source: 'voice' };
    const { body } = await manager.get(addressOf(await add(manager, against)));
    const claim =
      /<div class="hw-claim"><h3[^>]*>plans are reviewed[\s\S]*?<div class="hw-claim">/i.exec(body)?.[0] ?? body;
    assert.match(claim, /Contested/);
    assert.match(claim, /Supports[\s\S]*Case audits[\s\S]*Contradicts[\s\S]*What children and families say/);
  });

  it('is of the council’s own things alone', async () => {
    assert.equal((await add(manager, {}, null, `action:${theirs}`)).statusCode, 404);
    assert.equal((await add(manager, {}, null, 'action:nothing')).statusCode, 404);
    assert.equal((await add(manager, {}, null, `child:${action}`)).statusCode, 404);
    const stranger = await started.signedIn('director', OTHER);
    const [mine] = await ask('select evidence_id, document_id from evidence where document_id is not null');
    for (const url of [`/evidence/${mine?.evidence_id}`, `/evidence/documents/${mine?.document_id}/1`])
      assert.equal((await stranger.get(url)).statusCode, 404);
    assert.doesNotMatch((await stranger.get('/evidence')).body, /Children are seen in time/);
    const verified = await stranger.post(`/evidence/${mine?.evidence_id}/verification`, { version: '1' });
    assert.equal(verified.statusCode, 404);
  });

  it('is for those without the plan about their own actions alone, and they see no more', async () => {
    const worker = await started.signedIn('socialWorker');
    assert.equal((await add(worker)).statusCode, 404);
    const answer = await add(worker, {}, null, `action:${socialWorkers}`);
    assert.equal(addressOf(answer), `/plan/actions/${socialWorkers}/update`);
    assert.equal((await worker.get('/evidence')).statusCode, 404);
    assert.equal((await worker.get(`/evidence/new?about=action:${socialWorkers}`)).statusCode, 200);
    const outcome = (await ask('select outcome_id from plan_action where action_id = $1', [socialWorkers]))[0];
    assert.equal((await add(worker, {}, null, `outcome:${outcome?.outcome_id}`)).statusCode, 404);
  });

  it('is for a partner’s people about the actions of their organisation', async () => {
    const partner = await started.signedIn('partnerMember');
    assert.equal((await add(partner)).statusCode, 404);
    const [organisation] = await ask('select partner_id from plan_partner where authority_id = $1 limit 1', [OWN]);
    const person = started.personOf('partnerMember');
    await ask('insert into plan_partner_person values ($1, $2, $3)', [OWN, organisation?.partner_id, person]);
    await ask('update plan_action set partner_id = $1 where action_id = $2', [organisation?.partner_id, action]);
    addressOf(await add(partner));
    assert.equal((await add(partner, {}, null, `action:${socialWorkers}`)).statusCode, 404);
    await ask('update plan_action set partner_id = null where action_id = $1', [action]);
  });
});

describe('verifying and withdrawing', () => {
  it('takes somebody who is not the author, on the page, in the form and in the database', async () => {
    const address = addressOf(await add(manager, { claim: 'Visits are recorded' }));
    assert.match((await manager.get(address)).body, /You added this, so somebody else verifies it/);
    const own = told(await manager.post(`${address}/verification`, { version: '1' }));
    assert.match(own, /You added this evidence, so somebody else has to verify it/);
    await assert.rejects(
      ask('update evidence set verified_by = added_by, verified_on = current_date where claim = $1', [
        'Visits are recorded',
      ]),
      /verifier_is_not_the_author/,
    );
    assert.match((await director.get(address)).body, /Verify this evidence/);
    assert.equal((await director.post(`${address}/verification`, { version: '9' })).statusCode, 409);
    assert.equal((await director.post(`${address}/verification`, { version: '1' })).statusCode, 303);
    assert.match((await manager.get(address)).body, /By director of 998 on 9 August 2022/);
    assert.equal((await director.post(`${address}/verification`, { version: '2' })).statusCode, 409);
  });

  it('keeps what is withdrawn to be seen, with the reason, and counts it no longer', async () => {
    const address = addressOf(await add(manager, { claim: 'Nobody waits' }));
    assert.match(
      told(await manager.post(`${address}/withdrawal`, { version: '1', reason: '' })),
      /Say why it is withdrawn/,
    );
    assert.equal(
      (await manager.post(`${address}/withdrawal`, { version: '1', reason: 'Counted twice' })).statusCode,
      303,
    );
    const { body } = await manager.get(address);
    assert.match(body, /Withdrawn \(1\)[\s\S]*Counted twice/);
    assert.doesNotMatch(body, /Verify this evidence/);
    assert.match((await manager.get('/evidence?state=withdrawn')).body, /Nobody waits/);
    assert.doesNotMatch((await manager.get('/evidence?state=counts')).body, /Nobody waits/);
    assert.equal((await director.post(`${address}/verification`, { version: '2' })).statusCode, 409);
    assert.equal((await manager.post(`${address}/withdrawal`, { version: '2', reason: 'Again' })).statusCode, 409);
    await assert.rejects(
      started.database.as(OWN, (db) => db.deleteFrom('evidence').where('claim', '=', 'Nobody waits').execute()),
      /permission denied/,
    );
  });

  it('counts evidence as current on its last day and as stale on the next', async () => {
    for (const [day, claim] of [
      ['11', 'Current on its last day'],
      ['10', 'Stale since today'],
    ] as const)
      addressOf(await add(manager, { claim, 'aboutOn-day': day, 'aboutOn-month': '5' }));
    const { body } = await manager.get('/evidence?state=stale');
    assert.match(body, /Stale since today/);
    assert.doesNotMatch(body, /Current on its last day/);
  });

  it('is listed by what was chosen, as a page and as CSV', async () => {
    const { body } = await manager.get('/evidence?stance=contradicts&source=voice');
    assert.match(body, /1 piece of evidence/);
    const csv = (await manager.get(linkTo(body, '/evidence.csv'))).body;
    assert.equal(csv.trim().split('\r\n').length, 2);
    assert.match(csv, /plans are reviewed,Contradicts,Action /);
    assert.match((await manager.get('/evidence?about=risk')).body, /None that you chose/);
  });
});

describe('a document', () => {
  const upload = async (name: string, bytes: Buffer | string) => add(manager, {}, { name, bytes });
  const documentOf = async (answer: Answered) =>
    linkTo((await manager.get(addressOf(answer))).body, '/evidence/documents/[0-9a-f-]+/');

  it('is given out as a download, and never shown', async () => {
    const answer = await manager.get(
      await documentOf(await upload('What was “found”\u202E.txt', 'Twelve <b>files</b>')),
    );
    assert.equal(answer.statusCode, 200);
    assert.equal(answer.headers['content-disposition'], 'attachment; filename="What was _found_.txt"');
    assert.equal(answer.headers['content-type'], 'text/plain; charset=utf-8');
    assert.equal(answer.headers['x-content-type-options'], 'nosniff');
    assert.equal(answer.headers['content-security-policy'], "default-src 'none'; sandbox");
    assert.equal(answer.headers['cache-control'], 'no-store');
    assert.equal(answer.body, 'Twelve <b>files</b>');
  });

  for (const [name, bytes, says] of [
    ['page.txt', '<html><script>alert(1)</script>', /web page or holds markup/],
    ['letter.pdf', 'MZ\0\0\0\0', /./],
    ['letter.docx', PDF, /it is a PDF\. Give it the ending \.pdf/],
    ['empty.txt', '', /The file is empty/],
    ['large.txt', 'a'.repeat(20 * 1024 * 1024 + 1), /must be 20 MB or smaller/],
    ['larger.txt', 'a'.repeat(25 * 1024 * 1024 + 1), /must be 20 MB or smaller/],
    ['GL1 2TG.txt', 'Where', /The name of the file holds what looks like a postcode/],
  ] as const)
    it(`called ${name} is refused in words that say what to do, and nothing is kept`, async () => {
      const before = await documents();
      assert.match(told(await upload(name, bytes)), says);
      assert.equal(await documents(), before);
    });

  it('of the largest size is kept', async () => {
    addressOf(await upload('just.txt', 'a'.repeat(20 * 1024 * 1024)));
  });

  it('gets versions that replace none, each with its hash, and only on what is there now', async () => {
    const first = await documentOf(await upload('plan.txt', 'One'));
    const page = first.replace(/\/1$/, '');
    const day = { 'aboutOn-day': '2', 'aboutOn-month': '8', 'aboutOn-year': '2022' };
    const next = (version: string, more = {}) =>
      manager.upload({ name: 'plan v2.txt', bytes: 'Two' }, { version, note: 'Dates', ...day, ...more }, page);
    assert.match(told(await next('1', { note: '' })), /Say what is new/);
    assert.equal((await next('1')).statusCode, 303);
    assert.equal((await next('1')).statusCode, 409);
    assert.equal((await manager.get(`${page}/1`)).body, 'One');
    assert.equal((await manager.get(`${page}/2`)).body, 'Two');
    assert.equal((await manager.get(`${page}/3`)).statusCode, 404);
    const { body } = await manager.get(page);
    assert.match(body, /Version 2[\s\S]*Dates[\s\S]*Version 1/);
    assert.match(body, /Not scanned for viruses: no scanner is set up here/);
    await assert.rejects(
      started.database.as(OWN, (db) => db.updateTable('document_version').set({ file_name: 'x' }).execute()),
      /permission denied/,
    );
  });

  it('whose bytes were changed on the disk is not given out, and that is written down', async () => {
    const address = await documentOf(await upload('true.txt', 'True words'));
    const [version] = await ask("select sha256 from document_version where file_name = 'true.txt'");
    const file = started.dependencies.extracts.files.path(OWN, version?.sha256);
    await chmod(file, 0o600);
    await writeFile(file, 'Other words');
    const answer = await manager.get(address);
    assert.equal(answer.statusCode, 409);
    assert.match(answer.body, /no longer the one that was added/);
    assert.doesNotMatch(answer.body, /Other words/);
    assert.equal((await kept())?.kind, 'document.damaged');
  });

  it('keeps the bytes that it shares with an extract, and an extract’s own go with it', async () => {
    const analyst = await started.signedIn('performanceAnalyst');
    const { files } = started.dependencies.extracts;
    for (const isShared of [true, false]) {
      const bytes = referralsCsv({ children: isShared ? 3 : 4, prefix: 'S', team: `Team ${OWN}`, month: '2022-05' });
      const extract = await load(started, analyst, { name: 'as at 2022-06-05.csv', bytes });
      if (isShared) addressOf(await add(analyst, {}, { name: 'the table.csv', bytes }));
      const [held] = await ask('select sha256 from extract where extract_id = $1', [extract.split('/').at(-1)]);
      const rejected = await analyst.post(`${extract}/rejection`, await hiddenFields(analyst, extract));
      assert.equal(rejected.statusCode, 303, rejected.body);
      const isThere = await access(files.path(OWN, held?.sha256)).then(
        () => true,
        () => false,
      );
      assert.equal(isThere, isShared);
    }
  });

  it('is scanned before it is kept, and one that is refused is written down and kept nowhere', async () => {
    const program = path.join(started.config.dataDirectory, 'scanner');
    await writeFile(program, '#!/bin/sh\n! grep -q EICAR "$1"\n');
    await chmod(program, 0o700);
    const scanning = { ...started.dependencies, scan: scannerOf(program) };
    const app = await buildApp(scanning);
    const visitor = visitorOf(app);
    visitor.useCookie(manager.cookie());
    const before = await documents();
    const infected = told(await add(visitor, {}, { name: 'infected.txt', bytes: 'EICAR' }));
    assert.match(infected, /virus scanner refused the file/);
    assert.equal(await documents(), before);
    assert.equal((await kept())?.kind, 'document.refused');
    assert.match(JSON.stringify((await kept())?.detail), /"fileName":"infected.txt"/);
    const clean = addressOf(await add(visitor, {}, { name: 'clean.txt', bytes: 'Well' }));
    const page = linkTo((await manager.get(clean)).body, '/evidence/documents/[0-9a-f-]+/').replace(/\/1$/, '');
    assert.match((await manager.get(page)).body, /Scanned for viruses, nothing found/);
    const silent = await buildApp({ ...started.dependencies, scan: scannerOf('/nowhere/scanner') });
    const other = visitorOf(silent);
    other.useCookie(manager.cookie());
    assert.match(told(await add(other, {}, { name: 'a.txt', bytes: 'Well' })), /did not answer, and nothing was kept/);
    await app.close();
    await silent.close();
  });
});

describe('what is held until a report is out', () => {
  it('is told by no title, no list and no download to those who may not see it', async () => {
    const writer = { personId: started.personOf('director'), on: '2022-08-01' as LocalDate };
    const recommendation = await started.database.as(OWN, async (db) => {
      const key = { authority_id: OWN };
      const { inspection_id } = await db
        .insertInto('inspection')
        .values({ ...key, kind: 'ilacsShort', title: 'Short inspection', regulator: 'Ofsted', state: 'letterReceived' })
        .returning('inspection_id')
        .executeTakeFirstOrThrow();
      const { recommendation_id } = await db
        .insertInto('recommendation')
        .values({ ...key, inspection_id, ref: 'REC-77', words: 'Something embargoed' })
        .returning('recommendation_id')
        .executeTakeFirstOrThrow();
      assert.ok(writer.personId);
      return recommendation_id;
    });
    const about = `recommendation:${recommendation}`;
    const file = { name: 'embargo.txt', bytes: 'Embargoed words' };
    const analyst = await started.signedIn('performanceAnalyst'); // reads the plan, and nothing that is held
    assert.equal((await add(analyst, {}, file, about)).statusCode, 404);
    const address = addressOf(await add(manager, { claim: 'A claim on it' }, file, about));
    const { body } = await manager.get(address);
    const document = linkTo(body, '/evidence/documents/[0-9a-f-]+/');
    assert.match(body, /REC-77/);
    for (const url of [address, document, document.replace(/\/1$/, ''), `/evidence/new?about=${about}`]) {
      assert.equal((await manager.get(url)).statusCode, 200, url);
      assert.equal((await analyst.get(url)).statusCode, 404, url);
    }
    for (const url of ['/evidence', '/evidence.csv', '/evidence?about=recommendation'])
      assert.doesNotMatch((await analyst.get(url)).body, /embargo|REC-77|A claim on it/i, url);
    await ask(
      "update inspection set state = 'published', published_on = '2022-08-08' where title = 'Short inspection'",
    );
    for (const url of [address, document]) assert.equal((await analyst.get(url)).statusCode, 200, url);
  });
});

describe('a figure as evidence', () => {
  before(async () => {
    const analyst = await started.signedIn('performanceAnalyst');
    const bytes = referralsCsv({ children: 12, prefix: OWN, team: `Team ${OWN}` });
    await loadAndAccept(started, analyst, { name: 'as at 2022-08-05.csv', bytes });
  });

  it('is kept with its extract, the version of its definition and its verdict, and stays as it was', async () => {
    const url = `/evidence/new?about=action:${action}&measure=FD-07`;
    const form = (await manager.get(url)).body;
    assert.match(form, /by version \d+ of its definition/);
    const extract = /name="extract" value="([^"]+)"/.exec(form)?.[1] ?? '';
    const figure = { measure: 'FD-07', from: '', to: '', extract, claim: 'Fewer come back' };
    const address = addressOf(await add(manager, { ...figure, source: 'voice', 'aboutOn-year': '1999' }));
    const [row] = await ask("select source, about_on::text, figure from evidence where claim = 'Fewer come back'");
    assert.equal(row?.source, 'measure');
    assert.equal(row?.about_on, '2022-07-31');
    assert.equal(row?.figure.extractId, extract);
    assert.deepEqual(Object.keys(row?.figure).toSorted(), [
      ...['asAt', 'definitionVersion', 'extractId', 'figure', 'fraction', 'from', 'measure', 'reason', 'title'],
      ...['to', 'verdict'],
    ]);
    const { body } = await manager.get(address);
    assert.match(body, /Kept as it was/);
    assert.match(body, /FD-07/);
  });

  it('is looked at again where a newer extract changed it meanwhile', async () => {
    const figure = { measure: 'FD-07', extract: '00000000-0000-4000-8000-000000000000' };
    assert.match(told(await add(manager, figure)), /changed this figure while you had the form open/);
  });

  it('of no measure does not exist', async () => {
    assert.equal((await manager.get(`/evidence/new?about=action:${action}&measure=XX-99`)).statusCode, 404);
  });

  it('can be small, so that whoever reads the plan may see small numbers', () => {
    for (const role of ROLE_NAMES.filter((one) => allows(one, 'plan.read')))
      assert.ok(allows(role, 'counts.read'), role);
  });
});
