import { type FormShown, refused, untouched } from '#features/forms/index.ts';
import { CATALOGUE } from '#features/measures/index.ts';
import { record } from '#features/record/index.ts';
import { dateInWords } from '#kernel/local-date.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { overwriting, versionIn } from '#platform/web/stale.ts';
import { overtaken, type SettingsServices, shownAnswer } from './answers.routes.ts';
import { addMeaning, loadSupplied } from './supplied.store.ts';
import { KIND_WORDS, meaningPage } from './supplied-meaning.page.ts';
import { nextId, readChange, readMeaning, type SuppliedMeasure } from './supplied-measure.ts';

const PERMISSION = 'measures.supply';
const BACK = { href: '/supplied', text: 'Local measures' };

/** Defining measures whose figures are supplied, and changing what they mean. */
export function suppliedMeasureRoutes(services: SettingsServices): Route[] {
  return [
    {
      method: 'GET',
      path: '/supplied/measures/new',
      what: 'Define a local measure',
      permission: PERMISSION,
      handle: (request) => meaningAnswer(request, null, untouched(request)),
    },
    {
      method: 'POST',
      path: '/supplied/measures',
      what: 'Define a local measure',
      permission: PERMISSION,
      handle: (request) => define(services, request),
    },
    {
      method: 'GET',
      path: '/supplied/measures/:measure',
      what: 'What a local measure means, with its versions',
      permission: PERMISSION,
      handle: async (request) => meaningAnswer(request, await measureOf(request), untouched(request)),
    },
    {
      method: 'POST',
      path: '/supplied/measures/:measure',
      what: 'Change what a local measure means',
      permission: PERMISSION,
      handle: (request) => change(services, request),
    },
  ];
}

async function measureOf({ db, visitor, params }: SignedInRequest): Promise<SuppliedMeasure> {
  const measure = (await loadSupplied(db, visitor.authority)).find(({ id }) => id === params['measure']);
  if (!measure) throw new AppError('NOT_FOUND');
  return measure;
}

function meaningAnswer(request: SignedInRequest, measure: SuppliedMeasure | null, shown: FormShown): Answer {
  const title = measure ? 'Change what it means' : 'Define a measure';
  return shownAnswer(request, { title, back: BACK, main: meaningPage({ measure, shown }) }, shown);
}

function titlesBeside(measures: readonly SuppliedMeasure[], own: SuppliedMeasure | null): string[] {
  const others = measures.filter(({ id }) => id !== own?.id).map(({ title }) => title);
  return [...CATALOGUE.map(({ description }) => description.title), ...others];
}

async function define({ clock }: SettingsServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const measures = await loadSupplied(db, visitor.authority);
  const asked = readMeaning(form, titlesBeside(measures, null));
  if (!asked.ok) return meaningAnswer(request, null, refused(request, asked.problems));
  const id = nextId(measures);
  if (id === null) {
    const problem = { field: 'title', text: 'There are 99 local measures already: no more can be defined' };
    return meaningAnswer(request, null, refused(request, [problem]));
  }
  const version = { id, version: 1, what: 'First version.' };
  const by = { personId: visitor.personId, at: clock.stamp() };
  if (!(await addMeaning(db, visitor.authority, version, asked.given, by))) throw new AppError('STALE');
  await record(db, visitor, 'supplied.defined', id, { after: { ...asked.given } });
  return { kind: 'redirect', to: '/supplied?done=defined' };
}

async function change({ clock }: SettingsServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, csrfToken } = request;
  const measure = await measureOf(request);
  const asked = readMeaning(form, titlesBeside(await loadSupplied(db, visitor.authority), measure));
  const what = readChange(form);
  if (!asked.ok || !what.ok) {
    const problems = [asked, what].flatMap((one) => (one.ok ? [] : one.problems));
    return meaningAnswer(request, measure, refused(request, problems));
  }
  const version = { id: measure.id, version: versionIn(form) + 1, what: what.given };
  const by = { personId: visitor.personId, at: clock.stamp() };
  const isNext = version.version === measure.versions.length + 1;
  if (!isNext || !(await addMeaning(db, visitor.authority, version, asked.given, by))) {
    const last = measure.versions.at(-1);
    const stale = {
      what: `what ${measure.id} means`,
      changed: last ? { by: last.by, when: dateInWords(last.on) } : null,
      fields: [
        { label: 'Title', now: measure.title, typed: asked.given.title },
        { label: 'How it is made', now: KIND_WORDS[measure.kind], typed: KIND_WORDS[asked.given.kind] },
        { label: 'Numerator', now: measure.numeratorInWords, typed: asked.given.numeratorInWords },
        { label: 'Denominator', now: measure.denominatorInWords, typed: asked.given.denominatorInWords },
        { label: 'Source', now: measure.source, typed: asked.given.source },
      ],
      ...{ action: `/supplied/measures/${measure.id}`, keepHref: `/supplied/measures/${measure.id}` },
      hidden: overwriting(form, {}, measure.versions.length, csrfToken),
    };
    return meaningAnswer(request, measure, overtaken(request, stale));
  }
  const { id: _id, versions: _versions, ...before } = measure;
  await record(db, visitor, 'supplied.changed', measure.id, {
    ...{ before, after: { ...asked.given } },
    reason: what.given,
  });
  return { kind: 'redirect', to: `/supplied/measures/${measure.id}?done=changed` };
}
