import type { Dimension } from '#features/measures/index.ts';
import { monthInWords } from '#kernel/month.ts';
import { type Content, dataTable, details, type Html, html } from '#ui';
import { type PrintedChange, printedChange } from './adding-up.ts';
import { formatChange } from './figures.ts';
import type { MeasurePage } from './measure-shown.ts';
import type { WhereItChanged } from './where-it-changed.ts';
import { capitalised, monthsInWords } from './wording.ts';

/** What happened, in the sentences that follow from the figures, with the change by groups on request. */
export function inWords({ judged, told, mayCheckClaims }: MeasurePage): Html {
  const checkHref = `/claims?measure=${encodeURIComponent(judged.measure.id)}`;
  const { where, sentences } = told;
  return html`<section id="in-words"><h2 class="govuk-heading-m">In words</h2>
<div class="hw-reading">${sentences.map((sentence) => html`<p class="govuk-body">${sentence}</p>`)}</div>
${
  where.length > 0 &&
  details({
    summary: `Where the change shows: ${listed(where.map(({ dimension }) => DIMENSION_WORDS[dimension].many))}`,
    content: html`<p class="govuk-body hw-reading">What each group brings to the change of the whole, which adds up to it. A group brings something by its own figure having changed, and by having become a larger or smaller part of the whole. None of this says why.</p>${where.map((one) => changeTable(judged.measure, one))}`,
    classes: 'hw-wide-details',
  })
}${mayCheckClaims && html`<p class="govuk-body hw-no-print"><a class="govuk-link" href="${checkHref}">Check a sentence about this measure</a></p>`}</section>`;
}

const DIMENSION_WORDS: Record<Dimension, { one: string; many: string }> = {
  council: { one: 'Council', many: 'council' },
  team: { one: 'Team', many: 'teams' },
  locality: { one: 'Locality', many: 'localities' },
  ageBand: { one: 'Age', many: 'age' },
  sex: { one: 'Sex', many: 'sex' },
  ethnicGroup: { one: 'Ethnic group', many: 'ethnic group' },
  disability: { one: 'Disability', many: 'disability' },
};

type Measure = MeasurePage['judged']['measure'];

/** What each group brings, and the sum, which is the change. */
function changeTable(measure: Measure, where: WhereItChanged): Html {
  const { dimension, change } = where;
  const printed = printedChange(where);
  const isBroken = printed.sum.within !== null;
  const direction = change === 0 ? 'no change' : `${change > 0 ? 'up' : 'down'} ${formatChange(measure, change)}`;
  return dataTable({
    caption: `By ${DIMENSION_WORDS[dimension].one.toLowerCase()}: ${direction}, from ${endInWords(where.first)} to ${endInWords(where.last)}`,
    captionSize: 's',
    isCompact: true,
    columns: [
      { heading: DIMENSION_WORDS[dimension].one },
      ...(isBroken
        ? [
            { heading: 'By its own change', isNumeric: true },
            { heading: 'By having grown or shrunk', isNumeric: true },
          ]
        : []),
      { heading: `${isBroken ? 'Together' : 'Brings'}, ${UNIT[measure.kind]}`, isNumeric: true },
    ],
    rows: [
      ...printed.parts.map((part) => [capitalised(part.name), ...cells(part, printed.decimals)]),
      [
        html`<strong>All together</strong>`,
        ...cells(printed.sum, printed.decimals).map((cell) => html`<strong>${cell}</strong>`),
      ],
    ],
  });
}

const UNIT: Record<Measure['kind'], string> = {
  count: 'a month',
  proportion: 'percentage points',
  rate: 'per 10,000',
  mean: 'days',
};

function cells({ within, mix, total }: PrintedChange['sum'], decimals: number): Content[] {
  const own = within === null || mix === null ? [] : [within, mix];
  return [...own, total].map((value) => signed(value, decimals));
}

function signed(value: number, decimals: number): string {
  const text = Math.abs(value).toLocaleString('en-GB', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return value === 0 ? text : `${value < 0 ? '−' : '+'}${text}`;
}

function endInWords(months: WhereItChanged['first']): string {
  const [first, last] = [months[0], months.at(-1)];
  return first && last ? (first === last ? monthInWords(first) : monthsInWords(first, last, months.length)) : '';
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
