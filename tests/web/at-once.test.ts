import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { after, before, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { dayFields } from '#kernel/form.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Role } from '../../src/features/access/index.ts';
import { takeFile } from '../../src/features/evidence/documents/upload.store.ts';
import { addEvidence, keepDocument } from '../../src/features/evidence/index.ts';
import { addInspections } from '../../src/features/inspections/index.ts';
import {
  type Action,
  type ActionGiven,
  addAction,
  addOutcome,
  addPlan,
  addPriority,
  type By,
  loadPlan,
} from '../../src/features/plan/index.ts';
import { makeUpdateLink } from '../../src/features/plan/updates/links.store.ts';
import { OTHER, OWN, startInstallation } from '../support/installation.ts';
import { formsTo } from '../support/page-forms.ts';
import type { Answered, Visitor } from '../support/visitor.ts';
import { inspectionGiven } from './cases/inspection-world.ts';

/** Two people of the improvement who send at the same moment: one after the other, whichever comes first. */

const started = await startInstallation();
after(() => started.stop());

const ROUNDS = 4;
const day = (text: string) => text as LocalDate;
const fields = (field: string, text: string) => dayFields(field, day(text));
const who = new Map<Role, Visitor>();
const as = (role: Role): Visitor => who.get(role) ?? assert.fail(`${role} is signed in`);
const within = <T>(work: (db: Parameters<Parameters<typeof started.database.as>[1]>[0]) => Promise<T>) =>
  started.database.as(OWN, work);

type Sent = readonly [Visitor, string, Record<string, string>];

/** Sends forms at the same moment; each is answered, and none with a failure of ours. */
async function together(...sent: readonly Sent[]): Promise<Answered[]> {
  const tokens = await Promise.all(sent.map(([visitor]) => visitor.formToken()));
  const answers = await Promise.all(
    sent.map(([visitor, url, form], index) => visitor.post(url, { ...form, csrf: tokens[index] ?? '' })),
  );
  for (const { statusCode } of answers) assert.notEqual(statusCode, 500);
  return answers;
}

const codes = (answers: readonly Answered[]) => answers.map(({ statusCode }) => statusCode).sort();

let planId = '';
let outcomeId = '';
let refs = 100;
const by = (role: Role, text = '2022-04-01'): By => ({
  ...{ personId: started.personOf(role), on: day(text), at: new Date(`${text}T09:00:00Z`) },
});

async function newAction(more: Partial<ActionGiven> = {}): Promise<string> {
  refs += 1;
  const given: ActionGiven = {
    ...{ outcomeId, ref: `1.1.${refs}`, title: `Begin ${refs}`, detail: '', ownerWords: '' },
    ...{ ownerId: started.personOf('boardMember'), partnerId: null, contributors: '', resources: '' },
    ...{ startsOn: day('2022-04-01'), dueOn: day('2022-08-31'), impactExpectedOn: null, isWider: true },
    ...{ answers: [], milestones: [] },
    ...more,
  };
  return within((db) => addAction(db, OWN, planId, given, by('boardMember')));
}

async function actionNow(id: string): Promise<Action> {
  const plan = await within((db) => loadPlan(db, OWN));
  return plan?.actions.find((one) => one.id === id) ?? assert.fail('the action is there');
}

const supporting = (id: string) =>
  within((db) =>
    addEvidence(
      db,
      OWN,
      {
        ...{ about: { kind: 'action', id }, claim: 'Every team was trained', stance: 'supports', source: 'staff' },
        ...{ strength: 'moderate', aboutOn: day('2022-08-01'), note: '', document: null, figure: null },
        link: 'https://intranet.example/training',
      },
      by('boardMember'),
    ),
  );

const ROLES: readonly Role[] = [
  ...(['director', 'qualityAssuranceManager', 'boardChair', 'boardMember', 'teamManager'] as const),
];

before(async () => {
  for (const role of ROLES) who.set(role, await started.signedIn(role));
  await within(async (db) => {
    planId = await addPlan(db, OWN, { name: 'Plan', vision: '', from: day('2022-04-01') });
    const priority = await addPriority(db, OWN, planId, { title: 'Practice', aim: '', sponsorId: null });
    outcomeId = await addOutcome(db, OWN, priority, {
      ...{ words: 'Children are seen in time', howKnown: '', measures: [], recommendationIds: [] },
      sponsorId: started.personOf('teamManager'),
    });
  });
});

describe('two people who write the plan', () => {
  it('begin one plan between them', async () => {
    const [one, other] = [
      await started.signedIn('director', OTHER),
      await started.signedIn('qualityAssuranceManager', OTHER),
    ];
    const form = { name: 'Plan', vision: '', ...fields('from', '2022-08-09') };
    const answers = await together(
      [one, '/plan/new', form],
      [other, '/plan/new', { ...form, vision: 'Another' }],
      [one, '/plan/new', { ...form, vision: 'A third' }],
    );
    assert.deepEqual(codes(answers), [303, 409, 409]);
  });

  it('add priorities, outcomes and actions under different numbers', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const both = (url: string, form: Record<string, string>, field: string) =>
        together(
          [as('director'), url, { ...form, [field]: `One ${round}` }],
          [as('qualityAssuranceManager'), url, { ...form, [field]: `Other ${round}` }],
        );
      assert.deepEqual(codes(await both('/plan/priorities/new', { aim: '' }, 'title')), [303, 303]);
      const [priority] = (await within((db) => loadPlan(db, OWN)))?.priorities ?? [];
      const outcome = { priority: priority?.id ?? '', howKnown: '' };
      assert.deepEqual(codes(await both('/plan/outcomes/new', outcome, 'words')), [303, 303]);
      const action = {
        ...{ outcome: outcomeId, ownerWords: 'Nurse', detail: '', wider: 'yes' },
        ...{ ...fields('startsOn', '2022-08-01'), ...fields('dueOn', '2022-09-30') },
      };
      assert.deepEqual(codes(await both('/plan/actions/new', action, 'title')), [303, 303]);
    }
  });

  it('give an organisation its name once', async () => {
    const ids = await within(async (db) => {
      const rows = await db
        .insertInto('plan_partner')
        .values(['A', 'B'].map((name) => ({ authority_id: OWN, name })))
        .returning('partner_id')
        .execute();
      return rows.map(({ partner_id }) => partner_id);
    });
    for (let round = 0; round < ROUNDS; round += 1) {
      const form = { name: `Health ${round}`, version: String(round + 1) };
      const versions = await within((db) => db.selectFrom('plan_partner').select(['partner_id', 'version']).execute());
      const of = (id: string | undefined) => String(versions.find(({ partner_id }) => partner_id === id)?.version);
      const [one, other] = ids;
      const answers = await together(
        [as('director'), `/plan/partners/${one}/edit`, { ...form, version: of(one) }],
        [as('qualityAssuranceManager'), `/plan/partners/${other}/edit`, { ...form, version: of(other) }],
      );
      assert.deepEqual(codes(answers), [303, 422]);
    }
  });

  it('leave no open action under an outcome that ended', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const words = { words: `Ends ${round}`, howKnown: '', sponsorId: null, measures: [], recommendationIds: [] };
      const ending = await within(async (db) => {
        const { priority_id } = await db
          .selectFrom('plan_priority')
          .select('priority_id')
          .orderBy('number')
          .executeTakeFirstOrThrow();
        return addOutcome(db, OWN, priority_id, words);
      });
      const action = {
        ...{ outcome: ending, title: `Late ${round}`, ownerWords: 'Nurse', detail: '', wider: 'yes' },
        ...{ ...fields('startsOn', '2022-08-01'), ...fields('dueOn', '2022-09-30') },
      };
      await together(
        [as('director'), `/plan/outcomes/${ending}/end`, { version: '1' }],
        [as('qualityAssuranceManager'), '/plan/actions/new', action],
      );
      const plan = await within((db) => loadPlan(db, OWN));
      const isEnded = plan?.outcomes.find(({ id }) => id === ending)?.endedOn !== null;
      assert.equal(isEnded && plan?.actions.some((one) => one.outcomeId === ending), false);
    }
  });
});

