import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { LocalDate } from '#kernel/local-date.ts';
import { sendMails } from '../../src/features/notices/index.ts';
import { addAction, addOutcome, addPlan, addPriority, tellOfUpdates } from '../../src/features/plan/index.ts';
import { sendingOf } from '../../src/worker.ts';
import { startBrowser, type Visit, visitOf } from '../support/browser.ts';
import { OWN, startInstallation, type TestInstallation } from '../support/installation.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';

/** An owner updates an action: with nothing but a keyboard, without scripts, without a connection, and from a mail. */

const browser = await startBrowser();
const skip = typeof browser === 'string' ? browser : false;
const day = (text: string) => text as LocalDate;
const TITLE = 'See every child at home';

describe('an owner of an action', { skip }, () => {
  let started: TestInstallation & { stop(): Promise<void> };
  let mails: MailServer;
  let base: string;
  let action: string;
  const visits: Visit[] = [];

  before(async () => {
    mails = await startMailServer();
    started = await startInstallation({ smtpUrl: mails.url });
    base = await started.app.listen({ port: 0, host: '127.0.0.1' });
    action = await drawAction(started);
  });
  after(async () => {
    for (const visit of visits) await visit.close();
    if (typeof browser !== 'string') await browser.close();
    await started?.stop();
    await mails?.stop();
  });

  async function visit(options: BrowserContextOptions = {}): Promise<Visit> {
    if (typeof browser === 'string') throw new Error(browser);
    const opened = await visitOf(browser, base, options);
    visits.push(opened);
    return opened;
  }

  async function asOwner(options: BrowserContextOptions = {}): Promise<Visit> {
    const opened = await visit(options);
    const [name = '', value = ''] = ((await started.signedIn('teamManager')).cookie() ?? '').split('=');
    await opened.page.context().addCookies([{ name, value, url: base }]);
    return opened;
  }

  const said = () =>
    started.database.as(OWN, (db) =>
      db.selectFrom('plan_update').select(['done', 'next', 'through']).orderBy('number').execute(),
    );

  it('writes and sends an update with the keys alone, without scripts, in three steps', async () => {
    const { page, check } = await asOwner({ javaScriptEnabled: false, viewport: { width: 375, height: 700 } });
    await page.goto('/my-actions');
    await tabTo(page, 'Update of action 1.1.1');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/update$/);
    await tabToField(page, 'done');
    await page.keyboard.type('Three teams see children at home');
    await page.keyboard.press('Tab');
    await page.keyboard.type('The fourth in September');
    await tabTo(page, 'Send the update');
    await page.keyboard.press('Enter');
    await page.waitForURL(/done=sent/);
    await check();
    assert.match(await page.locator('main').innerText(), /Three teams see children at home/);
    assert.deepEqual(await said(), [
      { done: 'Three teams see children at home', next: 'The fourth in September', through: 'page' },
    ]);
  });

  it('keeps a draft without scripts, and finds it again', async () => {
    const { page } = await asOwner({ javaScriptEnabled: false });
    await page.goto(`/plan/actions/${action}/update`);
    await page.getByLabel('Done', { exact: true }).fill('Half a sentence');
    await page.getByRole('button', { name: 'Save as a draft' }).click();
    await page.waitForURL(/done=draft/);
    assert.equal(await page.getByLabel('Done', { exact: true }).inputValue(), 'Half a sentence');
    await page.getByRole('button', { name: 'Delete the draft' }).click();
    await page.waitForURL(/done=dropped/);
    assert.equal(await page.getByLabel('Done', { exact: true }).inputValue(), '');
  });

  it('sees how many words are left, and what was typed saved by itself', async () => {
    const { page, open, check } = await asOwner();
    await open(`/plan/actions/${action}/update`);
    await page.getByLabel('Done', { exact: true }).fill('One two three');
    assert.match(await page.locator('#words').innerText(), /147 words left/);
    await page.getByText(/^Saved as a draft at \d\d:\d\d$/).waitFor();
    await check();
    assert.equal(await kept(page), '{}');
    await page.reload();
    assert.equal(await page.getByLabel('Done', { exact: true }).inputValue(), 'One two three');
    await page.getByLabel('Done', { exact: true }).fill('word '.repeat(152));
    assert.match(await page.locator('#words').innerText(), /2 words too many/);
  });

  it('loses nothing of what was typed when the connection goes, and sends it when it is back', async () => {
    const { page } = await asOwner();
    await page.goto(`/plan/actions/${action}/update`);
    await page.context().setOffline(true);
    await page.getByLabel('Done', { exact: true }).fill('Typed on the train');
    await page.getByLabel('Blocked (optional)').fill('A tunnel');
    await page.getByLabel('High: it will do what it is for').check();
    await page.getByText(/Headway cannot be reached: this tab keeps what you typed/).waitFor();
    await page.getByRole('button', { name: 'Send the update' }).click();
    await page.getByText(/Not sent: there is no connection/).waitFor();
    assert.match(await kept(page), /Typed\+on\+the\+train/);
    await page.context().setOffline(false);
    await page.getByText(/^Saved as a draft at/).waitFor();
    assert.doesNotMatch(await kept(page), /train/);
    await page.getByRole('button', { name: 'Send the update' }).click();
    await page.waitForURL(/done=sent/);
    assert.equal(await kept(page), '{}');
    assert.equal((await said()).at(-1)?.done, 'Typed on the train');
  });

  it('finds in the tab what the server could not take, and leaves nothing in it after sending or signing out', async () => {
    const { page } = await asOwner();
    const form = `/plan/actions/${action}/update`;
    for (const end of ['send', 'sign out'] as const) {
      await page.goto(form);
      await page.route('**/draft', (route) => route.abort());
      await page.getByLabel('Next', { exact: true }).fill(`Kept until we ${end}`);
      await page.getByText(/Headway cannot be reached/).waitFor();
      await page.reload();
      assert.equal(await page.getByLabel('Next', { exact: true }).inputValue(), `Kept until we ${end}`);
      await page.getByText(/This tab kept what you typed/).waitFor();
      await page.getByRole('button', { name: end === 'send' ? 'Send the update' : 'Sign out' }).click();
      await page.waitForURL(end === 'send' ? /done=sent/ : /sign-in/);
      assert.equal(await kept(page), '{}');
      await page.unroute('**/draft');
    }
    assert.equal((await said()).at(-1)?.next, 'Kept until we send');
  });

  it('follows the link of a mail, which says nothing of the plan, and sends from there', async () => {
    await morning(started, '2022-09-12');
    const mail = mails.received.at(-1);
    assert.deepEqual(mail?.to, ['owner@council.example']);
    assert.doesNotMatch(`${mail?.raw} ${mail?.text} ${mail?.html}`, /See every child|1\.1\.1|Children are seen/);
    const link = new URL(/https?:\/\/\S+\/u\/\S+/.exec(mail?.text ?? '')?.[0] ?? '').pathname;
    const phone = await visit();
    await phone.open(link);
    await phone.press('button', 'Open the update');
    assert.match(await phone.page.locator('h1').innerText(), /See every child at home/);
    assert.equal(await phone.page.getByRole('navigation', { name: 'Main' }).count(), 0);
    await phone.page.getByLabel('Done', { exact: true }).fill('From the mail');
    await phone.press('button', 'Send the update');
    assert.match(await phone.page.locator('h1').innerText(), /Your update is sent/);
    assert.deepEqual((await said()).at(-1), { done: 'From the mail', next: '', through: 'link' });
    const forwarded = await visit();
    await forwarded.page.goto(link);
    await forwarded.check(403);
    assert.match(await forwarded.page.locator('main').innerText(), /opened in another browser/);
    await morning(started, '2022-09-12');
    assert.equal(mails.received.filter(({ text }) => text.includes('/u/')).length, 1, 'and hears of it once');
  });
});

