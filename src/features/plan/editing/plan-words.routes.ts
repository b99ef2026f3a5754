import { type FormShown, refused, untouched } from '#features/forms/index.ts';
import { record } from '#features/record/index.ts';
import { dayFields } from '#kernel/form.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { versionIn } from '#platform/web/stale.ts';
import { shownAnswer } from '../form.routes.ts';
import { loadPlan } from '../plan.store.ts';
import { addPlan } from '../writing.store.ts';
import { planOf, tooLate } from './choices.routes.ts';
import { changePlan } from './editing.store.ts';
import { newPlanPage, planWordsPage } from './plan-forms.page.ts';
import { readNewPlan, readPlanWords } from './read-plan.ts';

const PERMISSION = 'plan.manage';
const BACK = { href: '/plan', text: 'Plan' };
const LABELS = { name: 'Name', vision: 'Vision' };

/** Beginning the plan, and the words above it. */
export function planWordsRoutes(): Route[] {
  return [
    {
      method: 'GET',
      path: '/plan/new',
      what: 'Begin the plan',
      permission: PERMISSION,
      async handle(request) {
        await mustHaveNone(request);
        return newAnswer(
          request,
          untouched(request, { name: 'Improvement plan', ...dayFields('from', request.today) }),
        );
      },
    },
    { method: 'POST', path: '/plan/new', what: 'Begin the plan', permission: PERMISSION, handle: begin },
    {
      method: 'GET',
      path: '/plan/edit',
      what: 'Change the plan’s name and vision',
      permission: PERMISSION,
      handle: async (request) => wordsAnswer(request, null),
    },
    {
      method: 'POST',
      path: '/plan/edit',
      what: 'Change the plan’s name and vision',
      permission: PERMISSION,
      handle: change,
    },
  ];
}

async function mustHaveNone({ db, visitor }: SignedInRequest): Promise<void> {
  if ((await loadPlan(db, visitor.authority)) !== null) throw new AppError('STALE');
}

function newAnswer(request: SignedInRequest, shown: FormShown): Answer {
  return shownAnswer(request, { title: 'Begin the plan', back: BACK, main: newPlanPage(shown) }, shown);
}

async function begin(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const asked = readNewPlan(form, today);
  if (!asked.ok) return newAnswer(request, refused(request, asked.problems));
  await mustHaveNone(request);
  const id = await addPlan(db, visitor.authority, asked.given);
  await record(db, visitor, 'plan.begun', id, { after: asked.given });
  return { kind: 'redirect', to: '/plan?done=begun' };
}

async function wordsAnswer(request: SignedInRequest, typed: FormShown | null): Promise<Answer> {
  const plan = await planOf(request);
  const opened = { name: plan.name, vision: plan.vision };
  const shown = typed ?? untouched(request, opened);
  const main = planWordsPage(plan, shown, opened);
  return shownAnswer(request, { title: 'Name and vision', back: BACK, main }, shown);
}

async function change(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const plan = await planOf(request);
  const asked = readPlanWords(form);
  if (!asked.ok) return wordsAnswer(request, refused(request, asked.problems));
  const before = { name: plan.name, vision: plan.vision };
  if (!(await changePlan(db, visitor.authority, { id: plan.id, version: versionIn(form) }, asked.given))) {
    const overtaking = {
      ...{ what: 'the plan’s name and vision', subject: plan.id, version: plan.version, labels: LABELS },
      ...{ now: before, action: '/plan/edit', keepHref: '/plan' },
    };
    return wordsAnswer(request, await tooLate(request, overtaking, {}));
  }
  await record(db, visitor, 'plan.changed', plan.id, { before, after: asked.given });
  return { kind: 'redirect', to: '/plan?done=saved' };
}