describe('an action', () => {
  it('is never delivered and withdrawn at once', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const id = await newAction();
      await supporting(id);
      const asked = await as('boardMember').post(`/plan/actions/${id}/changes/new`, {
        ...{ kind: 'withdraw', reason: 'No longer needed' },
      });
      const change = String(asked.headers.location).split('?')[0]?.split('/').at(-1);
      assert.equal((await as('boardMember').post(`/plan/actions/${id}/delivered`, { words: 'Done' })).statusCode, 303);
      const round1 = { answer: 'delivered', version: '1' };
      const answers = await together(
        [as('teamManager'), `/plan/actions/${id}/delivered/answer`, round1],
        [
          as('boardChair'),
          `/plan/changes/${change}/decision`,
          { version: '1', answer: 'approved', minute: 'Minute 1', words: '' },
        ],
      );
      const { steps } = await actionNow(id);
      assert.equal(steps.length, 2, `${codes(answers)} ${steps.map(({ step }) => step)}`);
    }
  });

  it('is never delivered with a milestone that is open again', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const id = await newAction({
        milestones: [{ title: 'First team', dueOn: day('2022-08-01'), metOn: day('2022-08-01') }],
      });
      await supporting(id);
      assert.equal((await as('boardMember').post(`/plan/actions/${id}/delivered`, { words: 'Done' })).statusCode, 303);
      const milestone = (await actionNow(id)).milestones[0]?.id;
      await together(
        [as('teamManager'), `/plan/actions/${id}/delivered/answer`, { answer: 'delivered', version: '1' }],
        [as('boardMember'), `/plan/actions/${id}/milestones/${milestone}/met`, { version: '1' }],
      );
      const { steps, milestones } = await actionNow(id);
      assert.equal(steps.at(-1)?.step === 'closed' && milestones.some(({ metOn }) => metOn === null), false);
    }
  });

  it('takes in what two others answered that are merged into it', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const theme = (words: string) => ({ answers: [{ kind: 'theme', words }] }) as const;
      const into = await newAction(theme('Kept'));
      const merged = [await newAction(theme('One')), await newAction(theme('Other'))];
      const changes: string[] = [];
      for (const id of merged) {
        const asked = await as('boardMember').post(`/plan/actions/${id}/changes/new`, {
          ...{ kind: 'merge', intoId: into, reason: 'The same' },
        });
        assert.equal(asked.statusCode, 303, asked.body);
        changes.push(String(asked.headers.location).split('?')[0]?.split('/').at(-1) ?? '');
      }
      const approved = { version: '1', answer: 'approved', minute: 'Minute 1', words: '' };
      const answers = await together(
        [as('boardChair'), `/plan/changes/${changes[0]}/decision`, approved],
        [await started.signedIn('boardChair'), `/plan/changes/${changes[1]}/decision`, approved],
      );
      const done = codes(answers).filter((code) => code === 303).length;
      assert.equal((await actionNow(into)).answers.length, 1 + done, String(codes(answers)));
    }
  });

  it('says nothing more once it is delivered, and is not updated by who had it before', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const id = await newAction();
      const asked = await as('boardMember').post(`/plan/actions/${id}/changes/new`, {
        ...{ kind: 'withdraw', reason: 'No longer needed' },
      });
      const change = String(asked.headers.location).split('?')[0]?.split('/').at(-1);
      const decision = { version: '1', answer: 'approved', minute: 'Minute 1', words: '' };
      const [, update] = await Promise.all([
        as('boardChair').post(`/plan/changes/${change}/decision`, decision),
        as('boardMember').upload(null, { done: `Late ${round}`, seen: '0' }, `/plan/actions/${id}/update`),
      ]);
      const rows = await within((db) =>
        db
          .selectFrom('event')
          .select(['kind', 'subject', 'sequence'])
          .where((eb) => eb.or([eb('subject', '=', id), eb('subject', '=', change ?? '')]))
          .orderBy('sequence')
          .execute(),
      );
      const kinds = rows.map(({ kind }) => kind);
      const [sent, decided] = [kinds.indexOf('plan.update.sent'), kinds.indexOf('plan.change.decided')];
      assert.equal(sent > decided, false, `${update.statusCode} ${kinds}`);
    }
  });

  it('has one link that works for each person, however many are made', async () => {
    const id = await newAction();
    for (let round = 0; round < ROUNDS; round += 1) {
      const now = started.now();
      const made = { actionId: id, personId: started.personOf('boardMember'), askedBy: null, now };
      const expiresAt = new Date(now.getTime() + 3_600_000);
      await Promise.all([0, 1].map(() => within((db) => makeUpdateLink(db, OWN, { ...made, expiresAt }))));
      const live = await within((db) =>
        db.selectFrom('plan_update_link').select('token_hash').where('ended_at', 'is', null).execute(),
      );
      assert.equal(live.length, 1);
    }
  });

  it('is answered by two people at once, and both answers stay', async () => {
    const id = await newAction();
    await as('director').post(`/plan/actions/${id}/asks`, { words: 'Is it clear?' });
    const ask = await within((db) => db.selectFrom('plan_ask').select('ask_id').executeTakeFirstOrThrow());
    const second = await started.signedIn('boardMember');
    for (let round = 0; round < ROUNDS; round += 1) {
      const url = `/my-actions/asks/${ask.ask_id}`;
      const form = { clear: 'no', ready: 'yes' };
      const answers = await together(
        [as('boardMember'), url, { ...form, words: `One ${round}` }],
        [second, url, { ...form, words: `Other ${round}` }],
      );
      assert.deepEqual(codes(answers), [303, 303], answers[0]?.body);
    }
  });
});

