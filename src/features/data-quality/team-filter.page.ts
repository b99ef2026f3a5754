import { filterBar, type Html, html } from '#ui';
import type { TeamChoice } from './team-choice.ts';

/** Chooses a team; nothing for who sees none. */
export function teamFilter(path: string, { team, offered, labelFor }: TeamChoice): Html {
  if (offered.length === 0) return html``;
  const items = offered.map((name) => ({ value: name, text: labelFor(name) }));
  return filterBar({
    action: path,
    label: 'Choose whose rows are shown',
    filters: [
      { name: 'team', label: 'Team', items: [{ value: '', text: 'The whole council' }, ...items], value: team ?? '' },
    ],
    ...(team !== null && { clearHref: path }),
  });
}
