import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { AuthorityId } from '#platform/database/database.ts';
import type { Route } from '#platform/web/route.ts';
import { allows, type Role } from '../../src/features/access/index.ts';
import { referralsCsv } from '../support/files.ts';
import { OTHER, OWN, ROLE_NAMES, startInstallation } from '../support/installation.ts';
import { loadAndAccept } from '../support/loading.ts';
import { type Answered, type Visitor, withoutChance, withoutToken } from '../support/visitor.ts';
import { addKeeping, KEEPING_CASES, type Keeping } from './keeping-cases.ts';
import { addNotice, NOTICE_CASES } from './notice-cases.ts';
import { addPeopleTo, PEOPLE_CASES, type PeopleParts } from './people-cases.ts';
import { addProviderTo, addWaitingGroup, PROVIDER_CASES, type ProviderParts } from './provider-cases.ts';
import { addParts, nobodysParts, type Parts, STRUCTURE_CASES } from './structure-cases.ts';

type State = 'preview' | 'accepted' | 'refused';

/** What an address or a form may name of a council. */
type World = {
  id: string;
  team: string;
  parts: Parts;
  notice: string;
  sso: ProviderParts;
  people: PeopleParts;
  keeping: Keeping;
};

/** What a route is tried with: the address of something of this council, in the state that the route is for. */
type Case = {
  /** Fills the address; `id` is an extract in the state that is named. */
  url: (world: World) => string;
  state?: State;
  form?: Record<string, string> | ((world: World) => Record<string, string>);
  /** What somebody who may gets. */
  status: number;
  /** Roles that are answered otherwise. */
  statusOf?: Partial<Record<Role, number>>;
  /** The address holds nothing of a council, so that there is no other council's to try. */
  same?: true;
  /** A new one for each try, because trying uses it up. */
  fresh?: 'group';
  /** The names of the installation's councils are what it shows. */
  namesOthers?: true;
};

/** Roles that see no figures, or only their own cases, do not begin with the scorecard. */
const BEGIN_ELSEWHERE = {
  socialWorker: 303,
  systemAdministrator: 303,
  councilAdministrator: 303,
  informationGovernanceOfficer: 303,
} as const;

