import type { Form } from '#kernel/form.ts';
import { type Month, parseMonth } from '#kernel/month.ts';

/** A number that is not negative, as people type it: `1,200`, `72.5`; null for anything else. */
export function numberIn(form: Form, field: string): number | null {
  const typed = (form[field] ?? '').replaceAll(/[\s,]/g, '').replace(/%$/, '');
  return /^\d{1,7}(\.\d{1,4})?$/.test(typed) ? Number(typed) : null;
}

export function isBlank(form: Form, ...fields: string[]): boolean {
  return fields.every((field) => (form[field] ?? '').trim() === '');
}

/** The month in two boxes; null where they hold none. */
export function monthIn(form: Form, prefix: string): Month | null {
  const [month, year] = ['month', 'year'].map((part) => (form[`${prefix}-${part}`] ?? '').trim());
  if (!month || !year || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return null;
  return parseMonth(`${year}-${month.padStart(2, '0')}`);
}
