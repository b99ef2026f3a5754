import { ageOn, type LocalDate } from '#kernel/local-date.ts';

/** Who a person is, as far as age goes: the file's own age is that at the extract, −1 for an unborn child. */
export type Aged = { bornOn: LocalDate | null; ageYears: number | null };

export const AGE_BANDS = ['unborn', '0', '1-4', '5-9', '10-15', '16-17', '18-20', '21-25', 'notKnown'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

const UNBORN = -1;

/**
 * Completed years on a day, −1 for an unborn child, null where not known. It is worked out from the date of birth,
 * which for an unborn child is the expected one; only without it does the file's own age stand in.
 */
export function ageAt({ bornOn, ageYears }: Aged, on: LocalDate): number | null {
  if (bornOn === null) return ageYears;
  return bornOn > on || ageYears === UNBORN ? UNBORN : ageOn(bornOn, on);
}

export function isUnborn(person: Aged, on: LocalDate): boolean {
  return ageAt(person, on) === UNBORN;
}

/** The band of an age; over 25 no duty is left and the age is taken for a mistake. */
export function ageBandOf(age: number | null): AgeBand {
  if (age === null || age > 25 || age < UNBORN) return 'notKnown';
  if (age === UNBORN) return 'unborn';
  if (age === 0) return '0';
  if (age <= 4) return '1-4';
  if (age <= 9) return '5-9';
  if (age <= 15) return '10-15';
  if (age <= 17) return '16-17';
  return age <= 20 ? '18-20' : '21-25';
}
