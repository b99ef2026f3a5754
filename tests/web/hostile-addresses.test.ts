import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { referralsCsv } from '../support/files.ts';
import { OWN, startInstallation } from '../support/installation.ts';
import { loadAndAccept } from '../support/loading.ts';
import { type Answered, type Visitor, withoutToken } from '../support/visitor.ts';

/** Addresses that nobody types by accident. The letters and numbers name the cases of the list of bad inputs. */

let started: Awaited<ReturnType<typeof startInstallation>>;
let extract: string;
before(async () => {
  started = await startInstallation();
  const analyst = await started.signedIn('performanceAnalyst');
  const bytes = referralsCsv({ children: 12, prefix: OWN, team: `Team ${OWN}` });
  extract = await loadAndAccept(started, analyst, { name: 'as at 2022-08-05.csv', bytes });
  await started.app.listen({ host: '127.0.0.1', port: 0 });
});
after(() => started.stop());

const NOBODYS = '0f0e0d0c-0b0a-4908-8706-050403020100';
const ODD_IDS = [
  ...['-1', '0', '9e99', 'abc', `%7B${NOBODYS}%7D`, NOBODYS.toUpperCase(), `${NOBODYS}%00`, '%00'],
  ...['x'.repeat(10_000), `${NOBODYS}%0A`],
];

describe('an id that is none', () => {
  it('is answered as not found or not understood on every route that takes one (U004)', async () => {
    const [visitor, nobody] = [await started.signedIn('performanceAnalyst'), started.anybody()];
    const routes = started.routes.filter(({ path }) => path.includes('/:'));
    assert.ok(routes.length > 15);
    const csrf = await visitor.formToken();
    for (const { method, path } of routes)
      for (const id of ODD_IDS) {
        const url = path.replaceAll(/:\w+/g, id);
        const ask = (who: Visitor) => (method === 'GET' ? who.get(url) : who.post(url, { csrf }));
        const wrong = method === 'POST' ? [422] : [];
        const { statusCode } = await ask(visitor);
        assert.ok([400, 404, 414, ...wrong].includes(statusCode), `${method} ${url}: ${statusCode}`);
        if (id !== 'abc') continue;
        const asked = await ask(nobody);
        assert.ok([303, 401, 404, ...wrong].includes(asked.statusCode), `${method} ${url}: ${asked.statusCode}`);
      }
  });
});

describe('a path that climbs', () => {
  const PASSWD = ['..%2f..%2f..%2fetc%2fpasswd', '..%252f..%252fetc%252fpasswd', '%2e%2e/%2e%2e/etc/passwd'];
  const PATHS = [...PASSWD, '..\\..\\etc\\passwd', '%2fetc%2fpasswd', '/etc/passwd', 'C:%5cWindows%5cwin.ini'];
  for (const path of PATHS)
    it(`leads to no file: ${path} (U005)`, async () => {
      const visitor = await started.signedIn('performanceAnalyst');
      for (const folder of ['/assets/', '/extracts/', '/reports/', '/measures/', '/teams/', '/']) {
        const answer = await raw('GET', `${folder}${path}`, visitor);
        assert.ok([400, 404].includes(answer.status), `${folder}${path}: ${answer.status}`);
        assert.doesNotMatch(answer.body, /root:|\[fonts\]/);
      }
    });

  const OVERLONG = ['%c0%ae%c0%ae/', '%c0%af', '%e0%80%af', '%', '%zz', '%f', '%ff%fe', '%ed%a0%80'];
  for (const path of OVERLONG)
    it(`is not understood where it is no UTF-8: ${path} (U006)`, async () => {
      const visitor = await started.signedIn('performanceAnalyst');
      for (const folder of ['/assets/', '/extracts/', '/teams/']) {
        const answer = await raw('GET', `${folder}${path}`, visitor);
        assert.ok([400, 404].includes(answer.status), `${folder}${path}: ${answer.status}`);
      }
    });

  for (const path of ['/.git/config', '/.env', '/package.json', '/backup.sql', '/assets/headway.js.map', '/src/app.ts'])
    it(`to what is not for the web leads nowhere: ${path} (U019)`, async () => {
      const visitor = await started.signedIn('performanceAnalyst');
      assert.equal((await visitor.get(path)).statusCode, 404);
      assert.equal((await started.anybody().get(path)).statusCode, 404);
    });
});

