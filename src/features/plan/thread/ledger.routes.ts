import { loadFindings } from '#features/inspections/index.ts';
import { csv } from '#kernel/csv.ts';
import { dayIn, isDayBlank } from '#kernel/form.ts';
import { countsOn, type LedgerStep } from '#kernel/ledger.ts';
import { dateInWords, type LocalDate, parseLocalDate, partsOf } from '#kernel/local-date.ts';
import { lastDayOf, monthAfter, monthOf, monthsFrom } from '#kernel/month.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { csvAnswer, headed, pageAnswer, threadOf } from './asked.routes.ts';
import { type LedgerLine, ledgerPage } from './ledger.page.ts';

/** What was raised, closed and superseded by any day. */
export function ledgerRoutes(): Route[] {
  return [
    {
      ...{ method: 'GET', path: '/plan/ledger', permission: 'plan.read' },
      what: 'How many findings, recommendations and actions were open, closed and superseded on a day',
      handle: ledgerAnswer,
    },
    {
      ...{ method: 'GET', path: '/plan/ledger.csv', permission: 'plan.read' },
      what: 'The same as CSV, with the months before',
      handle: ledgerCsv,
    },
  ];
}

const MONTHS = 12;

/** The day of the address, as `on=2022-07-15` or in three boxes; today where there is none or it is wrong. */
function dayAsked({ query, today }: SignedInRequest): { on: LocalDate; problem: string | null } {
  const written = parseLocalDate(query['on'] ?? '');
  if (query['on'] === undefined && isDayBlank(query, 'on')) return { on: today, problem: null };
  const on = written ?? dayIn(query, 'on');
  if (on === null) return { on: today, problem: 'Enter a day with its month and year, for example 15 7 2022' };
  return on > today
    ? { on: today, problem: `The day must be ${dateInWords(today)} or earlier` }
    : { on, problem: null };
}

async function linesOn(request: SignedInRequest, on: LocalDate): Promise<LedgerLine[]> {
  const { db, visitor, may } = request;
  const { plan, recommendations } = await threadOf(request);
  const findings = await loadFindings(db, visitor.authority, { seesHeld: may('inspections.held') });
  const line = (
    id: LedgerLine['id'],
    name: string,
    href: string,
    things: readonly { steps: readonly LedgerStep[] }[],
  ): LedgerLine => {
    const steps = things.map((thing) => thing.steps);
    const first = monthAfter(monthOf(on), 1 - MONTHS);
    const months = monthsFrom(first, monthOf(on)).map((month) => {
      const last = lastDayOf(month);
      return { month, count: countsOn(steps, last < on ? last : on) };
    });
    return {
      id,
      name,
      href,
      count: countsOn(steps, on),
      months: months.some(({ count }) => count.raised > 0) ? months : [],
    };
  };
  return [
    line('findings', 'Findings', '/inspections', findings),
    line('recommendations', 'Recommendations', '/plan/recommendations', recommendations),
    line('actions', 'Actions', '/plan', plan.actions),
  ];
}

async function ledgerAnswer(request: SignedInRequest): Promise<Answer> {
  const { on, problem } = dayAsked(request);
  const { query } = request;
  const { year, month, day } = partsOf(on);
  const usual = { day: String(day), month: String(month), year: String(year) };
  const typed =
    problem === null
      ? usual
      : { day: query['on-day'] ?? '', month: query['on-month'] ?? '', year: query['on-year'] ?? '' };
  const main = ledgerPage({
    ...headed(request, '/plan/ledger'),
    ...{ on, typed, problem, lines: await linesOn(request, on) },
  });
  const answer = pageAnswer('What was raised, and what became of it', main, { href: '/plan', text: 'Plan' });
  if (problem === null || answer.kind !== 'page') return answer;
  return { ...answer, status: 422, errors: [{ text: problem, href: '#on' }] };
}

async function ledgerCsv(request: SignedInRequest): Promise<Answer> {
  const { on } = dayAsked(request);
  const lines = await linesOn(request, on);
  const rows = lines.flatMap(({ name, count, months }) => [
    [name, on, count.raised, count.open, count.closed, count.superseded],
    ...months
      .filter(({ month }) => lastDayOf(month) < on)
      .toReversed()
      .map(({ month, count: then }) => [name, lastDayOf(month), then.raised, then.open, then.closed, then.superseded]),
  ]);
  return csvAnswer('raised-and-closed.csv', csv(['What', 'On', 'Raised', 'Open', 'Closed', 'Superseded'], rows));
}
