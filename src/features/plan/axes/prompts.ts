import { dateInWords } from '#kernel/local-date.ts';
import { type Action, isOpen, isPartOfPlan, type Outcome, type Plan } from '../plan.ts';
import type { Standing, StandingContext } from './axes.ts';
import { lifeState } from './life.ts';
import { resultsAbout } from './results.ts';

export const PROMPT_KINDS = [
  'deliveredUntested',
  'deliveredWithoutImpact',
  'evidencedButWorse',
  'onTrackButWorse',
  'closedWithoutEvidence',
  'awaitsSignature',
] as const;
export type PromptKind = (typeof PROMPT_KINDS)[number];

/** What kind of a question it is, in a few words. */
export const PROMPT_WORDS: Readonly<Record<PromptKind, string>> = {
  deliveredUntested: 'Delivered, and its impact is not tested',
  deliveredWithoutImpact: 'Delivered, and nothing shows an impact',
  evidencedButWorse: 'Impact evidenced, and a measure is getting worse',
  onTrackButWorse: 'On track, and measures are getting worse',
  closedWithoutEvidence: 'Signed as delivered, and no evidence stands for it',
  awaitsSignature: 'Waits for its second signature',
};

/** Something that the plan asks by itself, because two things that are said of an action do not go together. */
export type Prompt = {
  kind: PromptKind;
  action: Pick<Action, 'id' | 'ref' | 'title'>;
  /** A sentence without its full stop. */
  words: string;
  /** The measures of which it speaks. */
  measures: readonly string[];
  href: string;
};

/** What the plan asks by itself on a day, in the order of its actions. */
export function promptsOf(
  { actions, outcomes }: Pick<Plan, 'actions' | 'outcomes'>,
  standings: ReadonlyMap<string, Standing>,
  context: StandingContext,
): Prompt[] {
  const outcomeOf = new Map(outcomes.map((outcome) => [outcome.id, outcome]));
  return actions.filter(isPartOfPlan).flatMap((action) => {
    const standing = standings.get(action.id);
    const outcome = outcomeOf.get(action.outcomeId);
    return standing && outcome ? promptsAbout({ action, outcome, standing, context }) : [];
  });
}

type Asked = { action: Action; outcome: Outcome; standing: Standing; context: StandingContext };

function promptsAbout(asked: Asked): Prompt[] {
  return [impactPrompt(asked), worsePrompt(asked), signaturePrompt(asked)].filter((prompt) => prompt !== null);
}

/** Delivered for as long as a test may take, and not tested; or tested without anything to show for it. */
function impactPrompt({ action, outcome, standing: { delivery, impact }, context }: Asked): Prompt | null {
  const { deliveredOn } = delivery;
  if (deliveredOn === null) return null;
  if (impact.isOverdue && impact.rating === 'noEvidence')
    return prompt(
      'deliveredWithoutImpact',
      action,
      `Delivered on ${dateInWords(deliveredOn)}: ${impact.reasons.join('; ')}`,
    );
  const isTested = resultsAbout(action, outcome).some(({ on }) => on >= deliveredOn);
  const until = impact.lagUntil ?? context.deadlines('R-PLAN-TEST', deliveredOn);
  if (isTested || context.today <= until) return null;
  return prompt(
    'deliveredUntested',
    action,
    `Delivered on ${dateInWords(deliveredOn)}, and no test of its impact since`,
  );
}

function worsePrompt({ action, outcome, standing: { delivery, impact }, context }: Asked): Prompt | null {
  const worse = outcome.measures.filter((measure) => context.verdicts.get(measure) === 'gettingWorse');
  if (worse.length === 0) return null;
  const said = `${worse.join(', ')} ${worse.length === 1 ? 'is' : 'are'} getting worse`;
  if (impact.rating === 'evidenced' || impact.rating === 'sustained')
    return prompt('evidencedButWorse', action, `Its impact is called ${impact.rating}, and ${said}`, worse);
  return delivery.status === 'onTrack' ? prompt('onTrackButWorse', action, `It is on track, and ${said}`, worse) : null;
}

function signaturePrompt({ action, standing: { delivery } }: Asked): Prompt | null {
  if (!isOpen(action) && delivery.deliveredOn === null)
    return prompt('closedWithoutEvidence', action, delivery.reasons.join('; '));
  const claim = action.signatures.find(({ who }) => who === 'owner');
  if (lifeState(action) !== 'claimed' || !claim) return null;
  return {
    ...prompt('awaitsSignature', action, `${claim.by} said on ${dateInWords(claim.on)} that it is delivered`),
    href: `/plan/actions/${action.id}/delivered`,
  };
}

function prompt(kind: PromptKind, action: Action, words: string, measures: readonly string[] = []): Prompt {
  const { id, ref, title } = action;
  return { kind, action: { id, ref, title }, words, measures, href: `/plan/actions/${id}` };
}
