import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { LocalDate } from '#kernel/local-date.ts';
import type { FrozenPlan } from '../../src/features/plan/versions/frozen.ts';
import { addVersions } from '../../src/features/plan/versions/versions.store.ts';
import { OTHER, OWN, startInstallation } from '../support/installation.ts';
import type { Visitor } from '../support/visitor.ts';

/** The plan from nothing to an action with its milestones, as those who keep it write it. */

const started = await startInstallation();
let analyst: Visitor;
let director: Visitor;
let member: Visitor;
let priority: string;
let outcome: string;
let action: string;
let milestone: string;
let partner: string;

const day = (field: string, of: string) => {
  const [year = '', month = '', date = ''] = of.split('-');
  return { [`${field}-day`]: date, [`${field}-month`]: month, [`${field}-year`]: year };
};
const onPage = async (visitor: Visitor, path: string) => (await visitor.get(path)).body;
const only = (body: string, pattern: RegExp) => pattern.exec(body)?.[1] ?? '';
/** The forms of a page as a browser would send them back untouched. */
function formsOn(body: string): Record<string, string>[] {
  const of = (tag: string, name: string) => plain(new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
  return [...body.matchAll(/<form\b[^>]*method="post"[^>]*>(.*?)<\/form>/gs)].map(([, inner = '']) =>
    Object.fromEntries([
      ...[...inner.matchAll(/<input\b([^>]*)>/g)]
        .map(([, tag = '']) => tag)
        .filter((tag) => of(tag, 'type') !== 'checkbox' || /\bchecked\b/.test(tag))
        .map((tag) => [of(tag, 'name'), of(tag, 'value')]),
      ...[...inner.matchAll(/<textarea\b([^>]*)>(.*?)<\/textarea>/gs)].map(([, tag = '', text = '']) => [
        of(tag, 'name'),
        plain(text),
      ]),
      ...[...inner.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gs)].map(([, tag = '', options = '']) => [
        of(tag, 'name'),
        of(/<option\b([^>]*\bselected\b[^>]*)>/.exec(options)?.[1] ?? '', 'value'),
      ]),
    ]),
  );
}

