import { peopleNamed } from '#features/plan/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { sha256Of } from '#platform/hash.ts';
import type { Said, SectionProposed } from './sections.ts';
import type { PaperContent, WrittenPaper } from './written-paper.ts';

type By = { personId: string; at: Date };

export type PaperGiven = Pick<WrittenPaper, 'title' | 'committee' | 'meetingOn' | 'author' | 'period'>;

/** The papers that people write, newest meeting first, without their sections. */
export async function listWritten(db: Tenant, authority: AuthorityId): Promise<WrittenPaper[]> {
  return load(db, authority, null);
}

export async function loadWritten(db: Tenant, authority: AuthorityId, id: string): Promise<WrittenPaper | null> {
  const [paper] = await load(db, authority, id);
  return paper ?? null;
}

async function load(db: Tenant, authority: AuthorityId, id: string | null): Promise<WrittenPaper[]> {
  const named = await peopleNamed(db, authority);
  const rows = await db
    .selectFrom('plan_paper')
    .selectAll()
    .where('authority_id', '=', authority)
    .$if(id !== null, (query) => query.where('paper_id', '=', id ?? ''))
    .orderBy('made_at', 'desc')
    .execute();
  const sections = await db
    .selectFrom('plan_paper_section')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('paper_id', '=', id ?? '00000000-0000-0000-0000-000000000000')
    .orderBy('number')
    .execute();
  const written = await db
    .selectFrom('plan_paper_final')
    .select(['paper_id', 'sha256', 'by', 'at'])
    .where('authority_id', '=', authority)
    .execute();
  const finals = new Map(
    written.map(({ paper_id, sha256, by, at }) => [paper_id, { by: named(by)?.name ?? '', at, sha256 }]),
  );
  return rows.map((row) => ({
    id: row.paper_id,
    title: row.title,
    committee: row.committee,
    meetingOn: row.meeting_on as LocalDate | null,
    author: row.author,
    period: { from: row.from_day as LocalDate, until: row.until_day as LocalDate },
    state: row.state as WrittenPaper['state'],
    madeBy: named(row.made_by)?.name ?? '',
    final: finals.get(row.paper_id) ?? null,
    sections: sections.map((section) => ({
      number: section.number,
      part: section.part,
      heading: section.heading,
      built: section.built,
      words: section.words,
      editedBy: named(section.edited_by)?.name ?? null,
      editedAt: section.edited_at,
      version: section.version,
    })),
    version: row.version,
  }));
}

/** Begins a paper with the sections that are proposed for it. */
export async function addWritten(
  db: Tenant,
  authority: AuthorityId,
  paper: PaperGiven,
  sections: readonly SectionProposed[],
  by: By,
): Promise<string> {
  const { paper_id } = await db
    .insertInto('plan_paper')
    .values({ authority_id: authority, ...headIn(paper), made_by: by.personId, made_at: by.at })
    .returning('paper_id')
    .executeTakeFirstOrThrow();
  for (const [index, section] of sections.entries()) await addSection(db, authority, paper_id, index + 1, section);
  return paper_id;
}

export async function addSection(
  db: Tenant,
  authority: AuthorityId,
  paperId: string,
  number: number,
  { part, heading, words }: SectionProposed,
): Promise<boolean> {
  const added = await db
    .insertInto('plan_paper_section')
    .values({ authority_id: authority, paper_id: paperId, number, part, heading, built: words, words })
    .onConflict((conflict) => conflict.columns(['authority_id', 'paper_id', 'number']).doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

/** Changes what a draft is called and before whom it is brought; false where somebody else did, or it is final. */
export async function changeHead(
  db: Tenant,
  authority: AuthorityId,
  { id, version }: Pick<WrittenPaper, 'id' | 'version'>,
  paper: PaperGiven,
): Promise<boolean> {
  const changed = await db
    .updateTable('plan_paper')
    .set({ ...headIn(paper), version: version + 1 })
    .where('authority_id', '=', authority)
    .where('paper_id', '=', id)
    .where('version', '=', version)
    .where('state', '=', 'draft')
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

/** Changes a section's words, or takes those that were built anew; false where somebody else changed it meanwhile. */
export async function changeSection(
  db: Tenant,
  authority: AuthorityId,
  paperId: string,
  section: { number: number; version: number; heading: string; words: string; built?: string },
  by: By,
): Promise<boolean> {
  const { number, version, heading, words, built } = section;
  const changed = await db
    .updateTable('plan_paper_section')
    .set({ heading, words, ...(built !== undefined && { built }) })
    .set({ edited_by: by.personId, edited_at: by.at, version: version + 1 })
    .where('authority_id', '=', authority)
    .where('paper_id', '=', paperId)
    .where('number', '=', number)
    .where('version', '=', version)
    .where('paper_id', 'in', (drafts) =>
      drafts
        .selectFrom('plan_paper')
        .select('plan_paper.paper_id')
        .where('plan_paper.authority_id', '=', authority)
        .where('state', '=', 'draft'),
    )
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

/** Makes a draft final: what it says is kept as one text under its hash. False where it is no draft of that version. */
export async function finish(
  db: Tenant,
  authority: AuthorityId,
  { id, version }: Pick<WrittenPaper, 'id' | 'version'>,
  content: PaperContent,
  by: By,
): Promise<boolean> {
  const changed = await db
    .updateTable('plan_paper')
    .set({ state: 'final', version: version + 1 })
    .where('authority_id', '=', authority)
    .where('paper_id', '=', id)
    .where('version', '=', version)
    .where('state', '=', 'draft')
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) return false;
  const text = JSON.stringify(content);
  const key = { authority_id: authority, paper_id: id };
  await db
    .insertInto('plan_paper_final')
    .values({ ...key, content: text, sha256: sha256Of(text), by: by.personId, at: by.at })
    .execute();
  return true;
}

/** What a final paper says, held to its hash; null where it is none, or not what was signed off. */
export async function finalContent(
  db: Tenant,
  authority: AuthorityId,
  id: string,
): Promise<{ content: PaperContent; sha256: string } | null> {
  const row = await db
    .selectFrom('plan_paper_final')
    .select(['content', 'sha256'])
    .where('authority_id', '=', authority)
    .where('paper_id', '=', id)
    .executeTakeFirst();
  if (!row || sha256Of(row.content) !== row.sha256) return null;
  return { content: JSON.parse(row.content) as PaperContent, sha256: row.sha256 };
}

/** What owners said they did between two days, both included, oldest first. */
export async function saidBetween(
  db: Tenant,
  authority: AuthorityId,
  { from, until }: { from: LocalDate; until: LocalDate },
): Promise<Said[]> {
  const rows = await db
    .selectFrom('plan_update')
    .select(['action_id', 'on_day', 'done'])
    .where('authority_id', '=', authority)
    .where('on_day', '>=', from)
    .where('on_day', '<=', until)
    .where('done', '<>', '')
    .orderBy('on_day')
    .orderBy('action_id')
    .execute();
  return rows.map(({ action_id, on_day, done }) => ({ actionId: action_id, on: on_day as LocalDate, done }));
}

function headIn({ title, committee, meetingOn, author, period }: PaperGiven) {
  return { title, committee, meeting_on: meetingOn, author, from_day: period.from, until_day: period.until };
}
