import { RISK_LOOKS } from '#charts';
import { areaTitle, GRADE_WORDS } from '#features/inspections/index.ts';
import { AREA_NAMES } from '#features/measures/index.ts';
import type { Block, Cell } from '#features/papers/index.ts';
import { GAP_WORDS, gapsSentence, ownerOf } from '#features/plan/index.ts';
import { GAPS as RISK_GAPS, refOf } from '#features/risks/index.ts';
import {
  formatFigure,
  formatValue,
  forPublic,
  type Judged,
  type PublishedPoint,
  VERDICT_WORDS,
} from '#features/scorecard/index.ts';
import { dissent, proposedNow, STATE_WORDS, stateOf } from '#features/self-evaluation/index.ts';
import { countCell, dayCell, inSentences, monthCell, monthOf } from './cells.ts';
import type { Gathered } from './gathered.ts';
import { cells, heading, leftOut, paragraph, tableOr } from './pack-blocks.ts';
import type { PackFacts } from './pack-facts.ts';

const MONTHS = 12;

/** The board's measures now and twelve months before, as they may be published. */
export function scorecardPart({ board }: Gathered): Block[] {
  return [
    heading(1, 'The scorecard over twelve months'),
    paragraph(
      'Figures are shown as they may be published: small numbers are left out (c), and with them what would give them away.',
    ),
    measuresTable(
      'Measures of the board',
      'Scorecard',
      board.filter(({ measure }) => measure.area !== 'workforce'),
    ),
  ];
}

/** Measures of the workforce, where the council has any. */
export function workforcePart({ judged }: Gathered): Block[] {
  const own = [...judged.values()].filter(({ measure }) => measure.area === 'workforce');
  return [heading(1, 'Workforce'), measuresTable('Measures of the workforce', 'Workforce', own)];
}

function measuresTable(caption: string, sheet: string, judged: readonly Judged[]): Block {
  return tableOr('No measure has a figure yet.', {
    ...{ caption, sheet },
    columns: [
      { heading: 'Area', share: 22, only: 'workbook' },
      { heading: 'Measure', share: 62 },
      { heading: 'A year before', share: 26, align: 'right' },
      { heading: 'Latest', share: 26, align: 'right' },
      { heading: 'Counted as', share: 20, only: 'workbook' },
      { heading: 'Month', share: 24, only: 'pages' },
      { heading: 'Month', share: 24, only: 'workbook' },
      { heading: 'Status', share: 16, only: 'workbook' },
      { heading: 'Trajectory', share: 36 },
    ],
    rows: judged.map(measureCells),
  });
}

function measureCells(judged: Judged): Cell[] {
  const { measure, verdict, latest, series } = forPublic(judged);
  const at = latest === null ? -1 : series.findIndex(({ month }) => month === latest.month);
  const before = at >= MONTHS ? (series[at - MONTHS] ?? null) : null;
  return cells([
    AREA_NAMES[measure.area],
    measure.title,
    figureCell(measure, before),
    figureCell(measure, latest),
    COUNTED_AS[measure.kind],
    latest === null ? 'No figure yet' : monthOf(latest),
    latest === null ? '' : monthCell(latest.month),
    latest === null ? 'No figure yet' : POINT_WORDS[latest.status],
    { text: VERDICT_WORDS[verdict], verdict },
  ]);
}

/** A figure as it is printed, and typed where it stands for itself: a fraction of few cases and `c` are words. */
function figureCell(measure: Judged['measure'], point: PublishedPoint | null): Cell {
  if (point === null) return { text: '' };
  if (point.isSuppressed) return { text: 'c' };
  const text = formatFigure(measure, point);
  const isTyped = point.value !== null && text === formatValue(measure, point.value);
  return isTyped ? { text, number: { value: point.value ?? 0, format: FIGURE_FORMATS[measure.kind] } } : { text };
}

const FIGURE_FORMATS = { count: 'whole', proportion: 'percentPoints', rate: 'oneDecimal', mean: 'oneDecimal' } as const;
const COUNTED_AS = { count: 'Number', proportion: 'Per cent', rate: 'Per 10,000 children', mean: 'Mean' } as const;
const POINT_WORDS = { provisional: 'Provisional', final: 'Final', revised: 'Revised' } as const;

