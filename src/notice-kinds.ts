import { ACCESS_MAILS, ACCESS_NOTICES } from './features/access/index.ts';
import { EXTRACT_NOTICES } from './features/extracts/index.ts';
import { INSPECTION_NOTICES } from './features/inspections/index.ts';
import { KEEPING_NOTICES } from './features/keeping/index.ts';
import { BACKGROUND_NOTICES, linkMailsOf, noticeKindsOf } from './features/notices/index.ts';
import { CHANGE_NOTICES, DELIVERED_NOTICES, UPDATE_MAILS, UPDATE_NOTICES } from './features/plan/index.ts';
import { RECORD_NOTICES } from './features/record/index.ts';
import { RISK_NOTICES } from './features/risks/index.ts';
import { EVALUATION_NOTICES } from './features/self-evaluation/index.ts';
import { STRUCTURE_NOTICES } from './features/structure/index.ts';

/** Everything that people can be told, as the features declare it, in the order in which preferences show it. */
export const NOTICE_KINDS = noticeKindsOf(
  EXTRACT_NOTICES,
  STRUCTURE_NOTICES,
  ACCESS_NOTICES,
  RECORD_NOTICES,
  KEEPING_NOTICES,
  INSPECTION_NOTICES,
  UPDATE_NOTICES,
  DELIVERED_NOTICES,
  CHANGE_NOTICES,
  EVALUATION_NOTICES,
  RISK_NOTICES,
  BACKGROUND_NOTICES,
);

export const LINK_MAILS = linkMailsOf(ACCESS_MAILS, UPDATE_MAILS);
