import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { localDate } from '#kernel/local-date.ts';
import { addInspections } from '../../src/features/inspections/index.ts';
import { unzipped } from '../../src/features/papers/testing/unzipped.ts';
import {
  addAction,
  addOutcome,
  addPlan,
  addPriority,
  addVersions,
  type By,
  type FrozenPlan,
} from '../../src/features/plan/index.ts';
import { OWN, startInstallation } from '../support/installation.ts';
import { formsTo } from '../support/page-forms.ts';
import type { Visitor } from '../support/visitor.ts';
import { inspectionGiven } from './cases/inspection-world.ts';

/** Papers of the plan hold what their reader may see, never what is held back, and every download is recorded. */

const started = await startInstallation();
const day = localDate;
const versions: string[] = [];
let [director, scrutiny, chair]: (Visitor | undefined)[] = [];

const PAPERS = ['on-a-page', 'tracker', 'matrix', 'exceptions', 'dfe-review', 'readiness'];
/** Words of a report that is under embargo: an action answers it, and its theme is in nobody's paper. */
const HELD = 'Wexcombe is held';

before(async () => {
  director = await started.signedIn('director');
  scrutiny = await started.signedIn('scrutinyReader');
  chair = await started.signedIn('boardChair');
  const by: By = {
    ...{ personId: started.personOf('director'), on: day('2022-04-01'), at: new Date('2022-04-01T09:00Z') },
  };
  await started.database.as(OWN, async (db) => {
    const { recommendations } = await addInspections(
      db,
      OWN,
      [
        inspectionGiven('Spring inspection', {
          ...{ state: 'published', publishedOn: day('2022-04-01') },
          recommendations: [{ ref: 'REC-01', words: 'See children in time', paragraph: '12', theme: '' }],
        }),
        inspectionGiven('Summer visit', {
          ...{ state: 'letterReceived', feedbackOn: day('2022-08-04'), letterOn: day('2022-08-05') },
          judgements: [{ area: 'overall', grade: 'inadequate', words: HELD }],
          recommendations: [{ ref: 'REC-77', words: HELD, paragraph: '1', theme: HELD }],
        }),
      ],
      by,
    );
    const answers = ['REC-01', 'REC-77'].map((ref) => ({
      ...{ kind: 'recommendation' as const, id: recommendations.get(ref) ?? '' },
    }));
    const plan = await addPlan(db, OWN, { name: 'Plan', vision: 'Every child is safe', from: by.on });
    const priority = await addPriority(db, OWN, plan, { title: 'Front door', aim: '', sponsorId: by.personId });
    const outcome = await addOutcome(db, OWN, priority, {
      ...{ words: 'Children are seen', howKnown: '', sponsorId: null, measures: [] },
      recommendationIds: answers.map(({ id }) => id),
    });
    const action = {
      ...{ outcomeId: outcome, ref: '1.1.1', title: 'See children', detail: '', ownerId: by.personId, ownerWords: '' },
      ...{ partnerId: null, contributors: '', resources: '', startsOn: by.on, dueOn: day('2022-12-30') },
      ...{ impactExpectedOn: null, isWider: false, answers, milestones: [] },
    };
    await addAction(db, OWN, plan, action, by);
    const content: FrozenPlan = {
      ...{ format: 1, council: 'Ownshire', asAt: by.on, name: 'Plan', vision: 'Every child is safe', from: by.on },
      priorities: [],
    };
    const approved = {
      state: 'approved',
      on: by.on,
      reason: '',
      minute: 'Cabinet, minute 11',
      sentTo: '',
      by,
    } as const;
    const given = [
      { name: 'A draft', content, made: by, steps: [] },
      { name: 'Agreed', content, made: by, steps: [approved] },
    ];
    versions.push(...(await addVersions(db, OWN, plan, given)));
  });
});
after(() => started.stop());

async function wordsOf(visitor: Visitor | undefined, address: string): Promise<string> {
  const answer = await visitor?.get(address);
  assert.equal(answer?.statusCode, 200, address);
  const parts = await unzipped(answer?.rawPayload ?? Buffer.alloc(0));
  return [...parts.values()].join(' ');
}

