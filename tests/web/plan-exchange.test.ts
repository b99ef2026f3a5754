import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { writeXlsx } from 'hucre/xlsx';
import type { LocalDate } from '#kernel/local-date.ts';
import { type AuthorityId, authorityId } from '#platform/database/database.ts';
import { addCouncil, addPerson, createOneTimeLink } from '../../src/features/access/index.ts';
import {
  addAction,
  addOutcome,
  addPlan,
  addPriority,
  addVersions,
  type FrozenPlan,
  loadPlan,
} from '../../src/features/plan/index.ts';
import { OTHER, OWN, startInstallation } from '../support/installation.ts';
import { hiddenFields } from '../support/loading.ts';
import type { Answered, Visitor } from '../support/visitor.ts';

/** A plan that comes in from a spreadsheet, as somebody does it; and everything that is refused. */

const started = await startInstallation();
let manager: Visitor;
let other: Visitor;
before(async () => {
  manager = await started.signedIn('director');
  other = await started.signedIn('director', OTHER);
});
after(() => started.stop());

const day = (text: string) => text as LocalDate;
const EMPTY = authorityId('996');
const HEADINGS = 'Ref,Priority,Outcome,Action,Lead,Due date,Milestones,Progress,RAG';
const upload = (bytes: Buffer | string, name = 'plan.csv', who = manager) =>
  who.upload({ name, bytes }, {}, '/plan/import');
const table = (...rows: string[]) => [HEADINGS, ...rows].join('\n');
const words = ({ body }: Answered) => body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const planOf = (council: AuthorityId = OWN) => started.database.as(council, (db) => loadPlan(db, council));

async function broughtIn(bytes: Buffer | string, name = 'plan.csv', who = manager): Promise<string> {
  const answer = await upload(bytes, name, who);
  assert.equal(answer.statusCode, 303, words(answer));
  return answer.headers.location ?? '';
}

async function decided(address: string, what: string, form: Record<string, string> = {}, who = manager) {
  return who.post(`${address}/${what}`, { ...(await hiddenFields(who, address)), ...form });
}

