import type { ListId, ListRecords } from '#features/extracts/index.ts';
import type { Effective } from '#kernel/effective.ts';
import { addDays, addMonths, type LocalDate, localDate } from '#kernel/local-date.ts';

/** Of which rows a column is asked where it is not asked of all. */
type When<L extends ListId> = {
  /** As it follows the column's name: `of plans that are open`. */
  says: string;
  asks(record: ListRecords[L], asAt: LocalDate): boolean;
};

/** A column without which rows are missing in measures, or in the groups that measures compare. */
export type NeededColumn<L extends ListId> = {
  field: Exclude<keyof ListRecords[L], 'sheetRow'> & string;
  when: When<L> | null;
};

/** The version of what follows and of how rows are counted: extracts that were counted by another are counted anew. */
export const QUALITY_VERSION = 1;

const GUIDANCE = 'Ofsted, Annex A guidance (August 2019)';
const SINCE_2019 = localDate('2019-08-01');
/** Columns that the guidance took up later; a file from before lacks them. */
const SINCE_2023 = localDate('2023-01-01');

/** The columns that measures use, by list, in the list's order, each from the day from which files are asked for it. */
export const NEEDED: { readonly [L in ListId]: readonly Effective<NeededColumn<L>>[] } = {
  contacts: of<'contacts'>('contactedOn', 'source', 'gender', 'ethnicity', 'bornOn'),
  earlyHelp: of<'earlyHelp'>('startedOn', 'organisation', 'gender', 'ethnicity', 'bornOn'),
  referrals: of<'referrals'>(
    ...(['referredOn', 'source', 'noFurtherAction', 'referralsInLast12Months'] as const),
    ...(['gender', 'ethnicity', 'bornOn', 'team', 'worker'] as const),
  ),
  assessments: [
    ...of<'assessments'>('startedOn', 'gender', 'ethnicity', 'bornOn', 'disability', 'team', 'worker'),
    ...where<'assessments'>('of those authorised', ({ authorisedOn }) => authorisedOn !== null)(
      'childSeen',
      'needsSupport',
    ),
  ],
  section47: [
    ...of<'section47'>('strategyDiscussionOn', 'gender', 'ethnicity', 'bornOn', 'disability', 'team', 'worker'),
    ...where<'section47'>('where a conference was held', ({ conferenceOn }) => conferenceOn !== null)('ledToPlan'),
  ],
  childrenInNeed: [
    ...of<'childrenInNeed'>(
      ...(['startedOn', 'primaryNeed', 'caseStatus', 'gender', 'ethnicity'] as const),
      ...(['bornOn', 'disability', 'team', 'worker'] as const),
    ),
    ...where<'childrenInNeed'>(
      'of cases open for 28 days or more',
      ({ startedOn, closedOn }, asAt) => isOpen(closedOn, asAt) && startedOn !== null && addDays(startedOn, 28) <= asAt,
    )('lastSeenOn'),
    ...where<'childrenInNeed'>('of closed cases', ({ closedOn }) => closedOn !== null)('closureReason'),
  ],
  childProtection: [
    ...of<'childProtection'>(
      ...(['startedOn', 'latestCategory', 'previousPlans', 'gender', 'ethnicity'] as const),
      ...(['bornOn', 'disability', 'team', 'worker'] as const),
    ),
    ...where<'childProtection'>(
      'of plans open for 28 days or more',
      ({ startedOn, endedOn }, asAt) => isOpen(endedOn, asAt) && startedOn !== null && addDays(startedOn, 28) <= asAt,
    )('lastVisitOn'),
    ...where<'childProtection'>('where a visit is recorded', ({ lastVisitOn }) => lastVisitOn !== null)('seenAlone'),
    ...where<'childProtection'>(
      'of plans open for more than 3 months',
      ({ startedOn, endedOn }, asAt) => isOpen(endedOn, asAt) && startedOn !== null && addMonths(startedOn, 3) < asAt,
    )('lastReviewOn'),
  ],
  childrenInCare: [
    ...of<'childrenInCare'>(
      ...(['startedOn', 'legalStatus', 'categoryOfNeed', 'placementStartedOn', 'placementType'] as const),
      ...(['placementProvider', 'placementsInLast12Months', 'missingEpisodes'] as const),
      ...(['gender', 'ethnicity', 'bornOn', 'disability', 'team', 'worker'] as const),
    ),
    ...where<'childrenInCare'>(
      'of children in care for 6 weeks or more',
      ({ startedOn, endedOn }, asAt) => isOpen(endedOn, asAt) && startedOn !== null && addDays(startedOn, 42) <= asAt,
    )('lastVisitOn', 'lastReviewOn'),
    ...where<'childrenInCare'>(
      'of children in care for 12 months or more',
      ({ startedOn, endedOn }, asAt) => isOpen(endedOn, asAt) && startedOn !== null && addMonths(startedOn, 12) <= asAt,
    )('lastHealthAssessmentOn', 'lastDentalCheckOn', 'permanencePlan'),
    ...where<'childrenInCare'>(
      'of those who went missing',
      ({ missingEpisodes }) => (missingEpisodes ?? 0) > 0,
    )('returnInterviewOffered'),
    ...where<'childrenInCare'>('of care that has ended', ({ endedOn }) => endedOn !== null)('endReason'),
  ],
  careLeavers: [
    ...of<'careLeavers'>(
      ...(['eligibility', 'inTouch', 'gender', 'ethnicity', 'bornOn', 'disability', 'team', 'worker'] as const),
    ),
    ...where<'careLeavers'>('of those in touch', ({ inTouch }) => inTouch === 'yes')(
      'accommodation',
      'suitability',
      'activity',
    ),
    ...since(SINCE_2023, of<'careLeavers'>('personalAdviser', 'pathwayPlanReviewedOn', 'lastContactOn')),
  ],
  adoption: [
    ...of<'adoption'>('enteredCareOn', 'decidedOn', 'gender', 'ethnicity', 'bornOn'),
    ...where<'adoption'>('of those placed', ({ placedOn }) => placedOn !== null)('matchedOn', 'placementOrderOn'),
    ...where<'adoption'>(
      'where the decision was reversed',
      ({ decisionReversedOn }) => decisionReversedOn !== null,
    )('reversalReason'),
  ],
  adopters: [
    ...of<'adopters'>('enquiredOn', 'gender', 'ethnicity', 'disability'),
    ...where<'adopters'>('of those matched', ({ matchedOn }) => matchedOn !== null)('approvedOn'),
    ...where<'adopters'>('of those with a child placed', ({ placedOn }) => placedOn !== null)('childrenPlaced'),
    ...where<'adopters'>('of those who left', ({ leftOn }) => leftOn !== null)('leavingReason'),
  ],
};

