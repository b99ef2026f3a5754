import { type AdopterRecord, adopters } from './adopters.ts';
import { type AdoptionRecord, adoption } from './adoption.ts';
import { type AssessmentRecord, assessments } from './assessments.ts';
import { type CareLeaverRecord, careLeavers } from './care-leavers.ts';
import { type ChildProtectionRecord, childProtection } from './child-protection.ts';
import { type ChildInCareRecord, childrenInCare } from './children-in-care.ts';
import { type ChildInNeedRecord, childrenInNeed } from './children-in-need.ts';
import { type ContactRecord, contacts } from './contacts.ts';
import { type EarlyHelpRecord, earlyHelp } from './early-help.ts';
import type { ListDefinition, ListId } from './list.ts';
import { type ReferralRecord, referrals } from './referrals.ts';
import { type Section47Record, section47 } from './section-47.ts';

/** Every list with its columns, by its id. */
export const LISTS = {
  contacts,
  earlyHelp,
  referrals,
  assessments,
  section47,
  childrenInNeed,
  childProtection,
  childrenInCare,
  careLeavers,
  adoption,
  adopters,
} as const;

/** What a row of each list becomes. */
export type ListRecords = {
  contacts: ContactRecord;
  earlyHelp: EarlyHelpRecord;
  referrals: ReferralRecord;
  assessments: AssessmentRecord;
  section47: Section47Record;
  childrenInNeed: ChildInNeedRecord;
  childProtection: ChildProtectionRecord;
  childrenInCare: ChildInCareRecord;
  careLeavers: CareLeaverRecord;
  adoption: AdoptionRecord;
  adopters: AdopterRecord;
};

/** A list by its id, for code that treats all lists alike. */
export function listOf(id: ListId): ListDefinition {
  return LISTS[id];
}

export type {
  AdopterRecord,
  AdoptionRecord,
  AssessmentRecord,
  CareLeaverRecord,
  ChildInCareRecord,
  ChildInNeedRecord,
  ChildProtectionRecord,
  ContactRecord,
  EarlyHelpRecord,
  ReferralRecord,
  Section47Record,
};
