import type { MeasureDescription } from '#features/measures/index.ts';
import { dateInWords } from '#kernel/local-date.ts';
import { momentInWords } from '#kernel/moment.ts';
import { type Month, monthAfter, monthInWords } from '#kernel/month.ts';
import { dataTable, type Html, named, tag } from '#ui';
import type { Entered } from './measure-settings.ts';
import { localTargetInWords, stepsInWords, toleranceInWords } from './target-words.ts';
import { type Decision, isReplaced, type TargetHeld } from './targets.ts';

/** The targets of a measure one after another, with who approved each. */
export function targetsTable(held: readonly TargetHeld[], measure: MeasureDescription): Html {
  return dataTable({
    caption: 'Targets, one after another',
    captionSize: 'm',
    columns: [
      { heading: 'From' },
      { heading: 'Until' },
      { heading: 'Target' },
      { heading: 'Tolerance' },
      { heading: 'Approved' },
    ],
    rows: held.map(({ from, until, target, decision }) => [
      from === null ? 'The beginning' : monthInWords(from),
      until === null ? 'Further notice' : monthInWords(monthAfter(until, -1)),
      localTargetInWords(target, measure),
      decision?.tolerance ? toleranceInWords(decision.tolerance, measure) : 'none',
      decision
        ? named(decision.approvedBy, `${dateInWords(decision.approvedOn)}, ${decision.reference}`)
        : 'The catalogue’s starting value: nobody here has approved it',
    ]),
  });
}

/** Every decision that was ever entered, the newest first; nothing is taken out of the list. */
export function decisionsTable(
  decisions: readonly (Decision & Entered)[],
  held: readonly TargetHeld[],
  measure: MeasureDescription,
  month: Month,
): Html {
  return dataTable({
    caption: 'Every decision',
    captionSize: 'm',
    columns: [{ heading: 'Entered' }, { heading: 'Decision' }, { heading: 'Approved' }, { heading: 'Now' }],
    rows: decisions
      .toReversed()
      .map((decision) => [
        named(momentInWords(decision.enteredAt), decision.enteredBy),
        stepsInWords(decision.steps, measure),
        named(decision.approvedBy, `${dateInWords(decision.approvedOn)}, ${decision.reference}`),
        stateTag(decision, held, month),
      ]),
    whenEmpty: 'None so far: the catalogue’s starting value holds.',
  });
}

function stateTag(decision: Decision, held: readonly TargetHeld[], month: Month): Html {
  if (isReplaced(decision, held)) return tag('Replaced', 'grey');
  const own = held.filter((one) => one.decision?.version === decision.version);
  const isNow = own.some(({ from, until }) => (from === null || from <= month) && (until === null || month < until));
  if (isNow) return tag('In force', 'green');
  const isToCome = own.every(({ from }) => from !== null && from > month);
  return isToCome ? tag('To come', 'blue') : tag('Past', 'grey');
}
