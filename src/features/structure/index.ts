/** What other features may know of how a council is organised: its teams on a day, who reaches them, and their names. */

export { addBodies } from './bodies/adding.store.ts';
export { peopleToChoose } from './bodies/bodies.store.ts';
export { replaceNamesSeen } from './names.store.ts';
export { appearancesOf, type NamesOfExtract, underTeamNames } from './names-in-rows.ts';
export { STRUCTURE_NOTICES } from './notices.ts';
export type { StructureServices } from './parts.routes.ts';
export { structureRoutes } from './structure.routes.ts';
export { addStructure, loadStructure, type StructureGiven } from './structure.store.ts';
export {
  localityFinder,
  NO_STRUCTURE,
  reachOf,
  type Scope,
  type Structure,
  teamNamed,
  teamsAt,
} from './structure.ts';
export { tellOfOpenNames } from './telling.store.ts';
