import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createOneTimeLink, type Role } from '../../src/features/access/index.ts';
import { OTHER, OWN, startInstallation } from '../support/installation.ts';
import type { Answered, Visitor } from '../support/visitor.ts';

const started = await startInstallation();
let administrator: Visitor;
let director: Visitor;

/** The day of the tests, as a form's three boxes hold it. */
const TODAY = { 'from-day': '9', 'from-month': '8', 'from-year': '2022' };
const someday = (field: string, day: string, month: string, year: string) => ({
  [`${field}-day`]: day,
  [`${field}-month`]: month,
  [`${field}-year`]: year,
});

describe('people of a council', () => {
  before(async () => {
    administrator = await started.signedIn('councilAdministrator');
    director = await started.signedIn('director');
  });
  after(() => started.stop());

  describe('the list', () => {
    it('has everybody of this council and nobody of another, and its questions stay in the address', async () => {
      const { body } = await administrator.get('/people');
      assert.match(body, /socialWorker of 998/);
      assert.doesNotMatch(body, /of 997/);
      const narrowed = await administrator.get('/people?search=socialworker&role=socialWorker');
      assert.match(narrowed.body, /One person/);
      assert.match(narrowed.body, /value="socialworker"/);
      assert.match(narrowed.body, /href="\/people\.csv\?search=socialworker&amp;role=socialWorker"/);
    });

    it('says what to do where nobody fits', async () => {
      const { body } = await administrator.get('/people?search=nobodyatall');
      assert.match(body, /Nobody fits/);
      assert.match(body, /href="\/people">Show everybody/);
    });

    it('downloads as CSV what is shown, which the record tells', async () => {
      const { body } = await administrator.get('/people.csv?search=auditor');
      assert.equal(body.trim().split('\r\n').length, 2);
      assert.match(body, /Case auditor/);
      assert.equal((await lastEvent())?.kind, 'people.downloaded');
    });
  });

  describe('adding somebody', () => {
    it('proposes the roles that need a second person, gives the others, and leads on to the link', async () => {
      const answer = await administrator.post('/people', {
        ...{ name: 'Ada Obi', post: 'Team manager', email: 'Ada.Obi@998.example', staffRef: '' },
        ...{ 'role-teamManager': 'yes', 'role-boardMember': 'yes', part: await teamPart(), reason: 'Joins the team' },
        ...TODAY,
      });
      assert.equal(answer.statusCode, 303);
      const person = await personNamed('Ada Obi');
      assert.equal(person.email, 'ada.obi@998.example');
      assert.equal(answer.headers.location, `/people/${person.person_id}/invitation?done=added`);
      assert.deepEqual(await rolesOf(person.person_id), { boardMember: 'active', teamManager: 'proposed' });
      const shown = await administrator.post(`/people/${person.person_id}/invitation`);
      assert.match(shown.body, /value="http:\/\/localhost:3000\/invitation\/998\.[\w-]{43}"/);
    });

    it('says everything that is wrong at once, keeps what was typed and adds nobody', async () => {
      const typed = { name: '', email: 'no address', 'role-teamManager': 'yes', reason: '', post: 'Typed post' };
      const { statusCode, body } = await administrator.post('/people', typed);
      assert.equal(statusCode, 422);
      for (const problem of ['Enter the person’s name', 'Enter an e-mail address', 'Choose the service', 'Say why'])
        assert.ok(body.includes(problem), problem);
      assert.match(body, /value="Typed post"/);
    });

    it('refuses an address that somebody here has, and takes one that only somebody of another council has', async () => {
      const form = { name: 'Twin', post: '', staffRef: '' };
      const taken = await administrator.post('/people', { ...form, email: 'auditor@998.example' });
      assert.equal(taken.statusCode, 422);
      assert.match(taken.body, /has this address already/);
      const free = await administrator.post('/people', { ...form, email: 'auditor@997.example' });
      assert.equal(free.statusCode, 303);
    });

    it('adds one person where the same form arrives twenty times at once (F013)', async () => {
      const form = { csrf: await administrator.formToken(), name: 'Once Only', post: '', email: '', staffRef: '' };
      const answers = await Promise.all(Array.from({ length: 20 }, () => administrator.post('/people', form)));
      assert.deepEqual(new Set(answers.map(({ statusCode }) => statusCode)), new Set([303]));
      assert.equal(new Set(answers.map(({ headers }) => headers.location)).size, 1);
      assert.equal((await peopleNamed('Once Only')).length, 1);
    });
  });

  describe('roles', () => {
    it('a role that needs a second person holds only once somebody else has approved it', async () => {
      const id = await newPerson('Ben Hall');
      const answer = await administrator.post(`/people/${id}/roles`, proposal('performanceAnalyst'));
      assert.equal(answer.headers.location, `/people/${id}?done=proposed`);
      const appointment = await appointmentOf(id);
      assert.match((await administrator.get('/people/roles')).body, /You proposed it: somebody else decides/);
      const own = await administrator.post(`/people/roles/${appointment}/approval`, { version: '1' });
      assert.equal(own.statusCode, 403);
      assert.deepEqual(await rolesOf(id), { performanceAnalyst: 'proposed' });
      const approved = await director.post(`/people/roles/${appointment}/approval`, { version: '1' });
      assert.equal(approved.statusCode, 303);
      assert.deepEqual(await rolesOf(id), { performanceAnalyst: 'active' });
      const event = await lastEvent();
      assert.equal(event?.kind, 'appointment.approved');
      assert.equal(event?.person_id, started.personOf('director'));
    });

    it('is declined with a reason that whoever proposed it finds', async () => {
      const id = await newPerson('Cara Iqbal');
      await administrator.post(`/people/${id}/roles`, proposal('qualityAssuranceManager'));
      const appointment = await appointmentOf(id);
      const without = await director.post(`/people/roles/${appointment}/refusal`, { version: '1', reason: ' ' });
      assert.equal(without.statusCode, 422);
      const declined = await director.post(`/people/roles/${appointment}/refusal`, { version: '1', reason: 'Not yet' });
      assert.equal(declined.statusCode, 303);
      assert.match((await administrator.get(`/people/${id}`)).body, /Declined[\s\S]*Not yet/);
      assert.match((await administrator.get('/notices')).body, /It was decided on the role Quality-assurance manager/);
      const again = await director.post(`/people/roles/${appointment}/approval`, { version: '2' });
      assert.equal(again.statusCode, 409);
    });

    it('nobody edits their own roles, ends them, or lets themselves leave (S014)', async () => {
      const own = started.personOf('councilAdministrator');
      const appointment = await appointmentOf(own);
      for (const [path, form] of [
        [`/people/${own}/roles`, proposal('auditor')],
        [`/people/${own}/roles/${appointment}/end`, { version: '1', reason: 'x' }],
        [`/people/${own}/roles/${appointment}/last-day`, { version: '1', reason: 'x' }],
        [`/people/${own}/leaving`, { reason: 'x' }],
        [`/people/${own}/second-factor/removal`, {}],
      ] as const) {
        const { statusCode, body } = await administrator.post(path, form);
        assert.equal(statusCode, 403, path);
        assert.match(body, /Nobody decides here on their own roles/);
      }
      assert.deepEqual(await rolesOf(own), { councilAdministrator: 'active' });
      assert.equal((await lastEvent())?.kind, 'request.refused');
    });

    it('only a system administrator proposes another one', async () => {
      const id = await newPerson('Dan Fox');
      assert.doesNotMatch((await administrator.get(`/people/${id}/roles/new`)).body, /role-systemAdministrator/);
      const tried = await administrator.post(`/people/${id}/roles`, proposal('systemAdministrator'));
      assert.equal(tried.statusCode, 422);
      await give(started.personOf('councilAdministrator'), 'systemAdministrator');
      const answer = await administrator.post(`/people/${id}/roles`, proposal('systemAdministrator'));
      assert.equal(answer.headers.location, `/people/${id}?done=proposed`);
      await takeAway(started.personOf('councilAdministrator'), 'systemAdministrator');
    });

    it('is given alone, and said so, while nobody else could approve it', async () => {
      await setDirectors('ended');
      try {
        const id = await newPerson('Eve Grant');
        assert.match(
          (await administrator.get(`/people/${id}/roles/new`)).body,
          /Nobody else here could approve a role/,
        );
        const answer = await administrator.post(`/people/${id}/roles`, proposal('councilAdministrator'));
        assert.equal(answer.headers.location, `/people/${id}?done=alone`);
        assert.match((await administrator.get(`/people/${id}`)).body, /Given alone: nobody else could approve it/);
        assert.equal((await lastEvent())?.kind, 'appointment.given.alone');
        const next = await newPerson('Finn Hay');
        const waits = await administrator.post(`/people/${next}/roles`, proposal('director'));
        assert.equal(waits.headers.location, `/people/${next}?done=proposed`); // Eve can approve it now
        await takeAway(id, 'councilAdministrator');
      } finally {
        await setDirectors('active');
      }
    });

    it('what was approved for some days is not made longer by one person alone', async () => {
      const id = await newPerson('Gil Iver');
      const days = someday('until', '1', '9', '2022');
      await administrator.post(`/people/${id}/roles`, { ...proposal('inspector'), ...days });
      const appointment = await appointmentOf(id);
      await director.post(`/people/roles/${appointment}/approval`, { version: '1' });
      const path = `/people/${id}/roles/${appointment}/last-day`;
      const longer = await administrator.post(path, {
        ...{ version: '2', reason: 'It takes longer' },
        ...someday('until', '1', '10', '2022'),
      });
      assert.equal(longer.statusCode, 422);
      assert.match(longer.body, /cannot be made longer/);
      const shorter = await administrator.post(path, {
        ...{ version: '2', reason: 'It takes less' },
        ...someday('until', '20', '8', '2022'),
      });
      assert.equal(shorter.statusCode, 303);
    });

    it('one that is taken away is gone with the next request (S003)', async () => {
      const { id, visitor } = await newcomer('Hana Jay', 'boardMember');
      assert.equal((await visitor.get('/scorecard')).statusCode, 200);
      const appointment = await appointmentOf(id);
      const path = `/people/${id}/roles/${appointment}/end`;
      assert.equal((await administrator.post(path, { version: '1', reason: 'Term is over' })).statusCode, 303);
      assert.equal((await visitor.get('/scorecard')).statusCode, 404);
    });
  });

  describe('who approves is never who proposed: the database holds it (F027)', () => {
    const tries: [string, Record<string, unknown>, RegExp][] = [
      ['who proposed it decides', { decided_by: 'proposer', state: 'active' }, /another_decides/],
      ['whom it concerns decides', { decided_by: 'person', state: 'active' }, /nobody_decides_own/],
      ['nobody decided', { state: 'active' }, /decided_or_alone/],
      ['it is proposed for oneself', { proposed_by: 'person', state: 'proposed' }, /nobody_appoints_self/],
    ];
    for (const [what, given, constraint] of tries)
      it(`refuses an appointment where ${what}`, async () => {
        const people = { proposer: started.personOf('councilAdministrator'), person: started.personOf('auditor') };
        const named = Object.fromEntries(
          Object.entries(given).map(([column, value]) => [column, people[value as 'person'] ?? value]),
        );
        const values = { proposed_by: people.proposer, state: 'proposed', ...named };
        await assert.rejects(
          started.database.as(OWN, (db) =>
            db
              .insertInto('appointment')
              .values({
                ...{ authority_id: OWN, person_id: people.person, role: 'director', from_day: '2022-08-09' },
                ...{ source: 'person', needs_second: true },
                ...values,
              })
              .execute(),
          ),
          constraint,
        );
      });
  });

  describe('leaving the council', () => {
    it('ends every role, seat, session and unused link at once (S004), and can be undone with new roles', async () => {
      const { id, visitor } = await newcomer('Ivo King', 'boardMember');
      await administrator.post(`/people/${id}/invitation`);
      await seat(id);
      assert.match(
        (await administrator.get(`/people/${id}/leaving`)).body,
        /Roles: Board member[\s\S]*Sessions: 1 open/,
      );
      const left = await administrator.post(`/people/${id}/leaving`, { reason: 'Retires' });
      assert.equal(left.headers.location, `/people/${id}?done=left`);
      assert.equal((await visitor.get('/scorecard')).statusCode, 303);
      assert.deepEqual(await leftovers(id), { roles: 0, seats: 0, sessions: 0, links: 0 });
      const event = await lastEvent();
      assert.equal(event?.kind, 'person.left');
      assert.deepEqual(event?.detail, { roles: 1, seats: 1, sessions: 1, links: 1 });
      assert.match((await administrator.get('/people?state=left')).body, /Ivo King/);
      assert.doesNotMatch((await administrator.get('/people')).body, /Ivo King/);
      assert.equal((await administrator.get(`/people/${id}/invitation`)).statusCode, 404);

      const back = await administrator.post(`/people/${id}/roles`, proposal('dfeAdviser'));
      assert.equal(back.headers.location, `/people/${id}/invitation?done=back`);
      assert.deepEqual(await rolesOf(id), { boardMember: 'ended', dfeAdviser: 'active' });
    });

    it('asks why, and does nothing before it is told', async () => {
      const id = await newPerson('Jo Lamb');
      const { statusCode, body } = await administrator.post(`/people/${id}/leaving`, { reason: '' });
      assert.equal(statusCode, 422);
      assert.match(body, /Say why they leave/);
      assert.match((await administrator.get(`/people/${id}`)).body, /This person leaves/);
    });
  });

  describe('sessions', () => {
    it('are ended by somebody who manages people', async () => {
      const { id, visitor } = await newcomer('Kim Moss', 'boardMember');
      assert.equal((await administrator.post(`/people/${id}/sessions/end`)).statusCode, 303);
      assert.equal((await visitor.get('/scorecard')).statusCode, 303);
    });
  });

  it('a person of another council is as one that does not exist, whatever is asked', async () => {
    const theirs = started.personOf('auditor', OTHER);
    for (const path of ['', '/details', '/roles/new', '/leaving', '/invitation'])
      assert.equal((await administrator.get(`/people/${theirs}${path}`)).statusCode, 404);
    for (const path of ['/details', '/roles', '/leaving', '/invitation', '/sessions/end'])
      assert.equal((await administrator.post(`/people/${theirs}${path}`, { reason: 'x' })).statusCode, 404);
    assert.equal((await administrator.get('/people/not-an-id')).statusCode, 404);
    assert.equal((await director.get('/people/roles/not-an-id')).statusCode, 404);
  });
});

