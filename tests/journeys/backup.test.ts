import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { headway } from '../../src/cli/running.support.ts';
import { startBrowser, type Visit, visitOf } from '../support/browser.ts';
import { type Running, serverOf, startHeadway } from '../support/child.ts';
import { referralsCsv } from '../support/files.ts';
import { type Account, type OwnCouncil, setUp, setUpApp, signIn, startOwnCouncil } from '../support/own-council.ts';

/** A machine is lost. Its last backup is restored on an empty one, and people go on there as they did before. */

const ADA = { name: 'Ada Example', email: 'ada@newshire.example' };
const BEN = 'ben@newshire.example';
const PASSPHRASE = { HEADWAY_BACKUP_PASSPHRASE: 'four words that nobody guesses' };
const PAGES = ['/scorecard', '/extracts', '/people'];

const browser = await startBrowser();
const skip = typeof browser === 'string' ? browser : false;

describe('restoring the backup on an empty machine', { skip }, () => {
  let lost: OwnCouncil;
  let restored: Running;
  let ada: Visit;
  let account: Account;
  let invitation: string;
  const seen = new Map<string, string>();

  before(async () => {
    if (typeof browser === 'string') throw new Error(browser);
    lost = await startOwnCouncil(browser);
    ada = await lost.visit();
    await setUp(ada, lost.running, ADA);
  });
  after(async () => {
    await restored?.end('SIGINT');
    const left = await serverOf(emptyFolder());
    if (left !== null) process.kill(left, 'SIGINT');
    await lost?.stop();
    if (typeof browser !== 'string') await browser.close();
  });

  const emptyFolder = () => path.join(lost.folder, 'elsewhere');

  it('people work in it: a file counts, an account has its app, an invitation waits', async () => {
    const { page } = ada;
    await ada.press('button', 'Sign out');
    await page.goto('/sign-in');
    account = { email: ADA.email, telephone: null };
    await signIn(ada, account);
    account.telephone = await setUpApp(ada);
    const bytes = referralsCsv({ children: 40, prefix: 'N', team: 'North', month: '2026-10' });
    await ada.open('/extracts/new');
    await page
      .getByLabel(/Excel workbook/)
      .setInputFiles({ name: 'referrals as at 2026-11-05.csv', mimeType: 'text/csv', buffer: Buffer.from(bytes) });
    await page.getByRole('button', { name: 'Load and check' }).click();
    await page.getByRole('heading', { name: 'Check before it counts' }).waitFor({ timeout: 30_000 });
    await page.getByRole('button', { name: 'Accept this extract' }).first().click();
    await page.getByRole('button', { name: 'Withdraw this extract' }).waitFor({ timeout: 30_000 });
    await ada.open('/people/new');
    await page.getByLabel('Name', { exact: true }).fill('Ben Hall');
    await page.getByLabel('E-mail address').fill(BEN);
    await page.getByLabel('Why these roles?').fill('Joins us');
    await ada.press('button', 'Add and invite');
    invitation = await lost.linkTo(BEN);
    for (const address of PAGES) seen.set(address, await shown(ada, address));
  });

  it('the backup is made while they work, and restored into an empty folder by a command', async () => {
    const made = await headway(['backup', '--out', 'council.backup'], lost.folder, {
      HEADWAY_DATA: lost.folder,
      ...PASSPHRASE,
    });
    assert.equal(made.status, 0, made.said);
    await lost.running.end('SIGINT');
    const came = await headway(['restore', 'council.backup'], lost.folder, {
      HEADWAY_DATA: emptyFolder(),
      ...PASSPHRASE,
    });
    assert.equal(came.status, 0, came.said);
    restored = await startHeadway(emptyFolder());
  });

  it('the same password and app let people in, and every page says what it said', async () => {
    if (typeof browser === 'string') throw new Error(browser);
    const cookies = await ada.page.context().cookies();
    ada = await visitOf(browser, restored.base);
    await ada.page.context().addCookies(cookies);
    await ada.page.goto('/scorecard');
    assert.equal(await ada.page.title(), 'Sign in – Headway', 'sessions from before are dead');
    await signIn(ada, account);
    for (const [address, said] of seen) assert.equal(await shown(ada, address), said, address);
    await ada.page.goto(invitation);
    await ada.check(404);
    assert.match(await ada.page.locator('main').innerText(), /This link no longer works/);
    await ada.open('/record');
    assert.match(await ada.page.locator('main').innerText(), /Restored the installation from a backup/);
    await ada.open('/record/checks');
    await ada.press('button', 'Verify it now');
    assert.match(await ada.page.locator('main').innerText(), /Whole up to line \d+/);
    await ada.close();
  });

  async function shown({ page, open }: Visit, address: string): Promise<string> {
    await open(address);
    return (await page.locator('main').innerText()).replaceAll(/\d+ November 2026 at \d\d:\d\d/g, 'a moment');
  }
});
