import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { startInstallation } from '../support/installation.ts';
import type { Visitor } from '../support/visitor.ts';

/** Bodies that no form sends. The letters and numbers name the cases of the list of bad inputs. */

let started: Awaited<ReturnType<typeof startInstallation>>;
let analyst: Visitor;
before(async () => {
  started = await startInstallation();
  analyst = await started.signedIn('performanceAnalyst');
  await started.app.listen({ host: '127.0.0.1', port: 0 });
});
after(() => started.stop());

/** Every route that takes a form, with something in place of its ids. */
const posts = () => started.routes.filter(({ method }) => method === 'POST').map(({ path }) => pathOf(path));
const pathOf = (path: string) => path.replaceAll(/:\w+/g, 'FD-07');

const MEGABYTE = 1024 * 1024;
const FORM = 'application/x-www-form-urlencoded';

describe('a body larger than a form', () => {
  it('is refused by the length that it says, before it is read (F002)', async () => {
    const forms = posts().filter((path) => path !== '/extracts');
    for (const path of [...forms, '/nowhere']) {
      const headers = { 'content-type': FORM, 'content-length': String(200 * MEGABYTE) };
      const { status } = await sent(path, headers, 'a=1', { leaveOpen: true });
      assert.ok([413, ...(path === '/nowhere' ? [404] : [])].includes(status), `${path}: ${status}`);
    }
  });

  it('is refused where it says no length, once it is too long, and is not kept in memory (F002)', async () => {
    const before = process.memoryUsage().rss;
    for (let time = 0; time < 5; time++) {
      const { status, written } = await sent('/sign-in', { 'content-type': FORM }, 'x'.repeat(MEGABYTE), {
        times: 200,
      });
      assert.ok(status === 413 || status === ENDED, `${status}`);
      assert.ok(written < 50, `${written} MB were taken`);
    }
    const grown = (process.memoryUsage().rss - before) / MEGABYTE;
    assert.ok(grown < 64, `${grown.toFixed()} MB more`);
    assert.equal((await started.anybody().get('/health')).statusCode, 200);
  });
});

