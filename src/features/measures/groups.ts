import { ethnicGroupOf } from '#features/extracts/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { ageAt, ageBandOf } from './ages.ts';
import { childrenJoined, type Joined } from './children-joined.ts';
import type { MeasureContext } from './definition.ts';
import type { Dimension } from './measure.ts';
import type { AnyRecord, ExtractRows } from './rows.ts';

/** The only group of the council dimension. */
export const WHOLE_COUNCIL = 'all';
/** The group of rows whose team, age, sex and so on are not known, in every dimension. */
export const NOT_KNOWN = 'notKnown';

/** Finds a row's group in each dimension. */
export type Grouping = {
  groupOf(dimension: Dimension, record: AnyRecord, on: LocalDate): string;
  /** Whose case it is, by the row itself or by the child's row in another list. */
  allocationOf(record: AnyRecord): { team: string | null; worker: string | null };
};

export function groupingOf(rows: ExtractRows, localityOf: MeasureContext['localityOf']): Grouping {
  const joined = joinedBy(rows);
  const teamOf = (record: AnyRecord) => teamIn(record, joined(record));
  const groups: Record<Dimension, (record: AnyRecord, on: LocalDate) => string> = {
    council: () => WHOLE_COUNCIL,
    team: (record) => teamOf(record) ?? NOT_KNOWN,
    locality(record, on) {
      const team = teamOf(record);
      return (team === null ? null : localityOf(team, on)) ?? NOT_KNOWN;
    },
    ageBand: ageBandIn,
    sex: sexIn,
    ethnicGroup: ({ ethnicity }) => ethnicGroupOf(ethnicity),
    disability: (record) => disabilityIn(record, joined(record)),
  };
  return {
    groupOf: (dimension, record, on) => groups[dimension](record, on),
    allocationOf: (record) => ({
      team: teamOf(record),
      worker: 'worker' in record ? record.worker : (joined(record)?.worker ?? null),
    }),
  };
}

/** What other lists say of a record's child; a row of an adopter has none. */
export function joinedBy(rows: ExtractRows): (record: AnyRecord) => Joined | undefined {
  const of = childrenJoined(rows);
  return (record) => ('childId' in record && record.childId !== null ? of(record.childId) : undefined);
}

export function teamIn(record: AnyRecord, joined: Joined | undefined): string | null {
  return 'team' in record ? record.team : (joined?.team ?? null);
}

export function ageBandIn(record: AnyRecord, on: LocalDate): string {
  return 'bornOn' in record ? ageBandOf(ageAt(record, on)) : NOT_KNOWN;
}

export function sexIn({ gender }: AnyRecord): string {
  return gender === null || gender === 'notStated' ? NOT_KNOWN : gender;
}

export function disabilityIn(record: AnyRecord, joined: Joined | undefined): string {
  const disability = 'disability' in record ? record.disability : (joined?.disability ?? null);
  return disability === null || disability === 'unknown' ? NOT_KNOWN : disability;
}

const WORDS: Readonly<Record<string, string>> = {
  all: 'The whole council',
  notKnown: 'Not known',
  unborn: 'Unborn',
  '0': 'Under 1',
  '1-4': '1 to 4',
  '5-9': '5 to 9',
  '10-15': '10 to 15',
  '16-17': '16 and 17',
  '18-20': '18 to 20',
  '21-25': '21 to 25',
  male: 'Male',
  female: 'Female',
  neither: 'Neither',
  white: 'White',
  mixed: 'Mixed',
  asian: 'Asian',
  black: 'Black',
  other: 'Other',
  yes: 'With a disability',
  no: 'Without a disability',
};

/** A group as people say it; a team or a locality is called by its name. */
export function groupInWords(dimension: Dimension, group: string): string {
  const isNamed = dimension === 'team' || dimension === 'locality';
  return isNamed && group !== NOT_KNOWN ? group : (WORDS[group] ?? group);
}
