import type { ChildInNeedRecord } from '#features/extracts/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';

/**
 * Whether a child of List 6 was open to the service on a day. A blank start does not make the child less open: it must
 * not drop out of sight for it.
 */
export function isOpenNeed({ startedOn, closedOn }: ChildInNeedRecord, on: LocalDate): boolean {
  return (closedOn === null || closedOn > on) && (startedOn === null || startedOn <= on);
}

/** Open with a child in need plan: not on a child protection plan, not in care, not only being assessed. */
export function hasNeedPlan(child: ChildInNeedRecord, on: LocalDate): boolean {
  return child.caseStatus === 'childInNeedPlan' && isOpenNeed(child, on);
}
