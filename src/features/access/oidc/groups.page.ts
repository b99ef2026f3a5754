import { button, dataTable, type Html, html, input, pageHeading, reading, select, tag } from '#ui';
import type { GroupForm, GroupProblem, OfferedRole } from './groups.ts';
import type { IdentityProvider } from './provider.ts';

export type ShownGroup = {
  groupRoleId: string;
  group: string;
  title: string;
  /** The service, locality or team that the role is for; null: the whole council. */
  unitName: string | null;
  isWaiting: boolean;
  proposedByName: string;
  approvedByName: string | null;
  /** May the one who looks approve it? */
  mayApprove: boolean;
};

export type GroupsPage = {
  provider: IdentityProvider;
  groups: readonly ShownGroup[];
  mayChange: boolean;
  roles: readonly OfferedRole[];
  units: readonly { scope: string; unitId: string; name: string }[];
  given: GroupForm;
  problem: GroupProblem | null;
  csrfToken: string;
};

/** What membership of the provider's groups gives, and who said so. */
export function groupsPage(shown: GroupsPage): Html {
  const { provider, groups, mayChange, csrfToken } = shown;
  const path = `/settings/sign-in/${provider.providerId}/groups`;
  const act = (id: string, what: string, text: string, group: string) =>
    html`<form method="post" action="${path}/${id}/${what}"><input type="hidden" name="csrf" value="${csrfToken}">${button({ text: html`${text}<span class="govuk-visually-hidden"> the role of ${group}</span>`, kind: 'secondary' })}</form>`;
  return html`${pageHeading('Groups that give a role', { caption: provider.name })}
${reading(html`<p class="govuk-body-l">Whoever is in a group when they sign in has its role from then on, and loses it when they sign in without it. Taking a group away here ends its role at once. Roles that people gave by hand stay.</p>
<p class="govuk-body">A role that shows children or decides what others may do works once somebody else has approved it here. The claim that lists groups is <strong>${provider.groupsClaim}</strong>.</p>`)}
${dataTable({
  caption: 'Groups',
  isCaptionHidden: true,
  columns: [
    { heading: 'Group' },
    { heading: 'Role' },
    { heading: 'For' },
    { heading: 'State' },
    { heading: 'What can be done', isHeadingHidden: true },
  ],
  rows: groups.map((each) => [
    each.group,
    each.title,
    each.unitName ?? 'The whole council',
    stateOf(each),
    html`${each.mayApprove && act(each.groupRoleId, 'approval', 'Approve', each.group)}${mayChange && act(each.groupRoleId, 'removal', 'Take away', each.group)}`,
  ]),
  whenEmpty: 'No group gives a role yet: people come in by invitation, and roles are given by hand.',
})}
${mayChange && addForm(shown, path)}`;
}

function stateOf({ isWaiting, proposedByName, approvedByName }: ShownGroup): Html {
  if (isWaiting) return html`${tag('To be approved', 'yellow')}<br>Proposed by ${proposedByName}`;
  return html`${tag('Works', 'green')}<br>By ${proposedByName}${approvedByName !== null && html`, approved by ${approvedByName}`}`;
}

function addForm({ roles, units, given, problem, csrfToken }: GroupsPage, path: string): Html {
  const errorOf = (field: GroupProblem['field']) => (problem?.field === field ? problem.text : undefined);
  return reading(html`<h2 class="govuk-heading-m">Let a group give a role</h2>
<form method="post" action="${path}" novalidate>
<input type="hidden" name="csrf" value="${csrfToken}">
${input({ name: 'group', id: 'group', label: 'Group', hint: 'As the provider sends it: Microsoft Entra sends the group’s object id', value: given.group, spellcheck: false, error: errorOf('group') })}
${select({
  ...{ name: 'role', id: 'role', label: 'Role', value: given.role, error: errorOf('role') },
  items: [{ value: '', text: 'Choose a role' }, ...roles.map(({ role, title }) => ({ value: role, text: title }))],
})}
${select({
  ...{ name: 'part', id: 'part', label: 'For', value: given.part, error: errorOf('part') },
  hint: 'A team manager’s role is for a service, a locality or a team; every other for the whole council',
  items: [
    { value: 'council', text: 'The whole council' },
    ...units.map(({ scope, unitId, name }) => ({ value: `${scope} ${unitId}`, text: `${name} (${scope})` })),
  ],
})}
${button({ text: 'Let it give this role' })}
</form>`);
}