const CASES: Record<string, Case> = {
  'GET /account': { url: () => '/account', status: 200, same: true },
  'GET /account/password': { url: () => '/account/password', status: 200, same: true },
  'POST /account/password': { url: () => '/account/password', status: 422, same: true },
  'GET /account/app': { url: () => '/account/app', status: 200, same: true },
  'POST /account/app': { url: () => '/account/app', status: 303, same: true },
  'POST /account/recovery-codes': { url: () => '/account/recovery-codes', status: 303, same: true },
  'POST /account/sessions/end': { url: () => '/account/sessions/end', status: 303, same: true },
  'POST /account/sessions/:id/end': { url: () => `/account/sessions/${NOBODYS}/end`, status: 404, same: true },
  'POST /confirm': { url: () => '/confirm', status: 303, same: true },
  'GET /record': { url: () => '/record', status: 200, same: true },
  'GET /record.csv': { url: () => '/record.csv', status: 200, same: true },
  'GET /record.jsonl': { url: () => '/record.jsonl', status: 200, same: true },
  'GET /record/children': { url: () => '/record/children', status: 200, same: true },
  'POST /record/children': { url: () => '/record/children', status: 422, same: true },
  'GET /record/checks': { url: () => '/record/checks', status: 200, same: true },
  'POST /record/checks': { url: () => '/record/checks', status: 303, same: true },
  'POST /sign-out': { url: () => '/sign-out', status: 303, same: true },
  'GET /': { url: () => '/', status: 200, statusOf: BEGIN_ELSEWHERE, same: true },
  'GET /my-cases': { url: () => '/my-cases', status: 200, same: true },
  'GET /scorecard': { url: () => '/scorecard', status: 200, same: true },
  'GET /scorecard.csv': { url: () => '/scorecard.csv', status: 200, same: true },
  'GET /teams': { url: () => '/teams', status: 200, same: true },
  'GET /teams/:name': { url: ({ team }) => `/teams/${encodeURIComponent(team)}`, status: 200 },
  'GET /measures/:id': { url: () => '/measures/FD-07', status: 200, same: true },
  'GET /measures/:id/table.csv': { url: () => '/measures/FD-07/table.csv', status: 200, same: true },
  'GET /measures/:id/table.xlsx': { url: () => '/measures/FD-07/table.xlsx', status: 200, same: true },
  'GET /measures/:id/children': { url: () => '/measures/FD-07/children', status: 200, same: true },
  'POST /measures/:id/children': { url: () => '/measures/FD-07/children', status: 422, same: true },
  'GET /measures/:id/children.csv': { url: () => '/measures/FD-07/children.csv', status: 200, same: true },
  'POST /measures/:id/children.csv': { url: () => '/measures/FD-07/children.csv', status: 422, same: true },
  'GET /council': { url: () => '/council', status: 200, same: true },
  'POST /council/population': { url: () => '/council/population', status: 422, same: true },
  ...STRUCTURE_CASES,
  ...NOTICE_CASES,
  ...KEEPING_CASES,
  ...PROVIDER_CASES,
  ...PEOPLE_CASES,
  'GET /measures/:id/rebases': { url: () => '/measures/FD-07/rebases', status: 200, same: true },
  'POST /measures/:id/rebases': { url: () => '/measures/FD-07/rebases', status: 422, same: true },
  'POST /measures/:id/rebases/:month/removal': {
    url: () => '/measures/FD-07/rebases/2022-07/removal',
    status: 409,
    same: true,
  },
  'POST /extracts/:id/reading-as-csv': {
    url: ({ id }) => `/extracts/${id}/reading-as-csv`,
    state: 'refused',
    status: 303,
  },
  'GET /methods/trajectory': { url: () => '/methods/trajectory', status: 200, same: true },
  'GET /reports/board': { url: () => '/reports/board', status: 200, same: true },
  'GET /reports/board.docx': { url: () => '/reports/board.docx', status: 200, same: true },
  'GET /reports/board.pdf': { url: () => '/reports/board.pdf', status: 200, same: true },
  'GET /reports/board.xlsx': { url: () => '/reports/board.xlsx', status: 200, same: true },
  'GET /extracts': { url: () => '/extracts', status: 200, same: true },
  'GET /extracts.csv': { url: () => '/extracts.csv', status: 200, same: true },
  'GET /extracts/new': { url: () => '/extracts/new', status: 200, same: true },
  'POST /extracts': { url: () => '/extracts', status: 422, same: true },
  'GET /extracts/:id': { url: ({ id }) => `/extracts/${id}`, state: 'accepted', status: 200 },
  'GET /extracts/:id/issues.csv': { url: ({ id }) => `/extracts/${id}/issues.csv`, state: 'accepted', status: 200 },
  'GET /extracts/:id/headings': { url: ({ id }) => `/extracts/${id}/headings`, state: 'preview', status: 200 },
  'POST /extracts/:id/headings': {
    url: ({ id }) => `/extracts/${id}/headings`,
    state: 'preview',
    form: { version: '1' },
    status: 303,
  },
  'POST /extracts/:id/acceptance': {
    url: ({ id }) => `/extracts/${id}/acceptance`,
    state: 'preview',
    form: { asAt: '2022-08-05', dataMonth: '2022-07', version: '1' },
    status: 303,
  },
  'GET /extracts/:id/rejection': { url: ({ id }) => `/extracts/${id}/rejection`, state: 'preview', status: 200 },
  'POST /extracts/:id/rejection': { url: ({ id }) => `/extracts/${id}/rejection`, state: 'preview', status: 303 },
  'GET /extracts/:id/withdrawal': { url: ({ id }) => `/extracts/${id}/withdrawal`, state: 'accepted', status: 200 },
  'POST /extracts/:id/withdrawal': {
    url: ({ id }) => `/extracts/${id}/withdrawal`,
    state: 'accepted',
    form: { reason: 'A test' },
    status: 303,
  },
};

/** Only what is needed to come in is for anybody. */
const OPEN = [
  'GET /.well-known/security.txt',
  'GET /forgotten',
  'GET /invitation/:token',
  'GET /link/:token',
  'GET /reset/:token',
  'GET /set-up/:token',
  'GET /sign-in',
  'GET /sign-in/answer',
  'GET /sign-in/app',
  'GET /sign-in/code',
  'POST /forgotten',
  'POST /invitation/:token',
  'POST /link/:token',
  'POST /reset/:token',
  'POST /set-up/:token',
  'POST /sign-in',
  'POST /sign-in/app',
  'POST /sign-in/code',
  'POST /sign-in/with/:council/:provider',
];

