import { LIST_IDS, type ListId, type RowFinding } from '#features/extracts/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Grouping } from '../groups.ts';
import type { AnyRecord, Extract, ExtractRows, Row } from '../rows.ts';
import { neededOn } from './needed.ts';

/** How many rows of a list a team has, in how many a check found something, and how many were kept out of figures. */
export type RowsTally = { list: ListId; team: string; rows: number; foundIn: number; keptOut: number };
/** In how many rows of a list and team a check found something, and how many of these it kept out. */
export type CheckTally = { list: ListId; team: string; check: string; rows: number; keptOut: number };
/** How many cells of a needed column ought to be filled, and how many are. */
export type ColumnTally = { list: ListId; team: string; field: string; asked: number; filled: number };

export type Quality = {
  rows: readonly RowsTally[];
  checks: readonly CheckTally[];
  columns: readonly ColumnTally[];
};

/** The group of a list that has no row: the list was there. */
type TeamOf = (record: AnyRecord, on: LocalDate) => string;

/**
 * What the checks found in an extract, by list and team. A row is found wanting where a check found something in it,
 * while it was read or beside other lists, be it that the row was kept out or only a warning. A cell is filled where a
 * value could be read in it; a code for “not known” is a value.
 */
export function qualityOf(
  { rows, asAt }: Pick<Extract, 'rows' | 'asAt'>,
  findings: readonly RowFinding[],
  grouping: Pick<Grouping, 'groupOf'>,
  noTeam: string,
): Quality {
  const byList = findingsByRow(findings);
  const teamOf: TeamOf = (record, on) => grouping.groupOf('team', record, on);
  const tallies = LIST_IDS.flatMap((list) =>
    rows[list] ? [tallyList(list, rows, byList.get(list), asAt, teamOf)] : [],
  );
  return {
    rows: tallies.flatMap(({ list, teams }) =>
      teams.size === 0 ? [{ list, team: noTeam, rows: 0, foundIn: 0, keptOut: 0 }] : rowsOf(list, teams),
    ),
    checks: tallies.flatMap(({ list, teams }) =>
      [...teams].flatMap(([team, { checks }]) =>
        [...checks].map(([check, counted]) => ({ list, team, check, ...counted })),
      ),
    ),
    columns: tallies.flatMap(({ list, teams }) =>
      [...teams].flatMap(([team, { columns }]) =>
        [...columns].map(([field, counted]) => ({ list, team, field, ...counted })),
      ),
    ),
  };
}

type TeamTally = {
  rows: number;
  foundIn: number;
  keptOut: number;
  checks: Map<string, { rows: number; keptOut: number }>;
  columns: Map<string, { asked: number; filled: number }>;
};

type FindingsByRow = ReadonlyMap<number, readonly RowFinding[]>;

function tallyList<L extends ListId>(
  list: L,
  rows: ExtractRows,
  findings: FindingsByRow | undefined,
  asAt: LocalDate,
  teamOf: TeamOf,
): { list: ListId; teams: ReadonlyMap<string, TeamTally> } {
  const needed = neededOn(list, asAt);
  const teams = new Map<string, TeamTally>();
  const listed: readonly Row<L>[] = rows[list] ?? [];
  for (const { record, sheetRow, kept, errors } of listed) {
    const tally = tallyOf(teams, teamOf(record, asAt));
    const found = findings?.get(sheetRow);
    tally.rows += 1;
    if (errors > 0 || !kept || found) tally.foundIn += 1;
    if (!kept) tally.keptOut += 1;
    if (found) addChecks(tally, found);
    for (const { field, when } of needed) {
      if (when !== null && !when.asks(record, asAt)) continue;
      const column = tally.columns.get(field) ?? { asked: 0, filled: 0 };
      column.asked += 1;
      if (record[field] !== null) column.filled += 1;
      tally.columns.set(field, column);
    }
  }
  return { list, teams };
}

/** A check counts a row once, in however many of its cells it found something. */
function addChecks(tally: TeamTally, found: readonly RowFinding[]): void {
  for (const [check, effects] of Map.groupBy(found, ({ check: code }) => code)) {
    const counted = tally.checks.get(check) ?? { rows: 0, keptOut: 0 };
    counted.rows += 1;
    if (effects.some(({ effect }) => effect === 'keepsOut')) counted.keptOut += 1;
    tally.checks.set(check, counted);
  }
}

function tallyOf(teams: Map<string, TeamTally>, team: string): TeamTally {
  const known = teams.get(team);
  if (known) return known;
  const tally = { rows: 0, foundIn: 0, keptOut: 0, checks: new Map(), columns: new Map() };
  teams.set(team, tally);
  return tally;
}

function rowsOf(list: ListId, teams: ReadonlyMap<string, TeamTally>): RowsTally[] {
  return [...teams].map(([team, { rows, foundIn, keptOut }]) => ({ list, team, rows, foundIn, keptOut }));
}

function findingsByRow(findings: readonly RowFinding[]): ReadonlyMap<ListId, FindingsByRow> {
  const lists = new Map<ListId, Map<number, RowFinding[]>>();
  for (const finding of findings) {
    const rows = lists.get(finding.list) ?? new Map<number, RowFinding[]>();
    if (rows.size === 0) lists.set(finding.list, rows);
    const known = rows.get(finding.row);
    if (known) known.push(finding);
    else rows.set(finding.row, [finding]);
  }
  return lists;
}
