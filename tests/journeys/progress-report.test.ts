import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { unzipped } from '../../src/features/papers/testing/unzipped.ts';
import { startBrowser, type Visit, visitOf } from '../support/browser.ts';
import { OWN, startInstallation, type TestInstallation } from '../support/installation.ts';
import { fillDay } from '../support/own-council.ts';

/**
 * A report on progress as scrutiny committees get one after an inspection: four judgements, five recommendations, a plan
 * owed within 70 days, where actions and measures stand, what was done, what comes next, what is asked. A person types
 * all of it into an empty council and takes it home as Word, PDF and Excel: every fact is in each.
 * Facts: a report of September 2022 to a county's scrutiny committee, published with its agenda.
 */

const browser = await startBrowser();
const skip = typeof browser === 'string' ? browser : false;
/** Where the files are left to be looked at; empty: nowhere. */
const LOOK = process.env['HEADWAY_LOOK'] ?? '';

const AREAS = [
  'Overall effectiveness',
  'The impact of leaders on social work practice with children and families',
  'The experiences and progress of children who need help and protection',
  'The experiences and progress of children in care and care leavers',
];
const GRADE = 'Requires improvement to be good';

const RECOMMENDATIONS = [
  'Hold strategy meetings in time, by one threshold',
  'Find care leavers homes that suit them and feel safe',
  'Raise the quality of supervision and management',
  'Allocate personal advisers early enough',
  'Make systems help social workers',
];

const UPDATE = `The majority of actions are on track.

Of 56 measures whose trajectory can be told between March and July 2022, 18 progress, 16 show no significant change and 22 regress.

| Trajectory, March to July 2022 | Measures |
| Progress | 18 |
| No significant change | 16 |
| Regressed | 22 |

Agency social workers are down to 33.3%, against about 20% a year before. Figures are to July 2022: later ones are still gathered.`;

const DEVELOPMENTS = `What was done in the month and will be felt later:

## Recruitment, retention and career progression
- 35 newly qualified social workers begin their first year, with no caseload of their own for six months
- Permanent heads of service are in all posts but two

## Workforce development
- A revised programme for managers at the front line
- Over 80 colleagues came to the first lunch-time session, on neglect

## Driving performance and quality
- A weekly dashboard of the front door
- Child protection plans are looked at again at nine months

## Voice of children, young people and families
- 119 children in care and 127 care leavers answered the survey`;

const FORTHCOMING = `- Family network meetings at the start and the end of work with a family
- Managers see live figures of their teams
- Remodelling of the service begins once it is agreed
- A tender for social workers from abroad
- A hub of support for foster carers, and supported lodgings at 16 and 17`;

const DECISION = `- To consider the plan, and to satisfy itself that its actions can be expected to meet the recommendations
- To agree to hear of progress and impact at regular times`;

/** Every fact, as it must be found in each of the three files. */
const FACTS: readonly (string | RegExp)[] = [
  ...['Children and Families Scrutiny Committee', '22 September 2022', 'Director of children’s services'],
  ...['within 70 days', 'specific actions for five recommendations'],
  ...AREAS,
  ...RECOMMENDATIONS,
  ...['The majority of actions are on track', '18 progress', '16 show no significant change', '22 regress'],
  ...['between March and July 2022', '33.3%', 'about 20% a year before', 'Figures are to July 2022'],
  ...['Recruitment, retention and career progression', '35 newly qualified', 'all posts but two'],
  ...['Workforce development', 'Over 80 colleagues', 'Driving performance and quality', 'nine months'],
  ...['Voice of children, young people and families', '119 children in care and 127 care leavers'],
  ...['Forthcoming quarter’s activity', 'Family network meetings', 'A tender for social workers', 'supported lodgings'],
  ...['satisfy itself that its actions', 'hear of progress and impact at regular times'],
  'Better protected, and not yet consistently good',
];

