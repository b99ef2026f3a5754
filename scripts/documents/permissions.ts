import { allows, PERMISSIONS, ROLES } from '../../src/features/access/policy.ts';
import { type GeneratedDocument, markdown, table } from './document.ts';

/** Who may do what: a row for each permission, a column for each role. */
export const permissions: GeneratedDocument = {
  path: 'docs/generated/permissions.md',
  make() {
    const roles = Object.entries(ROLES);
    return markdown(
      'Roles and permissions',
      '`src/features/access/policy.ts`',
      'What is not marked is not allowed. Whoever may not do something is answered as if it did not exist.',
      table(
        ['Permission', 'Allows to', ...roles.map(([, { title }]) => title)],
        Object.entries(PERMISSIONS).map(([permission, what]) => [
          `\`${permission}\``,
          lowerFirst(what),
          ...roles.map(([role]) => (allows(role, permission) ? 'yes' : '–')),
        ]),
      ),
    );
  },
};

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
