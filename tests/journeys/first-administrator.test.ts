import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { generateSync } from 'otplib';
import { PASSWORD } from '../support/accounts.ts';
import { startBrowser, type Visit, visitOf } from '../support/browser.ts';
import { type Running, serverOf, startHeadway } from '../support/child.ts';

/** The first hour of whoever sets Headway up for a council, in a real browser on an empty installation. */

const EMAIL = 'ada@newshire.example';

const browser = await startBrowser();
const skip = typeof browser === 'string' ? browser : false;

describe('the first administrator', { skip }, () => {
  let folder: string;
  let running: Running;
  const visits: Visit[] = [];
  let key = '';
  let codes: string[] = [];

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'headway-test-'));
    running = await startHeadway(folder);
  });
  after(async () => {
    for (const visit of visits) await visit.close();
    if (typeof browser !== 'string') await browser.close();
    await running?.end('SIGINT');
    const left = await serverOf(folder);
    if (left !== null) process.kill(left, 'SIGINT');
    await rm(folder, { recursive: true, force: true });
  });

  async function visit(options: Parameters<typeof visitOf>[2] = {}): Promise<Visit> {
    if (typeof browser === 'string') throw new Error(browser);
    const opened = await visitOf(browser, running.base, options);
    visits.push(opened);
    return opened;
  }

  async function enterPassword({ page }: Visit): Promise<void> {
    await page.getByLabel('E-mail address').fill(EMAIL);
    await page.getByLabel('Password').fill(PASSWORD);
  }

  it('sets the council up by the printed link and chooses a password', async () => {
    const ada = await visit();
    await ada.open(running.setUp ?? '');
    await ada.page.getByLabel('Name of the council').fill('Newshire');
    await ada.page.getByLabel('Its DfE code').fill('916');
    await ada.page.getByLabel('Your name').fill('Ada Example');
    await ada.page.getByLabel(/e-mail/i).fill(EMAIL);
    await ada.press('button', 'Set up');
    await ada.page.getByLabel('New password').fill(PASSWORD);
    await ada.page.getByLabel('The same again').fill(PASSWORD);
    await ada.press('button', 'Keep this password');
    assert.match(await ada.page.locator('main').innerText(), /This one/);
    await ada.press('button', 'Sign out');
  });

  it('signs in, sets the app up from the key as text, and keeps the recovery codes', async () => {
    const ada = await visit();
    await ada.open('/sign-in');
    await enterPassword(ada);
    await ada.press('button', 'Sign in');
    assert.equal(await ada.page.getByRole('img', { name: /The key as a picture/ }).count(), 1);
    await ada.page.getByText('I cannot scan the picture').click();
    key = (await ada.page.locator('details strong').innerText()).replaceAll(' ', '');
    await ada.page.getByLabel('Code').fill(generateSync({ secret: key }));
    await ada.press('button', 'Go on');
    codes = await ada.page.locator('main code').allInnerTexts();
    assert.equal(codes.length, 10);
    await ada.press('button', 'I have kept them: go on');
    await ada.open('/account');
    assert.match(await ada.page.locator('main').innerText(), /10 of 10 left/);
  });

  it('comes in without scripts and with a recovery code when the phone is lost, and ends the other session', async () => {
    const ada = await visit({ javaScriptEnabled: false });
    await ada.open('/sign-in');
    await enterPassword(ada);
    await ada.press('button', 'Sign in');
    await ada.page.getByLabel('Code').fill(codes[0] ?? '');
    await ada.press('button', 'Sign in');
    await ada.open('/account');
    assert.match(await ada.page.locator('main').innerText(), /9 of 10 left/);
    await ada.press('button', 'End all others');
    assert.match(await ada.page.locator('main').innerText(), /What you ended is signed out/);
    const before = visits[1];
    await before?.page.goto('/account');
    assert.equal(await before?.page.title(), 'Sign in – Headway');
  });
});
