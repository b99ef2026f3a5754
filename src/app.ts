import type { FastifyInstance } from 'fastify';
import { assets, button, type Html, html, insetText, type NavigationItem, page, pageHeading, reading } from '#ui';
import { JOBS_IN_WORDS } from './failed-jobs.ts';
import {
  accessRoutes,
  administers,
  administrationRoutes,
  askProof,
  findSession,
  formToken,
  isFormToken,
  noteAnswer,
  type Permission,
  parseAuthority,
  peopleRoutes,
  prove,
  providerProofHref,
  providerRoutes,
  providerWaysIn,
  sentBefore,
} from './features/access/index.ts';
import { benchmarkRoutes } from './features/benchmarks/index.ts';
import { changesRoutes } from './features/changes/index.ts';
import { comparisonRoutes } from './features/comparison/index.ts';
import { dataQualityRoutes } from './features/data-quality/index.ts';
import { durationRoutes } from './features/durations/index.ts';
import { evidenceRoutes } from './features/evidence/index.ts';
import { extractRoutes, LIST_IDS, listTitle } from './features/extracts/index.ts';
import { feedRoutes, findBearer, tokenRoutes } from './features/feeds/index.ts';
import { improvementNavigation, inspectionRoutes } from './features/inspections/index.ts';
import { journeyRoutes } from './features/journeys/index.ts';
import { keepingRoutes } from './features/keeping/index.ts';
import { councilRoutes } from './features/measures/index.ts';
import { countUnread, MOST_COUNTED, noticeRoutes, readerFor } from './features/notices/index.ts';
import { reportRoutes } from './features/papers/index.ts';
import { actingOn, planAtHome, planRoutes } from './features/plan/index.ts';
import { planPaperRoutes } from './features/plan-papers/index.ts';
import { readinessRoutes } from './features/readiness/index.ts';
import { record, recordRoutes } from './features/record/index.ts';
import { riskRegisterRoutes } from './features/risks/index.ts';
import { figuresNavigation, hasOwnCases, scorecardRoutes } from './features/scorecard/index.ts';
import { selfEvaluationRoutes } from './features/self-evaluation/index.ts';
import { settingsRoutes } from './features/settings/index.ts';
import { structureRoutes } from './features/structure/index.ts';
import { worklistRoutes } from './features/worklists/index.ts';
import { LINK_MAILS, NOTICE_KINDS } from './notice-kinds.ts';
import type { Clock } from './platform/clock.ts';
import type { Database } from './platform/database/database.ts';
import type { Log } from './platform/log.ts';
import type { Scanner } from './platform/scan.ts';
import { mount, type Page } from './platform/web/mount.ts';
import type { Route, Session } from './platform/web/route.ts';
import { securityTxtRoute } from './platform/web/security-txt.ts';
import { createServer } from './platform/web/server.ts';
import type { WorkerServices } from './worker.ts';

export type Dependencies = {
  database: Database;
  clock: Clock;
  log: Log;
  publicUrl: URL;
  uploadMegabytes: number;
  /** Asked of every document before it is kept. */
  scan: Scanner;
  /** Anybody may come in as one of the made-up people. */
  isDemonstration: boolean;
  requestsAMinute: number;
  /** Whether the installation was told of a mail server. */
  canMail: boolean;
  /** Whom to tell of a weakness; null: nobody is named. */
  securityContact: string | null;
  /** The hosts, with their ports, to which Headway may connect. */
  outbound: readonly string[];
  extracts: WorkerServices;
};

/** Every route of the product, in one list: what is mounted, documented and put through the permission tests. */
export function routesOf(dependencies: Dependencies): Route[] {
  return [
    securityTxtRoute(dependencies),
    ...accessRoutes({ ...dependencies, waysIn: (asked) => providerWaysIn(dependencies.database, asked) }),
    ...providerRoutes(dependencies),
    ...peopleRoutes({ ...dependencies, send: dependencies.extracts.send }),
    ...administrationRoutes({
      ...dependencies,
      ...dependencies.extracts,
      jobTitle: (job) => JOBS_IN_WORDS[job] ?? job,
    }),
    ...scorecardRoutes({ atHome: planAtHome, actingOn }),
    ...changesRoutes(),
    ...durationRoutes(),
    ...journeyRoutes(),
    ...comparisonRoutes(),
    ...dataQualityRoutes(),
    ...worklistRoutes(),
    ...reportRoutes(),
    ...benchmarkRoutes({ ...dependencies, figuresNavigation }),
    ...councilRoutes(dependencies.extracts),
    ...structureRoutes({ send: dependencies.extracts.send, listTitle: titleOf }),
    ...settingsRoutes({ ...dependencies, send: dependencies.extracts.send }),
    ...planRoutes({ ...dependencies, files: dependencies.extracts.files }),
    ...planPaperRoutes(dependencies),
    ...selfEvaluationRoutes(dependencies),
    ...riskRegisterRoutes(dependencies),
    ...recordRoutes(),
    ...tokenRoutes(dependencies),
    ...feedRoutes(),
    ...keepingRoutes({ ...dependencies, send: dependencies.extracts.send }),
    ...extractRoutes({ ...dependencies, ...dependencies.extracts }),
    ...inspectionRoutes({ ...dependencies, files: dependencies.extracts.files }),
    ...readinessRoutes(dependencies),
    ...evidenceRoutes({ ...dependencies, files: dependencies.extracts.files, navigation: improvementNavigation }),
    ...noticeRoutes({ ...dependencies, kinds: NOTICE_KINDS, linkMails: LINK_MAILS, record }),
  ];
}

