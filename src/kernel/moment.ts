import { type LocalDate, localDate } from './local-date.ts';

/** Made once: making one takes a hundred times as long as using it. */
const IN_ENGLAND = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** A moment as a clock in England shows it: `9 August 2022 at 14:05`. */
export function momentInWords(at: Date): string {
  const parts = Object.fromEntries(IN_ENGLAND.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${parts['day']} ${parts['month']} ${parts['year']} at ${parts['hour']}:${parts['minute']}`;
}

const DAY_IN_ENGLAND = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });

/** The day in England at a moment, whatever zone the machine is set to. */
export function dayInEngland(at: Date): LocalDate {
  return localDate(DAY_IN_ENGLAND.format(at));
}
