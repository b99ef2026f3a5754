import type { PaperDocument, PaperFormat } from '#features/papers/index.ts';
import { exceptionReport } from './exceptions.ts';
import type { Gathered } from './gathered.ts';
import { recommendationMatrix } from './matrix.ts';
import { planOnAPage } from './on-a-page.ts';
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
