import { AREA_NAMES, type MeasureDescription } from '#features/measures/index.ts';
import type { Month } from '#kernel/month.ts';
import { dataTable, type Html, html, named, pageHeading } from '#ui';
import type { MeasureSettings } from './measure-settings.ts';
import { settingsNavigation } from './shown.page.ts';
import { localTargetInWords } from './target-words.ts';
import { targetIn } from './targets.ts';

export type AllMeasuresPage = {
  council: string;
  measures: readonly { measure: MeasureDescription; settings: MeasureSettings }[];
  month: Month;
  may(permission: string): boolean;
};

/** Every measure with its target in force, its owner and whether the board sees it. */
export function allMeasuresPage({ council, measures, month, may }: AllMeasuresPage): Html {
  const shown = measures.filter(({ measure, settings }) => settings.kept.onBoard ?? measure.tier === 'board').length;
  return html`${pageHeading('Targets and owners', { caption: council })}
${settingsNavigation(may, '/settings/measures')}
<p class="govuk-body-l">${shown} of ${measures.length} measures are on the board’s scorecard. A target holds from a month, with who approved it; what was settled before stays in the list of each measure.</p>
${dataTable({
  caption: 'Measures as this council keeps them',
  isCaptionHidden: true,
  columns: [
    { heading: 'Measure' },
    { heading: 'Area' },
    { heading: 'Target now' },
    { heading: 'Owner' },
    { heading: 'Board’s scorecard' },
  ],
  rows: measures.map(({ measure, settings }) => {
    const { target, decision } = targetIn(month, settings.decisions, measure);
    const { kept } = settings;
    const isOnBoard = kept.onBoard ?? measure.tier === 'board';
    return [
      named(
        html`<a class="govuk-link" href="/measures/${measure.id}/settings">${kept.localName || measure.title}</a>`,
        kept.localName ? `${measure.id}, nationally: ${measure.title}` : measure.id,
      ),
      AREA_NAMES[measure.area],
      named(
        localTargetInWords(target, measure),
        target && (decision ? `approved by ${decision.approvedBy}` : 'the catalogue’s starting value'),
      ),
      kept.ownerName || 'Nobody yet',
      `${isOnBoard ? 'Yes' : 'No'}${kept.onBoard === null ? '' : ', the council’s choice'}`,
    ];
  }),
})}`;
}
