import { declareNotices } from '#features/notices/index.ts';

/** What people are told about the council's structure; the subject is how many names, or which. */
export const STRUCTURE_NOTICES = declareNotices({
  'teams.unmapped': {
    title: 'An extract names teams that are not known',
    says: (names) => `An extract names teams that are not known: ${names}`,
    why: 'You are told because you keep the council’s teams. Say which team each name means.',
    normally: 'mail',
    reaches: 'structure.manage',
  },
});
