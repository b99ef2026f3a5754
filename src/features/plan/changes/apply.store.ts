import { measureId } from '#features/measures/index.ts';
import { addDecision, loadDecisions } from '#features/settings/index.ts';
import { type LedgerStep, mayFollow } from '#kernel/ledger.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import { parseMonth } from '#kernel/month.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { AppError } from '#platform/errors.ts';
import type { Action, Answers, Change, Plan } from '../plan.ts';
import { addAction, addMilestone, addStep, type By, setAnswers } from '../writing.store.ts';
import { noteAdded } from './changes.store.ts';
import { partRefs, refInOutcome } from './refs.ts';
import { NEW_MILESTONE } from './sides-now.ts';
import { targetIn } from './target-sides.ts';

type Applying = {
  plan: Plan;
  change: Change;
  action: Action | null;
  by: By;
  /** Who decided, by name and post, for a target's approval. */
  decidedBy: string;
  minute: string;
};

/** Carries an approved change out, in the transaction that approves it; it asks again what the ledger allows. */
export async function applyChange(db: Tenant, authority: AuthorityId, applying: Applying): Promise<void> {
  const { change, action } = applying;
  if (action === null) return addNew(db, authority, applying);
  const of = { ...applying, action };
  switch (change.kind) {
    case 'dueDate':
      return setAction(db, authority, action, { due_on: change.becomes['dueOn'] ?? action.dueOn });
    case 'impactDate': {
      const expected = (change.becomes['impactExpectedOn'] ?? '') as LocalDate;
      const first = action.originalImpactExpectedOn ?? expected;
      return setAction(db, authority, action, { impact_expected_on: expected, original_impact_expected_on: first });
    }
    case 'milestone':
      return changeMilestone(db, authority, of);
    case 'scope': {
      const { title = action.title, detail = action.detail, outcomeId = action.outcomeId } = change.becomes;
      return setAction(db, authority, action, { title, detail, outcome_id: outcomeId });
    }
    case 'owner':
      return changeOwner(db, authority, of);
    case 'target':
      return changeTarget(db, authority, of);
    case 'merge':
      return merge(db, authority, of);
    case 'split':
      return split(db, authority, of);
    case 'withdraw':
      return supersede(db, authority, of, null, `Withdrawn: ${change.reason}`);
    case 'reopen':
      await step(db, authority, of, 'reopened', change.reason, null);
      return setAction(db, authority, action, { due_on: change.becomes['dueOn'] ?? action.dueOn });
    case 'add':
      return;
  }
}

type OfAction = Applying & { action: Action };

type ActionColumns = {
  due_on?: string;
  impact_expected_on?: string;
  original_impact_expected_on?: string;
  title?: string;
  detail?: string;
  outcome_id?: string;
  owner_id?: string | null;
  owner_words?: string;
  partner_id?: string | null;
};

/** Changes an action as it was loaded; the first days, once there, are never among what changes. */
async function setAction(db: Tenant, authority: AuthorityId, action: Action, columns: ActionColumns): Promise<void> {
  const set = await db
    .updateTable('plan_action')
    .set((row) => ({ ...columns, version: row('version', '+', 1) }))
    .where('authority_id', '=', authority)
    .where('action_id', '=', action.id)
    .where('version', '=', action.version)
    .executeTakeFirst();
  if (set.numUpdatedRows !== 1n) throw new AppError('STALE');
}

async function changeOwner(db: Tenant, authority: AuthorityId, { action, change }: OfAction): Promise<void> {
  const { ownerId = '', owner = '', partnerId = '' } = change.becomes;
  await setAction(db, authority, action, {
    owner_id: ownerId === '' ? null : ownerId,
    owner_words: ownerId === '' ? owner : '',
    partner_id: partnerId === '' ? null : partnerId,
  });
}

async function changeMilestone(db: Tenant, authority: AuthorityId, { action, change, by }: OfAction): Promise<void> {
  const { milestoneId = '', milestone = '', dueOn = '', dropped } = change.becomes;
  if (milestoneId === NEW_MILESTONE) {
    await addMilestone(db, authority, action.id, { title: milestone, dueOn: dueOn as LocalDate, metOn: null });
    return;
  }
  const known = action.milestones.find(({ id }) => id === milestoneId);
  const set = await db
    .updateTable('plan_milestone')
    .set((row) => ({
      ...(dropped === 'yes' ? { dropped_on: by.on } : { title: milestone, due_on: dueOn }),
      version: row('version', '+', 1),
    }))
    .where('authority_id', '=', authority)
    .where('milestone_id', '=', milestoneId)
    .where('version', '=', known?.version ?? 0)
    .executeTakeFirst();
  if (set.numUpdatedRows !== 1n) throw new AppError('STALE');
}

