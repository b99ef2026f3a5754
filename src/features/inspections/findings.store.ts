import { type LedgerStep, stateOn } from '#kernel/ledger.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { inspectionsShown, loadInspections, type Reader } from './inspections.store.ts';
import type { Finding, FindingKind, Recommendation } from './register.ts';
import { type Seeing, showsFindings } from './seeing.ts';

type Step = Finding['steps'][number];

const LAST_DAY = '9999-12-31' as LocalDate;

/** The findings of all inspections that somebody may see, in the order of their reports. */
export async function loadFindings(db: Tenant, authority: AuthorityId, seeing: Seeing): Promise<Finding[]> {
  const shown = await inspectionsShown(db, authority, seeing);
  const rows = await db
    .selectFrom('finding')
    .select(['finding_id', 'inspection_id', 'number', 'kind', 'paragraph', 'words', 'theme', 'version'])
    .select(['team_id', 'service_id', 'area'])
    .where('authority_id', '=', authority)
    .orderBy('inspection_id')
    .orderBy('number')
    .execute();
  const steps = await stepsOf(db, authority, 'finding');
  return rows
    .filter(({ inspection_id }) => shown.has(inspection_id))
    .map((row) => ({
      ...{ id: row.finding_id, inspectionId: row.inspection_id, number: row.number, kind: row.kind as FindingKind },
      ...{ paragraph: row.paragraph, words: row.words, team: row.team_id, service: row.service_id, theme: row.theme },
      area: row.area,
      ...followed(steps.get(row.finding_id)),
      version: row.version,
    }));
}

/** The recommendations of all inspections that somebody may see, by their refs, with the clock of each report. */
export async function loadRecommendations(
  db: Tenant,
  authority: AuthorityId,
  reader: Reader,
): Promise<Recommendation[]> {
  const inspections = new Map((await loadInspections(db, authority, reader)).map((one) => [one.id, one]));
  const rows = await db
    .selectFrom('recommendation')
    .select(['recommendation_id', 'inspection_id', 'ref', 'words', 'paragraph', 'theme', 'version'])
    .where('authority_id', '=', authority)
    .orderBy('ref')
    .execute();
  const steps = await stepsOf(db, authority, 'recommendation');
  return rows.flatMap((row) => {
    const inspection = inspections.get(row.inspection_id);
    if (inspection === undefined || !showsFindings(inspection, reader)) return [];
    return {
      ...{ id: row.recommendation_id, inspectionId: inspection.id, inspectionTitle: inspection.title, ref: row.ref },
      ...{ words: row.words, paragraph: row.paragraph, theme: row.theme, version: row.version },
      ...{
        publishedOn: inspection.publishedOn,
        isAnswerOwed: inspection.isAnswerOwed,
        answerDueOn: inspection.answerDueOn,
        answeredOn: inspection.answeredOn,
      },
      ...followed(steps.get(row.recommendation_id)),
    };
  });
}

function followed(steps: readonly Step[] = []) {
  return { steps, state: stateOn(steps, LAST_DAY) ?? ('open' as const) };
}

async function stepsOf(
  db: Tenant,
  authority: AuthorityId,
  of: 'finding' | 'recommendation',
): Promise<Map<string, Step[]>> {
  const rows =
    of === 'finding'
      ? await db
          .selectFrom('finding_step')
          .select(['finding_id as id', 'number', 'step', 'on_day', 'by', 'reason', 'minute'])
          .where('authority_id', '=', authority)
          .orderBy('finding_id')
          .orderBy('number')
          .execute()
      : await db
          .selectFrom('recommendation_step')
          .select(['recommendation_id as id', 'number', 'step', 'on_day', 'by', 'reason', 'minute', 'by_ref'])
          .where('authority_id', '=', authority)
          .orderBy('recommendation_id')
          .orderBy('number')
          .execute();
  const steps = new Map<string, Step[]>();
  for (const row of rows) {
    const own = steps.get(row.id) ?? [];
    own.push({
      ...{ step: row.step as LedgerStep['step'], on: row.on_day as LocalDate, by: row.by },
      ...{ reason: row.reason, minute: row.minute },
      byRef: 'by_ref' in row && typeof row.by_ref === 'string' ? row.by_ref : null,
    });
    steps.set(row.id, own);
  }
  return steps;
}
