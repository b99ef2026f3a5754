import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csv } from './csv.ts';

test('what a spreadsheet would run is written as text', () => {
  for (const text of ['=1+1', '+44', '-2+3', '@SUM(A1)', '\t=1', '\r=1'])
    assert.match(csv(['Name'], [[text]]), /'[=+@\-\t\r]/, text);
});

test('numbers stay numbers, also negative ones, and nothing is left blank for null', () => {
  assert.equal(csv(['A', 'B'], [[-1.5, null]]), '\uFEFFA,B\r\n-1.5,\r\n');
});

test('quotes, commas and lines stay within their cell', () => {
  assert.equal(csv(['A'], [['say "hi", twice\nthere']]), '\uFEFFA\r\n"say ""hi"", twice\nthere"\r\n');
});
