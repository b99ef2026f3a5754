import { declareNotices } from '#features/notices/index.ts';
import type { Telling } from './telling.ts';

const WHY = 'You are told because you keep the register of inspections.';

/** What people are told of inspections; the subject is what the inspection is called. Nothing that is held is told. */
export const INSPECTION_NOTICES = declareNotices({
  'inspection.window': {
    title: 'An inspection may come from today',
    says: (title) => `The window has opened: ${title}`,
    why: `${WHY} Look at what would be missing if they rang today.`,
    normally: 'mail',
    reaches: 'inspections.manage',
  },
  'inspection.clock': {
    title: 'A report is published, and an answer is owed',
    says: (title) => `An answer is owed: ${title}`,
    why: `${WHY} The answer to a report is owed within its working days.`,
    normally: 'mail',
    reaches: 'inspections.manage',
  },
  'inspection.answer-20': {
    title: 'The answer to an inspection is owed within 20 working days',
    says: (title) => `An answer is owed within 20 working days: ${title}`,
    why: WHY,
    normally: 'mail',
    reaches: 'inspections.manage',
  },
  'inspection.answer-10': {
    title: 'The answer to an inspection is owed within 10 working days',
    says: (title) => `An answer is owed within 10 working days: ${title}`,
    why: WHY,
    normally: 'mail',
    reaches: 'inspections.manage',
  },
  'inspection.answer-today': {
    title: 'The answer to an inspection is owed today',
    says: (title) => `The answer is owed today: ${title}`,
    why: WHY,
    normally: 'mail',
    reaches: 'inspections.manage',
  },
  'inspection.answer-late': {
    title: 'The answer to an inspection is overdue',
    says: (title) => `The answer is overdue: ${title}`,
    why: `${WHY} Note the day on which it was sent, or send it.`,
    normally: 'mail',
    reaches: 'inspections.manage',
  },
});

export const NOTICE_OF: Readonly<Record<Telling, keyof typeof INSPECTION_NOTICES>> = {
  windowOpens: 'inspection.window',
  clockBegins: 'inspection.clock',
  left20: 'inspection.answer-20',
  left10: 'inspection.answer-10',
  left0: 'inspection.answer-today',
  passed: 'inspection.answer-late',
};
