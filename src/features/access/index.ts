export { accessRoutes } from './access.routes.ts';
export { clearForgottenTries } from './accounts/tries.store.ts';
export { administrationRoutes } from './administration/administration.routes.ts';
export { administers } from './administration/links.ts';
export {
  addCouncil,
  type Council,
  councils,
  createSetUpLink,
  type Installation,
  installation,
  markInstalled,
  parseAuthority,
} from './installation.store.ts';
export { createLink, createOneTimeLink } from './links.store.ts';
export { ACCESS_MAILS, ACCESS_NOTICES } from './notices.ts';
export { providerProofHref, providerRoutes, providerWaysIn } from './oidc/oidc.routes.ts';
export { peopleRoutes } from './people/all.routes.ts';
export { addPerson, people, personWithEmail } from './people.store.ts';
export type { Person } from './person.ts';
export { allows, PERMISSIONS, type Permission, ROLES, type Role, roleOf } from './policy.ts';
export { askProof } from './proving.routes.ts';
export { prove } from './proving.store.ts';
export { findSession, formToken, isFormToken, noteAnswer, sentBefore } from './sessions.store.ts';
export { hashOf, newToken } from './tokens.store.ts';
