import type { Action } from '#features/plan/index.ts';
import type { Gathered } from './gathered.ts';

/** What an action answers: `REC-01, REC-03`; findings and themes in words; the wider programme by that name. */
export function answersInWords(
  { recommendations }: Pick<Gathered, 'recommendations'>,
  { answers, isWider }: Pick<Action, 'answers' | 'isWider'>,
): string {
  const words = answers.map((answer) => {
    if (answer.kind === 'theme') return answer.words;
    if (answer.kind === 'finding') return 'a finding';
    return recommendations.find(({ id }) => id === answer.id)?.ref ?? 'a recommendation';
  });
  return [...new Set([...words, ...(isWider ? ['wider programme'] : [])])].join(', ');
}
