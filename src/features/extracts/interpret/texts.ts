import { tidy } from '../lists/codes/normalise.ts';
import { faulty, type Parsed, valued } from './cell-problems.ts';

/** Excel keeps fifteen figures of a number; an id longer than that has lost its end. */
const FIGURES_KEPT = 15;
const SCIENTIFIC = /^\d(?:\.\d+)?E\+?\d+$/i;
const WHOLE_WITH_ZEROS = /^(\d+)\.0+$/;
const TEN_FIGURES = /(?<!\d)(\d{3})[ -]?(\d{3})[ -]?(\d{4})(?!\d)/g;

/** An id, always text: `000123` stays as it is, the number 123 is `123`, and `1.23E+08` has lost figures. */
export function parseId(cell: string | number | boolean): Parsed {
  if (typeof cell === 'boolean') return faulty('wrongKind');
  if (typeof cell === 'number')
    return Number.isInteger(cell) && Math.abs(cell) < 10 ** FIGURES_KEPT
      ? valued(String(cell))
      : faulty('idLostFigures');
  const text = tidy(cell);
  if (SCIENTIFIC.test(text)) return faulty('idLostFigures');
  return valued(WHOLE_WITH_ZEROS.exec(text)?.[1] ?? text);
}

/** Words as they stand, blanks tidied. A valid NHS number among them is said to be there. */
export function parseText(cell: string | number | boolean): Parsed {
  if (typeof cell === 'boolean') return faulty('wrongKind');
  const text = typeof cell === 'number' ? String(cell) : tidy(cell);
  return holdsNhsNumber(text) ? faulty('nhsNumber', text) : valued(text);
}

/** Ten figures whose last is the check digit (modulus 11, NHS Data Dictionary). */
function holdsNhsNumber(text: string): boolean {
  for (const match of text.matchAll(TEN_FIGURES)) if (hasCheckDigit(match.slice(1).join(''))) return true;
  return false;
}

function hasCheckDigit(figures: string): boolean {
  let sum = 0;
  for (let index = 0; index < 9; index += 1) sum += Number(figures[index]) * (10 - index);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === Number(figures[9]);
}
