import { addEvidence, type FileTaken, keepDocument } from '#features/evidence/index.ts';
import { noLongerWaiting } from '#features/notices/index.ts';
import { record } from '#features/record/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { Action, Update } from '../plan.ts';
import { addUpdate, type By } from '../writing.store.ts';
import { dropDraft } from './drafts.store.ts';
import type { UpdateRead } from './given.ts';
import { UPDATE_NOTICES } from './notices.ts';

export type Sending = {
  action: Action;
  given: UpdateRead;
  through: Update['through'];
  seconds: number | null;
  /** The last update that was there when the form was opened. */
  seen: number;
  file: FileTaken | null;
};

type Sender = { authority: AuthorityId; personId: string; from: string };

/** Where somebody updates an action. */
export function updateHref(actionId: string): string {
  return `/plan/actions/${actionId}/update`;
}

/**
 * Adds an update to an action: what others sent meanwhile stays beside it. The very same sent twice by one person, as a
 * browser does that got no answer, is there once.
 * @returns its number
 */
export async function sendUpdate(
  db: Tenant,
  sender: Sender,
  { action, given, through, seconds, seen, file }: Sending,
  { on, at }: { on: LocalDate; at: Date },
): Promise<number> {
  const { authority, personId } = sender;
  const by = { personId, on, at };
  const same = await sameSentSince(db, authority, action.id, { personId, given, seen });
  if (same !== null) return same;
  const document = file && (await keepFile(db, authority, action, file, by));
  const number = await addUpdate(
    db,
    authority,
    action.id,
    { ...given, through, seconds, documentId: document?.documentId ?? null },
    by,
  );
  for (const id of given.met) await meetMilestone(db, sender, action, id, on);
  await dropDraft(db, authority, { actionId: action.id, personId });
  const waiting = { kind: UPDATE_NOTICES['plan.update-due'], href: updateHref(action.id), now: at };
  await noLongerWaiting(db, authority, waiting);
  await record(db, sender, 'plan.update.sent', action.id, {
    detail: { number, through, unchanged: given.isUnchanged, file: file !== null },
  });
  return number;
}

/** The number under which the same person sent the same since the form was opened; the action is held until the end. */
async function sameSentSince(
  db: Tenant,
  authority: AuthorityId,
  actionId: string,
  { personId, given, seen }: { personId: string; given: UpdateRead; seen: number },
): Promise<number | null> {
  await db
    .selectFrom('plan_action')
    .select('action_id')
    .where('authority_id', '=', authority)
    .where('action_id', '=', actionId)
    .forUpdate()
    .executeTakeFirst();
  const same = await db
    .selectFrom('plan_update')
    .select('number')
    .where('authority_id', '=', authority)
    .where('action_id', '=', actionId)
    .where('number', '>', seen)
    .where('by', '=', personId)
    .where('done', '=', given.done)
    .where('next', '=', given.next)
    .where('blocked', '=', given.blocked)
    .where('is_unchanged', '=', given.isUnchanged)
    .where('forecast_on', 'is not distinct from', given.forecastOn)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return same?.number ?? null;
}

/** A file that came with an update is evidence about the action, by who sent it, for somebody else to verify. */
async function keepFile(db: Tenant, authority: AuthorityId, action: Action, file: FileTaken, by: By) {
  const document = await keepDocument(db, authority, file, { title: file.fileName, aboutOn: by.on }, by);
  await addEvidence(
    db,
    authority,
    {
      ...{ about: { kind: 'action', id: action.id }, claim: claimOf(action), stance: 'supports', strength: 'weak' },
      ...{ source: action.partnerId === null ? 'staff' : 'partner', aboutOn: by.on, note: 'Came with an update' },
      ...{ document: { id: document.documentId, number: document.number }, link: null, figure: null },
    },
    by,
  );
  return document;
}

const LONGEST_CLAIM = 400;

function claimOf({ ref, title }: Action): string {
  return `Action ${ref} is being delivered: ${title}`.slice(0, LONGEST_CLAIM);
}

async function meetMilestone(db: Tenant, sender: Sender, action: Action, id: string, on: LocalDate): Promise<void> {
  const met = await db
    .updateTable('plan_milestone')
    .set(({ eb }) => ({ met_on: on, version: eb('version', '+', 1) }))
    .where('authority_id', '=', sender.authority)
    .where('action_id', '=', action.id)
    .where('milestone_id', '=', id)
    .where('met_on', 'is', null)
    .where('dropped_on', 'is', null)
    .executeTakeFirst();
  if (met.numUpdatedRows === 1n) await record(db, sender, 'plan.milestone.met', id, { detail: { action: action.ref } });
}
