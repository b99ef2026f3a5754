/** How many rows of each list name each team, as one extract writes it. */
export type NamesOfExtract = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Any list's rows; those of some lists name a team. */
type Rows = { readonly [list: string]: readonly { record: object }[] | undefined };

/** Every team name that rows bring, as it is written there, with how many rows of which list. */
export function appearancesOf(rows: Rows): NamesOfExtract {
  const names = new Map<string, Map<string, number>>();
  for (const [list, ofList] of Object.entries(rows))
    for (const { record } of ofList ?? []) {
      const written = teamIn(record);
      if (written === null) continue;
      const lists = names.get(written) ?? new Map<string, number>();
      names.set(written, lists.set(list, (lists.get(list) ?? 0) + 1));
    }
  return names;
}

/** Puts every row under the name that its team has in the council; a name that means no team leaves the row without. */
export function underTeamNames(rows: Rows, teamNamed: (written: string) => string | null): void {
  for (const ofList of Object.values(rows))
    for (const { record } of ofList ?? []) {
      const written = teamIn(record);
      if (written === null) continue;
      const name = teamNamed(written);
      if (name !== written) Object.assign(record, { team: name });
    }
}

function teamIn(record: object): string | null {
  return 'team' in record && typeof record.team === 'string' && record.team !== '' ? record.team : null;
}
