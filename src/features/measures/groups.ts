import { ethnicGroupOf } from '#features/extracts/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { ageAt, ageBandOf } from './ages.ts';
import type { MeasureContext } from './definition.ts';
import type { Dimension } from './measure.ts';
import type { AnyRecord, ExtractRows } from './rows.ts';

/** The only group of the council dimension. */
export const WHOLE_COUNCIL = 'all';
/** The group of rows whose team, age, sex and so on are not known, in every dimension. */
export const NOT_KNOWN = 'notKnown';

/** What other lists know of a child whose own row does not say it. */
type Joined = { team: string | null; worker: string | null; disability: string | null };

/** Finds a row's group in each dimension. */
export type Grouping = {
  groupOf(dimension: Dimension, record: AnyRecord, on: LocalDate): string;
  /** Whose case it is, by the row itself or by the child's row in another list. */
  allocationOf(record: AnyRecord): { team: string | null; worker: string | null };
};

export function groupingOf(rows: ExtractRows, localityOf: MeasureContext['localityOf']): Grouping {
  const children = childrenJoined(rows);
  const joined = (record: AnyRecord) =>
    'childId' in record && record.childId !== null ? children.get(record.childId) : undefined;
  const teamOf = (record: AnyRecord) => ('team' in record ? record.team : (joined(record)?.team ?? null));
  const disabilityOf = (record: AnyRecord) =>
    'disability' in record ? record.disability : (joined(record)?.disability ?? null);

  const groups: Record<Dimension, (record: AnyRecord, on: LocalDate) => string> = {
    council: () => WHOLE_COUNCIL,
    team: (record) => teamOf(record) ?? NOT_KNOWN,
    locality(record, on) {
      const team = teamOf(record);
      return (team === null ? null : localityOf(team, on)) ?? NOT_KNOWN;
    },
    ageBand: (record, on) => ('bornOn' in record ? ageBandOf(ageAt(record, on)) : NOT_KNOWN),
    sex: ({ gender }) => (gender === null || gender === 'notStated' ? NOT_KNOWN : gender),
    ethnicGroup: ({ ethnicity }) => ethnicGroupOf(ethnicity),
    disability(record) {
      const disability = disabilityOf(record);
      return disability === null || disability === 'unknown' ? NOT_KNOWN : disability;
    },
  };
  return {
    groupOf: (dimension, record, on) => groups[dimension](record, on),
    allocationOf: (record) => ({
      team: teamOf(record),
      worker: 'worker' in record ? record.worker : (joined(record)?.worker ?? null),
    }),
  };
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

/**
 * What the lists say of each child, for lists that leave it out: contacts, early help and adoption have no team;
 * contacts, early help and referrals no disability. The first that has the child is believed, in the order children
 * in need, children in care, child protection, care leavers, assessments, referrals; of many rows, the latest.
 */
function childrenJoined(rows: ExtractRows): ReadonlyMap<string, Joined> {
  const children = new Map<string, Joined>();
  const join = (list: ReadonlyMap<string, Dated>) => {
    for (const [childId, { team, worker, disability }] of list) {
      const child = children.get(childId);
      if (!child) children.set(childId, { team, worker, disability });
      else if (child.team === null) Object.assign(child, { team, worker });
      if (child && child.disability === null) child.disability = disability;
    }
  };
  join(latest(rows.childrenInNeed, ({ startedOn }) => startedOn));
  join(latest(rows.childrenInCare, ({ startedOn }) => startedOn));
  join(latest(rows.childProtection, ({ startedOn }) => startedOn));
  join(latest(rows.careLeavers, ({ lastContactOn }) => lastContactOn));
  join(latest(rows.assessments, ({ startedOn }) => startedOn));
  join(latest(rows.referrals, ({ referredOn }) => referredOn));
  return children;
}

type Dated = Joined & { on: LocalDate | null };
type Allocated = { childId: string | null; team: string | null; worker: string | null; disability?: string | null };

function latest<R extends Allocated>(
  rows: readonly { record: R; kept: boolean }[] = [],
  dated: (record: R) => LocalDate | null,
): Map<string, Dated> {
  const byChild = new Map<string, Dated>();
  for (const { record, kept } of rows) {
    if (!kept || record.childId === null) continue;
    const on = dated(record);
    const earlier = byChild.get(record.childId);
    if (earlier && (earlier.on ?? '') > (on ?? '')) continue;
    const { team, worker, disability = null } = record;
    byChild.set(record.childId, { on, team, worker, disability });
  }
  return byChild;
}
