import { type EvidenceSource, SOURCE_WORDS } from '#features/evidence/index.ts';
import { type Counts, numberInWords } from '#kernel/counts.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import type { Action, Outcome } from '../plan.ts';
import type { DeliveryStanding, ImpactRating, ImpactStanding, StandingContext } from './axes.ts';
import { conclusive, type Found, latestOfEach, resultsAbout } from './results.ts';

/** What every rating means, with the numbers that it counts by; the page of the rules prints these words. */
export function impactWords(counts: Counts): Readonly<Record<ImpactRating, string>> {
  const sources = numberInWords(counts('C-IMPACT-SOURCES'));
  const few = counts('C-IMPACT-SOURCES') === 2 ? 'One source' : `Fewer than ${sources} sources`;
  const results = numberInWords(counts('C-IMPACT-SUSTAINED'));
  return {
    notDue: 'It is not delivered, and the day on which an impact is expected lies ahead or is not set.',
    inLag: 'It is delivered, nothing has shown yet, and the day until which that may be so has not passed.',
    notTested: 'That day has passed, and no test has found anything.',
    noEvidence: 'Tests found no change, or found it worse, or what was better was found worse later.',
    emerging: `${few} found it better, or ${sources} did and one has found it worse since.`,
    evidenced: `${sources.slice(0, 1).toUpperCase()}${sources.slice(1)} different sources found it better, and none has found it worse since.`,
    sustained: `Evidenced, and the last ${results} results of a test on a measure were all better, each of another day and period; nothing found it worse, and no measure of the outcome is getting worse.`,
  };
}

/** Whether an action did anything for children, by what the tests of its outcome found. */
export function impactOf(
  action: Action,
  outcome: Outcome,
  delivery: DeliveryStanding,
  context: StandingContext,
): ImpactStanding {
  const found = conclusive(resultsAbout(action, outcome));
  const worsening = outcome.measures.filter((measure) => context.verdicts.get(measure) === 'gettingWorse');
  const shown = shownBy(found, worsening.length > 0, context.counts);
  const lagUntil = lagOf(action, delivery, context);
  const isAhead = lagUntil === null || context.today <= lagUntil;
  const isDelivered = delivery.deliveredOn !== null;
  const rating = ratingOf({ shown, isDelivered, isAhead, isEnded: delivery.status === 'ended' });
  return {
    rating,
    reasons: reasonsOf(rating, { found, worsening, lagUntil }),
    lagUntil: delivery.status === 'ended' ? null : lagUntil,
    isOverdue: !isAhead && delivery.status !== 'ended' && (rating === 'notTested' || rating === 'noEvidence'),
    contradicted: isContradicted(action, found, worsening.length > 0),
  };
}

/** The last day on which nothing has to be seen yet: the one that was expected, else so long after its delivery. */
function lagOf(action: Action, { deliveredOn }: DeliveryStanding, { deadlines }: StandingContext): LocalDate | null {
  if (action.impactExpectedOn !== null) return action.impactExpectedOn;
  return deliveredOn === null ? null : deadlines('R-PLAN-TEST', deliveredOn);
}

type Shown = 'nothing' | 'noEvidence' | 'emerging' | 'evidenced' | 'sustained';

function ratingOf(facts: { shown: Shown; isDelivered: boolean; isAhead: boolean; isEnded: boolean }): ImpactRating {
  const { shown, isDelivered, isAhead, isEnded } = facts;
  if (isEnded || (!isDelivered && isAhead)) return 'notDue';
  if (isAhead && (shown === 'nothing' || shown === 'noEvidence')) return 'inLag';
  return shown === 'nothing' ? 'notTested' : shown;
}

/** What the results show by themselves, without regard to the day. */
function shownBy(found: readonly Found[], isMeasureWorse: boolean, counts: Counts): Shown {
  if (found.length === 0) return 'nothing';
  const latest = latestOfEach(found);
  const better = latest.filter(({ verdict }) => verdict === 'better');
  const worse = latest.filter(({ verdict }) => verdict === 'worse');
  const newestBetter = better.at(-1)?.on;
  if (newestBetter === undefined) return 'noEvidence';
  const isTakenDown = worse.some(({ on }) => on >= newestBetter);
  const sources = new Set(better.map(({ source }) => source)).size;
  if (sources < counts('C-IMPACT-SOURCES')) return isTakenDown ? 'noEvidence' : 'emerging';
  if (isTakenDown) return 'emerging';
  const isLasting = isSustained(found, counts('C-IMPACT-SUSTAINED'));
  return worse.length === 0 && !isMeasureWorse && isLasting ? 'sustained' : 'evidenced';
}

/** Whether so many last results of one test on a measure were better, each on another day and of another period. */
function isSustained(found: readonly Found[], needed: number): boolean {
  const tests = Map.groupBy(
    found.filter(({ measure }) => measure !== null),
    ({ testId }) => testId,
  );
  return [...tests.values()].some((results) => {
    const last = results.slice(-needed);
    const periods = new Set(last.map(({ figure, on }) => figure?.to ?? on));
    const days = new Set(last.map(({ on }) => on));
    return last.every(({ verdict }) => verdict === 'better') && periods.size === needed && days.size === needed;
  });
}

/** Whether something that was found, or the evidence, speaks against something else that speaks for it. */
function isContradicted(action: Action, found: readonly Found[], isMeasureWorse: boolean): boolean {
  const latest = latestOfEach(found);
  const isBetter = latest.some(({ verdict }) => verdict === 'better');
  const isWorse = isMeasureWorse || latest.some(({ verdict }) => verdict === 'worse');
  return (isBetter && isWorse) || (action.evidence.supports > 0 && action.evidence.contradicts > 0);
}

type Reasoned = { found: readonly Found[]; worsening: readonly string[]; lagUntil: LocalDate | null };

function reasonsOf(rating: ImpactRating, { found, worsening, lagUntil }: Reasoned): string[] {
  const latest = latestOfEach(found);
  const words = [
    dayWords(rating, lagUntil),
    sourcesWords('found it better', latest, 'better'),
    sourcesWords('found no change', latest, 'noChange'),
    sourcesWords('found it worse', latest, 'worse'),
    worsening.length === 0 ? '' : `${worsening.join(', ')} ${worsening.length === 1 ? 'is' : 'are'} getting worse`,
  ];
  return words.filter((text) => text !== '');
}

function dayWords(rating: ImpactRating, lagUntil: LocalDate | null): string {
  if (rating === 'notDue')
    return lagUntil === null ? 'It is not delivered' : `Its impact is expected by ${dateInWords(lagUntil)}`;
  if (rating === 'inLag' && lagUntil !== null) return `Nothing has to show before ${dateInWords(lagUntil)}`;
  if ((rating === 'notTested' || rating === 'noEvidence') && lagUntil !== null)
    return `${rating === 'notTested' ? 'No test has found anything, and its impact' : 'Its impact'} was expected by ${dateInWords(lagUntil)}`;
  return '';
}

function sourcesWords(what: string, latest: readonly Found[], verdict: Found['verdict']): string {
  const such = latest.filter((result) => result.verdict === verdict);
  if (such.length === 0) return '';
  const sources = [...new Set(such.map(({ source }) => source))].map((source: EvidenceSource) => SOURCE_WORDS[source]);
  return `${sources.map((words, index) => (index === 0 ? words : words.toLowerCase())).join(', ')} ${what} (${dateInWords(such.at(-1)?.on as LocalDate)})`;
}
