import { type Form, lineIn, type Problem, type Read, read } from '#kernel/form.ts';

/** Another council and whoever administers it first. */
export type CouncilFields = { council: string; code: string; name: string; email: string };

const LONGEST_NAME = 100;
const LONGEST_EMAIL = 254;

/** Reads the form of another council; `taken` are the codes of those that are here. */
export function readCouncil(form: Form, taken: readonly string[]): Read<CouncilFields> {
  const given = {
    council: lineIn(form, 'council'),
    code: lineIn(form, 'code'),
    name: lineIn(form, 'name'),
    email: lineIn(form, 'email').toLowerCase(),
  };
  const named = (field: 'council' | 'name', text: string): Problem | null =>
    given[field] === '' || given[field].length > LONGEST_NAME ? { field, text } : null;
  const isAddress = /^[^@\s]+@[^@\s]+$/.test(given.email) && given.email.length <= LONGEST_EMAIL;
  return read(given, [
    named('council', 'Enter the name of the council'),
    codeProblem(given.code, taken),
    named('name', 'Enter the name of its first administrator'),
    isAddress ? null : { field: 'email', text: 'Enter an e-mail address, like name@council.gov.uk' },
  ]);
}

function codeProblem(code: string, taken: readonly string[]): Problem | null {
  if (!/^\d{3}$/.test(code)) return { field: 'code', text: 'Enter the three digits of the council’s DfE code' };
  return taken.includes(code) ? { field: 'code', text: 'There is a council of this code already' } : null;
}
