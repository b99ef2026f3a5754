import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import type { LocalDate } from '#kernel/local-date.ts';
import { AppError } from '#platform/errors.ts';
import { addPerson, createOneTimeLink } from '../../src/features/access/index.ts';
import { keepingAnAdministrator } from '../../src/features/access/people/administrators.store.ts';
import { endRolesOf, setEndDay } from '../../src/features/access/people/appointments.store.ts';
import { setLeft } from '../../src/features/access/people/people.store.ts';
import { OWN, startInstallation } from '../support/installation.ts';
import type { Visitor } from '../support/visitor.ts';

/** Two people, one record: nothing that was typed is lost, and an administrator is always left. */

const TODAY = '2022-08-09' as LocalDate;
const started = await startInstallation();
let one: Visitor;
let other: Visitor;
let path: string;
let personId: string;

describe('two people who change the same record', () => {
  before(async () => {
    one = await started.signedIn('councilAdministrator');
    const second = await newAdministrator('Second administrator');
    other = await signedInAs(second, started);
    const details = { name: 'Edited Person', post: 'At first', email: null, staffRef: null };
    personId = await started.database.as(OWN, (db) => addPerson(db, OWN, details, []));
    path = `/people/${personId}/details`;
  });
  after(() => started.stop());

  it('a form that was opened before somebody else saved is answered with both sides and who did it when (F014, F015)', async () => {
    const opened = await openForm(one);
    await other.post(path, { ...(await openForm(other)), post: 'By the second' });
    const { statusCode, body } = await one.post(path, { ...opened, post: 'By the first <b>' });
    assert.equal(statusCode, 409);
    assert.match(
      body,
      /Second administrator changed the details of Edited Person while you had it open, on \d+ \w+ \d{4} at/,
    );
    assert.match(body, />At first</);
    assert.match(body, />By the second</);
    assert.match(body, />By the first &lt;b&gt;</);
    assert.equal(await postNow(), 'By the second');
    const over = await one.post(path, formsOn(body)[0]);
    assert.equal(over.statusCode, 303);
    assert.equal(await postNow(), 'By the first <b>');
  });

  it('the page’s own form keeps what was typed, to be changed before it is saved over the other', async () => {
    const opened = await openForm(one);
    await other.post(path, { ...(await openForm(other)), post: 'Quicker' });
    const { body } = await one.post(path, { ...opened, post: 'Slower' });
    const [, own] = formsOn(body);
    assert.equal(own?.['post'], 'Slower');
    const saved = await one.post(path, { ...own, post: 'Quicker and slower' });
    assert.equal(saved.statusCode, 303);
    assert.equal(await postNow(), 'Quicker and slower');
  });

  it('a form with a fault keeps the version that it was opened with', async () => {
    const opened = await openForm(one);
    await other.post(path, { ...(await openForm(other)), post: 'Meanwhile' });
    const faulty = await one.post(path, { ...opened, name: '', post: 'Typed' });
    assert.equal(faulty.statusCode, 422);
    const again = await one.post(path, { ...formsOn(faulty.body)[0], name: 'Edited Person' });
    assert.equal(again.statusCode, 409);
    assert.match(again.body, />Meanwhile<[\s\S]*>Typed</);
  });

  it('in whatever order two people open, save, save over and give way, no text goes unseen (F014, F015)', async () => {
    const steps = fc.array(
      fc.record({ who: fc.constantFrom(0, 1), does: fc.constantFrom('open', 'save', 'save', 'over', 'leave') }),
      { minLength: 4, maxLength: 14 },
    );
    let texts = 0;
    await fc.assert(
      fc.asyncProperty(steps, async (taken) => {
        const editors = [editor(one), editor(other)];
        let now = await postNow();
        for (const { who, does } of taken) {
          const by = editors[who];
          if (!by) continue;
          if (does === 'open') by.form = await openForm(by.visitor);
          if (does === 'leave') by.over = null;
          const sent = does === 'over' ? by.over : does === 'save' && by.form;
          if (!sent) continue;
          texts += 1;
          const typed = does === 'over' ? (sent['post'] ?? '') : `Text ${texts}`;
          const { statusCode, body } = await by.visitor.post(path, { ...sent, post: typed });
          if (statusCode === 303) {
            // What is overwritten had been shown to whoever overwrites it.
            assert.equal(sent['opened-post'], now);
            [now, by.form, by.over] = [typed, null, null];
          } else {
            assert.equal(statusCode, 409);
            assert.ok(body.includes(`>${now}<`), 'what is there now is shown');
            assert.ok(body.includes(`>${typed}<`), 'what was typed is shown');
            const [over, own] = formsOn(body);
            assert.equal(over?.['post'], typed);
            assert.equal(own?.['post'], typed);
            [by.over, by.form] = [over ?? null, own ?? null];
          }
          assert.equal(await postNow(), now);
        }
      }),
      { numRuns: 120 },
    );
  });
});

