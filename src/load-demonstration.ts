import { Readable } from 'node:stream';
import { DEMONSTRATION_TODAY, type Demonstration, type DemonstrationExtract, demonstrations } from '#demo/index.ts';
import { addDays, type LocalDate } from '#kernel/local-date.ts';
import { addCouncil, addPerson, type Installation, markInstalled, people } from './features/access/index.ts';
import { loadPublished } from './features/benchmarks/index.ts';
import {
  EXTRACT_NOTICES,
  type ExtractId,
  findExtract,
  moveExtract,
  readExtract,
  startReading,
} from './features/extracts/index.ts';
import { addCouncilFacts, revalueLater, valueExtract } from './features/measures/index.ts';
import { noLongerWaiting } from './features/notices/index.ts';
import { loadPlan, tellOfUpdates } from './features/plan/index.ts';
import { record } from './features/record/index.ts';
import { addSettings } from './features/settings/index.ts';
import { addBodies, addStructure } from './features/structure/index.ts';
import type { OpenInstallation } from './installation.ts';
import { addLettersOf, addReportsOf } from './load-papers.ts';
import { addPlanOf } from './load-plan.ts';
import { addPapersReady } from './load-readiness.ts';
import { addRisksOf } from './load-risks.ts';
import { addSelfEvaluationOf } from './load-self-evaluation.ts';
import { settingsGiven } from './load-settings.ts';
import type { Config } from './platform/config.ts';
import { type AuthorityId, authorityId, type Tenant } from './platform/database/database.ts';
import { logNothing } from './platform/log.ts';
import { type Scanner, scannerOf } from './platform/scan.ts';
import { loadingOf } from './worker.ts';

/**
 * Loads the made-up councils through the same door as real files: written down, read, accepted, valued. What an
 * interrupted first start had accepted is kept, and the rest follows.
 */
export async function loadDemonstration(
  opened: OpenInstallation,
  config: Config,
  say: (text: string) => void,
  signal: AbortSignal,
): Promise<Installation> {
  const installation = { demonstration: true };
  const loading = loadingOf({ ...opened, installed: installation }, config, logNothing, signal);
  const scan = scannerOf(config.scanCommand);
  const councils = demonstrations();
  const files = councils.reduce((sum, { extracts }) => sum + extracts.length, 0);
  say(`Loading the demonstration: ${files} monthly extracts of two made-up councils (once; about a minute) …`);
  for (const council of councils) await loadCouncil({ opened, loading, scan, council, say, signal });
  if (!signal.aborted) await markInstalled(opened.database, true);
  return installation;
}

type Loading = {
  opened: OpenInstallation;
  loading: ReturnType<typeof loadingOf>;
  scan: Scanner;
  council: Demonstration;
  say: (text: string) => void;
  signal: AbortSignal;
};

async function loadCouncil(work: Loading): Promise<void> {
  const { opened, scan, council, say, signal } = work;
  const authority = authorityId(council.council.code);
  const loadedBy = await addCounty(opened, authority, council);
  for (const file of council.published) {
    const loading = { by: loadedBy, at: new Date(`${file.loadedOn}T09:00:00Z`), today: DEMONSTRATION_TODAY };
    await loadPublished(opened.database, authority, file, loading);
  }
  let valued: Promise<void> = Promise.resolve();
  let done = 0;
  for await (const file of council.files()) {
    if (signal.aborted) break;
    const id = await read(work, authority, file, loadedBy);
    await valued; // one extract is valued while the next is read: each needs the history of those before it
    valued = accept(work, authority, file, id, loadedBy).then(() => {
      done += 1;
      say(`  ${String(done).padStart(2)} of ${council.extracts.length}  ${file.fileName}`);
    });
  }
  await valued;
  if (signal.aborted) return;
  await opened.database.as(authority, (db) => addImprovement(db, authority, council));
  const taking = { database: opened.database, files: work.loading.reading.files, scan };
  await addLettersOf(taking, authority, council, DEMONSTRATION_TODAY);
  const morning = new Date(`${DEMONSTRATION_TODAY}T06:30:00Z`);
  await tellOfUpdates(
    {
      ...{ database: opened.working, canMail: false, today: () => DEMONSTRATION_TODAY },
      ...{ stamp: () => morning, now: () => morning },
    },
    authority,
  );
}

