import type { Block, Cell } from '#features/papers/index.ts';
import {
  type AxisLook,
  CONFIDENCE_LEVELS,
  CONFIDENCE_LOOKS,
  CONFIDENCE_RULES,
  DELIVERY_LOOKS,
  DELIVERY_RULES,
  type DeliveryStatus,
  IMPACT_LOOKS,
  IMPACT_RATINGS,
  impactWords,
} from '#features/plan/index.ts';
import type { Gathered } from './gathered.ts';
import { cells, heading, paragraph } from './pack-blocks.ts';

/** What the letters and numbers of the axes mean, in the words of the rules that give them, on a page of its own. */
export function readingPart({ counts }: Pick<Gathered, 'counts'>): Block[] {
  const impact = impactWords(counts);
  return [
    { kind: 'pageBreak' },
    heading(1, 'What the letters and numbers mean'),
    paragraph(
      'Whether an action is being done, whether it did anything for children and how sure anybody can be are three answers that do not follow from each other. They are counted anew each day by these rules; of those for delivery and for confidence, the first that applies counts.',
    ),
    meanings('Delivery, impact and confidence', [
      ...deliveryRows(inOrderOfRules()),
      ...IMPACT_RATINGS.map((rating) => row('Impact', IMPACT_LOOKS[rating], [impact[rating]])),
      ...CONFIDENCE_LEVELS.toReversed().map((level) => {
        const rules = CONFIDENCE_RULES.filter((rule) => rule.level === level);
        return row(
          'Confidence',
          CONFIDENCE_LOOKS[level],
          rules.map(({ words }) => words),
        );
      }),
    ]),
  ];
}

/** The statuses in the order in which their rules are asked, so that "none of the above" is true of the last. */
function inOrderOfRules(): DeliveryStatus[] {
  return [...new Set(DELIVERY_RULES.map(({ status }) => status))];
}

/** What some of the statuses of delivery mean, where a paper has only these. */
export function deliveryMeanings(caption: string, statuses: readonly DeliveryStatus[]): Block {
  return meanings(caption, deliveryRows(statuses));
}

function deliveryRows(statuses: readonly DeliveryStatus[]): Cell[][] {
  return statuses.map((status) => {
    const rules = DELIVERY_RULES.filter((rule) => rule.status === status);
    return row(
      'Delivery',
      DELIVERY_LOOKS[status],
      rules.map(({ words }) => words),
    );
  });
}

/** Several rules for one answer: `It is late. Or its owner says so.` */
function row(axis: string, { letter, words }: AxisLook, [first, ...others]: readonly string[]): Cell[] {
  const more = others.map((rule) => ` Or ${rule.slice(0, 1).toLowerCase()}${rule.slice(1)}`);
  return cells([axis, `${letter} ${words}`, `${first ?? 'None of the above.'}${more.join('')}`]);
}

function meanings(caption: string, rows: readonly (readonly Cell[])[]): Block {
  return {
    ...{ kind: 'table', caption, sheet: 'Meanings', mayBreak: true },
    columns: [
      { heading: 'Answer', share: 18 },
      { heading: 'Shown as', share: 36 },
      { heading: 'When', share: 106 },
    ],
    rows,
  };
}
