import { improvementNavigation } from '#features/inspections/index.ts';
import { type Content, type Html, html, subNavigation, type TagColour, tag } from '#ui';
import { type EvaluationState, gradeWords, type ProposedGrade, STATE_WORDS } from './area.ts';
import { MARKS, type Mark } from './statement.ts';

type May = (permission: string) => boolean;

const PAGES = [
  { href: '/self-evaluation', text: 'Areas' },
  { href: '/self-evaluation/statements', text: 'Statements' },
  { href: '/self-evaluation/versions', text: 'Versions' },
  { href: '/self-evaluation/inspections', text: 'Beside inspections' },
] as const;

/** The pages of the self-evaluation under those of the improvement. */
export function evaluationNavigation(may: May, here: (typeof PAGES)[number]['href'] | null): Html {
  const items = PAGES.map(({ href, text }) => ({ href, text, isCurrent: href === here }));
  return html`${improvementNavigation(may, '/self-evaluation')}${subNavigation('Self-evaluation', items)}`;
}

const STATE_COLOURS: Readonly<Record<EvaluationState, TagColour>> = {
  draft: 'grey',
  challenged: 'yellow',
  owned: 'blue',
  shared: 'green',
};

export function stateTag(state: EvaluationState): Html {
  return tag(STATE_WORDS[state], STATE_COLOURS[state]);
}

export function gradeOf(grade: ProposedGrade | null): string {
  return grade === null ? 'None proposed' : gradeWords(grade);
}

/** What has to be done, each in a word of its own; null where nothing is. */
export function marksShown(marks: readonly Mark[]): Content {
  if (marks.length === 0) return null;
  return html`<ul class="govuk-list govuk-!-margin-bottom-0">${marks.map((mark) => html`<li>${tag(MARKS[mark], 'orange')}</li>`)}</ul>`;
}
