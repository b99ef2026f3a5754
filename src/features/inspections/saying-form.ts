import {
  dayIn,
  dayProblem,
  type Form,
  lineIn,
  oneOf,
  type Problem,
  type Read,
  read,
  textIn,
  textProblem,
} from '#kernel/form.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { AREA_WORDS, areasFor, inspectedOn } from './areas.ts';
import type { FindingGiven, RecommendationGiven } from './given.ts';
import { KINDS } from './kinds.ts';
import {
  type Finding,
  type FindingKind,
  GRADE_WORDS,
  type Grade,
  type Inspection,
  type Judgement,
} from './register.ts';

export const FINDING_KINDS = ['strength', 'areaToImprove', 'priorityAction'] as const satisfies FindingKind[];

export const FINDING_WORDS: Readonly<Record<FindingKind, string>> = {
  strength: 'Strength',
  areaToImprove: 'Area to improve',
  priorityAction: 'Priority action',
};

const LONGEST = { judgement: 1000, finding: 2000, paragraph: 40, theme: 80, feedback: 4000, area: 120 };
/** Areas in an inspection's own words, beside those of its framework. */
const OWN_AREAS = 6;

export type AreaAsked = { key: string; area: string | null; grades: boolean };

/** The areas that the form asks for: those of the framework, or where it has none, some of the report's own. */
export function areasAsked(inspection: Inspection, judged: readonly Judgement[], today: LocalDate): AreaAsked[] {
  const on = inspectedOn(inspection) ?? today;
  const graded = areasFor(inspection.kind, on).areas;
  const kept = judged.map(({ area }) => area).filter((area) => Object.hasOwn(AREA_WORDS, area));
  const known = [...new Set<string>([...graded, ...kept])];
  const own = graded.length > 0 ? 0 : OWN_AREAS;
  return [
    ...known.map((area) => ({ key: area, area, grades: true })),
    ...Array.from({ length: own }, (_, index) => ({
      ...{ key: String(index + 1), area: null },
      grades: KINDS[inspection.kind].hasGrades,
    })),
  ];
}

/** What the form of judgements holds for those that are there. */
export function judgementsForm(asked: readonly AreaAsked[], judged: readonly Judgement[]): Form {
  const own = judged.filter(({ area }) => !asked.some((one) => one.area === area));
  const entries = asked.flatMap(({ key, area }): [string, string][] => {
    const judgement = area === null ? own[Number(key) - 1] : judged.find((one) => one.area === area);
    if (!judgement) return [];
    return [
      ...(area === null ? [[`area-${key}`, judgement.area] as [string, string]] : []),
      [`grade-${key}`, judgement.grade ?? ''],
      [`words-${key}`, judgement.words],
    ];
  });
  return Object.fromEntries(entries);
}

/** Reads the judgements; none is mandatory, and an area without grade and words is not judged. */
export function readJudgements(
  form: Form,
  asked: readonly AreaAsked[],
): Read<{ area: string; grade: Grade | null; words: string }[]> {
  const problems: (Problem | null)[] = [];
  const given = asked.flatMap(({ key, area, grades }) => {
    const named = area ?? lineIn(form, `area-${key}`);
    const words = textIn(form, `words-${key}`);
    const grade = grades ? oneOf(Object.keys(GRADE_WORDS) as Grade[], form[`grade-${key}`]) : null;
    problems.push(textProblem(words, `words-${key}`, { asked: null, longest: LONGEST.judgement }));
    if (area === null) problems.push(textProblem(named, `area-${key}`, { asked: null, longest: LONGEST.area }));
    if (area === null && named === '' && words !== '')
      problems.push({ field: `area-${key}`, text: 'Enter what these words are about' });
    if (grade === 'other' && words === '')
      problems.push({ field: `words-${key}`, text: 'Enter how it was judged: its grade is in other words' });
    return named === '' || (grade === null && words === '') ? [] : [{ area: named, grade, words }];
  });
  const isTwice = new Set(given.map(({ area }) => area)).size < given.length;
  if (isTwice) problems.push({ field: 'area-1', text: 'Enter each area once' });
  return read(given, problems);
}

