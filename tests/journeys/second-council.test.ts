import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startBrowser, type Visit } from '../support/browser.ts';
import {
  type Account,
  accept,
  fillDay,
  type OwnCouncil,
  setUp,
  signIn,
  startOwnCouncil,
} from '../support/own-council.ts';

/** A second council comes to an installation that one works in; neither sees anything of the other. */

const ADA = { name: 'Ada Example', email: 'ada@newshire.example' };
const TEAM = 'Oldborough duty team';
const CARA = { name: 'Cara Iqbal', email: 'cara@oldborough.example' };

const browser = await startBrowser();
const skip = typeof browser === 'string' ? browser : false;

describe('a second council on the same installation', { skip }, () => {
  let councils: OwnCouncil;
  let ada: Visit;
  let cara: Visit;
  let caraAccount: Account;

  before(async () => {
    if (typeof browser === 'string') throw new Error(browser);
    councils = await startOwnCouncil(browser);
    ada = await councils.visit();
    await setUp(ada, councils.running, ADA);
  });
  after(async () => {
    await councils?.stop();
    if (typeof browser !== 'string') await browser.close();
  });

  it('the system administrator adds it, and its first administrator is sent an invitation', async () => {
    await ada.open('/administration');
    await ada.press('link', 'Councils');
    await ada.press('button', 'Add a council');
    await ada.page.getByLabel('Name of the council').fill('Oldborough');
    await ada.page.getByLabel('Its DfE code').fill('917');
    await ada.page.getByLabel('Name of its first administrator').fill(CARA.name);
    await ada.page.getByLabel('E-mail address of its first administrator').fill(CARA.email);
    await ada.press('button', 'Add this council');
    assert.match(await shown(ada), /Added\. The invitation of its administrator is on its way/);
    cara = await councils.visit();
    caraAccount = await accept(cara, await councils.linkTo(CARA.email), CARA.email);
    assert.notEqual(caraAccount.telephone, null);
    assert.match(await shown(cara), /^Administration\s+Oldborough/);
  });

  it('its administrator sets it up: a service and a team', async () => {
    await cara.open('/structure');
    await cara.press('button', 'Add a service');
    await cara.page.getByLabel('What is the service called?').fill('Assessment');
    await fillDay(cara, 'Since when does it exist?', ['1', '4', '2020']);
    await cara.press('button', 'Add this service');
    await cara.open('/structure/teams/new');
    await cara.page.getByLabel('What is the team called?').fill(TEAM);
    await fillDay(cara, 'Since when does it exist?', ['1', '4', '2020']);
    await cara.page.getByLabel('Which service?').selectOption({ label: 'Assessment' });
    await cara.press('button', 'Add this team');
    await cara.open('/structure');
    assert.match(await shown(cara), new RegExp(`${TEAM}\\s+Assessment\\s+[^]*1 April 2020\\s+Now`));
  });

  it('neither sees anything of the other, and signing in asks for the council only where there are two', async () => {
    const lists = ['/people?state=everybody', '/structure', '/record', '/administration/jobs', '/notices'];
    for (const [visit, strangers] of [
      [ada, [CARA.name, CARA.email, TEAM]],
      [cara, [ADA.name, ADA.email, 'Newshire']],
    ] as const)
      for (const path of lists) {
        await visit.open(path);
        const text = await visit.page.locator('body').innerText();
        for (const stranger of strangers) assert.ok(!text.includes(stranger), `${path} tells of ${stranger}`);
      }
    const person = await ada.page.request.get('/people');
    const id = /\/people\/([0-9a-f-]{36})/.exec(await person.text())?.[1] ?? assert.fail();
    for (const path of [`/people/${id}`, '/councils']) {
      const answer = await cara.page.request.get(path);
      assert.equal(answer.status(), 404, path);
    }
    await ada.page.goto('/councils');
    await ada.page.getByRole('button', { name: /^Invite its administrator/ }).click();
    assert.match(await shown(ada), /from then on its people are its own/);
    const again = await councils.visit();
    await signIn(again, caraAccount, 'Oldborough');
    assert.match(await again.page.getByRole('banner').innerText(), /Oldborough\s+Cara Iqbal, Council administrator/);
  });
});

const shown = ({ page }: Visit) => page.locator('main').innerText();
