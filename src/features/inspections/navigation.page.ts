import type { Permission } from '#features/access/index.ts';
import { type Html, html, subNavigation } from '#ui';

const PAGES = [
  { href: '/plan', text: 'Plan', permission: 'plan.read' },
  { href: '/plan/impact', text: 'Delivery and impact', permission: 'plan.read' },
  { href: '/plan/recommendations', text: 'Recommendations', permission: 'plan.read' },
  { href: '/plan/coverage', text: 'Gaps', permission: 'plan.read' },
  { href: '/plan/forward', text: 'Due next', permission: 'plan.read' },
  { href: '/plan/updates', text: 'Updates', permission: 'plan.read' },
  { href: '/plan/changes', text: 'Changes', permission: 'plan.read' },
  { href: '/evidence', text: 'Evidence', permission: 'plan.read' },
  { href: '/plan/slips', text: 'Slips', permission: 'plan.read' },
  { href: '/plan/versions', text: 'Versions', permission: 'plan.submitted' },
  { href: '/plan/papers', text: 'Papers', permission: 'plan.read' },
  { href: '/inspections', text: 'Inspections', permission: 'inspections.read' },
  { href: '/readiness', text: 'If they rang today', permission: 'inspections.read' },
  { href: '/self-evaluation', text: 'Self-evaluation', permission: 'evaluation.read' },
  { href: '/risks', text: 'Risks', permission: 'risks.read' },
] as const satisfies { href: string; text: string; permission: Permission }[];

type Asked = (typeof PAGES)[number]['permission'];

/** The pages of the improvement journey beside each other, for those that somebody may open. */
export function improvementNavigation(may: (permission: Asked) => boolean, here: string): Html {
  const items = PAGES.filter(({ permission }) => may(permission));
  if (items.length === 0) return html``;
  return subNavigation(
    'Improvement',
    items.map(({ href, text }) => ({ href, text, isCurrent: href === here })),
  );
}