describe('a calendar', () => {
  it('has one link that works, however many are made', async () => {
    const second = await started.signedIn('boardMember');
    for (let round = 0; round < ROUNDS; round += 1) {
      await together([as('boardMember'), '/my-actions/calendar', {}], [second, '/my-actions/calendar', {}]);
      const live = await within((db) =>
        db.selectFrom('plan_calendar').select('token_hash').where('ended_at', 'is', null).execute(),
      );
      assert.equal(live.length, 1);
    }
  });
});

describe('a plan that comes in', () => {
  it('is taken in once, and two of them one after the other', async () => {
    const table = (title: string) =>
      `Ref,Priority,Outcome,Action,Owner,Start,Due\n9.9.9,Practice,Children are seen in time,${title},Nurse,01/08/2022,30/09/2022\n`;
    for (let round = 0; round < 3; round += 1) {
      const urls: string[] = [];
      for (const title of ['Train one', 'Train other']) {
        const file = { name: 'plan.csv', bytes: table(`${title} ${round}`).replaceAll('9.9.9', `9.9.${round + 1}`) };
        const answer = await as('director').upload(file, {}, '/plan/import');
        assert.equal(answer.statusCode, 303, answer.body);
        urls.push(String(answer.headers.location));
      }
      const sent = [as('director'), as('qualityAssuranceManager')] as const;
      const answers = await together(
        [sent[0], `${urls[0]}/acceptance`, { version: '1' }],
        [sent[1], `${urls[1]}/acceptance`, { version: '1' }],
        [sent[1], `${urls[0]}/acceptance`, { version: '1' }],
      );
      assert.deepEqual(codes(answers), [303, 303, 409]);
    }
  });
});

