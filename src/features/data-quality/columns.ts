import { LIST_IDS, type ListId, listOf } from '#features/extracts/index.ts';
import { askedWhen, type ColumnTally } from '#features/measures/index.ts';

/** A needed column: of how many rows it is asked, and in how many it is filled. */
export type FilledColumn = {
  list: ListId;
  field: string;
  /** Ofsted's heading. */
  heading: string;
  /** Of which rows it is asked where not of all: `of closed cases`. */
  when: string | null;
  asked: number;
  filled: number;
};

/** The share of needed cells that are filled, for some rows. */
export type Filled = { asked: number; filled: number };

/** Columns added up over teams, list by list, in each list those with most cells missing first. */
export function filledColumns(tallies: readonly ColumnTally[]): FilledColumn[] {
  return [...Map.groupBy(tallies, ({ list, field }) => `${list}/${field}`).values()]
    .flatMap((ofColumn): FilledColumn[] => {
      const [first] = ofColumn;
      if (!first) return [];
      const { list, field } = first;
      const heading = listOf(list).columns[field]?.heading ?? field;
      return [{ list, field, heading, when: askedWhen(list, field), ...filledIn(ofColumn) }];
    })
    .toSorted(
      (a, b) =>
        LIST_IDS.indexOf(a.list) - LIST_IDS.indexOf(b.list) ||
        missing(b) - missing(a) ||
        a.heading.localeCompare(b.heading, 'en'),
    );
}

/** The needed cells of each team, with the column that it misses most. */
export function filledByTeam(
  tallies: readonly ColumnTally[],
): ReadonlyMap<string, Filled & { worst: FilledColumn | null }> {
  return new Map(
    [...Map.groupBy(tallies, ({ team }) => team)].map(([team, ofTeam]) => {
      const columns = filledColumns(ofTeam).filter((column) => missing(column) > 0);
      const worst = columns.reduce<FilledColumn | null>(
        (most, column) => (most !== null && missing(most) >= missing(column) ? most : column),
        null,
      );
      return [team, { ...filledIn(ofTeam), worst }];
    }),
  );
}

export function filledIn(tallies: readonly Filled[]): Filled {
  return tallies.reduce((sum, { asked, filled }) => ({ asked: sum.asked + asked, filled: sum.filled + filled }), {
    asked: 0,
    filled: 0,
  });
}

export function missing({ asked, filled }: Filled): number {
  return asked - filled;
}
