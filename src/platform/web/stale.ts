import type { Form } from '#kernel/form.ts';
import type { StaleField } from '#ui';

/** The version that a form was opened with; none at all, and what is no version, is as good as an old one. */
export function versionIn(form: Form): number {
  return /^\d{1,9}$/.test(form['version'] ?? '') ? Number(form['version']) : 0;
}

/**
 * Both sides of a save that came too late, field by field: what the form held when it was opened, as `versionFields`
 * of the form kept it; what is there now; what was typed.
 */
export function staleFields(labels: Form, now: Form, form: Form): StaleField[] {
  return Object.entries(labels).map(([field, label]) => ({
    ...{ label, opened: form[`opened-${field}`], now: now[field] ?? '', typed: (form[field] ?? '').trim() },
  }));
}

/** Everything that a form held, with the version and the values that are there now: sent again, it saves over them. */
export function overwriting(form: Form, now: Form, version: number, csrf: string): Record<string, string | number> {
  const typed = Object.entries(form).filter(([name]) => !name.startsWith('opened-') && name !== 'proof');
  const opened = Object.entries(now).map(([field, value]) => [`opened-${field}`, value] as const);
  return { ...Object.fromEntries([...typed, ...opened]), version, csrf };
}
