import { csv } from '#kernel/csv.ts';
import type { Membership } from './bodies.ts';

/** Everybody who sits or sat on a body. */
export function membersCsv(members: readonly Membership[]): string {
  const personOf = (id: string | null) => members.find((member) => member.id === id)?.person ?? null;
  return csv(
    ['Seat', 'Person', 'Organisation', 'Votes', 'Stands in for', 'From', 'Until', 'Confidentiality signed'],
    members.map((member) => [
      member.seat,
      member.person,
      member.organisation || 'The council',
      member.isVoting ? 'Yes' : 'No',
      personOf(member.deputyFor),
      member.from,
      member.until,
      member.confidentialitySignedOn,
    ]),
  );
}
