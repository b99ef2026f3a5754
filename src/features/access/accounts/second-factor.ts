import { isRole, needsSecondPerson } from '../policy.ts';

/** Whether these roles need a code besides the password: they see records of children, or decide what others may. */
export function needsSecondFactor(roles: readonly string[]): boolean {
  return roles.some((role) => isRole(role) && needsSecondPerson(role));
}