describe('JSON where a form was meant', () => {
  const BODIES: [string, string][] = [
    ['not closed', '{"a":'],
    ['with a name twice', '{"csrf":"a","csrf":"b"}'],
    ['100,000 deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['with a number beyond all', '{"page":1e400}'],
    ['with __proto__', '{"__proto__":{"polluted":"yes"},"csrf":"a"}'],
    ['with constructor.prototype', '{"constructor":{"prototype":{"polluted":"yes"}}}'],
    ['of nothing', 'null'],
    ['of a text', '"csrf"'],
  ];
  for (const [what, body] of BODIES)
    it(`is refused: ${what} (A003)`, async () => {
      for (const path of posts()) {
        const { status, cookie } = await sent(path, { 'content-type': 'application/json' }, body, { visitor: analyst });
        assert.equal(status, 415, path);
        assert.equal(cookie, undefined, path);
      }
      assert.equal(Reflect.get({}, 'polluted'), undefined);
    });
});

describe('an upload', () => {
  const boundary = 'b0undary';
  const type = `multipart/form-data; boundary=${boundary}`;
  const field = (name: string, value: string) =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const file = (bytes: string) =>
    `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="as at 2022-08-05.csv"\r\n\r\n${bytes}\r\n`;
  const end = `--${boundary}--\r\n`;

  it('in pieces that no form sends is refused, and leaves no file (A018)', async () => {
    const token = field('csrf', await analyst.formToken());
    const whole = token + file('Child Unique ID\r\n'.repeat(5000)) + end;
    const cases: [string, string, string][] = [
      ['10,000 parts', type, token + field('a', 'b').repeat(10_000) + file('x') + end],
      ['no boundary', 'multipart/form-data', whole],
      ['another boundary', 'multipart/form-data; boundary=other', whole],
      ['the file before the fields', type, file('x') + token + end],
      ['half of it', type, whole.slice(0, whole.length / 2)],
      ['no end', type, token + file('x')],
      ['two files', type, token + file('x') + file('y') + end],
      ['no fields', type, file('x') + end],
      ['a field in place of the file', type, token + field('file', 'x') + end],
    ];
    const before = filesKept();
    for (const [what, contentType, body] of cases) {
      const { status } = await sent('/extracts', { 'content-type': contentType }, body, { visitor: analyst });
      const taken = ['two files', 'the file before the fields'].includes(what) ? [303] : []; // one file, and the token
      assert.ok([400, 403, 413, 422, ...taken].includes(status), `${what}: ${status}`);
    }
    await started.settled();
    assert.deepEqual(unfinished(), []);
    assert.ok(filesKept().length <= before.length + 2);
  });

  const NAMES = [
    '../../x as at 2022-08-05.csv',
    '..\\..\\x as at 2022-08-05.csv',
    '/etc/passwd',
    'con.csv',
    `${'long '.repeat(60)}.csv`,
    '\u202Evsc.5-8-2022 as at.csv',
    '"quoted" as at 2022-08-05.csv',
    'two\r\nset-cookie: lines.csv',
    '<b>bold</b>.csv',
    '.csv',
    ' ',
  ];
  for (const [index, name] of NAMES.entries())
    it(`is kept under its own id, whatever it is called: ${JSON.stringify(name).slice(0, 40)} (F030)`, async () => {
      const fileName = name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A'); // as browsers send it
      const bytes = `Child Unique ID\r\n${index}\r\n`;
      const answer = await analyst.upload({ name: fileName, bytes });
      assert.ok([303, 422].includes(answer.statusCode), `${answer.statusCode}`);
      await started.settled();
      assert.deepEqual(unfinished(), []);
      for (const path of [answer.headers.location ?? '/extracts', '/extracts', '/extracts.csv']) {
        const shown = await analyst.get(path);
        assert.equal(shown.statusCode, 200, path);
        assert.doesNotMatch(shown.body, /<b>bold/);
        assert.equal(shown.headers['set-cookie'], undefined);
      }
    });

  it('that stops half way leaves no file (A019)', async () => {
    const token = field('csrf', await analyst.formToken());
    const before = filesKept();
    for (let time = 0; time < 20; time++) await broken(type, token + file('x'.repeat(200_000)));
    await until(() => unfinished().length === 0);
    await started.settled();
    assert.deepEqual(
      filesKept().filter((file) => !before.includes(file)),
      [],
    );
    assert.equal((await analyst.get('/extracts')).statusCode, 200);
  });

  /** Sends the beginning of a long body, and then ends the connection. */
  function broken(contentType: string, beginning: string): Promise<void> {
    return new Promise((resolve) => {
      const asked = httpRequest({
        ...addressed('/extracts'),
        headers: { cookie: analyst.cookie() ?? '', 'content-type': contentType, 'content-length': 4 * MEGABYTE },
      });
      asked.on('error', () => resolve());
      asked.write(beginning, () => setImmediate(() => asked.destroy(new Error('stopped'))));
    });
  }
});

async function until(holds: () => boolean): Promise<void> {
  for (let time = 0; time < 100 && !holds(); time++) await setTimeout(50);
  assert.ok(holds());
}

function filesKept(): string[] {
  return readdirSync(started.config.dataDirectory, { recursive: true })
    .map(String)
    .filter((name) => /^files\/.*[0-9a-f]{64}$/.test(name))
    .sort();
}

/** Files under another name than the hash of what is in them, which is what a file is called once it is complete. */
function unfinished(): string[] {
  return readdirSync(started.config.dataDirectory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\/files(\/|$)/.test(entry.parentPath) && !/^[0-9a-f]{64}$/.test(entry.name))
    .map(({ name }) => name);
}

type Sending = { visitor?: Visitor; times?: number; leaveOpen?: boolean };
type Sent = { status: number; cookie: string | undefined; written: number };

/** In place of a status, where the connection was ended while something was still being sent. */
const ENDED = 0;

/** Sends a body over the wire, as often as is said or until there is an answer. */
function sent(path: string, headers: Record<string, string>, body: string, sending: Sending = {}): Promise<Sent> {
  const { visitor, times = 1, leaveOpen = false } = sending;
  const cookie = visitor?.cookie();
  return new Promise((resolve) => {
    const asked = httpRequest({ ...addressed(path), headers: { ...headers, ...(cookie && { cookie }) } });
    let [isOver, written] = [false, 0];
    const end = (status: number, given?: string) => {
      isOver = true;
      asked.destroy();
      resolve({ status, cookie: given, written });
    };
    asked.on('response', (answer) => end(answer.statusCode ?? ENDED, answer.headers['set-cookie']?.[0]));
    asked.on('error', () => end(ENDED));
    const write = (): void => {
      if (isOver) return;
      if (written === times) return void (leaveOpen || asked.end());
      written += 1;
      asked.write(body, () => setImmediate(write));
    };
    write();
  });
}

function addressed(path: string) {
  const { port } = started.app.server.address() as AddressInfo;
  return { host: '127.0.0.1', port, path, method: 'POST', agent: false } as const;
}
