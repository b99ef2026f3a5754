import { diffWords } from 'diff';
import { areaTitle } from '#features/inspections/index.ts';
import { ownerOf } from '#features/plan/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { type AreaEvaluation, dissent, gradeWords, proposedNow, STATE_WORDS, stateOf } from './area.ts';
import type { StatementShown } from './list.ts';
import { isCurrentStatement, MARKS, STATEMENT_KINDS } from './statement.ts';

export const PURPOSES = {
  draft: 'To be read and challenged',
  board: 'For the improvement board',
  ofsted: 'Shared with Ofsted',
} as const;
export type Purpose = keyof typeof PURPOSES;

/** A version without its content. */
export type VersionHead = {
  id: string;
  number: number;
  name: string;
  purpose: Purpose;
  sha256: string;
  frozenOn: LocalDate;
  frozenBy: string;
};

/** What a version keeps, in the words that people read. */
export type FrozenEvaluation = { council: string; asAt: LocalDate; areas: readonly FrozenArea[] };

export type FrozenArea = {
  area: string;
  title: string;
  state: string;
  grade: string;
  reason: string;
  summary: string;
  owner: string;
  dissent: readonly { by: string; grade: string; reason: string; answer: string }[];
  statements: readonly FrozenStatement[];
};

export type FrozenStatement = {
  number: number;
  kind: string;
  words: string;
  howKnown: string;
  next: string;
  owner: string;
  supports: readonly string[];
  contradicts: readonly string[];
  actions: readonly string[];
  marks: readonly string[];
};

/** The whole self-evaluation as it is on a day, to be kept. */
export function frozen(
  { council, asAt }: Pick<FrozenEvaluation, 'council' | 'asAt'>,
  areas: readonly AreaEvaluation[],
  statements: readonly StatementShown[],
  actionRefs: ReadonlyMap<string, string>,
): FrozenEvaluation {
  return {
    ...{ council, asAt },
    areas: areas.map((area) => {
      const proposed = proposedNow(area);
      return {
        ...{ area: area.area, title: areaTitle(area.area), state: STATE_WORDS[stateOf(area)], summary: area.summary },
        ...{ grade: proposed ? gradeWords(proposed.grade) : '', reason: proposed?.reason ?? '', owner: ownerOf(area) },
        dissent: dissent(area).map(({ by, otherGrade, reason, answer }) => ({
          ...{ by, grade: gradeWords(otherGrade), reason, answer: answer?.words ?? '' },
        })),
        statements: statements
          .filter(({ statement }) => statement.area === area.area && isCurrentStatement(statement))
          .map((shown) => frozenStatement(shown, actionRefs)),
      };
    }),
  };
}

function frozenStatement(
  { statement, standing }: StatementShown,
  actionRefs: ReadonlyMap<string, string>,
): FrozenStatement {
  const told = ({ claim, aboutOn }: { claim: string; aboutOn: LocalDate }) => `${claim} (${aboutOn})`;
  return {
    ...{ number: statement.number, kind: STATEMENT_KINDS[statement.kind], words: statement.words },
    ...{ howKnown: statement.howKnown, next: statement.next, owner: ownerOf(statement) },
    supports: standing.supports.map(told),
    contradicts: standing.contradicts.map(told),
    actions: statement.actionIds.map((id) => actionRefs.get(id) ?? ''),
    marks: standing.marks.map((mark) => MARKS[mark]),
  };
}

/** The text that is kept and of which the hash is made: the same evaluation always gives the same text. */
export function contentOf(evaluation: FrozenEvaluation): string {
  return `${JSON.stringify(evaluation, null, 2)}\n`;
}

/** A piece of a text: what stayed, what was taken out and what was put in. */
export type Piece = { text: string; change: 'none' | 'added' | 'removed' };

export type StatementChange = {
  number: number;
  area: string;
  change: 'added' | 'ended' | 'changed';
  /** What differs, by the name of the field. */
  fields: readonly { name: string; pieces: readonly Piece[] }[];
};

export type AreaChange = {
  title: string;
  fields: readonly { name: string; pieces: readonly Piece[] }[];
  statements: readonly StatementChange[];
};

const AREA_FIELDS = {
  grade: 'Grade proposed',
  state: 'State',
  reason: 'Why this grade',
  summary: 'In short',
  owner: 'Lead',
} as const;
const STATEMENT_FIELDS = {
  ...{ words: 'What we know', howKnown: 'How we know', next: 'What we do next', kind: 'Kind', owner: 'Owner' },
  ...{ supports: 'Evidence for', contradicts: 'Evidence against', actions: 'Actions of the plan' },
} as const;

/** What is different in the later of two versions, area by area; areas in which nothing is are left out. */
export function compareVersions(before: FrozenEvaluation, after: FrozenEvaluation): AreaChange[] {
  const ids = [...new Set([...before.areas, ...after.areas].map(({ area }) => area))];
  return ids
    .map((id) =>
      areaChange(
        before.areas.find(({ area }) => area === id),
        after.areas.find(({ area }) => area === id),
      ),
    )
    .filter(({ fields, statements }) => fields.length + statements.length > 0);
}

function areaChange(before: FrozenArea | undefined, after: FrozenArea | undefined): AreaChange {
  const numbers = [
    ...new Set([...(before?.statements ?? []), ...(after?.statements ?? [])].map(({ number }) => number)),
  ];
  return {
    title: after?.title ?? before?.title ?? '',
    fields: changedFields(AREA_FIELDS, before, after),
    statements: numbers
      .toSorted((a, b) => a - b)
      .flatMap((number) => {
        const [was, is] = [before, after].map((area) => area?.statements.find((one) => one.number === number));
        const fields = changedFields(STATEMENT_FIELDS, was, is);
        const change = was === undefined ? 'added' : is === undefined ? 'ended' : 'changed';
        return fields.length === 0
          ? []
          : [{ number, area: after?.area ?? before?.area ?? '', change, fields } as const];
      }),
  };
}

function changedFields<Field extends string>(
  names: Readonly<Record<Field, string>>,
  before: Readonly<Record<NoInfer<Field>, string | readonly string[]>> | undefined,
  after: Readonly<Record<NoInfer<Field>, string | readonly string[]>> | undefined,
): { name: string; pieces: Piece[] }[] {
  return (Object.keys(names) as Field[]).flatMap((field) => {
    const [was, is] = [before, after].map((one) => textOf(one?.[field]));
    return was === is ? [] : [{ name: names[field], pieces: piecesOf(was ?? '', is ?? '') }];
  });
}

function textOf(value: string | readonly string[] | undefined): string {
  return typeof value === 'string' ? value : (value ?? []).join('; ');
}

/** The words that differ between two texts, in the order in which they are read. */
export function piecesOf(before: string, after: string): Piece[] {
  return diffWords(before, after).map(({ value, added, removed }) => ({
    text: value,
    change: added ? 'added' : removed ? 'removed' : 'none',
  }));
}
