import { type FormShown, refused, untouched } from '#features/forms/index.ts';
import {
  addLimit,
  addReferralCounting,
  type LocalLimit,
  loadLimits,
  loadReferralCounting,
} from '#features/measures/index.ts';
import { record } from '#features/record/index.ts';
import { dayIn, read } from '#kernel/form.ts';
import { dateInWords } from '#kernel/local-date.ts';
import { momentInWords } from '#kernel/moment.ts';
import { limitInWords, TIMESCALES, type TimescaleId } from '#kernel/timescales.ts';
import { englandWorkingDays } from '#kernel/working-days.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { overwriting, versionIn } from '#platform/web/stale.ts';
import { overtaken, type SettingsServices, shownAnswer } from './answers.routes.ts';
import { isRule, looserProblem, readLimit, readReferralCounting, readTerms } from './limit-form.ts';
import { PROFILES, type Profile } from './profiles.ts';
import { limitPage, ofRule, profilePage, referralsPage, timescalesPage } from './timescales.page.ts';

const PERMISSION = 'measures.set';
const BACK = { href: '/settings/timescales', text: 'Limits' };

/** Limits of the council's own, profiles of them, and what the files' number of referrals counts. */
export function timescaleRoutes(services: SettingsServices): Route[] {
  return [
    {
      method: 'GET',
      path: '/settings/timescales',
      what: 'Limits in force, and where each comes from',
      permission: PERMISSION,
      handle: allAnswer,
    },
    {
      method: 'GET',
      path: '/settings/timescales/:rule',
      what: 'One limit and what was settled about it',
      permission: PERMISSION,
      handle: (request) => limitAnswer(request, ruleOf(request), untouched(request)),
    },
    {
      method: 'POST',
      path: '/settings/timescales/:rule',
      what: 'Settle a limit of the council’s own',
      permission: PERMISSION,
      handle: (request) => settleLimit(services, request),
    },
    {
      method: 'GET',
      path: '/settings/profiles/:profile',
      what: 'A profile of limits',
      permission: PERMISSION,
      handle: (request) => profileAnswer(request, profileOf(request), untouched(request)),
    },
    {
      method: 'POST',
      path: '/settings/profiles/:profile',
      what: 'Take a profile of limits over from a day',
      permission: PERMISSION,
      handle: (request) => takeOver(services, request),
    },
    {
      method: 'GET',
      path: '/settings/referrals',
      what: 'What the files’ number of referrals counts',
      permission: PERMISSION,
      handle: (request) => referralsAnswer(request, untouched(request)),
    },
    {
      method: 'POST',
      path: '/settings/referrals',
      what: 'Say what the files’ number of referrals counts',
      permission: PERMISSION,
      handle: (request) => settleReferrals(services, request),
    },
  ];
}

async function allAnswer(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, today, may } = request;
  const main = timescalesPage({
    council: visitor.council,
    limits: await loadLimits(db, visitor.authority),
    referrals: await loadReferralCounting(db, visitor.authority),
    ...{ today, may },
  });
  return shownAnswer(request, { title: 'Limits', back: null, main }, null);
}

function ruleOf({ params }: SignedInRequest): TimescaleId {
  const id = params['rule'] ?? '';
  if (!isRule(id)) throw new AppError('NOT_FOUND');
  return id;
}

async function limitAnswer(request: SignedInRequest, id: TimescaleId, shown: FormShown): Promise<Answer> {
  const { db, visitor, today } = request;
  const own = ofRule(await loadLimits(db, visitor.authority), id);
  const title = TIMESCALES[id].requirement;
  return shownAnswer(request, { title, back: BACK, main: limitPage({ id, own, today, shown }) }, shown);
}

async function settleLimit(services: SettingsServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today, csrfToken } = request;
  const id = ruleOf(request);
  const asked = readLimit(form, id, today, englandWorkingDays);
  if (!asked.ok) return limitAnswer(request, id, refused(request, asked.problems));
  const before = ofRule(await loadLimits(db, visitor.authority), id);
  const last = before.at(-1);
  const limit = { ...asked.given, version: versionIn(form) + 1 };
  const by = { personId: visitor.personId, at: services.clock.stamp() };
  const isNext = limit.version === before.length + 1;
  if (!isNext || !(await addLimit(db, visitor.authority, limit, by))) {
    if (!last) throw new AppError('STALE');
    const stale = {
      what: `the limit ${id}`,
      changed: { by: last.enteredBy, when: momentInWords(last.enteredAt) },
      fields: [
        { label: 'Limit', now: inWords(last), typed: inWords(limit) },
        { label: 'Why', now: last.reason, typed: limit.reason },
      ],
      ...{ action: `/settings/timescales/${id}`, keepHref: `/settings/timescales/${id}` },
      hidden: overwriting(form, {}, before.length, csrfToken),
    };
    return limitAnswer(request, id, overtaken(request, stale));
  }
  await record(db, visitor, 'timescale.settled', id, {
    before: { limit: last ? inWords(last) : null },
    after: { limit: inWords(limit), source: limit.source, approved: limit.approvedBy },
    reason: limit.reason,
  });
  return countedAnew(services, request, '/settings/timescales?done=limit');
}

