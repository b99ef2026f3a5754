import { SaxesParser } from 'saxes';
import { fromBuffer } from 'yauzl';

/** The parts of an Office file by name, as text. */
export function unzipped(file: Buffer): Promise<Map<string, string>> {
  const { promise, resolve, reject } = Promise.withResolvers<Map<string, string>>();
  const parts = new Map<string, string>();
  fromBuffer(file, { lazyEntries: true }, (error, zip) => {
    if (error) return reject(error);
    zip.on('error', reject);
    zip.on('end', () => resolve(parts));
    zip.on('entry', (entry: { fileName: string }) => {
      zip.openReadStream(entry as never, async (streamError, stream) => {
        if (streamError) return reject(streamError);
        const chunks: Buffer[] = [];
        for await (const chunk of stream) chunks.push(chunk as Buffer);
        parts.set(entry.fileName, Buffer.concat(chunks).toString('utf8'));
        zip.readEntry();
      });
    });
    zip.readEntry();
  });
  return promise;
}

/** One part's text; throws where the file has no such part. */
export function part(parts: ReadonlyMap<string, string>, name: string): string {
  const text = parts.get(name);
  if (text === undefined) throw new Error(`no part ${name} in ${[...parts.keys()].join(', ')}`);
  return text;
}

/** Throws at the first XML part that no strict reader would take. */
export function checkWellFormed(parts: ReadonlyMap<string, string>): void {
  for (const [name, text] of parts) {
    if (!/\.(xml|rels)$/.test(name)) continue;
    const parser = new SaxesParser({ fileName: name });
    parser.on('error', (error) => {
      throw error;
    });
    parser.write(text).close();
  }
}
