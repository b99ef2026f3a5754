import { improvementNavigation } from '#features/inspections/index.ts';
import type { Answer, SignedInRequest } from '#platform/web/route.ts';
import type { Html } from '#ui';
import type { MayFollow } from './shown.page.ts';
import { loadThread, type Thread } from './thread.store.ts';

/** The thread as who asks may see it. */
export function threadOf({ db, visitor, today, may }: SignedInRequest): Promise<Thread> {
  return loadThread(db, visitor, today, { seesHeld: may('inspections.held') });
}

export function mayFollow({ may }: Pick<SignedInRequest, 'may'>): MayFollow {
  return {
    children: may('children.read'),
    inspections: may('inspections.read'),
    counts: may('counts.read'),
    manage: may('plan.manage'),
    decidesForBoard: may('plan.board'),
  };
}

/** What every page of the thread is headed by. */
export function headed({ visitor, may }: SignedInRequest, here: string): { council: string; navigation: Html } {
  return { council: visitor.council, navigation: improvementNavigation(may, here) };
}

export function pageAnswer(title: string, main: Html, back?: { href: string; text: string }): Answer {
  return { kind: 'page', section: 'plan', title, main, ...(back && { back }) };
}

export function csvAnswer(name: string, body: string): Answer {
  return { kind: 'file', name, contentType: 'text/csv; charset=utf-8', body };
}
