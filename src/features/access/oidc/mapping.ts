/** What members of a group are given: a role, and the part of the council that it reaches. */
export type GroupRole = { group: string; role: string; scope: string; unitId: string | null };

export type Given = Omit<GroupRole, 'group'>;

/** A role that somebody has because of a group, as it stands in the database. */
export type Appointed = Given & { appointmentId: string };

/** What a person's groups give them, each role and scope once. */
export function givenBy(groups: readonly string[], mapping: readonly GroupRole[]): Given[] {
  const found = mapping.filter(({ group }) => groups.includes(group));
  return [
    ...new Map(
      found.map(({ role, scope, unitId }) => [keyOf({ role, scope, unitId }), { role, scope, unitId }]),
    ).values(),
  ];
}

/** What must change so that somebody has by their groups what these give now and nothing else. */
export function changesTo(
  given: readonly Given[],
  appointed: readonly Appointed[],
): { add: Given[]; end: Appointed[] } {
  const [wanted, had] = [new Set(given.map(keyOf)), new Set(appointed.map(keyOf))];
  return {
    add: given.filter((each) => !had.has(keyOf(each))),
    end: appointed.filter((each) => !wanted.has(keyOf(each))),
  };
}

function keyOf({ role, scope, unitId }: Given): string {
  return `${role} ${scope} ${unitId ?? ''}`;
}
