import { dayIn, type Form, lineIn, oneOf, type Problem, type Read, read, textProblem } from '#kernel/form.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { RULE_DECIDERS, RULED, type RuleDecider, type Ruled, type SettledRules } from './deciding-rules.ts';

const MOST_SPONSOR_DAYS = 120;
const MOST_DIRECTOR_DAYS = 250;

/** Rules as a form settles them. They begin today or later: what was decided yesterday was decided by yesterday's. */
export function readRules(form: Form, today: LocalDate): Read<Omit<SettledRules, 'version' | 'enteredBy'>> {
  const sponsorDays = daysIn(form, 'sponsorDays');
  const directorDays = daysIn(form, 'directorDays');
  const by = RULED.map((kind): [Ruled, RuleDecider | null] => [kind, oneOf(RULE_DECIDERS, form[`by-${kind}`])]);
  const from = dayIn(form, 'from');
  const approvedBy = lineIn(form, 'approvedBy');
  const source = lineIn(form, 'source');
  const given =
    sponsorDays === null || directorDays === null || from === null
      ? null
      : {
          ...{ sponsorDays, directorDays, ownerMilestones: form['ownerMilestones'] === 'yes', from },
          ...{ by: Object.fromEntries(by) as Record<Ruled, RuleDecider>, approvedBy, source },
        };
  return read(given, [
    daysProblem('sponsorDays', sponsorDays, MOST_SPONSOR_DAYS),
    daysProblem('directorDays', directorDays, MOST_DIRECTOR_DAYS),
    sponsorDays !== null && directorDays !== null && directorDays < sponsorDays
      ? { field: 'directorDays', text: 'The director may allow no less than a sponsor' }
      : null,
    ...by.map(([kind, decider]) => (decider === null ? { field: `by-${kind}`, text: 'Choose who decides' } : null)),
    from === null || from < today
      ? { field: 'from', text: 'Enter the day from which they hold, today or a later one, for example 1 9 2022' }
      : null,
    textProblem(approvedBy, 'approvedBy', {
      asked: 'Enter the name and post of who approved it, or the body',
      longest: 120,
    }),
    textProblem(source, 'source', { asked: 'Enter the minute or paper in which it stands', longest: 200 }),
  ]);
}

function daysIn(form: Form, field: string): number | null {
  const typed = (form[field] ?? '').trim();
  return /^\d{1,3}$/.test(typed) ? Number(typed) : null;
}

function daysProblem(field: string, days: number | null, most: number): Problem | null {
  if (days === null) return { field, text: 'Enter how many working days, for example 20' };
  return days > most ? { field, text: `Enter ${most} working days or fewer` } : null;
}
