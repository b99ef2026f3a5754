import type { Scope, Structure } from '#features/structure/index.ts';
import { type Form, type Problem, type Read, read } from '#kernel/form.ts';
import { addYears, dateInWords, type LocalDate } from '#kernel/local-date.ts';
import { isRole, ROLES, type Role, roleOf } from '../policy.ts';
import { dayOrNoneIn, reasonIn } from './form.ts';

/** A part of the council for which a role can be given. */
export type PartGiven = Scope & { name: string };

/** Roles that are to be given to somebody, all for the same days and the same reason. */
export type Proposal = {
  roles: readonly { role: Role; part: PartGiven | null }[];
  from: LocalDate;
  until: LocalDate | null;
  reason: string;
};

const MOST_YEARS = 10;

/** The parts of the council that there are on a day or will be: services, then localities, then teams. */
export function partsOn({ services, localities, teams }: Structure, today: LocalDate): PartGiven[] {
  const open = (kind: Scope['kind'], units: Structure['services']) =>
    units.filter(({ until }) => until === null || until > today).map(({ id, name }) => ({ kind, id, name }));
  return [...open('service', services), ...open('locality', localities), ...open('team', teams)];
}

export const partValue = ({ kind, id }: PartGiven) => `${kind}:${id}`;

/** Roles that somebody may propose: only a system administrator makes another one. */
export function rolesToGive(isSystemAdministrator: boolean): Role[] {
  const roles = Object.keys(ROLES).filter(isRole);
  return roles.filter((role) => isSystemAdministrator || role !== 'systemAdministrator');
}

export type ProposalContext = {
  parts: readonly PartGiven[];
  isSystemAdministrator: boolean;
  today: LocalDate;
  /** Somebody may be added without a role; a proposal for somebody who is there names one. */
  needsRole: boolean;
};

/** The roles that a form proposes: boxes named `role-…`, one part for those that are given for a part, days, a reason. */
export function readProposal(form: Form, context: ProposalContext): Read<Proposal> {
  const { parts, today, needsRole } = context;
  const chosen = rolesToGive(context.isSystemAdministrator).filter((role) => form[`role-${role}`] === 'yes');
  const part = parts.find((one) => partValue(one) === form['part']) ?? null;
  const from = dayOrNoneIn(form, 'from');
  const until = dayOrNoneIn(form, 'until');
  const { reason, problem } = reasonIn(form, 'Say why, as the record should keep it');
  const roles = chosen.map((role) => ({ role, part: roleOf(role).givenFor === 'part' ? part : null }));
  const days = from === null || from === 'wrong' || until === 'wrong' ? null : { from, until };
  if (chosen.length === 0 && !needsRole) return { ok: true, given: { roles: [], from: today, until: null, reason } };
  return read(days && { roles, ...days, reason }, [
    chosen.length === 0 ? { field: 'role', text: 'Choose at least one role' } : null,
    part === null && chosen.some((role) => roleOf(role).givenFor === 'part')
      ? { field: 'part', text: 'Choose the service, locality or team for which a team manager is given the role' }
      : null,
    ...(chosen.length === 0 ? [] : [fromProblem(from, today), untilProblem(from, until, today), problem]),
  ]);
}

function fromProblem(from: ReturnType<typeof dayOrNoneIn>, today: LocalDate): Problem | null {
  if (from === null || from === 'wrong')
    return { field: 'from', text: 'Enter the day from which it holds, for example 1 4 2022' };
  const last = addYears(today, 1);
  if (from < today) return { field: 'from', text: `The day must be today, ${dateInWords(today)}, or later` };
  return from > last ? { field: 'from', text: `The day must be ${dateInWords(last)} or earlier` } : null;
}

function untilProblem(
  from: ReturnType<typeof dayOrNoneIn>,
  until: ReturnType<typeof dayOrNoneIn>,
  today: LocalDate,
): Problem | null {
  if (until === null) return null;
  if (until === 'wrong')
    return { field: 'until', text: 'Enter the first day on which it no longer holds, or leave it empty' };
  if (from !== null && until <= from) return { field: 'until', text: 'The day must be later than the first' };
  const last = addYears(today, MOST_YEARS);
  return until > last ? { field: 'until', text: `The day must be ${dateInWords(last)} or earlier` } : null;
}

/** A new end of an appointment: a day after today, or none at all. */
export function readEndDay(
  form: Form,
  from: LocalDate,
  today: LocalDate,
): Read<{ until: LocalDate | null; reason: string }> {
  const until = dayOrNoneIn(form, 'until');
  const { reason, problem } = reasonIn(form, 'Say why, as the record should keep it');
  const early = until !== null && until !== 'wrong' && until <= today;
  return read(until === 'wrong' ? null : { until, reason }, [
    early
      ? { field: 'until', text: 'Enter a day after today; to end the role today, end it at once' }
      : untilProblem(from, until, today),
    problem,
  ]);
}
