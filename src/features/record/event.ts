import { isUuid } from '#kernel/uuid.ts';
/** A line of the record as its readers see it. */
export type RecordedEvent = {
  sequence: number;
  at: Date;
  personId: string | null;
  /** Null where nobody did it by hand, or the person is of no council any more. */
  person: string | null;
  from: string | null;
  kind: string;
  subject: string;
  /** The name of the person whom it is about; null where it is about something else. */
  about: string | null;
  reason: string | null;
  detail: Facts;
  before: Facts | null;
  after: Facts | null;
  children: readonly string[];
};

export type Facts = Readonly<Record<string, string | number | boolean | null>>;

/** Which lines are asked for; what is null does not matter. */
export type Asked = {
  person: string | null;
  kind: string | null;
  subject: string | null;
  /** A month, `2022-08`. */
  month: string | null;
  /** Lines older than this one: where the page before ended. */
  before: number | null;
};

/** Reads what is asked from an address; anything that is not understood is as if it were not there. */
export function askedOf(query: Readonly<Record<string, string>>): Asked {
  const { person = '', kind = '', about = '', month = '', before = '' } = query;
  return {
    person: isUuid(person) ? person : null,
    kind: /^[a-z0-9.-]{1,60}$/.test(kind) ? kind : null,
    subject: about !== '' && about.length <= 200 ? about : null,
    month: /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? month : null,
    before: /^[1-9]\d{0,14}$/.test(before) ? Number(before) : null,
  };
}

/** The same question as a query of an address. */
export function queryOf({ person, kind, subject, month, before }: Asked): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ person, kind, about: subject, month, before }))
    if (value !== null) query.set(name, String(value));
  return query.toString();
}

/** Facts as a line of text: `from 2022-07, audience board`. */
export function factsInWords(facts: Facts): string {
  return Object.entries(facts)
    .map(([name, value]) => `${name} ${value ?? 'none'}`)
    .join(', ');
}

/** Facts as a reader of the page needs them: without ids that say nothing to people; they stand in the downloads. */
export function factsForReading(facts: Facts): string {
  const told = Object.entries(facts).filter(([, value]) => value !== null && value !== '' && !isId(value));
  return told.map(([name, value]) => `${nameInWords(name)} ${value}`).join(', ');
}

/** What changed, a line for each fact: `post: Nurse, now Health visitor`. */
export function changesInWords(before: Facts, after: Facts): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) => {
    const [was, is] = [before[name] ?? '', after[name] ?? ''];
    if (was === is || isId(was) || isId(is)) return [];
    if (was === '') return [`${nameInWords(name)}: ${is}`];
    return [`${nameInWords(name)}: ${was}, now ${is === '' ? 'nothing' : is}`];
  });
}

export function isId(value: Facts[string]): boolean {
  return typeof value === 'string' && isUuid(value);
}

/** Names of facts that read better in another word: `by password`. */
const NAMES: Readonly<Record<string, string>> = { how: 'by' };

function nameInWords(name: string): string {
  if (Object.hasOwn(NAMES, name)) return NAMES[name] ?? name;
  return name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}
