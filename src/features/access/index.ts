export { accessRoutes } from './access.routes.ts';
export {
  addCouncil,
  addPerson,
  createOneTimeLink,
  findSession,
  formToken,
  type Installation,
  installation,
  isFormToken,
  markInstalled,
  parseAuthority,
  type Person,
  people,
} from './access.store.ts';
export { allows, isRole, PERMISSIONS, type Permission, ROLES, type Role } from './policy.ts';
export { type Actor, record } from './record.store.ts';
