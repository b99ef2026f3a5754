import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { PASSWORD } from '../support/accounts.ts';
import { startBrowser, type Visit } from '../support/browser.ts';
import {
  type Account,
  accept,
  fillDay,
  type OwnCouncil,
  setUp,
  setUpApp,
  signIn,
  startOwnCouncil,
} from '../support/own-council.ts';

/** People come to a council, are changed and leave it, in browsers of their own and by mails that are really sent. */

const ADA = { name: 'Ada Example', email: 'ada@newshire.example' };
const BEN = { name: 'Ben Hall', email: 'ben@newshire.example' };
const NIA = { name: 'Nia Powell', email: 'nia.powell@police.example' };

const browser = await startBrowser();
const skip = typeof browser === 'string' ? browser : false;

describe('a council and its people', { skip }, () => {
  let council: OwnCouncil;
  let ada: Visit;
  let ben: Visit;
  let nia: Visit;
  let benAccount: Account;
  let niaAccount: Account;

  before(async () => {
    if (typeof browser === 'string') throw new Error(browser);
    council = await startOwnCouncil(browser);
    ada = await council.visit();
    await setUp(ada, council.running, ADA);
  });
  after(async () => {
    await council?.stop();
    if (typeof browser !== 'string') await browser.close();
  });

  it('the only administrator appoints a second one, which nobody else could approve', async () => {
    await ada.open('/people/new');
    await fillPerson(ada, BEN, 'Council administrator', 'So that two can decide');
    await ada.press('button', 'Add and invite');
    assert.match(await shown(ada), /Given alone: nobody else could approve it/);
    ben = await council.visit();
    benAccount = await accept(ben, await council.linkTo(BEN.email), BEN.email);
    assert.notEqual(benAccount.telephone, null);
    assert.match(await shown(ben), /People/);
  });

  it('invites a partner: the mail’s link works once, and the partner sees what partners may', async () => {
    await ada.open('/people/new');
    await fillPerson(ada, NIA, 'Partner member', 'Sits on the board for the police');
    await ada.press('button', 'Add and invite');
    assert.match(await shown(ada), /Signs in with\s+Nothing yet/);
    const link = await council.linkTo(NIA.email);
    nia = await council.visit();
    niaAccount = await accept(nia, link, NIA.email);
    assert.equal(niaAccount.telephone, null, 'who sees published figures only needs no app');
    const other = await council.visit();
    await other.page.goto(link);
    assert.match(await shown(other), /This link no longer works/);
    await nia.open('/');
    assert.deepEqual(await nia.page.getByRole('navigation').getByRole('link').allInnerTexts(), [
      'Home',
      'Scorecard',
      'Plan',
      'My actions',
    ]);
    for (const closed of ['/people', '/teams', '/extracts', '/record', '/measures/AS-01/children'])
      assert.equal((await nia.page.request.get(closed)).status(), 404, closed);
  });

  it('proposes that the partner may see children: only another administrator approves, and an app is set up at once', async () => {
    await ada.press('button', 'Give a role');
    await fillRole(ada, 'Quality-assurance manager', 'Seconded to lead the audits');
    await ada.press('button', 'Propose');
    await ada.open('/people/roles');
    assert.match(await shown(ada), /You proposed it: somebody else decides/);
    await ben.open('/notices');
    await ben.open('/people/roles');
    await ben.press('link', /^Decide/);
    await ben.press('button', 'Approve this role');
    assert.match(await shown(ben), /Approved/);
    await nia.page.goto('/');
    assert.equal(await nia.page.title(), 'Sign in – Headway', 'with the next click, as an app is missing');
    await signIn(nia, niaAccount);
    niaAccount.telephone = await setUpApp(nia);
    await nia.press('link', 'Extracts');
    assert.match(await shown(nia), /No file has been loaded yet/);
  });

  it('two administrators change one person: both sides are shown and nothing typed is lost, also without scripts', async () => {
    const plain = await council.visit({ javaScriptEnabled: false });
    await signIn(plain, benAccount);
    for (const late of [ben, plain]) {
      await openDetails(ada, NIA.name);
      await openDetails(late, NIA.name);
      const [quicker, slower] = late === ben ? ['Inspector', 'Chief inspector'] : ['Detective', 'Superintendent'];
      await ada.page.getByLabel('Post').fill(quicker);
      await ada.press('button', 'Save');
      await late.page.getByLabel('Post').fill(slower);
      await late.page.keyboard.press('Enter');
      await late.page.getByText('Not saved yet').waitFor();
      await late.check(409);
      const both = await shown(late);
      assert.match(both, /Ada Example changed the details of Nia Powell while you had it open/);
      assert.ok(both.includes(quicker) && both.includes(slower), both);
      assert.equal(await late.page.getByLabel('Post').inputValue(), slower);
      await late.page.getByLabel('Post').fill(`${quicker} and ${slower}`);
      await late.press('button', 'Save');
      assert.ok((await shown(late)).includes(`${quicker} and ${slower}`));
    }
  });

  it('somebody leaves: their browser is out at once, roles and seats end, and their name stays in the record', async () => {
    await giveSeat(ada, NIA.name);
    await nia.open('/extracts');
    await openPerson(ben, NIA.name);
    await ben.press('button', 'This person leaves');
    assert.match(
      await shown(ben),
      /Quality-assurance manager, Partner member\s+Seats: Police \(Improvement Board\)\s+Sessions: \d open/,
    );
    await ben.page.getByLabel('Why do they leave?').fill('Posted elsewhere');
    await ben.press('button', 'End everything now');
    await nia.page.reload();
    assert.equal(await nia.page.title(), 'Sign in – Headway');
    await nia.page.getByLabel('E-mail address').fill(NIA.email);
    await nia.page.getByLabel('Password').fill(PASSWORD);
    await nia.page.getByRole('button', { name: 'Sign in' }).click();
    await nia.check(422);
    const left = await shown(ben);
    assert.match(left, /Left on .*None: all ended when this person left.*Roles that ended or were declined \(2\)/s);
    assert.match(left, new RegExp(`Improvement Board\\s+Police\\s+[\\d\\w ]+\\s+${today()}`));
    await ben.press('link', 'All of it in the record');
    assert.match(await shown(ben), /Only lines about Nia Powell.*Ben Hall.*Had a person leave.*Nia Powell\s+127/s);
  });
});