function proposal(role: Role): Record<string, string> {
  return { [`role-${role}`]: 'yes', reason: 'Needed', ...TODAY };
}

async function newPerson(name: string): Promise<string> {
  const answer: Answered = await administrator.post('/people', {
    name,
    post: 'Made for a test',
    email: '',
    staffRef: '',
  });
  assert.equal(answer.statusCode, 303);
  return (await personNamed(name)).person_id;
}

/** Somebody with a role of their own, signed in. */
async function newcomer(name: string, role: Role): Promise<{ id: string; visitor: Visitor }> {
  const id = await newPerson(name);
  await administrator.post(`/people/${id}/roles`, proposal(role));
  return { id, visitor: await signedInAs(id) };
}

async function signedInAs(personId: string): Promise<Visitor> {
  const visitor = started.anybody();
  await visitor.post(`/link/${await createOneTimeLink(started.database, { authority: OWN, personId }, started.now())}`);
  return visitor;
}

const of = <T>(work: Parameters<typeof started.database.as<T>>[1]) => started.database.as(OWN, work);

const peopleNamed = (name: string) =>
  of((db) => db.selectFrom('person').select(['person_id', 'email']).where('name', '=', name).execute());

async function personNamed(name: string) {
  const [person] = await peopleNamed(name);
  assert.ok(person, `nobody is called ${name}`);
  return person;
}

