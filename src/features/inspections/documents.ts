import type { LocalDate } from '#kernel/local-date.ts';

export const DOCUMENT_KINDS = ['letter', 'answer', 'other'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** A document of an inspection with the number of its newest file. */
export type DocumentKept = {
  id: string;
  title: string;
  what: DocumentKind;
  number: number;
  aboutOn: LocalDate;
  isHeld: boolean;
};

export const DOCUMENT_WORDS: Readonly<Record<DocumentKind, string>> = {
  letter: 'Letter or report',
  answer: 'The council’s answer',
  other: 'Other',
};
