import { type Column, LIST_IDS, type ListDefinition, type ListId, listOf } from '#features/extracts/index.ts';
import { addDays, addMonths, type LocalDate } from '#kernel/local-date.ts';
import type { LeavingList } from '../looks-back.ts';
import type { EarlierRow, EarlierWorkers, Extract, ExtractRows, History, ReferralHistory, Row } from '../rows.ts';
import { recordOf } from './drawn-table.ts';

/** Numbers from 0 up to, not including, 1: the same for the same seed (mulberry32). */
type Chance = () => number;

function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** An extract of made-up rows whose dates crowd around the measures' limits. */
export function madeUpExtract(
  seed: number,
  rowsPerList: number,
  asAt: LocalDate,
  dataMonth: Extract['dataMonth'],
): Extract {
  const chance = chanceFrom(seed);
  const children = Math.ceil(rowsPerList * 0.7);
  const rows: ExtractRows = Object.fromEntries(
    LIST_IDS.map((list) => [list, madeUpRows(list, rowsPerList, children, asAt, chance)]),
  );
  return { asAt, dataMonth, rows, history: madeUpHistory(rowsPerList, children, asAt, chance) };
}

/** A past that is known since a made-up day; of rows that left and workers more than one extract would know. */
function madeUpHistory(rowsPerList: number, children: number, asAt: LocalDate, chance: Chance): History {
  const left = <L extends LeavingList>(list: L, endedBy: LeavingDates<L>) =>
    madeUpRows(list, rowsPerList * 3, children, asAt, chance).flatMap(({ record, sheetRow }): EarlierRow<L>[] => {
      const endedOn = endedBy(record);
      return endedOn !== null && endedOn < addMonths(asAt, -listOf(list).reachesBackMonths)
        ? [{ record, sheetRow, asAt: addMonths(asAt, -5) }]
        : [];
    });
  const referrals = madeUpReferrals(children, asAt, chance);
  const knownSince = addDays(asAt, -200 - Math.floor(chance() * 1400));
  return {
    referrals,
    left: {
      assessments: left('assessments', ({ authorisedOn }) => authorisedOn),
      childrenInNeed: left('childrenInNeed', ({ closedOn }) => closedOn),
      childProtection: left('childProtection', ({ endedOn }) => endedOn),
      childrenInCare: left('childrenInCare', ({ endedOn }) => endedOn),
      adoption: left('adoption', ({ adoptedOn, decisionReversedOn }) => adoptedOn ?? decisionReversedOn),
    },
    workers: { childrenInNeed: madeUpWorkers(children, chance), childrenInCare: madeUpWorkers(children, chance) },
    since: () => knownSince,
  };
}

type LeavingDates<L extends LeavingList> = (record: Row<L>['record']) => LocalDate | null;

function madeUpWorkers(children: number, chance: Chance): EarlierWorkers['childrenInNeed'] {
  const workers = new Map<string, Set<string>>();
  for (let child = 0; child < children; child += 1) {
    const names = Array.from({ length: Math.floor(chance() * 4) }, () => oneOf(WORKERS, chance));
    if (names.length > 0) workers.set(`C${child}`, new Set(names));
  }
  return workers;
}

function madeUpRows<L extends ListId>(
  list: L,
  count: number,
  children: number,
  asAt: LocalDate,
  chance: Chance,
): Row<L>[] {
  const { columns }: ListDefinition = listOf(list);
  return Array.from({ length: count }, (_, index) => {
    const cells = Object.fromEntries(
      Object.entries(columns).map(([field, column]) => [field, madeUpCell(field, column, children, asAt, chance)]),
    );
    const errors = chance() < 0.1 ? 1 : 0;
    return { record: recordOf(list, index + 3, cells), sheetRow: index + 3, kept: chance() >= errors * 0.5, errors };
  });
}

const TEAMS = ['North 1', 'North 2', 'South 1'];
const WORKERS = ['Made Up', 'Also Made Up', 'Duty', 'Unallocated (South)', 'Sarah Duty'];

