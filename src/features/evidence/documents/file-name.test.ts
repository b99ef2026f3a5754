import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { endingOf, safeFileName } from './file-name.ts';
import { refusalInWords, sizeInWords } from './kinds.ts';

const CASES: readonly (readonly [written: string, safe: string])[] = [
  ['letter.pdf', 'letter.pdf'],
  ['Ofsted letter 1 April 2022.PDF', 'Ofsted letter 1 April 2022.PDF'],
  ['Llythyr Sŵn.docx', 'Llythyr Sŵn.docx'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\me\\letter.pdf', 'letter.pdf'],
  ['..', 'document'],
  ['', 'document'],
  ['.htaccess', 'htaccess'],
  ['letter.pdf\r\nset-cookie: a=b', 'letter.pdfset-cookie_ a=b'],
  ['letter"; filename="evil.exe', 'letter__ filename=_evil.exe'],
  ['letter\u202Efdp.exe', 'letterfdp.exe'],
  ['let\u200Bter\u0000.pdf', 'letter.pdf'],
  ['a<b>c|d?e*.txt', 'a_b_c_d_e_.txt'],
  ['CON.txt', '_CON.txt'],
  ['nul', '_nul'],
  ['lpt1.tar.csv', '_lpt1.tar.csv'],
  ['console.txt', 'console.txt'],
  ['letter.pdf. . ', 'letter.pdf'],
  ['  two   spaces .txt', 'two spaces.txt'],
  [`${'a'.repeat(400)}.pdf`, `${'a'.repeat(146)}.pdf`],
];

for (const [written, safe] of CASES)
  test(`a file called ${JSON.stringify(written.slice(0, 40))} is kept as ${safe.slice(0, 40)}`, () => {
    assert.equal(safeFileName(written), safe);
  });

test('whatever a file is called, its name can be kept, shown and given back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (written) => {
      const safe = safeFileName(written);
      assert.ok(safe.length > 0 && [...safe].length <= 150, safe);
      assert.doesNotMatch(safe, /[\\/<>:"|?*;]|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|^[. ]|[. ]$/u);
      assert.equal(safeFileName(safe), safe);
      assert.ok(safe.isWellFormed());
    }),
  );
});

test('what a name ends with is its last word behind a dot, in small letters', () => {
  assert.equal(endingOf('a.b.PDF'), 'pdf');
  assert.equal(endingOf('a.'), '');
  assert.equal(endingOf('a'), '');
  assert.equal(endingOf('a.what is this'), '');
});

test('sizes are written as people read them', () => {
  assert.deepEqual([1, 640, 999, 1000, 12_345, 999_499, 999_500, 3_400_000].map(sizeInWords), [
    ...['1 byte', '640 bytes', '999 bytes', '1 kB', '12 kB', '999 kB', '1.0 MB', '3.4 MB'],
  ]);
});

test('a file under another name is told what it is and what to call it', () => {
  assert.match(refusalInWords('ending', 'pdf'), /it is a PDF\. Give it the ending \.pdf/);
});
