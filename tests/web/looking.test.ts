import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { referralsCsv } from '../support/files.ts';
import { OWN, startInstallation } from '../support/installation.ts';
import { loadAndAccept } from '../support/loading.ts';

let started: Awaited<ReturnType<typeof startInstallation>>;
let owner: pg.Client;
before(async () => {
  started = await startInstallation();
  owner = new pg.Client(started.opened.owner);
  await owner.connect();
});
after(async () => {
  await owner.end();
  await started.stop();
});

/** What looking may write: that it was done, and when a session was last used. */
const TRACES = ['event', 'session'];

describe('a page that is looked at', () => {
  it('changes nothing, whoever looks and from wherever they are sent to it', async () => {
    const analyst = await started.signedIn('performanceAnalyst');
    const bytes = referralsCsv({ children: 12, prefix: OWN, team: `Team ${OWN}` });
    const extract = await loadAndAccept(started, analyst, { name: 'as at 2022-08-05.csv', bytes });
    const visitors = [analyst, await started.signedIn('councilAdministrator')];
    const before = await everything();
    const pages = started.routes.filter(({ method, path }) => method === 'GET' && !/\.(docx|pdf|xlsx)$/.test(path));
    let shown = 0;
    for (const { path } of pages)
      for (const visitor of visitors) {
        const filled = path.replace('/extracts/:id', extract).replace('/measures/:id', '/measures/FD-07');
        const { statusCode } = await visitor.get(`${filled.replaceAll(/:\w+/g, 'x')}?done=yes&approve=yes&end=all`, {
          'sec-fetch-site': 'cross-site',
          'sec-fetch-mode': 'navigate',
        });
        if (statusCode === 200) shown += 1;
      }
    await started.settled();
    assert.ok(shown > 30, `${shown}`);
    assert.deepEqual(await everything(), before);
  });
});

/** A fingerprint of each table of councils and of the installation. */
async function everything(): Promise<Record<string, string>> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select quote_ident(relname) as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`,
  );
  const all: Record<string, string> = {};
  for (const { name } of tables.filter((table) => !TRACES.includes(table.name))) {
    const { rows } = await owner.query<{ hash: string }>(
      `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash from ${name} t`,
    );
    all[name] = rows[0]?.hash ?? '';
  }
  assert.ok(Object.keys(all).length > 15);
  return all;
}