describe('the register of inspections', () => {
  let inspection = '';
  let recommendation = '';
  before(async () => {
    const added = await within((db) =>
      addInspections(
        db,
        OWN,
        [
          inspectionGiven('Spring inspection', {
            ...{ state: 'published', publishedOn: day('2022-06-01') },
            recommendations: [{ ref: 'REC-01', words: 'Do better', paragraph: '2', theme: '' }],
            findings: [{ kind: 'areaToImprove', words: 'Supervision is not regular', paragraph: '12', theme: '' }],
          }),
        ],
        by('director'),
      ),
    );
    inspection = added.inspections.get('Spring inspection') ?? '';
    recommendation = added.recommendations.get('REC-01') ?? '';
  });

  it('closes and opens a recommendation once, whoever sends it at the same moment', async () => {
    const second = await started.signedIn('boardChair');
    for (let round = 0; round < ROUNDS; round += 1) {
      const step = round % 2 === 0 ? 'closed' : 'reopened';
      const form = {
        step,
        version: String(round + 1),
        ...fields('on', '2022-08-09'),
        reason: 'Seen',
        minute: 'Minute 3',
        sure: 'yes',
      };
      const url = `/recommendations/${recommendation}/close`;
      const answers = await together([as('boardChair'), url, form], [second, url, { ...form, reason: 'Seen too' }]);
      assert.deepEqual(codes(answers), [303, 409], answers[0]?.body);
    }
  });

  it('adds findings under different numbers, and a ref once', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const finding = { kind: 'areaToImprove', paragraph: '1', theme: '', area: '', team: '', service: '' };
      const url = `/inspections/${inspection}/findings`;
      const answers = await together(
        [as('director'), url, { ...finding, words: `One ${round}` }],
        [as('qualityAssuranceManager'), url, { ...finding, words: `Other ${round}` }],
      );
      assert.deepEqual(codes(answers), [303, 303], answers[0]?.body);
      const rec = { ref: `REC-${20 + round}`, paragraph: '', theme: '' };
      const both = await together(
        [as('director'), `/inspections/${inspection}/recommendations`, { ...rec, words: 'One' }],
        [as('qualityAssuranceManager'), `/inspections/${inspection}/recommendations`, { ...rec, words: 'Other' }],
      );
      assert.deepEqual(codes(both), [303, 422], both[0]?.body);
    }
  });

  it('settles twice at one moment when the next is expected', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const form = { series: 'ilacs', months: '36', ...fields('from', '2022-08-09') };
      const answers = await together(
        [as('director'), '/inspections/expected', { ...form, source: `One ${round}` }],
        [as('qualityAssuranceManager'), '/inspections/expected', { ...form, source: `Other ${round}` }],
      );
      assert.deepEqual(codes(answers), [303, 303], answers[0]?.body);
    }
  });
});