describe('a plan from a spreadsheet', () => {
  it('begins a plan from a CSV file: looked at, counted, accepted once', async () => {
    assert.match((await manager.get('/plan')).body, /href="\/plan\/import"/);
    const address = await broughtIn(
      table(
        '1.1.1,Leaders,Staff stay,Hire ten,director of 998,30/09/2022,"Advertise by 31/08/2022; Interview",Begun,G',
        '1.1.2,,,=HYPERLINK(1),@nobody,30 Sep 2022,,,"+44"',
        '1.1.3,Leaders,,,,soon,,,',
      ),
    );
    const page = words(await manager.get(address));
    assert.match(page, /Rows 3 Can be taken 2 Cannot be taken so 1/);
    assert.match(page, /“soon” is not a day; write it as 30\/09\/2022/);
    const csv = (await manager.get(`${address}/problems.csv`)).body;
    assert.match(csv, /4,Due on,“soon” is not a day; write it as 30\/09\/2022,no/);
    assert.doesNotMatch(csv, /(^|,)[=@+]/m);
    const asked = await decided(address, 'acceptance');
    assert.equal(asked.statusCode, 422);
    assert.match(words(asked), /Say what the plan is called/);
    assert.match(words(asked), /rows which cannot be taken stay out/);
    assert.equal(await planOf(), null);

    const { version = '' } = await hiddenFields(manager, address);
    const fields = { version, name: 'Our plan', leaveOut: 'yes' };
    const browsers = [manager, await started.signedIn('director')];
    const both = await Promise.all(browsers.map((each) => each.post(`${address}/acceptance`, fields)));
    assert.deepEqual(both.map(({ statusCode }) => statusCode).toSorted(), [303, 409]);
    const plan = await planOf();
    assert.deepEqual(
      plan?.actions.map(({ ref, title }) => [ref, title]),
      [
        ['1.1.1', 'Hire ten'],
        ['1.1.2', '=HYPERLINK(1)'],
      ],
    );
    const [first, second] = plan?.actions ?? [];
    assert.equal(first?.owner?.name, 'director of 998');
    assert.deepEqual([second?.ownerWords, second?.detail], ['@nobody', 'RAG: +44']);
    assert.deepEqual(
      first?.milestones.map(({ title, dueOn }) => [title, dueOn]),
      [
        ['Advertise', '2022-08-31'],
        ['Interview', '2022-09-30'],
      ],
    );
    assert.deepEqual([first?.lastUpdate?.done, first?.lastUpdate?.through], ['Begun', 'import']);
    assert.deepEqual(
      plan?.outcomes.map(({ words: said }) => said),
      ['Staff stay'],
    );
    assert.match(words(await manager.get(address)), /What became of it 2 actions/);
    for (const what of ['acceptance', 'rejection', 'columns'])
      assert.equal((await manager.post(`${address}/${what}`, { ...fields, version: '2' })).statusCode, 409, what);
  });

  it('is read anew when columns are said to be others, and each field is one column', async () => {
    const address = await broughtIn('Nummer,Was,Wann,Wer\n7.1,See children,30/09/2022,Ada');
    assert.match(
      words(await manager.get(address)),
      /No column is read as “What is to be done”: choose one.*No row can be taken so/,
    );
    const twice = await decided(address, 'columns', { 'column-1': 'title', 'column-2': 'title' });
    assert.equal(twice.statusCode, 422);
    assert.match(words(twice), /“What is to be done” is already “Was”/);
    const fields = { 'column-0': 'ref', 'column-1': 'title', 'column-2': 'dueOn', 'column-3': 'nothing known' };
    assert.equal((await decided(address, 'columns', fields)).statusCode, 303);
    assert.equal((await manager.post(`${address}/columns`, { ...fields, version: '1' })).statusCode, 409);
    assert.match(words(await manager.get(address)), /Can be taken 1/);
    assert.equal((await decided(address, 'acceptance')).statusCode, 303);
    const action = (await planOf())?.actions.find(({ ref }) => ref === '7.1');
    assert.deepEqual([action?.title, action?.detail, action?.ownerWords], ['See children', 'Wer: Ada', 'To be named']);
  });

  it('comes from the sheet of a workbook that is most like a plan, days as days', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: 'About', rows: [['Our improvement plan'], ['Owner', 'The board']] },
        {
          name: 'Actions 2022',
          rows: [
            ['Plan'],
            ['Action no', 'Action', 'Lead', 'By when', ''],
            [8.1, 'See children', 'Ada', new Date('2022-09-30'), 'beside'],
          ],
        },
      ],
    });
    const address = await broughtIn(Buffer.from(bytes), 'plan.xlsx');
    assert.match(words(await manager.get(address)), /Actions 2022, headings in row 2/);
    assert.equal((await decided(address, 'acceptance')).statusCode, 303);
    const action = (await planOf())?.actions.find(({ ref }) => ref === '8.1');
    assert.deepEqual([action?.dueOn, action?.detail], ['2022-09-30', 'Column 5: beside']);
  });

  it('is left out with nothing of it in the plan', async () => {
    const before = (await planOf())?.actions.length;
    const address = await broughtIn(table('9.9,,,Another,Ada,30/09/2022,,,'));
    assert.equal((await decided(address, 'rejection')).statusCode, 303);
    assert.equal((await decided(address, 'acceptance', { version: '2' })).statusCode, 409);
    assert.equal((await planOf())?.actions.length, before);
    assert.match(words(await manager.get('/plan/import')), /Left out/);
  });

  it('that is too large, too long, too wide, empty or no table is refused and leaves nothing', async () => {
    const count = () =>
      started.database.as(OWN, (db) =>
        db
          .selectFrom('plan_import')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .executeTakeFirstOrThrow(),
      );
    const before = await count();
    const row = '1,a,b,c,d,30/09/2022,,,';
    const empty = Buffer.from(await writeXlsx({ sheets: [{ name: 'Empty', rows: [] }] }));
    for (const [bytes, name, expected] of [
      [table(...Array.from({ length: 2001 }, () => row)), 'plan.csv', /more than 2000 rows/],
      [Array.from({ length: 200 }, (_, index) => `Column ${index}`).join(','), 'plan.csv', /column/],
      [empty, 'plan.xlsx', /holds nothing|no sheet|empty/i],
      [HEADINGS, 'plan.csv', /no row under the headings/],
      ['', 'plan.csv', /There is a problem/],
      [Buffer.alloc(3 * 1024 * 1024, 'a,b\n'), 'plan.csv', /There is a problem/],
      [Buffer.from('%PDF-1.7 no table'), 'plan.pdf', /There is a problem/],
    ] as const) {
      const answer = await upload(bytes, name);
      assert.equal(answer.statusCode, 422, `${name}: ${expected}`);
      assert.match(words(answer), expected);
    }
    assert.equal((await manager.upload(null, {}, '/plan/import')).statusCode, 422);
    assert.deepEqual(await count(), before);
  });

  it('names no child: such a row stays out, with the reason', async () => {
    const address = await broughtIn(
      table('5.1,,,See NHS 943 476 5919,Ada,30/09/2022,,,', '5.2,,,See,Ada,30/09/2022,,,'),
    );
    assert.match(words(await manager.get(address)), /Take out what looks like an NHS number/);
    assert.equal((await decided(address, 'acceptance', { leaveOut: 'yes' })).statusCode, 303);
    const refs = (await planOf())?.actions.map(({ ref }) => ref);
    assert.ok(refs?.includes('5.2') && !refs.includes('5.1'));
  });

  it('with signs that nobody can see is taken without them', async () => {
    const address = await broughtIn(table('6.1,,,"See chil\u0007dren",Ada,30/09/2022,,,"two\nlines"'));
    assert.equal((await decided(address, 'acceptance')).statusCode, 303);
    const action = (await planOf())?.actions.find(({ ref }) => ref === '6.1');
    assert.deepEqual([action?.title, action?.detail], ['See children', 'RAG: two\nlines']);
  });

  it('is its council’s alone', async () => {
    const address = await broughtIn(table('1.9,,,See,Ada,30/09/2022,,,'));
    assert.equal((await other.get(address)).statusCode, 404);
    assert.equal((await other.get('/plan/import/no-id')).statusCode, 404);
    assert.equal((await other.post(`${address}/acceptance`, { version: '1', name: 'A' })).statusCode, 404);
    assert.doesNotMatch((await other.get('/plan/import')).body, /plan\.csv/);
  });

  it('adds nothing to a plan that is settled: that is asked for as a change', async () => {
    const address = await broughtIn(table('1.9,,,See,Ada,30/09/2022,,,'));
    const plan = await planOf();
    const made = {
      personId: started.personOf('director'),
      on: day('2022-08-01'),
      at: new Date('2022-08-01T09:00:00Z'),
    };
    const content: FrozenPlan = {
      ...{ format: 1, council: OWN, asAt: made.on, name: 'Plan', vision: '', from: made.on, priorities: [] },
    };
    const step = { on: made.on, reason: '', minute: '', sentTo: '', by: made };
    const steps = [
      { ...step, state: 'consulted' as const },
      { ...step, state: 'approved' as const, minute: 'Minute 4' },
    ];
    await started.database.as(OWN, (db) =>
      addVersions(db, OWN, plan?.id ?? '', [{ name: 'First', content, made, steps }]),
    );
    assert.match(words(await manager.get(address)), /The plan is settled/);
    const answer = await decided(address, 'acceptance');
    assert.equal(answer.statusCode, 422);
    assert.match(words(answer), /ask for each further action as a change/);
    assert.equal(
      (await planOf())?.actions.some(({ ref }) => ref === '1.9'),
      false,
    );
  });
});

