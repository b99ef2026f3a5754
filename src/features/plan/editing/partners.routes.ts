import { type FormShown, refused, untouched } from '#features/forms/index.ts';
import { improvementNavigation } from '#features/inspections/index.ts';
import { record } from '#features/record/index.ts';
import { peopleToChoose } from '#features/structure/index.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { versionIn } from '#platform/web/stale.ts';
import { shownAnswer } from '../form.routes.ts';
import { isOpen, type Partner, type Plan } from '../plan.ts';
import { foundOpen, inConflict, planOf, tooLate } from './choices.routes.ts';
import { partnerPage, partnersPage } from './partners.page.ts';
import { addPartner, changePartner, endPartner, partnerMembers } from './partners.store.ts';
import { endingPage } from './plan-forms.page.ts';
import { type Choices, readPartner } from './read-plan.ts';
import { ticked } from './ticks.page.ts';

const PERMISSION = 'plan.manage';
const BACK = { href: '/plan/partners', text: 'Partners' };
const LABELS = { name: 'Name', people: 'Its people here' };
const TAKEN = [{ field: 'name', text: 'There is an organisation of that name already' }];

/** The organisations that answer for actions, and their people. */
export function partnerRoutes(): Route[] {
  return [
    {
      method: 'GET',
      path: '/plan/partners',
      what: 'Organisations that answer for actions',
      permission: PERMISSION,
      async handle(request) {
        const main = partnersPage(await planOf(request), improvementNavigation(request.may, '/plan'));
        return shownAnswer(request, { title: 'Partners', back: { href: '/plan', text: 'Plan' }, main });
      },
    },
    {
      method: 'GET',
      path: '/plan/partners/new',
      what: 'Add an organisation',
      permission: PERMISSION,
      handle: async (request) => formAnswer(request, null, await peopleFor(request, null), untouched(request)),
    },
    { method: 'POST', path: '/plan/partners/new', what: 'Add an organisation', permission: PERMISSION, handle: add },
    {
      method: 'GET',
      path: '/plan/partners/:id/edit',
      what: 'Change an organisation and its people',
      permission: PERMISSION,
      async handle(request) {
        const partner = foundOpen((await planOf(request)).partners, request.params['id']);
        return formAnswer(request, partner, await peopleFor(request, partner), null);
      },
    },
    {
      method: 'POST',
      path: '/plan/partners/:id/edit',
      what: 'Change an organisation and its people',
      permission: PERMISSION,
      handle: change,
    },
    {
      method: 'GET',
      path: '/plan/partners/:id/end',
      what: 'Confirm ending an organisation’s part',
      permission: PERMISSION,
      handle: endAnswer,
    },
    {
      method: 'POST',
      path: '/plan/partners/:id/end',
      what: 'End an organisation’s part in the plan',
      permission: PERMISSION,
      handle: end,
    },
  ];
}

type People = Choices['people'];

/** People with the role of a partner member, and those who are the organisation’s already. */
async function peopleFor({ db, visitor, today }: SignedInRequest, partner: Partner | null): Promise<People> {
  const members = await partnerMembers(db, visitor.authority, today);
  const own = (partner?.people ?? []).filter(({ id }) => !members.some((one) => one.id === id));
  return [...members, ...own];
}

function formAnswer(
  request: SignedInRequest,
  partner: Partner | null,
  people: People,
  typed: FormShown | null,
): Answer {
  const opened = partner === null ? {} : { name: partner.name, people: namesOf(partner.people) };
  const ids = partner?.people.map(({ id }) => id) ?? [];
  const shown = typed ?? untouched(request, { name: partner?.name ?? '', ...ticked('person', ids) });
  const main = partnerPage({ partner, shown, opened, people });
  return shownAnswer(request, { title: partner?.name ?? 'Add an organisation', back: BACK, main }, shown);
}

function namesOf(people: readonly { name: string }[]): string {
  return people
    .map(({ name }) => name)
    .sort((a, b) => a.localeCompare(b, 'en'))
    .join(', ');
}

async function add(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  await planOf(request);
  const people = await peopleFor(request, null);
  const asked = readPartner(form, { people: await peopleToChoose(db, visitor.authority) });
  if (!asked.ok) return formAnswer(request, null, people, refused(request, asked.problems));
  const id = await addPartner(db, visitor.authority, asked.given);
  if (id === null) return formAnswer(request, null, people, refused(request, TAKEN));
  await record(db, visitor, 'plan.partner.added', id, {
    after: { name: asked.given.name, people: asked.given.people.join(', ') },
  });
  return { kind: 'redirect', to: '/plan/partners?done=added' };
}

async function change(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const { partners } = await planOf(request);
  const partner = foundOpen(partners, request.params['id']);
  const people = await peopleFor(request, partner);
  const all = await peopleToChoose(db, visitor.authority);
  const asked = readPartner(form, { people: [...all, ...partner.people] });
  if (!asked.ok) return formAnswer(request, partner, people, refused(request, asked.problems));
  const { id, name, version } = partner;
  if (partners.some((other) => other.id !== id && other.name === asked.given.name))
    return formAnswer(request, partner, people, refused(request, TAKEN));
  if (!(await changePartner(db, visitor.authority, { id, version: versionIn(form) }, asked.given))) {
    const overtaking = {
      ...{ what: name, subject: id, version, labels: LABELS, now: { name, people: namesOf(partner.people) } },
      ...{ action: `/plan/partners/${id}/edit`, keepHref: '/plan/partners' },
    };
    const typed = { people: namesOf(people.filter((person) => asked.given.people.includes(person.id))) };
    return formAnswer(request, partner, people, await tooLate(request, overtaking, typed));
  }
  const before = { name, people: partner.people.map((person) => person.id).join(', ') };
  const after = { name: asked.given.name, people: asked.given.people.join(', ') };
  await record(db, visitor, 'plan.partner.changed', id, { before, after });
  return { kind: 'redirect', to: '/plan/partners?done=saved' };
}

function hindranceOf({ actions }: Plan, { id }: Partner): string | null {
  const open = actions.filter((action) => action.partnerId === id && isOpen(action)).length;
  if (open === 0) return null;
  return `It answers for ${open} open ${open === 1 ? 'action' : 'actions'}: they have to be delivered, withdrawn or given to somebody else first.`;
}

async function endAnswer(request: SignedInRequest): Promise<Answer> {
  const plan = await planOf(request);
  const partner = foundOpen(plan.partners, request.params['id']);
  const { id, name, version } = partner;
  const main = endingPage({
    ...{ heading: `End the part of ${name} in the plan?`, hindrance: hindranceOf(plan, partner), version },
    consequence: 'Its people no longer see its actions. What it did stays in the plan’s history.',
    ...{ action: `/plan/partners/${id}/end`, csrfToken: request.csrfToken, save: 'End its part' },
    leaveHref: '/plan/partners',
  });
  return shownAnswer(request, { title: 'End an organisation’s part', back: BACK, main });
}

async function end(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const plan = await planOf(request);
  const partner = foundOpen(plan.partners, request.params['id']);
  if (hindranceOf(plan, partner) !== null) return inConflict(await endAnswer(request));
  const { id, name } = partner;
  if (!(await endPartner(db, visitor.authority, { id, version: versionIn(form) }, today))) throw new AppError('STALE');
  await record(db, visitor, 'plan.partner.ended', id, { before: { name }, after: { ended: today } });
  return { kind: 'redirect', to: '/plan/partners?done=ended' };
}
