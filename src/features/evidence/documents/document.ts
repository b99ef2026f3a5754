import type { LocalDate } from '#kernel/local-date.ts';
import type { SCAN_WORDS } from './kinds.ts';

/** A file whose bytes are kept, before it belongs to a document. */
export type FileTaken = {
  fileName: string;
  mediaType: string;
  bytes: number;
  sha256: string;
  scan: keyof typeof SCAN_WORDS;
};

/** One of a document's files; a later one stands beside it and never in its place. */
export type DocumentVersion = FileTaken & {
  number: number;
  aboutOn: LocalDate;
  note: string;
  added: { by: string; at: Date };
};

export type KeptDocument = {
  id: string;
  title: string;
  /** Seen only by those who may see what is held back until it is published. */
  isHeld: boolean;
  addedById: string;
  /** Newest first; never empty. */
  versions: readonly DocumentVersion[];
  version: number;
};

/** Where one of a document's files is downloaded. */
export function documentHref(id: string, number: number): string {
  return `/evidence/documents/${id}/${number}`;
}
