/**
 * What people may do, in one table: roles, what each may do, and how far. What is not written here is not allowed.
 * Pages, exports, counts, charts and the permission tests read it; `docs/generated/permissions.md` is made from it.
 */

/** What can be done, and whether it shows records of single children. */
export const PERMISSIONS = {
  'account.own': { says: 'See and change one’s own account, sessions and notices', isChildLevel: false },
  'scorecard.read': { says: 'See measures, trajectories and reports: figures, no children', isChildLevel: false },
  'counts.read': {
    says: 'See small numbers and groups of children: without it, figures are as they may be published',
    isChildLevel: false,
  },
  'teams.read': { says: 'See the figures of teams', isChildLevel: false },
  'report.download': { says: 'Download reports and tables of figures', isChildLevel: false },
  'children.read': { says: 'See the children behind a figure, under pseudonyms', isChildLevel: true },
  'children.identify': { says: 'Ask for the children’s ids, with a reason that is recorded', isChildLevel: true },
  'children.identified': { says: 'See the children’s ids at once, because the work is with them', isChildLevel: true },
  'children.download': { says: 'Download lists of children', isChildLevel: true },
  'staff.read': { says: 'See workers by their names beside their cases, not under pseudonyms', isChildLevel: false },
  'extracts.read': { says: 'See which extracts were loaded and what was found in them', isChildLevel: false },
  'extracts.load': { says: 'Load a file, correct its headings, accept or reject it', isChildLevel: true },
  'extracts.withdraw': { says: 'Withdraw an accepted extract with a reason', isChildLevel: false },
  'council.facts': { says: 'Enter what the files do not say, such as population', isChildLevel: false },
  'measures.rebase': { says: 'Let a measure’s limits begin anew from a month, with a reason', isChildLevel: false },
  'measures.set': {
    says: 'Settle targets, limits, names and owners of measures, with who approved them',
    isChildLevel: false,
  },
  'measures.supply': { says: 'Define local measures and supply their figures', isChildLevel: false },
  'benchmarks.load': { says: 'Load published figures of other areas, accept or withdraw them', isChildLevel: false },
  'inspections.read': { says: 'See inspections, judgements, findings and recommendations', isChildLevel: false },
  'inspections.held': {
    says: 'See what inspectors said and wrote before it is published',
    isChildLevel: false,
  },
  'inspections.manage': {
    says: 'Keep the register of inspections, findings and recommendations',
    isChildLevel: false,
  },
  'plan.own': { says: 'See and update the actions that one answers for', isChildLevel: false },
  'plan.read': {
    says: 'See the improvement plan: what is delivered, what it did, and the evidence',
    isChildLevel: false,
  },
  'plan.submitted': { says: 'See the versions of the plan that were approved or submitted', isChildLevel: false },
  'plan.manage': { says: 'Write the plan, its outcomes, actions, tests and versions', isChildLevel: false },
  'plan.decide': { says: 'Decide changes of the plan as the director', isChildLevel: false },
  'plan.board': { says: 'Decide for the board, with its minute', isChildLevel: false },
  'evidence.verify': { says: 'Verify evidence that somebody else added', isChildLevel: false },
  'evaluation.read': { says: 'See the self-evaluation', isChildLevel: false },
  'evaluation.write': { says: 'Write the self-evaluation', isChildLevel: false },
  'evaluation.challenge': { says: 'Challenge a grade of the self-evaluation', isChildLevel: false },
  'risks.read': { says: 'See the register of risks', isChildLevel: false },
  'risks.manage': { says: 'Keep the register of risks', isChildLevel: false },
  'structure.manage': { says: 'Keep services, localities, teams and the names that extracts use', isChildLevel: false },
  'bodies.manage': { says: 'Keep boards and partnerships and who sits on them', isChildLevel: false },
  'people.read': { says: 'See who has an account, and in which role', isChildLevel: false },
  'people.manage': { says: 'Invite people, change their details, propose and end roles', isChildLevel: false },
  'roles.approve': { says: 'Approve a role that somebody else proposed', isChildLevel: false },
  'settings.manage': { says: 'Change how people sign in and how the council’s Headway behaves', isChildLevel: false },
  'feeds.manage': { says: 'Make and revoke tokens by which programs read figures', isChildLevel: false },
  'trail.read': { says: 'Read the record: who did what, and when', isChildLevel: false },
  'trail.children': { says: 'Ask who has looked at a child’s records', isChildLevel: true },
  'trail.download': { says: 'Download the record', isChildLevel: false },
  'keeping.read': { says: 'See what is kept for how long, and what is held', isChildLevel: false },
  'keeping.propose': { says: 'Change what is kept, hold it, propose to erase it', isChildLevel: false },
  'keeping.approve': { says: 'Approve erasing what somebody else proposed', isChildLevel: false },
  'child.export': { says: 'Export everything held about one child, for a subject access request', isChildLevel: true },
  'jobs.read': { says: 'See the work that runs in the background', isChildLevel: false },
  'installation.manage': { says: 'Add councils to the installation', isChildLevel: false },
} as const;

