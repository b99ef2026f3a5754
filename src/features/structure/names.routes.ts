import { refused, untouched } from '#features/forms/index.ts';
import { record } from '#features/record/index.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { versionIn } from '#platform/web/stale.ts';
import type { FormShown } from './form.page.ts';
import { nameKey } from './name-key.ts';
import { namesPage } from './names.page.ts';
import { decideName, namesSeen, undecideName } from './names.store.ts';
import { openNames } from './names.ts';
import { changedTo, PERMISSION, type StructureServices, shownAnswer, structureOf } from './parts.routes.ts';

export function namesRoutes(services: StructureServices): Route[] {
  return [
    {
      method: 'GET',
      path: '/structure/names',
      what: 'Team names that extracts bring, and what they mean',
      permission: PERMISSION,
      handle: (request) => namesAnswer(services, request, null),
    },
    {
      method: 'POST',
      path: '/structure/names',
      what: 'Say what a name in extracts means',
      permission: PERMISSION,
      handle: (request) => decide(services, request),
    },
    {
      method: 'POST',
      path: '/structure/names/removal',
      what: 'Take back what a name in extracts means',
      permission: PERMISSION,
      handle: (request) => undecide(services, request),
    },
  ];
}

type Sent = { key: string; shown: FormShown } | null;

async function namesAnswer(services: StructureServices, request: SignedInRequest, sent: Sent): Promise<Answer> {
  const { db, visitor, today, csrfToken, may } = request;
  const structure = await structureOf(request);
  const seen = await namesSeen(db, visitor.authority);
  const open = openNames(structure, seen);
  const main = namesPage({
    ...{ structure, open, seen, today, csrfToken, sent },
    mayReadExtracts: may('extracts.read'),
    listTitle: (list) => services.listTitle(list),
  });
  const back = { href: '/structure', text: 'Structure' };
  const title = 'What names in extracts mean';
  const position = open.findIndex(({ key }) => key === sent?.key) + 1;
  const answer = shownAnswer(request, { title, back, main }, sent?.shown ?? untouched(request));
  if (answer.kind !== 'page' || !answer.errors) return answer;
  return {
    ...answer,
    errors: answer.errors.map((error) => ({ ...error, href: `#name-${position}-${fieldOf(error)}` })),
  };
}

async function decide(services: StructureServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const written = form['written'] ?? '';
  const structure = await structureOf(request);
  const key = nameKey(written);
  const isOpen = openNames(structure, await namesSeen(db, visitor.authority)).some((name) => name.key === key);
  if (!isOpen && !structure.names.some((decision) => decision.key === key)) throw new AppError('NOT_FOUND');
  const meaning = form['meaning'] || (form['team'] ? 'team' : '');
  const ask = (field: string, text: string) =>
    namesAnswer(services, request, { key, shown: refused(request, [{ field, text }]) });
  if (!isOpen) throw new AppError('STALE');
  if (meaning === 'new') return { kind: 'redirect', to: `/structure/teams/new?written=${encodeURIComponent(written)}` };
  if (meaning !== 'team' && meaning !== 'none') return ask('meaning', `Say what “${written}” means`);
  const team = structure.teams.find(({ id }) => id === form['team']);
  if (meaning === 'team' && !team) return ask('team', 'Choose a team');
  const teamId = meaning === 'team' ? (team?.id ?? null) : null;
  if (!(await decideName(db, visitor.authority, { written, teamId, by: visitor.personId })))
    throw new AppError('STALE');
  await record(db, visitor, 'team.name.decided', key, { detail: { written, team: teamId } });
  return changedTo(services, request, '/structure/names?done=decided', structure, { names: [written] });
}

async function undecide(services: StructureServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const structure = await structureOf(request);
  const decision = structure.names.find(({ key }) => key === form['key']);
  if (!decision) throw new AppError('NOT_FOUND');
  if (!(await undecideName(db, visitor.authority, { key: decision.key, version: versionIn(form) })))
    throw new AppError('STALE');
  const { key, written, teamId } = decision;
  await record(db, visitor, 'team.name.undecided', key, { before: { written, team: teamId } });
  return changedTo(services, request, '/structure/names?done=undone', structure, { names: [written] });
}

/** The part of a question that an error is about. */
function fieldOf({ href }: { href?: string | undefined }): string {
  return (href ?? '').replace('#', '');
}
