import { declareNotices } from '#features/notices/index.ts';

/** What people are told about keeping and erasing. */
export const KEEPING_NOTICES = declareNotices({
  'keeping.due': {
    title: 'Something is due to be erased',
    says: () => 'Something has been kept as long as the retention schedule says: look at what would go',
    why: 'You look after what is kept, and for how long.',
    normally: 'digest',
    reaches: 'keeping.propose',
  },
  'keeping.proposed': {
    title: 'An erasure waits for approval',
    says: () => 'Somebody proposed to erase something: look at it, and approve or decline it',
    why: 'You may approve what others propose to erase.',
    normally: 'mail',
    reaches: 'keeping.approve',
  },
  'keeping.decided': {
    title: 'An erasure was decided',
    says: () => 'An erasure that you proposed was approved or declined',
    why: 'You proposed it.',
    normally: 'digest',
    reaches: 'keeping.read',
  },
});
