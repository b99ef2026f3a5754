import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { referralsCsv } from '../support/files.ts';
import { OWN, startInstallation } from '../support/installation.ts';
import { OWN_HEADINGS } from '../support/published.ts';
import type { Answered, Visitor } from '../support/visitor.ts';
import { addInspectionOf } from './cases/inspection-world.ts';
import { addPlanOf } from './cases/plan-world.ts';

/** Every form that takes a file, sent twice from one page: by a double click, or since the answer was lost. */

const started = await startInstallation();
let analyst: Visitor;
let manager: Visitor;
let director: Visitor;
let [action, inspection, document] = ['', '', ''];

const pdf = (words: string) => `%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n% ${words}\ntrailer<<>>\n%%EOF\n`;
const day = (field: string) => ({ [`${field}-day`]: '1', [`${field}-month`]: '8', [`${field}-year`]: '2022' });
const SAID = { claim: 'Seen in time', stance: 'supports', source: 'audit', strength: 'moderate', note: '' };
const published = (value: string) =>
  `${OWN_HEADINGS}\nFD-08,2021,england,,,${value},,"DfE, Children in need 2021",2021-10-28`;

type Kept =
  | 'benchmark_set'
  | 'document'
  | 'document_version'
  | 'evidence'
  | 'extract'
  | 'plan_import'
  | 'plan_update'
  | 'supplied_upload';
type Sending = {
  what: string;
  /** The route that takes it. */
  path: string;
  who: () => Visitor;
  to: () => string;
  fields?: () => Record<string, string>;
  name: string;
  bytes: (words: string) => string;
  /** What is kept of it: one row more, however often it is sent. */
  kept: Kept;
  /** What else is written down with it, once. */
  event: string;
};

const SENDINGS: readonly Sending[] = [
  {
    ...{ what: 'evidence', path: '/evidence', who: () => manager, to: () => '/evidence', name: 'a.pdf', bytes: pdf },
    fields: () => ({ about: `action:${action}`, ...SAID, ...day('aboutOn') }),
    ...{ kept: 'evidence', event: 'evidence.added' },
  },
  {
    ...{
      what: 'a document of an inspection',
      path: '/inspections/:inspection/documents',
      who: () => director,
      name: 'letter.pdf',
      bytes: pdf,
    },
    to: () => `/inspections/${inspection}/documents`,
    fields: () => ({ what: 'letter', title: 'The letter', ...day('about') }),
    ...{ kept: 'document', event: 'document.added' },
  },
  {
    ...{
      what: 'an update with a file',
      path: '/plan/actions/:id/update',
      who: () => director,
      name: 'minutes.txt',
      bytes: (words) => words,
    },
    to: () => `/plan/actions/${action}/update`,
    fields: () => ({ seen: '0', done: 'We met' }),
    ...{ kept: 'plan_update', event: 'plan.update.sent' },
  },
  {
    ...{
      what: 'a plan from a spreadsheet',
      path: '/plan/import',
      who: () => manager,
      to: () => '/plan/import',
      name: 'plan.csv',
    },
    bytes: (words) => `Ref,Action,Lead\n7.1,${words},Ada`,
    ...{ kept: 'plan_import', event: 'plan.import.uploaded' },
  },
  {
    ...{
      what: 'a table of local measures',
      path: '/supplied',
      who: () => analyst,
      to: () => '/supplied',
      name: 'figures.csv',
    },
    bytes: (words) => `measure,month,team,numerator,denominator\nLM-01,2022-07,${words},3,4`,
    ...{ kept: 'supplied_upload', event: 'supplied.uploaded' },
  },
  {
    ...{
      what: 'published figures',
      path: '/benchmarks/loads',
      who: () => analyst,
      to: () => '/benchmarks/loads',
      name: 'published.csv',
    },
    bytes: (words) => published(String(20 + words.length)),
    ...{ kept: 'benchmark_set', event: 'benchmarks.loaded' },
  },
  {
    ...{ what: 'an extract', path: '/extracts', who: () => analyst, to: () => '/extracts', name: 'list.csv' },
    bytes: (words) => referralsCsv({ children: 3, prefix: words.toUpperCase().replaceAll(' ', ''), team: 'North' }),
    ...{ kept: 'extract', event: 'extract.loaded' },
  },
];

/** A version is tried apart: its page is out of date after the first. */
const VERSIONS = '/evidence/documents/:id';

before(async () => {
  analyst = await started.signedIn('performanceAnalyst');
  manager = await started.signedIn('qualityAssuranceManager');
  director = await started.signedIn('director');
  const person = started.personOf('director');
  action = (await started.database.as(OWN, (db) => addPlanOf(db, OWN, person, started.personOf('teamManager'))))
    .planAction;
  inspection = (await started.database.as(OWN, (db) => addInspectionOf(db, OWN, person))).inspection;
});
after(() => started.stop());

