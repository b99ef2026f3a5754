import { listTitle } from '#features/extracts/index.ts';
import { type QualityOfList, shareOf } from '#features/measures/index.ts';
import { csv } from '#kernel/csv.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { FilledColumn } from './columns.ts';
import type { TeamChoice } from './team-choice.ts';

/** Every list in every month; shares with two decimals, as numbers. */
export function scoresCsv(counted: readonly QualityOfList[], { ofWords }: Pick<TeamChoice, 'ofWords'>): string {
  return csv(
    ['Of', 'Month', 'Extract as at', 'List', 'Rows', 'Rows with something found', 'Rows kept out', 'Rows sound, %'],
    counted.map(({ dataMonth, asAt, list, rows, foundIn, keptOut }) => [
      ...[ofWords, dataMonth, asAt, listTitle(list), rows, foundIn, keptOut],
      percent(rows - foundIn, rows),
    ]),
  );
}

/** Every needed column of an extract. */
export function columnsCsv(
  columns: readonly FilledColumn[],
  { ofWords }: Pick<TeamChoice, 'ofWords'>,
  asAt: LocalDate | null,
): string {
  return csv(
    ['Of', 'Extract as at', 'List', 'Column', 'Asked', 'Cells asked', 'Cells filled', 'Filled, %'],
    columns.map(({ list, heading, when, asked, filled }) => [
      ...[ofWords, asAt, listTitle(list), heading, when ?? 'of all rows', asked, filled],
      percent(filled, asked),
    ]),
  );
}

function percent(part: number, whole: number): number | null {
  const share = shareOf(part, whole);
  return share === null ? null : Math.round(share * 100) / 100;
}
