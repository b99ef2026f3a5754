import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { answersFrom, correctionsFrom } from './correcting.ts';
import type { Extract } from './extract.ts';
import { headingsPage } from './headings.page.ts';
import { saveCorrections } from './headings.store.ts';
import { inState, moveOn } from './one-extract.routes.ts';
import { loadSummary } from './preview.store.ts';
import type { ExtractServices } from './services.job.ts';

/** How a file was understood, and a person's corrections to it. */
export function headingRoutes(services: ExtractServices): Route[] {
  return [
    {
      method: 'GET',
      path: '/extracts/:id/headings',
      what: 'How headings were understood, to correct it',
      permission: 'extracts.load',
      handle: async (request) => headingsAnswer(request, await inState(request, 'preview')),
    },
    {
      method: 'POST',
      path: '/extracts/:id/headings',
      what: 'Correct headings and read the file again',
      permission: 'extracts.load',
      async handle(request) {
        const { db, visitor, form } = request;
        const extract = await inState(request, 'preview');
        if (form['version'] !== String(extract.version)) throw new AppError('STALE');
        const summary = await loadSummary(db, visitor.authority, extract);
        const corrections = correctionsFrom(form, summary);
        await saveCorrections(db, visitor.authority, visitor.personId, corrections);
        return moveOn(services, request, extract, {
          change: { to: 'reading', answers: answersFrom(form, summary) },
          recordedAs: 'extract.headings.corrected',
          recorded: { detail: { headings: corrections.length } },
          job: 'extract.read',
        });
      },
    },
  ];
}

async function headingsAnswer({ db, visitor, csrfToken }: SignedInRequest, extract: Extract): Promise<Answer> {
  const summary = await loadSummary(db, visitor.authority, extract);
  const main = headingsPage(extract, summary, csrfToken);
  return {
    kind: 'page',
    section: 'extracts',
    title: 'Correct how the file was read',
    back: { href: `/extracts/${extract.id}` },
    main,
  };
}
