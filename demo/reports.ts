import { type LocalDate, localDate } from '#kernel/local-date.ts';

/** A report on the plan's progress as somebody began it, edited it and, where it is, made it final. */
export type DemonstrationReport = {
  title: string;
  committee: string;
  meetingOn: LocalDate;
  author: string;
  period: { from: LocalDate; until: LocalDate };
  begunBy: string;
  begunOn: LocalDate;
  /** What stands in place of what Headway proposed, by the section's part. */
  edited: readonly { part: string; by: string; on: LocalDate; words: string }[];
  /** Null: still a draft. */
  final: { by: string; on: LocalDate; figuresAsAt: LocalDate } | null;
};

const DIRECTOR = 'Helen Marchbank';
const QUALITY = 'Tomasz Wilde';

/** One report that scrutiny had in July, and one that is being written for the board in September. */
export const REPORTS: readonly DemonstrationReport[] = [
  {
    title: 'Progress of the improvement plan, April to July 2022',
    committee: 'Children’s Scrutiny Committee',
    meetingOn: localDate('2022-07-28'),
    author: 'Helen Marchbank, Director of children’s services',
    period: { from: localDate('2022-04-01'), until: localDate('2022-07-13') },
    begunBy: QUALITY,
    begunOn: localDate('2022-07-14'),
    edited: [
      edited('purpose', DIRECTOR, '2022-07-15', [
        'To tell the committee what has been done since the inspection was published on 1 April 2022, and whether it has helped children. On 13 July the plan in answer to the inspection went live; it was sent to Ofsted and the Department for Education the day before.',
      ]),
      edited('update', DIRECTOR, '2022-07-15', [
        'On 13 July the plan had 60 actions. 17 were delivered, 9 of them since 1 April. 3 were overdue: the rota of decision makers in health (1.1.2), core groups in time in every team (2.2.2), and nominations to housing for care leavers (3.1.2).',
        'That an action is delivered does not say that it helped. Children in care were visited in time more often in May and again in June, beyond chance (3.3.1). Of 20 strategy discussions that were looked at in June, eleven were held within a working day, as in March; health was missing from seven. Visits to children on a plan were not yet better.',
      ]),
      edited('developments', QUALITY, '2022-07-14', [
        '## The right response from the first day',
        '- Police, health and education agreed a new threshold for strategy discussions on 15 June (1.1.1).\n- Police have named their decision makers for each working day since 25 May; health has not yet for all days (1.1.2).\n- The manager’s post in Assessment South was filled on 9 May; half of the oldest assessments were closed by 29 June, two weeks late (1.2.1, 1.2.2).',
        '## Plans that keep children safe and come to an end',
        '- Guidance on what counts as seen alone is issued (2.1.2).\n- Every child in Safeguarding South was seen by 17 June (2.1.3).\n- All 23 plans of nine months and more were looked at by a manager from another team; six ended and four went to pre-proceedings (2.2.1).',
        '## A good home and somebody who stays',
        '- All 17 young people whose home is called unsuitable were visited; eleven have a plan to move (3.1.1).\n- Everybody who turns 16 until September has an adviser named (3.2.1).',
        '## Managers who make practice better',
        '- Eleven of 12 managers were observed in a supervision (4.1.3).\n- Four of six managers have a coach (4.1.8).',
        '## Systems, money and partners that help the work',
        '- Recording clinics were held twice in each office (5.2.1).\n- The network is renewed in the North and East offices; South waits for the landlord (5.1.1).',
      ]),
      edited('forthcoming', QUALITY, '2022-07-14', [
        '- Every assessment that is open beyond 45 working days in Assessment South closed: 15 July (1.2.2).\n- All team managers trained in reflective supervision: 22 July (4.1.2).\n- Nine in ten visits in Safeguarding South in time: 29 July (2.1.3).\n- The network renewed in South and West: 5 August (5.1.1).\n- Conferences held in person: 31 August (2.2.6).\n- Four more personal advisers appointed, and a workforce strategy agreed: 30 September (3.2.2, 4.2.2).',
      ]),
      edited('conclusion', DIRECTOR, '2022-07-18', [
        'Most of what was promised by now is done. For children in care it shows. For children who wait for an assessment or a strategy discussion, and for care leavers without a safe home, it does not show yet, and I cannot tell the committee today when it will. REC-05 on systems has actions, and neither a measure nor a test: I have asked for both by October.',
      ]),
      edited('decision', DIRECTOR, '2022-07-18', [
        '- To satisfy itself that the actions can be expected to meet the recommendations.\n- To ask health through the partnership for the names that are missing from the rota (1.1.2).\n- To hear of impact, not of delivery alone, in November.',
      ]),
    ],
    final: { by: DIRECTOR, on: localDate('2022-07-18'), figuresAsAt: localDate('2022-07-05') },
  },
  {
    title: 'Progress of the improvement plan, July and August 2022',
    committee: 'Severnshire Improvement Board',
    meetingOn: localDate('2022-09-08'),
    author: 'Tomasz Wilde, Quality assurance manager',
    period: { from: localDate('2022-07-14'), until: localDate('2022-08-05') },
    begunBy: QUALITY,
    begunOn: localDate('2022-08-08'),
    edited: [
      edited('purpose', QUALITY, '2022-08-08', [
        'To tell the board of the progress of the plan since it went live, and to ask it to decide on what is overdue.',
      ]),
    ],
    final: null,
  },
];

function edited(
  part: string,
  by: string,
  on: string,
  paragraphs: readonly string[],
): DemonstrationReport['edited'][number] {
  return { part, by, on: localDate(on), words: paragraphs.join('\n\n') };
}
