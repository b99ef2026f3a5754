import { Readable } from 'node:stream';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { Files } from '#platform/files.ts';
import { addEvidence, keepDocument } from '../../../src/features/evidence/index.ts';
import type { World } from './case.ts';

/** Evidence about an action, with a document whose file is kept; nobody has verified it. */
export async function addEvidenceOf(
  db: Tenant,
  council: AuthorityId,
  files: Files,
  { by, action }: { by: string; action: string },
): Promise<Pick<World, 'evidence' | 'document'>> {
  const on = '2022-08-01' as LocalDate;
  const writer = { personId: by, on, at: new Date('2022-08-01T09:00:00Z') };
  const kept = await files.keep(council, Readable.from([Buffer.from(`What was found in ${council}`)]));
  const file = { fileName: `found in ${council}.txt`, mediaType: 'text/plain', scan: 'notScanned', ...kept } as const;
  const { documentId: document } = await keepDocument(
    db,
    council,
    file,
    { title: 'What was found', aboutOn: on },
    writer,
  );
  const said = { claim: 'Children are seen in time', stance: 'supports', source: 'audit', strength: 'weak' } as const;
  const shown = { note: '', link: null, figure: null, document: { id: document, number: 1 } };
  const about = { kind: 'action', id: action } as const;
  return { document, evidence: await addEvidence(db, council, { about, ...said, ...shown, aboutOn: on }, writer) };
}
