import { type Basis, type Effective, inForce } from '#kernel/effective.ts';
import { type LocalDate, localDate } from '#kernel/local-date.ts';

/** A paper that inspectors ask for on their first day, and that no figure of Headway can tell of. */
export type PaperItem = {
  item: string;
  title: string;
  /** Why it is asked for, or what is to be ready; empty where its title says it. */
  what: string;
  /** The post that usually keeps it. */
  owner: string;
  /** For so many months what was said of it counts. */
  goodForMonths: number;
  /** The council added it. */
  isOwn: boolean;
};

/** Something that is done from the moment of the call. */
export type CallItem = {
  item: string;
  title: string;
  what: string;
  owner: string;
  /** By how many minutes after the call. */
  minutes: number;
  /** The page on which it is done. */
  href: string | null;
  isOwn: boolean;
};

const paper = (item: string, title: string, owner: string, goodForMonths: number): PaperItem => ({
  ...{ item, title, what: '', owner, goodForMonths, isOwn: false },
});

const call = (item: string, title: string, owner: string, hours: number, href: string | null = null): CallItem => ({
  ...{ item, title, what: '', owner, minutes: hours * 60, href, isOwn: false },
});

const fact = <T>(value: T, from: string, basis: Basis, source: string): Effective<T> => ({
  ...{ value, from: localDate(from), until: null, basis, source },
});

/** The documents of the first day that a council keeps by hand. */
export const PAPERS: readonly Effective<readonly PaperItem[]>[] = [
  fact(
    [
      paper('organisationChart', 'Organisation chart with names and posts', 'Service director', 3),
      paper('performanceReports', 'Performance reports of the last 12 months', 'Performance analyst', 2),
      paper('qualityFramework', 'Quality-assurance framework', 'Quality-assurance manager', 12),
      paper('qualityReports', 'Quality-assurance reports of the last 6 to 12 months', 'Quality-assurance manager', 3),
      paper('auditsList', 'List of the case audits of the last 6 months', 'Quality-assurance manager', 1),
      paper('workforce', 'Workforce: vacancies, turnover, agency workers', 'Workforce lead', 1),
      paper('caseloads', 'Caseloads by worker and team', 'Service director', 1),
      paper('panelMinutes', 'Minutes of panels', 'Head of service', 2),
      paper('complaints', 'Complaints and compliments, and what was learned', 'Complaints manager', 12),
      paper('designatedOfficer', 'Annual report of the designated officer (LADO)', 'Designated officer', 12),
      paper('reviewingOfficers', 'Annual report of independent reviewing officers', 'Reviewing service manager', 12),
      paper('sufficiency', 'Sufficiency strategy', 'Commissioning lead', 24),
      paper('corporateParenting', 'Corporate parenting strategy and minutes', 'Head of children in care', 12),
      paper('safeguardingPartnership', 'Annual report of the safeguarding partnership', 'Partnership manager', 12),
    ],
    '2018-01-01',
    'local',
    'Documents that inspections by the ILACS framework usually ask for on the first day',
  ),
];

/** What is done from the call on: the aim is the whole pack within 12 hours. */
export const CALL_ITEMS: readonly Effective<readonly CallItem[]>[] = [
  fact(
    [
      call('tell', 'Tell the chief executive, the lead member and all heads of service', 'Director', 1),
      call('coordinator', 'Name who speaks with the lead inspector, and who stands in', 'Director', 1),
      call('partners', 'Tell police, health, schools and the safeguarding partnership', 'Director', 4),
      call('staff', 'Tell staff, and say how they will be helped', 'Service director', 6),
      call(
        'extract',
        'Load today’s Annex A lists and look at what was found in them',
        'Performance analyst',
        6,
        '/data-quality',
      ),
      call('listsSent', 'Send the Annex A lists', 'Performance analyst', 12, '/data-quality'),
      call(
        'planSent',
        'Send the plan as it was submitted, and how it stands',
        'Quality-assurance manager',
        8,
        '/plan/versions',
      ),
      call('evaluationSent', 'Send the self-evaluation', 'Director', 8, '/self-evaluation'),
      call('pack', 'Send the other documents of the first day', 'Quality-assurance manager', 12, '/readiness'),
      call('cases', 'List the cases that inspectors ask for, with workers and their managers', 'Service director', 12),
      call('auditsAllocated', 'Allocate the case audits for inspectors', 'Quality-assurance manager', 24),
      call(
        'access',
        'Give inspectors accounts, rooms and somebody who helps with the case system',
        'Business manager',
        24,
      ),
      call('timetable', 'Agree the timetable of the first days', 'Service director', 24),
    ],
    '2018-01-01',
    'local',
    'The council’s own aim: the pack within 12 hours of the call',
  ),
];

export function papersOn(day: LocalDate): readonly PaperItem[] {
  return inForce(PAPERS, day)?.value ?? [];
}

/** What is done from a call on, what is due first at the head. */
export function callItemsOn(day: LocalDate): readonly CallItem[] {
  return inOrder(inForce(CALL_ITEMS, day)?.value ?? []);
}

/** What is due first at the head. */
export function inOrder(items: readonly CallItem[]): CallItem[] {
  return items.toSorted((a, b) => a.minutes - b.minutes);
}
