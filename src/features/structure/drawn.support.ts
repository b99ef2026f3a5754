import { type LocalDate, localDate } from '#kernel/local-date.ts';
import type { Structure, Team, Unit } from './structure.ts';

/** A team as tests write it: its life, and its places as `day service/locality`, a dash for none. */
export function team(name: string, from: string, until: string | null, ...places: string[]): Team {
  return { ...unit(name, from, until), places: places.map(placeOf) };
}

/** A service or locality; its id is its name. */
export function unit(name: string, from = '2000-01-01', until: string | null = null): Unit {
  return { id: name, name, from: localDate(from), until: until === null ? null : localDate(until), version: 1 };
}

/** A structure with these teams and every unit that they are placed in. */
export function structureWith(teams: readonly Team[], more: Partial<Structure> = {}): Structure {
  const named = (kind: 'serviceId' | 'localityId') =>
    [...new Set(teams.flatMap(({ places }) => places.map((place) => place[kind])))]
      .filter((id) => id !== null)
      .map((id) => unit(id));
  return { services: named('serviceId'), localities: named('localityId'), teams, names: [], ...more };
}

/** The boxes of a day in a form. */
export function boxes(field: string, day: string): Record<string, string> {
  const [year = '', month = '', date = ''] = day.split('-');
  return { [`${field}-day`]: date, [`${field}-month`]: month, [`${field}-year`]: year };
}

export const TODAY: LocalDate = localDate('2022-08-09');

function placeOf(text: string) {
  const [day = '', where = ''] = text.split(' ');
  const [service = '-', locality = '-'] = where.split('/');
  return {
    from: localDate(day),
    serviceId: service === '-' ? null : service,
    localityId: locality === '-' ? null : locality,
  };
}
