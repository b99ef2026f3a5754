import type { Shape } from '#charts';
import type { TagColour } from '#ui';
import type { ConfidenceLevel, DeliveryStatus, ImpactRating } from './axes.ts';

/** How something is shown: a letter or number, words, a shape and a colour, so that colour never says it alone. */
export type AxisLook = { letter: string; words: string; shape: Shape; colour: TagColour };

/** The letters are those that boards know as BRAG, with W and E at both ends. */
export const DELIVERY_LOOKS: Readonly<Record<DeliveryStatus, AxisLook>> = {
  notStarted: { letter: 'W', words: 'Not started', shape: 'unknown', colour: 'grey' },
  onTrack: { letter: 'G', words: 'On track', shape: 'dot', colour: 'green' },
  atRisk: { letter: 'A', words: 'At risk', shape: 'diamond', colour: 'yellow' },
  offTrack: { letter: 'R', words: 'Off track', shape: 'cross', colour: 'red' },
  delivered: { letter: 'B', words: 'Delivered', shape: 'tick', colour: 'blue' },
  embedded: { letter: 'E', words: 'Embedded', shape: 'ring', colour: 'teal' },
  ended: { letter: 'X', words: 'No longer in the plan', shape: 'level', colour: 'grey' },
};

/** From 0, not tested, to 4, sustained; N and L come before any number. */
export const IMPACT_LOOKS: Readonly<Record<ImpactRating, AxisLook>> = {
  notDue: { letter: 'N', words: 'Not due yet', shape: 'level', colour: 'grey' },
  inLag: { letter: 'L', words: 'In lag', shape: 'wave', colour: 'grey' },
  notTested: { letter: '0', words: 'Not yet tested', shape: 'unknown', colour: 'orange' },
  noEvidence: { letter: '1', words: 'No evidence of impact', shape: 'cross', colour: 'red' },
  emerging: { letter: '2', words: 'Emerging', shape: 'diamond', colour: 'yellow' },
  evidenced: { letter: '3', words: 'Evidenced', shape: 'tick', colour: 'green' },
  sustained: { letter: '4', words: 'Sustained', shape: 'up', colour: 'teal' },
};

export const CONFIDENCE_LOOKS: Readonly<Record<ConfidenceLevel, AxisLook>> = {
  high: { letter: 'H', words: 'High', shape: 'up', colour: 'green' },
  medium: { letter: 'M', words: 'Medium', shape: 'level', colour: 'yellow' },
  low: { letter: 'L', words: 'Low', shape: 'down', colour: 'red' },
};
