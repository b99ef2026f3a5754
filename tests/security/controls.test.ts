import assert from 'node:assert/strict';
import { test } from 'node:test';
import { READING_LIMITS } from '../../src/features/extracts/readers/index.ts';
import { read } from './project.ts';

const TEXT = read('docs/security/controls.md');
const FIGURES = [...TEXT.matchAll(/^\| (.+?) \| (.+?) \| `(src\/.+?)` \| `(.+?)` \|$/gm)];

test('every figure that is documented stands in the code', () => {
  assert.ok(FIGURES.length > 15, `${FIGURES.length} were found`);
  const gone = FIGURES.filter(([, , , file = '', line = '']) => !read(file).includes(line));
  assert.deepEqual(
    gone.map(([, what, , file, line]) => `${what}: ${file} has no ${line}`),
    [],
  );
});

test('each first number of a documented figure is that of its line', () => {
  for (const [, what = '', figure = '', , line = ''] of FIGURES) {
    const said = Number(/\d[\d,]*/.exec(figure)?.[0].replaceAll(',', ''));
    const numbers = [...line.matchAll(/\d[\d_]*/g)].map(([number]) => Number(number.replaceAll('_', '')));
    const written = [...numbers, ...numbers.map((number) => number / 1000), ...numbers.map((number) => number / 1024)];
    assert.ok(
      written.includes(said) || written.includes(Math.round(said)) || /Argon2id/.test(figure),
      `${what}: ${figure}`,
    );
  }
});

test('what a file may unpack to is as documented', () => {
  const { totalBytes, zipEntries, ratio } = READING_LIMITS;
  assert.match(
    TEXT,
    new RegExp(`${totalBytes / 1024 ** 3} GiB, ${zipEntries.toLocaleString('en-GB')} entries, ${ratio} times`),
  );
});

test('every kind of connection that the configuration knows is documented', () => {
  for (const name of ['DATABASE_URL', 'HEADWAY_OUTBOUND', 'HEADWAY_SMTP_URL'])
    for (const text of [TEXT, read('src/platform/config.ts')]) assert.ok(text.includes(name), name);
  const urls = [...read('src/platform/config.ts').matchAll(/^ {2}(\w+_URL|\w*OUTBOUND):/gm)].map(
    (match) => match[1] ?? '',
  );
  const known = ['DATABASE_URL', 'HEADWAY_OUTBOUND', 'HEADWAY_SMTP_URL', 'HEADWAY_PUBLIC_URL', 'DATABASE_OWNER_URL'];
  assert.deepEqual(urls.toSorted(), known.toSorted());
});

test('every package that does cryptography is documented', () => {
  const { dependencies } = JSON.parse(read('package.json'));
  const does = Object.keys(dependencies).filter((name) => /argon|crypt|jose|otp|csrf|openid|jwt/.test(name));
  assert.deepEqual(does.toSorted(), ['@fastify/csrf', '@node-rs/argon2', 'openid-client', 'otplib']);
  for (const algorithm of ['Argon2id', 'AES-256-GCM', 'HKDF-SHA-256', 'HMAC-SHA-256', 'SHA-256', 'scrypt', 'RFC 6238'])
    assert.ok(TEXT.includes(algorithm), algorithm);
});
