import {
  type FormShown,
  formFrame,
  refused,
  refusedAnew,
  textField,
  untouched,
  writingBy,
} from '#features/forms/index.ts';
import { areaTitle } from '#features/inspections/index.ts';
import { notify } from '#features/notices/index.ts';
import { record } from '#features/record/index.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { versionIn } from '#platform/web/stale.ts';
import {
  areaOf,
  backToArea,
  type EvaluationServices,
  evaluationAnswer,
  evaluationOf,
  moveOn,
} from './answers.routes.ts';
import { type AreaEvaluation, type Challenge, proposedNow } from './area.ts';
import { challengeFields, challengeQuoted, challengeSays } from './forms.page.ts';
import { readGrade, readWords } from './forms.ts';
import { mayChallenge } from './life.ts';
import { EVALUATION_NOTICES } from './notices.ts';
import { addChallenge, answerChallenge, settleChallenge } from './writing.store.ts';

/** Challenging a grade, answering, and being content with the answer. */
export function challengeRoutes(services: EvaluationServices): Route[] {
  const area = '/self-evaluation/areas/:area/challenges';
  const challenge = '/self-evaluation/challenges/:challenge';
  const [challenging, writing] = ['evaluation.challenge', 'evaluation.write'];
  return [
    {
      ...{ method: 'GET', path: `${area}/new`, what: 'Challenge a grade', permission: challenging },
      handle: async (request) => challengeAnswer(request, await challengedArea(request), untouched(request)),
    },
    {
      ...{ method: 'POST', path: area, what: 'Challenge a grade, with the reason', permission: challenging },
      handle: (request) => challengeIt(services, request),
    },
    {
      ...{ method: 'GET', path: `${challenge}/answer`, what: 'Answer a challenge', permission: writing },
      handle: async (request) => answerAnswer(request, await unanswered(request), untouched(request)),
    },
    {
      ...{ method: 'POST', path: `${challenge}/answer`, what: 'Answer a challenge', permission: writing },
      handle: (request) => answerIt(services, request),
    },
    {
      ...{ method: 'GET', path: `${challenge}/settlement`, what: 'Confirm being content with an answer' },
      permission: challenging,
      handle: async (request) => settlementAnswer(request, await ownAnswered(request)),
    },
    {
      ...{ method: 'POST', path: `${challenge}/settlement`, what: 'Be content with an answer to one’s own challenge' },
      permission: challenging,
      handle: settle,
    },
  ];
}

async function challengedArea(request: SignedInRequest): Promise<AreaEvaluation> {
  const area = areaOf(request, await evaluationOf(request));
  if (!mayChallenge(area, request.visitor.personId)) throw new AppError('STALE', OWN_GRADE);
  return area;
}

const OWN_GRADE = 'There is no grade here that you could challenge: none is proposed, or you proposed it yourself.';

function challengeAnswer(request: SignedInRequest, area: AreaEvaluation, shown: FormShown): Answer {
  const path = `/self-evaluation/areas/${area.area}`;
  const main = formFrame({
    ...{ heading: 'Challenge the grade', caption: areaTitle(area.area), note: challengeSays(area) },
    ...{
      fields: challengeFields(shown),
      action: `${path}/challenges`,
      save: 'Record the challenge',
      leave: { href: path },
      changes: { version: area.proposals.length },
    },
    shown,
  });
  return evaluationAnswer(request, { title: 'Challenge the grade', back: backToArea(area.area), main }, shown);
}

/** What was typed of a grade that is no longer the proposed one, to be sent again once the new one was seen. */
function otherGradeAnswer(request: SignedInRequest, area: AreaEvaluation): Answer {
  const text = 'Another grade was proposed while you had this open: look at it, then say what you would give';
  const answer = challengeAnswer(request, area, refusedAnew(request, { field: 'grade', text }));
  return answer.kind === 'page' ? { ...answer, status: 409 } : answer;
}

