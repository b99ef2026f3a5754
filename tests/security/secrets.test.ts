import assert from 'node:assert/strict';
import { test } from 'node:test';
import { projectFiles, read } from './project.ts';

/** No secret is kept in the repository: shapes that secrets have, and names of secrets that are given a drawn value. */

const NO_TEXT = /\.(png|xlsx|xlsm|zip|docx|pdf|woff2?|ttf)$/;

/** Shapes that nothing but a secret has. */
const SHAPES: Record<string, RegExp> = {
  'a private key': /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/,
  'a key of AWS': /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/,
  'a token of GitHub': /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{60,})/,
  'a token of GitLab': /\bglpat-[\w-]{20,}/,
  'a token of npm': /\bnpm_[A-Za-z0-9]{36}\b/,
  'a token of Slack': /\bxox[abposr]-[\w-]{10,}/,
  'a key of Google': /\bAIza[\w-]{35}\b/,
  'a key of Stripe': /\b[sr]k_live_\w{16,}/,
  'a signed token': /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/,
};

/** An address with a name and a password before its host; examples, and what is put in when it runs, are no secret. */
const ADDRESS = /\b[a-z][a-z+.-]*:\/\/[^\s/:@'"`<>]+:([^\s/@'"`]+)@([\w.-]+)/gi;

/** Words that stand for a password where an address is shown or tried. */
const STAND_INS = new Set(['secret', 'password', 'word', 'sesame']);

/** A name that says secret, given a text without blanks, long enough to be one. */
const NAMED =
  /\b[\w-]*(?:secret|token|passw(?:or)?d|passphrase|api[_-]?key|credential)[\w-]*["']?\s*[:=]\s*(["'`])([^\s"'`]{16,})\1/gi;

/** Bits in a character, above which a text was drawn by chance rather than written; hexadecimal has at most 4. */
const DRAWN_BITS = 3.6;
const DRAWN_HEXADECIMAL_BITS = 3.0;

test('no secret is in the repository', () => {
  const files = projectFiles().filter((file) => !NO_TEXT.test(file));
  assert.ok(files.length > 400);
  const found = files.flatMap((file) => secretsIn(read(file)).map((secret) => `${file}: ${secret}`));
  assert.deepEqual(found, []);
});

test('no file that holds secrets by its kind is in the repository', () => {
  const kinds = /(^|\/)(\.env(\..+)?|id_(rsa|ed25519|ecdsa)|.*\.(pem|key|p12|pfx|keystore|kdbx)|secret)$/;
  assert.deepEqual(
    projectFiles().filter((file) => kinds.test(file)),
    [],
  );
});

/** Put together here, so that this file does not hold what it looks for. */
const join = (...parts: string[]) => parts.join('');
const DRAWN = join('vT9q', 'Zx2L', 'm7Kp', 'W4sD', 'c8Rb', 'Y1nH');

const CASES: [string, string | null][] = [
  [join('-----BEGIN ', 'PRIVATE KEY-----'), 'a private key'],
  [join('-----BEGIN RSA ', 'PRIVATE KEY-----'), 'a private key'],
  [join('-----BEGIN ', 'PUBLIC KEY-----'), null],
  [join('AKIA', 'IOSFODNN7EXAMPLE'), 'a key of AWS'],
  [join('AKIA', 'SHORT'), null],
  [join('gh', 'p_', 'a1'.repeat(18)), 'a token of GitHub'],
  [join('gh', 'p_', 'a1'.repeat(17)), null],
  [join('np', 'm_', 'a1'.repeat(18)), 'a token of npm'],
  [join('xo', 'xb-1234567890-abc'), 'a token of Slack'],
  [join('ey', 'JhbGciOiJIUzI1NiJ9.ey', 'JzdWIiOiIxMjM0NTYifQ.c2lnbmF0dXJl'), 'a signed token'],
  [join('postgres://headway:', 'hunter2@db.council.gov.uk/headway'), 'a password in an address'],
  [join('smtps://robot:', 'hunter2@127.0.0.1:465'), 'a password in an address'],
  [join('postgres://headway:', 'secret@db.example/headway'), null],
  [join('postgres://headway:', 'sesame@db/headway'), null],
  [join('postgres://headway:', 'sesame1@db/headway'), 'a password in an address'],
  [join('postgres://headway:$', '{word}@db.council.gov.uk/headway'), null],
  [join('postgres://headway:', '<password>@db.council.gov.uk/headway'), null],
  ['https://council.gov.uk:8443/a@b', null],
  [join("const apiKey = '", DRAWN, "';"), 'a drawn value in apiKey'],
  [join('"client_secret": "', DRAWN, '"'), 'a drawn value in client_secret'],
  [join('HEADWAY_SECRET="', '9f86d081884c7d659a2feaa0c55ad015', '"'), 'a drawn value in HEADWAY_SECRET'],
  [join("token_endpoint: '", 'https://login.council.gov.uk/oAuth2/v2.0/tk7Q', "'"), null],
  [join("const token = '", 'a-token-that-is-made-up', "';"), null],
  [join("const secret = '", 'x'.repeat(40), "';"), null],
  [join("const password = '", 'short', "';"), null],
  [join("const label = '", DRAWN, "';"), null],
];
for (const [text, expected] of CASES)
  test(`${text.slice(0, 12)}… of ${text.length} characters holds ${expected ?? 'no secret'}`, () =>
    assert.deepEqual(secretsIn(text), expected === null ? [] : [expected]));

/** What kinds of secrets a text holds; never the secret itself, because it is printed. */
function secretsIn(text: string): string[] {
  const shapes = Object.entries(SHAPES).flatMap(([what, shape]) => (shape.test(text) ? [what] : []));
  const addresses = [...text.matchAll(ADDRESS)].filter(([, word = '', host = '']) => !isExample(word, host));
  const named = [...text.matchAll(NAMED)].filter(([, , value = '']) => isDrawn(value));
  return [
    ...shapes,
    ...addresses.map(() => 'a password in an address'),
    ...named.map(([whole]) => `a drawn value in ${/^[\w-]+/.exec(whole)?.[0]}`),
  ];
}

function isExample(word: string, host: string): boolean {
  return /^[$<{]/.test(word) || STAND_INS.has(word) || /(^|\.)(example|invalid|test)(\.|$)/i.test(host);
}

function isDrawn(value: string): boolean {
  if (/[$<{(]|:\/\//.test(value)) return false; // put together from something else, or an address
  const isHexadecimal = /^[0-9a-f]+$/i.test(value);
  const looksWritten = /^[a-z]+([-_.:/][a-z]+)*$/i.test(value); // words with signs between them
  return !looksWritten && bitsInACharacter(value) >= (isHexadecimal ? DRAWN_HEXADECIMAL_BITS : DRAWN_BITS);
}

/** Shannon's entropy of the characters of a text. */
function bitsInACharacter(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((bits, count) => bits - (count / text.length) * Math.log2(count / text.length), 0);
}
