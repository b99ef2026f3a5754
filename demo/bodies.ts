import { type LocalDate, localDate } from '#kernel/local-date.ts';

/** A seat on one of the county's bodies; the person is named as among its people. */
type Seat = {
  person: string;
  seat: string;
  /** Empty for the council itself. */
  organisation: string;
  isVoting: boolean;
  /** Whether the confidentiality statement was signed on the first day. */
  isSigned: boolean;
};

export type DemonstrationBody = {
  name: string;
  kind: 'board' | 'sub-group' | 'partnership' | 'scrutiny';
  from: LocalDate;
  seats: readonly Seat[];
};

const POLICE = 'Severn Police';
const DEPARTMENT = 'Department for Education';

/** The bodies that Severnshire's improvement answers to. */
export const BODIES: readonly DemonstrationBody[] = [
  {
    name: 'Severnshire Improvement Board',
    kind: 'board',
    from: localDate('2020-09-01'),
    seats: [
      seat('Gareth Pryce-Lowe', 'Independent chair', 'Independent'),
      seat('Helen Marchbank', "Director of children's services"),
      seat('Leonora Vance', 'Director of finance'),
      seat('Desmond Achterberg', 'Police', POLICE),
      { ...seat('Katherine Sole', 'Improvement adviser', DEPARTMENT), isVoting: false },
    ],
  },
  {
    name: 'Quality and Performance Sub-group',
    kind: 'sub-group',
    from: localDate('2021-01-01'),
    seats: [
      seat('Tomasz Wilde', 'Chair'),
      { ...seat('Adaeze Okafor', 'Performance'), isVoting: false },
      { ...seat('Desmond Achterberg', 'Police', POLICE), isSigned: false },
    ],
  },
  {
    name: "Children's Scrutiny Committee",
    kind: 'scrutiny',
    from: localDate('2017-05-01'),
    seats: [{ ...seat('Meera Thackeray', 'Committee officer'), isVoting: false }],
  },
];

function seat(person: string, title: string, organisation = ''): Seat {
  return { person, seat: title, organisation, isVoting: true, isSigned: true };
}
