import { benchmarksOf } from '#features/benchmarks/index.ts';
import { listsHeld } from '#features/extracts/index.ts';
import { record } from '#features/record/index.ts';
import { loadScorecard, whereSeen, writtenOn } from '#features/scorecard/index.ts';
import { targetsDecided } from '#features/settings/index.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { boardPerformanceReport, type ChosenMeasure } from './board-performance-report.ts';
import { measureTable } from './measure-table.ts';
import { renderPaperApart } from './render/render-apart.ts';
import { CONTENT_TYPES, type PaperFormat } from './render/render-paper.ts';
import { PdfNotAvailable } from './render/typst.ts';
import { chosenIn, reportPage } from './report.page.ts';
import type { ExtractUsed } from './report-data-notes.ts';
import type { Audience } from './report-options.ts';

const FORMATS: readonly PaperFormat[] = ['docx', 'pdf', 'xlsx'];

export function reportRoutes(): Route[] {
  return [
    {
      method: 'GET',
      path: '/reports/board',
      what: 'Choose what the board performance report holds',
      permission: 'report.download',
      handle: chooseAnswer,
    },
    ...FORMATS.map(
      (format): Route => ({
        method: 'GET',
        path: `/reports/board.${format}`,
        what: `The board performance report as .${format}`,
        permission: 'report.download',
        handle: (request) => reportAnswer(request, format),
      }),
    ),
    {
      method: 'GET',
      path: '/measures/:id/table.xlsx',
      what: 'A measure’s months as Excel',
      permission: 'report.download',
      handle: measureAnswer,
    },
  ];
}

async function chooseAnswer(request: SignedInRequest): Promise<Answer> {
  const { scorecard, view } = await loadScorecard(request);
  const main = reportPage(scorecard, view, chosenIn(request.query, scorecard), audienceIn(request));
  return {
    kind: 'page',
    section: 'scorecard',
    title: 'Board performance report',
    back: { href: '/scorecard', text: 'Scorecard' },
    main,
  };
}

async function reportAnswer(request: SignedInRequest, format: PaperFormat): Promise<Answer> {
  const { db, visitor, query, today } = request;
  const { scorecard, view, basis } = await loadScorecard(request);
  const audience = audienceIn(request);
  const chosen: ChosenMeasure[] = [];
  for (const judged of chosenIn(query, scorecard)) {
    const months = judged.series.map(({ month }) => month);
    chosen.push({
      judged,
      happenings: await writtenOn(request, judged.measure.id),
      targets: targetsDecided(basis.own, judged.measure.id, months),
      where: await whereSeen(request, judged, basis, view),
    });
  }
  const published = await benchmarksOf(db, visitor.authority);
  const used = new Set(scorecard.rows.flatMap(({ series }) => series.map(({ extractId }) => extractId)));
  const extracts: ExtractUsed[] = [];
  for (const { id, fileName, sha256, asAt, dataMonth } of basis.extracts.filter((extract) => used.has(extract.id)))
    extracts.push({ fileName, sha256, asAt, dataMonth, lists: await listsHeld(db, visitor.authority, id) });
  const paper = boardPerformanceReport(
    { scorecard, chosen, published, notes: { extracts } },
    { audience, preparedOn: today },
  );
  await record(db, visitor, 'report.downloaded', `board.${format}`, {
    detail: { from: view.from, to: view.to, audience, measures: chosen.length },
  });
  const body = await renderPaperApart(paper, format).catch((error: unknown) => {
    if (error instanceof PdfNotAvailable) throw new AppError('PDF_NOT_AVAILABLE');
    throw error;
  });
  return {
    kind: 'file',
    name: `board-performance-report-${view.to}.${format}`,
    contentType: CONTENT_TYPES[format],
    body,
  };
}

async function measureAnswer(request: SignedInRequest): Promise<Answer> {
  const { scorecard } = await loadScorecard(request, 'all');
  const judged = scorecard.rows.find((row) => row.measure.id === request.params['id']);
  if (!judged) throw new AppError('NOT_FOUND');
  const body = await renderPaperApart(measureTable(judged, scorecard.council), 'xlsx');
  return { kind: 'file', name: `${judged.measure.id}.xlsx`, contentType: CONTENT_TYPES.xlsx, body };
}

function audienceIn({ query }: SignedInRequest): Audience {
  return query['audience'] === 'public' ? 'public' : 'board';
}
