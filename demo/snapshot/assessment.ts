import { dateOf } from '../days.ts';
import type { Child, Enquiry } from '../history.ts';
import type { Row } from '../rows.ts';
import { dateKnown, heldBy, openOrEndedSince, type View, whoIs, yesOrNo } from './view.ts';

/** List 4: assessments started in the last six months, authorised in them, or open. */
export function assessments(view: View): Row<'assessments'>[] {
  return view.history.assessments
    .filter(({ started, authorised }) => openOrEndedSince(view, started, authorised, view.sixMonthsAgo))
    .map((assessment) => {
      const authorisedOn = dateKnown(view, assessment.authorised);
      return {
        ...whoIs(view, assessment.child),
        disability: assessment.child.disability,
        startedOn: dateOf(assessment.started.on),
        childSeen: authorisedOn === null && !assessment.seen ? null : yesOrNo(assessment.seen),
        authorisedOn,
        needsSupport: authorisedOn === null ? null : yesOrNo(assessment.needsSupport),
        ...heldBy(view, assessment),
      };
    });
}

/** List 5: section 47 enquiries begun, decided or taken to conference in the last six months. */
export function section47(view: View): Row<'section47'>[] {
  const rows = view.history.enquiries.filter(({ discussed, decided, conference }) =>
    openOrEndedSince(view, discussed, conference ?? decided, view.sixMonthsAgo),
  );
  const before = enquiriesBefore(view);
  return rows.map((enquiry) => {
    const isDecided = enquiry.decided.recorded <= view.asAt;
    const conferenceOn = dateKnown(view, enquiry.conference);
    return {
      ...whoIs(view, enquiry.child),
      disability: enquiry.child.disability,
      strategyDiscussionOn: dateOf(enquiry.discussed.on),
      conferenceUnnecessary: isDecided || conferenceOn !== null ? yesOrNo(enquiry.conferenceUnnecessary) : null,
      conferenceOn,
      ledToPlan: conferenceOn === null ? null : yesOrNo(enquiry.ledToPlan === true),
      ...before(enquiry.child),
      ...heldBy(view, enquiry),
    };
  });
}

/** How many enquiries and conferences a child had in the twelve months before its latest enquiry (Annex A, List 5). */
function enquiriesBefore(view: View): (child: Child) => {
  enquiriesInLast12Months: number;
  conferencesInLast12Months: number;
} {
  const known = Map.groupBy(
    view.history.enquiries.filter(({ discussed }) => discussed.recorded <= view.asAt),
    ({ child }: Enquiry) => child,
  );
  return (child) => {
    const enquiries = known.get(child) ?? [];
    const latest = Math.max(...enquiries.map(({ discussed }) => discussed.on));
    const within = (day: number | undefined) => day !== undefined && day < latest && day >= latest - 365;
    return {
      enquiriesInLast12Months: enquiries.filter(({ discussed }) => within(discussed.on)).length,
      conferencesInLast12Months: enquiries.filter(({ conference }) => within(conference?.on)).length,
    };
  };
}
