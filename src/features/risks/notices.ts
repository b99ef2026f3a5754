import { declareNotices } from '#features/notices/index.ts';

/** What people are told about risks. */
export const RISK_NOTICES = declareNotices({
  'risk.yours': {
    title: 'A risk is yours',
    says: (subject) => `You answer for a risk: ${subject}`,
    why: 'You were named as its owner.',
    normally: 'digest',
    reaches: 'risks.read',
  },
  'risk.high': {
    title: 'A risk became high',
    says: (subject) => `A risk is rated high now: ${subject}`,
    why: 'You see the register of risks.',
    normally: 'digest',
    reaches: 'risks.read',
  },
  'risk.review': {
    title: 'A risk is to be reviewed',
    says: (subject) => `The review of a risk is overdue: ${subject}`,
    why: 'You answer for it, or you keep the register of risks.',
    normally: 'digest',
    reaches: 'risks.read',
  },
});
