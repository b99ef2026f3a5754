import type { AnyMeasure } from '../../definition.ts';
import { contactsReceived } from './contacts-received.ts';
import { noFurtherAction } from './no-further-action.ts';
import { reReferrals } from './re-referrals.ts';
import { referralsReceived } from './referrals-received.ts';

export const FRONT_DOOR: readonly AnyMeasure[] = [contactsReceived, referralsReceived, reReferrals, noFurtherAction];
