import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Clock } from '#platform/clock.ts';
import { type Config, readConfig } from '#platform/config.ts';
import { type AuthorityId, authorityId, type Database } from '#platform/database/database.ts';
import { seeJobs } from '#platform/jobs-seen.ts';
import type { LogEntry } from '#platform/log.ts';
import { scannerOf } from '#platform/scan.ts';
import type { Route } from '#platform/web/route.ts';
import { buildApp, type Dependencies, routesOf } from '../../src/app.ts';
import {
  addCouncil,
  addPerson,
  createOneTimeLink,
  markInstalled,
  ROLES,
  type Role,
  roleOf,
} from '../../src/features/access/index.ts';
import { addCouncilFacts } from '../../src/features/measures/index.ts';
import { addStructure } from '../../src/features/structure/index.ts';
import { type OpenInstallation, openInstallation } from '../../src/installation.ts';
import { loadingOf, sendingOf, workOf } from '../../src/worker.ts';
import { type Visitor, visitorOf } from './visitor.ts';

/** Two councils, so that each test can try what belongs to somebody else. */
export const OWN = authorityId('998');
export const OTHER = authorityId('997');
export const COUNCIL_NAMES: Record<string, string> = { [OWN]: 'Ownshire', [OTHER]: 'Othershire' };
export const ROLE_NAMES = Object.keys(ROLES) as Role[];

const TODAY = '2022-08-09' as LocalDate;

export type TestInstallation = {
  app: FastifyInstance;
  opened: OpenInstallation;
  database: Database;
  config: Config;
  routes: Route[];
  /** What the application was built with, to build it anew with something else. */
  dependencies: Dependencies;
  /** Everything logged so far. */
  logged: LogEntry[];
  /** Moves the time by which sessions and links expire. */
  passHours(hours: number): void;
  /** Somebody who has not signed in. */
  anybody(): Visitor;
  /** Somebody of this role, who signed in through a one-time link as people do. */
  signedIn(role: Role, council?: AuthorityId): Promise<Visitor>;
  personOf(role: Role, council?: AuthorityId): string;
  now(): Date;
  /** Resolves when every job that was sent is done. */
  settled(): Promise<void>;
};

export type TestOptions = {
  /** Offer the people for choice, as a demonstration does. */
  isDemonstration?: boolean;
  /** Leave the installation as it is before anybody has set it up. */
  empty?: boolean;
  uploadMegabytes?: number;
  /** What one address may ask for; without it more than any test does. */
  requestsAMinute?: number;
  publicUrl?: string;
  /** The server that takes mails; none: nobody is sent any. */
  smtpUrl?: string;
  /** Hosts to which it may connect. */
  outbound?: string;
};

/**
 * The application that is shipped, on a database of its own in a folder of its own, with two councils and people of
 * every role in each. Jobs are done in this process as soon as they are sent, by the functions that the worker calls.
 * `stop` must be called at the end.
 */
export async function startInstallation(
  options: TestOptions = {},
): Promise<TestInstallation & { stop(): Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'headway-test-'));
  const config = readConfig(
    {
      HEADWAY_DATA: folder,
      HEADWAY_UPLOAD_MB: String(options.uploadMegabytes ?? 8),
      HEADWAY_REQUESTS_A_MINUTE: String(options.requestsAMinute ?? 1_000_000),
      HEADWAY_PUBLIC_URL: options.publicUrl ?? 'http://localhost:3000',
      HEADWAY_OUTBOUND: options.outbound ?? '',
      ...(options.smtpUrl !== undefined && {
        HEADWAY_SMTP_URL: options.smtpUrl,
        HEADWAY_MAIL_FROM: 'headway@council.example',
      }),
    },
    folder,
  );
  const logged: LogEntry[] = [];
  const log = (entry: LogEntry) => void logged.push(entry);
  const opened = await openInstallation(config, log);
  const { database } = opened;
  const people = options.empty ? new Map<string, string>() : await settle(database);
  let hoursPassed = 0;
  const now = () => new Date(Date.now() + hoursPassed * 3_600_000);
  const clock: Clock = { today: () => TODAY, now, stamp: () => new Date(`${TODAY}T09:00:00Z`) };
  const jobs = jobsOf(opened, config, log);
  const seen = seeJobs(opened.owner);
  const dependencies: Dependencies = {
    database,
    clock,
    log,
    publicUrl: config.publicUrl,
    securityContact: config.securityContact,
    uploadMegabytes: config.uploadMegabytes,
    scan: scannerOf(config.scanCommand),
    isDemonstration: options.isDemonstration ?? false,
    requestsAMinute: config.requestsAMinute,
    canMail: config.smtpUrl !== null,
    outbound: config.outbound,
    extracts: { files: jobs.files, send: jobs.send, seen: seen.of },
  };
  const app = await buildApp(dependencies);
  const personOf = (role: Role, council: AuthorityId = OWN) => people.get(`${council}/${role}`) ?? '';
  return {
    ...{ app, opened, database, config, logged, now, personOf, dependencies },
    routes: routesOf(dependencies),
    settled: jobs.settled,
    passHours: (hours) => {
      hoursPassed += hours;
    },
    anybody: () => visitorOf(app),
    async signedIn(role, council = OWN) {
      const link = { authority: council, personId: personOf(role, council) };
      const visitor = visitorOf(app);
      await visitor.post(`/link/${await createOneTimeLink(database, link, now())}`, {});
      return visitor;
    },
    async stop() {
      await jobs.settled();
      await app.close();
      await seen.close();
      await opened.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Two councils with people in every role, and teams. */
async function settle(database: Database): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const council of [OWN, OTHER])
    await database.as(council, async (db) => {
      await addCouncil(db, council, COUNCIL_NAMES[council] ?? '');
      await addCouncilFacts(db, council, {
        population: [
          { value: 100_000, from: '2015-01-01' as LocalDate, until: null, basis: 'statutory', source: 'made up' },
        ],
        events: [],
      });
      const since = '2015-01-01' as LocalDate;
      const places = [{ from: since, service: 'Assessment', locality: 'North' }];
      await addStructure(db, council, { teams: [{ name: `Team ${council}`, from: since, until: null, places }] });
      const team = await db.selectFrom('team').select('team_id').executeTakeFirstOrThrow();
      for (const role of ROLE_NAMES) {
        const person = {
          name: `${role} of ${council}`,
          post: ROLES[role].title,
          email: `${role.toLowerCase()}@${council}.example`,
          staffRef: role === 'socialWorker' ? `Worker ${council}` : null,
        };
        const part = roleOf(role).givenFor === 'part' ? { teamId: team.team_id } : {};
        ids.set(`${council}/${role}`, await addPerson(db, council, person, [{ role, part }]));
      }
    });
  await markInstalled(database, false);
  return ids;
}

function jobsOf(opened: OpenInstallation, config: Config, log: (entry: LogEntry) => void) {
  const loading = loadingOf(opened, config, log, new AbortController().signal);
  const sending = sendingOf(opened, config, log, new AbortController().signal);
  const work = workOf({ ...loading, reading: { ...loading.reading, today: () => TODAY } }, sending);
  const running = new Set<Promise<void>>();
  return {
    files: loading.reading.files,
    async send(job: string, authority: AuthorityId, subject: string): Promise<void> {
      const handle = work[job];
      if (!handle) throw new Error(`there is no job ${job}`);
      const done = handle(authority, subject)
        .catch((error: unknown) => log({ event: 'job.failed', job, error: String(error) }))
        .finally(() => running.delete(done));
      running.add(done);
    },
    async settled(): Promise<void> {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
