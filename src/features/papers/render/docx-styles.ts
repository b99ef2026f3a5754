import { AlignmentType, BorderStyle, type IStylesOptions, LevelFormat, LineRuleType } from 'docx';
import { COLOURS, LANGUAGE } from './look.ts';

/** A typeface that every council's machine has: a Word document is opened, and edited, where our own font is not. */
const WORD_FONT = 'Arial';

/** Millimetres in twentieths of a point, the unit of Word's lengths. */
export function millimetres(length: number): number {
  return Math.round((length / 25.4) * 1440);
}

/** Points in half points, the unit of Word's type sizes. */
function points(size: number): number {
  return size * 2;
}

/** Points in twentieths of a point, the unit of Word's spacing. */
export function spacePoints(size: number): number {
  return size * 20;
}

export const PAGE = { width: millimetres(210), height: millimetres(297), side: millimetres(20), textWidthPixels: 642 };
export const TEXT_WIDTH = PAGE.width - 2 * PAGE.side;

/** Ids of our own paragraph styles, by what stands in them. */
export const STYLE = {
  author: 'PaperAuthor',
  subtitle: 'PaperSubtitle',
  lead: 'PaperLead',
  note: 'PaperNote',
  front: 'PaperFront',
  cell: 'PaperCell',
  headingCell: 'PaperHeadingCell',
  figure: 'PaperFigure',
  figureLarge: 'PaperLargeFigure',
  footer: 'PaperFooter',
  gap: 'PaperGap',
} as const;

export const BULLETS = 'paper-bullets';

const heading = (size: number, before: number, after: number) => ({
  run: { size: points(size), bold: true, color: COLOURS.accent, font: WORD_FONT },
  paragraph: { spacing: { before: spacePoints(before), after: spacePoints(after) }, keepNext: true, keepLines: true },
});

const ours = (
  id: string,
  run: { size: number; color?: string; bold?: boolean },
  [before, after]: [number, number],
): NonNullable<IStylesOptions['paragraphStyles']>[number] => ({
  id,
  name: id.replace('Paper', 'Paper '),
  basedOn: 'Normal',
  quickFormat: true,
  run: { ...run, size: points(run.size) },
  paragraph: { spacing: { before: spacePoints(before), after: spacePoints(after) } },
});

export const DOCUMENT_STYLES: IStylesOptions = {
  default: {
    document: {
      run: {
        font: WORD_FONT,
        size: points(10),
        color: COLOURS.ink,
        language: { value: LANGUAGE, eastAsia: LANGUAGE, bidirectional: 'ar-SA' },
      },
      paragraph: { spacing: { after: spacePoints(6), line: 264, lineRule: LineRuleType.AUTO } },
    },
    title: {
      run: { size: points(28), bold: true, color: COLOURS.ink, font: WORD_FONT },
      paragraph: { spacing: { before: spacePoints(18), after: spacePoints(6) } },
    },
    heading1: heading(18, 0, 8),
    heading2: heading(12, 9, 3),
    heading3: heading(10, 6, 2),
    caption: {
      run: { size: points(9), bold: true, italics: false, color: COLOURS.ink },
      paragraph: { spacing: { before: spacePoints(4), after: spacePoints(3) }, keepNext: true },
    },
  },
  paragraphStyles: [
    ours(STYLE.author, { size: 11, color: COLOURS.accent, bold: true }, [60, 0]),
    ours(STYLE.subtitle, { size: 13, color: COLOURS.quiet }, [0, 36]),
    ours(STYLE.lead, { size: 13 }, [0, 12]),
    ours(STYLE.note, { size: 8, color: COLOURS.quiet }, [0, 4]),
    ours(STYLE.front, { size: 9.5 }, [0, 3]),
    ours(STYLE.cell, { size: 8 }, [1, 1]),
    ours(STYLE.headingCell, { size: 8, bold: true }, [1, 1]),
    ours(STYLE.figure, { size: 15, bold: true }, [2, 6]),
    ours(STYLE.figureLarge, { size: 26, bold: true }, [0, 6]),
    ours(STYLE.gap, { size: 4 }, [0, 2]),
    ours(STYLE.footer, { size: 8, color: COLOURS.quiet }, [0, 0]),
  ],
};

export const DOCUMENT_NUMBERING = {
  config: [
    {
      reference: BULLETS,
      levels: [
        {
          level: 0,
          format: LevelFormat.BULLET,
          text: '•',
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent: { left: spacePoints(14), hanging: spacePoints(14) } } },
        },
      ],
    },
  ],
};

export const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;

/** A rule of a thickness in eighths of a point. */
export function rule(eighths: number, color: string) {
  return { style: BorderStyle.SINGLE, size: eighths, color } as const;
}