async function rolesOf(id: string): Promise<Record<string, string>> {
  const rows = await of((db) =>
    db.selectFrom('appointment').select(['role', 'state']).where('person_id', '=', id).orderBy('role').execute(),
  );
  return Object.fromEntries(rows.map(({ role, state }) => [role, state]));
}

async function appointmentOf(id: string): Promise<string> {
  const row = await of((db) =>
    db
      .selectFrom('appointment')
      .select('appointment_id')
      .where('person_id', '=', id)
      .orderBy('proposed_at', 'desc')
      .executeTakeFirstOrThrow(),
  );
  return row.appointment_id;
}

async function teamPart(): Promise<string> {
  const team = await of((db) => db.selectFrom('team').select('team_id').executeTakeFirstOrThrow());
  return `team:${team.team_id}`;
}

const lastEvent = () =>
  of((db) => db.selectFrom('event').selectAll().orderBy('sequence', 'desc').limit(1).executeTakeFirst());

async function give(person_id: string, role: Role): Promise<void> {
  const values = { authority_id: OWN, person_id, role, from_day: '2000-01-01', state: 'active', source: 'set-up' };
  await of((db) => db.insertInto('appointment').values(values).execute());
}

const takeAway = (id: string, role: Role) =>
  of((db) =>
    db
      .updateTable('appointment')
      .set({ state: 'ended' })
      .where('person_id', '=', id)
      .where('role', '=', role)
      .execute(),
  );

