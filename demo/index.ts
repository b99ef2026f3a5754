import { writeFile } from 'node:fs/promises';
import { type PublishedFile, publishedFiles } from './benchmarks.ts';
import { BODIES, type DemonstrationBody } from './bodies.ts';
import { COUNCIL, type Council, type CountyEvent, EVENTS, PEOPLE, type Person, TEAMS, type Team } from './council.ts';
import { dayOf } from './days.ts';
import { countyOf, type DemonstrationExtract, EXTRACTS, extractAt, extractsOf, fileOf } from './extracts.ts';
import { type DemonstrationInspection, INSPECTIONS } from './inspections.ts';
import { type DemonstrationLetter, LETTERS } from './letters.ts';
import { NEIGHBOUR, NEIGHBOUR_PEOPLE, NEIGHBOUR_TEAMS } from './neighbour.ts';
import { type DemonstrationPlan, PLAN } from './plan/index.ts';
import { type DemonstrationPaper, PAPERS_READY } from './readiness.ts';
import { type DemonstrationReport, REPORTS } from './reports.ts';
import { type DemonstrationRisk, RISKS } from './risks.ts';
import { type DemonstrationMoment, SELF_EVALUATION } from './self-evaluation.ts';
import { type DemonstrationSettings, NOTHING_SETTLED, SETTINGS } from './settings.ts';

/** The number from which the shown county is made. */
export const DEMONSTRATION_SEED = 2;
const NEIGHBOUR_SEED = 7;
const NEIGHBOUR_EXTRACTS = 2;

/** What an installation needs to know of a made-up council besides its files. */
export type Demonstration = {
  council: Council;
  teams: readonly Team[];
  people: readonly (Person & { staffRef: string | null })[];
  bodies: readonly DemonstrationBody[];
  events: readonly CountyEvent[];
  /** What others had published, as files to load. */
  published: readonly PublishedFile[];
  /** What it settled about its measures, and the figures that it supplies itself. */
  settings: DemonstrationSettings;
  inspections: readonly DemonstrationInspection[];
  /** The documents that came of them. */
  letters: readonly DemonstrationLetter[];
  papersReady: readonly DemonstrationPaper[];
  /** Null: it has no improvement plan. */
  plan: DemonstrationPlan | null;
  /** What was written of its progress. */
  reports: readonly DemonstrationReport[];
  risks: readonly DemonstrationRisk[];
  selfEvaluation: readonly DemonstrationMoment[];
  extracts: readonly DemonstrationExtract[];
  /** The monthly extracts as files, oldest first, each made when it is asked for. */
  files(): AsyncGenerator<DemonstrationExtract & { bytes: Uint8Array }>;
};

/** The made-up councils: Severnshire with its story, and a neighbour that has only begun. */
export function demonstrations(): Demonstration[] {
  const council = {
    council: COUNCIL,
    teams: TEAMS,
    people: PEOPLE,
    bodies: BODIES,
    events: EVENTS,
    published: publishedFiles(COUNCIL.code, COUNCIL.name),
    settings: SETTINGS,
    inspections: INSPECTIONS,
    letters: LETTERS,
    papersReady: PAPERS_READY,
    plan: PLAN,
    reports: REPORTS,
    risks: RISKS,
    selfEvaluation: SELF_EVALUATION,
    extracts: EXTRACTS,
  };
  const neighbour = {
    council: NEIGHBOUR,
    teams: NEIGHBOUR_TEAMS,
    people: NEIGHBOUR_PEOPLE,
    bodies: [],
    events: [],
    published: [],
    settings: NOTHING_SETTLED,
    inspections: [],
    letters: [],
    papersReady: [],
    plan: null,
    reports: [],
    risks: [],
    selfEvaluation: [],
    extracts: extractsOf(NEIGHBOUR.name).slice(-NEIGHBOUR_EXTRACTS),
  };
  return [madeFrom(DEMONSTRATION_SEED, council), madeFrom(NEIGHBOUR_SEED, neighbour)];
}

type Described = Omit<Demonstration, 'files' | 'people'> & { people: readonly Person[] };

function madeFrom(seed: number, described: Described): Demonstration {
  const county = countyOf(seed);
  const { asAt } = extractAt(-1);
  return {
    ...described,
    people: described.people.map((person) => ({
      ...person,
      staffRef:
        person.worker === undefined ? null : county.workers.inPost({ team: person.worker, post: 0 }, dayOf(asAt)),
    })),
    async *files() {
      for (const extract of described.extracts) yield { ...extract, bytes: await fileOf(county, extract) };
    },
  };
}

/** Writes one extract, by its place from 0 (August 2020) to 23 (July 2022). */
export async function writeExtract(index: number, path: string, seed: number = DEMONSTRATION_SEED): Promise<void> {
  await writeFile(path, await fileOf(countyOf(seed), extractAt(index)));
}

export { type CountyEvent, DEMONSTRATION_TODAY, type Person, type PersonRole, type Team } from './council.ts';
export type { DemonstrationExtract } from './extracts.ts';
export type { DemonstrationInspection } from './inspections.ts';
export type { DemonstrationLetter } from './letters.ts';
export type {
  DemonstrationAction,
  DemonstrationEvidence,
  DemonstrationOutcome,
  DemonstrationPlan,
  DemonstrationVersion,
} from './plan/index.ts';
export type { DemonstrationPaper } from './readiness.ts';
export type { DemonstrationReport } from './reports.ts';
export type { DemonstrationRisk } from './risks.ts';
export type { DemonstrationMoment } from './self-evaluation.ts';
export type { DemonstrationSettings } from './settings.ts';
