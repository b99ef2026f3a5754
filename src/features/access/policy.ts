/** What people may do, in one table: a role's permissions. What is not written here is not allowed. */
export const PERMISSIONS = {
  'scorecard.read': 'See measures, trajectories and reports: figures, no children',
  'counts.read': 'See small numbers, teams and groups of children: without it, figures are as they may be published',
  'children.read': 'See the children behind a figure',
  'extracts.read': 'See which extracts were loaded and what was found in them',
  'extracts.load': 'Load a file, correct its headings, accept or reject it',
  'extracts.withdraw': 'Withdraw an accepted extract with a reason',
  'council.facts': 'Enter what the files do not say: population, and where teams belong',
  'measures.rebase': 'Let a measure’s limits begin anew from a month, with a reason',
  'report.download': 'Download reports and tables',
} as const;

export type Permission = keyof typeof PERMISSIONS;

export const ROLES = {
  administrator: {
    title: 'Council administrator',
    may: [
      'scorecard.read',
      'counts.read',
      'extracts.read',
      'extracts.load',
      'extracts.withdraw',
      'children.read',
      'council.facts',
      'measures.rebase',
      'report.download',
    ],
  },
  performanceAnalyst: {
    title: 'Performance analyst',
    may: [
      'scorecard.read',
      'counts.read',
      'extracts.read',
      'extracts.load',
      'extracts.withdraw',
      'children.read',
      'council.facts',
      'measures.rebase',
      'report.download',
    ],
  },
  director: {
    title: 'Director of children’s services',
    may: ['scorecard.read', 'counts.read', 'extracts.read', 'children.read', 'report.download'],
  },
  qualityAssuranceManager: {
    title: 'Quality-assurance manager',
    may: ['scorecard.read', 'counts.read', 'extracts.read', 'children.read', 'report.download'],
  },
  teamManager: { title: 'Team manager', may: ['scorecard.read', 'counts.read', 'children.read', 'report.download'] },
  independentChair: {
    title: 'Independent chair of the improvement board',
    may: ['scorecard.read', 'counts.read', 'report.download'],
  },
  scrutinyReader: { title: 'Scrutiny reader', may: ['scorecard.read'] },
} as const satisfies Record<string, { title: string; may: readonly Permission[] }>;

export type Role = keyof typeof ROLES;

export function isRole(text: string): text is Role {
  return Object.hasOwn(ROLES, text);
}

/** May somebody in this role do that? An unknown role or permission may nothing. */
export function allows(role: string, permission: string): boolean {
  if (!isRole(role)) return false;
  const may: readonly string[] = ROLES[role].may;
  return may.includes(permission);
}