function downloads(): Promise<number> {
  return started.database.as(OWN, async (db) => {
    const kinds = ['plan.paper.downloaded', 'plan.version.downloaded'];
    return (await db.selectFrom('event').select('kind').where('kind', 'in', kinds).execute()).length;
  });
}

describe('papers of the plan', () => {
  for (const paper of PAPERS)
    it(`hold nothing that is held back, whoever asks: ${paper}`, async () => {
      const before = await downloads();
      for (const format of ['docx', 'xlsx']) {
        const words = await wordsOf(director, `/plan/papers/${paper}/${format}`);
        assert.doesNotMatch(words, /Wexcombe|REC-77|4 August 2022|5 August 2022|letter received/i);
      }
      assert.equal(await downloads(), before + 2, 'and each download is recorded');
    });

  it('hold it neither in the sections that are proposed for a report', async () => {
    const head = { title: 'Progress', committee: 'Scrutiny', author: '' };
    const days = ['from', 'until'].flatMap((field, index) => [
      [`${field}-day`, '1'],
      [`${field}-month`, String(index + 6)],
      [`${field}-year`, '2022'],
    ]);
    const begun = await director?.post('/plan/papers/written', { ...head, ...Object.fromEntries(days) });
    assert.equal(begun?.statusCode, 303);
    const address = String(begun?.headers['location']).split('?')[0] ?? '';
    const page = (await director?.get(address))?.body ?? '';
    assert.match(page, /See children in time/);
    assert.doesNotMatch(page, /Wexcombe|REC-77/);
    assert.doesNotMatch(await wordsOf(director, `${address}/docx`), /Wexcombe|REC-77/);
  });

  it('leave out of a version nothing but what its reader may not see: drafts are for readers of the plan', async () => {
    const [draft, agreed] = versions;
    assert.match(await wordsOf(chair, `/plan/versions/${draft}/paper/docx`), /Not approved/);
    assert.match(await wordsOf(scrutiny, `/plan/versions/${agreed}/paper/docx`), /Cabinet, minute 11/);
    assert.equal((await scrutiny?.get(`/plan/versions/${draft}/paper/docx`))?.statusCode, 404);
    assert.equal((await scrutiny?.get(`/plan/versions/${agreed}/paper/odt`))?.statusCode, 404);
    assert.equal((await scrutiny?.get('/plan/papers/dfe-review/docx'))?.statusCode, 404);
    const page = (await scrutiny?.get(`/plan/versions/${agreed}`))?.body ?? '';
    for (const format of ['docx', 'pdf', 'xlsx'])
      assert.ok(page.includes(`/plan/versions/${agreed}/paper/${format}`), format);
  });

  it('take what is asked of the Department into that copy, and refuse what may identify a child', async () => {
    const path = '/plan/papers/dfe-review';
    const [form] = formsTo((await director?.get(path))?.body ?? '', path);
    assert.ok(form);
    const refused = await director?.post(path, { asks: 'Ring 01452 123456', format: 'docx' });
    assert.equal(refused?.statusCode, 422);
    assert.match(refused?.body ?? '', /looks like a phone number[\s\S]*Ring 01452 123456<\/textarea>/);
    assert.equal((await director?.post(path, { asks: 'Help', format: 'odt' }))?.statusCode, 422);
    const file = await director?.post(path, { asks: 'A second adviser', format: 'docx' });
    const parts = await unzipped(file?.rawPayload ?? Buffer.alloc(0));
    assert.match([...parts.values()].join(' '), /A second adviser/);
    assert.doesNotMatch(await wordsOf(director, `${path}/docx`), /A second adviser/);
  });

  it('are listed with what each holds', async () => {
    const page = (await chair?.get('/plan/papers'))?.body ?? '';
    for (const paper of PAPERS) assert.ok(page.includes(`/plan/papers/${paper}/pdf`), paper);
  });
});