/** What the tab holds of drafts. */
function kept(page: Page): Promise<string> {
  return page.evaluate<string>('JSON.stringify({ ...sessionStorage, ...localStorage })');
}

/** Goes on with the tabulator until something with that name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    const [words = ''] = await page.locator(':focus').allInnerTexts();
    if (words.replaceAll(/\s+/g, ' ').trim() === name) return;
  }
  assert.fail(`the keyboard does not reach ${name}`);
}

async function tabToField(page: Page, id: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await page.locator(`#${id}:focus`).count()) === 1) return;
  }
  assert.fail(`the keyboard does not reach ${id}`);
}

/** An action of the team manager, who has an address. */
async function drawAction(started: TestInstallation): Promise<string> {
  const ownerId = started.personOf('teamManager');
  const by = { personId: started.personOf('director'), on: day('2022-04-01'), at: new Date('2022-04-01T09:00:00Z') };
  return started.database.as(OWN, async (db) => {
    await db.updateTable('person').set({ email: 'owner@council.example' }).where('person_id', '=', ownerId).execute();
    const plan = await addPlan(db, OWN, { name: 'Plan', vision: '', from: by.on });
    const priority = await addPriority(db, OWN, plan, { title: 'First', aim: '', sponsorId: null });
    const outcome = await addOutcome(db, OWN, priority, {
      ...{ words: 'Children are seen', howKnown: '', sponsorId: null, measures: [], recommendationIds: [] },
    });
    const given = {
      ...{ outcomeId: outcome, ref: '1.1.1', title: TITLE, detail: '', ownerId, ownerWords: '', partnerId: null },
      ...{ contributors: '', resources: '', startsOn: by.on, dueOn: day('2022-12-30'), impactExpectedOn: null },
      ...{ isWider: true, answers: [], milestones: [{ title: 'Two teams', dueOn: day('2022-10-31'), metOn: null }] },
    };
    return addAction(db, OWN, plan, given, by);
  });
}

/** What the worker does in the morning of a day, and the mails that follow. */
async function morning({ opened, config, logged }: TestInstallation, today: string): Promise<void> {
  const sending = sendingOf(opened, config, (entry) => void logged.push(entry), new AbortController().signal);
  const stamp = () => new Date(`${today}T06:30:00Z`);
  await tellOfUpdates(
    { database: opened.working, today: () => day(today), stamp, now: sending.now, canMail: true },
    OWN,
  );
  await sendMails(sending, OWN);
}
