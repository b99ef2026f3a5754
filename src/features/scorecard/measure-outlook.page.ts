import { outlookChart } from '#charts';
import { localTargetInWords } from '#features/settings/index.ts';
import { monthInWords } from '#kernel/month.ts';
import { figure, type Html, html } from '#ui';
import type { MeasurePage } from './measure-shown.ts';
import { chanceInWords } from './wording.ts';

/** The outlook needs so many final months. */
const MONTHS_NEEDED = 12;

/** Whether there is anything to look ahead to: a target, and a better side. */
export function hasOutlook({ judged, kept }: Pick<MeasurePage, 'judged' | 'kept'>): boolean {
  return judged.measure.better !== 'neither' && judged.measure.target !== null && kept.target !== null;
}

/** The chance that the target is met in each coming month, with what it does not know; or why none is given. */
export function outlookSection(page: MeasurePage): Html {
  const { judged, kept } = page;
  const { measure, outlookByMonth } = judged;
  const target = kept.target && localTargetInWords(kept.target, measure);
  if (outlookByMonth.length === 0) return html`<p class="govuk-body hw-reading">${whyNot(page)}</p>`;
  const words = outlookByMonth.map(({ month, chance }) => `${chanceInWords(chance)} in ${monthInWords(month)}`);
  const [next, last] = [words[0], words.at(-1)];
  return html`<p class="govuk-body hw-reading">The chance of meeting the target: ${next}${words.length > 1 && `, ${last}`}.</p>
${figure(
  outlookChart({
    id: `outlook-${measure.id}`,
    title: 'Chance of meeting the target, month by month',
    months: outlookByMonth,
    chanceName: `Chance that the month meets the target: ${target}`,
  }),
  { headingLevel: 3 },
)}
<p class="govuk-body hw-reading">It says what happens if things go on as they are: half around the average so far, half on from the last month. It knows nothing of what is being done about it, and it is never a date.</p>`;
}

function whyNot({ judged, monthsKnown }: MeasurePage): string {
  if (judged.outlook !== null)
    return 'It rests on months that are too small to publish, so that it is not given month by month.';
  if (monthsKnown < MONTHS_NEEDED)
    return `Not offered: it needs ${MONTHS_NEEDED} final months; ${monthsKnown} ${monthsKnown === 1 ? 'is' : 'are'} known.`;
  return 'Not offered: the figures do not vary enough to say how they may go on.';
}
