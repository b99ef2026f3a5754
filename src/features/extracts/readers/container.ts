import { pipeline } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import type { ReadingLimits } from './limits.ts';
import type { RefusalCode } from './reading.ts';
import { Refused } from './refusals.ts';

const STORED = 0;
const DEFLATED = 8;
/** The fixed part of the header that stands before each entry's bytes. */
const LOCAL_HEADER_BYTES = 30;
/** Large enough that handing a chunk over costs little, small enough that a few in flight do not matter. */
const CHUNK_BYTES = 64 * 1024;

/** One part of a ZIP container. */
export type Part = { name: string; compressedBytes: number; read(): AsyncGenerator<Buffer, void, undefined> };

/**
 * A ZIP file opened for reading parts out of it. Its directory is judged before anything is unpacked: number of
 * entries, names given twice, overlapping entries, encryption. What comes out is counted while it comes out.
 */
export class Container {
  private readonly zip: ZipFile;
  private readonly limits: ReadingLimits;
  private readonly parts = new Map<string, Part>();
  /** Packed bytes taken so far, over all parts read. */
  bytesRead = 0;
  private inflatedBytes = 0;

  private constructor(zip: ZipFile, limits: ReadingLimits) {
    this.zip = zip;
    this.limits = limits;
  }

  static async open(path: string, limits: ReadingLimits): Promise<Container> {
    const zip = await openPromise(path, { autoClose: false, lazyEntries: true }).catch(notAZip);
    const container = new Container(zip, limits);
    try {
      await container.readDirectory();
    } catch (error) {
      zip.close();
      throw error;
    }
    return container;
  }

  close(): void {
    this.zip.close();
  }

  get fileBytes(): number {
    return this.zip.fileSize;
  }

  get names(): string[] {
    return Array.from(this.parts.values(), (part) => part.name);
  }

  /** The part of that name; names of parts are the same in capitals and small letters. */
  find(name: string): Part | undefined {
    return this.parts.get(name.toLowerCase());
  }

  private async readDirectory(): Promise<void> {
    if (this.zip.entryCount > this.limits.zipEntries) throw new Refused('zip-too-many-entries');
    const entries = await this.allEntries();
    for (const entry of entries) {
      const key = entry.fileName.toLowerCase();
      if (this.parts.has(key)) throw new Refused('zip-duplicate-entry');
      if (entry.isEncrypted()) throw new Refused('encrypted');
      const read = () => this.inflate(entry);
      this.parts.set(key, { name: entry.fileName, compressedBytes: entry.compressedSize, read });
    }
    refuseOverlaps(entries);
  }

  private async allEntries(): Promise<Entry[]> {
    const entries: Entry[] = [];
    try {
      for await (const entry of this.zip.eachEntry()) entries.push(entry);
    } catch (error) {
      throw isSystemFailure(error) ? error : new Refused(directoryFault(error));
    }
    return entries;
  }

  private async *inflate(entry: Entry): AsyncGenerator<Buffer, void, undefined> {
    const method = entry.compressionMethod;
    if (method !== STORED && method !== DEFLATED) throw new Refused('zip-unsupported-compression');
    let bytes = 0;
    let checksum = 0;
    const bytesBefore = this.bytesRead;
    try {
      const packed = await this.zip.openReadStreamPromise(entry, { decodeFileData: false });
      const inflate = method === DEFLATED ? createInflateRaw({ chunkSize: CHUNK_BYTES }) : null;
      // The stream that is read below fails with whatever fails in either; there is nothing more to do here.
      if (inflate) pipeline(packed, inflate, () => {});
      for await (const chunk of inflate ?? packed) {
        if (!Buffer.isBuffer(chunk)) throw new Error('a stream of bytes gave something else');
        bytes += chunk.length;
        this.count(entry, bytes, chunk.length);
        checksum = crc32(chunk, checksum);
        this.bytesRead = bytesBefore + (inflate === null ? bytes : inflate.bytesWritten);
        yield chunk;
      }
    } catch (error) {
      throw error instanceof Refused || isSystemFailure(error) ? error : new Refused('damaged-zip');
    }
    if (bytes !== entry.uncompressedSize || checksum !== entry.crc32) throw new Refused('damaged-zip');
  }

  private count(entry: Entry, entryBytes: number, newBytes: number): void {
    const { limits } = this;
    this.inflatedBytes += newBytes;
    if (entryBytes > entry.uncompressedSize || entryBytes > limits.entryBytes) throw new Refused('inflates-too-much');
    if (this.inflatedBytes > limits.totalBytes) throw new Refused('inflates-too-much');
    if (this.inflatedBytes > limits.ratioFloorBytes && this.inflatedBytes > limits.ratio * this.zip.fileSize) {
      throw new Refused('inflates-too-much');
    }
  }
}

/** A file that begins as a ZIP and has no directory at its end is one whose end is missing. */
function notAZip(error: Error): never {
  if (/end of central directory/i.test(error.message)) throw new Refused('cut-short');
  throw isSystemFailure(error) ? error : new Refused('damaged-zip');
}

/** What the ZIP reader found wrong in the directory; it tells only in words. */
function directoryFault(error: unknown): RefusalCode {
  const words = error instanceof Error ? error.message : '';
  if (/strong encryption/i.test(words)) return 'encrypted';
  return /absolute path|relative path|characters in fileName/i.test(words) ? 'zip-unsafe-name' : 'damaged-zip';
}

/** Entries that share bytes make a small file unpack to anything. */
function refuseOverlaps(entries: readonly Entry[]): void {
  const inFileOrder = entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  let free = 0;
  for (const entry of inFileOrder) {
    if (entry.relativeOffsetOfLocalHeader < free) throw new Refused('zip-overlapping-entries');
    free = entry.relativeOffsetOfLocalHeader + LOCAL_HEADER_BYTES + entry.fileNameLength + entry.compressedSize;
  }
}

function isSystemFailure(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
