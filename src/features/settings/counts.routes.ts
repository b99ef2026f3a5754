import { type FormShown, refused, untouched, writingBy } from '#features/forms/index.ts';
import { record } from '#features/record/index.ts';
import { COUNTS, type CountId } from '#kernel/counts.ts';
import { momentInWords } from '#kernel/moment.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { overwriting, versionIn } from '#platform/web/stale.ts';
import { overtaken, type SettingsServices, shownAnswer } from './answers.routes.ts';
import { isCount, readCount } from './count-form.ts';
import { countHeld, countPage, countsPage } from './counts.page.ts';
import { addCount, loadOwnCounts } from './counts.store.ts';

const PERMISSION = 'measures.set';
const BACK = { href: '/settings/counts', text: 'Counts' };

/** The numbers that rules count by, and a council's own. Nothing is counted anew: rules ask for them when they run. */
export function countRoutes(services: SettingsServices): Route[] {
  return [
    {
      method: 'GET',
      path: '/settings/counts',
      what: 'Numbers that rules count by, and where each comes from',
      permission: PERMISSION,
      handle: allAnswer,
    },
    {
      method: 'GET',
      path: '/settings/counts/:rule',
      what: 'One number that rules count by and what was settled about it',
      permission: PERMISSION,
      handle: (request) => countAnswer(request, ruleOf(request), untouched(request)),
    },
    {
      method: 'POST',
      path: '/settings/counts/:rule',
      what: 'Settle a number of the council’s own',
      permission: PERMISSION,
      handle: (request) => settle(services, request),
    },
  ];
}

async function allAnswer(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, today, may } = request;
  const own = await loadOwnCounts(db, visitor.authority);
  const main = countsPage({ council: visitor.council, own, today, may });
  return shownAnswer(request, { title: 'Counts', back: null, main }, null);
}

function ruleOf({ params }: SignedInRequest): CountId {
  const id = params['rule'] ?? '';
  if (!isCount(id)) throw new AppError('NOT_FOUND');
  return id;
}

async function ofRule({ db, visitor }: SignedInRequest, id: CountId) {
  return (await loadOwnCounts(db, visitor.authority)).filter(({ rule }) => rule === id);
}

async function countAnswer(request: SignedInRequest, id: CountId, shown: FormShown): Promise<Answer> {
  const main = countPage({ id, own: await ofRule(request, id), today: request.today, shown });
  return shownAnswer(request, { title: COUNTS[id].what, back: BACK, main }, shown);
}

async function settle(services: SettingsServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today, csrfToken } = request;
  const id = ruleOf(request);
  const asked = readCount(form, id, today);
  if (!asked.ok) return countAnswer(request, id, refused(request, asked.problems));
  const before = await ofRule(request, id);
  const last = before.at(-1);
  const count = { ...asked.given, version: versionIn(form) + 1 };
  const isNext = count.version === before.length + 1;
  if (!isNext || !(await addCount(db, visitor.authority, count, writingBy(request, services)))) {
    const [latest] = (await ofRule(request, id)).slice(-1);
    if (!latest) throw new AppError('STALE');
    const stale = {
      what: `the number ${id}`,
      changed: { by: latest.enteredBy, when: momentInWords(latest.enteredAt) },
      fields: [
        { label: 'Number', now: countHeld(latest), typed: countHeld(count) },
        { label: 'Why', now: latest.reason, typed: count.reason },
        { label: 'Source', now: latest.source, typed: count.source },
      ],
      ...{ action: `/settings/counts/${id}`, keepHref: `/settings/counts/${id}` },
      hidden: overwriting(form, {}, latest.version, csrfToken),
    };
    return countAnswer(request, id, overtaken(request, stale));
  }
  await record(db, visitor, 'count.settled', id, {
    before: { count: last ? countHeld(last) : null },
    after: { count: countHeld(count), source: count.source, approved: count.approvedBy },
    reason: count.reason,
  });
  return { kind: 'redirect', to: '/settings/counts?done=count' };
}
