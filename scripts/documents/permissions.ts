import { PERMISSIONS, type Permission, ROLES, type RoleDefinition } from '../../src/features/access/policy.ts';
import { type GeneratedDocument, markdown, table } from './document.ts';

/** Who may do what: a row for each permission, a column for each role. */
export const permissions: GeneratedDocument = {
  path: 'docs/generated/permissions.md',
  make() {
    const roles: RoleDefinition[] = Object.values(ROLES);
    return markdown(
      'Roles and permissions',
      '`src/features/access/policy.ts`',
      'What is not marked is not allowed. Whoever may not do something is answered as if it did not exist.',
      table(
        ['Role', 'Duty', 'Given for'],
        roles.map(({ title, duty, givenFor }) => [
          title,
          duty,
          givenFor === 'part' ? 'a team, locality or service' : 'the council',
        ]),
      ),
      '“all” reaches the whole council; “given” the team, locality or service that the role was given for; “own” the own cases.',
      table(
        ['Permission', 'Allows to', 'Shows children', ...roles.map(({ title }) => title)],
        Object.entries(PERMISSIONS).map(([permission, what]) => [
          `\`${permission}\``,
          lowerFirst(what.says),
          what.isChildLevel ? 'yes' : 'no',
          ...roles.map(({ may }) => SCOPES[may[permission as Permission] ?? 'none']),
        ]),
      ),
    );
  },
};

const SCOPES = { council: 'all', given: 'given', own: 'own', none: '–' } as const;

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