const NOBODYS = '00000000-0000-4000-8000-000000000000';
const NOBODYS_WORLD: World = {
  id: NOBODYS,
  team: 'No such team',
  parts: nobodysParts(NOBODYS),
  notice: NOBODYS,
  sso: { provider: NOBODYS, group: NOBODYS },
  people: { person: NOBODYS, role: NOBODYS, proposal: NOBODYS },
  keeping: { hold: NOBODYS, erasure: NOBODYS },
};
const nameOf = ({ method, path }: Route) => `${method} ${path}`;

const started = await startInstallation();
/** The extract of each council that was really read and accepted; others are made from it. */
const accepted: Record<string, string> = {};
const parts: Record<string, Parts> = {};
const notices: Record<string, string> = {};
const providers: Record<string, string> = {};
const people: Record<string, PeopleParts> = {};
const keepings: Record<string, Keeping> = {};

describe('every route', () => {
  before(async () => {
    for (const council of [OWN, OTHER]) {
      const analyst = await started.signedIn('performanceAnalyst', council);
      const name = `as at 2022-08-05 of ${council}.csv`;
      const bytes = referralsCsv({ children: 5, prefix: council, team: `Team ${council}` });
      const address = await loadAndAccept(started, analyst, { name, bytes });
      accepted[council] = address.split('/').at(-1) ?? '';
      providers[council] = await addProviderTo(started.database, council);
      keepings[council] = await addKeeping(started.database, council, started.personOf('boardChair', council));
      people[council] = await addPeopleTo(started.database, council, started.personOf('boardChair', council));
      notices[council] = await addNotice(started.database, council);
      parts[council] = await addParts(started.database, council, started.personOf('boardChair', council));
    }
  });
  after(() => started.stop());

  it('every route has its case, and every case its route', () => {
    const names = started.routes.map(nameOf);
    assert.deepEqual(Object.keys(CASES).concat(OPEN).toSorted(), names.toSorted());
    const open = started.routes.filter(({ permission }) => permission === 'anybody');
    assert.deepEqual(open.map(nameOf).toSorted(), OPEN);
  });

  describe('who may do what, by the table of roles and permissions (U001, U003)', () => {
    for (const [name, tried] of Object.entries(CASES)) {
      it(`${name} asks somebody not signed in to sign in, and tells them nothing`, async () => {
        const visitor = started.anybody();
        const answer = await ask(visitor, name, tried, await worldOf(tried, OWN));
        if (name.startsWith('GET')) {
          assert.equal(answer.statusCode, 303);
          assert.match(answer.headers.location ?? '', /^\/sign-in\?next=/);
          assert.equal(answer.body, '');
          return;
        }
        assert.equal(answer.statusCode, 401);
        assert.equal(answer.body, (await visitor.post('/extracts', {})).body);
      });

      for (const role of ROLE_NAMES) {
        const may = allows(role, permissionOf(name));
        it(`${name} ${may ? 'answers' : 'does not exist for'} ${role}`, async () => {
          const visitor = await started.signedIn(role);
          const gone = await visitor.get('/gone');
          const own = await ask(visitor, name, tried, await worldOf(tried, OWN));
          assert.equal(own.statusCode, may ? (tried.statusOf?.[role] ?? tried.status) : 404);
          if (isText(own) && !(may && tried.namesOthers)) assert.doesNotMatch(withoutChance(own), /997|Othershire/);
          if (!may) assert.equal(withoutToken(own), withoutToken(gone));
          if (tried.same) return;
          const others = await ask(visitor, name, tried, await worldOf(tried, OTHER));
          const nobodys = await ask(visitor, name, tried, NOBODYS_WORLD);
          assert.equal(others.statusCode, 404);
          assert.equal(withoutToken(others), withoutToken(nobodys));
          assert.equal(withoutToken(others), withoutToken(gone));
          assert.deepEqual(Object.keys(others.headers), Object.keys(nobodys.headers));
        });
      }
    }
  });

  describe('what nobody of another council did', () => {
    it('changed nothing of theirs', async () => {
      const events = await started.database.as(OTHER, (db) => db.selectFrom('event').select('kind').execute());
      const kinds = new Set(events.map(({ kind }) => kind));
      assert.deepEqual([...kinds].toSorted(), ['extract.accepted', 'extract.loaded', 'session.opened']);
      const made = await started.database.as(OTHER, (db) =>
        db.selectFrom('extract').select(['state', 'version']).where('file_name', 'like', 'made%').execute(),
      );
      assert.ok(made.length > 20);
      assert.ok(made.every(({ version }) => version === 1));
    });
  });

  describe('pages for those who may less', () => {
    for (const role of ROLE_NAMES)
      it(`lead ${role} nowhere that is closed to them`, async () => {
        const visitor = await started.signedIn(role);
        const open = started.routes
          .filter(({ method, path, permission }) => method === 'GET' && !/[:.]/.test(path) && allows(role, permission))
          .map(({ path }) => path);
        const pages = [...open, ...(allows(role, 'scorecard.read') ? ['/measures/FD-07', '/measures/FD-01'] : [])];
        const followed = new Set<string>();
        for (const page of pages) {
          const { body } = await visitor.get(page);
          for (const link of linksIn(body).filter((href) => !followed.has(href))) {
            const answer = await visitor.get(link);
            const onward = answer.statusCode === 303 ? await visitor.get(answer.headers.location ?? '') : answer;
            assert.equal(onward.statusCode, 200, `${page} leads ${role} to ${link}`);
            followed.add(link);
          }
        }
        assert.ok(followed.size > 0);
      });

    it('write down who saw children, how many and of which figure, and nothing else', async () => {
      const visitor = await started.signedIn('teamManager');
      const before = await listed();
      assert.match((await visitor.get('/measures/FD-07/children')).body, /998-C\d/);
      const [event, ...more] = (await listed()).slice(before.length);
      assert.deepEqual(more, []);
      assert.equal(event?.person_id, started.personOf('teamManager'));
      assert.equal(event?.subject, 'FD-07');
      assert.doesNotMatch(JSON.stringify(event), /998-C\d/);
      assert.equal(event?.children.length, 5);
    });
  });
});

