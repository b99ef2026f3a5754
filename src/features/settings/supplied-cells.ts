import { localDateOf, MONTH_NAMES, parseLocalDate } from '#kernel/local-date.ts';
import { type Month, monthOf, parseMonth } from '#kernel/month.ts';

/** A cell as readers of files give it. */
export type Cell = string | number | boolean | null;

/** What a cell says, without space around it. */
export function textOf(cell: Cell | undefined): string {
  return cell === null || cell === undefined ? '' : String(cell).trim();
}

/** The month that a cell names: `2022-07`, `July 2022`, `Jul-22`, `07/2022`, `31/07/2022`, or a date; null for others. */
export function monthIn(cell: Cell | undefined): Month | null {
  const text = textOf(cell).replace(/T\d\d:\d\d(:\d\d)?$/, '');
  const day = parseLocalDate(text);
  if (day !== null) return monthOf(day);
  const written = parseMonth(text);
  if (written !== null) return written;
  const british = /^(?:(\d{1,2})\/)?(\d{1,2})\/(\d{4})$/.exec(text);
  if (british) {
    const date = localDateOf(Number(british[3]), Number(british[2]), Number(british[1] ?? '1'));
    return date === null ? null : monthOf(date);
  }
  return monthByName(text);
}

function monthByName(text: string): Month | null {
  const parts = /^([a-z]{3,9})\.?[\s-]+(\d{4}|\d{2})$/i.exec(text);
  const [, name = '', year = ''] = parts ?? [];
  if (name === '') return null;
  const index = MONTH_NAMES.findIndex((known) => known.toLowerCase().startsWith(name.toLowerCase()));
  if (index === -1) return null;
  return parseMonth(`${year.length === 2 ? `20${year}` : year}-${String(index + 1).padStart(2, '0')}`);
}

/** What a number column holds: a number, nothing, or what no figure may be. */
export type Numeric = { kind: 'number'; value: number } | { kind: 'blank' } | { kind: 'percentage' } | { kind: 'text' };

export function numericIn(cell: Cell | undefined): Numeric {
  if (typeof cell === 'number') return Number.isFinite(cell) ? { kind: 'number', value: cell } : { kind: 'text' };
  const text = textOf(cell);
  if (text === '') return { kind: 'blank' };
  if (/^[-+]?[\d,.\s]+%$/.test(text)) return { kind: 'percentage' };
  const plain = text.replaceAll(/(?<=\d),(?=\d{3}(\D|$))/g, '');
  return /^-?\d{1,12}(\.\d{1,6})?$/.test(plain) ? { kind: 'number', value: Number(plain) } : { kind: 'text' };
}
