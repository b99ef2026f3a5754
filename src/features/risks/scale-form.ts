import {
  dayIn,
  dayProblem,
  type Form,
  lineIn,
  oneOf,
  type Problem,
  type Read,
  read,
  textProblem,
} from '#kernel/form.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { RiskScale } from './scale.ts';

export type ScaleGiven = Pick<RiskScale, 'from' | 'likelihood' | 'impact' | 'mediumFrom' | 'highFrom' | 'source'>;

export const STEPS = ['1', '2', '3', '4', '5'] as const;
const AXES = ['likelihood', 'impact'] as const;

/** Reads what 1 to 5 mean from a day on, and from which score a risk is medium and high. */
export function readScale(form: Form, today: LocalDate): Read<ScaleGiven> {
  const [likelihood = [], impact = []] = AXES.map((axis) => STEPS.map((step) => lineIn(form, `${axis}${step}`)));
  const from = dayIn(form, 'from');
  const [mediumFrom, highFrom] = [scoreIn(form, 'mediumFrom'), scoreIn(form, 'highFrom')];
  const source = lineIn(form, 'source');
  const given = from && mediumFrom && highFrom && { from, likelihood, impact, mediumFrom, highFrom, source };
  return read(given || null, [
    ...AXES.flatMap((axis) =>
      STEPS.map((step) =>
        textProblem(lineIn(form, `${axis}${step}`), `${axis}${step}`, {
          ...{ asked: `Say what ${axis} ${step} means`, longest: 120 },
        }),
      ),
    ),
    ...boundProblems(mediumFrom, highFrom),
    dayProblem(from, 'from', 'Enter the day from which it holds, for example 1 4 2022', today),
    textProblem(source, 'source', {
      asked: 'Say where it stands, for example the council’s risk policy',
      longest: 300,
    }),
  ]);
}

function scoreIn(form: Form, field: string): number | null {
  const score = Number(oneOf(SCORES, (form[field] ?? '').trim()));
  return score > 1 ? score : null;
}

const SCORES = Array.from({ length: 25 }, (_, index) => String(index + 1));

function boundProblems(mediumFrom: number | null, highFrom: number | null): Problem[] {
  if (mediumFrom === null)
    return [{ field: 'mediumFrom', text: 'Enter the score from which a risk is medium: 2 to 24' }];
  if (highFrom === null) return [{ field: 'highFrom', text: 'Enter the score from which a risk is high: 3 to 25' }];
  if (highFrom <= mediumFrom) return [{ field: 'highFrom', text: 'High must begin above medium' }];
  return [];
}
