import { ethnicGroupOf } from '#features/extracts/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { MeasureContext } from './definition.ts';
import { ageBandIn, disabilityIn, joinedBy, NOT_KNOWN, sexIn, teamIn, WHOLE_COUNCIL } from './groups.ts';
import { DIMENSIONS, type Dimension } from './measure.ts';
import type { AnyRecord, ExtractRows } from './rows.ts';

/** Every group met so far, numbered; number 0 is the whole council. */
export type GroupNumbers = {
  /** The numbers of the last found row's groups, one for each dimension. */
  readonly slots: Int32Array;
  /** Finds a row's groups on a day; asked again of the row that it was asked of last it remembers. */
  find(record: AnyRecord, on: LocalDate): void;
  all(): readonly { dimension: Dimension; group: string }[];
};

const [TEAM, LOCALITY, AGE, SEX, ETHNIC, DISABILITY] = [1, 2, 3, 4, 5, 6] as const;

/** The groups of `groupingOf`, as numbers and without asking twice: a file has many rows, few teams and few days. */
export function groupNumbers(rows: ExtractRows, localityOf: MeasureContext['localityOf']): GroupNumbers {
  const joined = joinedBy(rows);
  const all: { dimension: Dimension; group: string }[] = [];
  const known = DIMENSIONS.map(() => new Map<string, number>());
  const numberIn = (place: number) => {
    const numbers = known[place] ?? new Map<string, number>();
    const dimension = DIMENSIONS[place] ?? 'council';
    return (group: string): number => numbers.get(group) ?? added(numbers, dimension, group);
  };
  const added = (numbers: Map<string, number>, dimension: Dimension, group: string): number => {
    numbers.set(group, all.length);
    return all.push({ dimension, group }) - 1;
  };
  const [team, locality, age, sex, ethnic, disability] = [
    numberIn(TEAM),
    numberIn(LOCALITY),
    numberIn(AGE),
    numberIn(SEX),
    numberIn(ETHNIC),
    numberIn(DISABILITY),
  ] as const;
  numberIn(0)(WHOLE_COUNCIL);
  const placeOf = remembered((name: string, on: LocalDate) => locality(localityOf(name, on) ?? NOT_KNOWN));
  const slots = new Int32Array(DIMENSIONS.length);
  let last: AnyRecord | null = null;
  let lastOn: LocalDate | null = null;
  let teamName: string | null = null;

  return {
    slots,
    find(record, on) {
      if (record !== last) {
        const elsewhere = 'team' in record && 'disability' in record ? undefined : joined(record);
        teamName = teamIn(record, elsewhere);
        slots[TEAM] = team(teamName ?? NOT_KNOWN);
        slots[SEX] = sex(sexIn(record));
        slots[ETHNIC] = ethnic(ethnicGroupOf(record.ethnicity));
        slots[DISABILITY] = disability(disabilityIn(record, elsewhere));
      } else if (on === lastOn) return;
      slots[LOCALITY] = teamName === null ? locality(NOT_KNOWN) : placeOf(teamName, on);
      slots[AGE] = age(ageBandIn(record, on));
      last = record;
      lastOn = on;
    },
    all: () => all,
  };
}

/** The function with its answers kept by name and day. */
function remembered(work: (name: string, on: LocalDate) => number): (name: string, on: LocalDate) => number {
  const kept = new Map<LocalDate, Map<string, number>>();
  return (name, on) => {
    let onDay = kept.get(on);
    if (!onDay) {
      onDay = new Map();
      kept.set(on, onDay);
    }
    let answer = onDay.get(name);
    if (answer === undefined) {
      answer = work(name, on);
      onDay.set(name, answer);
    }
    return answer;
  };
}
