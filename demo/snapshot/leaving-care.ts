import type { LocalDate } from '#kernel/local-date.ts';
import { dateOf, known, latestKnown } from '../days.ts';
import type { CareLeaver, Child } from '../history.ts';
import { birthday } from '../journeys/children.ts';
import { shareOf } from '../random.ts';
import type { Code, Row } from '../rows.ts';
import { inEducationOrWork, withAdviser } from '../story.ts';
import { heldBy, isOpen, latestOfEachChild, type View, whoIs, yesOrNo } from './view.ts';

type Activity = Code<'careLeavers', 'activity'>;

const IN_EDUCATION_OR_WORK: readonly Activity[] = ['F1', 'F2', 'F2', 'P2', 'F5', 'F5', 'F5', 'F4', 'P5', 'P4'];
const NOT_IN_EDUCATION_OR_WORK: readonly Activity[] = ['G4', 'G5', 'G5', 'G5', 'G6'];

/** List 9: young people with leaving care services on the day, and those in care who are old enough to be owed them. */
export function careLeavers(view: View): Row<'careLeavers'>[] {
  return [...eligible(view), ...formerRelevant(view)];
}

const ELIGIBLE_YEARS = 16;
const ELIGIBLE_DAYS_IN_CARE = 91;

/** In care at 16 and for 13 weeks: a personal adviser and a pathway plan are owed. */
function eligible(view: View): Row<'careLeavers'>[] {
  const { asAt } = view;
  const episodes = view.history.care.filter(
    ({ child, started, ended }) =>
      isOpen(started, ended, asAt) &&
      started.on + ELIGIBLE_DAYS_IN_CARE <= asAt &&
      birthday(child, ELIGIBLE_YEARS) <= asAt,
  );
  return latestOfEachChild(episodes).map((episode) => ({
    ...whoIs(view, episode.child),
    unaccompanied: yesOrNo(episode.child.unaccompanied),
    disability: episode.child.disability,
    ...heldBy(view, episode),
    personalAdviser: adviserOf(view, episode.child),
    eligibility: 'eligible' as const,
    pathwayPlanReviewedOn: pathwayPlanOn(view, episode.child),
    inTouch: 'yes' as const,
    lastContactOn: known(latestKnown(episode.visits, asAt), asAt),
    accommodation: 'Y' as const,
    suitability: 'suitable' as const,
    activity: fateOf(episode.child, 'school') < 0.88 ? ('F2' as const) : ('G5' as const),
  }));
}

const ADVISER_POSTS = [8, 19] as const;

function adviserOf(view: View, child: Child): string | null {
  if (fateOf(child, 'adviser') >= withAdviser(view.asAt)) return null;
  const [first, last] = ADVISER_POSTS;
  const post = first + Math.floor(fateOf(child, 'post') * (last - first + 1));
  return heldBy(view, { team: 'Leaving Care', post }).worker;
}

/** The first some months after the birthday, and then about every six months; some late. */
function pathwayPlanOn({ asAt }: View, child: Child): LocalDate | null {
  const first = birthday(child, ELIGIBLE_YEARS) + 60 + Math.floor(fateOf(child, 'plan') * 70);
  if (first > asAt) return null;
  const every = 150 + Math.floor(fateOf(child, 'reviews') * 50);
  return dateOf(first + Math.floor((asAt - first) / every) * every);
}

/** A number from 0 to 1 that is the same for a child in every extract. */
function fateOf(child: Child, of: string): number {
  return shareOf(FATE, `${child.id} ${of}`);
}

const FATE = 9;

function formerRelevant(view: View): Row<'careLeavers'>[] {
  return view.history.leavers
    .filter(({ child, from, until }) => isOpen(from, until, view.asAt) && !view.inCareNow.has(child))
    .map((leaver) => ({
      ...whoIs(view, leaver.child),
      unaccompanied: yesOrNo(leaver.child.unaccompanied),
      disability: leaver.child.disability,
      ...heldBy(view, leaver),
      personalAdviser: heldBy(view, { team: leaver.team, post: leaver.personalAdviserPost }).worker,
      eligibility: 'formerRelevant' as const,
      pathwayPlanReviewedOn: known(latestKnown(leaver.pathwayReviews, view.asAt), view.asAt),
      inTouch: leaver.inTouch,
      lastContactOn: known(latestKnown(leaver.contacts, view.asAt), view.asAt),
      ...life(view, leaver),
    }));
}

function life({ asAt }: View, { spells, inTouch }: CareLeaver) {
  const spell = spells.findLast(({ from }) => from <= asAt);
  if (!spell || inTouch !== 'yes') return { accommodation: null, suitability: null, activity: null };
  const isActive = spell.employmentShare < inEducationOrWork(asAt);
  const among = isActive ? IN_EDUCATION_OR_WORK : NOT_IN_EDUCATION_OR_WORK;
  return {
    accommodation: spell.accommodation,
    suitability: spell.suitable ? ('suitable' as const) : ('unsuitable' as const),
    activity: among[Math.floor(spell.activity * among.length)] ?? null,
  };
}