/** The inspections and the plan, once the figures that are its evidence are there; what is there already stays. */
async function addImprovement(db: Tenant, authority: AuthorityId, council: Demonstration): Promise<void> {
  if ((await loadPlan(db, authority)) !== null) return;
  await addPlanOf(db, authority, council, DEMONSTRATION_TODAY);
  await addRisksOf(db, authority, council.risks, DEMONSTRATION_TODAY);
  const named = { authority, council: council.council.name };
  await addSelfEvaluationOf(db, named, council.selfEvaluation, DEMONSTRATION_TODAY);
  await addPapersReady(db, authority, council.papersReady, DEMONSTRATION_TODAY);
  await addReportsOf(db, named, council.reports, DEMONSTRATION_TODAY);
}

async function read(
  { opened, loading }: Loading,
  authority: AuthorityId,
  file: DemonstrationExtract & { bytes: Uint8Array },
  loadedBy: string,
): Promise<ExtractId> {
  const kept = await loading.reading.files.keep(authority, Readable.from([Buffer.from(file.bytes)]));
  const { id } = await opened.database.as(authority, (db) =>
    startReading(db, authority, {
      name: file.fileName,
      bytes: kept.bytes,
      sha256: kept.sha256,
      loadedBy,
      at: morningAfter(file.asAt),
    }),
  );
  await readExtract(loading.reading, authority, id);
  return id;
}

async function accept(
  { opened, loading }: Loading,
  authority: AuthorityId,
  file: DemonstrationExtract,
  id: ExtractId,
  by: string,
): Promise<void> {
  const { asAt, dataMonth } = file;
  const moved = await opened.database.as(authority, async (db) => {
    const extract = await findExtract(db, authority, id);
    if (extract?.state === 'accepted') return false;
    if (extract?.state === 'accepting') return true;
    const isMoved = await moveExtract(db, authority, id, 'preview', {
      to: 'accepting',
      asAt,
      dataMonth,
      by,
      at: morningAfter(asAt),
    });
    if (!isMoved) throw new Error(`a file of the demonstration was not read: ${extract?.refusal}`);
    await record(db, { authority, personId: by, from: 'demonstration' }, 'extract.accepted', id);
    return true;
  });
  if (!moved) return;
  if (!(await valueExtract(loading.valuing, authority, id)))
    throw new Error('a file of the demonstration could not be valued');
  await revalueLater(loading.valuing, authority, id);
  await opened.database.as(authority, (db) => everybodyKnows(db, authority, id));
}

/** What happened in two years of files is known to everybody by now. */
async function everybodyKnows(db: Tenant, authority: AuthorityId, id: ExtractId): Promise<void> {
  const told = { href: `/extracts/${id}`, now: new Date() };
  for (const kind of Object.values(EXTRACT_NOTICES)) await noLongerWaiting(db, authority, { ...told, kind });
}

/** When a careful analyst would have loaded it. */
function morningAfter(day: LocalDate): Date {
  return new Date(`${addDays(day, 1)}T09:00:00Z`);
}

/** The council, its people, teams, population and what is written on its charts; what is there already stays. */
async function addCounty(
  { database }: OpenInstallation,
  authority: AuthorityId,
  county: Demonstration,
): Promise<string> {
  return database.as(authority, async (db) => {
    const known = await people(db, authority, DEMONSTRATION_TODAY);
    if (known.length === 0) {
      await addCouncil(db, authority, county.council.name);
      await addCouncilFacts(db, authority, { population: county.council.population, events: county.events });
      await addStructure(db, authority, {
        teams: county.teams.map(({ name, from, until, service, locality, formerly }) => ({
          ...{ name, from, until },
          places: formerly
            ? [
                { from, service: formerly.service, locality },
                { from: formerly.until, service, locality },
              ]
            : [{ from, service, locality }],
        })),
      });
      const teams = await db.selectFrom('team').select(['team_id', 'name']).execute();
      for (const { name, title, role, email, team, staffRef } of county.people) {
        const teamId = teams.find((other) => other.name === team)?.team_id;
        const person = { name, post: title, email, staffRef };
        await addPerson(db, authority, person, [{ role, part: teamId === undefined ? {} : { teamId } }]);
      }
      await addBodies(db, authority, county.bodies);
    }
    const all = await people(db, authority, DEMONSTRATION_TODAY);
    const analyst = all.find(({ roles }) => roles.includes('performanceAnalyst'));
    if (!analyst) throw new Error('the demonstration has an analyst');
    if (known.length === 0) await addSettings(db, authority, settingsGiven(county.settings), analyst.personId);
    return analyst.personId;
  });
}