/** The new target becomes the measure's next decision, with who approved it and where that stands. */
async function changeTarget(
  db: Tenant,
  authority: AuthorityId,
  { change, by, decidedBy, minute }: OfAction,
): Promise<void> {
  const measure = measureId(change.becomes['measure'] ?? '');
  const before = await loadDecisions(db, authority, measure);
  const from = parseMonth(change.becomes['from'] ?? '');
  if (from === null) throw new Error('a target holds from a month');
  const decision = {
    version: (before.at(-1)?.version ?? 0) + 1,
    steps: [{ from, target: targetIn(change.becomes) }],
    tolerance: targetIn(change.becomes) === null ? null : (before.at(-1)?.tolerance ?? null),
    approvedBy: decidedBy.slice(0, 120),
    approvedOn: by.on,
    reference: minute || `Change of the plan, asked for on ${dateInWords(change.askedOn)}`,
  };
  if (!(await addDecision(db, authority, measure, decision, by))) throw new AppError('STALE');
}

/** The action goes into another one, which then answers what it answered. */
async function merge(db: Tenant, authority: AuthorityId, applying: OfAction): Promise<void> {
  const { plan, action, change } = applying;
  const into = plan.actions.find(({ id }) => id === change.becomes['intoId']);
  if (!into) throw new AppError('STALE');
  const gained = action.answers.filter((answer) => !into.answers.some((one) => isSameAnswer(one, answer)));
  if (gained.length > 0) {
    await setAction(db, authority, into, {}); // a form of it that is open holds other answers
    await setAnswers(db, authority, into.id, [...into.answers, ...gained]);
  }
  await supersede(db, authority, applying, into.id, `Merged into ${into.ref}: ${change.reason}`);
}

function isSameAnswer(one: Answers, other: Answers): boolean {
  if (one.kind === 'theme') return other.kind === 'theme' && one.words === other.words;
  return other.kind !== 'theme' && one.kind === other.kind && one.id === other.id;
}

/**
 * One action becomes several, each answering what it answered. A part that is due later than the whole was at first
 * keeps the whole's first day, so that splitting hides no delay.
 */
async function split(db: Tenant, authority: AuthorityId, applying: OfAction): Promise<void> {
  const { plan, action, change, by } = applying;
  const count = Number(change.becomes['parts'] ?? '0');
  const refs = partRefs(
    action.ref,
    plan.actions.map(({ ref }) => ref),
    count,
  );
  const ids: string[] = [];
  for (const [index, ref] of refs.entries()) {
    const part = `part${index + 1}`;
    const dueOn = (change.becomes[`${part}DueOn`] ?? '') as LocalDate;
    const ownerId = change.becomes[`${part}OwnerId`] ?? '';
    ids.push(
      await addAction(
        db,
        authority,
        plan.id,
        {
          ...{ outcomeId: action.outcomeId, ref, title: change.becomes[`${part}Title`] ?? '', detail: '' },
          ownerId: ownerId === '' ? (action.owner?.id ?? null) : ownerId,
          ownerWords: ownerId === '' ? action.ownerWords : '',
          ...{ partnerId: action.partnerId, contributors: action.contributors, resources: '' },
          ...{ startsOn: action.startsOn, dueOn },
          originalDueOn: dueOn < action.originalDueOn ? dueOn : action.originalDueOn,
          ...{ impactExpectedOn: action.impactExpectedOn, isWider: action.isWider },
          originalImpactExpectedOn: action.originalImpactExpectedOn,
          ...{ answers: action.answers, milestones: [] },
        },
        by,
      ),
    );
  }
  await supersede(db, authority, applying, ids[0] ?? null, `Split into ${refs.join(', ')}: ${change.reason}`);
}

async function addNew(db: Tenant, authority: AuthorityId, { plan, change, by }: Applying): Promise<void> {
  const { becomes } = change;
  const outcomeId = becomes['outcomeId'] ?? '';
  const ownerId = becomes['ownerId'] ?? '';
  const answering = (becomes['recommendationIds'] ?? '').split(' ').filter((id) => id !== '');
  const id = await addAction(
    db,
    authority,
    plan.id,
    {
      ...{ outcomeId, ref: refInOutcome(plan, outcomeId), title: becomes['title'] ?? '' },
      detail: becomes['detail'] ?? '',
      ...{ ownerId: ownerId === '' ? null : ownerId, ownerWords: ownerId === '' ? (becomes['owner'] ?? '') : '' },
      ...{ partnerId: null, contributors: '', resources: '', impactExpectedOn: null },
      ...{ startsOn: becomes['startsOn'] as LocalDate, dueOn: becomes['dueOn'] as LocalDate },
      ...{ isWider: false, milestones: [] },
      answers: answering.map((recommendation) => ({ kind: 'recommendation', id: recommendation })),
    },
    by,
  );
  await noteAdded(db, authority, change.id, id);
}

async function supersede(
  db: Tenant,
  authority: AuthorityId,
  applying: OfAction,
  intoId: string | null,
  reason: string,
): Promise<void> {
  await step(db, authority, applying, 'superseded', reason.slice(0, 1000), intoId);
  await setAction(db, authority, applying.action, {});
}

async function step(
  db: Tenant,
  authority: AuthorityId,
  { action, by }: OfAction,
  kind: LedgerStep['step'],
  reason: string,
  intoId: string | null,
): Promise<void> {
  if (!mayFollow(action.steps, { step: kind, on: by.on })) throw new AppError('STALE');
  await addStep(db, authority, action.id, { step: kind, reason, intoId }, by);
}
