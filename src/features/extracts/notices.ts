import { declareNotices } from '#features/notices/index.ts';

/** What people are told about extracts; the subject is the file's name. */
export const EXTRACT_NOTICES = declareNotices({
  'extract.ready': {
    title: 'A file was read and waits for a decision',
    says: (file) => `${file} was read and waits to be accepted or rejected`,
    why: 'You are told because you loaded the file.',
    normally: 'mail',
    reaches: 'extracts.load',
  },
  'extract.refused': {
    title: 'A file could not be read',
    says: (file) => `${file} could not be read`,
    why: 'You are told because you loaded the file.',
    normally: 'mail',
    reaches: 'extracts.load',
  },
  'extract.accepted': {
    title: 'An extract was accepted',
    says: (file) => `${file} was accepted: figures come from it`,
    why: 'You are told because you may see where figures come from.',
    normally: 'digest',
    reaches: 'extracts.read',
  },
});
