import { type FormShown, refused, untouched, writingBy } from '#features/forms/index.ts';
import { improvementNavigation } from '#features/inspections/index.ts';
import { record } from '#features/record/index.ts';
import { oneOf, type Problem, textIn, textProblem } from '#kernel/form.ts';
import { englandWorkingDays } from '#kernel/working-days.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { versionIn } from '#platform/web/stale.ts';
import { type PlanServices, shownAnswer } from '../form.routes.ts';
import { applyChange } from './apply.store.ts';
import { aroundOf, standingOf } from './around.routes.ts';
import { hrefOf } from './asking.routes.ts';
import { changePage } from './change.page.ts';
import { aboutOf, KIND_WORDS } from './change-words.ts';
import { type ChangeOfPlan, decideChange, loadAllChanges } from './changes.store.ts';
import { type DecidedBy, deciderOf, mayDecide, type Standing, stricter } from './decider.ts';
import { loadDecidingRules } from './deciding-rules.store.ts';
import { rulesOn } from './deciding-rules.ts';
import { type Around, type Overtaken, overtakenBy } from './sides-now.ts';
import { tellDecided } from './telling.store.ts';

/** One change: what was asked for, and the decision by those whose it is. */
export function decidingRoutes(services: PlanServices): Route[] {
  return [
    {
      method: 'GET',
      path: '/plan/changes/:id',
      what: 'A change of the plan: what was asked for, and what was decided',
      permission: 'plan.read',
      handle: async (request) => changeAnswer(request, await shownOf(request, request.params['id'] ?? ''), null),
    },
    {
      method: 'GET',
      path: '/plan/actions/:id/changes/:change',
      what: 'A change of an action that one answers for, asked for or decides',
      permission: 'plan.own',
      handle: async (request) => {
        const shown = await shownOf(request, request.params['change'] ?? '');
        if (shown.action?.id !== request.params['id']) throw new AppError('NOT_FOUND');
        return changeAnswer(request, shown, null);
      },
    },
    {
      method: 'POST',
      path: '/plan/changes/:id/decision',
      what: 'Approve or refuse a change of the plan',
      permission: 'plan.own',
      handle: (request) => decide(services, request),
    },
    {
      method: 'POST',
      path: '/plan/changes/:id/taking-back',
      what: 'Take back a change that one asked for',
      permission: 'plan.own',
      handle: (request) => takeBack(services, request),
    },
  ];
}

type Found = ChangeOfPlan & {
  around: Around;
  standing: Standing;
  /** Who has to decide: as it was when it was asked for, or higher where the action stands otherwise by now. */
  decidedBy: DecidedBy;
  overtaken: Overtaken | null;
  isOwn: boolean;
};

/** A change for those who may see it: readers of the plan, whoever asked for it, owns the action or has to decide. */
async function shownOf(request: SignedInRequest, id: string): Promise<Found> {
  const { db, visitor, may } = request;
  const around = await aroundOf(request);
  const of = (await loadAllChanges(db, visitor.authority, around.plan)).find(({ change }) => change.id === id);
  if (!of) throw new AppError('NOT_FOUND');
  const { change, action } = of;
  const standing = standingOf(request, around.plan, action);
  const isOwn = change.askedById === visitor.personId;
  if (!may('plan.read') && !isOwn && !standing.isOwner && !standing.isSponsor) throw new AppError('NOT_FOUND');
  const asked = { decider: change.decider, why: change.whyDecider };
  const isOpen = change.state === 'asked';
  return {
    ...{ ...of, around, standing, isOwn },
    decidedBy: isOpen ? stricter(asked, await decidedNow(request, of, around)) : asked,
    overtaken: isOpen ? overtakenBy(change, action, around) : null,
  };
}

/** Who would decide it as the action stands now, by the rules of the day on which it was asked for. */
async function decidedNow({ db, visitor, today }: SignedInRequest, { change, action }: ChangeOfPlan, { plan }: Around) {
  const { rules } = rulesOn(await loadDecidingRules(db, visitor.authority), change.askedOn);
  return deciderOf(change, action, rules, { plan, workingDays: englandWorkingDays, today });
}

