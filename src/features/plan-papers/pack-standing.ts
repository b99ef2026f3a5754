import { RISK_LOOKS } from '#charts';
import { areaTitle, GRADE_WORDS } from '#features/inspections/index.ts';
import { AREA_NAMES } from '#features/measures/index.ts';
import type { Block, Cell } from '#features/papers/index.ts';
import { GAP_WORDS, gapsSentence, ownerOf } from '#features/plan/index.ts';
import { GAPS as RISK_GAPS, refOf } from '#features/risks/index.ts';
import { formatFigure, forPublic, type Judged, type PublishedPoint, VERDICT_WORDS } from '#features/scorecard/index.ts';
import { dissent, proposedNow, STATE_WORDS, stateOf } from '#features/self-evaluation/index.ts';
import { monthInWords } from '#kernel/month.ts';
import { dayCell, inSentences } from './cells.ts';
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
      { heading: 'Measure', share: 56 },
      { heading: 'A year before', share: 30, align: 'right' },
      { heading: 'Latest', share: 30, align: 'right' },
      { heading: 'Of', share: 24 },
      { heading: 'Trajectory', share: 32 },
    ],
    rows: judged.map(measureCells),
  });
}

function measureCells(judged: Judged): Cell[] {
  const { measure, verdict, latest, series } = forPublic(judged);
  const at = latest === null ? -1 : series.findIndex(({ month }) => month === latest.month);
  const before = at >= MONTHS ? (series[at - MONTHS] ?? null) : null;
  const shown = (point: PublishedPoint | null) => {
    if (point === null) return '';
    return point.isSuppressed ? 'c' : formatFigure(measure, point);
  };
  return cells([
    AREA_NAMES[measure.area],
    measure.title,
    shown(before),
    shown(latest),
    latest === null ? 'No figure yet' : monthInWords(latest.month),
    { text: VERDICT_WORDS[verdict], verdict },
  ]);
}

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
        { heading: 'What may happen', share: 60 },
        { heading: 'Owner', share: 28 },
        { heading: 'Score now', share: 18 },
        { heading: 'Target', share: 11, align: 'right' },
        { heading: 'Review due', share: 19 },
        { heading: 'What is missing', share: 32 },
      ],
      rows: risks.map(({ risk, standing }) =>
        cells([
          refOf(risk),
          `${risk.title}. ${risk.event}`,
          ownerOf(risk),
          `${standing.current} ${RISK_LOOKS[standing.band].word}`,
          String(standing.target),
          dayCell(standing.reviewDueOn),
          standing.gaps.length === 0 ? 'Nothing' : standing.gaps.map((gap) => RISK_GAPS[gap]).join('. '),
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
          by.length === 0 ? 'Nobody' : by.join(', '),
        ]);
      }),
    }),
    ...(contested.length === 0 ? [] : [heading(2, 'Who would say otherwise')]),
    ...contested.map(({ area, challenge }) =>
      paragraph(
        `${GRADE_WORDS[challenge.otherGrade]}, not as proposed. ${challenge.reason}${challenge.answer === null ? ' Nobody has answered yet.' : ` Answered by ${challenge.answer.by}: ${challenge.answer.words}`}`,
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
        { heading: 'Of', share: 14 },
        { heading: 'What it is', share: 60 },
        { heading: 'What is missing', share: 60 },
      ],
      rows: gaps.map(({ ref, words, kind, detail }) =>
        cells([ref, words, detail === '' ? GAP_WORDS[kind] : inSentences([GAP_WORDS[kind], detail])]),
      ),
    }),
  ];
}
