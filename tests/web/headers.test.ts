import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { referralsCsv } from '../support/files.ts';
import { OWN, startInstallation } from '../support/installation.ts';
import { loadAndAccept } from '../support/loading.ts';
import type { Answered, Visitor } from '../support/visitor.ts';
import { crawl } from './forms-on-pages.ts';

type Started = Awaited<ReturnType<typeof startInstallation>>;

describe('every answer', () => {
  let started: Started;
  let analyst: Visitor;
  let extract: string;
  before(async () => {
    started = await startInstallation();
    analyst = await started.signedIn('performanceAnalyst');
    const bytes = referralsCsv({ children: 12, prefix: OWN, team: `Team ${OWN}` });
    extract = await loadAndAccept(started, analyst, { name: 'as at 2022-08-05.csv', bytes });
  });
  after(() => started.stop());

  /** Every address that can be looked at, with something of this council where an id is wanted. */
  const addresses = () =>
    started.routes
      .filter(({ method }) => method === 'GET')
      .map(({ path }) => path.replace('/extracts/:id', extract).replace('/measures/:id', '/measures/FD-07'))
      .map((path) => path.replaceAll(/:\w+/g, 'x'));

  it('says its type and its characters, whatever was asked', async () => {
    const types = new Set<string>();
    for (const path of [...addresses(), '/health', '/gone']) {
      const answer = await analyst.get(path);
      if (answer.body === '') continue;
      const type = String(answer.headers['content-type']);
      types.add(type);
      assert.match(type, /^[a-z]+\/[\w.+-]+/, path);
      if (/^text\/|xml|json/.test(type) && !/officedocument/.test(type)) assert.match(type, /; charset=utf-8$/, path);
    }
    assert.ok(types.size >= 3, [...types].join());
  });

  it('lets no other site read it, whatever origin asks', async () => {
    for (const path of addresses())
      for (const origin of ['https://evil.example', 'null', 'http://localhost:3000']) {
        const { headers } = await analyst.get(path, { origin });
        const given = Object.keys(headers).filter((name) => name.startsWith('access-control-'));
        assert.deepEqual(given, [], path);
      }
  });

  it('of downloads has names of our own, as attachments, whatever the address says (F030)', async () => {
    let downloads = 0;
    for (const path of addresses().filter((address) => /\.(csv|xlsx|docx)$/.test(address)))
      for (const query of ['', '?filename=../../evil%22%0d%0aset-cookie:%20a=b', '?from=2022-02%22;x=%0d%0a']) {
        const answer = await analyst.get(`${path}${query}`);
        if (answer.statusCode !== 200) continue;
        downloads += 1;
        const { disposition, others } = named(answer);
        assert.match(disposition, /^attachment; filename="[\w.() -]+\.(csv|xlsx|docx)"$/, path);
        assert.doesNotMatch(disposition, /evil/, path);
        assert.equal(others, undefined, path);
      }
    assert.ok(downloads >= 4, `${downloads}`);
  });

  it('that is a page has the way to sign out for somebody signed in', async () => {
    let pages = 0;
    for (const role of ['performanceAnalyst', 'councilAdministrator', 'boardMember'] as const) {
      const visitor = await started.signedIn(role);
      await crawl(visitor, ['/'], (page, body, type) => {
        if (!/html/.test(type)) return;
        pages += 1;
        assert.match(body, /<form method="post" action="\/sign-out">/, `${page} for ${role}`);
      });
    }
    assert.ok(pages > 30, `${pages}`);
  });
});

function named({ headers }: Answered) {
  return { disposition: String(headers['content-disposition']), others: headers['set-cookie'] };
}

describe('a bug', () => {
  it('is logged under a reference, of which alone the page tells, and the next page works', async () => {
    const started = await startInstallation();
    const owner = new pg.Client(started.opened.owner);
    await owner.connect();
    try {
      const visitor = await started.signedIn('performanceAnalyst');
      await owner.query('alter table extract rename to extract_gone');
      const answer = await visitor.get('/extracts');
      await owner.query('alter table extract_gone rename to extract');
      assert.equal(answer.statusCode, 500);
      assert.doesNotMatch(answer.body, /relation|select|extract_gone|node_modules|\bat \w+ \(|\.ts\b/);
      const failure = started.logged.find(({ event }) => event === 'request.failed');
      assert.ok(failure && answer.body.includes(String(failure['reference'])));
      assert.doesNotMatch(JSON.stringify(failure), /relation|extract_gone|select/);
      assert.equal((await visitor.get('/extracts')).statusCode, 200);
    } finally {
      await owner.end();
      await started.stop();
    }
  });
});