describe('the self-evaluation', () => {
  it('owns nothing that changed at the same moment', async () => {
    const added = await as('qualityAssuranceManager').post('/self-evaluation/statements', {
      ...{ area: 'leaders', kind: 'toImprove', words: 'Supervision is patchy', ownerWords: 'Head of service' },
    });
    const statement = (String(added.headers.location).split('?')[0] ?? '').split('/').at(-1) ?? '';
    await within((db) =>
      addEvidence(
        db,
        OWN,
        {
          ...{ about: { kind: 'statement', id: statement }, claim: 'So it is', stance: 'supports', source: 'audit' },
          ...{ strength: 'moderate', aboutOn: day('2022-08-01'), note: '', document: null, figure: null, link: null },
        },
        by('boardMember'),
      ),
    );
    const area = '/self-evaluation/areas/leaders';
    const change = `/self-evaluation/statements/${statement}/edit`;
    for (let round = 0; round < ROUNDS; round += 1) {
      const grade = formsTo((await as('qualityAssuranceManager').get(`${area}/grade`)).body, `${area}/grade`)[0];
      const given = { ...grade, grade: 'good', reason: `Audits ${round}` };
      assert.equal((await as('qualityAssuranceManager').post(`${area}/grade`, given)).statusCode, 303);
      const challenge = formsTo((await as('boardChair').get(`${area}/challenges/new`)).body, `${area}/challenges`)[0];
      const said = { ...challenge, grade: 'good', reason: `I agree ${round}` };
      assert.equal((await as('boardChair').post(`${area}/challenges`, said)).statusCode, 303);
      const href =
        /\/self-evaluation\/challenges\/[\w-]+\/answer/.exec((await as('director').get(area)).body)?.[0] ?? '';
      assert.equal((await as('director').post(href, { answer: `Thank you ${round}` })).statusCode, 303);
      const opened = formsTo((await as('qualityAssuranceManager').get(change)).body, change)[0];
      const owning = formsTo((await as('director').get(`${area}/owning`)).body, `${area}/owning`)[0];
      const answers = await together(
        [as('director'), `${area}/owning`, owning ?? {}],
        [as('qualityAssuranceManager'), change, { ...opened, words: `Supervision is patchy ${round}` }],
      );
      const steps = await within((db) =>
        db.selectFrom('evaluation_step').select('state').where('area', '=', 'leaders').orderBy('number').execute(),
      );
      const kinds = await within((db) =>
        db
          .selectFrom('event')
          .select('kind')
          .where('kind', 'in', ['evaluation.owned', 'evaluation.statement.changed'])
          .orderBy('sequence', 'desc')
          .execute(),
      );
      const isChangedLast = kinds[0]?.kind === 'evaluation.statement.changed';
      assert.equal(isChangedLast && steps.at(-1)?.state === 'owned', false, `round ${round} ${codes(answers)}`);
    }
  });
});

