import type { Mapping } from './fields.ts';
import type { Sheet } from './table.ts';

/** A plan's table on its way in, as lists name it. */
export type ImportListed = {
  id: string;
  fileName: string;
  rows: number;
  state: 'preview' | 'accepted' | 'rejected';
  uploadedBy: string;
  uploadedAt: Date;
  actions: number | null;
};

export type PlanImport = Omit<ImportListed, 'rows'> & { sheet: Sheet; mapping: Mapping; version: number };
