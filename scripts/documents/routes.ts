import { type Dependencies, routesOf } from '../../src/app.ts';
import { type GeneratedDocument, markdown, table } from './document.ts';

/** Every address of the product: what it is, and which permission it takes. */
export const routes: GeneratedDocument = {
  path: 'docs/generated/routes.md',
  make() {
    return markdown(
      'Routes',
      '`routesOf` in `src/app.ts`',
      'Who has which permission: [roles and permissions](permissions.md). Whoever lacks it is answered as if the address did not exist; whoever is not signed in is asked to. Every `POST` of somebody signed in carries the form’s token. Besides these there are the files under `/assets`, and `/health`, which says whether the database answers.',
      table(
        ['Method', 'Address', 'What it is', 'Permission'],
        routesOf(NOTHING).map(({ method, path, what, permission }) => [
          method,
          `\`${path}\``,
          what,
          permission === 'anybody' ? 'anybody' : `\`${permission}\``,
        ]),
      ),
    );
  },
};

/** Listing routes works with nothing; a route that did would fail here. */
function unused(): never {
  throw new Error('a list of routes works with nothing');
}

const NOTHING: Dependencies = {
  database: { as: unused, installation: unused, copying: unused, ready: unused, close: unused },
  clock: { today: unused, now: unused, stamp: unused },
  log: unused,
  publicUrl: new URL('http://localhost'),
  securityContact: null,
  uploadMegabytes: 1,
  scan: unused,
  isDemonstration: false,
  requestsAMinute: 1,
  canMail: false,
  outbound: [],
  extracts: { files: { keep: unused, path: unused, remove: unused }, send: unused, seen: unused },
};
