import ical, { ICalEventTransparency } from 'ical-generator';
import { type CalendarDay, dayInWords } from './calendar.ts';

export type CalendarFile = {
  days: readonly CalendarDay[];
  showsTitles: boolean;
  /** Where Headway is, to lead from a day to its action. */
  publicUrl: URL;
  madeAt: Date;
};

const REFRESH_SECONDS = 6 * 3600;

/** Days as an iCalendar file (RFC 5545): each lasts its whole day, and takes none of it from whoever is busy. */
export function calendarFile({ days, showsTitles, publicUrl, madeAt }: CalendarFile): string {
  const calendar = ical({
    name: 'Headway',
    prodId: { company: 'Headway', product: 'Improvement plan', language: 'EN' },
    ttl: REFRESH_SECONDS,
  });
  for (const day of days)
    calendar.createEvent({
      id: `${day.kind}-${day.id}@headway`,
      start: new Date(`${day.on}T00:00:00Z`), // the day is taken of it as it is in UTC, wherever Headway runs
      allDay: true,
      stamp: madeAt,
      summary: dayInWords(day, showsTitles),
      url: new URL(day.path, publicUrl).href,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  return `${calendar.toString()}\r\n`;
}
