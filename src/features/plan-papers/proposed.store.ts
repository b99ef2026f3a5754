import { loadInspections, loadJudgements, loadRecommendations } from '#features/inspections/index.ts';
import { defaultPeriod, loadBasis, loadJudged, scorecardSentence, THE_COUNCIL } from '#features/scorecard/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { gather } from './gathered.store.ts';
import { progressSections, type SectionProposed } from './sections.ts';
import { saidBetween } from './written.store.ts';
import type { WrittenPaper } from './written-paper.ts';

export type Council = { authority: AuthorityId; council: string };

/** The sections of a report on progress as Headway would build them on a day. */
export async function proposedSections(
  db: Tenant,
  council: Council,
  period: WrittenPaper['period'],
  today: LocalDate,
): Promise<SectionProposed[]> {
  const { authority } = council;
  const seeing = { seesHeld: false, today };
  const inspections = await loadInspections(db, authority, seeing);
  const published = inspections
    .filter(({ publishedOn }) => publishedOn !== null)
    .sort((a, b) => ((a.publishedOn ?? '') < (b.publishedOn ?? '') ? 1 : -1));
  return progressSections({
    gathered: await gather(db, council, today),
    inspections: published,
    judgements: await loadJudgements(db, authority, seeing),
    recommendations: await loadRecommendations(db, authority, seeing),
    measuresSentence: await measuresSentence(db, council, today),
    said: await saidBetween(db, authority, period),
    period,
  });
}

/** How the board's measures go over the usual period; empty where there is no extract yet. */
async function measuresSentence(db: Tenant, { authority, council }: Council, today: LocalDate): Promise<string> {
  const basis = await loadBasis(db, authority);
  if (basis.newest === null) return '';
  const period = defaultPeriod(basis.newest.dataMonth, today);
  const judging = { council, group: THE_COUNCIL, ofWords: 'the council', period, set: 'board', today } as const;
  return scorecardSentence(await loadJudged(db, authority, basis, judging)).lead;
}
