import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inspectionIn } from '#features/inspections/testing/drawn.ts';
import type { PaperDocument, Table } from '#features/papers/index.ts';
import { paperText } from '#features/papers/testing/paper-text.ts';
import { inWorkbook } from '#features/papers/testing/rendered.ts';
import { sampleReport } from '#features/papers/testing/sample-report.ts';
import { day } from '#features/plan/testing/drawn-plan.ts';
import type { AreaEvaluation } from '#features/self-evaluation/index.ts';
import { measureWords, partsInSentences } from './cells.ts';
import { dfeReviewPack } from './dfe-pack.ts';
import type { Gathered } from './gathered.ts';
import { PACKS, PAPERS } from './kinds.ts';
import type { PackFacts } from './pack-facts.ts';
import { readinessPack } from './readiness-pack.ts';
import { drawnVersion, frozenWith, packOf, wholeGathered } from './testing/drawn-gathered.ts';
import { versionPaper } from './version-paper.ts';

const TODAY = day('2022-08-09');

/** A whole plan with measures that have figures, and one that its questions name. */
function withMeasures(): Gathered {
  const board = sampleReport().chosen.map(({ judged }) => judged);
  const gathered = wholeGathered();
  const [action] = gathered.plan.actions;
  assert.ok(action);
  return {
    ...gathered,
    ...{ board, judged: new Map(board.map((judged) => [judged.measure.id, judged])) },
    prompts: [
      {
        ...{ kind: 'onTrackButWorse', action, measures: ['AS-01'], href: '' },
        words: 'It is on track, and AS-01 is getting worse',
      },
    ],
  };
}

const READINESS: NonNullable<PackFacts['readiness']> = {
  readiness: { lines: [], count: { ready: 0, partly: 0, missing: 0 }, today: TODAY },
  firstHours: [],
  lists: [{ title: 'List 6: Children in need', asAt: TODAY, rows: 1481, soundInWords: '99.2%', soundShare: 99.19 }],
};

const facts = () =>
  packOf(withMeasures(), {
    readiness: READINESS,
    inspections: { register: [inspectionIn('published')], judgements: [] },
  });

const EVERY: readonly (readonly [string, PaperDocument])[] = [
  ...Object.values(PAPERS).map(({ title, make }) => [title, make(withMeasures())] as const),
  [PACKS['dfe-review'].title, dfeReviewPack(facts(), '')],
  [PACKS.readiness.title, readinessPack(facts())],
];

const tables = ({ blocks }: PaperDocument) => blocks.filter((block): block is Table => block.kind === 'table');

describe('the form of papers', () => {
  for (const [title, paper] of EVERY) {
    test(`${title} bears the name by which it is chosen`, () => assert.equal(paper.title, title));

    test(`${title} gives the workbook days as days and numbers as numbers`, () => {
      for (const table of tables(paper))
        for (const cell of inWorkbook(table).rows.flat())
          if (cell.number === undefined)
            assert.doesNotMatch(
              cell.text,
              /^(\d{1,2} [A-Z][a-z]{2,8} \d{4}|[A-Z][a-z]+ \d{4}|[\d,]+|[\d.,]+%)$/,
              table.caption,
            );
    });

    test(`${title} names the measures whose ids stand in it`, () => {
      const text = paperText(paper);
      if (/AS-01 is getting worse/.test(text)) assert.match(text, /NOTE Measures: AS-01 is “/);
    });
  }

  test('say what every letter and number of the tracker means', () => {
    const paper = PAPERS.tracker.make(withMeasures());
    const meant = new Set(
      tables(paper)
        .filter(({ sheet }) => sheet === 'Meanings')
        .flatMap(({ rows }) => rows.map(([, shown]) => shown?.text)),
    );
    for (const axis of ['Delivery', 'Impact', 'Confidence'])
      for (const table of tables(paper).filter(({ sheet }) => sheet === 'Actions'))
        for (const row of table.rows) {
          const shown = row[table.columns.findIndex(({ heading }) => heading === axis)]?.text ?? '';
          assert.ok(meant.has(shown.replace(/,.*| \(.*/, '')), shown);
        }
  });

  test('say of which month a figure is, and that it is provisional', () => {
    const [judged] = withMeasures().board;
    assert.ok(judged?.latest);
    const words = (status: 'final' | 'provisional') =>
      measureWords({ ...judged, latest: { ...judged.latest, status } as typeof judged.latest }, 'AS-01');
    assert.match(words('final'), /\(July 2022\)/);
    assert.match(words('provisional'), /\(July 2022, provisional\)/);
  });

  test('write reasons that follow each other as sentences', () => {
    assert.equal(
      partsInSentences('Delivered on 1 May 2022: It was expected by 2 June 2022; AS-01, AS-02 are getting worse'),
      'Delivered on 1 May 2022. It was expected by 2 June 2022. AS-01, AS-02 are getting worse.',
    );
    assert.equal(
      partsInSentences('It is on track, and CP-10 is getting worse'),
      'It is on track, and CP-10 is getting worse.',
    );
  });

  test('name whoever challenged an area twice only once, and end what they wrote as a sentence', () => {
    const challenge: AreaEvaluation['challenges'][number] = {
      ...{ id: 'c', area: 'overall', proposal: 1, otherGrade: 'requiresImprovement', reason: 'Audits disagree' },
      ...{ on: day('2022-06-02'), byId: 'b', by: 'Chair', answer: null, settledOn: null, version: 1 },
    };
    const area: AreaEvaluation = {
      ...{ area: 'overall', summary: '', owner: null, ownerWords: '', version: 1, steps: [], statements: [] },
      proposals: [{ number: 1, grade: 'good', reason: 'R', on: day('2022-06-01'), byId: 'a', by: 'Director' }],
      challenges: [challenge, { ...challenge, id: 'd' }],
    };
    const text = paperText(dfeReviewPack(packOf(wholeGathered(), { evaluation: [area] }), ''));
    assert.match(text, /Draft \| Chair$/m);
    assert.match(text, /Audits disagree\. Nobody has answered yet\.$/m);
  });

  test('list their parts where they have many pages', () => {
    for (const paper of [
      dfeReviewPack(facts(), ''),
      readinessPack(facts()),
      versionPaper(drawnVersion(), frozenWith('W')),
    ])
      assert.equal(paper.blocks.filter(({ kind }) => kind === 'contents').length, 1, paper.title);
  });

  test('of a version name an owner’s organisation where the post does not', () => {
    const plan = frozenWith('Words');
    const owned = (owner: string) => {
      const text = JSON.stringify(plan).replaceAll(
        '"owner":"Words","organisation":"Words"',
        `"owner":"${owner}","organisation":"Severn Police"`,
      );
      return paperText(versionPaper(drawnVersion(), JSON.parse(text) as typeof plan));
    };
    assert.match(owned('Ruth Lane, Sergeant'), / \| Ruth Lane, Sergeant, Severn Police \| 1 Apr 2022/);
    assert.match(owned('Ruth Lane, Severn Police'), / \| Ruth Lane, Severn Police \| 1 Apr 2022/);
  });
});
