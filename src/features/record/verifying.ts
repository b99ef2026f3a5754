/** What a verification of a council's record found. */
export type RecordCheck = {
  at: Date;
  lastSequence: number;
  lastHash: string;
  /** Null where the record is whole. */
  broken: { sequence: number; finding: string } | null;
};
