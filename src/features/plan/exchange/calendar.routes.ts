import { allows, people } from '#features/access/index.ts';
import { record } from '#features/record/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, OpenRequest, Route, SignedInRequest } from '#platform/web/route.ts';
import { loadDeadlines } from '../deadlines.store.ts';
import { type PlanServices, shownAnswer } from '../form.routes.ts';
import { loadPlan } from '../plan.store.ts';
import { calendarMadePage, calendarPage } from './calendar.page.ts';
import { calendarDays } from './calendar.ts';
import { calendarGiven, calendarSince, endCalendar, findCalendar, makeCalendar } from './calendars.store.ts';
import { calendarFile } from './ical.ts';

type Services = Pick<PlanServices, 'database' | 'clock' | 'publicUrl'>;

const PERMISSION = 'plan.own';
const BACK = { href: '/my-actions', text: 'My actions' };
const CALENDAR = 'text/calendar; charset=utf-8';
const DONE = { ended: 'The link is ended: a calendar that follows it gets nothing more.' } as const;

/** The days of somebody's actions for their calendar. */
export function calendarRoutes(services: Services): Route[] {
  return [
    {
      ...{ method: 'GET', path: '/my-actions/calendar', permission: PERMISSION },
      what: 'How to see the days of one’s actions in a calendar',
      handle: pageAnswer,
    },
    {
      ...{ method: 'GET', path: '/my-actions/calendar.ics', permission: PERMISSION },
      what: 'The days of one’s actions as a calendar file',
      handle: (request) => fileAnswer(services, request),
    },
    {
      ...{ method: 'POST', path: '/my-actions/calendar', permission: PERMISSION },
      what: 'Make a link by which a calendar reads the days of one’s actions',
      handle: (request) => make(services, request),
    },
    {
      ...{ method: 'POST', path: '/my-actions/calendar/end', permission: PERMISSION },
      what: 'End the link of a calendar',
      handle: (request) => end(services, request),
    },
    {
      ...{ method: 'GET', path: '/calendar/:token', permission: 'anybody' },
      what: 'The days of somebody’s actions, by the link of their calendar',
      open: (request) => linkAnswer(services, request),
    },
  ];
}

async function pageAnswer(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, csrfToken } = request;
  const since = await calendarSince(db, visitor.authority, visitor.personId);
  const shown = { title: 'Calendar', back: BACK, main: calendarPage({ since, csrfToken }), section: 'my-actions' };
  return shownAnswer(request, shown, null, DONE);
}

async function fileAnswer(services: Services, { db, visitor, may }: SignedInRequest): Promise<Answer> {
  const whose = { authority: visitor.authority, personId: visitor.personId, managesPlan: may('plan.manage') };
  const body = await fileOf(services, db, whose, true);
  return { kind: 'file', name: 'my-actions.ics', contentType: CALENDAR, body };
}

type Whose = { authority: AuthorityId; personId: string; managesPlan: boolean };

async function fileOf({ clock, publicUrl }: Services, db: Tenant, whose: Whose, showsTitles: boolean) {
  const plan = await loadPlan(db, whose.authority);
  const limits = await loadDeadlines(db, whose.authority);
  const days = calendarDays(plan, { ...whose, limits });
  return calendarFile({ days, showsTitles, publicUrl, madeAt: clock.stamp() });
}

async function make({ clock, publicUrl }: Services, { db, visitor }: SignedInRequest): Promise<Answer> {
  const token = await makeCalendar(db, visitor.authority, { personId: visitor.personId, now: clock.now() });
  await record(db, visitor, 'plan.calendar.made', visitor.personId);
  const main = calendarMadePage(new URL(`/calendar/${token}.ics`, publicUrl).href);
  return { kind: 'page', title: 'Copy this link now', back: BACK, main, section: 'my-actions' };
}

async function end({ clock }: Services, { db, visitor }: SignedInRequest): Promise<Answer> {
  const isEnded = await endCalendar(db, visitor.authority, { personId: visitor.personId, now: clock.now() });
  if (isEnded) await record(db, visitor, 'plan.calendar.ended', visitor.personId);
  return { kind: 'redirect', to: '/my-actions/calendar?done=ended' };
}

/** What a calendar reads: refs and no titles. Whatever the reason why a link is not good, it is answered alike. */
async function linkAnswer(services: Services, { params, today }: OpenRequest): Promise<Answer> {
  const given = calendarGiven(params['token'] ?? '');
  if (given === null) throw new AppError('NOT_FOUND');
  const { authority, token } = given;
  const body = await services.database.as(authority, async (db) => {
    const personId = await findCalendar(db, authority, token);
    const managesPlan = personId === null ? null : await managing(db, authority, { personId, today });
    if (personId === null || managesPlan === null) throw new AppError('NOT_FOUND');
    return fileOf(services, db, { authority, personId, managesPlan }, false);
  });
  return { kind: 'text', contentType: CALENDAR, body };
}

/** Whether somebody manages the plan as well; null where they may no longer answer for actions. */
async function managing(
  db: Tenant,
  authority: AuthorityId,
  { personId, today }: { personId: string; today: LocalDate },
): Promise<boolean | null> {
  const person = (await people(db, authority, today)).find((each) => each.personId === personId);
  const may = (permission: 'plan.own' | 'plan.manage') =>
    person?.roles.some((role) => allows(role, permission)) ?? false;
  return may('plan.own') ? may('plan.manage') : null;
}
