import { fromDayNumber } from '#kernel/local-date.ts';

/** 31 December 1899 as days since 1 January 1970: serial 1 is the day after it. */
const BEFORE_SERIAL_ONE = -25_568;
/** Excel counts a 29 February 1900 that never was (as Lotus did): later serials stand one day further on. */
const NEVER_A_DAY = 60;
/** 1 January 1904 as days since 1 January 1970: serial 0 of the other date system. */
const DAY_ZERO_1904 = -24_107;
/** 31 December 9999 in either system. */
const LAST_SERIAL_1900 = 2_958_465;
const LAST_SERIAL_1904 = 2_957_003;
const SECONDS_A_DAY = 86_400;
/** Serials up to the year 2079 are kept once written: a list holds the same few thousand days over and over. */
const REMEMBERED_SERIALS = 65_536;

/**
 * Turns the serials of one workbook into days. What is no day stays the number that it is, so that it can be shown as
 * it stands: negative, beyond the year 9999, serial 60 of the 1900 system, or a time of day without a day.
 */
export class SerialDates {
  private readonly written: (string | undefined)[] = new Array<string | undefined>(REMEMBERED_SERIALS).fill(undefined);
  private readonly date1904: boolean;

  constructor(date1904: boolean) {
    this.date1904 = date1904;
  }

  /** `2022-07-31`, or with a time of day `2022-07-31T14:05:00` to the nearest second of the same day. */
  toText(serial: number): string | number {
    if (Number.isInteger(serial)) return this.day(serial) ?? serial;
    const whole = Math.floor(serial);
    if (whole < 1) return serial;
    const day = this.day(whole);
    return day === null ? serial : `${day}T${timeOfDay(serial - whole)}`;
  }

  private day(serial: number): string | null {
    if (serial < 0) return null;
    const known = serial < REMEMBERED_SERIALS ? this.written[serial] : undefined;
    if (known !== undefined) return known;
    const dayNumber = this.date1904 ? dayNumber1904(serial) : dayNumber1900(serial);
    if (dayNumber === null) return null;
    const text = fromDayNumber(dayNumber);
    if (serial < REMEMBERED_SERIALS) this.written[serial] = text;
    return text;
  }
}

function dayNumber1900(serial: number): number | null {
  if (serial < 1 || serial === NEVER_A_DAY || serial > LAST_SERIAL_1900) return null;
  return BEFORE_SERIAL_ONE + (serial > NEVER_A_DAY ? serial - 1 : serial);
}

function dayNumber1904(serial: number): number | null {
  return serial > LAST_SERIAL_1904 ? null : DAY_ZERO_1904 + serial;
}

function timeOfDay(fraction: number): string {
  const seconds = Math.min(SECONDS_A_DAY - 1, Math.round(fraction * SECONDS_A_DAY));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
