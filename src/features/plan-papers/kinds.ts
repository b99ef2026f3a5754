import type { PaperDocument, PaperFormat } from '#features/papers/index.ts';
import { dfeReviewPack } from './dfe-pack.ts';
import { exceptionReport } from './exceptions.ts';
import type { Gathered } from './gathered.ts';
import { recommendationMatrix } from './matrix.ts';
import { planOnAPage } from './on-a-page.ts';
import type { PackFacts } from './pack-facts.ts';
import { readinessPack } from './readiness-pack.ts';
import { actionTracker } from './tracker.ts';

export const FORMATS: readonly PaperFormat[] = ['docx', 'pdf', 'xlsx'];

export const FORMAT_WORDS: Readonly<Record<PaperFormat, string>> = { docx: 'Word', pdf: 'PDF', xlsx: 'Excel' };

/** The papers that are made of the plan alone. */
export const PAPERS = {
  'on-a-page': {
    title: 'The plan on a page',
    what: 'Vision, priorities, what will be different for children, how far it is',
    make: planOnAPage,
  },
  tracker: {
    title: 'Action tracker',
    what: 'Every action with owner, days and its three axes; the workbook holds updates and reasons, too',
    make: actionTracker,
  },
  matrix: {
    title: 'Recommendation matrix',
    what: 'Recommendation, outcome, actions, delivery, measures and impact, with every gap',
    make: recommendationMatrix,
  },
  exceptions: {
    title: 'Exception report',
    what: 'Off track, at risk, silent, put off more than once, delivered without effect',
    make: exceptionReport,
  },
} as const satisfies Record<string, { title: string; what: string; make(gathered: Gathered): PaperDocument }>;

export type PaperKind = keyof typeof PAPERS;

export function isPaperKind(text: string): text is PaperKind {
  return Object.hasOwn(PAPERS, text);
}

/** The papers that draw on more than the plan: each copy holds what whoever asks for it may read. */
export const PACKS = {
  'dfe-review': {
    title: 'Review by the Department for Education',
    what: 'Inspections and answers, requirement by requirement with evidence for and against, scorecard, workforce, risks, self-evaluation, gaps, and what you ask',
    make: (facts: PackFacts) => dfeReviewPack(facts, ''),
  },
  readiness: {
    title: 'Readiness for inspection',
    what: 'What is ready and who keeps it, the first hours, Annex A, plan and matrix, self-evaluation, inspections, lines of enquiry',
    make: readinessPack,
  },
} as const satisfies Record<string, { title: string; what: string; make(facts: PackFacts): PaperDocument }>;

export type PackKind = keyof typeof PACKS;

export function isPackKind(text: string): text is PackKind {
  return Object.hasOwn(PACKS, text);
}
