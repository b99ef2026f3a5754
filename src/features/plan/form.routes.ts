import { type FormShown, formAnswer, type Shown } from '#features/forms/index.ts';
import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import type { Files } from '#platform/files.ts';
import type { Scanner } from '#platform/scan.ts';
import type { Answer, SignedInRequest } from '#platform/web/route.ts';

/** What the pages of the plan need from those who wire them. */
export type PlanServices = {
  database: Database;
  clock: Clock;
  publicUrl: URL;
  isDemonstration: boolean;
  canMail: boolean;
  uploadMegabytes: number;
  /** For the files of updates. */
  files: Files;
  scan: Scanner;
};

const DONE: Readonly<Record<string, string>> = {
  begun: 'The plan is begun.',
  added: 'Added.',
  addedNoVerb: 'Added. Its title does not seem to begin with a verb: one that says what to do is easier to report on.',
  saved: 'Saved.',
  savedNoVerb: 'Saved. Its title does not seem to begin with a verb: one that says what to do is easier to report on.',
  ended: 'Ended. It stays in the plan’s history.',
  met: 'The milestone is met.',
  unmet: 'The milestone is open again.',
};

/** A page of the plan, with the errors of its form at its head, or with what was just done. */
export function shownAnswer(
  request: Pick<SignedInRequest, 'query'>,
  page: Shown,
  shown: FormShown | null = null,
  done: Readonly<Record<string, string>> = DONE,
): Answer {
  return formAnswer(request, page, shown, { section: 'plan', done });
}
