import { once } from 'node:events';
import { type FileHandle, open } from 'node:fs/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

/** Fast rather than small: these files are made to be read once. */
const LEVEL = 3;
const LOCAL_HEADER_BYTES = 30;
/** 1 January 1980, the first day that a ZIP file can say. */
const DOS_DATE = 0x21;
const DEFLATED = 8;
const VERSION = 20;

type Entry = { name: Buffer; offset: number; crc: number; compressed: number; size: number };

/**
 * Writes a ZIP file entry by entry without holding one: each entry's sizes are filled into its header when they are
 * known (APPNOTE 6.3.10, sections 4.3.7, 4.3.12, 4.3.16). Up to 4 GiB; the file is closed by `finish`.
 */
export async function zipFile(path: string): Promise<ZipFile> {
  return new ZipFile(await open(path, 'w'));
}

export class ZipFile {
  readonly #file: FileHandle;
  readonly #entries: Entry[] = [];
  #position = 0;

  constructor(file: FileHandle) {
    this.#file = file;
  }

  /** Adds an entry from its text, piece by piece. */
  async add(name: string, pieces: Iterable<string>): Promise<void> {
    const entry: Entry = { name: Buffer.from(name), offset: this.#position, crc: 0, compressed: 0, size: 0 };
    this.#position += LOCAL_HEADER_BYTES + entry.name.length;
    const deflate = createDeflateRaw({ level: LEVEL });
    const written = this.#drain(deflate, entry);
    for (const piece of pieces) {
      const bytes = Buffer.from(piece);
      entry.crc = crc32(bytes, entry.crc);
      entry.size += bytes.length;
      if (!deflate.write(bytes)) await once(deflate, 'drain');
    }
    deflate.end();
    await written;
    await this.#file.write(localHeader(entry), 0, undefined, entry.offset);
    this.#entries.push(entry);
  }

  async finish(): Promise<void> {
    const start = this.#position;
    for (const entry of this.#entries) await this.#write(centralHeader(entry));
    await this.#write(endOfDirectory(this.#entries.length, this.#position - start, start));
    await this.#file.close();
  }

  async #drain(deflated: AsyncIterable<Buffer>, entry: Entry): Promise<void> {
    for await (const bytes of deflated) {
      entry.compressed += bytes.length;
      await this.#write(bytes);
    }
  }

  async #write(bytes: Buffer): Promise<void> {
    await this.#file.write(bytes, 0, bytes.length, this.#position);
    this.#position += bytes.length;
  }
}

function localHeader({ name, crc, compressed, size }: Entry): Buffer {
  const header = Buffer.alloc(LOCAL_HEADER_BYTES);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(DEFLATED, 8);
  header.writeUInt16LE(DOS_DATE, 12);
  header.writeUInt32LE(crc, 14);
  header.writeUInt32LE(compressed, 18);
  header.writeUInt32LE(size, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function centralHeader({ name, crc, compressed, size, offset }: Entry): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(VERSION, 6);
  header.writeUInt16LE(DEFLATED, 10);
  header.writeUInt16LE(DOS_DATE, 14);
  header.writeUInt32LE(crc, 16);
  header.writeUInt32LE(compressed, 20);
  header.writeUInt32LE(size, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt32LE(offset, 42);
  return Buffer.concat([header, name]);
}

function endOfDirectory(entries: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
