import { diffWordsWithSpace } from 'diff';

/** A stretch of text that both sides have, or that one of them has alone. */
export type Stretch = { kind: 'same' | 'added' | 'removed'; text: string };

/**
 * Two texts word by word: the stretches that are not added make up the old one, those that are not removed the new one.
 * Texts that share next to nothing are given whole, since single words in common would only confuse.
 */
export function wordsDiff(was: string, is: string): Stretch[] {
  if (was === is) return is === '' ? [] : [{ kind: 'same', text: is }];
  const stretches = diffWordsWithSpace(was, is).map(
    ({ added, removed, value }): Stretch => ({ kind: added ? 'added' : removed ? 'removed' : 'same', text: value }),
  );
  const shared = lengthOf(stretches.filter(({ kind, text }) => kind === 'same' && text.trim() !== ''));
  if (shared >= Math.min(was.length, is.length) * LEAST_SHARED) return stretches;
  const whole: Stretch[] = [
    { kind: 'removed', text: was },
    { kind: 'added', text: is },
  ];
  return whole.filter(({ text }) => text !== '');
}

const LEAST_SHARED = 0.3;

function lengthOf(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, { text }) => sum + text.length, 0);
}
