import { readFileSync } from 'node:fs';
import { type Block, onPage, type PaperDocument, staysWithNext, withConsecutiveHeadings } from '../document.ts';
import { columnParts } from './column-widths.ts';
import { coverageOf } from './font-coverage.ts';
import { COLOURS, CONTENTS, FONT_FAMILY, fontFiles, VERDICT_COLOURS, withPaperFont } from './look.ts';
import { breakable, printable } from './text.ts';
import { compilePdf, TypstError } from './typst.ts';

/**
 * The paper as a tagged PDF (PDF/UA-1) in British English. A character that neither the paper's font nor another on
 * this machine can draw is shown as an empty box, for PDF/UA allows no invisible one. Throws `PdfNotAvailable`.
 */
export async function toPdf(paper: PaperDocument): Promise<Buffer> {
  const source = readFileSync(new URL('paper.typ', import.meta.url), 'utf8');
  const data = JSON.stringify(typstData(paper));
  try {
    return compilePdf(source, { paper: data });
  } catch (error) {
    if (!(error instanceof TypstError) || !error.isMissingGlyph) throw error;
    return compilePdf(source, { paper: withDrawableCharacters(data) });
  }
}

const EMPTY_BOX = '□';

function withDrawableCharacters(text: string): string {
  const [regular] = fontFiles();
  if (regular === undefined) throw new Error('no font');
  const isCovered = coverageOf(readFileSync(regular));
  return [...text].map((character) => (isKept(character, isCovered) ? character : EMPTY_BOX)).join('');
}

function isKept(character: string, isCovered: (codePoint: number) => boolean): boolean {
  return /[\s\u00ad\u200b]/.test(character) || isCovered(character.codePointAt(0) ?? 0);
}

type TypstValue = string | number | boolean | null | readonly TypstValue[] | { readonly [key: string]: TypstValue };

/** What the template reads; text is made printable here, once for the whole tree. */
function typstData(paper: PaperDocument): TypstValue {
  const blocks = withConsecutiveHeadings(paper.blocks);
  const end = blocks.findIndex((block) => block.kind === 'pageBreak');
  const frontEnd = end === -1 ? blocks.length : end;
  const title = printable(paper.title);
  return {
    title,
    subtitle: printable(paper.subtitle),
    author: printable(paper.author),
    shown: { title: breakable(title), subtitle: written(paper.subtitle), author: written(paper.author) },
    running: breakable([title, printable(paper.author)].filter((part) => part !== '').join(' · ')),
    compact: paper.isCompact ?? false,
    font: FONT_FAMILY,
    colours: prefixed(COLOURS),
    verdicts: prefixed(VERDICT_COLOURS),
    front: paper.front.map((line) => ({ label: written(line.label), text: written(line.text) })),
    'front-blocks': blocksData(blocks.slice(0, frontEnd), true),
    blocks: blocksData(blocks.slice(frontEnd + 1), false),
  };
}

function blocksData(blocks: readonly Block[], isFront: boolean): TypstValue {
  const stays = staysWithNext(blocks);
  return blocks.map((block, index) => ({ ...blockData(block, isFront), stays: stays[index] ?? false }));
}

function blockData(block: Block, isFront: boolean): Readonly<Record<string, TypstValue>> {
  switch (block.kind) {
    case 'heading':
      return { kind: 'heading', level: block.level, text: written(block.text) };
    case 'paragraph':
    case 'lead':
    case 'note':
      return { kind: block.kind, runs: block.runs.map(wordsData) };
    case 'list':
      return { kind: 'list', items: block.items.map((runs) => runs.map(wordsData)) };
    case 'figures':
      return { kind: 'figures', large: isFront, items: block.items.map(figureData) };
    case 'table': {
      const { columns, rows } = onPage(block);
      const parts = columnParts({ columns, rows });
      return {
        kind: 'table',
        caption: written(block.caption),
        breaks: block.mayBreak ?? false,
        columns: columns.map(({ heading, align = 'left' }, index) => ({
          ...{ heading: written(heading), share: parts[index] ?? 0, align },
        })),
        rows: rows.map((row) => row.map(wordsData)),
      };
    }
    case 'chart':
      return {
        kind: 'chart',
        title: written(block.chart.title),
        alternative: printable(`${block.chart.title}. ${block.chart.summary}`),
        svg: withPaperFont(block.chart.svg),
      };
    case 'contents':
      return { kind: 'contents', title: CONTENTS };
    case 'pageBreak':
      return { kind: 'pageBreak' };
  }
}

function wordsData({ text, bold, verdict }: { text: string; bold?: boolean; verdict?: string }): TypstValue {
  return { text: written(text), bold: bold ?? false, verdict: verdict ?? null };
}

function figureData(item: { figure: string; label: string; verdict?: string }): TypstValue {
  return { figure: written(item.figure), label: written(item.label), verdict: item.verdict ?? null };
}

function written(text: string): string {
  return breakable(printable(text));
}

function prefixed(colours: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(colours).map(([name, digits]) => [name, `#${digits}`]));
}
