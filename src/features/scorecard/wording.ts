import { type Month, monthInWords } from '#kernel/month.ts';

const SMALL_NUMBERS = (
  'no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
  'eighteen nineteen twenty'
).split(' ');

/** Small whole numbers as words, as in running text; larger ones in figures. */
export function numberInWords(value: number): string {
  return SMALL_NUMBERS[value] ?? value.toLocaleString('en-GB');
}

/** A chance as people weigh it: `about 3 in 100`; never a certainty, which a forecast cannot give. */
export function chanceInWords(chance: number): string {
  const hundredths = Math.round(chance * 100);
  if (hundredths === 0) return 'fewer than 1 in 100';
  return hundredths === 100 ? 'more than 99 in 100' : `about ${hundredths} in 100`;
}

/** The first letter as a capital, for the start of a sentence. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `between March and July 2022`, `between November 2021 and March 2022`, `in July 2022`. */
export function periodInWords({ from, to }: { from: Month; to: Month }): string {
  return from === to ? `in ${monthInWords(to)}` : `between ${monthPair(from, to, 'and')}`;
}

/** `March 2022`, `March and April 2022`, `March to May 2022`, `December 2021 to February 2022`. */
export function monthsInWords(from: Month, to: Month, count: number): string {
  return from === to ? monthInWords(to) : monthPair(from, to, count === 2 ? 'and' : 'to');
}

function monthPair(from: Month, to: Month, link: 'and' | 'to'): string {
  const [first, last] = [monthInWords(from), monthInWords(to)];
  const isOneYear = from.slice(0, 4) === to.slice(0, 4);
  return `${isOneYear ? first.slice(0, -5) : first} ${link} ${last}`;
}
