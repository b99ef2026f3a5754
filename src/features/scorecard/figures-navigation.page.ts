import type { Permission } from '#features/access/index.ts';
import { type Html, subNavigation } from '#ui';

/** The pages that look at the figures from different sides, and who may see each. */
const FIGURES_PAGES = [
  { href: '/scorecard', text: 'Scorecard', permission: 'scorecard.read' },
  { href: '/changes', text: 'What changed', permission: 'counts.read' },
  { href: '/teams/matrix', text: 'Measures by team', permission: 'teams.read' },
  { href: '/durations', text: 'How long it takes', permission: 'counts.read' },
  { href: '/journeys', text: 'What happens next', permission: 'counts.read' },
  { href: '/benchmarks', text: 'Other areas', permission: 'scorecard.read' },
  { href: '/measures', text: 'Catalogue', permission: 'scorecard.read' },
] as const satisfies { href: string; text: string; permission: Permission }[];

type Asked = (typeof FIGURES_PAGES)[number]['permission'];

/** Where somebody who looks at figures can go from here, `here` being the page that is open. */
export function figuresNavigation(may: (permission: Asked) => boolean, here: string): Html {
  const items = FIGURES_PAGES.filter(({ permission }) => may(permission));
  return subNavigation(
    'Figures',
    items.map(({ href, text }) => ({ href, text, isCurrent: href === here })),
  );
}
