import type { AuthorityId, Tenant } from '../database/database.ts';
import type { Answer, Route, Session, SignedInRequest, UploadRequest } from './route.ts';

/** What was sent, and where it was answered to. */
export type Remembering = {
  /** Where a form that was sent before was answered to; undefined the first time. */
  sentBefore(
    db: Tenant,
    authority: AuthorityId,
    session: Session,
    form: string,
  ): Promise<{ answeredTo: string | null } | undefined>;
  noteAnswer(db: Tenant, authority: AuthorityId, form: string, answeredTo: string | null): Promise<void>;
};

/** Handles a posted form; the very same form sent again is answered as it was, and nothing is done twice. */
export async function once(
  route: Extract<Route, { handle: unknown }>,
  request: SignedInRequest,
  remembering: Remembering,
): Promise<Answer> {
  const { db, visitor, session, form, params } = request;
  const sent = JSON.stringify([route.path, params, Object.entries(form).sort()]);
  const before = await remembering.sentBefore(db, visitor.authority, session, sent);
  if (before) return { kind: 'redirect', to: before.answeredTo ?? '/' };
  const answer = await route.handle(request);
  await remembering.noteAnswer(db, visitor.authority, sent, answer.kind === 'redirect' ? answer.to : null);
  return answer;
}

type FileSent = Pick<UploadRequest, 'params' | 'session' | 'upload'> & { route: Route; sha256: string | null };

/**
 * As `once`, for a form with a file, from the middle of its handling: its bytes have arrived, and what is to be written is
 * about to be. Another file in the same form is another form, so that a page one goes back to takes it.
 */
export async function onceWithFile(
  db: Tenant,
  { route, params, session, upload, sha256 }: FileSent,
  work: () => Promise<string>,
  remembering: Remembering,
): Promise<string> {
  const { authority } = session.visitor;
  const sent = JSON.stringify([route.path, params, Object.entries(upload.fields).sort(), sha256]);
  const before = await remembering.sentBefore(db, authority, session, sent);
  if (before?.answeredTo) return before.answeredTo;
  const answeredTo = await work();
  await remembering.noteAnswer(db, authority, sent, answeredTo);
  return answeredTo;
}
