import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { benchmarksFor, besideOurs, neighboursOf } from '../../src/features/benchmarks/index.ts';
import { OTHER, OWN, startInstallation } from '../support/installation.ts';
import { hiddenFields } from '../support/loading.ts';
import { OWN_HEADINGS } from '../support/published.ts';
import type { Answered, Visitor } from '../support/visitor.ts';

/** Published figures as somebody loads them: looked at, accepted, shown, withdrawn; and everything that is refused. */

const started = await startInstallation();
let analyst: Visitor;
before(async () => {
  analyst = await started.signedIn('performanceAnalyst');
});
after(() => started.stop());

const file = (rows: readonly string[], headings = OWN_HEADINGS) => [headings, ...rows].join('\n');
const figure = (area: string, value: string, year = '2021') =>
  `FD-08,${year},${area},${value},,"DfE, Children in need ${year}",2021-10-28`;
const ENGLAND = 'england,,';
const SOUTH_WEST = 'region,South West,';

const upload = (bytes: Buffer | string, name = 'published.csv', fields: Record<string, string> = {}) =>
  analyst.upload({ name, bytes }, fields, '/benchmarks/loads');

async function loaded(bytes: Buffer | string, fields: Record<string, string> = {}): Promise<string> {
  const answer = await upload(bytes, 'published.csv', fields);
  assert.equal(answer.statusCode, 303, answer.body);
  return (answer.headers.location ?? '').split('?')[0] ?? '';
}

async function decide(address: string, what: string, more: Record<string, string> = {}): Promise<Answered> {
  return analyst.post(`${address}/${what}`, { ...(await hiddenFields(analyst, address)), ...more });
}

async function accepted(bytes: Buffer | string, fields: Record<string, string> = {}): Promise<string> {
  const address = await loaded(bytes, fields);
  const answer = await decide(address, 'acceptance');
  assert.equal(answer.statusCode, 303, answer.body);
  return address;
}

async function withdraw(address: string): Promise<void> {
  const version = (await hiddenFields(analyst, `${address}/withdrawal`))['version'] ?? '';
  const answer = await analyst.post(`${address}/withdrawal`, { version, reason: 'A test' });
  assert.equal(answer.statusCode, 303, answer.body);
}

/** What stands in a page as somebody reads it. */
const words = ({ body }: Answered) => body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

