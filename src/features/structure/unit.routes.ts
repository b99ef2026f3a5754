import { found, refused, untouched } from '#features/forms/index.ts';
import { record } from '#features/record/index.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { versionIn } from '#platform/web/stale.ts';
import { readUnit, readUnitName, UNIT_WORDS } from './changing.ts';
import type { FormShown } from './form.page.ts';
import {
  changedTo,
  datedRenamings,
  overtaken,
  PERMISSION,
  type StructureServices,
  shownAnswer,
  structureOf,
} from './parts.routes.ts';
import { addRenaming, addUnit, changeUnit, renamingsOf } from './structure.store.ts';
import { type Structure, teamsEverIn, type Unit, type UnitKind, unitsOf } from './structure.ts';
import { newUnitPage, unitPage } from './unit.page.ts';

/** The pages of services and those of localities, which differ in their words. */
export function unitRoutes(services: StructureServices, kind: UnitKind): Route[] {
  const { one, path } = UNIT_WORDS[kind];
  return [
    {
      method: 'GET',
      path: `/structure/${path}/new`,
      what: `Add a ${one}`,
      permission: PERMISSION,
      handle: (request) => newUnitAnswer(request, kind, untouched(request)),
    },
    {
      method: 'POST',
      path: `/structure/${path}`,
      what: `Add a ${one}`,
      permission: PERMISSION,
      handle: (request) => add(request, kind),
    },
    {
      method: 'GET',
      path: `/structure/${path}/:unit`,
      what: `A ${one} and the teams that are or were in it`,
      permission: PERMISSION,
      async handle(request) {
        const structure = await structureOf(request);
        const unit = found(unitsOf(structure, kind), request.params['unit']);
        return unitAnswer(request, structure, kind, unit, untouched(request));
      },
    },
    {
      method: 'POST',
      path: `/structure/${path}/:unit/name`,
      what: `Rename a ${one}`,
      permission: PERMISSION,
      handle: (request) => rename(services, request, kind),
    },
  ];
}

function newUnitAnswer(request: SignedInRequest, kind: UnitKind, shown: FormShown): Answer {
  const back = { href: '/structure', text: 'Structure' };
  const title = `Add a ${UNIT_WORDS[kind].one}`;
  return shownAnswer(request, { title, back, main: newUnitPage(kind, shown) }, shown);
}

async function add(request: SignedInRequest, kind: UnitKind): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const asked = readUnit(form, await structureOf(request), kind, today);
  if (!asked.ok) return newUnitAnswer(request, kind, refused(request, asked.problems));
  const id = await addUnit(db, visitor.authority, kind, asked.given);
  await record(db, visitor, `${kind}.added`, id, { after: { ...asked.given } });
  return { kind: 'redirect', to: `/structure/${UNIT_WORDS[kind].path}/${id}?done=added` };
}

async function rename(services: StructureServices, request: SignedInRequest, kind: UnitKind): Promise<Answer> {
  const { db, visitor, form, params } = request;
  const structure = await structureOf(request);
  const unit = found(unitsOf(structure, kind), params['unit']);
  const asked = readUnitName(form, structure, kind, unit);
  if (!asked.ok) return unitAnswer(request, structure, kind, unit, refused(request, asked.problems));
  const name = asked.given;
  if (!(await changeUnit(db, visitor.authority, kind, { id: unit.id, version: versionIn(form) }, { name }))) {
    const shown = overtaken(request, [{ what: 'Name', now: unit.name, typed: name }]);
    return unitAnswer(request, structure, kind, unit, shown);
  }
  const renaming = { before: unit.name, after: name, by: visitor.personId };
  await addRenaming(db, visitor.authority, { kind, id: unit.id }, renaming);
  await record(db, visitor, `${kind}.renamed`, unit.id, { before: { name: unit.name }, after: { name } });
  const to = `/structure/${UNIT_WORDS[kind].path}/${unit.id}?done=renamed`;
  return changedTo(services, request, to, structure, { teams: teamsEverIn(structure, kind, unit.id) });
}

async function unitAnswer(
  request: SignedInRequest,
  structure: Structure,
  kind: UnitKind,
  unit: Unit,
  shown: FormShown,
): Promise<Answer> {
  const { db, visitor, today } = request;
  const renamings = datedRenamings(await renamingsOf(db, visitor.authority, { kind, id: unit.id }));
  const main = unitPage({ kind, unit, structure, renamings, today, shown });
  const back = { href: '/structure', text: 'Structure' };
  return shownAnswer(request, { title: unit.name, back, main }, shown);
}
