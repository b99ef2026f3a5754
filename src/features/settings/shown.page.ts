import { type Html, subNavigation } from '#ui';

/** The pages on which a council settles how it measures, and who may open each. */
const PAGES = [
  { href: '/settings/measures', text: 'Targets and owners', permission: 'measures.set' },
  { href: '/settings/timescales', text: 'Limits', permission: 'measures.set' },
  { href: '/settings/counts', text: 'Counts', permission: 'measures.set' },
  { href: '/supplied', text: 'Local measures', permission: 'measures.supply' },
] as const;

export function settingsNavigation(may: (permission: string) => boolean, here: (typeof PAGES)[number]['href']): Html {
  return subNavigation(
    'How the council measures',
    PAGES.filter(({ permission }) => may(permission)).map(({ href, text }) => ({
      ...{ href, text },
      isCurrent: href === here,
    })),
  );
}
