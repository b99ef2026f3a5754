import { type Evidence, SOURCE_WORDS } from '#features/evidence/index.ts';
import type { Block, Cell } from '#features/papers/index.ts';
import { type ActionStanding, actionsStanding, answering, outcomeRef, ownerOf } from '#features/plan/index.ts';
import { monthInWords, parseMonth } from '#kernel/month.ts';
import { confidenceCell, dayCell, deliveryCell, impactCell, measureWords } from './cells.ts';
import type { Gathered } from './gathered.ts';
import { aboutBlocks } from './matrix.ts';
import { cells, heading, paragraph, tableOr } from './pack-blocks.ts';
import type { PackFacts } from './pack-facts.ts';

type Recommendation = Gathered['recommendations'][number];

/** Requirement by requirement: what was asked, what is done, what speaks for and against it, and what it did. */
export function requirementsPart(facts: PackFacts): Block[] {
  const { recommendations } = facts.gathered;
  return [
    heading(1, 'Requirement by requirement'),
    ...(recommendations.length === 0 ? [paragraph('No recommendation is published.')] : []),
    ...recommendations.flatMap((recommendation): Block[] => [
      heading(2, `${recommendation.ref} ${recommendation.words}`),
      ...aboutBlocks(facts.gathered, recommendation),
      ...measuresPart(facts.gathered, recommendation),
      actionsTable(facts.gathered, recommendation),
      evidenceTable(facts, recommendation),
    ]),
  ];
}

/** The actions that answer a recommendation, with how they stand. */
export function answeringNow(
  { plan, standings }: Pick<Gathered, 'plan' | 'standings'>,
  { id }: Pick<Recommendation, 'id'>,
): ActionStanding[] {
  const { actions } = answering(plan, id);
  return actionsStanding(plan, standings).filter(({ action }) => actions.includes(action));
}

function measuresPart({ plan, judged }: Gathered, { id }: Recommendation): Block[] {
  return answering(plan, id).outcomes.map((outcome) => {
    const measures = outcome.measures.map((measure) => measureWords(judged.get(measure), measure)).join('. ');
    const words = `${outcome.words}. ${measures === '' ? 'No measure tells of it' : measures}.`;
    return paragraph(words, `Outcome ${outcomeRef(plan, outcome)}`);
  });
}

function actionsTable(gathered: Gathered, recommendation: Recommendation): Block {
  return tableOr('No action answers it.', {
    ...{
      caption: `What is done about ${recommendation.ref}`,
      sheet: 'Requirements',
      about: 'The actions that answer each recommendation, and how they stand',
    },
    columns: [
      { heading: 'Recommendation', share: 12, only: 'workbook' },
      { heading: 'Action', share: 12 },
      { heading: 'What is to be done', share: 44 },
      { heading: 'Owner', share: 30 },
      { heading: 'Due', share: 19 },
      { heading: 'Delivery', share: 17 },
      { heading: 'Impact', share: 27 },
      { heading: 'Confidence', share: 14, only: 'workbook' },
    ],
    rows: answeringNow(gathered, recommendation).map(({ action, standing }) =>
      cells([
        recommendation.ref,
        action.ref,
        action.title,
        ownerOf(action),
        dayCell(action.dueOn),
        deliveryCell(standing),
        impactCell(standing),
        confidenceCell(standing),
      ]),
    ),
  });
}

/** What speaks for and against: of the recommendation itself, of its outcomes and of its actions. */
function evidenceTable(facts: PackFacts, recommendation: Recommendation): Block {
  const { plan } = facts.gathered;
  const { outcomes } = answering(plan, recommendation.id);
  const rows = [
    ...outcomes.flatMap((outcome) => evidenceRows(facts, outcome.id, `Outcome ${outcomeRef(plan, outcome)}`)),
    ...answeringNow(facts.gathered, recommendation).flatMap(({ action }) => evidenceRows(facts, action.id, action.ref)),
  ];
  return tableOr('No evidence is kept.', {
    ...{
      caption: `Evidence for and against, ${recommendation.ref}`,
      sheet: 'Evidence',
      about: 'What speaks for and against, recommendation by recommendation',
    },
    columns: [
      { heading: 'About', share: 13 },
      { heading: 'Speaks', share: 13 },
      { heading: 'What it says', share: 62 },
      { heading: 'Source', share: 30 },
      { heading: 'As at', share: 19 },
      { heading: 'Verified', share: 22 },
    ],
    rows,
  });
}

function evidenceRows({ evidence }: PackFacts, id: string, about: string): Cell[][] {
  return (evidence.get(id) ?? []).map((one) =>
    cells([
      about,
      one.stance === 'supports' ? 'For' : 'Against',
      claimInWords(one),
      `${SOURCE_WORDS[one.source]}, ${one.strength}`,
      dayCell(one.aboutOn),
      one.verified === null ? 'Not verified' : one.verified.by,
    ]),
  );
}

export function claimInWords({ claim, note, figure }: Evidence): string {
  const of = figure === null ? '' : ` (${figure.title}, ${inMonth(figure.from)} to ${inMonth(figure.to)})`;
  return [`${claim}${of}`, note].filter((text) => text !== '').join('. ');
}

function inMonth(text: string): string {
  const month = parseMonth(text);
  return month === null ? text : monthInWords(month);
}
