export { accessRoutes } from './access.routes.ts';
export {
  addCouncil,
  addPerson,
  councils,
  createOneTimeLink,
  findSession,
  formToken,
  type Installation,
  installation,
  isFormToken,
  markInstalled,
  parseAuthority,
  people,
} from './access.store.ts';
export type { Person } from './person.ts';
export { allows, isRole, type Permission, ROLES, type Role } from './policy.ts';
export { type Actor, record } from './record.store.ts';
