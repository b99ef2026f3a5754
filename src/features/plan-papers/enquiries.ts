import type { Block } from '#features/papers/index.ts';
import { PROMPT_WORDS } from '#features/plan/index.ts';
import { VERDICT_WORDS } from '#features/scorecard/index.ts';
import { inSentences, isDelivered, measuresNamed, partsInSentences } from './cells.ts';
import type { Gathered } from './gathered.ts';
import { cells, heading, tableOr } from './pack-blocks.ts';
import type { PackFacts } from './pack-facts.ts';
import { answeringNow, claimInWords } from './pack-requirements.ts';

type Line = { question: string; answer: string; isAnswered: boolean };

/** What inspectors are likely to ask, with the answer that evidence gives today; where it gives none, it says so. */
export function enquiriesPart(facts: PackFacts): Block[] {
  const lines = [...aboutRecommendations(facts), ...aboutPrompts(facts.gathered), ...aboutMeasures(facts.gathered)];
  return [
    heading(1, 'Key lines of enquiry'),
    tableOr('Nothing in the plan raises a question.', {
      ...{ caption: 'What may be asked, and what we can show today', sheet: 'Lines of enquiry' },
      columns: [
        { heading: 'What may be asked', share: 56 },
        { heading: 'What we can show', share: 100 },
        { heading: 'Answered', share: 14, only: 'workbook' },
      ],
      rows: lines.map(({ question, answer, isAnswered }) => cells([question, answer, isAnswered ? 'yes' : 'no'])),
    }),
    ...measuresNamed(
      lines.map(({ answer }) => answer),
      facts.gathered.judged,
    ),
  ];
}

function aboutRecommendations({ gathered, evidence }: PackFacts): Line[] {
  return gathered.recommendations.map((recommendation) => {
    const own = answeringNow(gathered, recommendation);
    const done = own.filter(({ standing: { delivery } }) => isDelivered(delivery)).length;
    const held = own.flatMap(({ action }) => evidence.get(action.id) ?? []);
    const [supports, contradicts] = (['supports', 'contradicts'] as const).map((stance) =>
      held.filter((one) => one.stance === stance).map(claimInWords),
    );
    const shown = [
      own.length === 0 ? 'No action answers it' : `${done} of ${own.length} actions are delivered`,
      listed('For', supports ?? []),
      listed('Against', contradicts ?? []),
      held.length === 0 ? 'No evidence is kept' : '',
    ];
    return {
      question: `${recommendation.ref}: what did you do about it, and what is different for children? (${recommendation.words})`,
      answer: inSentences(shown),
      isAnswered: (supports ?? []).length > 0,
    };
  });
}

function aboutPrompts({ prompts }: Gathered): Line[] {
  return prompts.map(({ action, kind, words }) => ({
    question: `${action.ref} ${action.title}: ${PROMPT_WORDS[kind].toLowerCase()}. Why?`,
    answer: partsInSentences(words),
    isAnswered: false,
  }));
}

/** Measures of the board that get worse: who acts on them. */
function aboutMeasures({ board, plan }: Gathered): Line[] {
  return board
    .filter(({ verdict }) => verdict === 'gettingWorse')
    .map(({ measure, verdict }) => {
      const outcomes = new Set(
        plan.outcomes
          .filter(({ measures, endedOn }) => endedOn === null && measures.includes(measure.id))
          .map(({ id }) => id),
      );
      const acting = plan.actions.filter(
        ({ outcomeId, steps }) => outcomes.has(outcomeId) && steps.at(-1)?.step !== 'superseded',
      );
      const refs = acting.map(({ ref }) => ref).join(', ');
      return {
        question: `${measure.title}: ${VERDICT_WORDS[verdict].toLowerCase()}. What do you do about it?`,
        answer: refs === '' ? 'No action of the plan acts on it.' : `Actions ${refs}.`,
        isAnswered: refs !== '',
      };
    });
}

function listed(label: string, texts: readonly string[]): string {
  return texts.length === 0 ? '' : `${label}: ${texts.map((text) => text.replace(/\.$/, '')).join('; ')}`;
}
