import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  Tab,
  type Table,
  TableOfContents,
  TabStopType,
  TextRun,
} from 'docx';
import { type Block, type PaperDocument, type Run, staysWithNext, withConsecutiveHeadings } from '../document.ts';
import { textRuns } from './docx-runs.ts';
import {
  BULLETS,
  DOCUMENT_NUMBERING,
  DOCUMENT_STYLES,
  millimetres,
  PAGE,
  rule,
  STYLE,
  spacePoints,
  TEXT_WIDTH,
} from './docx-styles.ts';
import { dataTable, figuresTable } from './docx-tables.ts';
import { COLOURS, CONTENTS } from './look.ts';
import { pngOf } from './picture.ts';
import { printable } from './text.ts';

/** The paper as a Word document in British English: real styles, headings and table headings, pictures described. */
export async function toDocx(paper: PaperDocument): Promise<Buffer> {
  const document = new Document({
    title: printable(paper.title),
    subject: printable(paper.subtitle),
    creator: printable(paper.author),
    lastModifiedBy: printable(paper.author),
    styles: DOCUMENT_STYLES,
    numbering: DOCUMENT_NUMBERING,
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: {
              top: millimetres(20),
              bottom: millimetres(18),
              left: PAGE.side,
              right: PAGE.side,
              footer: millimetres(10),
            },
          },
        },
        footers: { default: runningFooter(paper), first: new Footer({ children: [new Paragraph({})] }) },
        children: [...frontPage(paper), ...body(paper)],
      },
    ],
  });
  return Packer.toBuffer(document);
}

/** The head of a paper; that of a compact one is small. */
function frontPage(paper: PaperDocument): Paragraph[] {
  const { isCompact = false } = paper;
  const title = printable(paper.title);
  return [
    new Paragraph({
      style: STYLE.author,
      ...(isCompact && { spacing: { before: 0 } }),
      border: { bottom: { ...rule(20, COLOURS.accent), space: 6 } },
      indent: { right: TEXT_WIDTH - millimetres(60) },
      text: printable(paper.author),
    }),
    isCompact
      ? new Paragraph({
          heading: HeadingLevel.TITLE,
          spacing: { before: spacePoints(6), after: 0 },
          children: [new TextRun({ text: title, size: 40 })],
        })
      : new Paragraph({ heading: HeadingLevel.TITLE, text: title }),
    new Paragraph({
      ...{ style: STYLE.subtitle, text: printable(paper.subtitle) },
      ...(isCompact && { spacing: { after: spacePoints(8) } }),
    }),
  ];
}

function body(paper: PaperDocument): Part[] {
  const blocks = withConsecutiveHeadings(paper.blocks);
  const end = blocks.findIndex((block) => block.kind === 'pageBreak');
  const frontEnd = end === -1 ? blocks.length : end;
  const [front, inside] = [blocks.slice(0, frontEnd), blocks.slice(frontEnd)];
  const stays = staysWithNext(front);
  return [
    ...front.flatMap((block, index) => blockParts(block, { isFront: true, keepNext: stays[index] ?? false })),
    ...paper.front.map((line, index) => frontLine(line, index, paper.isCompact ?? false)),
    ...afterBreaks(inside),
  ];
}

/** A label and its text; the first line stands under a rule, apart from the text above. */
function frontLine({ label, text }: PaperDocument['front'][number], index: number, isCompact: boolean): Paragraph {
  return new Paragraph({
    style: STYLE.front,
    tabStops: [{ type: TabStopType.LEFT, position: FRONT_LABEL }],
    indent: { left: FRONT_LABEL, hanging: FRONT_LABEL },
    ...(index === 0
      ? {
          border: { top: { ...rule(4, COLOURS.line), space: 8 } },
          spacing: { before: spacePoints(isCompact ? 12 : 30) },
        }
      : {}),
    children: [
      new TextRun({ text: printable(label), color: COLOURS.quiet }),
      new TextRun({ children: [new Tab(), printable(text)] }),
    ],
  });
}

const FRONT_LABEL = millimetres(38);

