import { crc32 } from 'node:zlib';

/** An archive of parts by name, stored as they are: what an Office file is, as small as it can be. */
export function zipped(parts: Readonly<Record<string, string>>): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(parts)) {
    const [title, body] = [Buffer.from(name), Buffer.from(text)];
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0); // the version of the format that is needed
    facts.writeUInt32LE(crc32(body), 10);
    facts.writeUInt32LE(body.length, 14);
    facts.writeUInt32LE(body.length, 18);
    facts.writeUInt16LE(title.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    bodies.push(Buffer.from('PK\x03\x04'), facts, title, body);
    directory.push(Buffer.from('PK\x01\x02\x14\x00'), facts, place, title);
    at += 4 + facts.length + title.length + body.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(Object.keys(parts).length, 8);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, listed, end]);
}

const OFFICE = {
  docx: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml', 'word/document.xml'],
  xlsx: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml', 'xl/workbook.xml'],
  pptx: ['application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml', 'ppt/presentation.xml'],
  docm: ['application/vnd.ms-word.document.macroEnabled.main+xml', 'word/document.xml'],
  xlsm: ['application/vnd.ms-excel.sheet.macroEnabled.main+xml', 'xl/workbook.xml'],
} as const;

/** A file of Office with its list of parts, its main part and any others; `listed` stands in the list beside it. */
export function officeFile(
  kind: keyof typeof OFFICE,
  more: Readonly<Record<string, string>> = {},
  listed = '',
): Buffer {
  const [type, main] = OFFICE[kind];
  const types = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${listed}<Override PartName="/${main}" ContentType="${type}"/></Types>`;
  return zipped({ '[Content_Types].xml': types, '_rels/.rels': '<Relationships/>', [main]: '<main/>', ...more });
}

export function openDocument(kind: 'text' | 'spreadsheet', more: Readonly<Record<string, string>> = {}): Buffer {
  const type = `application/vnd.oasis.opendocument.${kind}`;
  return zipped({ mimetype: type, 'content.xml': '<content/>', 'META-INF/manifest.xml': '<manifest/>', ...more });
}
