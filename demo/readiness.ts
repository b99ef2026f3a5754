import { type LocalDate, localDate } from '#kernel/local-date.ts';

/** What is said of a paper that inspectors would ask for on the first day. */
export type DemonstrationPaper = {
  item: string;
  state: 'ready' | 'partly' | 'missing';
  /** Somebody with an account, or a post. */
  owner: string;
  words: string;
  asAt: LocalDate;
};

/** How the made-up county stood with its papers in the summer of 2022; of the rest nobody had said anything. */
export const PAPERS_READY: readonly DemonstrationPaper[] = [
  paper('organisationChart', 'ready', 'Imran Vale', 'With the heads of service appointed in July', '2022-07-29'),
  paper('performanceReports', 'ready', 'Adaeze Okafor', 'The board report of July', '2022-08-05'),
  paper('qualityFramework', 'partly', 'Tomasz Wilde', 'The new framework is out for consultation', '2022-07-18'),
  paper('qualityReports', 'ready', 'Tomasz Wilde', 'Monthly reports from August 2021 to July 2022', '2022-08-03'),
  paper('auditsList', 'ready', 'Tomasz Wilde', '612 audits of the last six months', '2022-08-03'),
  paper('workforce', 'partly', 'Head of human resources', 'Vacancies are there, absence is not', '2022-06-30'),
  paper('complaints', 'missing', 'Complaints manager', 'The annual report is due in September', '2022-08-01'),
];

function paper(
  item: string,
  state: DemonstrationPaper['state'],
  owner: string,
  words: string,
  asAt: string,
): DemonstrationPaper {
  return { item, state, owner, words, asAt: localDate(asAt) };
}
