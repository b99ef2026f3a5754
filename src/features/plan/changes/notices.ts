import { declareNotices } from '#features/notices/index.ts';

/** What people are told about changes of the plan; the subject is the kind of change and the action's number. */
export const CHANGE_NOTICES = declareNotices({
  'plan.change.asked': {
    title: 'A change of the plan waits for you',
    says: (change) => `A change of the plan waits for your decision: ${change}`,
    why: 'You own or sponsor the action, and by the council’s rules the change is yours to decide.',
    normally: 'mail',
    reaches: 'plan.own',
  },
  'plan.change.director': {
    title: 'A change of the plan waits for the director',
    says: (change) => `A change of the plan waits for the director’s decision: ${change}`,
    why: 'You decide changes of the plan as the director.',
    normally: 'mail',
    reaches: 'plan.decide',
  },
  'plan.change.board': {
    title: 'A change of the plan waits for the board',
    says: (change) => `A change of the plan waits for the board’s decision: ${change}`,
    why: 'You enter what the board decides, with its minute.',
    normally: 'mail',
    reaches: 'plan.board',
  },
  'plan.change.decided': {
    title: 'A change of the plan was decided',
    says: (change) => `A change of the plan was decided: ${change}`,
    why: 'You asked for it, or you own the action.',
    normally: 'mail',
    reaches: 'plan.own',
  },
});
