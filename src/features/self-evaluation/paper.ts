import type { Block, PaperDocument } from '#features/papers/index.ts';
import { dateInWords } from '#kernel/local-date.ts';
import type { FrozenArea, FrozenEvaluation, VersionHead } from './version.ts';
import { PURPOSES } from './version.ts';

/** A version as a paper to read and to send. */
export function evaluationPaper(head: VersionHead, { council, asAt, areas }: FrozenEvaluation): PaperDocument {
  return {
    ...{ title: `Self-evaluation: ${head.name}`, subtitle: council, author: head.frozenBy },
    front: [
      { label: 'As at', text: dateInWords(asAt) },
      { label: 'Version', text: `${head.number}, ${PURPOSES[head.purpose].toLowerCase()}` },
      { label: 'Hash (SHA-256)', text: head.sha256 },
    ],
    blocks: [
      { kind: 'heading', level: 1, text: 'Grades proposed' },
      {
        ...{ kind: 'table', caption: 'Each area with the grade that is proposed' },
        columns: [
          { heading: 'Area', share: 5 },
          { heading: 'Grade', share: 2 },
          { heading: 'State', share: 2 },
          { heading: 'Contested by', share: 2 },
        ],
        rows: areas.map(({ title, grade, state, dissent }) =>
          [title, grade || 'None', state, dissent.map(({ by }) => by).join(', ') || 'Nobody'].map((text) => ({ text })),
        ),
      },
      ...areas.flatMap(areaBlocks),
    ],
  };
}

function areaBlocks({ title, grade, reason, summary, owner, dissent, statements }: FrozenArea): Block[] {
  const paragraph = (text: string): Block[] => (text === '' ? [] : [{ kind: 'paragraph', runs: [{ text }] }]);
  return [
    { kind: 'heading', level: 1, text: title },
    { kind: 'lead', runs: [{ text: grade === '' ? 'No grade is proposed.' : `${grade}. ${reason}` }] },
    ...paragraph(owner === '' ? '' : `Who leads on it: ${owner}.`),
    ...paragraph(summary),
    ...dissent.map(
      ({ by, grade: other, reason: why, answer }): Block => ({
        kind: 'note',
        runs: [
          { text: `${by} would say ${other}: `, bold: true },
          { text: `${why}${answer === '' ? '' : ` Answered: ${answer}`}` },
        ],
      }),
    ),
    {
      ...{ kind: 'table', caption: 'What we know, how we know it, and what we do next' },
      columns: [
        { heading: 'What we know', share: 4 },
        { heading: 'How we know', share: 4 },
        { heading: 'What we do next', share: 3 },
      ],
      rows: statements.map((one) => [
        { text: `${one.number}. ${one.words} (${one.kind.toLowerCase()}; ${one.owner})` },
        {
          text: [
            one.howKnown,
            ...one.supports.map((claim) => `For: ${claim}.`),
            ...one.contradicts.map((claim) => `Against: ${claim}.`),
            ...one.marks.map((mark) => `${mark}.`),
          ]
            .filter((text) => text !== '')
            .join(' '),
        },
        { text: [one.next, ...one.actions.map((ref) => `Action ${ref}.`)].filter((text) => text !== '').join(' ') },
      ]),
    },
  ];
}
