import { type ListId, listOf } from '#features/extracts/index.ts';
import { type ExtractRows, isShortBreak } from '#features/measures/index.ts';
import { addMonths, daysBetween, type LocalDate } from '#kernel/local-date.ts';
import type { WorkingDays } from '#kernel/working-days.ts';
import type { Spell } from '#stats';
import type { DurationId, DurationKind } from './kinds.ts';
import type { LimitShown } from './limit.ts';

/**
 * One thing that began and may have ended, without who it is about. Its age is in days, or in working days where its
 * kind is counted in them.
 */
export type TeamSpell = Spell & { team: string | null; startedOn: LocalDate };

/** What the newest extract that holds a kind's list knows of it, in the unit of the kind. */
export type SpellsFound = { asAt: LocalDate; spells: readonly TeamSpell[]; limit: LimitShown | null };

/** Why there is nothing to count. */
export type NoSpells = 'noExtract' | 'erased';

/** From when until when, before what an extract can know of it. */
type Dated = { team: string | null; startedOn: LocalDate | null; endedOn: LocalDate | null; leftOn?: LocalDate | null };

/** How many working days before an assessment its referral is looked for. */
export const REFERRAL_AT_MOST_BEFORE = 10;

/**
 * What an extract shows of a duration. Lists hold what was open at some time in their window, so that of what began
 * before only the long ones are there: those come under observation at the window's start (late entry). What is open
 * at the as-at date, or ends after it, was last seen open on that day.
 */
export function spellsOf(
  { id, list, unit }: DurationKind,
  { asAt, rows }: { asAt: LocalDate; rows: ExtractRows },
  workingDays: WorkingDays,
): TeamSpell[] {
  const since = addMonths(asAt, -listOf(list).reachesBackMonths);
  const count = unit === 'workingDays' ? workingDays.between : daysBetween;
  const spells: TeamSpell[] = [];
  for (const { team, startedOn, endedOn, leftOn = null } of DATED[id](rows, workingDays)) {
    if (startedOn === null || startedOn > asAt) continue;
    const lastSeenOn = leftOn !== null && leftOn < asAt ? leftOn : asAt;
    const isFinished = endedOn !== null && endedOn <= lastSeenOn;
    const until = isFinished ? endedOn : lastSeenOn;
    if (until < startedOn) continue;
    const entry = startedOn < since ? count(startedOn, since) : 0;
    const time = count(startedOn, until);
    const isInTheList = startedOn < since ? time > entry : true;
    if (isInTheList) spells.push({ team, startedOn, entry, time, isFinished });
  }
  return spells;
}

/** Each kind's beginnings and ends, of the rows that no check kept out. */
const DATED: Record<DurationId, (rows: ExtractRows, workingDays: WorkingDays) => Dated[]> = {
  assessments: assessmentsFromReferral,
  conferences: ({ section47 }) =>
    kept(section47).flatMap(({ team, strategyDiscussionOn, conferenceUnnecessary, conferenceOn }) =>
      conferenceUnnecessary === 'yes' && conferenceOn === null
        ? []
        : [{ team, startedOn: strategyDiscussionOn, endedOn: conferenceOn }],
    ),
  need: ({ childrenInNeed }) =>
    kept(childrenInNeed).map(({ team, startedOn, closedOn }) => ({ team, startedOn, endedOn: closedOn })),
  'protection-plans': ({ childProtection }) => kept(childProtection),
  care: ({ childrenInCare }) => kept(childrenInCare).filter((child) => !isShortBreak(child)),
  'adoption-match': ({ adoption }) =>
    kept(adoption).map(({ decidedOn, matchedOn, placedOn, adoptedOn, decisionReversedOn }) => ({
      ...{ team: null, startedOn: decidedOn, leftOn: decisionReversedOn },
      endedOn: matchedOn ?? placedOn ?? adoptedOn,
    })),
};

/** Assessments from the referral that led to them, where List 3 has it. */
function assessmentsFromReferral({ assessments, referrals }: ExtractRows, workingDays: WorkingDays): Dated[] {
  const referredOn = Map.groupBy(
    kept(referrals).filter(({ childId, noFurtherAction }) => childId !== null && noFurtherAction !== 'yes'),
    ({ childId }) => childId,
  );
  const referralOf = (childId: string | null, startedOn: LocalDate): LocalDate | null => {
    const days = (referredOn.get(childId) ?? []).flatMap((referral) => referral.referredOn ?? []);
    const before = days.filter((day) => day <= startedOn).sort();
    const latest = before.at(-1) ?? null;
    const isNear = latest !== null && workingDays.between(latest, startedOn) <= REFERRAL_AT_MOST_BEFORE;
    return isNear ? latest : null;
  };
  return kept(assessments).map(({ childId, team, startedOn, authorisedOn }) => ({
    team,
    startedOn: startedOn && (referralOf(childId, startedOn) ?? startedOn),
    endedOn: authorisedOn,
  }));
}

function kept<R>(rows: readonly { record: R; kept: boolean }[] = []): R[] {
  return rows.flatMap(({ record, kept: isKept }) => (isKept ? [record] : []));
}

/** The lists of which a kind is made. */
export function listsOf({ list, beside }: Pick<DurationKind, 'list' | 'beside'>): ListId[] {
  return beside === null ? [list] : [list, beside];
}