export type Permission = keyof typeof PERMISSIONS;

/**
 * How far a role may do something: in the whole council; in the service, locality or team for which it was given; or
 * with one's own cases only, by the worker's name in the extracts.
 */
export type Scope = 'council' | 'given' | 'own';

export type RoleDefinition = {
  title: string;
  duty: string;
  /** Whether it is given for the whole council or for a part of it. */
  givenFor: 'council' | 'part';
  may: Partial<Record<Permission, Scope>>;
};

const FIGURES = { 'account.own': 'council', 'scorecard.read': 'council' } as const;
const BOARD = { ...FIGURES, 'counts.read': 'council', 'report.download': 'council' } as const;
/** Reads the whole plan and what goes with it. */
const PLAN_READER = {
  'inspections.read': 'council',
  'plan.read': 'council',
  'plan.submitted': 'council',
  'evaluation.read': 'council',
  'risks.read': 'council',
} as const;
const PLAN_OWNER = { ...PLAN_READER, 'plan.own': 'council' } as const;
const PLAN_WRITER = {
  ...PLAN_OWNER,
  'inspections.manage': 'council',
  'plan.manage': 'council',
  'evidence.verify': 'council',
  'evaluation.write': 'council',
  'risks.manage': 'council',
} as const;
const SENIOR = {
  ...BOARD,
  'teams.read': 'council',
  'extracts.read': 'council',
  'children.read': 'council',
} as const;

