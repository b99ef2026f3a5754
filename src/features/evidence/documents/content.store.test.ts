import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Document, Packer, Paragraph } from 'docx';
import { officeFile, openDocument, zipped } from '../testing/zipped.ts';
import { recognise } from './content.store.ts';
import type { DocumentKind, Refusal } from './kinds.ts';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const JPEG = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]),
  Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1'),
  Buffer.from([0xff, 0xd9]),
]);
const ZIP = zipped({ 'a.txt': 'one' });
const text = (words: string) => Buffer.from(words);
const wide = (words: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(words, 'utf16le')]);
/** Lists of parts, of which some programs write the first into files without macros. */
const COULD = '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>';
const NAMED = '<Override PartName="/xl/a" ContentType="application/vnd.ms-office.vbaProject"/>';
const joined = (...parts: Buffer[]) => Buffer.concat(parts);

const KEPT: readonly (readonly [what: string, name: string, bytes: Buffer, kind: DocumentKind])[] = [
  ['a PDF', 'letter.pdf', PDF, 'pdf'],
  ['a PDF whose ending is in capitals', 'LETTER.PDF', PDF, 'pdf'],
  ['a PNG', 'chart.png', PNG, 'png'],
  ['a JPEG', 'photo.jpg', JPEG, 'jpg'],
  ['a JPEG under its longer ending', 'photo.jpeg', JPEG, 'jpg'],
  ['a Word document', 'audit.docx', officeFile('docx'), 'docx'],
  ['a Word document with a drawing', 'audit.docx', officeFile('docx', { 'word/media/image1.svg': '<svg/>' }), 'docx'],
  ['an Excel workbook', 'audit.xlsx', officeFile('xlsx'), 'xlsx'],
  ['a PowerPoint presentation', 'board.pptx', officeFile('pptx'), 'pptx'],
  ['a workbook that could name macros', 'audit.xlsx', officeFile('xlsx', {}, COULD), 'xlsx'],
  ['an OpenDocument text', 'note.odt', openDocument('text'), 'odt'],
  ['an OpenDocument spreadsheet', 'table.ods', openDocument('spreadsheet'), 'ods'],
  ['plain text', 'note.txt', text('What children said: they were listened to.\r\n'), 'txt'],
  ['text with its mark', 'note.txt', text('\uFEFFWhat was said'), 'txt'],
  ['text as Windows writes it', 'note.txt', Buffer.from('£5 a caf\xe9', 'latin1'), 'txt'],
  ['text in sixteen bits', 'note.txt', wide('What was said'), 'txt'],
  ['text that begins as a bitmap does', 'note.txt', text('BM is how the board is called here, by everybody'), 'txt'],
  ['text that begins as a program does', 'note.txt', text('MZ was the initial of the unit'), 'txt'],
  ['text that compares numbers', 'note.txt', text('3 < 5, and <10% of cases'), 'txt'],
  ['a table', 'cases.csv', text('team,seen\r\nNorth,12\r\n'), 'csv'],
  ['a table with semicolons', 'cases.csv', text('team;seen\nNorth;12'), 'csv'],
  ['a table as Excel writes it', 'cases.csv', wide('team\tseen\r\nNorth\t12'), 'csv'],
];

for (const [what, name, bytes, kind] of KEPT)
  test(`${what} is kept as ${kind}`, async () => {
    assert.deepEqual(await recognise(bytes, name), { ok: true, kind });
  });

