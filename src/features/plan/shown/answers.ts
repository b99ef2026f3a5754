import type { Finding, Recommendation } from '#features/inspections/index.ts';
import type { Action } from '../plan.ts';

/** What actions answer, as far as a reader may know it, by id. */
export type AnswersKnown = {
  recommendations: ReadonlyMap<string, Recommendation>;
  findings: ReadonlyMap<string, Finding>;
};

/** What an action answers, shortly: `R1`, `paragraph 12`, `supervision`. What is held back has no words. */
export function answersInShort({ answers, isWider }: Pick<Action, 'answers' | 'isWider'>, known: AnswersKnown): string {
  const words = answers.map((answer) => {
    if (answer.kind === 'theme') return answer.words;
    if (answer.kind === 'recommendation') return known.recommendations.get(answer.id)?.ref ?? NOT_PUBLISHED;
    const finding = known.findings.get(answer.id);
    return finding === undefined ? NOT_PUBLISHED : findingInShort(finding);
  });
  if (isWider) words.push('the wider programme');
  return [...new Set(words)].join(', ');
}

export const NOT_PUBLISHED = 'something not published yet';

export function findingInShort({ paragraph, number }: Pick<Finding, 'paragraph' | 'number'>): string {
  return paragraph === '' ? `finding ${number}` : `paragraph ${paragraph}`;
}
