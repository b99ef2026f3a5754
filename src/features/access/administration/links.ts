import type { Permission } from '../policy.ts';

/** A page by which a council or the installation is kept, and who may open it. */
export type AdministrationLink = { href: string; title: string; says: string; permission: Permission };

/** Everything that administers, in the order in which a new council needs it. */
export const ADMINISTRATION: readonly { heading: string; links: readonly AdministrationLink[] }[] = [
  {
    heading: 'People',
    links: [
      {
        href: '/people',
        title: 'People',
        says: 'Who can sign in, in which roles; adding, inviting, leaving',
        permission: 'people.read',
      },
      {
        href: '/people/roles',
        title: 'Roles that wait',
        says: 'Approve or decline what somebody else proposed',
        permission: 'roles.approve',
      },
      {
        href: '/settings/sign-in',
        title: 'Signing in',
        says: 'The council’s own sign-in, and which of its groups give which role',
        permission: 'settings.manage',
      },
      {
        href: '/notices/undelivered',
        title: 'Mails that did not arrive',
        says: 'Which mails were given up, and why',
        permission: 'people.manage',
      },
    ],
  },
  {
    heading: 'The council',
    links: [
      {
        href: '/structure',
        title: 'Structure',
        says: 'Services, localities and teams with their days',
        permission: 'structure.manage',
      },
      {
        href: '/structure/names',
        title: 'Names in extracts',
        says: 'Which team each name of the extracts means',
        permission: 'structure.manage',
      },
      {
        href: '/bodies',
        title: 'Boards and partnerships',
        says: 'Bodies and who sits on them',
        permission: 'bodies.manage',
      },
      {
        href: '/council',
        title: 'What the files do not say',
        says: 'How many children live here',
        permission: 'council.facts',
      },
      {
        href: '/benchmarks/load',
        title: 'Published figures',
        says: 'Figures of England, regions and other councils to stand beside the council’s own',
        permission: 'benchmarks.load',
      },
      {
        href: '/settings/measures',
        title: 'Targets and owners',
        says: 'What each measure should reach, whose it is, what the board sees',
        permission: 'measures.set',
      },
      {
        href: '/settings/timescales',
        title: 'Limits',
        says: 'How long things may take: the law’s limits and the council’s own',
        permission: 'measures.set',
      },
      {
        href: '/supplied',
        title: 'Local measures',
        says: 'Measures of the council’s own, whose figures it supplies',
        permission: 'measures.supply',
      },
      {
        href: '/feeds',
        title: 'Data feeds',
        says: 'Tokens by which Power BI and other tools read figures',
        permission: 'feeds.manage',
      },
    ],
  },
  {
    heading: 'What was done, and what is kept',
    links: [
      {
        href: '/record',
        title: 'The record',
        says: 'Who did what and when, and that nobody altered it',
        permission: 'trail.read',
      },
      {
        href: '/record/children',
        title: 'Who looked at a child',
        says: 'For those who may ask',
        permission: 'trail.children',
      },
      {
        href: '/keeping',
        title: 'Keeping and erasing',
        says: 'What is kept for how long, holds, and what would go',
        permission: 'keeping.read',
      },
    ],
  },
  {
    heading: 'The installation',
    links: [
      {
        href: '/administration/jobs',
        title: 'Work in the background',
        says: 'What runs, what failed, and having it done again',
        permission: 'jobs.read',
      },
      {
        href: '/councils',
        title: 'Councils',
        says: 'The councils of this installation, and adding one',
        permission: 'installation.manage',
      },
    ],
  },
];

/** What somebody may open of it; sections of which they may open nothing are left out. */
export function linksFor(may: (permission: string) => boolean): typeof ADMINISTRATION {
  return ADMINISTRATION.map(({ heading, links }) => ({
    heading,
    links: links.filter(({ permission }) => may(permission)),
  })).filter(({ links }) => links.length > 0);
}

/** Whether there is anything for somebody to open here. */
export function administers(may: (permission: string) => boolean): boolean {
  return linksFor(may).length > 0;
}