const REFUSED: readonly (readonly [what: string, name: string, bytes: Buffer, refusal: Refusal])[] = [
  ['nothing', 'note.txt', Buffer.alloc(0), 'empty'],
  ['blanks alone', 'note.txt', text(' \r\n\t'), 'empty'],
  ['a Word document with macros', 'audit.docm', officeFile('docm'), 'macros'],
  ['one that says it has none', 'audit.docx', officeFile('docm'), 'macros'],
  ['an Excel workbook with macros', 'audit.xlsx', officeFile('xlsm'), 'macros'],
  ['macros without their name', 'audit.docx', officeFile('docx', { 'word/vbaProject.bin': 'x' }), 'macros'],
  ['macros under another name', 'audit.xlsx', officeFile('xlsx', { 'xl/other.bin': 'x' }, COULD), 'macros'],
  ['macros that the list names', 'audit.xlsx', officeFile('xlsx', {}, NAMED), 'macros'],
  ['macros of the nineties', 'audit.xlsx', officeFile('xlsx', { 'xl/macrosheets/sheet1.xml': '<x/>' }), 'macros'],
  ['macros of LibreOffice', 'note.odt', openDocument('text', { 'Basic/Standard/script-lb.xml': '<x/>' }), 'macros'],
  ['scripts of LibreOffice', 'note.odt', openDocument('text', { 'Scripts/python/a.py': 'x' }), 'macros'],
  ['a program within a document', 'audit.docx', officeFile('docx', { 'word/embeddings/run.exe': 'MZ' }), 'program'],
  ['a page within a document', 'audit.docx', officeFile('docx', { 'word/afchunk.html': '<p>' }), 'program'],
  [
    'a Word document of before 2007',
    'a.doc',
    joined(Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512)),
    'olderOffice',
  ],
  ['a protected one', 'a.docx', joined(Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512)), 'olderOffice'],
  ['rich text', 'note.txt', text('{\\rtf1 what was said}'), 'olderOffice'],
  ['a program', 'setup.exe', joined(text('MZ'), Buffer.alloc(200)), 'program'],
  ['a program under the name of a PDF', 'letter.pdf', joined(text('MZ'), Buffer.alloc(200)), 'program'],
  ['a program of Linux', 'letter.pdf', joined(Buffer.from('7f454c46020101', 'hex'), Buffer.alloc(64)), 'program'],
  ['a script', 'note.txt', text('#!/bin/sh\nrm -rf /\n'), 'program'],
  ['a batch', 'note.txt', text('@echo off\r\ndel *.*'), 'program'],
  ['a web page', 'page.html', text('<!doctype html><p>Hello'), 'markup'],
  ['a web page under the name of a text', 'note.txt', text(' \n<html><body>Hello'), 'markup'],
  ['a text with a script in it', 'note.txt', text('Hello <script>alert(1)</script>'), 'markup'],
  ['a table with a script in it', 'cases.csv', text('a,b\n<script src=x>,2'), 'markup'],
  ['a drawing', 'chart.svg', text('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'markup'],
  ['a drawing under the name of a PNG', 'chart.png', text('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'markup'],
  ['XML', 'a.xml', text('<?xml version="1.0"?><a/>'), 'markup'],
  ['an archive', 'all.zip', ZIP, 'archive'],
  ['an archive under the name of a document', 'all.docx', ZIP, 'archive'],
  ['a packed text', 'all.gz', Buffer.from('1f8b0800000000000003', 'hex'), 'archive'],
  ['a PDF with an archive behind it', 'letter.pdf', joined(PDF, ZIP), 'twoInOne'],
  ['a PNG with an archive behind it', 'chart.png', joined(PNG, ZIP), 'twoInOne'],
  ['a JPEG with an archive behind it', 'photo.jpg', joined(JPEG, ZIP), 'twoInOne'],
  ['a document with something behind it', 'a.docx', joined(officeFile('docx'), text('<script>')), 'twoInOne'],
  ['a PDF that breaks off', 'letter.pdf', PDF.subarray(0, 40), 'broken'],
  ['a PNG that breaks off', 'chart.png', PNG.subarray(0, 50), 'broken'],
  ['a document that breaks off', 'a.docx', officeFile('docx').subarray(0, -30), 'broken'],
  ['bytes of no kind', 'a.bin', Buffer.from('0001020304050607', 'hex'), 'unknown'],
  ['bytes of no kind under the name of a text', 'note.txt', Buffer.from('61006200630064', 'hex'), 'unknown'],
  ['a film', 'a.mp4', joined(Buffer.from('00000018', 'hex'), text('ftypmp42'), Buffer.alloc(64)), 'unknown'],
];

for (const [what, name, bytes, refusal] of REFUSED)
  test(`${what} is refused: ${refusal}`, async () => {
    const found = await recognise(bytes, name);
    assert.deepEqual(found.ok ? found : found.refusal, refusal);
  });

const MISNAMED: readonly (readonly [name: string, bytes: Buffer, found: DocumentKind])[] = [
  ['letter.docx', PDF, 'pdf'],
  ['letter.pdf', officeFile('docx'), 'docx'],
  ['letter.pdf.exe', PDF, 'pdf'],
  ['letter', PDF, 'pdf'],
  ['letter.', PDF, 'pdf'],
  ['note.docx', text('What was said'), 'txt'],
  ['note.csv', text('What was said'), 'txt'],
  ['chart.jpg', PNG, 'png'],
  ['audit.docx', officeFile('xlsx'), 'xlsx'],
  ['note.js', text('alert(1)'), 'txt'],
];

for (const [name, bytes, found] of MISNAMED)
  test(`a ${found} is refused under the name ${name}`, async () => {
    assert.deepEqual(await recognise(bytes, name), { ok: false, refusal: 'ending', found });
  });

test('a Word document as programs write it is kept', async () => {
  const bytes = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('What was found')] }] }));
  assert.deepEqual(await recognise(bytes, 'found.docx'), { ok: true, kind: 'docx' });
});

const HOSTILE: readonly (readonly [what: string, bytes: Buffer, refusal: Refusal | null])[] = [
  ['a list of parts that never ends a tag', officeFile('docx', {}, '<Override '.repeat(40_000)), null],
  [
    'a list of parts that names many endings',
    officeFile('docx', {}, '<Default Extension="q" vba>'.repeat(20_000)),
    null,
  ],
  [
    'more parts than a document has',
    zipped(Object.fromEntries(Array.from({ length: 9000 }, (_, i) => [`x${i}`, '']))),
    'archive',
  ],
];

for (const [what, bytes, refusal] of HOSTILE)
  test(`${what} takes no time to look at`, async () => {
    const began = performance.now();
    const recognised = await recognise(bytes, 'audit.docx');
    assert.ok(performance.now() - began < 1000);
    assert.equal(recognised.ok ? null : recognised.refusal, refusal);
  });

test('an Office file in which a part is there twice is refused', async () => {
  const bytes = officeFile('docx', { 'word/one.xml': '<x/>', 'word/two.xml': '<x/>' });
  for (let at = bytes.indexOf('word/two.xml'); at >= 0; at = bytes.indexOf('word/two.xml', at))
    bytes.write('word/one.xml', at);
  assert.deepEqual(await recognise(bytes, 'audit.docx'), { ok: false, refusal: 'broken', found: null });
});