describe('a file of published figures', () => {
  it('is on no page before it is accepted, and on the page afterwards with its period and source', async () => {
    assert.match((await analyst.get('/benchmarks')).body, /No published figures yet/);
    const address = await loaded(file([figure(ENGLAND, '22.7'), figure(SOUTH_WEST, 'c')]));
    assert.match(words(await analyst.get(address)), /Check before it is used.*2 rows read/);
    assert.match((await analyst.get('/benchmarks')).body, /No published figures yet/);
    assert.equal((await decide(address, 'acceptance')).statusCode, 303);
    const page = words(await analyst.get('/benchmarks'));
    assert.match(page, /the year to 31 March 2021 England 22\.7% South West suppressed \(c\)/);
    assert.match(page, /c suppressed by the publisher so that nobody can be recognised/);
    assert.match(page, /DfE, Children in need 2021/);
    assert.match(page, /28 October 2021/);
    const csv = (await analyst.get('/benchmarks.csv?measure=FD-08')).body;
    assert.match(
      csv,
      /FD-08,2021,2021-03-31,year,england,England,970,22\.7,,"DfE, Children in need 2021",2021-10-28,%/,
    );
    await withdraw(address);
    assert.match((await analyst.get('/benchmarks')).body, /No published figures yet/);
    assert.match(words(await analyst.get(address)), /Withdrawn: no page uses it\. Reason: A test/);
  });

  it('whose words are cut in the middle of a sign is taken, and what is wrong is told', async () => {
    const source = `${'a'.repeat(499)}😀 and more`;
    const wrong = `${'a'.repeat(39)}😀 and more`;
    const bytes = file([
      `FD-08,2021,england,,,22.7,,"${source}",2021-10-28`,
      `FD-08,2020,england,,,${wrong},,"DfE, Children in need",2020-10-28`,
    ]);
    const address = await loaded(bytes);
    const { statusCode: status, body } = await analyst.get(address);
    assert.equal(status, 200);
    assert.match(body, /is neither a number nor a mark/);
    assert.ok(body.isWellFormed());
  });

  it('that was loaded before leads to itself; a withdrawn one can be loaded anew', async () => {
    const bytes = file([figure(ENGLAND, '22.1')]);
    const address = await loaded(bytes);
    const again = await upload(bytes, 'another name.csv');
    assert.equal(again.headers.location, `${address}?again=yes`);
    assert.match((await analyst.get(`${address}?again=yes`)).body, /This file was loaded before/);
    await withdraw(address);
    assert.notEqual(await loaded(bytes), address);
  });

  it('with problems tells each by row and column, and leaves those rows out only when told to', async () => {
    const rows = [
      figure(ENGLAND, '72'),
      figure(SOUTH_WEST, '0.72'),
      figure(ENGLAND, '71', '2020'),
      figure('council,Nowhere,', '70'),
    ];
    const address = await loaded(file(rows));
    const page = words(await analyst.get(address));
    assert.match(page, /Row 3 Column value Problem 0\.72 looks like a share of 1 among percentages: should it be 72\?/);
    assert.match(page, /Row 5 Column area_name Problem “Nowhere” is no council of England/);
    assert.match((await analyst.get(`${address}/problems.csv`)).body, /3,value,0\.72,/);
    const refused = await decide(address, 'acceptance');
    assert.equal(refused.statusCode, 422);
    assert.match(refused.body, /href="#leaveOut"/);
    assert.equal((await decide(address, 'acceptance', { leaveOut: 'yes' })).statusCode, 303);
    const figures = await started.database.as(OWN, (db) => benchmarksFor(db, OWN, 'FD-08'));
    assert.deepEqual(
      figures.map(({ value }) => value),
      [72, 71],
    );
    await withdraw(address);
  });

  it('of which no row can be used cannot be accepted', async () => {
    const address = await loaded(file([figure('county,,', '72')]));
    assert.match((await analyst.get(address)).body, /No row of this file can be used/);
    assert.equal((await analyst.post(`${address}/acceptance`, { version: '1', leaveOut: 'yes' })).statusCode, 409);
  });

  it('that somebody else decided on meanwhile is told so', async () => {
    const address = await loaded(file([figure(ENGLAND, '20')]));
    assert.equal((await analyst.post(`${address}/acceptance`, { version: '7' })).statusCode, 409);
    assert.equal((await decide(address, 'acceptance')).statusCode, 303);
    assert.equal((await analyst.post(`${address}/withdrawal`, { version: '1', reason: 'Old' })).statusCode, 409);
    const asked = await analyst.post(`${address}/withdrawal`, { version: '2', reason: ' ' });
    assert.equal(asked.statusCode, 422);
    assert.match(asked.body, /Say why it is withdrawn/);
    await withdraw(address);
  });

  it('that was published later takes the place of an earlier one, figure by figure', async () => {
    const first = await accepted(file([figure(ENGLAND, '22.7'), figure(SOUTH_WEST, '22.6')]));
    const revised = await accepted(file(['FD-08,2020-21,england,,,22.9,r,DfE revised,2022-03-01']));
    const figures = await started.database.as(OWN, (db) => benchmarksFor(db, OWN, 'FD-08'));
    assert.deepEqual(figures.map(({ value }) => value).sort(), [22.6, 22.9]);
    await withdraw(revised);
    assert.match(words(await analyst.get('/benchmarks?measure=FD-08')), /Year to 31 March 2021 22\.7%/);
    await withdraw(first);
  });

  it('is another council’s alone', async () => {
    const address = await accepted(file([figure(ENGLAND, '22.5')]));
    const other = await started.signedIn('performanceAnalyst', OTHER);
    assert.equal((await other.get(address)).statusCode, 404);
    assert.equal((await other.post(`${address}/withdrawal`, { version: '2', reason: 'Theirs' })).statusCode, 404);
    assert.match((await other.get('/benchmarks')).body, /No published figures yet/);
    assert.deepEqual(await started.database.as(OTHER, (db) => benchmarksFor(db, OTHER, 'FD-08')), []);
    await withdraw(address);
  });

  it('is looked at by whoever sees figures, and loaded by few', async () => {
    const reader = await started.signedIn('scrutinyReader');
    assert.equal((await reader.get('/benchmarks')).statusCode, 200);
    assert.doesNotMatch((await reader.get('/benchmarks')).body, /benchmarks\/load/);
    assert.equal((await reader.get('/benchmarks/load')).statusCode, 404);
    const administrator = await started.signedIn('councilAdministrator');
    assert.equal((await administrator.get('/benchmarks/load')).statusCode, 200);
  });
});

