import { createReadStream } from 'node:fs';
import { access, readFile, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { MultipartFile } from '@fastify/multipart';
import { isFileNeeded } from '#features/extracts/index.ts';
import { type Actor, record } from '#features/record/index.ts';
import { IDENTIFYING_WORDS, identifyingIn } from '#kernel/identifying.ts';
import { whileArrived } from '#platform/arriving.ts';
import type { Database, Tenant } from '#platform/database/database.ts';
import { takeTurn } from '#platform/database/turn.ts';
import type { Files } from '#platform/files.ts';
import type { Scanner } from '#platform/scan.ts';
import type { UploadRequest } from '#platform/web/route.ts';
import { recognise } from './content.store.ts';
import type { FileTaken } from './document.ts';
import { safeFileName } from './file-name.ts';
import { DOCUMENT_KINDS, DOCUMENT_MEGABYTES, type Refusal, refusalInWords } from './kinds.ts';

export type UploadServices = { database: Database; files: Files; scan: Scanner };

/** What `save` gave, or what is wrong with the file and what to do about it. */
export type Taken<T> = { ok: true; saved: T } | { ok: false; says: string };

/**
 * Lets the one file of a form arrive, looks at what it is, has it scanned and keeps its bytes; then `save` writes what
 * it belongs to, in one transaction. Nothing is kept of a file that is refused, and none where `save` fails. Without a
 * file, `save` is called with null. Ask what else is wrong with the form before: a file that was chosen does not come
 * back to it. The same form sent again with the same bytes is saved once, and given what `save` gave the first time.
 */
export async function takeUpload(
  services: UploadServices,
  { visitor, upload, once }: Pick<UploadRequest, 'visitor' | 'upload' | 'once'>,
  save: (db: Tenant, file: FileTaken | null) => Promise<string>,
): Promise<Taken<string>> {
  const { file } = upload;
  if (file === null || file.filename === '') {
    leave(file);
    return {
      ok: true,
      saved: await services.database.as(visitor.authority, (db) => once(db, null, () => save(db, null))),
    };
  }
  return takeFile(
    services,
    visitor,
    { name: file.filename, stream: file.file, isTruncated: () => file.file.truncated },
    (db, taken) => once(db, taken.sha256, () => save(db, taken)),
  );
}

/** A file that arrives: what it is called outside, and whether it was cut off since it was too long. */
type Arriving = { name: string; stream: Readable; isTruncated(): boolean };

/** As `takeUpload`, for a file from wherever it comes. */
export async function takeFile<T>(
  services: UploadServices,
  actor: Actor,
  { name, stream, isTruncated }: Arriving,
  save: (db: Tenant, file: FileTaken) => Promise<T>,
): Promise<Taken<T>> {
  const { authority } = actor;
  const fileName = safeFileName(name);
  return whileArrived(stream, async ({ path, sha256 }): Promise<Taken<T>> => {
    const looked = await look(services, path, fileName, isTruncated());
    if (!looked.ok) {
      if (looked.refusal === 'infected' || looked.refusal === 'notAnswered')
        await noteRefusal(services, actor, { fileName, sha256, why: looked.refusal });
      return { ok: false, says: looked.says };
    }
    const keep = () => services.files.keep(authority, createReadStream(path));
    const kept = await keep();
    try {
      const saved = await services.database.as(authority, async (db) => {
        await takeTurn(db, authority, `file ${kept.sha256}`);
        return save(db, { ...looked.file, ...kept });
      });
      // Somebody may have erased an extract of the same bytes while this was written.
      await access(services.files.path(authority, kept.sha256)).catch(keep);
      return { ok: true, saved };
    } catch (error) {
      // Whoever keeps the same bytes at the same moment has written that they do, or writes it once they are gone.
      await services.database.as(authority, async (db) => {
        await takeTurn(db, authority, `file ${kept.sha256}`);
        if (!(await isFileNeeded(db, authority, kept.sha256))) await services.files.remove(authority, kept.sha256);
      });
      throw error;
    }
  });
}

/** Lets a file go that nobody needs, so that the request can end. */
export function leave(file: MultipartFile | null): void {
  file?.file.resume();
}

type Looked =
  | { ok: true; file: Pick<FileTaken, 'fileName' | 'mediaType' | 'scan'> }
  | { ok: false; refusal: Refusal; says: string };

async function look({ scan }: UploadServices, path: string, fileName: string, isTruncated: boolean): Promise<Looked> {
  const refused = (refusal: Refusal): Looked => ({ ok: false, refusal, says: refusalInWords(refusal) });
  if (isTruncated || (await stat(path)).size > DOCUMENT_MEGABYTES * 1024 * 1024) return refused('tooLarge');
  const [named] = identifyingIn(fileName);
  if (named !== undefined) {
    const says = `The name of the file holds what looks like ${IDENTIFYING_WORDS[named.kind]}. Give it another name`;
    return { ok: false, refusal: 'named', says };
  }
  const recognised = await recognise(await readFile(path), fileName);
  if (!recognised.ok) {
    const { refusal, found } = recognised;
    return { ok: false, refusal, says: refusalInWords(refusal, found) };
  }
  const scanned = await scan(path);
  if (scanned === 'refused') return refused('infected');
  if (scanned === 'failed') return refused('notAnswered');
  return { ok: true, file: { fileName, scan: scanned, mediaType: DOCUMENT_KINDS[recognised.kind].mediaType } };
}

async function noteRefusal(
  { database }: UploadServices,
  actor: Actor,
  { fileName, sha256, why }: { fileName: string; sha256: string; why: Refusal },
): Promise<void> {
  await database.as(actor.authority, (db) =>
    record(db, actor, 'document.refused', sha256, { detail: { fileName, why } }),
  );
}
