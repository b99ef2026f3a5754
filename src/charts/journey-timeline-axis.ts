import { daysBetween, type LocalDate, localDateOf, MONTH_NAMES, partsOf } from '../kernel/local-date.ts';
import { textWidth } from './text.ts';

export type TimeTick = { x: number; words: string };

/** Steps between ticks, in months: years where months would touch. */
const STEPS = [1, 3, 6, 12, 24, 60];
const GAP = 14;

/** Days from left to right with as many ticks as have room for their words. */
export function timeScale(
  days: readonly LocalDate[],
  left: number,
  right: number,
  size: number,
): { place: (day: LocalDate) => number; ticks: TimeTick[] } {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) throw new Error('a time scale needs a day');
  const length = Math.max(30, daysBetween(first, last));
  const place = (day: LocalDate) => left + 8 + ((right - left - 16) * daysBetween(first, day)) / length;
  for (const step of STEPS) {
    const ticks = ticksEvery(step, first, last, place).filter(
      ({ x, words }) => x - textWidth(words, size) / 2 >= left - 12 && x + textWidth(words, size) / 2 <= right + 12,
    );
    const hasRoom = ticks.every((tick, index) => {
      const before = ticks[index - 1];
      return !before || tick.x - before.x >= (textWidth(tick.words, size) + textWidth(before.words, size)) / 2 + GAP;
    });
    if (hasRoom) return { place, ticks };
  }
  return { place, ticks: [] };
}

function ticksEvery(step: number, first: LocalDate, last: LocalDate, place: (day: LocalDate) => number): TimeTick[] {
  const ticks: TimeTick[] = [];
  const lastYear = partsOf(last).year;
  for (let year = partsOf(first).year; year <= lastYear; year += Math.max(1, step / 12))
    for (let month = 1; month <= 12; month += step) {
      const day = localDateOf(year, month, 1);
      if (day === null || day < first || day > last) continue;
      ticks.push({ x: place(day), words: tickWords(year, month, step) });
    }
  return ticks;
}

function tickWords(year: number, month: number, step: number): string {
  return step >= 12 ? String(year) : `${(MONTH_NAMES[month - 1] ?? '').slice(0, 3)} ${year}`;
}
