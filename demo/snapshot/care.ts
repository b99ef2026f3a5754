import { dateOf, known, latestKnown } from '../days.ts';
import type { CareEpisode } from '../history.ts';
import type { Row } from '../rows.ts';
import { dateKnown, heldBy, latestOfEachChild, openOrEndedSince, type View, whoIs, yesOrNo } from './view.ts';

/** List 8: children in care now or in the last six months, one row each, with the latest of everything. */
export function childrenInCare(view: View): Row<'childrenInCare'>[] {
  const episodes = view.history.care.filter(({ started, ended }) =>
    openOrEndedSince(view, started, ended, view.sixMonthsAgo),
  );
  return latestOfEachChild(episodes).map((episode) => {
    const endedOn = dateKnown(view, episode.ended);
    return {
      ...whoIs(view, episode.child),
      unaccompanied: yesOrNo(episode.child.unaccompanied),
      disability: episode.child.disability,
      startedOn: dateOf(episode.started.on),
      categoryOfNeed: episode.need,
      secondPeriodIn12Months: yesOrNo(episode.secondPeriod),
      ...legal(view, episode),
      lastReviewOn: known(latestKnown(episode.reviews, view.asAt), view.asAt),
      lastVisitOn: known(latestKnown(episode.visits, view.asAt), view.asAt),
      permanencePlan: latestKnown(episode.permanence, view.asAt)?.plan ?? null,
      lastReviewingOfficerContactOn: known(latestKnown(episode.officerContacts, view.asAt), view.asAt),
      lastHealthAssessmentOn: known(latestKnown(episode.healthAssessments, view.asAt), view.asAt),
      lastDentalCheckOn: known(latestKnown(episode.dentalChecks, view.asAt), view.asAt),
      endedOn,
      endReason: endedOn === null ? null : episode.endReason,
      ...placement(view, episode),
      ...missing(view, episode),
      ...heldBy(view, episode),
    };
  });
}

function legal({ asAt }: View, { legal: statuses, started }: CareEpisode) {
  const latest = latestKnown(statuses, asAt);
  return { legalStatusFrom: dateOf((latest ?? started).on), legalStatus: latest?.status ?? null };
}

/** The placement of the day; the count holds every placement that was lived in during the last twelve months. */
function placement(view: View, { placements }: CareEpisode) {
  const begun = placements.filter(({ from }) => from.recorded <= view.asAt);
  const current = begun.at(-1);
  if (!current) throw new Error('a period of care without a placement');
  const lastedIntoTheYear = begun.filter(
    (_, index) => (begun[index + 1]?.from.on ?? view.asAt) >= view.twelveMonthsAgo,
  );
  return {
    placementsInLast12Months: lastedIntoTheYear.length,
    placementStartedOn: dateOf(current.from.on),
    placementType: current.type,
    placementProvider: current.provider,
    placementPostcode: current.postcode,
    placementUrn: current.urn,
    placementInside: current.inside,
    placementAuthority: current.authority,
  };
}

function missing(view: View, episode: CareEpisode) {
  const inTheYear = episode.missing.filter(({ on, recorded }) => recorded <= view.asAt && on >= view.twelveMonthsAgo);
  const absent = episode.absent.filter(({ on, recorded }) => recorded <= view.asAt && on >= view.twelveMonthsAgo);
  const last = inTheYear.at(-1);
  return {
    missingEpisodes: inTheYear.length,
    absentEpisodes: absent.length,
    returnInterviewOffered: last?.offered ?? null,
    returnInterviewAccepted: last?.offered === 'yes' ? last.accepted : null,
  };
}
