import type { LocalDate } from '#kernel/local-date.ts';
import type { Evidence } from './evidence.ts';

/** The last day on which evidence about a day counts as current, by what the council settled (R-EVIDENCE-FRESH). */
export type Deadlines = (rule: 'R-EVIDENCE-FRESH', from: LocalDate) => LocalDate;

/** Whether evidence speaks of a day too long ago to count as current. */
export function isStale({ aboutOn }: Pick<Evidence, 'aboutOn'>, deadlines: Deadlines, today: LocalDate): boolean {
  return today > deadlines('R-EVIDENCE-FRESH', aboutOn);
}

/** Evidence that counts: what was withdrawn stays to be seen, and proves nothing. */
export function standing(evidence: readonly Evidence[]): Evidence[] {
  return evidence.filter(({ withdrawn }) => withdrawn === null);
}

/** A claim with what speaks for it and what against it, so that neither stands without the other. */
export type Claim = { claim: string; supports: readonly Evidence[]; contradicts: readonly Evidence[] };

/** Whether something speaks for a claim and something against it. */
export function isContested({ supports, contradicts }: Claim): boolean {
  return supports.length > 0 && contradicts.length > 0;
}

/** A claim is the same in capitals and small letters, and with or without its full stop. */
export function claimKey(claim: string): string {
  return claim
    .trim()
    .toLocaleLowerCase('en-GB')
    .replace(/[.\s]+$/, '');
}

/** Evidence by its claim, in the order in which it comes. */
export function claimsOf(evidence: readonly Evidence[]): Claim[] {
  const byClaim = Map.groupBy(evidence, ({ claim }) => claimKey(claim));
  return [...byClaim.values()].map((about) => ({
    claim: about[0]?.claim ?? '',
    supports: about.filter(({ stance }) => stance === 'supports'),
    contradicts: about.filter(({ stance }) => stance === 'contradicts'),
  }));
}
