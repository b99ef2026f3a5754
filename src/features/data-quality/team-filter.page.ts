import { filterBar, type Html, html } from '#ui';
import type { TeamChoice } from './team-choice.ts';

/** Chooses a team; nothing for who sees none. */
export function teamFilter(path: string, { team, offered, wordsFor }: TeamChoice): Html {
  if (offered.length === 0) return html``;
  const items = offered.map((name) => ({ value: name, text: capital(wordsFor(name)) }));
  return filterBar({
    action: path,
    label: 'Choose whose rows are shown',
    filters: [
      { name: 'team', label: 'Team', items: [{ value: '', text: 'The whole council' }, ...items], value: team ?? '' },
    ],
    ...(team !== null && { clearHref: path }),
  });
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
