import { declareLinkMails, declareNotices } from '#features/notices/index.ts';

/** What people are told about updates; the subject is the number of an action and nothing of its words. */
export const UPDATE_NOTICES = declareNotices({
  'plan.update-due': {
    title: 'An update on an action is due',
    says: (ref) => `An update on action ${ref} is due`,
    why: 'You answer for the action. A mail with a link to it comes as well, unless you choose the daily summary.',
    normally: 'list',
    reaches: 'plan.own',
  },
  'plan.update-missing': {
    title: 'An action has no update',
    says: (ref) => `The update on action ${ref} is missing`,
    why: 'You sponsor the action, or nobody else does and you keep the plan: ask its owner.',
    normally: 'digest',
    reaches: 'plan.read',
  },
  'plan.update-missing-long': {
    title: 'An action has had no update for some time',
    says: (ref) => `The update on action ${ref} is still missing, after its owner and its sponsor were told`,
    why: 'You decide on the plan.',
    normally: 'digest',
    reaches: 'plan.decide',
  },
  'plan.off-track': {
    title: 'An action is off track',
    says: (ref) => `Action ${ref} is off track, and nobody has said what is to be done`,
    why: 'You sponsor the action, or nobody else does and you keep the plan: agree with its owner how it is recovered.',
    normally: 'mail',
    reaches: 'plan.read',
  },
  'plan.overdue': {
    title: 'An action is overdue',
    says: (ref) => `Action ${ref} is overdue: say that it is delivered, or ask for another day`,
    why: 'You answer for the action.',
    normally: 'digest',
    reaches: 'plan.own',
  },
  'plan.reversal': {
    title: 'A measure of the plan turned',
    says: (measures) =>
      measures.includes(',')
        ? `Measures ${measures}, which the plan acts on, turned for the worse or left their limits`
        : `Measure ${measures}, which the plan acts on, turned for the worse or left its limits`,
    why: 'You sponsor an outcome that it tells of, or nobody else does and you keep the plan.',
    normally: 'mail',
    reaches: 'plan.read',
  },
  'plan.asked': {
    title: 'The council asks you something',
    says: (ref) => `The council asks you something about action ${ref}`,
    why: 'You answer for the action.',
    normally: 'mail',
    reaches: 'plan.own',
  },
  'plan.ask-answered': {
    title: 'What you asked was answered',
    says: (ref) => `What you asked about action ${ref} was answered`,
    why: 'You asked it.',
    normally: 'digest',
    reaches: 'plan.read',
  },
});

export const UPDATE_MAILS = declareLinkMails({
  'plan-update': {
    title: 'Tell how an action goes',
    says: 'The council asks you how an action of its improvement plan goes. The link leads to one page: it takes two minutes, and that nothing has changed is an answer.',
    action: 'Write the update',
    unexpected:
      'Send the link to nobody: it works only in the browser that opens it first. If you do not expect it, do not follow it and tell the council.',
    works: 'The link works in the browser that opens it first, for up to three updates',
  },
});
