import type { Chart } from '#charts';
import type { PaperDocument } from '../document.ts';

/** Words that one format or another would take for something else. */
export const HOSTILE_TEXTS: readonly (readonly [string, string])[] = [
  ['Typst code', '#panic("x") #read("/etc/passwd") $x^2$ *bold* _it_ `raw` @ref <label> [body] \\u{41} // note'],
  ['XML and scripts', '<script>alert(1)</script> & ]]> <!-- --> &amp; </w:t></w:r> "quoted" \'single\''],
  ['a formula', "=cmd|'/c calc'!A1"],
  ['a formula behind a plus', '+1+1'],
  ['a formula behind a minus', '-2+3'],
  ['a formula behind an at sign', '@SUM(A1:A9)'],
  ['emoji and letters of other scripts', 'Team 🙂 👩‍👩‍👧 中文 العربية Łódź Ñandú ﷽'],
  ['control characters and halves of pairs', 'a\u0000b\u0001c\u0008d\ud800e\u202ef\u0085g\tnew\nline'],
  ['a very long word', 'Pneumono'.repeat(60)],
  ['nothing but blanks', ' \u00a0\u200b '],
];

/** The words in every place that a paper has for words. */
export function hostilePaper(words: string): PaperDocument {
  const cell = { text: words, verdict: 'undetermined' } as const;
  return {
    title: `Title ${words}`,
    subtitle: words,
    author: words,
    front: [{ label: words, text: words }],
    blocks: [
      { kind: 'lead', runs: [{ text: words, bold: true }] },
      { kind: 'figures', caption: words, items: [{ figure: words, label: words, verdict: 'improving' }] },
      { kind: 'pageBreak' },
      { kind: 'heading', level: 1, text: `Heading ${words}` },
      { kind: 'paragraph', runs: [{ text: words, verdict: 'noChange' }] },
      { kind: 'list', items: [[{ text: words }]] },
      { kind: 'note', runs: [{ text: words }] },
      {
        kind: 'table',
        caption: words,
        sheet: words,
        columns: [
          { heading: words, share: 1 },
          { heading: words, share: 1, align: 'right' },
        ],
        rows: [[cell, cell]],
      },
      { kind: 'chart', chart: chartNamed(words) },
    ],
  };
}

function chartNamed(words: string): Chart {
  return {
    title: `Chart ${words}`,
    summary: words,
    svg: '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="80" viewBox="0 0 200 80"><text x="4" y="20" font-family="Nowhere">Words</text><rect x="4" y="30" width="120" height="20" fill="#0f4a5c"/></svg>',
    width: 200,
    height: 80,
    table: { caption: words, columns: [], rows: [] },
  };
}
