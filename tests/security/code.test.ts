import assert from 'node:assert/strict';
import { test } from 'node:test';
import { logToStandardError } from '../../src/platform/log.ts';
import { projectFiles, read } from './project.ts';

/** What must not stand in the product's code, whoever writes it. */

const CODE = projectFiles('src').filter(
  (file) => /\.(ts|js)$/.test(file) && !/\.(test|support)\.ts$|\/testing\//.test(file),
);
const SCHEMA = read('src/platform/database/schema.ts');

/** Where a pattern occurs, as `file: line`; comments do not count. */
function found(pattern: RegExp, files: readonly string[] = CODE): string[] {
  return files.flatMap((file) =>
    read(file)
      .split('\n')
      .filter((line) => !/^\s*(\/\/|\*|\/\*)/.test(line) && pattern.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
}

test('the test looks at the product and finds what is there', () => {
  assert.ok(CODE.length > 200);
  assert.ok(found(/createHash\(/).length > 3);
});

test('no command of the system is put together: programs are started by name, with a list of arguments', () => {
  assert.deepEqual(found(/\bexecSync\(|\bspawnSync\(|\bshell:|[^.\w]exec\(/), []);
  const starting = CODE.filter((file) => /from 'node:child_process'/.test(read(file)));
  assert.deepEqual(starting, ['src/platform/database/embedded.ts', 'src/platform/process.ts', 'src/platform/scan.ts']);
});

test('no pattern is made of what somebody typed', () => {
  const ofConstants = /^src\/(features\/extracts\/interpret\/dates|kernel\/identifying)\.ts/;
  const made = found(/\bRegExp\(/).filter((line) => !ofConstants.test(line));
  assert.deepEqual(made, []);
});

test('no code is made of text', () =>
  assert.deepEqual(found(/\beval\(|new Function\(|node:vm\b|setTimeout\(\s*['"`]|import\(\s*[a-z]\w*\s*\)/), []));

test('the script of pages keeps only what was typed while nobody answers, listens to no other window and makes no markup', () => {
  const script = read('src/ui/headway.js');
  assert.doesNotMatch(script, /localStorage|indexedDB|document\.cookie|caches\./);
  const kept = [...script.matchAll(/sessionStorage\.setItem\(([^)]*\)?)\)/g)].map((match) => match[1]);
  assert.deepEqual([...new Set(kept)].toSorted(), ['SENDING, key', 'key, fields', 'key, typed(form)']);
  assert.doesNotMatch(script, /['"]message['"]|postMessage|innerHTML|outerHTML|insertAdjacentHTML|document\.write/);
  const others = projectFiles('src').filter((file) => file.endsWith('.js'));
  assert.deepEqual(others, ['src/ui/headway.js']);
});

test('no route reads a kept file: documents come back through the one place that holds them to their hash', () => {
  const reading = CODE.filter((file) => /\bfiles\.path\(|createReadStream/.test(read(file)));
  assert.deepEqual(
    reading.filter((file) => /\.(routes|page)\.ts$|src\/app\.ts|platform\/web/.test(file)),
    [],
  );
  assert.ok(reading.length > 0);
});

test('no password gets old by itself', () => {
  const credential = /interface Credential \{([^}]*)\}/.exec(SCHEMA)?.[1] ?? '';
  assert.match(credential, /password_hash/);
  assert.doesNotMatch(credential, /expire|until|valid/);
  assert.deepEqual(found(/passwordAge|PASSWORD_(DAYS|AGE)|passwordExpires/i), []);
});

test('no hint stands for a password, and no question', () => {
  assert.doesNotMatch(SCHEMA, /\bhint|secret_question|security_question|mothers?_maiden/i);
  assert.deepEqual(found(/name: '(?:password_?)?(hint|question|answer_to)'/i), []);
});

/** The files that the inventory in `docs/security/controls.md` covers. */
const CRYPTOGRAPHY = [
  'src/backup/archive.ts',
  'src/backup/seal.ts',
  'src/backup/writing.ts',
  'src/cli/given-file.ts',
  'src/features/access/accounts/hashing.ts',
  'src/features/access/accounts/second-factor.store.ts',
  'src/features/access/oidc/attempts.store.ts',
  'src/features/access/oidc/providers.store.ts',
  'src/features/access/sessions.store.ts',
  'src/features/access/tokens.store.ts',
  'src/features/evidence/documents/serving.store.ts',
  'src/features/feeds/feed.routes.ts',
  'src/features/feeds/tokens.store.ts',
  'src/features/plan/exchange/rows.store.ts',
  'src/features/record/record.store.ts',
  'src/features/record/verify.store.ts',
  'src/platform/arriving.ts',
  'src/platform/database/embedded.ts',
  'src/platform/database/migrate.ts',
  'src/platform/files.ts',
  'src/platform/hash.ts',
  'src/platform/secret.ts',
  'src/ui/assets.ts',
];

test('cryptography is done in the files of the inventory alone, with AES-256-GCM, SHA-256 and no weaker', () => {
  const doing = CODE.filter((file) => /node:crypto'|@node-rs\/argon2/.test(read(file)));
  assert.deepEqual(doing, CRYPTOGRAPHY);
  for (const call of ['createCipheriv', 'createDecipheriv', 'createHash', 'createHmac']) {
    const lines = found(new RegExp(`\\b${call}\\(`));
    assert.ok(lines.length > 0, call);
    assert.deepEqual(
      lines.filter((line) => !/\('(aes-256-gcm|sha256)'/.test(line)),
      [],
    );
  }
  assert.deepEqual(found(/\bMath\.random\(|['"](md5|sha1|des|rc4|aes-\d+-(ecb|cbc))['"]/), []);
});

test('no check of certificates is switched off', () =>
  assert.deepEqual(found(/rejectUnauthorized:\s*false|NODE_TLS_REJECT_UNAUTHORIZED|checkServerIdentity/), []));

test('nothing but the log and the command line writes to the terminal', () => {
  const writing = found(/\bconsole\.|process\.std(?:out|err)\.write/).map((line) => line.split(':')[0] ?? '');
  const allowed = /^src\/(cli\/|main\.ts$|platform\/log\.ts$)/;
  assert.deepEqual(
    writing.filter((file) => !allowed.test(file)),
    [],
  );
});

test('a line of the log is one line of JSON with its time in UTC, whatever is in it', (context) => {
  const lines: string[] = [];
  context.mock.method(process.stderr, 'write', (text: string) => lines.push(text) > 0);
  logToStandardError({ event: 'x', text: 'one\nevent: "two"\r\n\u001b[31m{"event":"three"}\u2028' });
  context.mock.restoreAll();
  assert.equal(lines.length, 1);
  assert.equal((lines[0] ?? '').replaceAll(/\p{Cc}/gu, '').length, (lines[0] ?? '').length - 1, 'but for its end');
  const { at, event } = JSON.parse(lines[0] ?? '');
  assert.match(at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  assert.equal(event, 'x');
});