export const ROLES = {
  systemAdministrator: {
    title: 'System administrator',
    duty: 'Runs the installation: adds councils, watches jobs. Sees no figures.',
    givenFor: 'council',
    may: { 'account.own': 'council', 'installation.manage': 'council', 'jobs.read': 'council' },
  },
  councilAdministrator: {
    title: 'Council administrator',
    duty: 'Keeps people, roles, structure and settings of the council. Sees no figures and no children.',
    givenFor: 'council',
    may: {
      'account.own': 'council',
      'people.read': 'council',
      'people.manage': 'council',
      'roles.approve': 'council',
      'structure.manage': 'council',
      'bodies.manage': 'council',
      'benchmarks.load': 'council',
      'settings.manage': 'council',
      'measures.set': 'council',
      'feeds.manage': 'council',
      'trail.read': 'council',
      'keeping.read': 'council',
      'jobs.read': 'council',
    },
  },
  informationGovernanceOfficer: {
    title: 'Information governance officer',
    duty: 'Answers for data protection: reads the record, keeps retention and holds, answers subject access requests.',
    givenFor: 'council',
    may: {
      'account.own': 'council',
      'people.read': 'council',
      'trail.read': 'council',
      'trail.children': 'council',
      'trail.download': 'council',
      'keeping.read': 'council',
      'keeping.propose': 'council',
      'keeping.approve': 'council',
      'child.export': 'council',
    },
  },
  director: {
    title: 'Director of children’s services and senior leaders',
    duty: 'Answers for the service: sees every figure and, where needed, the children behind it.',
    givenFor: 'council',
    may: {
      ...PLAN_WRITER,
      'inspections.held': 'council',
      'plan.decide': 'council',
      'evaluation.challenge': 'council',
      ...SENIOR,
      'children.identify': 'council',
      'staff.read': 'council',
      'people.read': 'council',
      'roles.approve': 'council',
      'measures.set': 'council',
      'trail.read': 'council',
      'keeping.read': 'council',
      'keeping.approve': 'council',
    },
  },
  performanceAnalyst: {
    title: 'Performance analyst',
    duty: 'Loads the extracts and answers for the figures.',
    givenFor: 'council',
    may: {
      ...PLAN_WRITER,
      ...SENIOR,
      'children.identify': 'council',
      'children.download': 'council',
      'extracts.load': 'council',
      'extracts.withdraw': 'council',
      'council.facts': 'council',
      'benchmarks.load': 'council',
      'structure.manage': 'council',
      'measures.rebase': 'council',
      'measures.set': 'council',
      'measures.supply': 'council',
      'feeds.manage': 'council',
    },
  },
  qualityAssuranceManager: {
    title: 'Quality-assurance manager',
    duty: 'Leads the case audits: sees children by their ids.',
    givenFor: 'council',
    may: {
      ...SENIOR,
      ...PLAN_WRITER,
      'inspections.held': 'council',
      'evaluation.challenge': 'council',
      'children.identified': 'council',
      'children.download': 'council',
      'staff.read': 'council',
    },
  },
  auditor: {
    title: 'Case auditor',
    duty: 'Audits the cases that are allocated; sees figures, and no lists of children.',
    givenFor: 'council',
    may: { ...FIGURES, ...PLAN_OWNER, 'counts.read': 'council' },
  },
  moderator: {
    title: 'Moderator of audits',
    duty: 'Moderates what others audited; sees figures, and no lists of children.',
    givenFor: 'council',
    may: { ...FIGURES, ...PLAN_OWNER, 'evidence.verify': 'council', 'counts.read': 'council', 'teams.read': 'council' },
  },
  teamManager: {
    title: 'Team manager',
    duty: 'Runs a team: sees the council’s figures, and the figures and children of their own team, locality or service.',
    givenFor: 'part',
    may: {
      ...PLAN_OWNER,
      ...BOARD,
      'teams.read': 'given',
      'children.read': 'given',
      'children.identified': 'given',
      'children.download': 'given',
      'staff.read': 'given',
    },
  },
  socialWorker: {
    title: 'Social worker',
    duty: 'Sees what is due for their own cases.',
    givenFor: 'council',
    may: {
      ...FIGURES,
      'plan.own': 'council',
      'children.read': 'own',
      'children.identified': 'own',
      'staff.read': 'own',
    },
  },
  boardChair: {
    title: 'Independent chair of the improvement board',
    duty: 'Chairs the board: sees figures of the council and of teams, no children.',
    givenFor: 'council',
    may: {
      ...BOARD,
      ...PLAN_OWNER,
      'teams.read': 'council',
      'inspections.held': 'council',
      'plan.board': 'council',
      'evidence.verify': 'council',
      'evaluation.challenge': 'council',
    },
  },
  boardMember: {
    title: 'Board member',
    duty: 'Sits on the board: sees figures of the council, no children.',
    givenFor: 'council',
    may: { ...BOARD, ...PLAN_OWNER },
  },
  partnerMember: {
    title: 'Partner member',
    duty: 'Sits on the board for another organisation: sees figures as they may be published, and the actions of that organisation.',
    givenFor: 'council',
    may: { ...FIGURES, 'plan.own': 'council', 'plan.submitted': 'council' },
  },
  dfeAdviser: {
    title: 'DfE adviser',
    duty: 'Advises for the Department for Education: sees figures of the council and of teams, no children.',
    givenFor: 'council',
    may: { ...BOARD, ...PLAN_OWNER, 'teams.read': 'council', 'evaluation.challenge': 'council' },
  },
  scrutinyReader: {
    title: 'Scrutiny reader',
    duty: 'Scrutinises for the public: sees figures as they may be published, and the plan as it was submitted.',
    givenFor: 'council',
    may: { ...FIGURES, 'plan.submitted': 'council' },
  },
  inspector: {
    title: 'Inspector',
    duty: 'Inspects, for the days of an inspection: reads everything about practice, and changes nothing.',
    givenFor: 'council',
    may: { ...SENIOR, ...PLAN_READER, 'children.identify': 'council' },
  },
} as const satisfies Record<string, RoleDefinition>;

export type Role = keyof typeof ROLES;

export function isRole(text: string): text is Role {
  return Object.hasOwn(ROLES, text);
}

export function roleOf(role: Role): RoleDefinition {
  return ROLES[role];
}

/** May somebody in this role do that at all? An unknown role or permission may nothing. */
export function allows(role: string, permission: string): boolean {
  return isRole(role) && Object.hasOwn(ROLES[role].may, permission);
}

/** A role that shows children or decides what others may: one proposes it, another approves it. */
export function needsSecondPerson(role: Role): boolean {
  const weighty: readonly string[] = ['people.manage', 'roles.approve', 'settings.manage', 'installation.manage'];
  return Object.keys(ROLES[role].may).some(
    (permission) => weighty.includes(permission) || PERMISSIONS[permission as Permission].isChildLevel,
  );
}
