import { found, refused, untouched } from '#features/forms/index.ts';
import { record } from '#features/record/index.ts';
import { dateInWords } from '#kernel/local-date.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { versionIn } from '#platform/web/stale.ts';
import { readPlace, readTeam, readTeamName, withPlace } from './changing.ts';
import type { FormShown } from './form.page.ts';
import { nameKey } from './name-key.ts';
import { decideName, keepFormerName } from './names.store.ts';
import {
  changedTo,
  datedRenamings,
  overtaken,
  PERMISSION,
  type StructureServices,
  shownAnswer,
  structureOf,
} from './parts.routes.ts';
import { addRenaming, addTeam, changeTeam, renamingsOf } from './structure.store.ts';
import { nameIn, type Structure, type Team, type TeamPlace } from './structure.ts';
import { newTeamPage, type TeamForm, teamPage } from './team.page.ts';

export function teamRoutes(services: StructureServices): Route[] {
  return [
    {
      method: 'GET',
      path: '/structure/teams/new',
      what: 'Add a team',
      permission: PERMISSION,
      async handle(request) {
        const { query } = request;
        const given = query['written'] ? { name: query['written'], written: query['written'] } : {};
        return newTeamAnswer(request, await structureOf(request), { ...untouched(request), given });
      },
    },
    {
      method: 'POST',
      path: '/structure/teams',
      what: 'Add a team',
      permission: PERMISSION,
      handle: (request) => add(services, request),
    },
    {
      method: 'GET',
      path: '/structure/teams/:team',
      what: 'A team: where it belongs and belonged',
      permission: PERMISSION,
      async handle(request) {
        const structure = await structureOf(request);
        return teamAnswer(request, structure, found(structure.teams, request.params['team']), untouched(request), null);
      },
    },
    {
      method: 'POST',
      path: '/structure/teams/:team/name',
      what: 'Rename a team',
      permission: PERMISSION,
      handle: (request) => rename(services, request),
    },
    {
      method: 'POST',
      path: '/structure/teams/:team/places',
      what: 'Move a team from a day',
      permission: PERMISSION,
      handle: (request) => move(services, request),
    },
  ];
}

function newTeamAnswer(request: SignedInRequest, structure: Structure, shown: FormShown): Answer {
  const back = { href: '/structure', text: 'Structure' };
  return shownAnswer(request, { title: 'Add a team', back, main: newTeamPage(structure, shown) }, shown);
}

async function add(services: StructureServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const structure = await structureOf(request);
  const asked = readTeam(form, structure, today);
  if (!asked.ok) return newTeamAnswer(request, structure, refused(request, asked.problems));
  const { name, from, serviceId, localityId } = asked.given;
  const places = [{ from, serviceId, localityId }];
  const id = await addTeam(db, visitor.authority, { name, from, until: null, places });
  await record(db, visitor, 'team.added', id, { after: { name, from, ...placeInWords(structure, places[0]) } });
  const written = form['written'] ?? '';
  const isOtherwiseWritten = written !== '' && written !== name;
  if (isOtherwiseWritten && (await decideName(db, visitor.authority, { written, teamId: id, by: visitor.personId })))
    await record(db, visitor, 'team.name.decided', nameKey(written), { detail: { written, team: id } });
  return changedTo(services, request, `/structure/teams/${id}?done=added`, structure, { names: [name, written] });
}

async function rename(services: StructureServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, params } = request;
  const structure = await structureOf(request);
  const team = found(structure.teams, params['team']);
  const asked = readTeamName(form, structure, team);
  if (!asked.ok) return teamAnswer(request, structure, team, refused(request, asked.problems), 'name');
  const name = asked.given;
  const version = versionIn(form);
  if (!(await changeTeam(db, visitor.authority, { id: team.id, version }, { name }))) {
    const shown = overtaken(request, [{ what: 'Name', now: team.name, typed: name }]);
    return teamAnswer(request, structure, team, shown, 'name');
  }
  await addRenaming(
    db,
    visitor.authority,
    { kind: 'team', id: team.id },
    { before: team.name, after: name, by: visitor.personId },
  );
  await keepFormerName(db, visitor.authority, { name: team.name, teamId: team.id, by: visitor.personId });
  await record(db, visitor, 'team.renamed', team.id, { before: { name: team.name }, after: { name } });
  const changed = { teams: [team], names: [name] };
  return changedTo(services, request, `/structure/teams/${team.id}?done=renamed`, structure, changed);
}

async function move(services: StructureServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, params, today } = request;
  const structure = await structureOf(request);
  const team = found(structure.teams, params['team']);
  const asked = readPlace(form, structure, team, today);
  if (!asked.ok) return teamAnswer(request, structure, team, refused(request, asked.problems), 'place');
  const places = withPlace(team.places, asked.given);
  const version = versionIn(form);
  if (!(await changeTeam(db, visitor.authority, { id: team.id, version }, { places }))) {
    const now = sentenceOf(structure, team.places.at(-1));
    const shown = overtaken(request, [{ what: 'Place', now, typed: sentenceOf(structure, asked.given) }]);
    return teamAnswer(request, structure, team, shown, 'place');
  }
  await record(db, visitor, 'team.moved', team.id, {
    before: placeInWords(structure, team.places.at(-1)),
    after: { from: asked.given.from, ...placeInWords(structure, asked.given) },
  });
  return changedTo(services, request, `/structure/teams/${team.id}?done=moved`, structure, { teams: [team] });
}

async function teamAnswer(
  request: SignedInRequest,
  structure: Structure,
  team: Team,
  shown: FormShown,
  sent: TeamForm,
): Promise<Answer> {
  const { db, visitor, today } = request;
  const renamings = datedRenamings(await renamingsOf(db, visitor.authority, { kind: 'team', id: team.id }));
  const alsoWritten = structure.names.filter(({ teamId }) => teamId === team.id).map(({ written }) => written);
  const main = teamPage({ team, structure, renamings, alsoWritten, today, shown, sent });
  const back = { href: '/structure', text: 'Structure' };
  return shownAnswer(request, { title: team.name, back, main }, shown);
}

function placeInWords(structure: Structure, place: TeamPlace | undefined) {
  return {
    service: nameIn(structure.services, place?.serviceId ?? null),
    locality: nameIn(structure.localities, place?.localityId ?? null),
  };
}

function sentenceOf(structure: Structure, place: TeamPlace | undefined): string {
  if (!place) return 'Nowhere';
  const { service, locality } = placeInWords(structure, place);
  return `${service ?? 'no service'}, ${locality ?? 'no locality'}, from ${dateInWords(place.from)}`;
}
