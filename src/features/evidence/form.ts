import { dayIn, type Form, lineIn, type Problem, textIn, textProblem } from '#kernel/form.ts';
import { identifyingProblem } from '#kernel/identifying.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { type EvidenceSource, SOURCES, type Stance, type Strength } from './evidence.ts';

/** What is said of something, before it is known what shows it. */
export type Said = {
  claim: string;
  stance: Stance;
  source: EvidenceSource;
  strength: Strength;
  aboutOn: LocalDate;
  note: string;
  link: string | null;
};

export const LONGEST = { claim: 400, note: 2000, link: 500, reason: 300, versionNote: 500 } as const;
const STANCES = ['supports', 'contradicts'] as const;
const STRENGTHS = ['weak', 'moderate', 'strong'] as const;

type Read = { said: Said | null; problems: readonly Problem[] };

/**
 * Reads what is said. `figureOn`: the day of the figure that is the evidence, where there is one: it is a measure's and
 * of that day, whatever the form holds; `hasFile`: whether a document comes with it.
 */
export function readSaid(
  form: Form,
  { today, figureOn, hasFile }: { today: LocalDate; figureOn: LocalDate | null; hasFile: boolean },
): Read {
  const [claim, note, link] = [lineIn(form, 'claim'), textIn(form, 'note'), lineIn(form, 'link')];
  const stance = STANCES.find((known) => known === form['stance']);
  const source = figureOn === null ? SOURCES.find((known) => known === form['source']) : 'measure';
  const strength = STRENGTHS.find((known) => known === form['strength']);
  const aboutOn = figureOn ?? dayIn(form, 'aboutOn');
  const isShown = figureOn !== null || hasFile || link !== '' || note !== '';
  const problems = [
    textProblem(claim, 'claim', { asked: 'Write the sentence that it speaks for or against', longest: LONGEST.claim }),
    !stance && { field: 'stance', text: 'Say whether it supports or contradicts the claim' },
    !source && { field: 'source', text: 'Say where it comes from' },
    !strength && { field: 'strength', text: 'Say how strong it is' },
    dayProblem(aboutOn, 'aboutOn', today),
    textProblem(note, 'note', { asked: null, longest: LONGEST.note }),
    linkProblem(link),
    !isShown && { field: 'file', text: 'Give a document or a link, or say in the note where it can be seen' },
  ].filter((problem) => problem !== null && problem !== false);
  if (problems.length > 0 || !stance || !source || !strength || aboutOn === null) return { said: null, problems };
  return { said: { claim, stance, source, strength, aboutOn, note, link: link === '' ? null : link }, problems };
}

export function dayProblem(day: LocalDate | null, field: string, today: LocalDate): Problem | null {
  if (day === null) return { field, text: 'Enter the day that it is about, such as 31 3 2022' };
  return day > today ? { field, text: 'The day that it is about cannot be in the future' } : null;
}

function linkProblem(link: string): Problem | null {
  if (link === '') return null;
  if (link.length > LONGEST.link) return { field: 'link', text: `Use ${LONGEST.link} characters or fewer` };
  const address = URL.parse(link);
  const isWeb = address !== null && /^https?:$/.test(address.protocol) && /^https?:\/\//.test(link);
  if (!isWeb || address.username !== '' || address.password !== '')
    return { field: 'link', text: 'Enter the whole address of the page, beginning with https://' };
  const identifying = identifyingProblem(decoded(link));
  return identifying === null ? null : { field: 'link', text: identifying };
}

function decoded(link: string): string {
  try {
    return decodeURIComponent(link);
  } catch {
    return link; // written in another way; looked at as it is
  }
}