async function rows(table: Kept): Promise<number> {
  const found = await started.database.as(OWN, (db) => db.selectFrom(table).select(db.fn.countAll().as('n')).execute());
  return Number(found[0]?.n);
}

async function events(kind: string): Promise<number> {
  const found = await started.database.as(OWN, (db) =>
    db.selectFrom('event').select(db.fn.countAll().as('n')).where('kind', '=', kind).execute(),
  );
  return Number(found[0]?.n);
}

function ledTo(answer: Answered): string {
  assert.equal(answer.statusCode, 303, answer.body);
  return answer.headers.location ?? '';
}

describe('a form with a file that is sent twice from one page', () => {
  for (const { what, who, to, fields = () => ({}), name, bytes, kept, event } of SENDINGS)
    it(`is done once: ${what}`, async () => {
      const csrf = await who().formToken();
      const send = (words: string, more = {}) =>
        who().upload({ name, bytes: bytes(words) }, { csrf, ...fields(), ...more }, to());
      const [before, recorded] = [await rows(kept), await events(event)];
      const [one, other] = (await Promise.all([send('first words'), send('first words')])).map(ledTo);
      assert.equal(one, other);
      assert.equal(ledTo(await send('first words')), one);
      assert.deepEqual([await rows(kept), await events(event)], [before + 1, recorded + 1]);
      if (kept === 'plan_update') return; // the same words of the same person are one update, whatever is attached
      ledTo(await send('another'));
      assert.equal(await rows(kept), before + 2, 'another file is another form');
    });

  it('is tried for every route that takes one', () => {
    const receiving = started.routes.filter((route) => 'receive' in route).map(({ path }) => path);
    assert.deepEqual(receiving.sort(), [...SENDINGS.map(({ path }) => path), VERSIONS].sort());
  });

  it('is done once: a version of a document, though the document has changed by then', async () => {
    const added = await manager.upload(
      { name: 'first.pdf', bytes: pdf('first') },
      { about: `action:${action}`, ...SAID, claim: 'Audited', ...day('aboutOn') },
      '/evidence',
    );
    const { body } = await manager.get(ledTo(added));
    document = /\/evidence\/documents\/([\w-]+)/.exec(body)?.[1] ?? assert.fail('no document');
    const form = await manager.get(`/evidence/documents/${document}`);
    const version = /name="version" value="(\d+)"/.exec(form.body)?.[1] ?? assert.fail('no version');
    const csrf = await manager.formToken();
    const before = await rows('document_version');
    const send = (words: string) =>
      manager.upload(
        { name: 'second.pdf', bytes: pdf(words) },
        { csrf, version, note: 'With the July audits', ...day('aboutOn') },
        `/evidence/documents/${document}`,
      );
    const [one, other] = (await Promise.all([send('second'), send('second')])).map(ledTo);
    assert.equal(one, other);
    assert.equal(await rows('document_version'), before + 1);
    assert.equal((await send('third')).statusCode, 409, 'another file comes from a page that is out of date');
  });

  it('that was refused can be sent again', async () => {
    const csrf = await manager.formToken();
    const fields = { csrf, about: `action:${action}`, ...SAID, claim: 'Refused at first', ...day('aboutOn') };
    const file = { name: 'x.pdf', bytes: pdf('refused at first') };
    assert.equal((await manager.upload(file, { ...fields, strength: '' }, '/evidence')).statusCode, 422);
    assert.equal((await manager.upload({ ...file, bytes: 'MZ no pdf' }, fields, '/evidence')).statusCode, 422);
    ledTo(await manager.upload(file, fields, '/evidence'));
  });

  it('from two pages is two', async () => {
    const fields = { about: `action:${action}`, ...SAID, claim: 'Said twice on purpose', ...day('aboutOn') };
    const file = { name: 'x.pdf', bytes: pdf('twice on purpose') };
    const before = await rows('evidence');
    for (const _ of [1, 2]) ledTo(await manager.upload(file, fields, '/evidence'));
    assert.equal(await rows('evidence'), before + 2);
  });

  it('is done once where no file was chosen', async () => {
    const csrf = await manager.formToken();
    const before = await rows('evidence');
    const link = 'https://example.org/minutes';
    const fields = { csrf, about: `action:${action}`, ...SAID, claim: 'By a link', link, ...day('aboutOn') };
    const [one, other] = [
      await manager.upload(null, fields, '/evidence'),
      await manager.upload(null, fields, '/evidence'),
    ];
    assert.equal(ledTo(one), ledTo(other));
    assert.equal(await rows('evidence'), before + 1);
  });
});
