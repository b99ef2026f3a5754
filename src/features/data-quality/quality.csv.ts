import { listTitle } from '#features/extracts/index.ts';
import { type QualityOfList, shareOf } from '#features/measures/index.ts';
import { csv } from '#kernel/csv.ts';
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

function percent(part: number, whole: number): number | null {
  const share = shareOf(part, whole);
  return share === null ? null : Math.round(share * 100) / 100;
}
