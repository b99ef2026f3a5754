/** How somebody is told: only in the list; or there and by a mail at once; or there and in the daily digest. */
export const WAYS = ['list', 'mail', 'digest'] as const;
export type Way = (typeof WAYS)[number];

export function isWay(text: string): text is Way {
  return WAYS.some((way) => way === text);
}

/** Something that happens and that people are told of, as the feature declares it in which it happens. */
export type DeclaredNotice = {
  /** What happened, in fixed words without a name or a figure: `A file waits for a decision`. Mails say this and no more. */
  title: string;
  /** The sentence of the list. The subject is what the feature gave: a file's name, a team; never a child. */
  says(subject: string): string;
  /** Why somebody is told of it, and what to do: `You are told because you loaded the file.` */
  why: string;
  normally: Way;
  /** The permission without which nobody is told, asked again when somebody looks and when a mail goes; null: only whom it names. */
  reaches: string | null;
  /** About the safety of an account or of the record: always mailed at once, never turned off, never put together. */
  isSecurity?: true;
};

export type NoticeKind = Omit<DeclaredNotice, 'isSecurity'> & { name: string; isSecurity: boolean };

/** A feature's kinds under their names, `area.event`; `notify` takes one of them, so that none is misspelled. */
export function declareNotices<const Name extends string>(
  declared: Readonly<Record<Name, DeclaredNotice>>,
): Readonly<Record<Name, NoticeKind>> {
  const entries = Object.entries<DeclaredNotice>(declared);
  const kinds = Object.fromEntries(
    entries.map(([name, kind]) => [name, { ...kind, name, isSecurity: kind.isSecurity === true }]),
  );
  return kinds as Record<Name, NoticeKind>;
}

/** Every kind of the product by its name, in the order in which it was declared. */
export type NoticeKinds = ReadonlyMap<string, NoticeKind>;

/** Puts the features' kinds together; a name is declared once. */
export function noticeKindsOf(...declared: readonly Readonly<Record<string, NoticeKind>>[]): NoticeKinds {
  const kinds = new Map<string, NoticeKind>();
  for (const kind of declared.flatMap((some) => Object.values(some))) {
    if (kinds.has(kind.name)) throw new Error(`the notice ${kind.name} is declared twice`);
    kinds.set(kind.name, kind);
  }
  return kinds;
}

/** The kinds that reach somebody who may do these things, or that can name them. */
export function kindsReaching(kinds: NoticeKinds, may: (permission: string) => boolean): NoticeKind[] {
  return [...kinds.values()].filter(({ reaches }) => reaches === null || may(reaches));
}

/** How somebody is told of a kind, by what they chose; safety cannot be turned off. */
export function wayOf(kind: NoticeKind, chosen: ReadonlyMap<string, Way>): Way {
  return kind.isSecurity ? 'mail' : (chosen.get(kind.name) ?? kind.normally);
}

/** The longest subject that is kept. */
const SUBJECT_CHARACTERS = 200;

/** A subject as one line of words that fits the list. */
export function subjectWords(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, SUBJECT_CHARACTERS);
}
