import type { Effective } from '#kernel/effective.ts';
import { type LocalDate, localDate } from '#kernel/local-date.ts';
import { type Month, month } from '#kernel/month.ts';

/** The day on which the demonstration is looked at, so that its pictures and texts do not age. */
export const DEMONSTRATION_TODAY: LocalDate = localDate('2022-08-09');

export const LOCALITIES = ['North', 'South', 'East', 'West'] as const;
export type Locality = (typeof LOCALITIES)[number];

export type Service = 'Assessment' | 'Safeguarding' | 'Children in Care' | 'Disabled Children' | 'Leaving Care';

export type Team = {
  name: string;
  locality: Locality;
  service: Service;
  from: LocalDate;
  until: LocalDate | null;
  /** The service that it belonged to until a day. */
  formerly?: { service: Service; until: LocalDate };
};

export type Person = {
  name: string;
  email: string;
  role: PersonRole;
  title: string;
  /** The team that a role given for a part reaches. */
  team: string | null;
  /** The team in one of whose posts a social worker sits, whose cases are theirs. */
  worker?: string;
};
/** Every role has somebody in it, so that each can be tried. */
export type PersonRole =
  | 'systemAdministrator'
  | 'councilAdministrator'
  | 'informationGovernanceOfficer'
  | 'director'
  | 'performanceAnalyst'
  | 'qualityAssuranceManager'
  | 'auditor'
  | 'moderator'
  | 'teamManager'
  | 'socialWorker'
  | 'boardChair'
  | 'boardMember'
  | 'partnerMember'
  | 'dfeAdviser'
  | 'scrutinyReader'
  | 'inspector';

/** Something that happened in the county and explains a point on a chart; `team` is null where it concerns them all. */
export type CountyEvent = { month: Month; text: string; measures: readonly string[]; team: string | null };

const POPULATION_SOURCE =
  'Invented for the demonstration, in the manner of the mid-year estimates (children aged 0 to 17)';

export type Council = { code: string; name: string; population: readonly Effective<number>[] };

/** Severnshire does not exist: 999 is no council's code, and its people and figures are invented. */
export const COUNCIL = {
  code: '999',
  name: 'Severnshire',
  population: [
    population(59_310, '2019-07-01', '2020-07-01'),
    population(59_620, '2020-07-01', '2021-07-01'),
    population(59_980, '2021-07-01', '2022-07-01'),
    population(60_240, '2022-07-01', null),
  ],
} as const satisfies Council;

const SINCE = localDate('2019-04-01');

export const TEAMS: readonly Team[] = [
  ...LOCALITIES.map((locality) => team(`Assessment ${locality}`, locality, 'Assessment')),
  ...LOCALITIES.map((locality) => team(`Safeguarding ${locality}`, locality, 'Safeguarding')),
  team('Children in Care North', 'North', 'Children in Care'),
  team('Children in Care South', 'South', 'Children in Care'),
  team('Disabled Children', 'East', 'Disabled Children'),
  {
    ...team('Leaving Care', 'West', 'Leaving Care'),
    formerly: { service: 'Children in Care', until: localDate('2021-04-01') },
  },
];

/** Those who can be chosen at sign-in. */
export const PEOPLE: readonly Person[] = [
  person('Adaeze Okafor', 'performanceAnalyst', 'Performance analyst'),
  person('Helen Marchbank', 'director', "Director of children's services"),
  person('Imran Vale', 'director', 'Assistant director, safeguarding and care'),
  person('Nadia Forrester', 'director', 'Head of service, children in care and care leavers'),
  person('Tomasz Wilde', 'qualityAssuranceManager', 'Quality assurance manager'),
  person('Ruth Ansell', 'teamManager', 'Team manager, Assessment South', 'Assessment South'),
  person('Gareth Pryce-Lowe', 'boardChair', 'Independent chair of the improvement board'),
  person('Meera Thackeray', 'scrutinyReader', 'Scrutiny committee reader'),
  person('Colin Farthing', 'councilAdministrator', 'Council administrator'),
  person('Yvette Osei', 'councilAdministrator', 'Deputy council administrator'),
  person('Ivor Dunmore', 'systemAdministrator', 'System administrator'),
  person('Priya Nandakumar', 'informationGovernanceOfficer', 'Data protection officer'),
  person('Sally Brightwater', 'auditor', 'Case auditor'),
  person('Owen Castleford', 'moderator', 'Moderator of audits'),
  { ...person('Beth Pilling', 'socialWorker', 'Social worker, Safeguarding North'), worker: 'Safeguarding North' },
  person('Leonora Vance', 'boardMember', 'Director of finance'),
  person('Desmond Achterberg', 'partnerMember', 'Detective superintendent, Severn Police'),
  person('Amara Whitlock', 'partnerMember', 'Designated nurse, Severn Integrated Care Board'),
  person('Katherine Sole', 'dfeAdviser', 'Improvement adviser, Department for Education'),
  person('Bernard Ellwood', 'inspector', "His Majesty's Inspector"),
];

export const EVENTS: readonly CountyEvent[] = [
  event('2021-10', 'Case system upgrade: authorisations of October entered weeks late, codes lost', [
    'AS-01',
    'AS-02',
    'RC-07',
  ]),
  event('2021-12', 'Manager left, Assessment South', ['AS-01', 'AS-02'], 'Assessment South'),
  event('2022-01', 'Front door: contacts screened by a social worker before they become referrals', ['FD-01', 'FD-07']),
  event('2022-01', 'Conference slots doubled and a booking desk opened', ['CP-02']),
  event('2022-02', 'Visit planner introduced for children in care', ['CL-04']),
  event('2022-03', 'Recording clinics begin to mend faulty rows', ['RC-07']),
  event('2022-03', 'Safeguarding teams cover work held back in assessment', ['CP-10']),
];

export function population(value: number, from: string, until: string | null): Effective<number> {
  return {
    value,
    from: localDate(from),
    until: until === null ? null : localDate(until),
    basis: 'local',
    source: POPULATION_SOURCE,
  };
}

function team(name: string, locality: Locality, service: Service): Team {
  return { name, locality, service, from: SINCE, until: null };
}

export function person(
  name: string,
  role: PersonRole,
  title: string,
  ofTeam: string | null = null,
  council = 'severnshire',
): Person {
  const [first = '', last = ''] = name.toLowerCase().split(' ');
  return { name, email: `${first[0]}.${last}@${council}.example`, role, title, team: ofTeam };
}

function event(on: string, text: string, measures: readonly string[], ofTeam: string | null = null): CountyEvent {
  return { month: month(on), text, measures, team: ofTeam };
}
