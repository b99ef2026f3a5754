import type { Structure } from '#features/structure/index.ts';
import type { Form } from '#kernel/form.ts';
import { addMonths } from '#kernel/local-date.ts';
import { dayInEngland } from '#kernel/moment.ts';

/** A token as those who keep it see it: never its text. */
export type FeedToken = {
  id: string;
  name: string;
  showsCounts: boolean;
  /** Whom it reaches, by name; null: the whole council. */
  parts: readonly string[] | null;
  madeBy: string;
  madeAt: Date;
  expiresAt: Date;
  lastUsedOn: string | null;
  revoked: { by: string; at: Date } | null;
  version: number;
};

export type Standing = 'good' | 'expired' | 'revoked';

/** Good until the moment at which it expires, that moment excluded. */
export function standingOf({ expiresAt, revoked }: Pick<FeedToken, 'expiresAt' | 'revoked'>, now: Date): Standing {
  if (revoked !== null) return 'revoked';
  return now < expiresAt ? 'good' : 'expired';
}

/** For how many months a token may be made; the second last is the usual one. */
export const MONTHS = [3, 6, 12, 24] as const;
export const USUAL_MONTHS = 12;

/** The same time of day so many months later; of a month that is too short, its last day. */
export function expiryAfter(now: Date, months: number): Date {
  return new Date(`${addMonths(dayInEngland(now), months)}T${now.toISOString().slice(11)}`);
}

/** A team or a locality that a token can be made for. */
export type Part = { kind: 'team' | 'locality'; id: string; name: string };

/** What can be chosen: every team and locality that has not ended. */
export function partsOf({ teams, localities }: Structure): Part[] {
  const named = (kind: Part['kind'], units: Structure['localities']) =>
    units.filter(({ until }) => until === null).map(({ id, name }): Part => ({ kind, id, name }));
  return [...named('locality', localities), ...named('team', teams)];
}

export type TokenGiven = { name: string; showsCounts: boolean; parts: readonly Part[] | null; months: number };
export type Problem = { field: 'name' | 'counts' | 'reach' | 'part' | 'months'; text: string };
const LONGEST_NAME = 100;

/** Reads the form that makes a token; every fault at once. A token sees no more than who makes it. */
export function readToken(
  form: Form,
  parts: readonly Part[],
  seesCounts: boolean,
): { ok: true; given: TokenGiven } | { ok: false; problems: readonly Problem[] } {
  const name = (form['name'] ?? '').trim().replaceAll(/\s+/g, ' ');
  const { counts, reach } = form;
  const months = MONTHS.find((one) => String(one) === form['months']) ?? null;
  const ticked = Object.entries(form).filter(([field]) => field.startsWith(PART_FIELD));
  const chosen = ticked.map(([, value]) => parts.find((part) => partValue(part) === value) ?? null);
  const problems: (Problem | null)[] = [
    name === ''
      ? { field: 'name', text: 'Enter what the token is for, for example Power BI of the performance team' }
      : null,
    name.length > LONGEST_NAME ? { field: 'name', text: `The name must be ${LONGEST_NAME} characters or fewer` } : null,
    counts !== 'yes' && counts !== 'no' ? { field: 'counts', text: 'Choose whether it sees small numbers' } : null,
    counts === 'yes' && !seesCounts
      ? {
          field: 'counts',
          text: 'Only somebody who sees small numbers makes a token that does: ask a performance analyst',
        }
      : null,
    reach !== 'council' && reach !== 'parts' ? { field: 'reach', text: 'Choose how far it reaches' } : null,
    reach === 'parts' && (chosen.length === 0 || chosen.includes(null))
      ? { field: 'part', text: 'Choose the teams or localities from the list' }
      : null,
    months === null ? { field: 'months', text: 'Choose for how long it is good' } : null,
  ];
  const found = problems.filter((problem) => problem !== null);
  if (found.length > 0 || months === null) return { ok: false, problems: found };
  const reached = reach === 'council' ? null : chosen.filter((part) => part !== null);
  return { ok: true, given: { name, showsCounts: counts === 'yes', parts: reached, months } };
}

/** Each box of the list has a field of its own, because of fields of one name a form keeps the last. */
export const PART_FIELD = 'part-';

/** A part as its box says it: by its name, of which a council has one. */
export function partValue({ kind, name }: Part): string {
  return `${kind} ${name}`;
}
