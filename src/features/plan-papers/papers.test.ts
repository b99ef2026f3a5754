import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type PaperDocument, PdfNotAvailable, type Table } from '#features/papers/index.ts';
import { HOSTILE_TEXTS } from '#features/papers/testing/hostile-paper.ts';
import { paperText } from '#features/papers/testing/paper-text.ts';
import { inWorkbook, onPage, renderPaper } from '#features/papers/testing/rendered.ts';
import { unzipped } from '#features/papers/testing/unzipped.ts';
import { day, drawnAction, drawnDelivered, drawnPlan, drawnWholePlan } from '#features/plan/testing/drawn-plan.ts';
import type { AreaEvaluation } from '#features/self-evaluation/index.ts';
import { dfeReviewPack } from './dfe-pack.ts';
import type { Gathered } from './gathered.ts';
import { PAPERS } from './kinds.ts';
import { readinessPack } from './readiness-pack.ts';
import {
  drawnEvidence,
  drawnVersion,
  emptyPlan,
  frozenWith,
  gatheredOf,
  longPlan,
  packOf,
  wholeGathered,
} from './testing/drawn-gathered.ts';
import { versionPaper } from './version-paper.ts';

const toDocx = (paper: PaperDocument) => renderPaper(paper, 'docx');
const toXlsx = (paper: PaperDocument) => renderPaper(paper, 'xlsx');
const toPdf = (paper: PaperDocument) => renderPaper(paper, 'pdf');

const noPdf = await toPdf({ title: 'A title', subtitle: '', author: '', front: [], blocks: [] }).then(
  () => false as const,
  (error: unknown) => {
    if (error instanceof PdfNotAvailable) return error.message;
    throw error;
  },
);

/** Every paper that is made of a plan, by its name. */
const EVERY: Readonly<Record<string, (gathered: Gathered) => PaperDocument>> = {
  ...Object.fromEntries(Object.entries(PAPERS).map(([kind, { make }]) => [kind, make])),
  'dfe-review': (gathered) => dfeReviewPack(packOf(gathered), 'Help with agency workers.\n\n- A second adviser'),
  readiness: (gathered) => readinessPack(packOf(gathered)),
};

const tables = ({ blocks }: PaperDocument) => blocks.filter((block): block is Table => block.kind === 'table');

describe('every paper of the plan', () => {
  for (const [kind, make] of Object.entries(EVERY)) {
    test(`${kind} reads as it did`, (t) => {
      t.assert.fileSnapshot(paperText(make(wholeGathered())), new URL(`golden/${kind}.txt`, import.meta.url).pathname, {
        serializers: [(text: string) => text],
      });
    });

    test(`${kind} is made of an empty plan and of one without recommendations`, async () => {
      for (const gathered of [
        gatheredOf(emptyPlan()),
        gatheredOf(drawnWholePlan(), { recommendations: [], gaps: [] }),
      ]) {
        const paper = make(gathered);
        assert.ok((await toDocx(paper)).length > 0);
        assert.ok((await toXlsx(paper)).length > 0);
        if (noPdf === false) assert.ok((await toPdf(paper)).length > 0);
      }
    });

    test(`${kind} gives each row of a table a cell for each column, and tables of one sheet the same columns`, () => {
      const columns = new Map<string, string>();
      for (const table of tables(make(wholeGathered()))) {
        for (const seen of [onPage(table), inWorkbook(table)])
          for (const row of seen.rows) assert.equal(row.length, seen.columns.length, table.caption);
        const sheet = table.sheet ?? table.caption;
        const headings = JSON.stringify(inWorkbook(table).columns.map(({ heading }) => heading));
        assert.equal(columns.get(sheet) ?? headings, headings, sheet);
        columns.set(sheet, headings);
      }
    });
  }
});

