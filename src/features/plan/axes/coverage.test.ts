import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Gap, type GapKind, gapsSentence } from './coverage.ts';

const gap = (kind: GapKind, id: string): Gap => ({ kind, id, ref: id, words: '', detail: '', href: '' });

describe('the sentence of the gaps', () => {
  it('counts a recommendation with two gaps as one recommendation', () => {
    const two = [gap('recommendationWithoutMeasure', 'r5'), gap('recommendationWithoutTest', 'r5')];
    assert.equal(gapsSentence(two), '2 gaps, at 1 recommendation.');
  });

  it('says at how many things gaps are found', () => {
    const some = [
      gap('recommendationWithoutTest', 'r1'),
      gap('recommendationWithoutTest', 'r2'),
      gap('measureWorseUnnamed', 'LC-01'),
      gap('outcomeWithoutMeasure', 'o1'),
      gap('outcomeWithoutTest', 'o1'),
      gap('outcomeWithoutTest', 'o2'),
    ];
    assert.equal(gapsSentence(some), '6 gaps, at 2 recommendations, 1 measure and 2 outcomes.');
  });
});
