import { type FormShown, formAnswer, type Shown } from '#features/forms/index.ts';
import type { Answer, SignedInRequest } from '#platform/web/route.ts';

const DONE: Readonly<Record<string, string>> = { saved: 'Saved.' };

export function readinessAnswer(
  request: Pick<SignedInRequest, 'query'>,
  page: Shown,
  shown: FormShown | null = null,
): Answer {
  return formAnswer(request, page, shown, { section: 'plan', done: DONE });
}
