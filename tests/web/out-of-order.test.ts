import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { dayFields } from '#kernel/form.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Role } from '../../src/features/access/index.ts';
import { addEvidence, type EvidenceGiven } from '../../src/features/evidence/index.ts';
import {
  type ActionGiven,
  addAction,
  addOutcome,
  addPlan,
  addPriority,
  type By,
  loadPlan,
} from '../../src/features/plan/index.ts';
import { OWN, startInstallation } from '../support/installation.ts';
import { formsTo } from '../support/page-forms.ts';
import type { Visitor } from '../support/visitor.ts';

/** Forms of the improvement that arrive after something else was said: they do nothing that their sender did not see. */

const started = await startInstallation();
after(() => started.stop());

const day = (text: string) => text as LocalDate;
const fields = (field: string, text: string) => dayFields(field, day(text));
const who = new Map<Role, Visitor>();
const as = (role: Role): Visitor => who.get(role) ?? assert.fail(`${role} is signed in`);
const within = <T>(work: (db: Parameters<Parameters<typeof started.database.as>[1]>[0]) => Promise<T>) =>
  started.database.as(OWN, work);

/** What the form of a page holds as it is opened. */
async function opened(visitor: Visitor, page: string, action = page): Promise<Record<string, string>> {
  return formsTo((await visitor.get(page)).body, action)[0] ?? assert.fail(`a form on ${page}`);
}

const sent = async (visitor: Visitor, url: string, form: Record<string, string>) =>
  (await visitor.post(url, form)).statusCode;

const by: By = {
  ...{ personId: started.personOf('boardMember'), on: day('2022-04-01'), at: new Date('2022-04-01T09:00:00Z') },
};
let planId = '';
let outcomeId = '';
let refs = 0;

async function newAction(theme: string): Promise<string> {
  refs += 1;
  const given: ActionGiven = {
    ...{ outcomeId, ref: `1.1.${refs}`, title: `Begin ${refs}`, detail: '', ownerWords: '' },
    ...{ ownerId: started.personOf('boardMember'), partnerId: null, contributors: '', resources: '' },
    ...{ startsOn: day('2022-04-01'), dueOn: day('2022-08-31'), impactExpectedOn: null, isWider: true },
    ...{ answers: [{ kind: 'theme', words: theme }], milestones: [] },
  };
  return within((db) => addAction(db, OWN, planId, given, by));
}

before(async () => {
  for (const role of [
    ...(['director', 'qualityAssuranceManager', 'boardChair', 'boardMember', 'teamManager'] as const),
  ])
    who.set(role, await started.signedIn(role));
  await within(async (db) => {
    planId = await addPlan(db, OWN, { name: 'Plan', vision: '', from: day('2022-04-01') });
    const priority = await addPriority(db, OWN, planId, { title: 'Practice', aim: '', sponsorId: null });
    outcomeId = await addOutcome(db, OWN, priority, {
      ...{ words: 'Children are seen in time', howKnown: '', measures: [], recommendationIds: [] },
      sponsorId: started.personOf('teamManager'),
    });
  });
});

describe('an action', () => {
  it('keeps what it took over in a merger from a form that was open before', async () => {
    const [into, merged] = [await newAction('Kept'), await newAction('Taken over')];
    const edit = `/plan/actions/${into}/edit`;
    const form = await opened(as('qualityAssuranceManager'), edit);
    const asked = await as('boardMember').post(`/plan/actions/${merged}/changes/new`, {
      ...{ kind: 'merge', intoId: into, reason: 'The same' },
    });
    const change = String(asked.headers.location).split('?')[0]?.split('/').at(-1);
    const approved = { version: '1', answer: 'approved', minute: 'Minute 1' };
    assert.equal(await sent(as('boardChair'), `/plan/changes/${change}/decision`, approved), 303);
    assert.equal(await sent(as('qualityAssuranceManager'), edit, { ...form, detail: 'Typed before' }), 409);
    const plan = await within((db) => loadPlan(db, OWN));
    assert.equal(plan?.actions.find(({ id }) => id === into)?.answers.length, 2);
  });

  it('is not signed by an answer to what was said of it before', async () => {
    const id = await newAction('Signing');
    const given: EvidenceGiven = {
      ...{ about: { kind: 'action', id }, claim: 'Teams were trained', stance: 'supports', source: 'staff' },
      ...{ strength: 'moderate', aboutOn: day('2022-08-01'), note: '', document: null, figure: null },
      link: 'https://intranet.example/training',
    };
    await within((db) => addEvidence(db, OWN, given, by));
    const path = `/plan/actions/${id}/delivered`;
    assert.equal(await sent(as('boardMember'), path, { words: 'Half of the teams' }), 303);
    const sponsors = await opened(as('teamManager'), path, `${path}/answer`);
    const directors = await opened(as('director'), path, `${path}/answer`);
    const notYet = { ...directors, answer: 'notYet', words: 'All of them' };
    assert.equal(await sent(as('director'), `${path}/answer`, notYet), 303);
    assert.equal(await sent(as('boardMember'), path, { words: 'All but one, which is as good' }), 303);
    assert.equal(await sent(as('teamManager'), `${path}/answer`, { ...sponsors, answer: 'delivered' }), 409);
    const again = await opened(as('teamManager'), path, `${path}/answer`);
    assert.equal(await sent(as('teamManager'), `${path}/answer`, { ...again, answer: 'delivered' }), 303);
  });

  it('has no draft left of an update that was sent, where the draft arrives late', async () => {
    const id = await newAction('Drafts');
    const path = `/plan/actions/${id}/update`;
    const update = { done: 'Two teams were trained', seen: '0' };
    assert.equal((await as('boardMember').upload(null, update, path)).statusCode, 303);
    const late = { done: 'Two teams were tr', seen: '0' };
    assert.equal(await sent(as('boardMember'), `${path}/draft`, { ...late, quiet: 'yes' }), 422);
    assert.doesNotMatch((await as('boardMember').get(path)).body, /Two teams were tr</);
    assert.equal(await sent(as('boardMember'), `${path}/draft`, late), 303);
    assert.match((await as('boardMember').get(path)).body, /Two teams were tr</);
  });
});