/** What a list is called, by its id as text. */
function titleOf(list: string): string {
  const id = LIST_IDS.find((known) => known === list);
  return id === undefined ? list : listTitle(id);
}

/** The application, wired: `main` listens with it, and every web test asks it. */
export async function buildApp(dependencies: Dependencies): Promise<FastifyInstance> {
  const { database, clock, log, publicUrl } = dependencies;
  const server = await createServer(dependencies);
  const unread = new WeakMap<Session, number>();
  for (const [path, asset] of assets())
    server.get(path, { config: { rateLimit: false } }, (_, reply) =>
      reply
        .type(asset.contentType)
        .header('cache-control', asset.immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
        .send(asset.body),
    );
  server.get('/health', async (_, reply) => {
    const ready = await database.ready();
    return reply.code(ready ? 200 : 503).send({ ready });
  });
  mount(server, routesOf(dependencies), {
    database,
    clock,
    log,
    secureCookies: publicUrl.protocol === 'https:',
    async findSession(db, authority, token, from) {
      const session = await findSession(db, authority, token, { now: clock.now(), today: clock.today(), from });
      if (session !== null) unread.set(session, await countUnread(db, readerOf(session)));
      return session;
    },
    findBearer: (db, authority, token) => findBearer(db, authority, token, { now: clock.now(), today: clock.today() }),
    parseAuthority,
    formToken,
    isFormToken,
    sentBefore,
    noteAnswer,
    prove: (db, session, form) => prove(db, session, form, { now: clock.now(), today: clock.today() }),
    provePage: async (db, session, asked) =>
      askProof(db, session, asked, { today: clock.today(), providerHref: await providerProofHref(db, session) }),
    refused: (db, visitor, { method, path }, why) =>
      record(db, visitor, 'request.refused', `${method} ${path}`, { detail: { why } }),
    layout: (shown) => layout(shown, (shown.session && unread.get(shown.session)) ?? 0, dependencies.isDemonstration),
    errorPage,
  });
  return server;
}

const SECTIONS: readonly Section[] = [
  { section: 'home', text: 'Home', href: '/', permission: 'account.own' },
  { section: 'my-cases', text: 'My cases', href: '/my-cases', permission: 'children.read', among: hasOwnCases },
  { section: 'act-on', text: 'To act on', href: '/act-on', permission: 'children.read' },
  { section: 'scorecard', text: 'Scorecard', href: '/scorecard', permission: 'scorecard.read' },
  { section: 'teams', text: 'Teams', href: '/teams', permission: 'teams.read' },
  { section: 'plan', text: 'Plan', href: '/plan', permission: 'plan.read' },
  {
    section: 'plan',
    text: 'Plan',
    href: '/plan/versions',
    permission: 'plan.submitted',
    among: ({ grants }) => !grants.has('plan.read'),
  },
  { section: 'my-actions', text: 'My actions', href: '/my-actions', permission: 'plan.own' },
  { section: 'extracts', text: 'Extracts', href: '/extracts', permission: 'extracts.read' },
  {
    section: 'administration',
    text: 'Administration',
    href: '/administration',
    permission: 'account.own',
    among: ({ grants }) => administers((permission) => grants.has(permission)),
  },
];

/** Where the navigation leads; `among` says for whom of those who may go there it is of use. */
type Section = {
  section: string;
  text: string;
  href: string;
  permission: Permission;
  among?: (session: Session) => boolean;
};

function layout(shown: Page, unread: number, isDemonstration: boolean): Html {
  const { session, csrfToken } = shown;
  return page({
    ...shown,
    content: shown.main,
    navigation: session ? navigationOf(session, shown.section) : [],
    ...(session && {
      account: {
        council: session.visitor.council,
        person: [session.visitor.name, session.visitor.duties].filter((text) => text !== '').join(', '),
        signOut: html`${noticesLink(unread)} <a href="/account">Account</a><form method="post" action="/sign-out"><input type="hidden" name="csrf" value="${csrfToken}">${button({ text: 'Sign out', classes: 'hw-sign-out' })}</form>`,
      },
    }),
    footer:
      isDemonstration && html`<p>Demonstration: made-up councils on 9 August 2022. Everybody in them is invented.</p>`,
  });
}

/** How many notices wait, in words, where everybody finds it. */
function noticesLink(unread: number): Html {
  const count = unread < MOST_COUNTED ? String(unread) : `${MOST_COUNTED} or more`;
  return html`<a href="/notices">Notices${unread > 0 && html` <strong>${count} new</strong>`}</a>`;
}

/** Somebody as a reader of notices, by what they may do now. */
function readerOf({ visitor, grants }: Session) {
  return readerFor(visitor, (permission) => grants.has(permission), NOTICE_KINDS);
}

function navigationOf(session: Session, current: string | null): NavigationItem[] {
  return SECTIONS.filter(({ permission, among }) => session.grants.has(permission) && (among?.(session) ?? true)).map(
    ({ section, text, href }) => ({ text, href, isCurrent: section === current }),
  );
}

function errorPage(error: { status: number; message: string; reference: string | null }) {
  const title =
    error.status === 404 ? 'Page not found' : error.status >= 500 ? 'Something went wrong' : 'That did not work';
  const main = reading(
    html`${pageHeading(title)}<p class="govuk-body-l">${error.message}</p>${
      error.reference && insetText(html`If you report this, give the reference <strong>${error.reference}</strong>.`)
    }<p class="govuk-body"><a class="govuk-link" href="/">Go to the start</a></p>`,
  );
  return { title, main };
}
