import type { TableProblem } from './supplied-table.ts';

/** A table that was uploaded, and what became of it. */
export type SuppliedUpload = {
  id: string;
  fileName: string;
  state: 'preview' | 'accepted' | 'rejected' | 'withdrawn';
  problems: readonly TableProblem[];
  uploaded: { by: string; at: Date };
  decided: { by: string; at: Date } | null;
  withdrawn: { by: string; at: Date; reason: string } | null;
  version: number;
  /** How many figures it holds. */
  figures: number;
};
