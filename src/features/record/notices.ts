import { declareNotices } from '#features/notices/index.ts';

/** What people are told about the record. */
export const RECORD_NOTICES = declareNotices({
  'record.broken': {
    title: 'The record of the council was altered',
    says: () => 'The nightly check found that the record was altered: look at where, and keep a copy of the database',
    why: 'You are told because you may read the record. Look at where it was altered, and keep a copy of the database.',
    normally: 'mail',
    reaches: 'trail.read',
    isSecurity: true,
  },
});
