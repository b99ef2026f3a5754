import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startInstallation } from '../support/installation.ts';
import { type Answered, withoutToken } from '../support/visitor.ts';

type Started = Awaited<ReturnType<typeof startInstallation>>;
let started: Started;
before(async () => {
  started = await startInstallation();
});
after(() => started.stop());

const ADDRESSES = [
  '/',
  '/scorecard',
  '/sign-in',
  '/extracts/new',
  '/extracts/nothing',
  '/scorecard.csv',
  '/health',
  '/gone',
];

describe('every answer', () => {
  for (const address of ADDRESSES)
    for (const who of ['anybody', 'an analyst'])
      it(`carries the security headers: ${address} for ${who}`, async () => {
        const visitor = who === 'anybody' ? started.anybody() : await started.signedIn('performanceAnalyst');
        assertSecure(await visitor.get(address));
      });

  it('is kept by no cache once somebody is signed in, also an error or a file', async () => {
    const visitor = await started.signedIn('performanceAnalyst');
    for (const address of ADDRESSES.filter((known) => known !== '/health'))
      assert.equal((await visitor.get(address)).headers['cache-control'], 'no-store', address);
  });

  it('holds no script or style of its own and loads nothing from elsewhere', async () => {
    const visitor = await started.signedIn('performanceAnalyst');
    for (const address of [
      '/',
      '/scorecard',
      '/measures/FD-01',
      '/teams',
      '/extracts',
      '/extracts/new',
      '/reports/board',
      '/methods/trajectory',
      '/gone',
    ]) {
      const { body } = await visitor.get(address);
      assert.doesNotMatch(body, /<style|\sstyle="|\son\w+="|<script(?![^>]*\ssrc="\/assets\/)|javascript:/i, address);
      assert.doesNotMatch(body, /(?:src|href|action)="(?:https?:)?\/\//i, address);
      assert.match(body, /<html lang="en-GB"/, address);
    }
  });

  it('is the same page that does not exist, whatever the address', async () => {
    const visitor = await started.signedIn('scrutinyReader');
    const [one, other] = [await visitor.get('/gone'), await visitor.get('/gone/<b>further</b>?x=<script>')];
    assert.equal(withoutToken(one), withoutToken(other));
    assert.doesNotMatch(other.body, /further/);
  });
});

describe('assets', () => {
  it('are served to anybody, each with its type', async () => {
    const { body } = await started.anybody().get('/sign-in');
    const paths = [...body.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '');
    assert.ok(paths.length >= 2);
    for (const asset of paths) {
      const answer = await started.anybody().get(asset);
      assert.equal(answer.statusCode, 200, asset);
      assert.equal(answer.headers['x-content-type-options'], 'nosniff', asset);
      assert.match(
        String(answer.headers['content-type']),
        /^(text\/css|text\/javascript|image\/|font\/|application\/(javascript|manifest))/,
        asset,
      );
    }
  });

  for (const path of [
    '/assets/../package.json',
    '/assets/%2e%2e/package.json',
    '/assets/..%2f..%2fpackage.json',
    '/assets/',
    '/assets',
  ])
    it(`hold nothing else: ${path}`, async () => {
      const answer = await started.anybody().get(path);
      assert.ok(answer.statusCode >= 400 && answer.statusCode < 500);
      assert.doesNotMatch(answer.body, /dependencies/);
    });
});

const NASTY = [
  '../',
  '..%2f..%2fetc%2fpasswd',
  '%00',
  'a%00b',
  '%',
  '%ff',
  '%c0%af',
  '%F0%9F%98%80',
  "'",
  "' or 1=1 --",
  '%3Cscript%3Ealert(1)%3C/script%3E',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '-1',
  '1e999',
  'NaN',
  'null',
  'x'.repeat(150),
  'x'.repeat(199),
  'x'.repeat(201),
  'x'.repeat(8000),
  '00000000-0000-0000-0000-000000000000',
  '%E2%80%AE',
  '%0d%0aset-cookie:a=b',
  ';',
  '%5c%5c',
  '$%7B7*7%7D',
  '{{7*7}}',
  '%s%n',
];

describe('what somebody may put in an address', () => {
  const NAMES = [
    'from',
    'to',
    'area',
    'team',
    'verdict',
    'month',
    'dimension',
    'group',
    'page',
    'next',
    'measures',
    'audience',
    'again',
  ];

  it('never breaks a page by its path', async () => {
    const visitor = await started.signedIn('performanceAnalyst');
    const withParameter = started.routes.filter(({ method, path }) => method === 'GET' && path.includes('/:'));
    assert.ok(withParameter.length > 5);
    for (const { path } of withParameter)
      for (const value of NASTY) assertHarmless(await visitor.get(path.replace(/:\w+/, value)), `${path} ${value}`);
  });

  it('never breaks a page by its query', async () => {
    const visitor = await started.signedIn('performanceAnalyst');
    for (const { path } of started.routes.filter(
      ({ method, path }) => method === 'GET' && !path.includes(':') && !/\.(docx|pdf|xlsx)$/.test(path),
    ))
      for (const value of NASTY)
        assertHarmless(
          await visitor.get(`${path}?${NAMES.map((name) => `${name}=${value}`).join('&')}`),
          `${path} ${value}`,
        );
  });

  it('never breaks a page by names that objects have by themselves, or by names sent twice', async () => {
    const visitor = await started.signedIn('performanceAnalyst');
    for (const query of [
      '__proto__=x',
      'constructor=x',
      'toString=x&from=2022-01&from=2022-02',
      '__proto__[from]=x',
      'from[]=x',
      'from=2022-01&to=2022-01',
      'from=9999-12&to=0001-01',
      '&&&=&=',
    ])
      for (const path of ['/', '/scorecard', '/measures/FD-01', '/measures/FD-01/children', '/teams', '/extracts'])
        assertHarmless(await visitor.get(`${path}?${query}`), `${path} ${query}`);
    assert.equal(Object.hasOwn(Object.prototype, 'from'), false);
  });
});

describe('what somebody may send in a form', () => {
  it('never breaks a page', async () => {
    const visitor = await started.signedIn('performanceAnalyst');
    for (const { path } of started.routes.filter(({ method, path }) => method === 'POST' && path !== '/sign-out'))
      for (const value of NASTY.filter((text) => text.length < 1000)) {
        const form = Object.fromEntries(
          ['asAt', 'dataMonth', 'reason', 'person', 'next', 'code', 'council', 'name', '__proto__'].map((name) => [
            name,
            value,
          ]),
        );
        assertHarmless(await visitor.post(path.replace(/:\w+/, value), form), `${path} ${value}`);
      }
  });

  const ODD: [string, string, string | Buffer][] = [
    ['JSON', 'application/json', '{"__proto__":{"polluted":true}}'],
    ['broken JSON', 'application/json', '{'],
    ['XML', 'application/xml', '<a/>'],
    ['nothing that is said to be a file', 'multipart/form-data', ''],
    ['a file without a boundary', 'multipart/form-data; boundary=', 'x'],
    [
      'a file that ends too early',
      'multipart/form-data; boundary=b',
      '--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\nx',
    ],
    ['bytes that are no text', 'application/x-www-form-urlencoded', Buffer.from([0xff, 0x00, 0xfe])],
    ['more than a form may hold', 'application/x-www-form-urlencoded', `a=${'x'.repeat(600_000)}`],
    ['more fields than there are', 'application/x-www-form-urlencoded', 'a=1&'.repeat(5000)],
    ['a type that nobody knows', 'nonsense', 'x'],
  ];
  for (const [what, type, payload] of ODD)
    it(`is answered in words where it is ${what}`, async () => {
      const visitor = await started.signedIn('performanceAnalyst');
      for (const url of ['/extracts', '/sign-in', '/sign-out']) {
        const headers = { 'content-type': type, cookie: visitor.cookie() ?? '' };
        const answer = await started.app.inject({ method: 'POST', url, payload, headers });
        assertHarmless(answer, `${url} ${what}`);
        assert.match(String(answer.headers['content-type']), /^text\/html/);
      }
    });
});

describe('somebody who asks for more than a person can', () => {
  it('is told to wait, and others are not', async () => {
    const limited = await startInstallation({ requestsAMinute: 40 });
    try {
      const visitor = limited.anybody();
      for (let asked = 0; asked < 40; asked += 1) assert.equal((await visitor.get('/sign-in')).statusCode, 200);
      const answer = await visitor.get('/sign-in');
      assert.equal(answer.statusCode, 429);
      assert.match(answer.body, /Wait a minute/);
      assert.equal((await limited.anybody().get('/sign-in')).statusCode, 200);
    } finally {
      await limited.stop();
    }
  });
});

describe('the site says whether it works', () => {
  it('answers /health with the state of the database', async () => {
    const answer = await started.anybody().get('/health');
    assert.equal(answer.statusCode, 200);
    assert.deepEqual(answer.json(), { ready: true });
  });
});

function assertSecure({ headers }: Answered): void {
  const policy = String(headers['content-security-policy']);
  assert.match(policy, /default-src 'none'/);
  const isFile = headers['content-disposition'] !== undefined;
  if (isFile) assert.equal(policy, "default-src 'none'; sandbox");
  else assertPagePolicy(policy);
  assert.equal(headers['x-content-type-options'], 'nosniff');
  assert.equal(headers['referrer-policy'], 'same-origin');
  assert.equal(headers['x-powered-by'], undefined);
  assert.equal(headers['server'], undefined);
}

/** A file alone is allowed nothing at all. */
function assertPagePolicy(policy: string): void {
  assert.match(policy, /script-src 'self'(;|$)/);
  assert.match(policy, /style-src 'self'(;|$)/);
  assert.match(policy, /frame-ancestors 'none'/);
  assert.match(policy, /form-action 'self'/);
  assert.match(policy, /base-uri 'none'/);
  assert.doesNotMatch(policy, /unsafe|\*|https?:/);
}

function assertHarmless(answer: Answered, what: string): void {
  assert.ok(answer.statusCode < 500, `${answer.statusCode} for ${what}: ${JSON.stringify(started.logged.at(-1))}`);
  assert.notEqual(answer.statusCode, 429, what);
  assert.equal(answer.headers['set-cookie'], undefined, what);
  assert.doesNotMatch(answer.body, /at \w+ \(|node:internal|src\/|select \w+ from/i, what);
  if (/html/.test(String(answer.headers['content-type']))) assert.doesNotMatch(answer.body, /<script>alert/, what);
}
