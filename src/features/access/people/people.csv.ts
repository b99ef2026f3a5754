import { csv } from '#kernel/csv.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { roleTitle, standingOf } from './appointment.ts';
import { type Listed, STATE_WORDS, stateOf } from './listing.ts';

/** The list as CSV: a row for each person. */
export function peopleCsv(people: readonly Listed[], today: LocalDate): string {
  return csv(
    ['Name', 'Post', 'E-mail address', 'Roles held now', 'Roles that wait for approval', 'Last sign-in', 'State'],
    people.map((person) => {
      const roles = (standing: string) =>
        person.appointments
          .filter((appointment) => standingOf(appointment, today) === standing)
          .map(({ role, part }) => (part === null ? roleTitle(role) : `${roleTitle(role)} (${part})`))
          .join('; ');
      return [
        ...[person.name, person.post, person.email, roles('now'), roles('waiting')],
        person.lastSignedInAt?.toISOString() ?? null,
        STATE_WORDS[stateOf(person, today)],
      ];
    }),
  );
}
