import type { LocalDate } from '#kernel/local-date.ts';
import { momentInWords } from '#kernel/moment.ts';
import {
  type Content,
  dataTable,
  emptyState,
  filterBar,
  type Html,
  html,
  linkButton,
  named,
  pageHeading,
  tag,
} from '#ui';
import { ROLES } from '../policy.ts';
import { roleTitle, standingOf } from './appointment.ts';
import {
  type AskedPeople,
  type Listed,
  PERSON_STATES,
  type PersonState,
  peopleQuery,
  STATE_WORDS,
  stateOf,
} from './listing.ts';
import { daysInWords } from './shown.page.ts';

export type PeoplePage = {
  council: string;
  people: readonly Listed[];
  asked: AskedPeople;
  today: LocalDate;
  waitingCount: number;
  may: { manage: boolean; approve: boolean };
};

/** Everybody with an account: which roles they hold, and who came last when. */
export function peoplePage({ council, people, asked, today, waitingCount, may }: PeoplePage): Html {
  const isNarrowed = peopleQuery(asked) !== '';
  return html`${pageHeading('People', { caption: council })}
<p class="govuk-body-l">Who can sign in, and what each is trusted with.</p>
<div class="govuk-button-group">${may.manage && linkButton({ text: 'Add somebody', href: '/people/new' })}${
    may.approve &&
    html`<a class="govuk-link" href="/people/roles">${waitingCount === 0 ? 'Nothing waits for approval' : `${waitingCount} ${waitingCount === 1 ? 'role waits' : 'roles wait'} for approval`}</a>`
  }</div>
${filters(asked, isNarrowed)}
${
  people.length === 0
    ? emptyState(
        'Nobody fits',
        'Nobody of this council is what you ask for.',
        html`<p class="govuk-body"><a class="govuk-link" href="/people">Show everybody</a></p>`,
      )
    : table(people, today)
}`;
}

function filters(asked: AskedPeople, isNarrowed: boolean): Html {
  return filterBar({
    action: '/people',
    label: 'Narrow the list',
    search: { name: 'search', label: 'Name, post or address', value: asked.search },
    filters: [
      {
        name: 'role',
        label: 'Role held now',
        value: asked.role,
        items: [
          { value: '', text: 'Any' },
          ...Object.entries(ROLES).map(([role, { title }]) => ({ value: role, text: title })),
        ],
      },
      {
        name: 'state',
        label: 'State',
        value: asked.state,
        items: [
          { value: '', text: 'Everybody here' },
          ...PERSON_STATES.map((state) => ({ value: state, text: STATE_WORDS[state] })),
          { value: 'everybody', text: 'Everybody, also who left' },
        ],
      },
    ],
    ...(isNarrowed && { clearHref: '/people' }),
    end: html`<a class="govuk-link" href="/people.csv${peopleQuery(asked)}">Download as CSV</a>`,
  });
}

function table(people: readonly Listed[], today: LocalDate): Html {
  return dataTable({
    caption: people.length === 1 ? 'One person' : `${people.length} people`,
    columns: [{ heading: 'Name' }, { heading: 'Roles' }, { heading: 'Last sign-in' }, { heading: 'State' }],
    rows: people.map((person) => [
      named(html`<a class="govuk-link" href="/people/${person.personId}">${person.name}</a>`, person.post),
      rolesCell(person, today),
      person.lastSignedInAt === null ? 'Never' : momentInWords(person.lastSignedInAt),
      stateTag(stateOf(person, today)),
    ]),
  });
}

function rolesCell({ appointments }: Listed, today: LocalDate): Content {
  const shown = appointments.filter((appointment) =>
    ['now', 'coming', 'waiting'].includes(standingOf(appointment, today)),
  );
  if (shown.length === 0) return 'None';
  return html`<ul class="govuk-list hw-plain">${shown.map((appointment) => {
    const standing = standingOf(appointment, today);
    const more = standing === 'waiting' ? 'waits for approval' : standing === 'coming' ? daysInWords(appointment) : '';
    const note = [appointment.part ?? '', more].filter((text) => text !== '').join(', ');
    return html`<li>${named(roleTitle(appointment.role), note)}</li>`;
  })}</ul>`;
}

const STATE_COLOURS = { active: 'green', invited: 'blue', withoutRole: 'yellow', left: 'grey' } as const;

export function stateTag(state: PersonState): Html {
  return tag(STATE_WORDS[state], STATE_COLOURS[state]);
}
