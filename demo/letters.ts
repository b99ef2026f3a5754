import { type LocalDate, localDate } from '#kernel/local-date.ts';
import { INSPECTION_OF_2022 } from './inspections.ts';

/**
 * A letter or report of an inspection as its document: what the inspection judged, found and recommended is printed from
 * the register, and these words stand before it.
 */
export type DemonstrationLetter = {
  /** The title of the inspection. */
  inspection: string;
  /** As the document is called here, and as the file was called that came. */
  title: string;
  fileName: string;
  opening: readonly string[];
  /** The day that stands on it; by whom and when it was added. */
  aboutOn: LocalDate;
  addedBy: string;
  addedOn: LocalDate;
};

export const LETTERS: readonly DemonstrationLetter[] = [
  {
    inspection: INSPECTION_OF_2022,
    title: 'Report of the inspection of February 2022',
    fileName: 'severnshire-ilacs-report-2022-04-01.pdf',
    opening: [
      'Services for children in Severnshire require improvement to be good. They are better than in 2017, when they were inadequate for children who need help and protection.',
      'Children at risk are recognised at the front door and are made safe. What happens to them then depends too much on the team that they come to: discussions with partners are late, assessments wait, and supervision seldom asks what is different for the child.',
      'Care leavers speak warmly of their advisers, once they have one. Too many are given one late, and some live where they do not feel safe.',
      'Leaders know their service and say openly what is not good enough. Their plan now has to be felt in every team.',
    ],
    aboutOn: localDate('2022-04-01'),
    addedBy: 'Tomasz Wilde',
    addedOn: localDate('2022-04-01'),
  },
];
