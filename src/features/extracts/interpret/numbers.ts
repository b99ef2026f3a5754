import { tidy } from '../lists/codes/normalise.ts';
import { faulty, type Parsed, valued } from './cell-problems.ts';

const DECIMAL = /^-?\d+(?:\.\d+)?$/;
const YEARS = /^(-?\d+(?:\.\d+)?)\s*(?:years?|yrs?|y)?(?: old)?$/i;
const UNDER_ONE = /^(?:<|under|less than)\s*1(?: year)?$/i;
const OLDEST = 120;

/** A count of things: a whole number from 0. */
export function parseInteger(cell: string | number | boolean): Parsed {
  const number = numberIn(cell, DECIMAL);
  return number !== null && Number.isSafeInteger(number) && number >= 0 ? valued(number) : faulty('notAWholeNumber');
}

/** Completed years: decimals are cut (`6.138` is 6), `<1` is 0, −1 is an unborn child; `18 months` is not guessed. */
export function parseAge(cell: string | number | boolean): Parsed {
  if (typeof cell === 'string') {
    const text = tidy(cell);
    if (UNDER_ONE.test(text)) return valued(0);
    if (/^unborn$/i.test(text)) return valued(-1);
  }
  const years = numberIn(cell, YEARS);
  if (years === -1) return valued(-1);
  return years !== null && years >= 0 && years <= OLDEST ? valued(Math.floor(years)) : faulty('ageUnreadable');
}

function numberIn(cell: string | number | boolean, written: RegExp): number | null {
  if (typeof cell === 'number') return cell;
  if (typeof cell === 'boolean') return null;
  const match = written.exec(tidy(cell));
  return match ? Number(match[1] ?? match[0]) : null;
}