async function changeAnswer(request: SignedInRequest, found: Found, typed: FormShown | null): Promise<Answer> {
  const { may } = request;
  const { change, action, isOwn, standing, decidedBy } = found;
  const mayIt = mayDecide(decidedBy.decider, isOwn, standing);
  const title = `${KIND_WORDS[change.kind]}: ${aboutOf(change, action)}`;
  const main = changePage({
    ...{ change, action, decidedBy, overtaken: found.overtaken, title },
    mayDecide: change.state === 'asked' && mayIt,
    mayTakeBack: change.state === 'asked' && isOwn,
    readsPlan: may('plan.read'),
    shown: typed ?? untouched(request),
    navigation: improvementNavigation(may, '/plan/changes'),
  });
  const back = may('plan.read')
    ? { href: '/plan/changes', text: 'Changes' }
    : { href: '/my-actions', text: 'My actions' };
  return shownAnswer(request, { title, back, main }, typed, DONE);
}

const DONE: Readonly<Record<string, string>> = {
  asked: 'Asked for. Whoever may decide it is told.',
  'at-once': 'Done: the rules leave this to the owner.',
  approved: 'Approved, and done. Whoever asked for it is told.',
  refused: 'Refused. Whoever asked for it is told.',
  back: 'Taken back.',
};

const LONGEST_WORDS = 1000;
const LONGEST_MINUTE = 200;

async function decide(services: PlanServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const found = await shownOf(request, request.params['id'] ?? '');
  const { change, action, around, decidedBy, overtaken } = found;
  if (!mayDecide(decidedBy.decider, found.isOwn, found.standing)) throw new AppError('NOT_FOUND');
  if (change.state !== 'asked' || versionIn(form) !== change.version) throw new AppError('STALE');
  const answer = oneOf(['approved', 'refused'], form['answer']);
  const words = textIn(form, 'words');
  const minute = textIn(form, 'minute');
  const problems = problemsOf({ answer, words, minute }, decidedBy, overtaken);
  if (problems.length > 0 || answer === null) return changeAnswer(request, found, refused(request, problems));
  const by = writingBy(request, services);
  const decision = { id: change.id, version: change.version, state: answer, decider: decidedBy.decider, words, minute };
  if (!(await decideChange(db, visitor.authority, decision, by))) throw new AppError('STALE');
  const about = aboutOf(change, action);
  if (answer === 'approved') {
    const name = [visitor.name, visitor.duties].filter((text) => text !== '').join(', ');
    const approval = { plan: around.plan, change, action, by, minute };
    await applyChange(db, visitor.authority, { ...approval, decidedBy: name });
  }
  const href = hrefOf(change.id, action);
  await tellDecided(db, visitor.authority, { change, about, action, href, by: visitor.personId, at: by.at });
  await record(db, visitor, 'plan.change.decided', change.id, {
    detail: { decision: answer, about, decider: decidedBy.decider, ...(minute !== '' && { minute }) },
    reason: words,
  });
  return { kind: 'redirect', to: `${href}?done=${answer}` };
}

type Decision = { answer: 'approved' | 'refused' | null; words: string; minute: string };

function problemsOf(
  { answer, words, minute }: Decision,
  { decider }: DecidedBy,
  overtaken: Overtaken | null,
): Problem[] {
  const isBoard = answer === 'approved' && decider === 'board';
  const isGone = answer === 'approved' && overtaken !== null;
  return [
    answer === null ? { field: 'answer', text: 'Choose whether it is approved or refused' } : null,
    isGone
      ? {
          field: 'answer',
          text: 'It can no longer be approved as it was asked for: compare both sides, then refuse it',
        }
      : null,
    textProblem(words, 'words', {
      asked: answer === 'refused' ? 'Say why it is refused' : null,
      longest: LONGEST_WORDS,
    }),
    textProblem(minute, 'minute', {
      asked: isBoard ? 'Enter the minute of the board in which it stands' : null,
      longest: LONGEST_MINUTE,
    }),
  ].filter((problem) => problem !== null);
}

async function takeBack(services: PlanServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const { change, action, isOwn } = await shownOf(request, request.params['id'] ?? '');
  if (!isOwn) throw new AppError('NOT_FOUND');
  const by = writingBy(request, services);
  const decision = { id: change.id, version: versionIn(form), state: 'takenBack', words: '', minute: '' } as const;
  const isTaken = await decideChange(db, visitor.authority, { ...decision, decider: change.decider }, by);
  if (!isTaken) throw new AppError('STALE');
  const href = hrefOf(change.id, action);
  const about = aboutOf(change, action);
  await tellDecided(db, visitor.authority, { change, about, action: null, href, by: visitor.personId, at: by.at });
  await record(db, visitor, 'plan.change.taken-back', change.id, { detail: { about } });
  return { kind: 'redirect', to: `${href}?done=back` };
}