describe('what a spreadsheet makes of the same table', () => {
  const same = file([figure(ENGLAND, '22.7'), 'FD-08,2021,council,Vale of Café,998,20,,DfE,2021-10-28']);
  const semicolons = [
    OWN_HEADINGS.replaceAll(',', ';'),
    'FD-08;2021;england;;;22.7;;DfE;2021-10-28',
    'FD-08;2021;council;Vale of Café;998;20;;DfE;2021-10-28',
  ].join('\r\n');
  const written: [string, Buffer | string][] = [
    ['with a byte order mark', `\uFEFF${same}`],
    ['with semicolons', semicolons],
    ['in UTF-16', Buffer.from(`\uFEFF${same}`, 'utf16le')],
    ['in Windows-1252', Buffer.from(same, 'latin1')],
  ];
  for (const [how, bytes] of written)
    it(`${how} is read`, async () => {
      const address = await loaded(bytes);
      const page = words(await analyst.get(address));
      assert.match(page, /2 rows read 2 figures of measures of ours/);
      assert.match(page, /Vale of Café/);
      assert.equal(/was read as Windows-1252/.test(page), how === 'in Windows-1252');
      await withdraw(address);
    });
});

describe('a file that cannot be taken', () => {
  const zip = Buffer.concat([Buffer.from('PK\u0003\u0004'), deflateRawSync('nothing')]);
  const refused: [string, Buffer | string, string, RegExp][] = [
    ['empty', '', 'a.csv', /The file is empty/],
    ['of headings alone', OWN_HEADINGS, 'a.csv', /no rows under them/],
    ['a workbook', zip, 'a.xlsx', /save|Save/],
    ['a workbook called CSV', zip, 'a.csv', /workbook or a ZIP file/],
    ['called otherwise', file([figure(ENGLAND, '1')]), 'a.doc', /the name says otherwise/],
    ['a web page', '<!doctype html><html><body><table></table></body></html>', 'a.csv', /web page/],
    ['with NUL characters', 'measure,year\0,area', 'a.csv', /NUL/],
    ['another table', 'Child ID,Date of birth\nC1,2010-01-01', 'a.csv', /none of the layouts/],
    [
      'without columns that are needed',
      'measure,year,area\nFD-08,2021,england',
      'a.csv',
      /“value”, “source”, “published_on”/,
    ],
    ['with a heading twice', `${OWN_HEADINGS},Value\n${figure(ENGLAND, '1')},2`, 'a.csv', /“Value” stands twice/],
    ['with too many rows', file(Array.from({ length: 60_001 }, () => 'x')), 'a.csv', /more than 60,000 rows/],
  ];
  for (const [what, bytes, name, says] of refused)
    it(`because it is ${what} says so, and nothing of it is kept`, async () => {
      const answer = await upload(bytes, name);
      assert.equal(answer.statusCode, 422);
      assert.match(answer.body, says);
      assert.match(answer.body, /href="#file"/);
      assert.doesNotMatch(words(await analyst.get('/benchmarks/load')), new RegExp(`${name} `));
    });

  it('because none was chosen says so', async () => {
    const answer = await analyst.upload(null, {}, '/benchmarks/loads');
    assert.equal(answer.statusCode, 422);
    assert.match(answer.body, /Choose a file/);
  });
});

