import type { GroupRole } from './mapping.ts';

/** What somebody typed to map a group; `part` is `council`, or a kind and an id such as `team 3f…`. */
export type GroupForm = { group: string; role: string; part: string };

export type GroupProblem = { field: keyof GroupForm; text: string };

/** A role as it can be given by a group. */
export type OfferedRole = { role: string; title: string; isForPart: boolean };

type Unit = { scope: string; unitId: string };

const LONGEST_GROUP = 200;

export function readGroup(form: Readonly<Record<string, string>>): GroupForm {
  return { group: (form['group'] ?? '').trim(), role: form['role'] ?? '', part: form['part'] ?? '' };
}

/** What a form maps, or what is wrong with it. */
export function groupOf(
  { group, role, part }: GroupForm,
  roles: readonly OfferedRole[],
  units: readonly Unit[],
): { ok: true; mapped: GroupRole } | { ok: false; problem: GroupProblem } {
  if (group === '' || group.length > LONGEST_GROUP)
    return { ok: false, problem: { field: 'group', text: 'Enter the group as the provider sends it' } };
  const offered = roles.find((each) => each.role === role);
  if (!offered) return { ok: false, problem: { field: 'role', text: 'Choose the role that its members get' } };
  if (!offered.isForPart) {
    if (part !== '' && part !== 'council')
      return { ok: false, problem: { field: 'part', text: 'This role is given for the whole council: choose that' } };
    return { ok: true, mapped: { group, role, scope: 'council', unitId: null } };
  }
  const [scope = '', unitId = ''] = part.split(' ');
  if (!units.some((unit) => unit.scope === scope && unit.unitId === unitId))
    return { ok: false, problem: { field: 'part', text: 'Choose the service, locality or team that the role is for' } };
  return { ok: true, mapped: { group, role, scope, unitId } };
}
