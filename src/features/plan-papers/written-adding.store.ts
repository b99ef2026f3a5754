import type { LocalDate } from '#kernel/local-date.ts';
import type { Tenant } from '#platform/database/database.ts';
import { type Council, proposedSections } from './proposed.store.ts';
import { addWritten, changeSection, finish, loadWritten, type PaperGiven } from './written.store.ts';
import { contentOf } from './written-paper.ts';

type By = { personId: string; at: Date };

/** A report on progress with what people made of it, as it is written down at once. */
type ReportGiven = PaperGiven & {
  begun: By;
  /** What somebody wrote in place of what was proposed, by the section's part. */
  edited: readonly { part: string; words: string; by: By }[];
  /** Null: still a draft. */
  final: { by: By; figuresAsAt: LocalDate | null } | null;
};

/** Writes down a report: begun with what Headway proposes, edited, and made final where it is. */
export async function addReport(
  db: Tenant,
  council: Council,
  { begun, edited, final, ...head }: ReportGiven,
  today: LocalDate,
): Promise<string> {
  const { authority } = council;
  const sections = await proposedSections(db, council, head.period, today);
  const id = await addWritten(db, authority, head, sections, begun);
  for (const { part, words, by } of edited) {
    const number = sections.findIndex((section) => section.part === part) + 1;
    const heading = sections[number - 1]?.heading;
    if (heading === undefined) throw new Error(`no section of a report on progress is called ${part}`);
    await changeSection(db, authority, id, { number, version: 1, heading, words }, by);
  }
  if (final === null) return id;
  const paper = await loadWritten(db, authority, id);
  if (paper === null) throw new Error('a report that was begun is there');
  const content = contentOf(paper, { council: council.council, figuresAsAt: final.figuresAsAt });
  await finish(db, authority, paper, content, final.by);
  return id;
}