describe('the workbook of a plan', () => {
  it('brought into a council that has none gives the same actions', async () => {
    const by = { personId: started.personOf('director', OTHER), on: day('2022-04-01'), at: new Date() };
    await started.database.as(OTHER, async (db) => {
      const plan = await addPlan(db, OTHER, { name: 'Theirs', vision: '', from: by.on });
      for (const number of [1, 2]) {
        const priority = await addPriority(db, OTHER, plan, { title: `Priority ${number}`, aim: '', sponsorId: null });
        const outcome = await addOutcome(db, OTHER, priority, {
          ...{ words: `Children of ${number}`, howKnown: '', sponsorId: null, measures: [], recommendationIds: [] },
        });
        for (const action of [1, 10])
          await addAction(
            db,
            OTHER,
            plan,
            {
              ...{
                outcomeId: outcome,
                ref: `${number}.1.${action}`,
                title: `Begin ${action}`,
                detail: '',
                ownerId: null,
              },
              ...{ ownerWords: `Head of ${action}`, partnerId: null, contributors: '', resources: '', startsOn: by.on },
              ...{ dueOn: day('2022-10-31'), originalDueOn: day('2022-09-30'), impactExpectedOn: null, isWider: true },
              ...{ answers: [], milestones: [] },
            },
            by,
          );
      }
    });
    const paper = await other.get('/plan/papers/tracker/xlsx');
    assert.equal(paper.statusCode, 200);
    const personId = await started.database.as(EMPTY, async (db) => {
      await addCouncil(db, EMPTY, 'Emptyshire');
      return addPerson(db, EMPTY, { name: 'A', post: '', email: null, staffRef: null }, [
        { role: 'director', part: {} },
      ]);
    });
    const newcomer = started.anybody();
    const link = await createOneTimeLink(started.database, { authority: EMPTY, personId }, started.now());
    await newcomer.post(`/link/${link}`, {});
    const address = await broughtIn(paper.rawPayload, 'tracker.xlsx', newcomer);
    const accepted = await decided(address, 'acceptance', { name: 'The same' }, newcomer);
    assert.equal(accepted.statusCode, 303, words(accepted));
    const [theirs, ours] = [await planOf(OTHER), await planOf(EMPTY)];
    const same = (plan: typeof ours) =>
      plan?.actions.map(({ ref, title, ownerWords, startsOn, dueOn, originalDueOn, outcomeId, isWider }) => {
        const outcome = plan.outcomes.find(({ id }) => id === outcomeId);
        const priority = plan.priorities.find(({ id }) => id === outcome?.priorityId);
        return [ref, title, ownerWords, startsOn, dueOn, originalDueOn, outcome?.words, priority?.title, isWider];
      });
    assert.equal(ours?.actions.length, 4);
    assert.deepEqual(same(ours), same(theirs));
    assert.match(ours.actions[0]?.detail ?? '', /Delivery: /);
  });
});
