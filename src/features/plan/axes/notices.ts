import { declareNotices } from '#features/notices/index.ts';

/** What people are told of an action that its owner calls delivered; the subject is the action's number. */
export const DELIVERED_NOTICES = declareNotices({
  'plan.delivered.claimed': {
    title: 'An action is said to be delivered and waits for you',
    says: (ref) => `Action ${ref} is said to be delivered, and waits for your signature`,
    why: 'You sponsor the outcome that the action is for. Look at the evidence, then sign or answer “not yet”.',
    normally: 'mail',
    reaches: 'plan.own',
  },
  'plan.delivered.director': {
    title: 'An action is said to be delivered and waits for the director',
    says: (ref) => `Action ${ref} is said to be delivered, and waits for the director’s signature`,
    why: 'You decide for the plan, and nobody else is named who could sign. Look at the evidence, then answer.',
    normally: 'mail',
    reaches: 'plan.decide',
  },
  'plan.delivered.answered': {
    title: 'You have an answer to an action that you called delivered',
    says: (ref) => `There is an answer to whether action ${ref} is delivered`,
    why: 'You said that the action is delivered.',
    normally: 'mail',
    reaches: 'plan.own',
  },
});