const setDirectors = (state: 'active' | 'ended') =>
  of((db) =>
    db.updateTable('appointment').set({ state }).where('person_id', '=', started.personOf('director')).execute(),
  );

async function seat(id: string): Promise<void> {
  await of(async (db) => {
    const body = { authority_id: OWN, name: `Board of ${id}`, kind: 'board', from_day: '2022-01-01' };
    const { body_id } = await db.insertInto('body').values(body).returning('body_id').executeTakeFirstOrThrow();
    const member = { authority_id: OWN, body_id, person_id: id, seat: 'Chair', organisation: '', is_voting: true };
    await db
      .insertInto('membership')
      .values({ ...member, from_day: '2022-01-01' })
      .execute();
  });
}

function leftovers(id: string) {
  return of(async (db) => {
    const roles = await db
      .selectFrom('appointment')
      .select('state')
      .where('person_id', '=', id)
      .where('state', '<>', 'ended')
      .execute();
    const seats = await db
      .selectFrom('membership')
      .select('seat')
      .where('person_id', '=', id)
      .where('until_day', 'is', null)
      .execute();
    const sessions = await db.selectFrom('session').select('session_id').where('person_id', '=', id).execute();
    const links = await db
      .selectFrom('one_time_link')
      .select('purpose')
      .where('person_id', '=', id)
      .where('used_at', 'is', null)
      .execute();
    return { roles: roles.length, seats: seats.length, sessions: sessions.length, links: links.length };
  });
}
