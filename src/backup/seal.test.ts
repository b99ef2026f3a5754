import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { SEALED_CHUNK_BYTES, SEALED_HEADER_BYTES, sealed, unsealed } from './seal.ts';

const PASSPHRASE = 'correct horse battery staple';
const FAST = 10;
const CHUNK = SEALED_CHUNK_BYTES - 16;

async function* inSteps(bytes: Buffer, step: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
}

async function whole(from: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const bytes of from) all.push(bytes);
  return Buffer.concat(all);
}

const seal = (bytes: Buffer, step = 10_000) => whole(sealed(inSteps(bytes, step), PASSPHRASE, FAST));
const open = (bytes: Buffer, passphrase = PASSPHRASE, step = 10_000) =>
  whole(unsealed(inSteps(bytes, step), passphrase));

describe('a sealed stream', () => {
  for (const length of [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 7])
    it(`opens as it was with ${length} bytes, in whatever steps it comes`, async () => {
      const plain = randomBytes(length);
      for (const step of [length > 1000 ? 997 : 1, CHUNK, 10 * CHUNK]) {
        const bytes = await seal(plain, step);
        assert.equal(bytes.length, SEALED_HEADER_BYTES + length + 16 * Math.max(1, Math.ceil(length / CHUNK)));
        assert.ok((await open(bytes, PASSPHRASE, step)).equals(plain));
      }
    });

  it('is another one each time, and shows nothing of what it holds', async () => {
    const plain = Buffer.from('Ava Example '.repeat(20_000));
    const [one, other] = [await seal(plain), await seal(plain)];
    assert.notDeepEqual(one.subarray(SEALED_HEADER_BYTES), other.subarray(SEALED_HEADER_BYTES));
    assert.equal(one.indexOf('Ava Example'), -1);
  });

  it('opens with the same passphrase however its accents are written', async () => {
    const bytes = await whole(sealed(inSteps(Buffer.from('x'), 1), 'caf\u00e9 caf\u00e9 caf\u00e9', FAST));
    assert.equal((await open(bytes, 'cafe\u0301 cafe\u0301 cafe\u0301')).toString(), 'x');
  });
});

describe('a sealed stream is refused', () => {
  const plain = randomBytes(3 * CHUNK + 100);
  const part = (bytes: Buffer, number: number) => {
    const from = SEALED_HEADER_BYTES + number * SEALED_CHUNK_BYTES;
    return bytes.subarray(from, from + SEALED_CHUNK_BYTES);
  };
  const withParts = (bytes: Buffer, ...numbers: number[]) =>
    Buffer.concat([bytes.subarray(0, SEALED_HEADER_BYTES), ...numbers.map((number) => part(bytes, number))]);

  const CASES: [name: string, change: (bytes: Buffer) => Buffer | Promise<Buffer>, says: RegExp][] = [
    [
      'with its first parts swapped',
      (bytes) => withParts(bytes, 1, 0, 2, 3),
      /its part 1 was changed, moved or cut off/,
    ],
    ['with its later parts swapped', (bytes) => withParts(bytes, 0, 2, 1, 3), /its part 2 was changed/],
    ['without a part in the middle', (bytes) => withParts(bytes, 0, 2, 3), /its part 2 was changed/],
    ['with a part twice', (bytes) => withParts(bytes, 0, 0, 1, 2, 3), /its part 2 was changed/],
    ['without its last part', (bytes) => withParts(bytes, 0, 1, 2), /ends too early, after its part 3: it was cut off/],
    ['cut off within a part', (bytes) => bytes.subarray(0, -1), /its part 4 was changed, moved or cut off/],
    ['cut off within a tag', (bytes) => withParts(bytes, 0).subarray(0, SEALED_HEADER_BYTES + 9), /its part 1/],
    ['cut off after its header', (bytes) => withParts(bytes), /its part 1 was changed, moved or cut off/],
    ['cut off within its header', (bytes) => bytes.subarray(0, 40), /ends too early, before its part 1/],
    ['with something behind it', (bytes) => Buffer.concat([bytes, Buffer.from('x')]), /its part 4 was changed/],
    [
      'with parts of another one sealed alike',
      async (bytes) => Buffer.concat([withParts(bytes, 0, 1), part(await seal(plain), 2), part(bytes, 3)]),
      /its part 3 was changed/,
    ],
    ['with another salt', (bytes) => flipped(bytes, 20), /The passphrase is not the one of this backup/],
    ['with another cost', (bytes) => flipped(bytes, 17), /The passphrase is not|its first bytes were changed/],
    ['with a cost that no machine has', (bytes) => withByte(bytes, 17, 63), /its first bytes were changed/],
    ['of a newer format', (bytes) => withByte(bytes, 15, 50), /made by a newer Headway/],
    ['that is some other file', () => Buffer.from('PK\u0003\u0004 a workbook'), /is not a backup of Headway/],
    ['that is empty', () => Buffer.alloc(0), /is not a backup of Headway/],
  ];
  for (const [name, change, says] of CASES)
    it(name, async () => {
      await assert.rejects(open(await change(await seal(plain))), says);
    });

  it('with any one of its bytes changed, wherever', async () => {
    const small = await seal(randomBytes(60));
    for (let at = 0; at < small.length; at++) await assert.rejects(open(flipped(small, at)), { name: 'BackupRefused' });
  });

  it('with another passphrase, and says so', async () => {
    for (const other of ['', 'Correct horse battery staple', `${PASSPHRASE} `])
      await assert.rejects(open(await seal(plain), other), /The passphrase is not the one of this backup/);
  });
});

function flipped(bytes: Buffer, at: number): Buffer {
  return withByte(bytes, at, (bytes[at] ?? 0) ^ 1);
}

function withByte(bytes: Buffer, at: number, value: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[at] = value;
  return changed;
}
