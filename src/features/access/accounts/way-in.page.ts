import { button, buttonGroup, type Html, html } from '#ui';
import type { WayIn } from './way-in.ts';

/** A button for each other way in. */
export function wayInButtons(waysIn: readonly WayIn[]): Html {
  return buttonGroup(...waysIn.map(wayInButton));
}

export function wayInButton({ text, action, fields }: WayIn): Html {
  return html`<form method="post" action="${action}" novalidate>
${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${button({ text })}
</form>`;
}