describe('a report on progress to a scrutiny committee', { skip }, () => {
  let started: TestInstallation & { stop(): Promise<void> };
  let base: string;
  let visit: Visit;
  const files = new Map<string, Buffer>();

  before(async () => {
    started = await startInstallation();
    base = await started.app.listen({ port: 0, host: '127.0.0.1' });
    if (typeof browser === 'string') throw new Error(browser);
    visit = await visitOf(browser, base);
    const [name = '', value = ''] = ((await started.signedIn('director')).cookie() ?? '').split('=');
    await visit.page.context().addCookies([{ name, value, url: base }]);
  });
  after(async () => {
    await visit?.close();
    if (typeof browser !== 'string') await browser.close();
    await started?.stop();
  });

  it('begins with the inspection, its four judgements and its five recommendations', async () => {
    const { page } = visit;
    await visit.open('/inspections/new');
    await page
      .getByLabel('What kind of inspection or review is it?')
      .selectOption({ label: 'ILACS standard inspection' });
    await page.getByLabel('What is it called?').fill('ILACS inspection of February 2022');
    await page.getByRole('radio', { name: 'Yes' }).check();
    await fillDay(visit, 'When did inspectors come?', ['7', '2', '2022']);
    await fillDay(visit, 'When was the report published?', ['1', '4', '2022']);
    await visit.press('button', 'Add this inspection');
    const address = new URL(page.url()).pathname;
    await visit.open(`${address}/judgements`);
    for (const area of AREAS) await page.getByLabel(area, { exact: true }).selectOption({ label: GRADE });
    await visit.press('button', 'Save');
    for (const words of RECOMMENDATIONS) {
      await page.goto(`${address}/recommendations/new`);
      await page.getByLabel('What is recommended?').fill(words);
      await page.getByRole('button', { name: 'Add this recommendation' }).click();
      await page.waitForURL((url) => url.pathname === address);
    }
    await visit.check();
  });

  it('is proposed section by section from what is known, edited, and made final', async () => {
    const { page } = visit;
    await visit.open('/plan/papers/written/new');
    await page.getByLabel('Title').fill('Progress of the improvement plan');
    await page.getByLabel('Before which committee or board?').fill('Children and Families Scrutiny Committee');
    await page.getByLabel('Author').fill('Director of children’s services');
    await fillDay(visit, 'Meeting', ['22', '9', '2022']);
    await fillDay(visit, 'First day that it tells of', ['1', '3', '2022']);
    await fillDay(visit, 'Last day that it tells of', ['31', '7', '2022']);
    await visit.press('button', 'Begin the report');
    const proposed = await page.locator('main').innerText();
    for (const words of [...AREAS, ...RECOMMENDATIONS]) assert.ok(proposed.includes(words), words);
    await write(
      'Purpose of the report',
      'To tell of progress since the plan was sent in July 2022: specific actions for five recommendations, and a wider programme. The plan was owed within 70 days.',
    );
    await write('Update', UPDATE);
    await write('Key developments', DEVELOPMENTS);
    await write('Forthcoming quarter’s activity', FORTHCOMING);
    await write('Conclusion', 'Better protected, and not yet consistently good: what was begun has to be embedded.');
    await write('What the committee is asked', DECISION);
    await visit.check();
    await visit.press('button', 'Make it final');
    await visit.press('button', 'Make it final');
    assert.match(await page.locator('main').innerText(), /Final since/);
  });

  async function write(section: string, words: string): Promise<void> {
    const { page } = visit;
    await page.getByRole('link', { name: `Edit ${section}`, exact: true }).click();
    await page.getByLabel('Words').fill(words);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.waitForURL(/done=saved/);
  }

  it('is downloaded as Word, PDF and Excel, and the download is recorded', async () => {
    const { page } = visit;
    for (const [link, ending] of [
      ['Word', 'docx'],
      ['PDF', 'pdf'],
      ['Excel', 'xlsx'],
    ] as const) {
      const waiting = page.waitForEvent('download');
      await page.getByRole('link', { name: new RegExp(`^${link} of`) }).click();
      const download = await waiting;
      assert.equal(download.suggestedFilename(), `progress-report-2022-07-31.${ending}`);
      files.set(ending, await readFile(await download.path()));
    }
    if (LOOK !== '') {
      await mkdir(LOOK, { recursive: true });
      for (const [ending, bytes] of files) await writeFile(path.join(LOOK, `report.${ending}`), bytes);
    }
    const recorded = await started.database.as(OWN, (db) =>
      db.selectFrom('event').select('subject').where('kind', '=', 'plan.paper.downloaded').orderBy('subject').execute(),
    );
    assert.deepEqual(
      recorded.map(({ subject }) => subject?.split('.').at(-1)),
      ['docx', 'pdf', 'xlsx'],
    );
  });

  it('says every fact in Word and in Excel', async () => {
    for (const ending of ['docx', 'xlsx']) {
      const parts = await unzipped(files.get(ending) ?? Buffer.alloc(0));
      const words = [...parts]
        .filter(([name]) => name.endsWith('.xml'))
        .map(([, xml]) => wordsOf(xml))
        .join(' ');
      missesNothing(ending, words);
    }
  });

  it('says every fact in PDF, tagged', {
    skip: hasPdfToText() ? false : 'pdftotext is not installed here',
  }, async () => {
    const bytes = files.get('pdf') ?? Buffer.alloc(0);
    assert.match(bytes.toString('latin1'), /\/StructTreeRoot/);
    missesNothing('pdf', await pdfWords(bytes));
  });
});

/** The text of an XML part: runs of a paragraph join, everything else is apart. */
function wordsOf(xml: string): string {
  return xml
    .replaceAll(/<\/(w:p|si|c|row)>/g, ' ')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll('&apos;', "'");
}

function missesNothing(file: string, words: string): void {
  const plain = words.replaceAll(/\s+/g, ' ');
  const missing = FACTS.filter((fact) => (typeof fact === 'string' ? !plain.includes(fact) : !fact.test(plain)));
  assert.deepEqual(missing, [], file);
  const grades = plain.split(GRADE).length - 1;
  assert.equal(grades, file === 'xlsx' ? 1 : AREAS.length, `${file} has the grade of each area`); // Excel shares its texts
}

function hasPdfToText(): boolean {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function pdfWords(bytes: Buffer): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const child = execFile('pdftotext', ['-', '-'], (error, out) => (error ? reject(error) : resolve(out)));
  child.stdin?.end(bytes);
  return promise;
}
