import type { Evidence } from '#features/evidence/index.ts';
import type { Inspection, Judgement } from '#features/inspections/index.ts';
import type { CallItem, Readiness } from '#features/readiness/index.ts';
import type { RiskShown } from '#features/risks/index.ts';
import type { AreaEvaluation } from '#features/self-evaluation/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Gathered } from './gathered.ts';

/**
 * What packs for DfE and for inspectors are made of. Null is what whoever asks for the pack may not read: it is left
 * out, and the pack says so. Of inspections there are only facts that were published, whoever asks.
 */
export type PackFacts = {
  gathered: Gathered;
  inspections: { register: readonly Inspection[]; judgements: readonly Judgement[] } | null;
  /** Evidence that counts, by the id of the action or outcome that it is about. */
  evidence: ReadonlyMap<string, readonly Evidence[]>;
  /** The open ones, the highest score first. */
  risks: readonly RiskShown[] | null;
  evaluation: readonly AreaEvaluation[] | null;
  readiness: { readiness: Readiness; firstHours: readonly CallItem[]; lists: readonly ListHeld[] } | null;
};

/** An Annex A list as the newest extract that has it holds it. */
export type ListHeld = {
  title: string;
  asAt: LocalDate;
  rows: number | null;
  soundInWords: string;
  soundShare: number | null;
};
