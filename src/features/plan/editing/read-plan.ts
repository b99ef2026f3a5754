import {
  chosenIn,
  dayIn,
  dayProblem,
  type Form,
  lineIn,
  type Problem,
  type Read,
  read,
  textIn,
  textProblem,
} from '#kernel/form.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { OutcomeGiven, PriorityGiven } from '../writing.store.ts';

/** What may be chosen in the forms of the plan. */
export type Choices = {
  people: readonly { id: string; name: string; post: string }[];
  measures: readonly { id: string; title: string; area: string }[];
  recommendations: readonly { id: string; ref: string; words: string }[];
  findings: readonly { id: string; words: string; label: string }[];
};

export type PlanWords = { name: string; vision: string };

export function readPlanWords(form: Form): Read<PlanWords> {
  const [name, vision] = [lineIn(form, 'name'), textIn(form, 'vision')];
  return read({ name, vision }, planProblems({ name, vision }));
}

function planProblems({ name, vision }: PlanWords): (Problem | null)[] {
  return [
    textProblem(name, 'name', { asked: 'Give the plan a name', longest: 120 }),
    textProblem(vision, 'vision', { asked: null, longest: 2000 }),
  ];
}

/** A plan that begins: its words, and since when it holds. */
export function readNewPlan(form: Form, today: LocalDate): Read<PlanWords & { from: LocalDate }> {
  const [name, vision, from] = [lineIn(form, 'name'), textIn(form, 'vision'), dayIn(form, 'from')];
  return read(from && { name, vision, from }, [
    ...planProblems({ name, vision }),
    dayProblem(from, 'from', 'Enter the day from which the plan holds', today),
  ]);
}

/** Somebody who was chosen: nobody, one of those offered, or a fault. */
export function personIn(
  form: Form,
  field: string,
  { people }: Pick<Choices, 'people'>,
): { id: string | null; problem: Problem | null } {
  const chosen = form[field] ?? '';
  const id = people.find((person) => person.id === chosen)?.id ?? null;
  return { id, problem: chosen !== '' && id === null ? { field, text: 'Choose somebody of the council' } : null };
}

export function readPriority(form: Form, choices: Pick<Choices, 'people'>): Read<PriorityGiven> {
  const [title, aim] = [lineIn(form, 'title'), textIn(form, 'aim')];
  const sponsor = personIn(form, 'sponsorId', choices);
  return read({ title, aim, sponsorId: sponsor.id }, [
    textProblem(title, 'title', { asked: 'Say what the priority is', longest: 200 }),
    textProblem(aim, 'aim', { asked: null, longest: 1000 }),
    sponsor.problem,
  ]);
}

export function readOutcome(form: Form, choices: Choices): Read<OutcomeGiven> {
  const [words, howKnown] = [lineIn(form, 'words'), textIn(form, 'howKnown')];
  const sponsor = personIn(form, 'sponsorId', choices);
  const measures = offeredIn(form, 'measure', choices.measures);
  const answers = offeredIn(form, 'recommendation', choices.recommendations);
  const links = { measures: measures.ids, recommendationIds: answers.ids };
  return read({ words, howKnown, sponsorId: sponsor.id, ...links }, [
    textProblem(words, 'words', { asked: 'Say what will be different for children', longest: 500 }),
    textProblem(howKnown, 'howKnown', { asked: null, longest: 1000 }),
    ...[sponsor.problem, answers.problem, measures.problem],
  ]);
}

/** What was ticked of a list; whatever is not offered, another council's as nobody's, is a fault. */
export function offeredIn(
  form: Form,
  field: string,
  choices: readonly { id: string }[],
): { ids: string[]; problem: Problem | null } {
  const known = new Set(choices.map(({ id }) => id));
  const ids = chosenIn(form, field);
  return { ids, problem: ids.every((id) => known.has(id)) ? null : { field, text: 'Tick only what is in the list' } };
}

export function readPartner(form: Form, choices: Pick<Choices, 'people'>): Read<{ name: string; people: string[] }> {
  const name = lineIn(form, 'name');
  const people = offeredIn(form, 'person', choices.people);
  return read({ name, people: people.ids }, [
    textProblem(name, 'name', { asked: 'Enter the organisation’s name', longest: 120 }),
    people.problem,
  ]);
}