function inWords({ value, from }: Pick<LocalLimit, 'value' | 'from'>): string {
  return `${value ? limitInWords(value) : 'none of the council’s own'}, from ${dateInWords(from)}`;
}

function profileOf({ params }: SignedInRequest): Profile {
  const profile = PROFILES.find(({ id }) => id === params['profile']);
  if (!profile) throw new AppError('NOT_FOUND');
  return profile;
}

function profileAnswer(request: SignedInRequest, profile: Profile, shown: FormShown): Answer {
  return shownAnswer(request, { title: profile.title, back: BACK, main: profilePage(profile, shown) }, shown);
}

/** A profile's limits, all of them or none. */
async function takeOver(services: SettingsServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const profile = profileOf(request);
  const from = dayIn(form, 'from');
  const terms = readTerms(form, from, today);
  const looser = profile.limits.map(({ rule, value }) => from && looserProblem(rule, value, from, englandWorkingDays));
  const asked = read(from && { from, ...terms.given }, [...terms.problems, ...looser]);
  if (!asked.ok) return profileAnswer(request, profile, refused(request, asked.problems));
  const known = await loadLimits(db, visitor.authority);
  const by = { personId: visitor.personId, at: services.clock.stamp() };
  for (const { rule, value } of profile.limits) {
    const version = ofRule(known, rule).length + 1;
    if (!(await addLimit(db, visitor.authority, { ...asked.given, rule, value, version }, by)))
      throw new AppError('STALE');
  }
  await record(db, visitor, 'timescale.profile', profile.id, {
    after: { from: asked.given.from, source: asked.given.source, approved: asked.given.approvedBy },
    reason: asked.given.reason,
  });
  return countedAnew(services, request, '/settings/timescales?done=profile');
}

async function referralsAnswer(request: SignedInRequest, shown: FormShown): Promise<Answer> {
  const referrals = await loadReferralCounting(request.db, request.visitor.authority);
  const main = referralsPage({ referrals, shown });
  return shownAnswer(request, { title: 'Number of referrals', back: BACK, main }, shown);
}

async function settleReferrals(services: SettingsServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today, csrfToken } = request;
  const asked = readReferralCounting(form, today);
  if (!asked.ok) return referralsAnswer(request, refused(request, asked.problems));
  const before = await loadReferralCounting(db, visitor.authority);
  const last = before.at(-1);
  const setting = { ...asked.given, version: versionIn(form) + 1 };
  const by = { personId: visitor.personId, at: services.clock.stamp() };
  const says = (one: { includesLatest: boolean }) => (one.includesLatest ? 'Yes' : 'No');
  const isNext = setting.version === before.length + 1;
  if (!isNext || !(await addReferralCounting(db, visitor.authority, setting, by))) {
    if (!last) throw new AppError('STALE');
    const stale = {
      what: 'what the number of referrals counts',
      changed: { by: last.enteredBy, when: momentInWords(last.enteredAt) },
      fields: [
        { label: 'Counts the latest', now: says(last), typed: says(setting) },
        { label: 'From', now: dateInWords(last.from), typed: dateInWords(setting.from) },
      ],
      ...{ action: '/settings/referrals', keepHref: '/settings/referrals' },
      hidden: overwriting(form, {}, before.length, csrfToken),
    };
    return referralsAnswer(request, overtaken(request, stale));
  }
  await record(db, visitor, 'referrals.counted', setting.from, {
    before: { includesLatest: last?.includesLatest ?? null },
    after: { includesLatest: setting.includesLatest },
    reason: setting.reason,
  });
  return countedAnew(services, request, '/settings/timescales?done=referrals');
}

function countedAnew({ send }: SettingsServices, { visitor }: SignedInRequest, to: string): Answer {
  return { kind: 'redirect', to, afterwards: () => send('council.changed', visitor.authority, visitor.authority) };
}
