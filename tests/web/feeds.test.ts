import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { LocalDate } from '#kernel/local-date.ts';
import { dayInEngland } from '#kernel/moment.ts';
import type { AuthorityId } from '#platform/database/database.ts';
import { COLUMNS, columnsOf, measureRows, RESOURCES } from '../../src/features/feeds/index.ts';
import type { TokenGiven } from '../../src/features/feeds/token.ts';
import { makeToken, revokeToken } from '../../src/features/feeds/tokens.store.ts';
import { addUnit } from '../../src/features/structure/structure.store.ts';
import { referralsCsv } from '../support/files.ts';
import { OTHER, OWN, startInstallation } from '../support/installation.ts';
import { loadAndAccept } from '../support/loading.ts';
import type { Answered, Visitor } from '../support/visitor.ts';
import { nameOf, told } from './cases/asking.ts';
import { BY_TOKEN } from './cases/index.ts';

/** What programs read with a token, and that nothing else opens it. */

const started = await startInstallation();
const PATHS = BY_TOKEN.map((name) => name.replace('GET ', ''));
const EVERYTHING: TokenGiven = { name: 'A tool', showsCounts: true, parts: null, months: 12 };

let administrator: Visitor;
let open: string;

describe('feeds', () => {
  before(async () => {
    for (const council of [OWN, OTHER]) {
      const analyst = await started.signedIn('performanceAnalyst', council);
      const team = (count: number, name: string) =>
        referralsCsv({ children: count, prefix: `${council}-${name}`, team: name });
      const rows = [team(30, `Team ${council}`), ...[team(12, '=1+1'), team(3, 'Small')].map(withoutHeadings)];
      await loadAndAccept(started, analyst, { name: `as at 2022-08-05 of ${council}.csv`, bytes: rows.join('\r\n') });
    }
    administrator = await started.signedIn('performanceAnalyst');
    open = await tokenFor(OWN);
  });
  after(() => started.stop());

  it('every route for programs is one that reads', () => {
    const routes = started.routes.filter(({ permission }) => permission === 'token');
    assert.deepEqual(routes.map(nameOf).toSorted(), BY_TOKEN);
    assert.ok(routes.every((route) => 'serve' in route && route.method === 'GET'));
  });

  describe('a token', () => {
    it('opens every address, in JSON and in CSV, with the columns that are written down', async () => {
      for (const resource of RESOURCES) {
        const answer = await ask(`/api/v1/${resource}`, open);
        assert.equal(answer.statusCode, 200, answer.body);
        assert.equal(answer.headers['content-type'], 'application/json; charset=utf-8');
        const { council, rows, next } = answer.json();
        assert.equal(council, OWN);
        assert.equal(next, null);
        for (const row of rows) assert.deepEqual(Object.keys(row), columnsOf(resource));
        for (const path of [`/api/v1/${resource}.csv`, `/api/v1/${resource}?format=csv`]) {
          const table = await ask(path, open);
          assert.equal(table.headers['content-type'], 'text/csv; charset=utf-8');
          assert.equal(table.body.split('\r\n')[0], `\uFEFF${columnsOf(resource).join(',')}`);
          assert.equal(table.body.trimEnd().split('\r\n').length, rows.length + 1);
        }
        if (resource !== 'benchmarks') assert.ok(rows.length > 0, resource);
        assert.ok(Object.keys(COLUMNS[resource]).length > 0);
      }
      assert.deepEqual((await ask('/api/v1/measures', open)).json().rows, measureRows());
    });

    for (const path of PATHS)
      it(`and nothing else opens ${path}: all are answered alike, as data`, async () => {
        const asked = (headers: Record<string, string>) => ask(path, null, headers);
        const cookie = administrator.cookie() ?? '';
        const expired = await tokenFor(OWN, {}, new Date(started.now().getTime() - 1));
        const revoked = await revokedToken();
        const [council, secret] = [open.slice(0, 3), open.slice(4)];
        const nothing = await asked({});
        assert.equal(nothing.statusCode, 401);
        assert.equal(nothing.headers['www-authenticate'], 'Bearer');
        assert.equal(nothing.headers['cache-control'], 'no-store');
        assert.equal(nothing.headers['content-type'], 'application/json; charset=utf-8');
        assert.equal(nothing.json().error.code, 'TOKEN_NEEDED');
        for (const authorization of [
          ...[`Bearer ${expired}`, `Bearer ${revoked}`, `Bearer ${OTHER}.${secret}`, `Bearer 123.${secret}`],
          ...[`Bearer ${open}x`, `Bearer ${open.slice(0, -1)}`, `Bearer ${secret}`, `Basic ${open}`, open, 'Bearer '],
          ...[`Bearer ${council}.${'A'.repeat(43)}`, `Bearer ${council}.' or 1=1 --${'x'.repeat(30)}`, 'Bearer null'],
          ...[`Bearer ${open}, Bearer ${open}`, `Bearer ${'x'.repeat(9000)}`, 'Bearer 998.%00', 'bearer __proto__'],
        ])
          assert.deepEqual(told(await asked({ authorization })), told(nothing), authorization);
        assert.deepEqual(told(await asked({ cookie })), told(nothing), 'a session');
        const query = path.includes('?') ? '&' : '?';
        const inAddress = await ask(`${path}${query}token=${open}&access_token=${open}`, null);
        assert.deepEqual(told(inAddress), told(nothing), 'a token in the address');
      });

    it('is taken with its scheme in any case, also beside a session of somebody else', async () => {
      const cookie = (await started.signedIn('boardMember', OTHER)).cookie() ?? '';
      for (const scheme of ['Bearer', 'bearer', 'BEARER'])
        assert.equal(
          (await ask('/api/v1/teams', null, { authorization: `${scheme} ${open}`, cookie })).statusCode,
          200,
        );
    });

    it('is good until the moment at which it expires, and not at it', async () => {
      const in2Hours = await tokenFor(OWN, {}, new Date(started.now().getTime() + 2 * HOUR));
      started.passHours(1.99);
      assert.equal((await ask('/api/v1/teams', in2Hours)).statusCode, 200);
      started.passHours(0.02);
      assert.equal((await ask('/api/v1/teams', in2Hours)).statusCode, 401);
    });

    it('opens no page, and changes nothing', async () => {
      for (const path of ['/', '/scorecard', '/feeds', '/extracts'])
        assert.equal((await ask(path, open)).statusCode, 303, path);
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'] as const)
        for (const url of PATHS) {
          const headers = { authorization: `Bearer ${open}` };
          assert.equal((await started.app.inject({ method, url, headers })).statusCode, 404, `${method} ${url}`);
        }
    });

    it('that was used says on which day, and what it read is written nowhere', async () => {
      const used = await tokenFor(OWN, { name: 'Counted' });
      const lines = async () => (await events()).length;
      const before = await lines();
      assert.equal(await lastUsed('Counted'), null);
      await ask('/api/v1/values', used);
      assert.equal(await lastUsed('Counted'), dayInEngland(started.now()));
      assert.equal(await lines(), before);
    });

    it('is kept as a fingerprint, and its text nowhere', async () => {
      const secret = open.slice(4);
      const rows = await started.database.as(OWN, (db) => db.selectFrom('feed_token').selectAll().execute());
      const kept = JSON.stringify([rows.map((row) => [row, row.fingerprint.toString('utf8')]), await events()]);
      assert.ok(rows.length > 0);
      assert.ok(!kept.includes(secret) && !kept.includes(Buffer.from(secret).toString('hex')));
      assert.ok(!JSON.stringify(started.logged).includes(secret));
    });
  });

  describe('of one council', () => {
    it('reads nothing of another', async () => {
      for (const path of PATHS) {
        const answer = await ask(path, open);
        assert.doesNotMatch(answer.body, /(?:Team |-C?)997|"997"/, path);
      }
      const others = await ask('/api/v1/teams', await tokenFor(OTHER));
      assert.match(others.body, /Team 997/);
      assert.doesNotMatch(others.body, /Team 998/);
    });

    it('holds no child, no worker and no day of birth', async () => {
      for (const path of [...PATHS, '/api/v1/values?dimension=team', '/api/v1/values?dimension=ageBand'])
        assert.doesNotMatch((await ask(path, open)).body, /998-|-C\d|Worker One|2015-03-01/, path);
    });
  });

  describe('small numbers', () => {
    const teams = '/api/v1/values?dimension=team&measure=FD-07&from=2022-07&to=2022-07';
    it('are shown to a token that may see them', async () => {
      const rows = (await ask(teams, open)).json().rows;
      const small = rows.find((row: { group_key: string }) => row.group_key === 'Small');
      assert.equal(small.suppressed, false);
      assert.equal(small.numerator, 3);
    });

    it('are hidden from any other, with every group from which they could be solved', async () => {
      const rows = (await ask(teams, await tokenFor(OWN, { showsCounts: false }))).json().rows;
      assert.ok(rows.length >= 3);
      for (const row of rows) {
        assert.equal(row.suppressed, true, row.group_key);
        assert.deepEqual([row.numerator, row.denominator, row.value], [null, null, null]);
      }
      const council = (
        await ask(teams.replace('dimension=team', ''), await tokenFor(OWN, { showsCounts: false }))
      ).json();
      assert.ok(council.rows.some((row: { suppressed: boolean; numerator: number }) => row.numerator === 45));
    });
  });

  describe('a token for parts of the council', () => {
    it('sees their figures and teams, and nothing of the council, of other teams or other groupings', async () => {
      const part = await tokenFor(OWN, { parts: [{ kind: 'team', id: await teamId(), name: 'Team 998' }] });
      const rows = (await ask('/api/v1/values', part)).json().rows;
      assert.deepEqual([...new Set(rows.map((row: { group_key: string }) => row.group_key))], ['Team 998']);
      for (const dimension of ['council', 'locality', 'ageBand', 'sex', 'ethnicGroup', 'disability'])
        assert.deepEqual((await ask(`/api/v1/values?dimension=${dimension}`, part)).json().rows, [], dimension);
      assert.deepEqual((await ask('/api/v1/teams', part)).json().rows.length, 1);
    });

    it('of a locality takes in its teams and its own figures', async () => {
      const id = await localityId('North');
      const part = await tokenFor(OWN, { parts: [{ kind: 'locality', id, name: 'North' }] });
      const groups = async (dimension: string) => {
        const { rows } = (await ask(`/api/v1/values?dimension=${dimension}`, part)).json();
        return [...new Set(rows.map((row: { group_key: string }) => row.group_key))];
      };
      assert.deepEqual(await groups('team'), ['Team 998']);
      assert.deepEqual(await groups('locality'), ['North']);
      assert.deepEqual(await groups('council'), []);
    });

    it('of a locality without teams sees nothing', async () => {
      const id = await started.database.as(OWN, (db) =>
        addUnit(db, OWN, 'locality', { name: 'Empty', from: '2020-01-01' as LocalDate }),
      );
      const part = await tokenFor(OWN, { parts: [{ kind: 'locality', id, name: 'Empty' }] });
      for (const dimension of ['', 'team', 'locality', 'council'])
        assert.deepEqual((await ask(`/api/v1/values?dimension=${dimension}`, part)).json().rows, []);
      assert.deepEqual((await ask('/api/v1/teams', part)).json().rows, []);
    });
  });

  describe('an address', () => {
    it('narrows what it answers', async () => {
      const rows = async (query: string) => (await ask(`/api/v1/values?${query}`, open)).json().rows;
      const all = await rows('');
      assert.ok(all.every((row: { dimension: string }) => row.dimension === 'council'));
      const one = await rows('measure=FD-07&from=2022-07&to=2022-07');
      assert.equal(one.length, 1);
      assert.deepEqual([one[0].measure, one[0].month], ['FD-07', '2022-07']);
      assert.deepEqual(await rows('from=2023-01'), []);
      const both = await rows('measure=FD-07,%20CP-04');
      const named = new Set(both.map((row: { measure: string }) => row.measure));
      assert.deepEqual([...named], ['FD-07'], 'the other has no figure from these files');
      assert.equal((await ask('/api/v1/measures?measure=FD-07,FD-01', open)).json().rows.length, 2);
    });

    for (const query of [
      ...['measure=XX-99', "measure=FD-01'--", 'from=2022', 'to=2022-13', 'from=2022-08&to=2022-07', 'dimension=child'],
      ...['page=0', 'page=-1', 'page=1e3', 'page=99999999', 'page_size=0', 'page_size=50001', 'format=parquet'],
    ])
      it(`says in words, as data, what is wrong with ${query}`, async () => {
        const answer = await ask(`/api/v1/values?${query}`, open);
        assert.equal(answer.statusCode, 400);
        const { error } = answer.json();
        assert.equal(error.code, 'BAD_REQUEST');
        assert.match(error.message, / must be? | must not be /);
        assert.doesNotMatch(answer.body, /at \w+ \(|src\/|select /);
      });

    it('answers in pages, which together are the whole', async () => {
      const whole = (await ask('/api/v1/values', open)).json().rows;
      const collected: unknown[] = [];
      let pages = 0;
      for (let next: string | null = '/api/v1/values?page_size=10'; next !== null; pages += 1) {
        const answer: Answered = await ask(next, open);
        const page = answer.json();
        assert.ok(page.rows.length <= 10 && page.rows.length > 0);
        assert.equal(answer.headers['link'], page.next === null ? undefined : `<${page.next}>; rel="next"`);
        collected.push(...page.rows);
        next = page.next;
      }
      assert.ok(pages > 1);
      assert.deepEqual(collected, whole);
      assert.deepEqual((await ask('/api/v1/values?page=999999', open)).json().rows, []);
    });

    it('answers that nothing changed where nothing did, and anew where something did', async () => {
      for (const path of PATHS) {
        const first = await ask(path, open);
        const mark = String(first.headers['etag']);
        assert.match(mark, /^"[\w-]{43}"$/);
        assert.equal(first.headers['cache-control'], 'private, no-cache');
        for (const known of [mark, `W/${mark}`]) {
          const again = await ask(path, open, { 'if-none-match': known });
          assert.deepEqual([again.statusCode, again.body], [304, ''], path);
        }
        const other = await ask(path, await tokenFor(OWN, { showsCounts: false }), { 'if-none-match': mark });
        assert.equal(other.statusCode, 200, 'of a token that sees less');
        assert.equal((await ask(`${path}?page_size=1`, open, { 'if-none-match': mark })).statusCode, 200);
        assert.equal((await ask(path, null, { 'if-none-match': mark })).statusCode, 401);
      }
      const mark = String((await ask('/api/v1/teams', open)).headers['etag']);
      await started.database.as(OWN, (db) =>
        addUnit(db, OWN, 'locality', { name: 'Another', from: '2020-01-01' as LocalDate }),
      );
      assert.equal((await ask('/api/v1/teams', open, { 'if-none-match': mark })).statusCode, 200);
    });

    it('gives a spreadsheet nothing to run', async () => {
      const { body } = await ask('/api/v1/values.csv?dimension=team', open);
      assert.match(body, /,"'=1\+1",/);
      assert.doesNotMatch(body, /(?:^|,)"?[=+@]/m);
    });

    it('is asked so often that an address has to wait, and is told so as data', async () => {
      const remoteAddress = '203.0.113.9';
      const headers = { authorization: `Bearer ${open}` };
      const asked = () => started.app.inject({ url: '/api/v1/measures', headers, remoteAddress });
      for (let count = 0; count < 120; count += 1) assert.equal((await asked()).statusCode, 200);
      const answer = await asked();
      assert.equal(answer.statusCode, 429);
      assert.equal(answer.json().error.code, 'TOO_MANY_REQUESTS');
      assert.equal((await ask('/api/v1/measures', open)).statusCode, 200);
    });
  });

  describe('the page', () => {
    const form = { name: 'Power BI', counts: 'no', reach: 'council', months: '12' };
    before(async () => {
      administrator = await started.signedIn('performanceAnalyst');
    });

    it('makes a token that works, shows it once, and the record tells', async () => {
      const answer = await administrator.post('/feeds', form);
      assert.equal(answer.statusCode, 200);
      const token = /998\.[\w-]{43}/.exec(answer.body)?.[0] ?? '';
      assert.equal((await ask('/api/v1/values', token)).statusCode, 200);
      const list = await administrator.get('/feeds');
      assert.match(list.body, /Power BI/);
      assert.ok(!list.body.includes(token.slice(4)));
      const made = (await events()).filter(({ kind }) => kind === 'feed.made').at(-1);
      assert.equal(made?.person_id, started.personOf('performanceAnalyst'));
      assert.ok(!JSON.stringify(made).includes(token.slice(4)));
    });

    it('keeps what was typed where something is wrong, and makes nothing', async () => {
      const before = (await tokens()).length;
      for (const [wrong, text] of [
        [{ name: '' }, 'Enter what the token is for'],
        [{ name: 'x'.repeat(101) }, '100 characters'],
        [{ counts: '' }, 'small numbers'],
        [{ reach: '' }, 'how far'],
        [{ reach: 'parts' }, 'Choose the teams or localities'],
        [{ reach: 'parts', 'part-0': 'team Team 997' }, 'Choose the teams or localities'],
        [{ months: '36' }, 'for how long'],
        [{ months: '25' }, 'for how long'],
      ] as const) {
        const answer = await administrator.post('/feeds', { ...form, ...wrong });
        assert.equal(answer.statusCode, 422, text);
        assert.ok(answer.body.includes(text), text);
      }
      assert.equal((await tokens()).length, before);
    });

    it('revokes a token after asking, and it opens nothing from then on', async () => {
      const { body } = await administrator.post('/feeds', { ...form, name: 'To be revoked' });
      const token = /998\.[\w-]{43}/.exec(body)?.[0] ?? '';
      const id = (await tokens()).find(({ name }) => name === 'To be revoked')?.token_id ?? '';
      const asking = await administrator.get(`/feeds/${id}/revocation`);
      assert.match(asking.body, /Revoke this token\?/);
      assert.equal((await ask('/api/v1/values', token)).statusCode, 200, 'asking revokes nothing');
      const answer = await administrator.post(`/feeds/${id}/revocation`, { version: '1' });
      assert.equal(answer.headers.location, '/feeds?done=revoked');
      assert.equal((await ask('/api/v1/values', token)).statusCode, 401);
      assert.equal((await administrator.get(`/feeds/${id}/revocation`)).statusCode, 409);
      assert.equal((await events()).at(-1)?.kind, 'feed.revoked');
    });

    it('asks who made no proof lately who they are', async () => {
      await started.database.as(OWN, (db) =>
        db
          .updateTable('session')
          .set({ proved_at: new Date(started.now().getTime() - HOUR) })
          .where('person_id', '=', started.personOf('performanceAnalyst'))
          .execute(),
      );
      const before = (await tokens()).length;
      const answer = await administrator.post('/feeds', { ...form, name: 'Without proof' });
      assert.doesNotMatch(answer.body, /998\.[\w-]{43}/);
      assert.equal((await tokens()).length, before);
    });
  });
});

const HOUR = 3_600_000;
let asking = 0;

/** Asks from an address of its own each time, so that no limit is met by chance. */
function ask(url: string, token: string | null, headers: Record<string, string> = {}): Promise<Answered> {
  asking += 1;
  const remoteAddress = `10.9.${asking >> 8}.${asking & 255}`;
  const authorization = token === null ? {} : { authorization: `Bearer ${token}` };
  return started.app.inject({ url, remoteAddress, headers: { ...authorization, ...headers } });
}

async function tokenFor(
  council: AuthorityId,
  given: Partial<TokenGiven> = {},
  expiresAt = new Date(started.now().getTime() + 1000 * HOUR),
): Promise<string> {
  const made = { by: started.personOf('performanceAnalyst', council), at: started.now(), expiresAt };
  return (await started.database.as(council, (db) => makeToken(db, council, { ...EVERYTHING, ...given }, made))).text;
}

async function revokedToken(): Promise<string> {
  const by = started.personOf('performanceAnalyst');
  return started.database.as(OWN, async (db) => {
    const expiresAt = new Date(started.now().getTime() + 1000 * HOUR);
    const { id, text } = await makeToken(db, OWN, EVERYTHING, { by, at: started.now(), expiresAt });
    assert.ok(await revokeToken(db, OWN, { id, version: 1, by, at: started.now() }));
    return text;
  });
}

const tokens = () => started.database.as(OWN, (db) => db.selectFrom('feed_token').selectAll().execute());
const events = () => started.database.as(OWN, (db) => db.selectFrom('event').selectAll().orderBy('sequence').execute());

async function lastUsed(name: string): Promise<string | null | undefined> {
  return (await tokens()).find((token) => token.name === name)?.last_used_on;
}

async function teamId(): Promise<string> {
  const found = started.database.as(OWN, (db) => db.selectFrom('team').select('team_id').executeTakeFirstOrThrow());
  return (await found).team_id;
}

async function localityId(name: string): Promise<string> {
  const found = started.database.as(OWN, (db) =>
    db.selectFrom('locality').select('locality_id').where('name', '=', name).executeTakeFirstOrThrow(),
  );
  return (await found).locality_id;
}

function withoutHeadings(table: string): string {
  return table.split('\r\n').slice(1).join('\r\n');
}
