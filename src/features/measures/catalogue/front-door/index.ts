import type { AnyMeasure } from '../../definition.ts';
import { contactsReceived } from './contacts-received.ts';
import { reReferrals } from './re-referrals.ts';
import { referralsReceived } from './referrals-received.ts';

export const FRONT_DOOR: readonly AnyMeasure[] = [contactsReceived, referralsReceived, reReferrals];
