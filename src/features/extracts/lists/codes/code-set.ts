/** One code that a column may hold, with every way in which files are known to write it. */
export type CodeEntry<C extends string = string> = {
  /** What is kept: the Department for Education's code where there is one, else a word of ours. */
  code: C;
  /** The letter that Ofsted's workbook puts before it: `k` in `k) 3E: Health services`. */
  letter?: string;
  /** As Ofsted's workbook words it after the letter and the code: `Health services`. */
  label: string;
  /** In full where the label alone does not tell it from its neighbours. */
  meaning?: string;
  /** The group under which Ofsted counts it. */
  group?: string;
  /** Other ways in which councils' systems write it. */
  also?: readonly string[];
};

export type CodeSet<C extends string = string> = {
  id: string;
  title: string;
  entries: readonly CodeEntry<C>[];
};

/** A code set whose codes become its type. */
export function codeSet<const C extends string>(
  id: string,
  title: string,
  entries: readonly CodeEntry<C>[],
): CodeSet<C> {
  return { id, title, entries };
}

export type CodeOf<S> = S extends CodeSet<infer C> ? C : never;