const RISK = {
  ...{ title: 'Social workers leave', cause: 'Pay', event: 'One in four leaves', effect: 'Several workers' },
  ...{ category: 'workforce', proximity: 'now', appetite: 'cautious', ownerWords: 'Head of safeguarding' },
  ...{ inherentLikelihood: '5', inherentImpact: '4', currentLikelihood: '4', currentImpact: '3' },
  ...{ targetLikelihood: '2', targetImpact: '3', reason: 'Vacancies in July' },
};

async function newRisk(title: string): Promise<string> {
  const answer = await as('qualityAssuranceManager').post('/risks', { ...RISK, title });
  return String(answer.headers.location).split('?')[0] ?? '';
}

describe('the register of risks', () => {
  it('rates nothing that is closed at the same moment, nor changes it', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const path = await newRisk(`Risk ${round}`);
      const id = path.split('/').at(-1) ?? '';
      await together(
        [as('director'), `${path}/closing`, { reason: 'Over' }],
        [as('qualityAssuranceManager'), `${path}/assessments`, { ...RISK, version: '1', currentImpact: '2' }],
        [as('qualityAssuranceManager'), `${path}/controls`, { words: 'Interviews', strength: 'weak', assurance: '' }],
      );
      const rows = await within((db) =>
        db.selectFrom('event').select('kind').where('subject', '=', id).orderBy('sequence').execute(),
      );
      assert.equal(rows.at(-1)?.kind, 'risk.closed', rows.map(({ kind }) => kind).join());
    }
  });
});

describe('the checklist of a call', () => {
  it('is ticked no more once the call is ended', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const begun = await as('director').post('/readiness/calls', {
        ...{ mock: 'mock', kind: 'ilacsStandard', note: `Round ${round}` },
      });
      const call = String(begun.headers.location);
      await together(
        [as('director'), `${call}/end`, { version: '1', sure: 'yes' }],
        [as('qualityAssuranceManager'), `${call}/ticks`, { item: 'tell', done: 'yes', version: '0' }],
      );
      const rows = await within((db) =>
        db
          .selectFrom('event')
          .select('kind')
          .where('subject', '=', call.split('/').at(-1) ?? '')
          .orderBy('sequence')
          .execute(),
      );
      assert.equal(rows.at(-1)?.kind, 'readiness.call.ended', rows.map(({ kind }) => kind).join());
    }
  });
});

