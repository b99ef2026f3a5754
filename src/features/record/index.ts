export { RECORD_NOTICES } from './notices.ts';
export { type Actor, pseudonymOf, record } from './record.store.ts';
