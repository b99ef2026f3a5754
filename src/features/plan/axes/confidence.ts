import { dateInWords } from '#kernel/local-date.ts';
import type { TimescaleId } from '#kernel/timescales.ts';
import type { Action, Outcome } from '../plan.ts';
import type { ConfidenceLevel, ConfidenceStanding, Standing, StandingContext } from './axes.ts';

/** An action with what was found of its delivery and impact. */
type Weighed = {
  action: Action;
  outcome: Outcome;
  context: StandingContext;
} & Pick<Standing, 'delivery' | 'impact'>;

/** Something that lowers how sure anybody can be; the page of the rules prints these words. */
export type ConfidenceRule = {
  id: string;
  level: 'low' | 'medium';
  words: string;
  periods: readonly TimescaleId[];
  test(weighed: Weighed): string | null;
};

export const CONFIDENCE_RULES: readonly ConfidenceRule[] = [
  {
    id: 'L1',
    level: 'low',
    words: 'Something speaks for it and something else against it.',
    periods: [],
    test: ({ impact }) => (impact.contradicted ? 'Something speaks for it and something else against it' : null),
  },
  {
    id: 'L2',
    level: 'low',
    words: 'There is neither evidence nor a word of its owner, although it has begun.',
    periods: [],
    test: ({ action, delivery }) =>
      delivery.status !== 'notStarted' && isWithoutEvidence(action) && action.lastUpdate === null
        ? 'There is neither evidence nor a word of its owner'
        : null,
  },
  {
    id: 'L3',
    level: 'low',
    words: 'Its owner’s own confidence is low.',
    periods: [],
    test: ({ action }) => (action.lastUpdate?.confidence === 'low' ? 'Its owner’s own confidence is low' : null),
  },
  {
    id: 'L4',
    level: 'low',
    words: 'Its update is overdue by a whole cycle.',
    periods: ['R-PLAN-UPDATE'],
    test: ({ delivery: { updateDueOn }, context }) =>
      updateDueOn !== null && context.today > context.deadlines('R-PLAN-UPDATE', updateDueOn)
        ? `An update was due on ${dateInWords(updateDueOn)}`
        : null,
  },
  {
    id: 'M1',
    level: 'medium',
    words: 'Its update is overdue.',
    periods: ['R-PLAN-UPDATE'],
    test: ({ delivery: { updateDueOn, isStale } }) =>
      isStale && updateDueOn !== null ? `An update was due on ${dateInWords(updateDueOn)}` : null,
  },
  {
    id: 'M2',
    level: 'medium',
    words: 'Its evidence is not current any more.',
    periods: ['R-EVIDENCE-FRESH'],
    test: ({ action: { evidence }, context }) =>
      evidence.newestAboutOn !== null && context.today > context.deadlines('R-EVIDENCE-FRESH', evidence.newestAboutOn)
        ? `Its newest evidence is about ${dateInWords(evidence.newestAboutOn)}`
        : null,
  },
  {
    id: 'M3',
    level: 'medium',
    words: 'It has evidence, and nobody but its author has verified any.',
    periods: [],
    test: ({ action }) =>
      !isWithoutEvidence(action) && action.evidence.verified === 0 ? 'None of its evidence is verified' : null,
  },
  {
    id: 'M4',
    level: 'medium',
    words: 'Its owner’s own confidence is medium.',
    periods: [],
    test: ({ action }) => (action.lastUpdate?.confidence === 'medium' ? 'Its owner’s own confidence is medium' : null),
  },
  {
    id: 'M5',
    level: 'medium',
    words: 'No measure of its outcome has a verdict, because there are none or too few figures.',
    periods: [],
    test: ({ outcome, context }) => {
      if (outcome.measures.some((measure) => (context.verdicts.get(measure) ?? 'undetermined') !== 'undetermined'))
        return null;
      return outcome.measures.length === 0
        ? 'Its outcome has no measure'
        : 'No measure of its outcome has a verdict yet';
    },
  },
  {
    id: 'M7',
    level: 'medium',
    words: 'It is off track.',
    periods: [],
    test: ({ delivery }) => (delivery.status === 'offTrack' ? 'It is off track' : null),
  },
  {
    id: 'M6',
    level: 'medium',
    words: 'A person settled another delivery status than the rules propose.',
    periods: [],
    test: ({ delivery }) =>
      delivery.override === null ? null : 'Its delivery status is not the one that the rules propose',
  },
];

/** How sure anybody can be of how an action stands, always with why. */
export function confidenceOf(
  action: Action,
  outcome: Outcome,
  standing: Pick<Standing, 'delivery' | 'impact'>,
  context: StandingContext,
): ConfidenceStanding {
  const weighed = { action, outcome, context, ...standing };
  const reasons = (level: ConfidenceLevel) =>
    CONFIDENCE_RULES.filter((rule) => rule.level === level).flatMap((rule) => rule.test(weighed) ?? []);
  const low = reasons('low');
  const medium = reasons('medium').filter((reason) => !low.includes(reason));
  if (low.length > 0) return { level: 'low', reasons: [...low, ...medium] };
  if (medium.length > 0) return { level: 'medium', reasons: medium };
  return { level: 'high', reasons: [highWords(weighed)] };
}

/** An update speaks for an action only where one is awaited and has come. */
function highWords({ action, delivery }: Weighed): string {
  return action.lastUpdate !== null && delivery.updateDueOn !== null
    ? 'It is updated in time, and nothing speaks against what is said of it'
    : 'Nothing speaks against what is said of it';
}

function isWithoutEvidence({ evidence }: Action): boolean {
  return evidence.supports === 0 && evidence.contradicts === 0;
}
