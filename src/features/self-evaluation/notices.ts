import { declareNotices } from '#features/notices/index.ts';

/** What people are told about the self-evaluation. */
export const EVALUATION_NOTICES = declareNotices({
  'evaluation.challenged': {
    title: 'A grade of the self-evaluation is challenged',
    says: (subject) => `Somebody challenges the grade that is proposed: ${subject}`,
    why: 'You proposed the grade, or you lead on the area.',
    normally: 'digest',
    reaches: 'evaluation.write',
  },
  'evaluation.answered': {
    title: 'Your challenge is answered',
    says: (subject) => `Your challenge of a grade is answered: ${subject}`,
    why: 'You challenged it: say whether you are content.',
    normally: 'digest',
    reaches: 'evaluation.challenge',
  },
});