/** Reads a finding; its area, team and service are among those that can be chosen. */
export function readFinding(
  form: Form,
  { teams, services, areas }: Record<'teams' | 'services' | 'areas', readonly { id: string }[]>,
): Read<FindingGiven> {
  const kind = oneOf(FINDING_KINDS, form['kind']);
  const shared = readShared(form, 'what the report says');
  const [teamId, serviceId, area] = [form['team'] ?? '', form['service'] ?? '', form['area'] ?? ''];
  const isKnown = (known: readonly { id: string }[], id: string) => id === '' || known.some((one) => one.id === id);
  return read(
    kind && { kind, ...shared.given, teamId: teamId || null, serviceId: serviceId || null, area: area || null },
    [
      kind === null ? { field: 'kind', text: 'Choose whether it is a strength or an area to improve' } : null,
      ...shared.problems,
      isKnown(areas, area) ? null : { field: 'area', text: 'Choose an area that inspections of that day judge' },
      isKnown(teams, teamId) ? null : { field: 'team', text: 'Choose a team of the list' },
      isKnown(services, serviceId) ? null : { field: 'service', text: 'Choose a service of the list' },
    ],
  );
}

function readShared(form: Form, what: string) {
  const given = {
    words: textIn(form, 'words'),
    paragraph: lineIn(form, 'paragraph'),
    theme: lineIn(form, 'theme'),
  };
  const problems = [
    textProblem(given.words, 'words', { asked: `Enter ${what}`, longest: LONGEST.finding }),
    textProblem(given.paragraph, 'paragraph', { asked: null, longest: LONGEST.paragraph }),
    textProblem(given.theme, 'theme', { asked: null, longest: LONGEST.theme }),
  ];
  return { given, problems };
}

/** What a form holds for a finding that is there. */
export function findingForm({ kind, words, paragraph, theme, team, service, area }: Finding): Form {
  return { kind, words, paragraph, theme, area: area ?? '', team: team ?? '', service: service ?? '' };
}

const REF = /^[A-Z]{2,6}-[0-9]{1,3}$/;

/** Reads a recommendation; its ref is no other's. */
export function readRecommendation(form: Form, refs: readonly string[]): Read<RecommendationGiven> {
  const ref = lineIn(form, 'ref').toUpperCase();
  const shared = readShared(form, 'what is recommended, in the report’s words');
  const isRef = REF.test(ref);
  return read({ ref, ...shared.given }, [
    isRef ? null : { field: 'ref', text: 'Enter two to six letters, a hyphen and a number, for example REC-01' },
    isRef && refs.includes(ref) ? { field: 'ref', text: `${ref} is taken: enter another one` } : null,
    ...shared.problems,
  ]);
}

export function readRecommendationWords(form: Form): Read<Omit<RecommendationGiven, 'ref'>> {
  const { given, problems } = readShared(form, 'what is recommended, in the report’s words');
  return read(given, problems);
}

/** The ref that comes after all that are there: `REC-06`. */
export function nextRef(refs: readonly string[]): string {
  const numbers = refs.map((ref) => /^REC-(\d+)$/.exec(ref)?.[1]).map((number) => Number(number ?? 0));
  return `REC-${String(Math.max(0, ...numbers) + 1).padStart(2, '0')}`;
}

/** Reads what inspectors said, heard on a day that is not to come. */
export function readFeedback(form: Form, today: LocalDate): Read<{ heardOn: LocalDate; words: string }> {
  const heardOn = dayIn(form, 'heard');
  const words = textIn(form, 'words');
  return read(heardOn && { heardOn, words }, [
    dayProblem(heardOn, 'heard', 'Enter the day on which it was said', today),
    heardOn && heardOn > today ? { field: 'heard', text: 'The day must be today or earlier' } : null,
    textProblem(words, 'words', { asked: 'Enter what was said, without names', longest: LONGEST.feedback }),
  ]);
}