async function challengeIt(services: EvaluationServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const area = await challengedArea(request);
  const proposed = proposedNow(area);
  if (!proposed) throw new AppError('STALE', OWN_GRADE);
  const asked = readGrade(form, 'Say why you would give that grade');
  if (!asked.ok) return challengeAnswer(request, area, refused(request, asked.problems));
  if (versionIn(form) !== area.proposals.length) return otherGradeAnswer(request, area);
  const { grade: otherGrade, reason } = asked.given;
  const by = writingBy(request, services);
  const given = { proposal: proposed.number, otherGrade, reason };
  const id = await addChallenge(db, visitor.authority, area.area, given, by);
  await moveOn(services, request, area, 'challenged', 'Its grade was challenged');
  const kind = EVALUATION_NOTICES['evaluation.challenged'];
  const href = `/self-evaluation/areas/${area.area}`;
  const to = [proposed.byId, ...(area.owner ? [area.owner.id] : [])].filter((person) => person !== visitor.personId);
  await notify(db, visitor.authority, { kind, subject: areaTitle(area.area), href, to, at: by.at });
  const after = { proposed: proposed.grade, other: otherGrade };
  await record(db, visitor, 'evaluation.challenged', area.area, { detail: { challenge: id }, after, reason });
  return { kind: 'redirect', to: `${href}?done=challenged` };
}

async function challengeOf(request: SignedInRequest): Promise<Challenge> {
  const { areas } = await evaluationOf(request);
  const found = areas.flatMap(({ challenges }) => challenges).find(({ id }) => id === request.params['challenge']);
  if (!found) throw new AppError('NOT_FOUND');
  return found;
}

/** A challenge that waits, of somebody else: nobody answers their own. */
async function unanswered(request: SignedInRequest): Promise<Challenge> {
  const challenge = await challengeOf(request);
  if (challenge.answer !== null || challenge.byId === request.visitor.personId) throw new AppError('STALE');
  return challenge;
}

function answerAnswer(request: SignedInRequest, challenge: Challenge, shown: FormShown): Answer {
  const main = formFrame({
    ...{ heading: 'Answer a challenge', caption: areaTitle(challenge.area), note: challengeQuoted(challenge) },
    fields: textField(shown, { field: 'answer', label: 'What do you answer?', rows: 5 }),
    ...{ action: `/self-evaluation/challenges/${challenge.id}/answer`, save: 'Record the answer' },
    leave: { href: `/self-evaluation/areas/${challenge.area}` },
    shown,
  });
  return evaluationAnswer(request, { title: 'Answer a challenge', back: backToArea(challenge.area), main }, shown);
}

async function answerIt(services: EvaluationServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const challenge = await unanswered(request);
  const asked = readWords(form, 'answer', 'Say what you answer', 2000);
  if (!asked.ok) return answerAnswer(request, challenge, refused(request, asked.problems));
  const by = writingBy(request, services);
  if (!(await answerChallenge(db, visitor.authority, challenge.id, asked.given.words, by))) throw new AppError('STALE');
  const href = `/self-evaluation/areas/${challenge.area}`;
  const kind = EVALUATION_NOTICES['evaluation.answered'];
  await notify(db, visitor.authority, {
    kind,
    subject: areaTitle(challenge.area),
    href,
    to: [challenge.byId],
    at: by.at,
  });
  await record(db, visitor, 'evaluation.answered', challenge.area, { detail: { challenge: challenge.id } });
  return { kind: 'redirect', to: `${href}?done=answered` };
}

/** One's own challenge that was answered; that of somebody else is not there to be settled. */
async function ownAnswered(request: SignedInRequest): Promise<Challenge> {
  const challenge = await challengeOf(request);
  if (challenge.byId !== request.visitor.personId) throw new AppError('NOT_FOUND');
  if (challenge.answer === null || challenge.settledOn !== null) throw new AppError('STALE');
  return challenge;
}

function settlementAnswer(request: SignedInRequest, challenge: Challenge): Answer {
  const main = formFrame({
    ...{ heading: 'Are you content with the answer?', caption: areaTitle(challenge.area), fields: null },
    note: `${challenge.answer?.words ?? ''} Your challenge stays in the history, and the grade is no longer shown as contested by you.`,
    ...{ action: `/self-evaluation/challenges/${challenge.id}/settlement`, save: 'I am content' },
    ...{ leave: { href: `/self-evaluation/areas/${challenge.area}` }, isGrave: true },
    shown: untouched(request),
  });
  return evaluationAnswer(request, { title: 'Are you content?', back: backToArea(challenge.area), main });
}

async function settle(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, today } = request;
  const challenge = await ownAnswered(request);
  if (!(await settleChallenge(db, visitor.authority, challenge.id, today))) throw new AppError('STALE');
  await record(db, visitor, 'evaluation.settled', challenge.area, { detail: { challenge: challenge.id } });
  return { kind: 'redirect', to: `/self-evaluation/areas/${challenge.area}?done=settled` };
}
