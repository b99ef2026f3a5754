import { dayFields, type Form } from '#kernel/form.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Update } from '../plan.ts';

type Begun = { given: Form; seen: number; opened: number };

/**
 * What a form begins with: what was just typed, else the draft, else forecast, confidence and what blocks it of the last update
 * as far as they still hold.
 */
export function beginning({
  updates,
  draft,
  tried,
  today,
  now,
}: {
  updates: readonly Update[];
  draft: { fields: Form; seen: number } | null;
  tried: Form | null;
  today: LocalDate;
  now: Date;
}): Begun {
  const count = updates.length;
  if (tried !== null)
    return { given: tried, seen: number(tried['seen'], count), opened: number(tried['opened'], now.getTime()) };
  if (draft !== null) return { given: draft.fields, seen: draft.seen, opened: now.getTime() };
  const [last] = updates;
  const forecast = last?.forecastOn ?? null;
  const given = {
    ...(forecast !== null && forecast >= today && dayFields('forecast', forecast)),
    ...(last?.confidence && { confidence: last.confidence }),
    // What blocks it does until somebody says that it does not: emptied, it is lifted.
    ...(last && last.blocked !== '' && { blocked: last.blocked, unblockedBy: last.unblockedBy }),
  };
  return { given, seen: count, opened: now.getTime() };
}

function number(text: string | undefined, otherwise: number): number {
  return /^\d{1,16}$/.test(text ?? '') ? Number(text) : otherwise;
}