const RISK = {
  ...{ title: 'Social workers leave', cause: 'Pay', event: 'One in four leaves', effect: 'Several workers' },
  ...{ category: 'workforce', proximity: 'now', appetite: 'cautious', ownerWords: 'Head of safeguarding' },
  ...{ inherentLikelihood: '5', inherentImpact: '4', currentLikelihood: '4', currentImpact: '3' },
  ...{ targetLikelihood: '2', targetImpact: '3', reason: 'Vacancies in July' },
};

describe('a risk', () => {
  it('stays in the corporate register where two people take it there one after the other', async () => {
    const raised = await as('qualityAssuranceManager').post('/risks', RISK);
    const path = String(raised.headers.location).split('?')[0] ?? '';
    const forms = [
      await opened(as('qualityAssuranceManager'), `${path}/escalation`),
      await opened(as('director'), `${path}/escalation`),
    ];
    const reason = 'Above appetite';
    assert.equal(await sent(as('qualityAssuranceManager'), `${path}/escalation`, { ...forms[0], reason }), 303);
    assert.equal(await sent(as('director'), `${path}/escalation`, { ...forms[1], reason }), 409);
    assert.match((await as('boardChair').get('/risks')).body, /in the corporate register/);
  });

  it('says what it said once it is closed', async () => {
    const raised = await as('qualityAssuranceManager').post('/risks', { ...RISK, title: 'The system fails' });
    const path = String(raised.headers.location).split('?')[0] ?? '';
    const form = await opened(as('qualityAssuranceManager'), `${path}/edit`);
    assert.equal(await sent(as('director'), `${path}/closing`, { reason: 'It was replaced' }), 303);
    assert.equal(await sent(as('qualityAssuranceManager'), `${path}/edit`, { ...form, title: 'Another' }), 409);
    assert.equal((await as('qualityAssuranceManager').get(`${path}/edit`)).statusCode, 409);
  });
});

describe('a grade', () => {
  it('is not challenged by what was said of the one before', async () => {
    const area = '/self-evaluation/areas/leaders';
    const propose = async (grade: string) => {
      const form = await opened(as('qualityAssuranceManager'), `${area}/grade`);
      return sent(as('qualityAssuranceManager'), `${area}/grade`, { ...form, grade, reason: `It is ${grade}` });
    };
    assert.equal(await propose('good'), 303);
    const form = await opened(as('boardChair'), `${area}/challenges/new`, `${area}/challenges`);
    assert.equal(await propose('outstanding'), 303);
    const said = { ...form, grade: 'good', reason: 'I agree' };
    assert.equal(await sent(as('boardChair'), `${area}/challenges`, said), 409);
    const again = await opened(as('boardChair'), `${area}/challenges/new`, `${area}/challenges`);
    assert.equal(
      await sent(as('boardChair'), `${area}/challenges`, { ...said, ...again, grade: 'good', reason: 'No' }),
      303,
    );
  });
});

describe('a report', () => {
  it('is not made final with words that came after it was read', async () => {
    const begun = await as('director').post('/plan/papers/written', {
      ...{ title: 'Progress', committee: '', author: '' },
      ...{ ...fields('from', '2022-06-01'), ...fields('until', '2022-07-31') },
    });
    const path = String(begun.headers.location).split('?')[0] ?? '';
    const form = await opened(as('director'), `${path}/final`);
    const changed = { version: '1', heading: 'Changed', words: 'Changed meanwhile' };
    assert.equal(await sent(as('qualityAssuranceManager'), `${path}/sections/1`, changed), 303);
    assert.equal(await sent(as('director'), `${path}/final`, form), 409);
    assert.equal(await sent(as('director'), `${path}/final`, await opened(as('director'), `${path}/final`)), 303);
  });
});
