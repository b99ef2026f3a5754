import { notify } from '#features/notices/index.ts';
import { record } from '#features/record/index.ts';
import { isUuid } from '#kernel/uuid.ts';
import type { Clock } from '#platform/clock.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { ACCESS_NOTICES } from '../notices.ts';
import { isRole, needsSecondPerson, ROLES, type Role, roleOf } from '../policy.ts';
import { endWhatNoGroupGives } from './ending.store.ts';
import { groupsPage } from './groups.page.ts';
import { addMapping, approveMapping, loadMapping, removeMapping, unitsOn } from './groups.store.ts';
import { type GroupForm, type GroupProblem, groupOf, type OfferedRole, readGroup } from './groups.ts';

import { backTo, findOrGone } from './settings.routes.ts';

const PATH = '/settings/sign-in/:id/groups';

/** What membership of a group gives: one says so, and where a role weighs more, another approves it. */
export function groupRoutes({ clock }: { clock: Clock }): Route[] {
  return [
    {
      ...{ method: 'GET', path: PATH, what: 'Groups that give a role', permission: 'roles.approve' },
      handle: (request) => shown(request, NOTHING, null),
    },
    {
      ...{ method: 'POST', path: PATH, what: 'Let a group give a role', permission: 'settings.manage', proof: true },
      handle: (request) => add(request, clock),
    },
    {
      ...{ method: 'POST', path: `${PATH}/:group/approval`, what: 'Approve that a group gives a role' },
      ...{ permission: 'roles.approve', proof: true },
      handle: (request) => approve(request, clock),
    },
    {
      ...{ method: 'POST', path: `${PATH}/:group/removal`, what: 'Let a group give a role no longer' },
      permission: 'settings.manage',
      handle: (request) => remove(request, clock),
    },
  ];
}

const NOTHING: GroupForm = { group: '', role: '', part: 'council' };

/** Whoever runs the installation is named by hand: no group of one council decides about all of them. */
const OFFERED: readonly OfferedRole[] = (Object.keys(ROLES) as Role[])
  .filter((role) => role !== 'systemAdministrator')
  .map((role) => ({ role, title: ROLES[role].title, isForPart: roleOf(role).givenFor === 'part' }));

async function shown(request: SignedInRequest, given: GroupForm, problem: GroupProblem | null): Promise<Answer> {
  const { db, visitor, may, csrfToken, today } = request;
  const provider = await findOrGone(request);
  const mapping = await loadMapping(db, visitor.authority, provider.providerId);
  const mayChange = may('settings.manage');
  const main = groupsPage({
    ...{ provider, mayChange, roles: OFFERED, given, problem, csrfToken },
    units: mayChange ? await unitsOn(db, visitor.authority, today) : [],
    groups: mapping.map((each) => ({
      ...each,
      title: isRole(each.role) ? ROLES[each.role].title : each.role,
      isWaiting: each.state === 'proposed',
      mayApprove: each.state === 'proposed' && each.proposedBy !== visitor.personId,
    })),
  });
  const page = { kind: 'page', section: 'administration', title: 'Groups that give a role', main } as const;
  const withBack = mayChange ? { ...page, back: backTo(provider) } : page;
  return problem === null
    ? withBack
    : { ...withBack, status: 422, errors: [{ text: problem.text, href: `#${problem.field}` }] };
}

async function add(request: SignedInRequest, clock: Clock): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const { providerId } = await findOrGone(request);
  const given = readGroup(form);
  const read = groupOf(given, OFFERED, await unitsOn(db, visitor.authority, today));
  if (!read.ok) return shown(request, given, read.problem);
  const { mapped } = read;
  const state = isRole(mapped.role) && needsSecondPerson(mapped.role) ? 'proposed' : 'active';
  const proposed = { ...mapped, state, proposedBy: visitor.personId } as const;
  const id = await addMapping(db, visitor.authority, providerId, proposed, clock.now());
  if (id === null) return shown(request, given, { field: 'group', text: 'This group gives that role already' });
  await record(db, visitor, 'group.mapped', id, { detail: { provider: providerId, state }, after: { ...mapped } });
  if (state === 'proposed') {
    const subject = isRole(mapped.role) ? ROLES[mapped.role].title : mapped.role;
    const told = { subject, to: 'everybody', except: visitor.personId } as const;
    const kind = ACCESS_NOTICES['group.proposed'];
    await notify(db, visitor.authority, { kind, ...told, href: addressOf(providerId), at: clock.stamp() });
  }
  return { kind: 'redirect', to: addressOf(providerId) };
}

async function approve({ db, visitor, ...request }: SignedInRequest, clock: Clock): Promise<Answer> {
  const { providerId } = await findOrGone({ ...request, db, visitor });
  const groupRoleId = groupIn(request.params);
  if (!(await approveMapping(db, visitor.authority, { providerId, groupRoleId }, visitor.personId, clock.now())))
    throw new AppError('NOT_FOUND');
  await record(db, visitor, 'group.approved', groupRoleId, { detail: { provider: providerId } });
  return { kind: 'redirect', to: addressOf(providerId) };
}

async function remove(request: SignedInRequest, clock: Clock): Promise<Answer> {
  const { db, visitor, params } = request;
  const { providerId } = await findOrGone(request);
  const groupRoleId = groupIn(params);
  if (!(await removeMapping(db, visitor.authority, providerId, groupRoleId))) throw new AppError('NOT_FOUND');
  await endWhatNoGroupGives(db, visitor, clock.now());
  await record(db, visitor, 'group.unmapped', groupRoleId, { detail: { provider: providerId } });
  return { kind: 'redirect', to: addressOf(providerId) };
}

function groupIn(params: SignedInRequest['params']): string {
  const id = params['group'] ?? '';
  if (!isUuid(id)) throw new AppError('NOT_FOUND');
  return id;
}

function addressOf(providerId: string): string {
  return `/settings/sign-in/${providerId}/groups`;
}