function plain(text: string): string {
  return text
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

const newAction = () => ({
  title: 'Train every team',
  outcome,
  ...day('startsOn', '2022-05-01'),
  ...day('dueOn', '2022-07-29'),
});

before(async () => {
  analyst = await started.signedIn('performanceAnalyst');
  director = await started.signedIn('director');
  member = await started.signedIn('partnerMember');
});
after(() => started.stop());

describe('a council without a plan', () => {
  it('is told so, and who may is led to the form that begins one', async () => {
    assert.match(await onPage(analyst, '/plan'), /There is no plan yet[\s\S]*href="\/plan\/new"/);
    const auditor = await started.signedIn('auditor');
    const body = await onPage(auditor, '/plan');
    assert.match(body, /There is no plan yet/);
    assert.doesNotMatch(body, /href="\/plan\/new"/);
  });

  it('begins one, once', async () => {
    const form = { name: 'Our plan', vision: 'Every child is heard', ...day('from', '2022-04-20') };
    assert.equal((await analyst.post('/plan/new', { ...form, name: '' })).statusCode, 422);
    assert.equal((await analyst.post('/plan/new', form)).statusCode, 303);
    assert.equal((await director.post('/plan/new', { ...form, name: 'Another' })).statusCode, 409);
    const body = await onPage(analyst, '/plan');
    assert.match(
      body,
      /Our plan[\s\S]*Every child is heard[\s\S]*The plan holds no actions yet\.[\s\S]*There is no priority yet/,
    );
  });
});

describe('writing the plan', () => {
  it('a priority, an outcome and a partner are added', async () => {
    await analyst.post('/plan/priorities/new', { title: 'Children are seen', sponsorId: started.personOf('director') });
    priority = only(await onPage(analyst, '/plan'), /\/plan\/priorities\/([0-9a-f-]{36})\/edit/);
    const words = { priority, words: 'Children are seen within days', 'measure-1': 'CP-10' };
    const added = await analyst.post('/plan/outcomes/new', words);
    outcome = only(String(added.headers['location']), /outcomes\/([0-9a-f-]{36})/);
    assert.match(
      await onPage(analyst, `/plan/outcomes/${outcome}`),
      /1\.1 Children are seen within days[\s\S]*href="\/measures\/CP-10"/,
    );
    const person = started.personOf('partnerMember');
    assert.equal((await analyst.post('/plan/partners/new', { name: 'Health', 'person-1': person })).statusCode, 303);
    assert.equal((await analyst.post('/plan/partners/new', { name: 'Health' })).statusCode, 422);
    partner = only(await onPage(analyst, '/plan/partners'), /\/plan\/partners\/([0-9a-f-]{36})\/edit/);
  });

  it('an action without an owner is refused with everything typed, and one with an owner gets its number', async () => {
    const refused = await analyst.post('/plan/actions/new', newAction());
    assert.equal(refused.statusCode, 422);
    assert.match(refused.body, /Choose who answers for it[\s\S]*>Train every team<\/textarea>/);
    const added = await analyst.post('/plan/actions/new', { ...newAction(), ownerWords: 'Nurse', partner });
    assert.equal(added.statusCode, 303);
    action = only(String(added.headers['location']), /actions\/([0-9a-f-]{36})/);
    const body = await onPage(analyst, `/plan/actions/${action}`);
    assert.match(body, /1\.1\.1 Train every team[\s\S]*Nurse, Health; due 29 July 2022; 7 working days overdue/);
    assert.match(body, /R Off track/);
  });

  it('a title that does not say what to do is taken, with advice', async () => {
    const added = await analyst.post('/plan/actions/new', { ...newAction(), ownerWords: 'Nurse', title: 'The policy' });
    const location = String(added.headers['location']);
    assert.match(await onPage(analyst, location), /does not seem to begin with a verb/);
  });

  it('text that may identify a child is refused', async () => {
    const detail = 'Born on 4 March 2011 in our area';
    const refused = await analyst.post('/plan/actions/new', { ...newAction(), ownerWords: 'Nurse', detail });
    assert.equal(refused.statusCode, 422);
    assert.match(refused.body, /Take out what looks like a date of birth/);
  });

  it('before the plan is settled its date moves, and the first one with it', async () => {
    const opened = formsOn(await onPage(analyst, `/plan/actions/${action}/edit`)).at(-1) ?? {};
    const saved = await analyst.post(`/plan/actions/${action}/edit`, { ...opened, ...day('dueOn', '2022-09-30') });
    assert.equal(saved.statusCode, 303, saved.body);
    const body = await onPage(analyst, `/plan/actions/${action}`);
    assert.match(body, /due 30 September 2022/);
    assert.doesNotMatch(body, /At first/);
  });

  it('two who change one action see both sides, and nothing typed is lost', async () => {
    const path = `/plan/actions/${action}/edit`;
    const opened = formsOn(await onPage(analyst, path)).at(-1) ?? {};
    await director.post(path, { ...(formsOn(await onPage(director, path)).at(-1) ?? {}), detail: 'By the director' });
    const late = await analyst.post(path, { ...opened, detail: 'By the analyst' });
    assert.equal(late.statusCode, 409);
    assert.match(late.body, /changed action 1\.1\.1 while you had it open[\s\S]*By the director[\s\S]*By the analyst/);
    const [over] = formsOn(late.body).filter((form) => form['detail'] === 'By the analyst');
    assert.equal((await analyst.post(path, over ?? {})).statusCode, 303);
    assert.match(await onPage(analyst, `/plan/actions/${action}`), /By the analyst/);
  });
});

describe('milestones', () => {
  it('lie within their action', async () => {
    const path = `/plan/actions/${action}/milestones/new`;
    const late = await analyst.post(path, { title: 'Agreed', ...day('dueOn', '2022-10-01') });
    assert.match(late.body, /The action is due on 30 September 2022: choose that day or an earlier one/);
    assert.equal((await analyst.post(path, { title: 'Agreed', ...day('dueOn', '2022-07-31') })).statusCode, 303);
    milestone = only(await onPage(analyst, `/plan/actions/${action}`), /milestones\/([0-9a-f-]{36})\/met/);
  });

  it('are met on a day that is not ahead, by the people of the partner as by those who keep the plan', async () => {
    const path = `/plan/actions/${action}/milestones/${milestone}/met`;
    assert.equal((await member.post(path, { version: '1', ...day('on', '2022-08-10') })).statusCode, 422);
    const met = await member.post(path, { version: '1', ...day('on', '2022-08-09') });
    assert.equal(met.headers['location'], `/plan/actions/${action}/update?done=met`);
    assert.match(await onPage(analyst, `/plan/actions/${action}`), /1 met, 0 overdue/);
    assert.equal((await (await started.signedIn('auditor')).get(path)).statusCode, 404);
    assert.equal((await member.get(`/plan/actions/${action}`)).statusCode, 404);
  });

  it('are no longer met where that was wrong, unless somebody said something else meanwhile', async () => {
    const path = `/plan/actions/${action}/milestones/${milestone}/met`;
    assert.equal((await analyst.post(path, { version: '1' })).statusCode, 409);
    assert.equal((await analyst.post(path, { version: '2' })).statusCode, 303);
    assert.match(await onPage(analyst, `/plan/actions/${action}`), /0 met, 1 overdue/);
  });
});

describe('the plan as it is read', () => {
  it('is narrowed as the address says, on the page as in the table', async () => {
    assert.match(await onPage(analyst, '/plan?q=policy'), /1\.1\.2 The policy/);
    assert.doesNotMatch(await onPage(analyst, '/plan?q=policy'), /1\.1\.1 Train/);
    assert.match(await onPage(analyst, '/plan?q=nothing+of+that+kind'), /No action fits this choice/);
    const lines = (await onPage(analyst, `/plan.csv?partner=${partner}`)).trim().split('\r\n');
    assert.equal(lines.length, 2);
    assert.match(lines[1] ?? '', /^1\.1\.1,/);
  });

  it('is nothing to another council', async () => {
    const theirs = await started.signedIn('director', OTHER);
    assert.match(await onPage(theirs, '/plan'), /There is no plan yet/);
    for (const path of [
      `actions/${action}`,
      `outcomes/${outcome}`,
      `priorities/${priority}/edit`,
      `partners/${partner}/edit`,
    ])
      assert.equal((await theirs.get(`/plan/${path}`)).statusCode, 404, path);
  });
});

describe('what still holds open actions', () => {
  for (const [what, path] of [
    ['a priority', () => `/plan/priorities/${priority}`],
    ['an outcome', () => `/plan/outcomes/${outcome}`],
    ['a partner', () => `/plan/partners/${partner}`],
  ] as const)
    it(`${what} is not ended`, async () => {
      assert.match(await onPage(analyst, `${path()}/end`), /open/);
      assert.equal((await analyst.post(`${path()}/end`, { version: '1' })).statusCode, 409);
    });

  it('an empty priority is ended, asked twice', async () => {
    await analyst.post('/plan/priorities/new', { title: 'Too many' });
    const id = [...(await onPage(analyst, '/plan')).matchAll(/\/plan\/priorities\/([0-9a-f-]{36})\/edit/g)].at(-1)?.[1];
    const [form] = formsOn(await onPage(analyst, `/plan/priorities/${id}/end`)).filter((one) => one['version']);
    assert.equal((await analyst.post(`/plan/priorities/${id}/end`, form ?? {})).statusCode, 303);
    assert.doesNotMatch(await onPage(analyst, '/plan'), /2\. Too many/);
    await analyst.post('/plan/priorities/new', { title: 'The next' });
    assert.match(await onPage(analyst, '/plan'), /3\. The next/, 'a number is never given again');
  });
});

describe('once a version of the plan is approved', () => {
  before(() =>
    started.database.as(OWN, async (db) => {
      const { plan_id } = await db.selectFrom('plan').select('plan_id').executeTakeFirstOrThrow();
      const on = '2022-08-01' as LocalDate;
      const by = { personId: started.personOf('director'), on, at: new Date('2022-08-01T09:00:00Z') };
      const step = { on, reason: '', sentTo: '', by };
      const steps = [
        { ...step, state: 'consulted', minute: '' },
        { ...step, state: 'approved', minute: 'Cabinet 12' },
      ] as const;
      const content: FrozenPlan = {
        ...{ format: 1, council: 'Ownshire', asAt: on, name: 'Plan', vision: '', from: on, priorities: [] },
      };
      await addVersions(db, OWN, plan_id, [{ name: 'Version 1', content, made: by, steps }]);
    }),
  );

  it('an action’s date, owner and outcome are changed by a decision alone', async () => {
    const path = `/plan/actions/${action}/edit`;
    const body = await onPage(analyst, path);
    assert.doesNotMatch(body, /name="dueOn-day"|name="ownerId"|name="outcome"/);
    assert.match(body, /changes\/new\?kind=dueDate/);
    const opened = formsOn(body).at(-1) ?? {};
    const sent = {
      ...opened,
      ...newAction(),
      ...day('dueOn', '2024-01-01'),
      ownerWords: 'Me',
    };
    assert.equal((await analyst.post(path, { ...sent, title: 'Train each team' })).statusCode, 303);
    const after = await onPage(analyst, `/plan/actions/${action}`);
    assert.match(after, /Train each team[\s\S]*Nurse, Health; due 30 September 2022/);
  });

  it('another action is asked for', async () => {
    const { statusCode, headers } = await analyst.get(`/plan/actions/new?outcome=${outcome}`);
    assert.deepEqual([statusCode, headers['location']], [303, `/plan/changes/new?kind=add&outcome=${outcome}`]);
    const posted = await analyst.post('/plan/actions/new', { ...newAction(), ownerWords: 'Nurse' });
    assert.match(String(posted.headers['location']), /^\/plan\/changes\/new/);
  });

  it('a milestone keeps its day', async () => {
    const path = `/plan/actions/${action}/milestones/${milestone}/edit`;
    const body = await onPage(analyst, path);
    assert.doesNotMatch(body, /name="dueOn-day"/);
    const saved = await analyst.post(path, {
      ...(formsOn(body).at(-1) ?? {}),
      title: 'Agreed by all',
      ...day('dueOn', '2022-09-01'),
    });
    assert.equal(saved.statusCode, 303, saved.body);
    assert.match(await onPage(analyst, `/plan/actions/${action}`), /Agreed by all[\s\S]*31 July 2022/);
  });
});
