import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findEncoding } from './text-encoding.ts';

async function* pieces(bytes: Buffer, length: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

describe('the encoding of a text', () => {
  const text = 'Headings é, “North”, 😀 and more\n';
  for (const length of [1, 2, 3, 4, 5, 7, 1_000]) {
    it(`is UTF-8 where characters are cut by chunks of ${length} bytes`, async () => {
      assert.equal(await findEncoding(pieces(Buffer.from(text), length)), 'utf-8');
    });
    it(`is Windows-1252 where a byte is no UTF-8, in chunks of ${length} bytes`, async () => {
      const bytes = Buffer.concat([Buffer.from(text), Buffer.from([0xe9, 0x2c])]);
      assert.equal(await findEncoding(pieces(bytes, length)), 'windows-1252');
    });
  }

  it('is Windows-1252 where the last character is cut off', async () => {
    assert.equal(await findEncoding(pieces(Buffer.from('a,é').subarray(0, 3), 10)), 'windows-1252');
  });
});