describe('a query', () => {
  const QUERIES = ["sort=name;drop'--&order=1,2&per_page=1e9&limit=-1", 'page=-1', 'page=999999999999999999999'];
  it('that asks for an order or a page that there is none of is left alone or refused (U012)', async () => {
    const visitor = await started.signedIn('performanceAnalyst');
    const pages = started.routes.filter(({ method, path }) => method === 'GET' && !/\.(docx|pdf|xlsx)$/.test(path));
    for (const { path } of pages) {
      const url = path.replace('/extracts/:id', extract).replace('/measures/:id', '/measures/FD-07');
      const [plain, again] = [await visitor.get(url), await visitor.get(url)];
      const isDrawn = withoutToken(plain) !== withoutToken(again); // such as the page with a new key for an app
      for (const query of QUERIES) {
        const answer = await visitor.get(`${url}?${query}`);
        assert.ok([plain.statusCode, 200, 303, 400, 404].includes(answer.statusCode), `${url}?${query}`);
        if (answer.statusCode === 200 && !isDrawn && /^(sort|order|per_page|limit)/.test(query))
          assert.equal(comparable(answer, query), comparable(plain, query), `${url}?${query}`);
      }
    }
  });
});

describe('an address that is written in another way', () => {
  const WAYS = ['//extracts', '/extracts/', '/EXTRACTS', '/extracts;x', '/%65xtracts', '/./extracts', '/x/../extracts'];
  for (const way of WAYS)
    it(`opens nothing that is closed: ${way} (U017)`, async () => {
      const [may, mayNot] = [await started.signedIn('performanceAnalyst'), await started.signedIn('scrutinyReader')];
      const gone = await raw('GET', '/gone', mayNot);
      const refused = await raw('GET', way, mayNot);
      assert.equal(refused.status, 404);
      assert.equal(withoutTokens(refused.body), withoutTokens(gone.body));
      assert.ok([303, 404].includes((await raw('GET', way, null)).status));
      const open = await raw('GET', way, may);
      assert.ok([200, 404].includes(open.status), `${open.status}`);
    });

  for (const [what, headers, form] of [
    ['a header', { 'x-http-method-override': 'DELETE', 'x-http-method': 'DELETE', 'x-method-override': 'PUT' }, {}],
    ['a field', {}, { _method: 'delete' }],
  ] as const)
    it(`does nothing else because of ${what} that names another method (U015)`, async () => {
      const visitor = await started.signedIn('performanceAnalyst');
      assert.equal((await visitor.get(extract, headers)).statusCode, 200);
      assert.equal((await visitor.post(extract, form, headers)).statusCode, 404);
      assert.equal((await visitor.get(`${extract}?_method=delete`)).statusCode, 200);
      assert.match((await visitor.get(extract)).body, /accepted/i);
    });

  it('is refused with a method that nothing has', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'])
      for (const path of ['/', '/extracts', extract, '/sign-in']) {
        const { status } = await raw(method, path, await started.signedIn('performanceAnalyst'));
        assert.ok([400, 404, 405].includes(status), `${method} ${path}: ${status}`);
      }
  });
});

describe('a message over the wire', () => {
  it('with an address of 64 kB is refused before it is looked at (U014)', async () => {
    const { status } = await raw('GET', `/scorecard?from=${'x'.repeat(65_536)}`, null);
    assert.ok([414, 431].includes(status), `${status}`);
  });

  it('with headers of 100 kB is refused (A008)', async () => {
    const { status } = await raw('GET', '/scorecard', null, { 'x-long': 'x'.repeat(100_000) });
    assert.equal(status, 431);
  });

  for (const [what, headers] of [
    ['a length and chunks', 'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n'],
    ['two lengths', 'Content-Length: 4\r\nContent-Length: 5\r\n'],
    ['a length that is no number', 'Content-Length: +4\r\n'],
    ['a line folded', 'X-A: b\r\n c: d\r\n'],
    ['a bare line feed', 'X-A: b\nX-B: c\r\n'],
  ] as const)
    it(`with ${what} is refused, and the connection ends (A007)`, async () => {
      const answer = await spoken(`POST /sign-in HTTP/1.1\r\nHost: localhost\r\n${headers}\r\na=b\r\n`);
      assert.match(answer, /^HTTP\/1\.1 400 /);
      assert.equal(answer.match(/^HTTP\/1\.1 /gm)?.length, 1);
    });
});