const day = (text: string) => {
  const [year = '', month = '', date = ''] = text.split('-');
  return { 'published-day': date, 'published-month': month, 'published-year': year };
};

describe('a file of the interactive tool', () => {
  const rows = [
    'ReReferral,Re-referrals,2021,England,22.7,970,NA',
    'LACFinance,Finance,2020-21 (OT),England,12,970,NA',
  ];
  const tool = file(rows, 'Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region');

  it('asks when it was published, and keeps what was typed', async () => {
    const missing = await upload(tool);
    assert.equal(missing.statusCode, 422);
    assert.match(missing.body, /href="#published-day"/);
    const wrong = await upload(tool, 'a.csv', day('2022-02-30'));
    assert.equal(wrong.statusCode, 422);
    assert.match(wrong.body, /value="30"/);
    assert.equal((await upload(tool, 'a.csv', day('2022-08-10'))).statusCode, 422);
  });

  it('says which items have no measure, and keeps them from every page', async () => {
    const address = await accepted(tool, day('2022-03-01'));
    assert.match(words(await analyst.get(address)), /items without a measure of ours.*Finance.*LACFinance/);
    const page = words(await analyst.get('/benchmarks'));
    assert.match(page, /22\.7%/);
    assert.doesNotMatch(page, /Finance/);
    await withdraw(address);
  });
});

describe('sets of neighbours', () => {
  it('give a mean of what the neighbours published, which says of how many', async () => {
    const codes = ['865', '802', '850', '938', '937', '895'];
    const set = codes.map((code, index) => `April 2021,${OWN},Ownshire,${index + 1},${code},Council ${code},Close`);
    const neighbours = await accepted(file(set, 'model,la_code,la_name,rank,sn_code,sn_name,closeness'));
    const values = codes.map((code, index) => figure(`council,,${code}`, index === 5 ? 'x' : String(20 + index)));
    const figures = await accepted(file([figure(ENGLAND, '22.7'), ...values]));
    const page = words(await analyst.get('/benchmarks'));
    assert.match(page, /Statistical neighbours 22\.0% 5 of 6 published/);
    assert.match(page, /model of April 2021/);
    const said = await started.database.as(OWN, async (db) => {
      assert.equal((await neighboursOf(db, OWN))?.neighbours.length, 6);
      return besideOurs(
        { period: { kind: 'month', month: '2022-07' as never } },
        await benchmarksFor(db, OWN, 'FD-08'),
      );
    });
    assert.match(said ?? '', /unweighted, 5 of 6 published; model of April 2021\].*; ours is July 2022 alone$/);
    await withdraw(neighbours);
    await withdraw(figures);
  });
});

const LAIT = new URL('../../../shared/benchmarks/lait-children-social-care-13-areas.csv', import.meta.url);

describe('the published file of the interactive tool', { skip: existsSync(LAIT) ? false : 'it is not here' }, () => {
  it('is read with its 20,527 rows, and tells the years that are not over', async () => {
    const address = await loaded(readFileSync(LAIT), day('2022-08-01'));
    const page = words(await analyst.get(address));
    assert.match(page, /20,527 rows read/);
    assert.match(page, /This period is not over yet/);
    assert.equal((await decide(address, 'acceptance', { leaveOut: 'yes' })).statusCode, 303);
    assert.match(
      words(await analyst.get('/benchmarks?measure=FD-08&area=council%3A916')),
      /Gloucestershire Year to 31 March 2022 24\.5%/,
    );
  });
});
