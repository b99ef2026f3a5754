export type { EventKind } from './kinds.ts';
export { kindInWords } from './kinds.ts';
export { RECORD_NOTICES } from './notices.ts';
export { recordRoutes } from './record.routes.ts';
export { type Actor, pseudonymOf, record } from './record.store.ts';
export { trail, whoLooked } from './trail.store.ts';
export { verifyNow } from './verify.store.ts';
export { verifyRecord } from './verifying.job.ts';
export type { RecordCheck } from './verifying.ts';
