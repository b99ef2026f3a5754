import { found, refused, untouched } from '#features/forms/index.ts';
import { record } from '#features/record/index.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import type { Tenant } from '#platform/database/database.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { versionIn } from '#platform/web/stale.ts';
import { placesUntil, placesWithout, readEnd, UNIT_WORDS } from './changing.ts';
import type { FormShown } from './form.page.ts';
import { changedTo, overtaken, PERMISSION, type StructureServices, shownAnswer, structureOf } from './parts.routes.ts';
import { appointmentsFor, changeTeam, changeUnit } from './structure.store.ts';
import { type Structure, type Team, teamsEverIn, type Unit, type UnitKind, unitIdOf, unitsOf } from './structure.ts';
import { endPage } from './team.page.ts';

type Kind = UnitKind | 'team';

/** What ends, and where its pages are. */
type Ending = { kind: Kind; what: string; unit: Unit; address: string };

/** Ending a team, a service or a locality from a day, and taking an end back. */
export function endingRoutes(services: StructureServices, kind: Kind): Route[] {
  const path = kind === 'team' ? '/structure/teams/:team' : `/structure/${UNIT_WORDS[kind].path}/:unit`;
  return [
    {
      method: 'GET',
      path: `${path}/end`,
      what: `End a ${kind} from a day`,
      permission: PERMISSION,
      async handle(request) {
        return endAnswer(request, endingIn(await structureOf(request), kind, request), untouched(request), null);
      },
    },
    {
      method: 'POST',
      path: `${path}/end`,
      what: `End a ${kind} from a day, once what follows was shown`,
      permission: PERMISSION,
      handle: (request) => end(services, request, kind),
    },
    {
      method: 'POST',
      path: `${path}/end/removal`,
      what: `Take the end of a ${kind} back`,
      permission: PERMISSION,
      handle: (request) => takeBack(services, request, kind),
    },
  ];
}

async function end(services: StructureServices, request: SignedInRequest, kind: Kind): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const structure = await structureOf(request);
  const ending = endingIn(structure, kind, request);
  const asked = readEnd(form, ending.unit, today);
  if (!asked.ok) return endAnswer(request, ending, refused(request, asked.problems), null);
  const until = asked.given;
  if (form['confirmed'] !== 'yes') {
    const appointed = await appointmentsFor(db, visitor.authority, { kind, id: ending.unit.id }, today);
    const follows = consequences(structure, ending, until, appointed);
    return endAnswer(request, ending, refused(request, []), { until, follows });
  }
  const version = versionIn(form);
  if (!(await setEnd(db, request, structure, { ...ending, unit: { ...ending.unit, version } }, until)))
    return endAnswer(request, ending, overtaken(request, [staleEnd(ending.unit, until)]), null);
  await record(db, visitor, `${kind}.ended`, ending.unit.id, {
    before: { until: ending.unit.until },
    after: { until },
  });
  return changedTo(services, request, `${ending.address}?done=ended`, structure, {
    teams: concerned(structure, ending),
  });
}

async function takeBack(services: StructureServices, request: SignedInRequest, kind: Kind): Promise<Answer> {
  const { db, visitor, form } = request;
  const structure = await structureOf(request);
  const ending = endingIn(structure, kind, request);
  const { unit } = ending;
  const of = { id: unit.id, version: versionIn(form) };
  const change = { until_day: null };
  const isDone =
    kind === 'team'
      ? await changeTeam(db, visitor.authority, of, change)
      : await changeUnit(db, visitor.authority, kind, of, change);
  if (!isDone) return endAnswer(request, ending, overtaken(request, [staleEnd(unit, null)]), null);
  await record(db, visitor, `${kind}.continued`, unit.id, { before: { until: unit.until }, after: { until: null } });
  const changed = { teams: concerned(structure, ending) };
  return changedTo(services, request, `${ending.address}?done=continues`, structure, changed);
}

