import { type Html, html, pageHeading, reading, table, verdictMark } from '#ui';

/** How a trajectory is decided, for the people who read it; `docs/trajectory.md` says it in full. */
export function methodPage(): Html {
  return reading(html`${pageHeading('How a trajectory is decided')}
<p class="govuk-body-l">A figure moves every month, also when nothing has changed. Comparing two months by an arrow gives as many ups as downs on a service that stands still. So the question here is harder: is this more than the usual month-to-month movement?</p>
${table({
  caption: 'The four answers',
  captionClasses: 'govuk-table__caption--m',
  columns: [{ heading: 'Answer' }, { heading: 'What it means' }],
  rows: [
    [{ content: verdictMark('improving') }, { content: 'It moved by more than chance explains, for the better.' }],
    [{ content: verdictMark('gettingWorse') }, { content: 'It moved by more than chance explains, for the worse.' }],
    [
      { content: verdictMark('noChange') },
      { content: 'It moved no more than usual. That is not “fine”: a service can be stable and poor.' },
    ],
    [{ content: verdictMark('undetermined') }, { content: 'The figures cannot carry an answer; the reason is given.' }],
  ],
})}
<h2 class="govuk-heading-m">Signal over time</h2>
<p class="govuk-body">With twelve final months or more, the first twelve give the average and the limits: the average and 2.66 times the usual step from month to month on either side (an XmR chart, as in NHS England’s Making Data Count). A special cause is a month outside the limits, seven in a row on one side of the average, seven in a row rising or falling, or two of three near one limit. The answer follows the special cause that holds in the last final month of the period.</p>
<h2 class="govuk-heading-m">Difference between the period’s ends</h2>
<p class="govuk-body">With less history, or where limits would mislead, the months at the beginning of the period are compared with those at its end: Newcombe’s interval for percentages, the exact comparison of two Poisson counts for counts and rates.</p>
<h2 class="govuk-heading-m">Will the target be met?</h2>
<p class="govuk-body">Where there are limits, the target is reliably met or missed when it lies outside them on the one side or the other: the present way of working meets or misses it every month. Where it lies between them, it is met in some months by chance. The limits are those of the first twelve months, so a measure that has moved far can meet today what its limits call missed.</p>
<p class="govuk-body">The chance that the target is met in a named month is half around the average so far and half on from the last month. It knows nothing of what is being done about it, and it is never a date. It needs twelve final months.</p>
<h2 class="govuk-heading-m">In words</h2>
<p class="govuk-body">The sentences follow from the figures by fixed rules: the latest figure with its interval, the trajectory with its reason, and, where it is improving or getting worse, in which groups the change shows. What each group brings is its own change and its having become a larger or smaller part of the whole; together they are the change, exactly. A group is named where it brings a fifth of the change or more and has ten cases. This says where the change shows, never why.</p>
<h2 class="govuk-heading-m">Other areas</h2>
<p class="govuk-body">Published figures are of a year or of a day in it, ours mostly of a month: both periods are always said. Ours is called better or worse only where the published figure lies outside its interval.</p>
<h2 class="govuk-heading-m">Teams and groups of children</h2>
<p class="govuk-body">First comes one answer for all: whether the groups differ by more than chance would explain. Then each stands in a funnel: the fewer its cases, the further from the rest it may lie by chance.</p>
<p class="govuk-body">A group is said to differ from the council only where fewer than 2 in 1,000 samples would differ as much by chance. Groups of under 10 cases are shown as they are.</p>
<h2 class="govuk-heading-m">Many measures at once</h2>
<p class="govuk-body">Whoever tests many measures finds some that moved by chance. Differences are therefore judged together (Benjamini and Hochberg), and the page says how many signals chance alone would give.</p>
<h2 class="govuk-heading-m">What is never done</h2>
<ul class="govuk-list govuk-list--bullet">
<li>A month that is still provisional decides nothing.</li>
<li>No cases is not 0%: a month without cases has no figure.</li>
<li>Under 10 cases the fraction is shown and not judged.</li>
<li>Teams are not ranked.</li>
</ul>`);
}