describe('a report that is made final', () => {
  it('reads as it was signed off, whatever is saved at the same moment', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const begun = await as('director').post('/plan/papers/written', {
        ...{ title: `Progress ${round}`, committee: '', author: '' },
        ...{ ...fields('from', '2022-06-01'), ...fields('until', '2022-07-31') },
      });
      const address = String(begun.headers.location).split('?')[0] ?? '';
      const id = address.split('/').at(-1) ?? '';
      const opened = formsTo((await as('director').get(`${address}/final`)).body, `${address}/final`)[0];
      await together(
        [as('director'), `${address}/final`, opened ?? {}],
        [as('qualityAssuranceManager'), `${address}/sections`, { heading: 'One more', words: 'Late' }],
        [
          as('qualityAssuranceManager'),
          `${address}/sections/1`,
          { version: '1', heading: 'Changed', words: 'Changed late' },
        ],
      );
      const { content } =
        (await within((db) =>
          db.selectFrom('plan_paper_final').select('content').where('paper_id', '=', id).executeTakeFirst(),
        )) ?? {};
      if (content === undefined) continue;
      const sections = await within((db) =>
        db.selectFrom('plan_paper_section').select(['words']).where('paper_id', '=', id).orderBy('number').execute(),
      );
      const kept = JSON.parse(content) as { sections: { words: string }[] };
      assert.deepEqual(
        kept.sections.map(({ words }) => words),
        sections.map(({ words }) => words).filter((words) => words !== ''),
      );
    }
  });
});

describe('a file that two people add at the same moment', () => {
  it('is there for the one whose evidence is kept, where the other’s is not', async () => {
    const { files } = started.dependencies.extracts;
    const actor = { authority: OWN, personId: started.personOf('director'), from: '' };
    const text = 'Audits of July: nine of ten were good';
    const arriving = () => ({ name: 'audits.txt', stream: Readable.from([text]), isTruncated: () => false });
    const [written, wanted] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const services = { database: started.database, files, scan: started.dependencies.scan };
    const kept = takeFile(services, actor, arriving(), async (db, file) => {
      const { documentId } = await keepDocument(
        ...([db, OWN, file, { title: 'Audits', aboutOn: day('2022-08-01') }, by('director')] as const),
      );
      written.resolve();
      await wanted.promise;
      return documentId;
    });
    await written.promise;
    // Whoever gives up looks whether anybody needs the bytes, and takes a while to take them away.
    const slow = {
      ...files,
      async remove(...of: Parameters<typeof files.remove>) {
        wanted.resolve();
        await Promise.race([kept, setTimeout(500)]);
        return files.remove(...of);
      },
    };
    const given = takeFile({ ...services, files: slow }, actor, arriving(), () => Promise.reject(new Error('stale')));
    await Promise.race([given.catch(() => undefined), setTimeout(500)]);
    wanted.resolve();
    const taken = await kept;
    await assert.rejects(given);
    assert.ok(taken.ok);
    const { body, statusCode } = await as('director').get(`/evidence/documents/${taken.saved}/1`);
    assert.equal(statusCode, 200);
    assert.equal(body, text);
  });
});

describe('a letter that is added while its inspection moves', () => {
  it('is held where the inspection is', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const title = `Visit ${round}`;
      const days = { letterOn: day('2022-08-01'), publishedOn: day('2022-08-05') };
      const added = await within((db) =>
        addInspections(db, OWN, [inspectionGiven(title, { state: 'published', ...days })], by('director')),
      );
      const path = `/inspections/${added.inspections.get(title)}`;
      const back = { to: 'letterReceived', reason: 'Noted too early', version: '1', sure: 'yes' };
      const letter = { what: 'letter', title: 'Letter', ...fields('about', '2022-08-01') };
      const pdf = { name: 'letter.pdf', bytes: `%PDF-1.4\n%${round}\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n` };
      const [moved, sent] = await Promise.all([
        as('director').post(`${path}/state`, back),
        started.signedIn('director').then((other) => other.upload(pdf, letter, `${path}/documents`)),
      ]);
      assert.deepEqual([moved.statusCode, sent.statusCode], [303, 303], moved.body);
      const { is_held } = (await within((db) =>
        db
          .selectFrom('document')
          .select('is_held')
          .orderBy('document.added_at', 'desc')
          .where('title', '=', 'Letter')
          .where('is_held', '=', false)
          .executeTakeFirst(),
      )) ?? { is_held: true };
      assert.equal(is_held, true);
    }
  });
});
