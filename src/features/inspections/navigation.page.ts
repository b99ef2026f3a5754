import type { Permission } from '#features/access/index.ts';
import { groupedNavigation, type Html, html } from '#ui';

/** The pages of the improvement journey, as people go about it: a group leads to the first page that is open to somebody. */
const GROUPS = [
  {
    text: 'Plan',
    pages: [
      { href: '/plan', text: 'Plan on a page', permission: 'plan.read' },
      { href: '/plan/impact', text: 'Delivery and impact', permission: 'plan.read' },
      { href: '/plan/recommendations', text: 'Recommendations', permission: 'plan.read' },
      { href: '/plan/coverage', text: 'Gaps', permission: 'plan.read' },
      { href: '/plan/forward', text: 'Due next', permission: 'plan.read' },
    ],
  },
  {
    text: 'Running it',
    pages: [
      { href: '/plan/updates', text: 'Updates', permission: 'plan.read' },
      { href: '/plan/changes', text: 'Changes', permission: 'plan.read' },
      { href: '/plan/slips', text: 'Slips', permission: 'plan.read' },
      { href: '/evidence', text: 'Evidence', permission: 'plan.read' },
      { href: '/plan/versions', text: 'Versions', permission: 'plan.submitted' },
      { href: '/plan/papers', text: 'Papers', permission: 'plan.read' },
    ],
  },
  {
    text: 'Inspections',
    pages: [
      { href: '/inspections', text: 'Register', permission: 'inspections.read' },
      { href: '/readiness', text: 'If they rang today', permission: 'inspections.read' },
      { href: '/self-evaluation', text: 'Self-evaluation', permission: 'evaluation.read' },
    ],
  },
  { text: 'Risks', pages: [{ href: '/risks', text: 'Risks', permission: 'risks.read' }] },
] as const satisfies { text: string; pages: { href: string; text: string; permission: Permission }[] }[];

type Asked = (typeof GROUPS)[number]['pages'][number]['permission'];

/**
 * The pages of the improvement journey in their groups, for those that somebody may open; `here` is the page that is
 * open, or the one that it belongs under. Somebody to whom one page is open needs no way to others.
 */
export function improvementNavigation(may: (permission: Asked) => boolean, here: string): Html {
  const groups = GROUPS.map(({ text, pages }) => ({ text, pages: pages.filter(({ permission }) => may(permission)) }));
  const open = groups.filter(({ pages }) => pages.length > 0);
  if (open.flatMap(({ pages }) => pages).length < 2) return html``;
  const current = open.find(({ pages }) => pages.some(({ href }) => href === here)) ?? open[0];
  return groupedNavigation(
    'Improvement',
    open.map((group) => ({
      text: group.text,
      isCurrent: group === current,
      items: group.pages.map(({ href, text }) => ({ href, text, isCurrent: href === here })),
    })),
  );
}
