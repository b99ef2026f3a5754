import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { generateSync } from 'otplib';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { PASSWORD } from './accounts.ts';
import { type Visit, visitOf } from './browser.ts';
import { type Running, serverOf, startHeadway } from './child.ts';
import { type MailServer, startMailServer } from './mail-server.ts';

/** An installation that nobody has set up yet, with a mail server, and people who come to it with browsers of their own. */

const STEP_SECONDS = 30;
/** As long as a busy machine may take from typing a code to looking at it. */
const ARRIVAL_SECONDS = 8;

export type OwnCouncil = {
  folder: string;
  running: Running;
  mails: MailServer;
  visit(options?: BrowserContextOptions): Promise<Visit>;
  /** The path of the newest link that was mailed to somebody. */
  linkTo(email: string): Promise<string>;
  stop(): Promise<void>;
};

/** What somebody needs to come in: what they remember, and their telephone where their role asks for one. */
export type Account = { email: string; telephone: Telephone | null };

/** An authenticator app; each code works once. */
export type Telephone = { key: string; lastStep: number };

export async function startOwnCouncil(browser: Browser): Promise<OwnCouncil> {
  const folder = await mkdtemp(path.join(tmpdir(), 'headway-test-'));
  const mails = await startMailServer();
  const env = { HEADWAY_SMTP_URL: mails.url, HEADWAY_MAIL_FROM: 'headway@council.example' };
  const running = await startHeadway(folder, { env });
  const visits: Visit[] = [];
  return {
    ...{ folder, running, mails },
    async visit(options = {}) {
      const opened = await visitOf(browser, running.base, options);
      visits.push(opened);
      return opened;
    },
    linkTo: (email) => linkTo(mails, email),
    async stop() {
      for (const visit of visits) await visit.close();
      await running.end('SIGINT');
      const left = await serverOf(folder);
      if (left !== null) process.kill(left, 'SIGINT');
      await mails.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function linkTo({ received }: MailServer, email: string): Promise<string> {
  for (const end = Date.now() + 20_000; Date.now() < end; await delay(100)) {
    const mail = received.findLast(({ to, text }) => to.includes(email) && /\/(invitation|reset)\//.test(text));
    const link = /https?:\/\/\S+\/(?:invitation|reset)\/\S+/.exec(mail?.text ?? '')?.[0];
    if (link !== undefined) return new URL(link).pathname;
  }
  return assert.fail(`no link came for ${email}`);
}

/** Sets the first council up by the printed link; its administrator then stands signed in on the page of their account. */
export async function setUp({ page }: Visit, running: Running, as: { name: string; email: string }): Promise<void> {
  await page.goto(running.setUp ?? '');
  await page.getByLabel('Name of the council').fill('Newshire');
  await page.getByLabel('Its DfE code').fill('916');
  await page.getByLabel('Your name').fill(as.name);
  await page.getByLabel(/e-mail/i).fill(as.email);
  await page.getByRole('button', { name: 'Set up' }).click();
  await choosePassword(page);
  await page.getByRole('button', { name: 'Keep this password' }).click();
  await page.waitForLoadState('load');
}

/** Follows an invitation: a password and, where the role asks for one, an app. */
export async function accept(visit: Visit, link: string, email: string): Promise<Account> {
  await visit.open(link);
  await choosePassword(visit.page);
  await visit.press('button', 'Go on');
  const needsApp = (await visit.page.getByRole('heading', { level: 1 }).innerText()).includes('authenticator app');
  return { email, telephone: needsApp ? await setUpApp(visit) : null };
}

/** Types the key of the page that is open into a telephone, and keeps the recovery codes. */
export async function setUpApp({ page, press }: Visit): Promise<Telephone> {
  await page.getByText('I cannot scan the picture').click();
  const key = (await page.locator('details strong').innerText()).replaceAll(' ', '');
  const telephone = { key, lastStep: 0 };
  await page.getByLabel('Code').fill(codeOn(telephone));
  await press('button', 'Go on');
  await press('button', 'I have kept them: go on');
  return telephone;
}

/** Signs somebody in by hand. */
export async function signIn(visit: Visit, { email, telephone }: Account, council?: string): Promise<void> {
  const { page } = visit;
  await visit.open('/sign-in');
  if (council !== undefined) await page.getByLabel('Council').selectOption({ label: council });
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await visit.press('button', 'Sign in');
  if (telephone === null) return;
  await page.getByLabel('Code').fill(codeOn(telephone));
  await visit.press('button', 'Sign in');
}

/**
 * The next code that still works: a step before now's to one after, which clocks that differ are allowed. Near the end of
 * a step the one before it is not begun with: it would be too old by the time it arrives.
 */
export function codeOn(telephone: Telephone): string {
  const seconds = Date.now() / 1000;
  const now = Math.floor(seconds / STEP_SECONDS);
  const arriving = Math.floor((seconds + ARRIVAL_SECONDS) / STEP_SECONDS);
  telephone.lastStep = Math.max(telephone.lastStep + 1, arriving - 1);
  assert.ok(telephone.lastStep <= now + 1, 'three codes a minute, and no more');
  return generateSync({ secret: telephone.key, epoch: telephone.lastStep * STEP_SECONDS });
}

/** Fills the three boxes of a day. */
export async function fillDay({ page }: Visit, question: string, [day, month, year]: [string, string, string]) {
  const group = page.getByRole('group', { name: question });
  await group.getByLabel('Day').fill(day);
  await group.getByLabel('Month').fill(month);
  await group.getByLabel('Year').fill(year);
}

async function choosePassword(page: Visit['page']): Promise<void> {
  await page.getByLabel('New password').fill(PASSWORD);
  await page.getByLabel('The same again').fill(PASSWORD);
}
