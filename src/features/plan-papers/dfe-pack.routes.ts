import { type FormShown, formAnswer, refused, untouched } from '#features/forms/index.ts';
import { record } from '#features/record/index.ts';
import { oneOf, textIn, textProblem } from '#kernel/form.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { dfePackPage } from './dfe-pack.page.ts';
import { dfeReviewPack } from './dfe-pack.ts';
import { FORMATS, PACKS } from './kinds.ts';
import { packFacts } from './packs.store.ts';
import { fileAnswer, fileName } from './papers.routes.ts';

const PATH = '/plan/papers/dfe-review';
const LONGEST_ASKS = 10_000;

/** The pack for DfE with what the council asks of it. */
export function dfePackRoutes(): Route[] {
  return [
    {
      method: 'GET',
      path: PATH,
      what: 'Write what is asked of DfE, for its review pack',
      permission: 'plan.read',
      handle: (request) => askedAnswer(request, untouched(request, { format: 'docx' })),
    },
    {
      method: 'POST',
      path: PATH,
      what: 'The review pack for DfE with what is asked of it',
      permission: 'plan.read',
      handle: packAnswer,
    },
  ];
}

function askedAnswer(request: SignedInRequest, shown: FormShown): Answer {
  const { may } = request;
  const leavesOut = [
    ...(may('inspections.read') ? [] : ['inspections and recommendations']),
    ...(may('risks.read') ? [] : ['risks']),
    ...(may('evaluation.read') ? [] : ['the self-evaluation']),
  ];
  const main = dfePackPage({ shown, leavesOut });
  const page = { title: PACKS['dfe-review'].title, back: { href: '/plan/papers', text: 'Papers' }, main };
  return formAnswer(request, page, shown, { section: 'plan', done: {} });
}

async function packAnswer(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const format = oneOf(FORMATS, form['format']);
  const asks = textIn(form, 'asks');
  const problem = textProblem(asks, 'asks', { asked: null, longest: LONGEST_ASKS });
  if (format === null || problem !== null) {
    const problems = format === null ? [{ field: 'format', text: 'Choose Word, PDF or Excel' }] : [];
    return askedAnswer(request, refused(request, [...(problem === null ? [] : [problem]), ...problems]));
  }
  const facts = await packFacts(request);
  if (facts === null) throw new AppError('NOT_FOUND');
  await record(db, visitor, 'plan.paper.downloaded', `dfe-review.${format}`);
  return fileAnswer(dfeReviewPack(facts, asks), `${fileName(PACKS['dfe-review'].title)}-${today}`, format);
}
