import { type Html, subNavigation } from '#ui';

const PAGES = [
  { href: '/data-quality', text: 'How sound it is', permission: 'counts.read' },
  { href: '/data-quality/columns', text: 'What is filled in', permission: 'counts.read' },
  { href: '/data-quality/fix', text: 'Rows to put right', permission: 'children.read' },
  { href: '/data-quality/maturing', text: 'How figures settle', permission: 'counts.read' },
] as const satisfies { href: string; text: string; permission: string }[];

type Asked = (typeof PAGES)[number]['permission'];

/** The pages about the data itself, `here` being the one that is open; a team that was chosen stays chosen. */
export function qualityNavigation(may: (permission: Asked) => boolean, here: string, team: string | null): Html {
  const shown = PAGES.filter(({ permission }) => may(permission));
  const keep = team === null ? '' : `?${new URLSearchParams({ team })}`;
  return subNavigation(
    'Data quality',
    shown.map(({ href, text }) => ({
      href: href === '/data-quality/maturing' ? href : `${href}${keep}`,
      text,
      isCurrent: href === here,
    })),
  );
}
