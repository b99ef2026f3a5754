import { areaTitle } from '#features/inspections/index.ts';
import { ownerOf } from '#features/plan/index.ts';
import { csv } from '#kernel/csv.ts';
import { type AreaEvaluation, gradeWords, proposedNow, STATE_WORDS, stateOf } from './area.ts';
import {
  isCurrentStatement,
  MARKS,
  type Mark,
  STATEMENT_KINDS,
  type Statement,
  type StatementKind,
  type StatementStanding,
} from './statement.ts';

export type StatementShown = { statement: Statement; standing: StatementStanding };

/** What statements are narrowed to; nothing chosen: all that are current. */
export type StatementFilter = {
  area: string;
  kind: StatementKind | null;
  mark: Mark | null;
  owner: string;
  words: string;
};

export function statementFilterIn(query: Readonly<Record<string, string>>): StatementFilter {
  const { area = '', kind = '', mark = '', owner = '', q = '' } = query;
  return {
    ...{ area, owner, words: q.trim().slice(0, 100) },
    kind: Object.hasOwn(STATEMENT_KINDS, kind) ? (kind as StatementKind) : null,
    mark: Object.hasOwn(MARKS, mark) ? (mark as Mark) : null,
  };
}

/** The filter as the end of an address: empty where nothing is chosen. */
export function statementQuery({ area, kind, mark, owner, words }: StatementFilter): string {
  const chosen = Object.entries({ area, kind: kind ?? '', mark: mark ?? '', owner, q: words }).filter(
    ([, value]) => value !== '',
  );
  return chosen.length === 0 ? '' : `?${new URLSearchParams(chosen)}`;
}

export function chosenStatements(all: readonly StatementShown[], filter: StatementFilter): StatementShown[] {
  const { area, kind, mark, owner } = filter;
  const words = filter.words.toLowerCase();
  return all.filter(
    ({ statement, standing }) =>
      isCurrentStatement(statement) &&
      (area === '' || statement.area === area) &&
      (kind === null || statement.kind === kind) &&
      (mark === null || standing.marks.includes(mark)) &&
      (owner === '' || ownerOf(statement) === owner) &&
      [statement.words, statement.howKnown, statement.next].join('\n').toLowerCase().includes(words),
  );
}

/** Statements as a table for a spreadsheet, with the grade and the state of their areas. */
export function statementsCsv(
  shown: readonly StatementShown[],
  areas: readonly AreaEvaluation[],
  actionRefs: ReadonlyMap<string, string>,
): string {
  return csv(
    [
      ...['Statement', 'Area', 'Grade proposed', 'State of the area', 'Kind', 'What we know', 'How we know'],
      ...['Evidence for', 'Evidence against', 'Newest evidence is about', 'What we do next', 'Actions of the plan'],
      ...['Owner', 'Review due on', 'What is missing'],
    ],
    shown.map(({ statement, standing }) => {
      const area = areas.find((one) => one.area === statement.area);
      const proposed = area ? proposedNow(area) : null;
      return [
        ...[statement.number, areaTitle(statement.area), proposed ? gradeWords(proposed.grade) : ''],
        ...[
          area ? STATE_WORDS[stateOf(area)] : '',
          STATEMENT_KINDS[statement.kind],
          statement.words,
          statement.howKnown,
        ],
        ...[standing.supports.length, standing.contradicts.length, standing.newestOn, statement.next],
        statement.actionIds.map((id) => actionRefs.get(id) ?? '').join(' '),
        ...[ownerOf(statement), standing.reviewDueOn, standing.marks.map((mark) => MARKS[mark]).join('; ')],
      ];
    }),
  );
}