/** Writes the end down; where a service or locality ends, its teams leave it on that day. */
async function setEnd(
  db: Tenant,
  { visitor: { authority } }: SignedInRequest,
  structure: Structure,
  { kind, unit }: Ending,
  until: LocalDate,
): Promise<boolean> {
  if (kind === 'team') {
    const places = placesUntil(found(structure.teams, unit.id).places, until);
    return changeTeam(db, authority, unit, { until_day: until, places });
  }
  if (!(await changeUnit(db, authority, kind, unit, { until_day: until }))) return false;
  for (const team of teamsAffected(structure, kind, unit.id, until))
    if (!(await changeTeam(db, authority, team, { places: placesWithout(team, kind, unit.id, until) })))
      throw new Error('a team was changed while its place ended'); // the transaction is undone as a whole
  return true;
}

/** The teams whose figures an end may change. */
function concerned(structure: Structure, { kind, unit }: Ending): readonly { id: string }[] {
  return kind === 'team' ? [unit] : teamsEverIn(structure, kind, unit.id);
}

/** Teams that are in it on that day or are planned to be later. */
function teamsAffected({ teams }: Structure, kind: UnitKind, id: string, until: LocalDate): Team[] {
  return teams.filter((team) => {
    const held = team.places.findLast(({ from }) => from < until);
    const isHeld = unitIdOf(held ?? null, kind) === id && (team.until === null || team.until > until);
    return isHeld || team.places.some((place) => place.from >= until && unitIdOf(place, kind) === id);
  });
}

function consequences(
  structure: Structure,
  { kind, unit }: Ending,
  until: LocalDate,
  appointed: readonly { name: string }[],
): string[] {
  const day = dateInWords(until);
  const names = [...new Set(appointed.map(({ name }) => name))].join(', ');
  const roles =
    appointed.length === 0
      ? `Nobody is appointed for this ${kind}.`
      : `From ${day} the roles given for this ${kind} reach nothing: ${names}. Give them other roles first where they need them.`;
  if (kind === 'team')
    return [
      roles,
      `Rows of later extracts that still name ${unit.name} count under its name, in no locality, and it is listed among the names to look at.`,
      `Those who may see the service or locality that it last belonged to go on seeing its past.`,
    ];
  const leaving = teamsAffected(structure, kind, unit.id, until).map(({ name }) => name);
  return [
    roles,
    leaving.length === 0
      ? `No team is in it on ${day}.`
      : `From ${day} these teams are in no ${kind} until you move them: ${leaving.join(', ')}.`,
    `No team can be moved into it any more.`,
  ];
}

function endingIn(structure: Structure, kind: Kind, { params }: SignedInRequest): Ending {
  if (kind === 'team') {
    const unit = found(structure.teams, params['team']);
    return { kind, what: 'team', unit, address: `/structure/teams/${unit.id}` };
  }
  const unit = found(unitsOf(structure, kind), params['unit']);
  const { one, path } = UNIT_WORDS[kind];
  return { kind, what: one, unit, address: `/structure/${path}/${unit.id}` };
}

function staleEnd(unit: Unit, typed: LocalDate | null) {
  const inWords = (day: LocalDate | null) => (day === null ? 'none' : dateInWords(day));
  return { what: `End of ${unit.name}`, now: inWords(unit.until), typed: inWords(typed) };
}

function endAnswer(
  request: SignedInRequest,
  { what, unit, address }: Ending,
  shown: FormShown,
  confirm: { until: LocalDate; follows: readonly string[] } | null,
): Answer {
  const version = confirm === null ? unit.version : versionIn(request.form);
  const kept = Object.entries(shown.given).filter(([name]) => name.startsWith('until-'));
  const main = endPage({
    ...{ what, name: unit.name, version, confirm },
    action: `${address}/end`,
    back: address,
    shown: confirm === null ? shown : { ...shown, given: Object.fromEntries(kept) },
    takeBack: unit.until === null ? null : `${address}/end/removal`,
  });
  const back = { href: address, text: unit.name };
  return shownAnswer(request, { title: `End this ${what}`, back, main }, shown);
}