/** The open risks, with what nobody has done about them. */
export function risksPart({ risks }: PackFacts): Block[] {
  const title = heading(1, 'Risks');
  if (risks === null) return [title, leftOut('The register of risks')];
  return [
    title,
    tableOr('No risk is open.', {
      ...{ caption: 'Open risks, the highest score first', sheet: 'Risks' },
      columns: [
        { heading: 'Risk', share: 9 },
        { heading: 'What may happen', share: 56 },
        { heading: 'Owner', share: 36 },
        { heading: 'Score now', share: 22, only: 'pages' },
        { heading: 'Score now', share: 12, align: 'right', only: 'workbook' },
        { heading: 'Band', share: 12, only: 'workbook' },
        { heading: 'Target', share: 11, align: 'right' },
        { heading: 'Review due', share: 19 },
        { heading: 'What is missing', share: 30 },
      ],
      rows: risks.map(({ risk, standing }) =>
        cells([
          refOf(risk),
          `${risk.title}. ${risk.event}`,
          ownerOf(risk),
          `${standing.current} ${RISK_LOOKS[standing.band].word}`,
          countCell(standing.current),
          RISK_LOOKS[standing.band].word,
          countCell(standing.target),
          dayCell(standing.reviewDueOn),
          standing.gaps.length === 0 ? 'Nothing' : inSentences(standing.gaps.map((gap) => RISK_GAPS[gap])),
        ]),
      ),
    }),
  ];
}

/** The self-evaluation's grades, with those who would give another one and why. */
export function evaluationPart({ evaluation }: PackFacts): Block[] {
  const title = heading(1, 'Self-evaluation');
  if (evaluation === null) return [title, leftOut('The self-evaluation')];
  const contested = evaluation.flatMap((area) => dissent(area).map((challenge) => ({ area, challenge })));
  return [
    title,
    tableOr('Nothing is written yet.', {
      ...{ caption: 'Each area with the grade that is proposed', sheet: 'Self-evaluation' },
      columns: [
        { heading: 'Area', share: 60 },
        { heading: 'Grade proposed', share: 36 },
        { heading: 'State', share: 22 },
        { heading: 'Challenged by', share: 30 },
      ],
      rows: evaluation.map((area) => {
        const proposed = proposedNow(area);
        const by = area.challenges.filter(({ settledOn }) => settledOn === null).map((each) => each.by);
        const grade = proposed === null ? 'None yet' : GRADE_WORDS[proposed.grade];
        return cells([
          areaTitle(area.area),
          grade,
          STATE_WORDS[stateOf(area)],
          by.length === 0 ? 'Nobody' : [...new Set(by)].join(', '),
        ]);
      }),
    }),
    ...(contested.length === 0 ? [] : [heading(2, 'Who would say otherwise')]),
    ...contested.map(({ area, challenge }) =>
      paragraph(
        inSentences([
          `${GRADE_WORDS[challenge.otherGrade]}, not as proposed`,
          challenge.reason,
          challenge.answer === null
            ? 'Nobody has answered yet'
            : `Answered by ${challenge.answer.by}: ${challenge.answer.words}`,
        ]),
        `${challenge.by} on ${areaTitle(area.area).toLowerCase()}`,
      ),
    ),
  ];
}

/** Every place where the thread from a finding to its effect is broken. */
export function gapsPart({ gaps }: Gathered): Block[] {
  return [
    heading(1, 'What is missing'),
    tableOr('No gap: every recommendation and outcome is covered.', {
      ...{ caption: gapsSentence(gaps).replace(/\.$/, ''), sheet: 'Gaps' },
      columns: [
        { heading: 'Reference', share: 16 },
        { heading: 'What it is', share: 60 },
        { heading: 'What is missing', share: 60 },
      ],
      rows: gaps.map(({ ref, words, kind, detail }) =>
        cells([ref, words, detail === '' ? GAP_WORDS[kind] : inSentences([GAP_WORDS[kind], detail])]),
      ),
    }),
  ];
}