async function listed() {
  return started.database.as(OWN, (db) =>
    db.selectFrom('event').selectAll().where('kind', '=', 'children.listed').orderBy('at').execute(),
  );
}

/** Where a page leads within Headway; what is downloaded from it included. */
function linksIn(body: string): string[] {
  const links = [...body.matchAll(/href="(\/[^"#]*)"/g)].map((match) => (match[1] ?? '').replaceAll('&amp;', '&'));
  return [...new Set(links.filter((href) => !href.startsWith('/assets/')))];
}

function permissionOf(name: string): string {
  return started.routes.find((route) => nameOf(route) === name)?.permission ?? '';
}

async function ask(visitor: Visitor, name: string, tried: Case, world: World): Promise<Answered> {
  const url = tried.url(world);
  if (name === 'POST /extracts') return visitor.upload(null);
  const form = typeof tried.form === 'function' ? tried.form(world) : tried.form;
  return name.startsWith('GET') ? visitor.get(url) : visitor.post(url, form);
}

async function worldOf({ state, fresh }: Case, council: AuthorityId): Promise<World> {
  const id = state === undefined ? (accepted[council] ?? '') : await extractIn(state, council);
  const provider = providers[council] ?? '';
  const proposedBy = started.personOf('boardChair', council);
  const group = fresh ? await addWaitingGroup(started.database, council, { provider, proposedBy }) : NOBODYS;
  return {
    id,
    team: `Team ${council}`,
    parts: parts[council] ?? nobodysParts(NOBODYS),
    notice: notices[council] ?? '',
    sso: { provider, group },
    people: people[council] ?? NOBODYS_WORLD.people,
    keeping: keepings[council] ?? NOBODYS_WORLD.keeping,
  };
}

let made = 0;

/** A new extract in a state, with what was found in the one that was read. */
async function extractIn(state: State, council: AuthorityId): Promise<string> {
  made += 1;
  const sha256 = made.toString(16).padStart(64, '0');
  return started.database.as(council, async (db) => {
    const read = await db
      .selectFrom('extract')
      .select(['file_bytes', 'lists', 'summary', 'loaded_by', 'answers'])
      .where('extract_id', '=', accepted[council] ?? '')
      .executeTakeFirstOrThrow();
    const dates = { as_at: '2022-07-05', data_month: '2022-06' }; // before the one that was read, which stays the newest
    const done = {
      preview: {},
      accepted: { accepted_by: read.loaded_by, accepted_at: new Date() },
      refused: { refusal: 'Its name does not fit', refusal_code: 'csv-named-otherwise' },
    }[state];
    const values = { ...read, summary: JSON.stringify(read.summary), answers: JSON.stringify(read.answers) };
    const added = await db
      .insertInto('extract')
      .values({ authority_id: council, file_name: `made-${made}.csv`, sha256, state, ...values, ...dates, ...done })
      .returning('extract_id')
      .executeTakeFirstOrThrow();
    return added.extract_id;
  });
}

function isText({ headers }: Answered): boolean {
  return String(headers['content-type']).startsWith('text/');
}