/** A heading after a page break starts the page itself, so that no empty line stands above it. */
function afterBreaks(blocks: readonly Block[]): Part[] {
  const stays = staysWithNext(blocks);
  return blocks.flatMap((block, index) => {
    const place = { isFront: false, keepNext: stays[index] ?? false };
    if (block.kind === 'heading') return [headingOf(block, blocks[index - 1]?.kind === 'pageBreak')];
    const next = blocks[index + 1];
    if (block.kind !== 'pageBreak') return [...blockParts(block, place), ...gapAfterTable(block, next)];
    return next === undefined || next.kind === 'heading' ? [] : [new Paragraph({ children: [new PageBreak()] })];
  });
}

type Part = Paragraph | Table | TableOfContents;

type Place = { isFront: boolean; keepNext: boolean };

function blockParts(block: Block, { isFront, keepNext }: Place): Part[] {
  switch (block.kind) {
    case 'heading':
      return [headingOf(block, false)];
    case 'paragraph':
      return [new Paragraph({ keepNext, children: block.runs.flatMap(textRuns) })];
    case 'lead':
      return [new Paragraph({ style: STYLE.lead, keepNext, children: block.runs.flatMap(textRuns) })];
    case 'note':
      return [new Paragraph({ style: STYLE.note, keepNext, children: block.runs.flatMap(textRuns) })];
    case 'list':
      return block.items.map(bullet);
    case 'figures':
      return [figuresTable(block.items, isFront), spacer()];
    case 'table':
      return [captionOf(block.caption), dataTable(block)];
    case 'chart':
      return [captionOf(block.chart.title), pictureOf(block.chart)];
    case 'contents':
      return [captionOf(CONTENTS), contents()];
    case 'pageBreak':
      return [];
  }
}

/** The parts as links, without page numbers: Word would only know them after asking whether it may change the document. */
function contents(): TableOfContents {
  return new TableOfContents(CONTENTS, {
    ...{ hyperlink: true, headingStyleRange: '1-1', pageNumbersEntryLevelsRange: '1-1', beginDirty: false },
  });
}

/** None where a heading or a page follows: a gap that falls over the page's end would leave a page blank. */
function gapAfterTable(block: Block, next: Block | undefined): Paragraph[] {
  if (block.kind !== 'table' || next?.kind === 'heading' || next?.kind === 'pageBreak') return [];
  return [spacer()];
}

/** The small gap after a table: Word joins tables that touch. */
function spacer(): Paragraph {
  return new Paragraph({ style: STYLE.gap });
}

const LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

function headingOf({ level, text }: Extract<Block, { kind: 'heading' }>, pageBreakBefore: boolean): Paragraph {
  const isInside = level === 1 && !pageBreakBefore;
  return new Paragraph({
    ...{ heading: LEVELS[level], pageBreakBefore, text: printable(text) },
    ...(isInside && { spacing: { before: spacePoints(20), after: spacePoints(8) } }),
  });
}

function captionOf(text: string): Paragraph {
  return new Paragraph({ style: 'Caption', keepNext: true, text: printable(text) });
}

function bullet(runs: readonly Run[]): Paragraph {
  return new Paragraph({
    numbering: { reference: BULLETS, level: 0 },
    spacing: { after: spacePoints(2) },
    children: runs.flatMap(textRuns),
  });
}

function pictureOf(chart: Extract<Block, { kind: 'chart' }>['chart']): Paragraph {
  const description = printable(`${chart.title}. ${chart.summary}`);
  return new Paragraph({
    children: [
      new ImageRun({
        type: 'png',
        data: pngOf(chart.svg),
        transformation: {
          width: PAGE.textWidthPixels,
          height: Math.round((PAGE.textWidthPixels * chart.height) / chart.width),
        },
        altText: { name: printable(chart.title), title: printable(chart.title), description },
      }),
    ],
  });
}

function runningFooter(paper: PaperDocument): Footer {
  const running = [paper.title, paper.author].filter((part) => part !== '').map(printable);
  return new Footer({
    children: [
      new Paragraph({
        style: STYLE.footer,
        border: { top: { ...rule(4, COLOURS.line), space: 6 } },
        tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
        alignment: AlignmentType.LEFT,
        children: [
          new TextRun(running.join(' · ')),
          new TextRun({ children: [new Tab(), 'Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });
}
