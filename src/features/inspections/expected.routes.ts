import { type FormShown, refused, untouched, writingBy } from '#features/forms/index.ts';
import { record } from '#features/record/index.ts';
import { dayIn, dayProblem, lineIn, oneOf, textProblem } from '#kernel/form.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { expectedPage } from './expected.page.ts';
import { type InspectionServices, seeingOf, shownAnswer } from './form.routes.ts';
import { loadInspections } from './inspections.store.ts';
import { addInterval, loadIntervals } from './intervals.store.ts';
import { expectations, SERIES } from './intervals.ts';
import { improvementNavigation } from './navigation.page.ts';

/** When the next inspection of each series is expected, by facts that the council can settle. */
export function expectedRoutes(services: InspectionServices): Route[] {
  return [
    {
      method: 'GET',
      path: '/inspections/expected',
      what: 'When the next inspection of each kind is expected',
      permission: 'inspections.manage',
      handle: (request) => answer(request, untouched(request)),
    },
    {
      method: 'POST',
      path: '/inspections/expected',
      what: 'Settle when inspections of a kind are expected',
      permission: 'inspections.manage',
      handle: (request) => settle(services, request),
    },
  ];
}

async function answer(request: SignedInRequest, shown: FormShown): Promise<Answer> {
  const { db, visitor, today, may } = request;
  const settled = await loadIntervals(db, visitor.authority);
  const inspections = await loadInspections(db, visitor.authority, seeingOf(request));
  const main = expectedPage({
    navigation: improvementNavigation(may, '/inspections'),
    expected: expectations(inspections, settled, today),
    ...{ settled, today, shown },
  });
  const back = { href: '/inspections', text: 'Inspections' };
  return shownAnswer(request, { title: 'When the next are expected', back, main }, shown);
}

const MOST_MONTHS = 240;

async function settle(services: InspectionServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const series = oneOf(SERIES, form['series']);
  const typed = lineIn(form, 'months');
  const months = typed === '' ? null : Number(typed);
  const from = dayIn(form, 'from');
  const source = lineIn(form, 'source');
  const isNumber = months === null || (Number.isInteger(months) && months >= 1 && months <= MOST_MONTHS);
  const problems = [
    series === null ? { field: 'series', text: 'Choose the kind' } : null,
    isNumber ? null : { field: 'months', text: `Enter whole months from 1 to ${MOST_MONTHS}, or leave it empty` },
    dayProblem(from, 'from', 'Enter the day from which it holds', today),
    textProblem(source, 'source', { asked: 'Enter where it stands', longest: 300 }),
  ].filter((problem) => problem !== null);
  if (problems.length > 0 || series === null || from === null) return answer(request, refused(request, problems));
  await addInterval(db, visitor.authority, { series, months, from, source }, writingBy(request, services));
  await record(db, visitor, 'inspection.expected', series, { after: { months, from, source } });
  return { kind: 'redirect', to: '/inspections/expected?done=saved' };
}
