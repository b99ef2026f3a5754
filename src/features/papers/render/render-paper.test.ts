import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { PaperDocument } from '../document.ts';
import { renderPaperApart } from './render-apart.ts';
import { CONTENT_TYPES, type PaperFormat, renderPaper } from './render-paper.ts';
import { PdfNotAvailable } from './typst.ts';

const PAPER: PaperDocument = {
  title: 'A paper',
  subtitle: '',
  author: '',
  front: [],
  blocks: [{ kind: 'paragraph', runs: [{ text: 'Words.' }] }],
};

const STARTS: Record<PaperFormat, string> = { pdf: '%PDF', docx: 'PK', xlsx: 'PK' };

describe('a paper', () => {
  for (const format of Object.keys(CONTENT_TYPES) as PaperFormat[])
    test(`is rendered as ${format} here and in a process of its own`, async (t) => {
      try {
        for (const file of [await renderPaper(PAPER, format), await renderPaperApart(PAPER, format)])
          assert.equal(file.toString('latin1', 0, STARTS[format].length), STARTS[format]);
      } catch (error) {
        if (!(error instanceof PdfNotAvailable)) throw error;
        t.skip(error.message);
      }
    });
});
