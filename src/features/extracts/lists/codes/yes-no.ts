import { codeSet } from './code-set.ts';

const YES = { code: 'yes', letter: 'a', label: 'Yes', also: ['Y', '1', 'True', '1 - Yes'] } as const;
const NO = { code: 'no', letter: 'b', label: 'No', also: ['N', '0', 'False', '0 - No'] } as const;
const UNKNOWN = { code: 'unknown', letter: 'c', label: 'Unknown', also: ['U', 'Not known', 'Not recorded'] } as const;

export const yesNo = codeSet('yesNo', 'Yes or no', [YES, NO]);

/** Whether a referral was closed with no further action: `NFA` is yes. */
export const noFurtherAction = codeSet('noFurtherAction', 'No further action', [
  { ...YES, also: [...YES.also, 'NFA', 'No further action'] },
  { ...NO, also: [...NO.also, 'FA', 'Further action'] },
]);

/** Whether a child was seen, or seen alone, in the words that visits are recorded in. */
export const seen = codeSet('seen', 'Whether the child was seen', [
  { ...YES, also: [...YES.also, 'Seen', 'Child seen', 'Child seen alone', 'Seen alone'] },
  { ...NO, also: [...NO.also, 'Not seen', 'Child not seen', 'Child not seen alone', 'Not seen alone'] },
  UNKNOWN,
]);

/** Whether a child was an unaccompanied asylum-seeking child. */
export const unaccompanied = codeSet('unaccompanied', 'Unaccompanied asylum-seeking child', [
  { ...YES, also: [...YES.also, 'UASC'] },
  { ...NO, also: [...NO.also, 'Non-UASC', 'Not UASC'] },
]);

/** Whether a return interview was offered or taken up, in the words of the missing episode form. */
export const returnInterviewOffered = codeSet('returnInterviewOffered', 'Return interview offered', [
  { ...YES, also: [...YES.also, 'Offered and accepted', 'Offered and declined', 'Offered and declined (by YP)'] },
  { ...NO, also: [...NO.also, 'Not offered', 'Not offered (missing again)', 'Not offered (other)'] },
  UNKNOWN,
]);

export const returnInterviewAccepted = codeSet('returnInterviewAccepted', 'Return interview accepted', [
  { ...YES, also: [...YES.also, 'Offered and accepted', 'Accepted'] },
  { ...NO, also: [...NO.also, 'Offered and declined', 'Offered and declined (by YP)', 'Declined', 'Not offered'] },
  UNKNOWN,
]);