describe('papers of the plan', () => {
  test('say what is overdue, off track and without a current update', () => {
    const text = paperText(PAPERS.exceptions.make(wholeGathered()));
    assert.match(text, /1\.1\.2 \|/);
    assert.match(text, /29 Jul 2022/);
  });

  test('name every recommendation that has a gap, and what is missing', () => {
    const text = paperText(PAPERS.matrix.make(wholeGathered()));
    assert.match(text, /have a gap|has a gap/);
    assert.match(text, /Gap: no outcome for children is named; no action answers it/);
    assert.match(paperText(dfeReviewPack(packOf(wholeGathered()), '')), /No action answers it/);
  });

  test('show what contradicts an impact where they show the impact', () => {
    const contested = drawnPlan({
      actions: [
        drawnAction({
          ...drawnDelivered(day('2022-03-01')),
          evidence: { supports: 2, contradicts: 1, verified: 2, newestAboutOn: day('2022-07-01') },
        }),
      ],
    });
    for (const kind of ['tracker', 'matrix', 'dfe-review'] as const) {
      const gathered = gatheredOf({
        ...contested,
        actions: contested.actions.map((action) => ({
          ...action,
          answers: [{ kind: 'recommendation' as const, id: 'recommendation-1' }],
        })),
      });
      assert.match(paperText(EVERY[kind]?.(gathered) ?? PAPERS.tracker.make(gathered)), /contradicted/, kind);
    }
  });

  test('put evidence against beside evidence for, and say who verified it', () => {
    const gathered = wholeGathered();
    const id = gathered.plan.actions[0]?.id ?? '';
    const evidence = new Map([
      [
        id,
        [
          drawnEvidence(),
          drawnEvidence({ id: 'evidence-2', stance: 'contradicts', claim: 'Parents say otherwise', source: 'voice' }),
        ],
      ],
    ]);
    const text = paperText(dfeReviewPack(packOf(gathered, { evidence }), ''));
    assert.match(text, /\| For \| Children are seen in time \| Case audits, moderate \| 1 Jul 2022 \| Not verified/);
    assert.match(text, /\| Against \| Parents say otherwise/);
    assert.match(paperText(readinessPack(packOf(gathered, { evidence }))), /Against: Parents say otherwise/);
  });

  test('name what the reader may not read instead of leaving it out unsaid', () => {
    const facts = packOf(wholeGathered(), { inspections: null, risks: null, evaluation: null });
    const text = paperText(dfeReviewPack(facts, ''));
    for (const what of ['register of inspections', 'register of risks', 'self-evaluation'])
      assert.match(text, new RegExp(`The ${what} is not in this copy`));
  });

  test('show who would give another grade, why, and what they were answered', () => {
    const area: AreaEvaluation = {
      ...{ area: 'overall', summary: '', owner: null, ownerWords: '', version: 1, steps: [], statements: [] },
      proposals: [{ number: 1, grade: 'good', reason: 'R', on: day('2022-06-01'), byId: 'a', by: 'Director' }],
      challenges: [
        {
          ...{ id: 'c', area: 'overall', proposal: 1, otherGrade: 'requiresImprovement', reason: 'Audits disagree.' },
          ...{ on: day('2022-06-02'), byId: 'b', by: 'Chair', answer: null, settledOn: null, version: 1 },
        },
      ],
    };
    const text = paperText(dfeReviewPack(packOf(wholeGathered(), { evaluation: [area] }), ''));
    assert.match(text, /Overall effectiveness \| Good \| Draft \| Chair/);
    assert.match(text, /Requires improvement to be good, not as proposed\. Audits disagree\. Nobody has answered yet/);
  });

  test('of 500 actions is made in all three forms within the limits', { timeout: 120_000 }, async () => {
    const gathered = gatheredOf(longPlan(500));
    for (const kind of ['tracker', 'dfe-review', 'matrix'] as const) {
      const paper = EVERY[kind]?.(gathered);
      assert.ok(paper);
      assert.match(paperText(paper), /1\.1\.500/);
      const began = performance.now();
      await toDocx(paper);
      await toXlsx(paper);
      if (noPdf === false) await toPdf(paper);
      assert.ok(performance.now() - began < 60_000, kind);
    }
  });

  test('on a page is one page', { skip: noPdf }, async () => {
    const pdf = (await toPdf(PAPERS['on-a-page'].make(wholeGathered()))).toString('latin1');
    assert.match(pdf, /\/Type \/Pages\s+\/Count 1\b/);
  });

  test('are tagged', { skip: noPdf }, async () => {
    for (const make of Object.values(EVERY)) {
      const pdf = (await toPdf(make(wholeGathered()))).toString('latin1');
      assert.match(pdf, /\/MarkInfo <<\s*\/Marked true/);
      assert.match(pdf, /pdfuaid:part(>|=")1/);
    }
  });
});

describe('the paper of a version', () => {
  test('has state, approval with its minute, where it was sent and its hash in front, and the whole plan', () => {
    const text = paperText(versionPaper(drawnVersion(), frozenWith('Every word')));
    assert.match(text, /FRONT State: Submitted/);
    assert.match(text, /FRONT Approved: On 22 June 2022, minute 11/);
    assert.match(text, /FRONT Submitted: On 12 July 2022, to Ofsted/);
    assert.match(text, /FRONT Hash \(SHA-256\): (a1b2){16}/);
    for (const told of ['at least 75%', 'due 30 September 2022', '1 Apr 2022', '(due 30 Sep 2022)'])
      assert.ok(text.includes(told), told);
  });

  test('says of one that nobody approved that it is not', () => {
    const [draft] = drawnVersion().steps;
    const version = drawnVersion({ steps: draft === undefined ? [] : [draft] });
    assert.match(paperText(versionPaper(version, frozenWith('Words'))), /FRONT Approved: Not approved/);
  });

  for (const [name, words] of HOSTILE_TEXTS.filter(([, text]) => text.trim() !== '' && !text.includes('\u0000')))
    test(`prints ${name} as text in all three forms`, async () => {
      const paper = versionPaper(drawnVersion(), frozenWith(words));
      for (const file of [await toDocx(paper), await toXlsx(paper)]) {
        const xml = [...(await unzipped(file))].filter(([part]) => part.endsWith('.xml')).map(([, text]) => text);
        assert.doesNotMatch(xml.join(''), /<script>|<f>/);
      }
      if (noPdf === false) assert.match((await toPdf(paper)).toString('latin1'), /^%PDF-1\.7/);
    });

  test('of a plan without anything is still a paper', async () => {
    const paper = versionPaper(drawnVersion(), { ...frozenWith(''), name: 'Plan', priorities: [] });
    assert.match(paperText(paper), /This version holds no priority/);
    assert.ok((await toDocx(paper)).length > 0);
  });
});
