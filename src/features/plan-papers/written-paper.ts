import type { Block, PaperDocument } from '#features/papers/index.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import { blocksOf } from './written.ts';

/** A paper that people write, with its sections in their order. */
export type WrittenPaper = {
  id: string;
  title: string;
  committee: string;
  meetingOn: LocalDate | null;
  author: string;
  period: { from: LocalDate; until: LocalDate };
  state: 'draft' | 'final';
  madeBy: string;
  final: { by: string; at: Date; sha256: string } | null;
  sections: readonly WrittenSection[];
  version: number;
};

export type WrittenSection = {
  number: number;
  part: string;
  heading: string;
  built: string;
  words: string;
  editedBy: string | null;
  editedAt: Date | null;
  version: number;
};

/** What a final paper keeps: everything that is printed, and nothing that could change it later. */
export type PaperContent = Pick<WrittenPaper, 'title' | 'committee' | 'meetingOn' | 'author' | 'period'> & {
  council: string;
  figuresAsAt: LocalDate | null;
  sections: readonly { heading: string; words: string }[];
};

/** The version of all that a report says: its own, and those of its sections. */
export function wholeVersion({ version, sections }: Pick<WrittenPaper, 'version' | 'sections'>): number {
  return sections.reduce((sum, section) => sum + section.version, version);
}

export function contentOf(
  paper: WrittenPaper,
  { council, figuresAsAt }: Pick<PaperContent, 'council' | 'figuresAsAt'>,
): PaperContent {
  const { title, committee, meetingOn, author, period, sections } = paper;
  return {
    ...{ title, committee, meetingOn, author, period, council, figuresAsAt },
    sections: sections.filter(({ words }) => words !== '').map(({ heading, words }) => ({ heading, words })),
  };
}

/** The paper as a document; a section without words is left out. */
export function writtenDocument(
  content: PaperContent,
  standing: { isFinal: boolean; sha256: string | null },
): PaperDocument {
  const { title, committee, meetingOn, author, period, council, figuresAsAt, sections } = content;
  const front = (sections[0]?.words.length ?? 0) <= FRONT_ROOM ? 1 : 0;
  const [onFront, inside] = [sections.slice(0, front), sections.slice(front)];
  const line = (label: string, text: string) => (text === '' ? [] : [{ label, text }]);
  return {
    title,
    subtitle: committee === '' ? council : committee,
    author: council,
    front: [
      ...line('Meeting', meetingOn === null ? '' : dateInWords(meetingOn)),
      ...line('Author', author),
      ...line('Period', `${dateInWords(period.from)} to ${dateInWords(period.until)}`),
      ...line('Figures as at', figuresAsAt === null ? '' : dateInWords(figuresAsAt)),
      ...line('State', standing.isFinal ? '' : 'Draft, not for publication'),
      ...line('SHA-256 of its words', standing.sha256 ?? ''),
    ],
    blocks: [...sectionsOf(onFront), ...(inside.length === 0 ? [] : [PAGE_BREAK]), ...sectionsOf(inside)],
  };
}

const PAGE_BREAK: Block = { kind: 'pageBreak' };
/** So many characters of its first section have room on the front page, under the title and over the facts. */
const FRONT_ROOM = 1200;

function sectionsOf(sections: PaperContent['sections']): Block[] {
  return sections.flatMap(({ heading, words }): Block[] => [
    { kind: 'heading', level: 1, text: heading },
    ...blocksOf(words, heading),
  ]);
}
