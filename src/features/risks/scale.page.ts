import { dayField, errorOf, type FormShown, framedForm, lineField } from '#features/forms/index.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import { dataTable, type Html, html, input, pageHeading } from '#ui';
import { type RiskScale, STARTING_SCALE, scaleOn } from './scale.ts';
import { STEPS } from './scale-form.ts';

export type ScalePage = {
  council: string;
  /** What was settled, in the order in which it was. */
  scales: readonly RiskScale[];
  today: LocalDate;
  /** The form; null for those who only read. */
  shown: FormShown | null;
};

/** What 1 to 5 mean, when a risk is high, since when and by what source. */
export function scalePage({ council, scales, today, shown }: ScalePage): Html {
  const scale = scaleOn(scales, today);
  return html`${pageHeading('What 1 to 5 mean', { caption: council })}
<p class="govuk-body">A score is likelihood times impact. From ${scale.highFrom} a risk is <strong>high</strong>, from ${scale.mediumFrom} <strong>medium</strong>, below that <strong>low</strong>. ${scale.source}.</p>
${dataTable({
  ...{ caption: `In force on ${dateInWords(today)}`, captionSize: 'm' },
  columns: [{ heading: 'Step' }, { heading: 'Likelihood' }, { heading: 'Impact' }],
  rows: STEPS.map((step, index) => [step, scale.likelihood[index] ?? '', scale.impact[index] ?? '']),
})}
${dataTable({
  ...{ caption: 'What held when', captionSize: 'm' },
  columns: [
    { heading: 'From' },
    { heading: 'Medium from', isNumeric: true },
    { heading: 'High from', isNumeric: true },
    { heading: 'Source' },
    { heading: 'Settled by' },
  ],
  rows: [STARTING_SCALE, ...scales].map((one) => [
    one.version === 0 ? 'The start' : dateInWords(one.from),
    ...[String(one.mediumFrom), String(one.highFrom), one.source, one.enteredBy ?? 'Headway'],
  ]),
})}
${shown && form(shown, scales.length)}`;
}

function form(shown: FormShown, version: number): Html {
  const score = (field: string, label: string, hint: string) =>
    input({
      ...{ name: field, id: field, label, hint, value: shown.given[field] ?? '' },
      ...{ inputmode: 'numeric', classes: 'govuk-input--width-2', error: errorOf(shown, field) },
    });
  const words = (axis: 'likelihood' | 'impact', name: string) =>
    STEPS.map((step) => lineField(shown, { field: `${axis}${step}`, label: `${name} ${step}` }));
  const fields = html`${words('likelihood', 'Likelihood')}${words('impact', 'Impact')}
${score('mediumFrom', 'From which score is a risk medium?', 'From 2 to 24')}
${score('highFrom', 'From which score is it high?', 'From 3 to 25')}
${dayField(shown, { field: 'from', label: 'From which day?', hint: 'Ratings before it keep what held then. For example, 1 4 2022' })}
${lineField(shown, { field: 'source', label: 'Where does it stand?', hint: 'For example the council’s risk policy, with its date' })}`;
  const leave = { href: '/risks' };
  return html`<h2 class="govuk-heading-m">Settle what holds here</h2>
${framedForm({ fields, action: '/risks/scale', changes: { version }, save: 'Settle it', leave, shown })}`;
}
