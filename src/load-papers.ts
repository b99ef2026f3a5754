import { Readable } from 'node:stream';
import type { Demonstration, DemonstrationInspection, DemonstrationLetter, DemonstrationReport } from '#demo/index.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import { people } from './features/access/index.ts';
import { keepDocument, takeFile, type UploadServices } from './features/evidence/index.ts';
import {
  addInspectionDocument,
  areaTitle,
  GRADE_WORDS,
  loadInspectionDocuments,
  loadInspections,
} from './features/inspections/index.ts';
import { type PaperDocument, PdfNotAvailable, renderPaperApart } from './features/papers/index.ts';
import { addReport } from './features/plan-papers/index.ts';
import type { AuthorityId, Tenant } from './platform/database/database.ts';

/**
 * Takes in the letters of the made-up county's inspections as files: drawn as an inspectorate would send them, and kept
 * through the same door as what somebody uploads. A letter that is there already stays.
 */
export async function addLettersOf(
  services: UploadServices,
  authority: AuthorityId,
  { letters, inspections }: Pick<Demonstration, 'letters' | 'inspections'>,
  today: LocalDate,
): Promise<void> {
  for (const letter of letters) {
    const inspection = inspections.find(({ title }) => title === letter.inspection);
    const asked = await services.database.as(authority, (db) => awaiting(db, authority, letter, today));
    if (inspection === undefined || asked === null) continue;
    const { bytes, format } = await drawn(letterOf(inspection, letter));
    const name = letter.fileName.replace(/pdf$/, format);
    const by = { personId: asked.personId, on: letter.addedOn, at: new Date(`${letter.addedOn}T12:00:00Z`) };
    const actor = { authority, personId: by.personId, from: 'demonstration' };
    const arriving = { name, stream: Readable.from([bytes]), isTruncated: () => false };
    const taken = await takeFile(services, actor, arriving, async (db, file) => {
      const { documentId } = await keepDocument(db, authority, file, letter, by);
      await addInspectionDocument(db, authority, asked.inspectionId, { documentId, what: 'letter' });
    });
    if (!taken.ok) throw new Error(`a letter of the demonstration was not taken: ${taken.says}`);
  }
}

/** The inspection to which a letter belongs and who adds it; null where it has its letter. */
async function awaiting(db: Tenant, authority: AuthorityId, letter: DemonstrationLetter, today: LocalDate) {
  const all = await loadInspections(db, authority, { seesHeld: false });
  const inspectionId = all.find(({ title }) => title === letter.inspection)?.id;
  const personId = (await people(db, authority, today)).find(({ name }) => name === letter.addedBy)?.personId;
  if (inspectionId === undefined || personId === undefined)
    throw new Error(`the demonstration's letter ${letter.title} is of nobody or by nobody`);
  const kept = await loadInspectionDocuments(db, authority, inspectionId);
  return kept.some(({ title }) => title === letter.title) ? null : { inspectionId, personId };
}

/** As PDF; as Word on a machine that cannot draw one. */
async function drawn(paper: PaperDocument): Promise<{ bytes: Buffer; format: 'pdf' | 'docx' }> {
  try {
    return { bytes: await renderPaperApart(paper, 'pdf'), format: 'pdf' };
  } catch (error) {
    if (!(error instanceof PdfNotAvailable)) throw error;
    return { bytes: await renderPaperApart(paper, 'docx'), format: 'docx' };
  }
}

/** What an inspection judged, found and recommended, as the report that it comes from. */
function letterOf(inspection: DemonstrationInspection, { opening }: DemonstrationLetter): PaperDocument {
  const { regulator, onSite, publishedOn, judgements, findings, recommendations } = inspection;
  const dates = onSite === null ? '' : `${dateInWords(onSite.from)} to ${dateInWords(onSite.until)}`;
  return {
    title: 'Inspection of Severnshire’s children’s services',
    subtitle: `${regulator}: inspection of local authority children’s services`,
    author: regulator,
    front: [
      { label: 'Inspected', text: dates },
      { label: 'Published', text: publishedOn === null ? '' : dateInWords(publishedOn) },
      {
        label: 'Made up',
        text: 'Neither the council nor the inspection exists: this report belongs to a demonstration.',
      },
    ],
    blocks: [
      ...opening.map((text) => ({ kind: 'paragraph' as const, runs: [{ text }] })),
      { kind: 'pageBreak' },
      { kind: 'heading', level: 1, text: 'Judgements' },
      {
        kind: 'table',
        caption: 'What was judged',
        columns: [
          { heading: 'Area', share: 40 },
          { heading: 'Grade', share: 30 },
          { heading: 'In short', share: 60 },
        ],
        rows: judgements.map(({ area, grade, words }) => [
          { text: areaTitle(area) },
          { text: grade === null ? 'Not judged' : GRADE_WORDS[grade] },
          { text: words },
        ]),
      },
      { kind: 'heading', level: 1, text: 'What needs to improve' },
      {
        kind: 'list',
        items: recommendations.map(({ words, paragraph }) => [{ text: `${words} (paragraph ${paragraph}).` }]),
      },
      { kind: 'heading', level: 1, text: 'Main findings' },
      { kind: 'note', runs: [{ text: 'Paragraphs in which a strength or an area to improve is named.' }] },
      ...findings.map(({ paragraph, words }) => ({
        kind: 'paragraph' as const,
        runs: [{ text: `${paragraph}. `, bold: true }, { text: words }],
      })),
    ],
  };
}

/** Writes down the reports on progress that the made-up county wrote, on the days on which it did. */
export async function addReportsOf(
  db: Tenant,
  council: { authority: AuthorityId; council: string },
  reports: readonly DemonstrationReport[],
  today: LocalDate,
): Promise<void> {
  const ids = new Map((await people(db, council.authority, today)).map(({ name, personId }) => [name, personId]));
  const by = (name: string, on: LocalDate) => {
    const personId = ids.get(name);
    if (personId === undefined) throw new Error(`a report of the demonstration names somebody unknown: ${name}`);
    return { personId, at: new Date(`${on}T14:00:00Z`) };
  };
  for (const { begunBy, begunOn, edited, final, ...head } of reports) {
    const given = {
      ...head,
      begun: by(begunBy, begunOn),
      edited: edited.map(({ part, words, by: who, on }) => ({ part, words, by: by(who, on) })),
      final: final && { by: by(final.by, final.on), figuresAsAt: final.figuresAsAt },
    };
    await addReport(db, council, given, today);
  }
}