function oneOf(choices: readonly string[], chance: Chance): string {
  return choices[Math.floor(chance() * choices.length)] ?? '';
}

/** What has not happened yet, of as many rows as not. */
const OFTEN_BLANK: ReadonlySet<string> = new Set([
  ...['endedOn', 'authorisedOn', 'matchedOn', 'placedOn', 'adoptedOn', 'decisionReversedOn', 'fosteringForAdoptionOn'],
]);

function madeUpCell(field: string, column: Column, children: number, asAt: LocalDate, chance: Chance): string {
  if (chance() < (OFTEN_BLANK.has(field) ? 0.5 : 0.08)) return '';
  if (column.kind === 'code')
    return oneOf(
      column.codes.entries.map(({ code }) => code),
      chance,
    );
  if (column.kind === 'age') return String(Math.floor(chance() * 24) - 1);
  if (column.kind === 'integer') return String(Math.floor(chance() * 5));
  if (field === 'bornOn') return birthday(asAt, chance);
  if (column.kind === 'date') return dayNear(asAt, chance);
  if (column.kind === 'id') return `C${Math.floor(chance() * children)}`;
  return field === 'team' ? oneOf(TEAMS, chance) : field === 'worker' ? oneOf(WORKERS, chance) : 'made up';
}

/** Within a day or two of a limit, or anywhere in the last three years; some days after the as-at date. */
function dayNear(asAt: LocalDate, chance: Chance): LocalDate {
  const near = [0, -7, -14, -21, -28, -42, -65, -91, -365, -730];
  const anchor = near[Math.floor(chance() * near.length)] ?? 0;
  if (chance() < 0.5) return addDays(asAt, anchor + Math.floor(chance() * 5) - 2);
  return addDays(asAt, -Math.floor(chance() * 1100));
}

/** On, before or after a birthday of the last 24 years, or soon to be born. */
function birthday(asAt: LocalDate, chance: Chance): LocalDate {
  const yearsAgo = Math.floor(chance() * 25) - 1;
  return addDays(addMonths(asAt, -12 * yearsAgo), Math.floor(chance() * 3) - 1);
}

function madeUpReferrals(children: number, asAt: LocalDate, chance: Chance): ReferralHistory {
  const since = chance() < 0.3 ? null : addDays(asAt, -200 - Math.floor(chance() * 500));
  const referrals = new Map<string, LocalDate[]>();
  for (let child = 0; since !== null && child < children; child += 1) {
    if (chance() < 0.5) continue;
    const days = Array.from({ length: 1 + Math.floor(chance() * 2) }, () => addDays(since, Math.floor(chance() * 500)));
    referrals.set(`C${child}`, days.filter((day) => day < asAt).sort());
  }
  return { since, referrals };
}

/** So many rows, cheaply made, for measuring speed: every list, in about the proportions of a large council's. */
export function manyRows(total: number, asAt: LocalDate): ExtractRows {
  const chance = chanceFrom(total);
  const share: readonly [ListId, number][] = [
    ['contacts', 0.36],
    ['earlyHelp', 0.04],
    ['referrals', 0.18],
    ['assessments', 0.18],
    ['section47', 0.05],
    ['childrenInNeed', 0.09],
    ['childProtection', 0.03],
    ['childrenInCare', 0.04],
    ['careLeavers', 0.02],
    ['adoption', 0.005],
    ['adopters', 0.005],
  ];
  return Object.fromEntries(
    share.map(([list, part]) => [list, repeated(list, Math.round(total * part), asAt, chance)]),
  );
}

function repeated<L extends ListId>(list: L, count: number, asAt: LocalDate, chance: Chance): Row<L>[] {
  const patterns = madeUpRows(list, 500, 500, asAt, chance);
  const rows: Row<L>[] = [];
  for (let index = 0; index < count; index += 1) {
    const pattern = patterns[index % patterns.length];
    if (!pattern) throw new Error('no pattern to repeat');
    const childId = `C${Math.floor(chance() * count)}`;
    rows.push({ ...pattern, record: { ...pattern.record, childId }, sheetRow: index + 3 });
  }
  return rows;
}
