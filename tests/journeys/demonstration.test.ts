import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { startBrowser, type Visit, visitAs } from '../support/browser.ts';
import { type Running, serverOf, startHeadway } from '../support/child.ts';
import { laterExtract } from '../support/later-extract.ts';
import { fillDay } from '../support/own-council.ts';

/**
 * What people do with Headway, in their words, in a real browser on the demonstration as its first start makes it.
 * Every page on the way is held to axe and to both widths by `tests/support/browser.ts`.
 */

const ANALYST = 'Adaeze Okafor';
const DIRECTOR = 'Helen Marchbank';
const TEAM_MANAGER = 'Ruth Ansell';
const SOCIAL_WORKER = 'Beth Pilling';
const OFFICER = 'Priya Nandakumar';
const CHAIR = 'Gareth Pryce-Lowe';
const PARTNER = 'Desmond Achterberg';

const browser = await startBrowser();
const skip = typeof browser === 'string' ? browser : false;

describe('the demonstration', { skip }, () => {
  let folder: string;
  let running: Running;
  const visits: Visit[] = [];

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'headway-test-'));
    running = await startHeadway(folder, { args: [], readySeconds: 420 });
  });
  after(async () => {
    for (const visit of visits) await visit.close();
    if (typeof browser !== 'string') await browser.close();
    await running?.end('SIGINT');
    const left = await serverOf(folder);
    if (left !== null) process.kill(left, 'SIGINT');
    await rm(folder, { recursive: true, force: true });
  });

  async function as(who: string, options: Parameters<typeof visitAs>[3] = {}): Promise<Visit> {
    if (typeof browser === 'string') throw new Error(browser);
    const visit = await visitAs(browser, running.base, who, options);
    visits.push(visit);
    return visit;
  }

  it('the chair reads what gets better and worse, follows a measure, and sees no child', async () => {
    const chair = await as(CHAIR);
    await chair.press('link', 'Scorecard');
    const sentence = await chair.page.locator('main').innerText();
    assert.match(
      sentence,
      /Of the \d+ measures whose trajectory can be determined between March and July 2022, \d+ are improving, \d+ show no significant change and \d+ are getting worse; \d+ cannot be determined/,
    );
    await chair.press('link', 'Assessments completed within 45 working days');
    assert.match(await chair.page.locator('main').innerText(), /Manager left, Assessment South/);
    assert.equal(await chair.page.locator('a[href*="/children"]').count(), 0);
    assert.equal(await chair.page.getByRole('link', { name: 'Extracts', exact: true }).count(), 0);
    for (const closed of ['/measures/AS-01/children', '/measures/AS-01/children.csv', '/extracts', '/extracts/new']) {
      const answer = await chair.page.request.get(closed);
      assert.equal(answer.status(), 404, closed);
    }
    await chair.page.goto('/scorecard');
    await chair.press('link', 'How this is decided');
    await chair.open('/teams');
    await chair.press('link', 'Assessment South');
    assert.match(await chair.page.locator('main').innerText(), /Getting worse/i);
  });

  it('the team manager opens the children to act on, and that is recorded', async () => {
    const manager = await as(TEAM_MANAGER);
    await manager.open('/measures/AS-01');
    await manager.page.getByLabel('Team', { exact: true }).selectOption('Assessment South');
    await manager.press('button', 'Apply');
    assert.equal((await looks()).length, 0);
    await manager.press('button', /children to act on/i);
    assert.match(await manager.page.locator('main').innerText(), /SV\d{6}/);
    const [look, ...more] = await looks();
    assert.deepEqual(more, []);
    assert.equal(look?.name, TEAM_MANAGER);
    assert.equal(look?.subject, 'AS-01');
    assert.deepEqual(
      { dimension: look?.detail['dimension'], group: look?.detail['group'] },
      { dimension: 'team', group: 'Assessment South' },
    );
  });

  it('the information governance officer finds who has looked at this child, and that is recorded, too', async () => {
    const manager = await as(TEAM_MANAGER);
    await manager.page.goto('/measures/AS-01/children?month=2022-07&dimension=team&group=Assessment+South');
    const child = /SV\d{6}/.exec(await manager.page.locator('main').innerText())?.[0] ?? assert.fail('no child');
    const officer = await as(OFFICER);
    const { page } = officer;
    await officer.open('/administration');
    await officer.press('link', 'The record');
    await officer.press('link', 'Who looked at a child');
    await page.getByLabel('The child’s id').fill(child);
    await page.getByLabel('Why do you ask?').fill('The family asks who has seen the records');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '2 times' }).waitFor();
    await officer.check();
    assert.match(await page.locator('main').innerText(), new RegExp(`${TEAM_MANAGER}.*Saw a list of children`, 's'));
    assert.ok(!page.url().includes(child), 'no address names a child');
    await officer.press('link', 'Who did what');
    assert.match(await page.locator('main').innerText(), /Reason: The family asks who has seen the records/);
  });

  it('the director sees children under pseudonyms, gives a reason, and sees their ids in that view only', async () => {
    const director = await as(DIRECTOR);
    await director.open('/measures/AS-01');
    await director.press('button', /children to act on/i);
    const main = director.page.locator('main');
    assert.match(await main.innerText(), /C-[0-9A-Z]{5}-[0-9A-Z]{5}/);
    assert.doesNotMatch(await main.innerText(), /SV\d{6}/);
    await director.page.getByText('Show the ids of these children').click();
    await director.page.getByLabel('Why do you need the ids?').fill('Preparing the strategy meeting');
    await director.press('button', 'Show the ids on this page');
    assert.match(await main.innerText(), /SV\d{6}/);
    await director.press('link', 'Hide them again');
    assert.doesNotMatch(await main.innerText(), /SV\d{6}/);
  });

  it('the social worker begins with what is due for their own cases', async () => {
    const worker = await as(SOCIAL_WORKER);
    await worker.open('/');
    assert.equal(new URL(worker.page.url()).pathname, '/my-cases');
    assert.match(await worker.page.locator('main').innerText(), /SV\d{6}/);
    await worker.press('link', 'About this measure');
    await worker.press('link', 'My cases');
  });

  it('the director downloads the board report as Word, PDF and Excel', async () => {
    const director = await as(DIRECTOR);
    await director.open('/scorecard');
    await director.press('button', 'Board performance report');
    for (const [words, name, begins] of [
      ['Download PDF', 'board-performance-report-2022-07.pdf', '%PDF-1.'],
      ['Download Word', 'board-performance-report-2022-07.docx', 'PK\u0003\u0004'],
      ['Download Excel', 'board-performance-report-2022-07.xlsx', 'PK\u0003\u0004'],
    ] as const) {
      const downloading = director.page.waitForEvent('download');
      await director.page.getByRole('button', { name: words }).click();
      const download = await downloading;
      assert.equal(download.suggestedFilename(), name);
      const bytes = await readFile((await download.path()) ?? '');
      assert.ok(bytes.length > 5000);
      assert.equal(bytes.subarray(0, begins.length).toString('latin1'), begins);
    }
    await director.check();
  });

  it('somebody with a keyboard skips to the content and sees where they are', async () => {
    const { page } = await as(DIRECTOR);
    await page.goto('/scorecard');
    await page.keyboard.press('Tab');
    const skipLink = page.getByRole('link', { name: 'Skip to main content' });
    assert.equal(await page.evaluate("document.activeElement.classList.contains('govuk-skip-link')"), true);
    assert.ok(((await skipLink.boundingBox())?.height ?? 0) > 20, 'the link shows once it has the focus');
    for (let pressed = 0; pressed < 14; pressed++) {
      await page.keyboard.press('Tab');
      const seen = await page.evaluate<string>(SEEN);
      assert.match(seen, /^seen/, `focus on ${seen}`);
    }
    await page.goto('/scorecard');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate("document.querySelector('main').contains(document.activeElement)"), true);
  });

  it('everything works where JavaScript is switched off (F038)', async () => {
    const { page } = await as(ANALYST, { javaScriptEnabled: false });
    await page.goto('/scorecard');
    await page.getByLabel('Trajectory', { exact: true }).selectOption({ label: 'Getting worse' });
    await page.getByRole('button', { name: 'Apply' }).click();
    assert.match(page.url(), /verdict=gettingWorse/);
    assert.match(await page.locator('main').innerText(), /Assessments completed within 45 working days/);
    await page.goto('/extracts/new');
    await page.getByRole('button', { name: 'Load and check' }).click();
    assert.match(await page.locator('main').innerText(), /There is a problem\s+Choose a file/);
    await page.getByRole('link', { name: 'Choose a file' }).click();
    await page.goto('/reports/board');
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download Excel' }).click();
    assert.match((await downloading).suggestedFilename(), /\.xlsx$/);
    await page.getByRole('button', { name: 'Sign out' }).click();
    assert.match(page.url(), /\/sign-in$/);
  });

  it('the chair sees first what is delivered without impact, and finds what is uncovered, due next and slipped twice', async () => {
    const chair = await as(CHAIR);
    const text = () => chair.page.locator('main').innerText();
    await chair.open('/');
    assert.match(await text(), /60 actions: .*; 2 have proven impact; 8 are overdue/);
    assert.match(await text(), /delivered actions \d+ show no impact although it was expected by now/);
    await chair.press('link', 'Who they are, and why');
    assert.match(await text(), /1\.2\.3 Check every assessment at day 15/);
    await chair.press('link', 'Gaps');
    assert.match(await text(), /REC-05/);
    assert.doesNotMatch(await text(), /REC-0[1-4]/);
    await chair.press('link', 'Due next');
    assert.match(await text(), /September 2022/);
    await chair.press('link', 'Running it');
    await chair.press('link', 'Slips');
    assert.match(await text(), /3\.1\.2[\s\S]*Improvement board of 9 June 2022, minute 7/);
  });

  it('the director opens the inspectors’ report, and what scrutiny was told of the progress since', async () => {
    const director = await as(DIRECTOR);
    const { page } = director;
    const main = page.locator('main');
    await director.open('/inspections');
    await page
      .getByRole('link', { name: /ILACS inspection of February 2022/ })
      .first()
      .click();
    const letter = page.getByRole('link', { name: /Report of the inspection of February 2022/ });
    const kept = await page.request.get((await letter.getAttribute('href')) ?? '');
    assert.equal(kept.headers()['content-type'], 'application/pdf');
    assert.match(kept.headers()['content-disposition'] ?? '', /severnshire-ilacs-report-2022-04-01\.pdf/);
    assert.equal((await kept.body()).subarray(0, 5).toString('latin1'), '%PDF-');
    await director.open('/plan/papers');
    await director.press('link', 'Progress of the improvement plan, April to July 2022');
    assert.match(await main.innerText(), /Final since 18 July 2022/);
    assert.match(await main.innerText(), /17 were delivered, 9 of them since 1 April/);
    await director.open('/plan/papers');
    await director.press('link', 'Progress of the improvement plan, July and August 2022');
    assert.match(await main.innerText(), /Draft/);
    assert.match(await main.innerText(), /60 actions: .*; 8 are overdue/);
  });

  it('the director walks from a recommendation to the children and back in six clicks', async () => {
    const director = await as(DIRECTOR);
    let clicks = 0;
    const press = async (name: string | RegExp) => {
      clicks += 1;
      await director.press('link', name);
    };
    await director.open('/plan/recommendations');
    await director.page
      .getByRole('link', { name: /^REC-04/ })
      .first()
      .click();
    clicks += 1;
    await press(/children behind it.*personal adviser three months/);
    assert.match(director.page.url(), /\/measures\/LC-07\/children/);
    await press('Back to the measure');
    await press('Who acts on it');
    await press(/^REC-04/);
    assert.match(director.page.url(), /\/plan\/recommendations\//);
    assert.ok(clicks <= 6, `${clicks} clicks`);
  });

  it('the partner updates an action in two minutes and sees nothing else of the plan', async () => {
    const partner = await as(PARTNER);
    const { page } = partner;
    await partner.press('link', 'My actions');
    assert.match(await page.locator('main').innerText(), /1\.1\.2/);
    assert.doesNotMatch(await page.locator('main').innerText(), /4\.1\.1/);
    for (const closed of ['/plan', '/plan/impact', '/plan/recommendations', '/inspections', '/risks', '/evidence']) {
      const answer = await page.request.get(closed);
      assert.equal(answer.status(), 404, closed);
    }
  });

  it('the analyst loads a newer file, corrects a heading, accepts it, and the scorecard follows', async () => {
    const file = await laterExtract({
      asAt: '2022-08-08',
      dataMonth: '2022-07',
      rename: { 'Allocated Team': 'Zzz Where' },
    });
    const analyst = await as(ANALYST);
    await analyst.press('link', 'Extracts');
    await analyst.press('button', 'Load a file');
    await analyst.page.getByLabel(/Excel workbook/).setInputFiles({ ...file, mimeType: 'application/octet-stream' });
    await analyst.page.getByRole('button', { name: 'Load and check' }).click();
    await analyst.page.getByRole('heading', { name: 'Check before it counts' }).waitFor({ timeout: 60_000 });
    await analyst.check();
    assert.match(await analyst.page.locator('main').innerText(), /Headings not understood.*Zzz Where/s);
    await analyst.press('button', 'Correct the headings');
    const controls = analyst.page.getByLabel(/Zzz Where/);
    assert.ok((await controls.count()) > 0);
    for (const control of await controls.all()) await control.selectOption({ label: 'Allocated Team' });
    await analyst.page.getByRole('button', { name: 'Read the file again' }).click();
    await analyst.page.getByRole('heading', { name: 'Check before it counts' }).waitFor({ timeout: 60_000 });
    assert.doesNotMatch(await analyst.page.locator('main').innerText(), /Zzz Where/);
    await analyst.page.getByRole('button', { name: 'Accept this extract' }).first().click();
    await analyst.page.getByRole('button', { name: 'Withdraw this extract' }).waitFor({ timeout: 60_000 });
    await analyst.check();
    await analyst.press('link', 'Scorecard');
    assert.match(await analyst.page.locator('main').innerText(), /extract as at 8 August 2022/);
    await analyst.press('link', 'Home');
    assert.match(await analyst.page.locator('main').innerText(), /as at 8 August 2022/);
  });

  it('what was kept long enough is erased once two people agree; its figures stay', async () => {
    const officer = await as(OFFICER);
    await officer.open('/keeping');
    await officer.press('link', /^Change how long this is kept: Children/);
    await officer.page.getByLabel('For how many months?').fill('12');
    await fillDay(officer, 'From which day?', ['9', '8', '2022']);
    await officer.page.getByLabel('Where has the council decided this?').fill('Retention schedule 2022, line 14');
    await officer.press('button', 'Save this period');
    assert.match(await officer.page.locator('main').innerText(), /severnshire-annex-a-2020-09-05\.xlsx/);
    await officer.page.getByLabel('Why now?').fill('The first round');
    await officer.press('button', 'Propose to erase this');
    assert.match(await officer.page.locator('main').innerText(), /You proposed it: somebody else decides/);
    const director = await as(DIRECTOR);
    const { page } = director;
    await director.open('/measures/AS-01');
    const figure = await page.locator('main').innerText();
    await director.open('/notices');
    await director.press('link', /proposed to erase something/);
    await director.press('button', 'Approve: erase this');
    const certificate = page.getByText('Certificate of an erasure');
    for (let reloads = 0; reloads < 60 && (await certificate.count()) === 0; reloads++) await page.reload();
    await director.check();
    assert.match(await page.locator('main').innerText(), /12 extracts, with the files they came from/);
    await director.open('/measures/AS-01');
    assert.equal(await page.locator('main').innerText(), figure);
    await page.goto('/measures/AS-01/children?month=2021-03');
    assert.match(
      await page.locator('main').innerText(),
      /were erased, because they had been kept long enough\. The figure/,
    );
  });

  type Look = { name: string; subject: string; detail: Record<string, unknown> };

  async function looks(): Promise<Look[]> {
    const client = new pg.Client({ host: path.join(folder, 'run'), user: 'headway', database: 'headway' });
    await client.connect();
    const { rows } = await client.query<Look>(
      "select p.name, e.subject, e.detail from event e join person p using (authority_id, person_id) where e.kind = 'children.listed' order by e.at",
    );
    await client.end();
    return rows;
  }
});

/** In the page: whether whoever looks can tell what has the focus. */
const SEEN = `(() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const isMarked = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
  return (isMarked && box.width > 0 && box.height > 0 ? 'seen ' : 'unseen ') + element.tagName + ' ' + element.textContent.slice(0, 40);
})()`;
