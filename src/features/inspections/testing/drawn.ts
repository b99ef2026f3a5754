import { localDate } from '#kernel/local-date.ts';
import type { Inspection, InspectionState } from '../register.ts';

const DAYS: Readonly<Record<InspectionState, string>> = {
  anticipated: '2022-01-01',
  notified: '2022-01-31',
  onSite: '2022-02-07',
  feedbackHeld: '2022-02-18',
  letterReceived: '2022-03-18',
  published: '2022-04-01',
  answered: '2022-07-01',
  closed: '2022-07-29',
};

/** An inspection that came all the way to a state, with a day for each state before it. */
export function inspectionIn(state: InspectionState, changes: Partial<Inspection> = {}): Inspection {
  const order = Object.keys(DAYS) as InspectionState[];
  const isAnswerOwed = changes.isAnswerOwed ?? true;
  const day = (passed: InspectionState) =>
    order.indexOf(passed) <= order.indexOf(state) ? localDate(DAYS[passed]) : null;
  const onSite = day('onSite');
  return {
    ...{ id: '1', kind: 'ilacsStandard', title: 'Inspection', regulator: 'Ofsted', sequence: null, follows: null },
    ...{ focus: '', state, window: null, notifiedOn: day('notified') },
    onSite: onSite && { from: onSite, until: onSite },
    ...{ feedbackOn: day('feedbackHeld'), letterOn: day('letterReceived'), publishedOn: day('published') },
    answerEntered: null,
    ...{ isAnswerOwed, answerDueOn: null, answeredOn: isAnswerOwed ? day('answered') : null, closedOn: day('closed') },
    ...{ version: 1 },
    ...changes,
  };
}
