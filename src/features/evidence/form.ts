import { identifyingProblem } from '#kernel/identifying.ts';
import { type LocalDate, localDateOf } from '#kernel/local-date.ts';
import { type EvidenceSource, SOURCES, type Stance, type Strength } from './evidence.ts';

/** What a form holds, as it was typed. */
export type Form = Readonly<Record<string, string>>;

/** A field that is wrong, and what to do about it. */
export type Problem = { field: string; text: string };

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
    wordsProblem(claim, 'claim', 'Write the sentence that it speaks for or against', LONGEST.claim),
    !stance && { field: 'stance', text: 'Say whether it supports or contradicts the claim' },
    !source && { field: 'source', text: 'Say where it comes from' },
    !strength && { field: 'strength', text: 'Say how strong it is' },
    dayProblem(aboutOn, 'aboutOn', today),
    wordsProblem(note, 'note', null, LONGEST.note),
    linkProblem(link),
    !isShown && { field: 'file', text: 'Give a document or a link, or say in the note where it can be seen' },
  ].filter((problem) => problem !== null && problem !== false);
  if (problems.length > 0 || !stance || !source || !strength || aboutOn === null) return { said: null, problems };
  return { said: { claim, stance, source, strength, aboutOn, note, link: link === '' ? null : link }, problems };
}

/** What is wrong with words that somebody typed; `asked` is said where there are none and some are needed. */
export function wordsProblem(text: string, field: string, asked: string | null, longest: number): Problem | null {
  if (text === '') return asked === null ? null : { field, text: asked };
  if (text.length > longest) return { field, text: `Use ${longest.toLocaleString('en-GB')} characters or fewer` };
  const identifying = identifyingProblem(text);
  return identifying === null ? null : { field, text: identifying };
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

/** Words of one line, without space around them and doubled within. */
export function lineIn(form: Form, field: string): string {
  return (form[field] ?? '').trim().replaceAll(/\s+/g, ' ');
}

/** Words of several lines. */
export function textIn(form: Form, field: string): string {
  return (form[field] ?? '').replaceAll('\r\n', '\n').trim();
}

/** The day in three boxes; null where they hold none. */
export function dayIn(form: Form, prefix: string): LocalDate | null {
  const [day, month, year] = ['day', 'month', 'year'].map((part) => (form[`${prefix}-${part}`] ?? '').trim());
  if (![day, month, year].every((text) => text !== undefined && /^\d{1,4}$/.test(text))) return null;
  return localDateOf(Number(year), Number(month), Number(day));
}
