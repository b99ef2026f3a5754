import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { readReason } from './children-shown.ts';

/** A list about single children: its address and what it is, and how its page and its file are made. */
export type ListOfChildren = {
  path: string;
  /** What the page is, and the file. */
  what: { page: string; file: string };
  /** With a reason the ids are shown; a problem is what was wrong with the reason given. */
  page(request: SignedInRequest, reason: string | null, problem: string | null): Promise<Answer>;
  file(request: SignedInRequest, reason: string | null): Promise<Answer>;
};

const WITH_IDS = 'The same with their ids, for a reason';

/**
 * The four routes of a list about children: under pseudonyms, or with their ids for a reason, as a page and as a file.
 * Ids are shown in the answer to the form itself, so that no address leads to them again.
 */
export function listOfChildrenRoutes({ path, what, page, file }: ListOfChildren): Route[] {
  return [
    {
      ...{ method: 'GET', path, what: what.page, permission: 'children.read' },
      handle: (request) => page(request, null, null),
    },
    {
      ...{ method: 'POST', path, what: WITH_IDS, permission: 'children.identify' },
      handle(request) {
        const read = readReason(request.form['reason'] ?? '');
        return 'problem' in read ? page(request, null, read.problem) : page(request, read.reason, null);
      },
    },
    {
      ...{ method: 'GET', path: `${path}.csv`, what: what.file, permission: 'children.download', proof: true },
      handle: (request) => file(request, null),
    },
    {
      ...{ method: 'POST', path: `${path}.csv`, what: WITH_IDS, permission: 'children.download', proof: true },
      handle(request) {
        const read = readReason(request.form['reason'] ?? '');
        return 'problem' in read ? page(request, null, read.problem) : file(request, read.reason);
      },
    },
  ];
}