describe('the last administrator', () => {
  const started2 = startInstallation();
  after(async () => (await started2).stop());

  it('stays, whoever tries to end it, set its last day or have them leave: the page says what to do', async () => {
    const installation = await started2;
    const last = installation.personOf('councilAdministrator');
    const temporary = await newAdministrator('On loan', installation);
    await takeAway(installation, temporary, 'day');
    const visitor = await signedInAs(temporary, installation);
    const role = `/people/${last}/roles/${await roleOf(last, installation)}`;
    const until = { 'until-day': '1', 'until-month': '10', 'until-year': '2022' };
    for (const [address, form] of [
      [`${role}/end`, { version: '1' }],
      [`${role}/last-day`, { version: '1', ...until }],
      [`/people/${last}/leaving`, {}],
    ] as const) {
      const { statusCode, body } = await visitor.post(address, { ...form, reason: 'A test' });
      assert.equal(statusCode, 409, address);
      assert.match(body, /Appoint somebody else first/);
    }
    assert.equal(await administratorsLeft(installation), 1);
  });

  it('is left, whatever two or three take away from each other at once (S015)', async () => {
    const installation = await started2;
    const change = fc.constantFrom('end', 'day', 'leave');
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 2, maxLength: 3 }), async (changes) => {
        await endAll(installation);
        const people = await Promise.all(changes.map((_, index) => newAdministrator(`A${index}`, installation)));
        const came = await Promise.allSettled(
          people.map((person, index) => takeAway(installation, person, changes[index] ?? 'end')),
        );
        for (const result of came) if (result.status === 'rejected') assert.ok(isLast(result.reason));
        assert.equal(came.filter(({ status }) => status === 'rejected').length, 1);
        assert.equal(await administratorsLeft(installation), 1);
      }),
      { numRuns: 60 },
    );
  });

  it('is left where two demote each other by their pages at once (S015)', async () => {
    const installation = await started2;
    for (let round = 0; round < 8; round += 1) {
      await endAll(installation);
      const pair = [
        await newAdministrator('Left', installation),
        await newAdministrator('Right', installation),
      ] as const;
      const visitors = await Promise.all(pair.map((person) => signedInAs(person, installation)));
      const answers = await Promise.all(
        visitors.map(async (visitor, index) => {
          const whom = pair[1 - index] ?? '';
          const role = await roleOf(whom, installation);
          const csrf = await visitor.formToken();
          return visitor.post(`/people/${whom}/roles/${role}/end`, { csrf, version: '1', reason: 'At once' });
        }),
      );
      assert.equal(answers.filter(({ statusCode }) => statusCode === 303).length, 1);
      const [refused] = answers.filter(({ statusCode }) => statusCode !== 303);
      assert.ok([409, 404].includes(refused?.statusCode ?? 0)); // 404: demoted before their own request was looked at
      assert.equal(await administratorsLeft(installation), 1);
    }
  });
});

type Installation = typeof started;
type FormFields = Record<string, string>;

function editor(visitor: Visitor): { visitor: Visitor; form: FormFields | null; over: FormFields | null } {
  return { visitor, form: null, over: null };
}

async function openForm(visitor: Visitor): Promise<FormFields> {
  const [form] = formsOn((await visitor.get(path)).body);
  assert.ok(form);
  return form;
}

/** The fields of every form that goes to the details, as a browser would send them. */
function formsOn(body: string): FormFields[] {
  const forms = [...body.matchAll(/<form method="post" action="\/people\/[^"]+\/details"[^>]*>([\s\S]*?)<\/form>/g)];
  return forms.map(([, inner = '']) =>
    Object.fromEntries(
      [...inner.matchAll(/<input\b([^>]*)>/g)].map(([, attributes = '']) => {
        const of = (name: string) => plain(new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? '');
        return [of('name'), of('value')];
      }),
    ),
  );
}

function plain(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
}

async function postNow(): Promise<string> {
  const { post } = await started.database.as(OWN, (db) =>
    db.selectFrom('person').select('post').where('person_id', '=', personId).executeTakeFirstOrThrow(),
  );
  return post;
}

function newAdministrator(name: string, installation: Installation = started): Promise<string> {
  const details = { name, post: 'Administrator', email: null, staffRef: null };
  return installation.database.as(OWN, (db) =>
    addPerson(db, OWN, details, [{ role: 'councilAdministrator', part: {} }]),
  );
}

async function signedInAs(person: string, { anybody, database, now }: Installation): Promise<Visitor> {
  const visitor = anybody();
  await visitor.post(`/link/${await createOneTimeLink(database, { authority: OWN, personId: person }, now())}`);
  return visitor;
}

async function roleOf(person: string, { database }: Installation): Promise<string> {
  const row = await database.as(OWN, (db) =>
    db.selectFrom('appointment').select('appointment_id').where('person_id', '=', person).executeTakeFirstOrThrow(),
  );
  return row.appointment_id;
}

function takeAway(installation: Installation, person: string, change: string): Promise<unknown> {
  const ending = { by: installation.personOf('director'), at: new Date(), reason: 'A test' };
  return installation.database.as(OWN, (db) =>
    keepingAnAdministrator(db, OWN, TODAY, async () => {
      if (change === 'leave') return setLeft(db, OWN, person, new Date());
      if (change === 'end') return endRolesOf(db, OWN, person, ending);
      const { appointment_id } = await db
        .selectFrom('appointment')
        .select('appointment_id')
        .where('person_id', '=', person)
        .executeTakeFirstOrThrow();
      return setEndDay(db, OWN, { id: appointment_id, version: 1 }, '2022-09-01' as LocalDate);
    }),
  );
}

function isLast(error: unknown): boolean {
  return error instanceof AppError && error.code === 'LAST_ADMINISTRATOR';
}

const endAll = ({ database }: Installation) =>
  database.as(OWN, (db) =>
    db.updateTable('appointment').set({ state: 'ended' }).where('role', '=', 'councilAdministrator').execute(),
  );

async function administratorsLeft({ database }: Installation): Promise<number> {
  const rows = await database.as(OWN, (db) =>
    db
      .selectFrom('appointment')
      .innerJoin('person', 'person.person_id', 'appointment.person_id')
      .select('appointment.person_id')
      .where('role', '=', 'councilAdministrator')
      .where('state', '=', 'active')
      .where('until_day', 'is', null)
      .where('disabled_at', 'is', null)
      .execute(),
  );
  return rows.length;
}