describe('what addresses say', () => {
  it('is never which child: no page, redirect or line of the log has a child’s id or day of birth (U020)', async () => {
    const visitor = await started.signedIn('qualityAssuranceManager'); // who sees ids at once
    const [seen, waiting] = [new Set<string>(), ['/', '/measures/FD-07/children', extract]];
    let children = 0;
    for (let url = waiting.pop(); url !== undefined && seen.size < 250; url = waiting.pop()) {
      if (seen.has(url)) continue;
      seen.add(url);
      assert.doesNotMatch(decodeURIComponent(url), CHILD, url);
      const { body, headers } = await visitor.get(url);
      assert.doesNotMatch(String(headers.location ?? ''), CHILD, url);
      if (!/html/.test(String(headers['content-type']))) continue;
      if (CHILD.test(body)) children += 1;
      assert.doesNotMatch(/<title>[^<]*<\/title>/.exec(body)?.[0] ?? '', CHILD, url);
      waiting.push(...linksIn(body));
    }
    assert.ok(seen.size > 40, `${seen.size} pages`);
    assert.ok(children > 0, 'no page with a child was among them');
    assert.doesNotMatch(JSON.stringify(started.logged), CHILD);
  });
});

/** Ids of the children in the file that was loaded, and their day of birth, as addresses may spell them. */
const CHILD = /998-C\d|2015-03-01|01\/03\/2015|1 March 2015/;

/** Where links and forms of a page lead, but for files made for printing, which take long. */
function linksIn(body: string): string[] {
  const links = [...body.matchAll(/(?:href|action)="(\/[^"#]*)"/g)].map((match) =>
    (match[1] ?? '').replaceAll('&amp;', '&'),
  );
  return links.filter((link) => !/^\/(assets|sign-out)|\.(docx|pdf|xlsx)/.test(link));
}

/** A page without what repeats the address it was asked by. */
function comparable(answer: Answered, query: string): string {
  const [name = '', value = ''] = query.split(/[=&]/);
  return withoutToken(answer)
    .replaceAll(query.replaceAll('&', '&amp;'), '')
    .replaceAll(`name="${name}" value="${value}"`, '');
}

function withoutTokens(body: string): string {
  return body.replaceAll(/name="csrf" value="[^"]+"/g, '');
}

type Said = { status: number; body: string };

/** Asks with the path as it stands: `inject` and `fetch` would tidy it. */
function raw(
  method: string,
  path: string,
  visitor: Visitor | null,
  headers: Record<string, string> = {},
): Promise<Said> {
  const cookie = visitor?.cookie();
  return new Promise((resolve, reject) => {
    const asked = httpRequest(
      {
        host: '127.0.0.1',
        port: port(),
        method,
        path,
        agent: false,
        headers: { ...(cookie && { cookie }), ...headers },
      },
      (answer) => {
        let body = '';
        answer.on('data', (chunk) => {
          body += chunk;
        });
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body }));
      },
    );
    asked.on('error', reject);
    asked.end();
  });
}

/** Says something to the port byte by byte, and everything that comes back until the connection ends. */
function spoken(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port(), '127.0.0.1', () => socket.write(text));
    let heard = '';
    socket.setTimeout(5000, () => socket.destroy(new Error('the connection did not end')));
    socket.on('data', (chunk) => {
      heard += chunk;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(heard));
  });
}

function port(): number {
  return (started.app.server.address() as AddressInfo).port;
}
