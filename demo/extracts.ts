import { addDays, type LocalDate } from '#kernel/local-date.ts';
import { firstDayOf, type Month, month, monthAfter } from '#kernel/month.ts';
import { dayOf } from './days.ts';
import type { History } from './history.ts';
import type { Rows } from './rows.ts';
import { simulate } from './simulate.ts';
import { snapshot } from './snapshot/snapshot.ts';
import { FAULTY_ROWS_AFTER_UPGRADE, faultyRows, UPGRADE_MONTH } from './story.ts';
import { workbookOf } from './workbook/workbook.ts';
import { type Workers, workersOf } from './workers.ts';

/** One monthly extract: the last month that it covers, and the day on which it was taken. */
export type DemonstrationExtract = { index: number; dataMonth: Month; asAt: LocalDate; fileName: string };

const FIRST_MONTH = month('2020-08');
const MONTHS = 24;
/** Extracts are taken on the 5th of the month after the data month. */
const DAYS_AFTER_MONTH = 4;

/** The monthly extracts of a council, by the name that stands in its files' names. */
export function extractsOf(council: string): DemonstrationExtract[] {
  return Array.from({ length: MONTHS }, (_, index) => {
    const dataMonth = monthAfter(FIRST_MONTH, index);
    const asAt = addDays(firstDayOf(monthAfter(dataMonth, 1)), DAYS_AFTER_MONTH);
    return { index, dataMonth, asAt, fileName: `${council.toLowerCase()}-annex-a-${asAt}.xlsx` };
  });
}

export const EXTRACTS: readonly DemonstrationExtract[] = extractsOf('Severnshire');

/** The county as one seed tells it, ready to be looked at on any day. */
export type County = { seed: number; history: History; workers: Workers };

export function countyOf(seed: number): County {
  return { seed, history: simulate(seed), workers: workersOf(seed) };
}

/** What an extract's lists hold before anybody makes a mistake in them. */
export function rowsOf({ history, workers }: County, asAt: LocalDate): Rows {
  return snapshot(history, workers, dayOf(asAt));
}

/** The file of an extract, byte for byte the same for the same seed. */
export function fileOf(county: County, { index, dataMonth, asAt }: DemonstrationExtract): Promise<Uint8Array> {
  const isAfterUpgrade = dataMonth === UPGRADE_MONTH;
  return workbookOf({
    seed: county.seed,
    index,
    asAt,
    rows: rowsOf(county, asAt),
    faults: { share: faultyRows(dayOf(asAt)), extraShare: isAfterUpgrade ? FAULTY_ROWS_AFTER_UPGRADE : 0 },
  });
}

export function extractAt(index: number): DemonstrationExtract {
  const extract = EXTRACTS.at(index);
  if (!extract) throw new Error(`the demonstration has no extract ${index}`);
  return extract;
}