/** The columns of a list that an extract as at a day is asked for. */
export function neededOn<L extends ListId>(list: L, asAt: LocalDate): NeededColumn<L>[] {
  return NEEDED[list]
    .filter(({ from, until }) => from <= asAt && (until === null || asAt < until))
    .map(({ value }) => value);
}

/** Of which rows a column is asked, in words; null where of all of them. */
export function askedWhen(list: ListId, field: string): string | null {
  const known: readonly Effective<{ field: string; when: { says: string } | null }>[] = NEEDED[list];
  return known.find(({ value }) => value.field === field)?.value.when?.says ?? null;
}

type Field<L extends ListId> = NeededColumn<L>['field'];

function of<L extends ListId>(...fields: readonly Field<L>[]): Effective<NeededColumn<L>>[] {
  return fields.map((field) => effective({ field, when: null }));
}

/** The same asked only of some rows. */
function where<L extends ListId>(says: string, asks: When<L>['asks']) {
  return (...fields: readonly Field<L>[]): Effective<NeededColumn<L>>[] =>
    fields.map((field) => effective({ field, when: { says, asks } }));
}

function since<L extends ListId>(
  from: LocalDate,
  columns: readonly Effective<NeededColumn<L>>[],
): Effective<NeededColumn<L>>[] {
  return columns.map((column) => ({ ...column, from, source: 'Ofsted, Annex A workbook (2023)' }));
}

function effective<L extends ListId>(value: NeededColumn<L>): Effective<NeededColumn<L>> {
  return { value, from: SINCE_2019, until: null, basis: 'guidance', source: GUIDANCE };
}

function isOpen(endedOn: LocalDate | null, asAt: LocalDate): boolean {
  return endedOn === null || endedOn > asAt;
}