const shown = ({ page }: Visit) => page.locator('main').innerText();

async function fillPerson(visit: Visit, { name, email }: typeof ADA, role: string, reason: string) {
  await visit.page.getByLabel('Name', { exact: true }).fill(name);
  await visit.page.getByLabel('E-mail address').fill(email);
  await fillRole(visit, role, reason);
}

async function fillRole({ page }: Visit, role: string, reason: string) {
  await page.getByLabel(role, { exact: true }).check();
  await page.getByLabel('Why these roles?').fill(reason);
}

async function openPerson(visit: Visit, name: string) {
  await visit.page.goto('/people?state=everybody');
  await visit.press('link', name);
}

async function openDetails(visit: Visit, name: string) {
  await openPerson(visit, name);
  await visit.press('button', 'Change details');
}

/** A board with a seat for somebody since the beginning of the year. */
async function giveSeat(visit: Visit, name: string) {
  const { page } = visit;
  await visit.open('/bodies/new');
  await page.getByLabel('Name').fill('Improvement Board');
  await page.getByLabel('What kind of body is it?').selectOption({ index: 1 });
  await fillDay(visit, 'Since when does it exist?', ['1', '1', '2020']);
  await visit.press('button', 'Add this body');
  await visit.press('button', 'Add a member');
  await page.getByLabel('Who?').selectOption({ label: `${name}, Detective and Superintendent` });
  await page.getByLabel('Seat').fill('Police');
  await page.getByLabel('No', { exact: true }).check();
  await fillDay(visit, 'From which day is the seat theirs?', ['1', '1', '2020']);
  await visit.press('button', /Add/);
}

const today = () =>
  new Date().toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/London' });
