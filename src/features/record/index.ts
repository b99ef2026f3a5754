export { type Actor, pseudonymOf, record } from './record.store.ts';
