import { csv } from '#kernel/csv.ts';
import { SOURCE_WORDS } from './evidence.ts';
import type { Listed } from './list.ts';
import { STANCE_WORDS, STRENGTH_WORDS } from './words.ts';

const HEADINGS = [
  ...[
    'Claim',
    'Stance',
    'About',
    'Source',
    'Strength',
    'The day it is about',
    'Stale',
    'Contested',
    'Note',
    'Figure',
    'Measure',
  ],
  ...['Verdict', 'Document', 'SHA-256', 'Link', 'Added by', 'Added on', 'Verified by', 'Verified on'],
  ...['Withdrawn on', 'Why withdrawn'],
];

/** The evidence of a list, with everything that is said of it. */
export function evidenceCsv(listed: readonly Listed[]): string {
  return csv(HEADINGS, listed.map(rowOf));
}

function rowOf({ evidence, named, isStale, isContested }: Listed): (string | null)[] {
  const { figure, document, verified, withdrawn } = evidence;
  return [
    ...[evidence.claim, STANCE_WORDS[evidence.stance], named.title, SOURCE_WORDS[evidence.source]],
    ...[
      STRENGTH_WORDS[evidence.strength],
      evidence.aboutOn,
      isStale ? 'yes' : 'no',
      isContested ? 'yes' : 'no',
      evidence.note,
    ],
    ...[figure?.figure ?? null, figure?.measure ?? null, figure?.reason ?? null],
    ...[document?.fileName ?? null, document?.sha256 ?? null, evidence.link],
    ...[evidence.addedBy.name, evidence.addedOn, verified?.by ?? null, verified?.on ?? null],
    ...[withdrawn?.on ?? null, withdrawn?.reason ?? null],
  ];
}
