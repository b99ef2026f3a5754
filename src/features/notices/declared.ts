import { declareNotices } from './kind.ts';

/** What people are told about the work in the background; the subject is what failed, in words. */
export const BACKGROUND_NOTICES = declareNotices({
  'mail.undelivered': {
    title: 'Mails could not be delivered',
    says: () => 'Mails from Headway could not be delivered',
    why: 'You are told because you look after accounts.',
    normally: 'list',
    reaches: 'people.manage',
  },
  'job.failed': {
    title: 'Work in the background failed',
    says: (job) => `Work in the background failed: ${job}`,
    why: 'You are told because you watch over the work in the background.',
    normally: 'digest',
    reaches: 'jobs.read',
  },
});
