import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { type EmbeddedDatabase, startEmbeddedDatabase } from '../../src/platform/database/embedded.ts';
import { isAlive, type Running, runHeadway, serverOf, startHeadway } from '../support/child.ts';
import { referralsCsv } from '../support/files.ts';
import { type RemoteVisitor, remoteVisitor } from '../support/remote-visitor.ts';

/** Headway as a process: how it starts, refuses to, stops, and what is left after it was killed. */

const NEWSHIRE = {
  council: 'Newshire',
  code: '916',
  name: 'Ada Example',
  email: 'ada@newshire.example',
  loads: 'yes',
};
/** What a database elsewhere asks for, too. */
const HEADWAY_SECRET = 'the secret of a test, long enough to be one';
const folders: string[] = [];

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'headway-test-'));
  folders.push(folder);
  return folder;
}

after(async () => {
  for (const folder of folders) {
    const left = await serverOf(folder);
    if (left !== null) process.kill(left, 'SIGINT');
    for (let waited = 0; waited < 100 && (await serverOf(folder)) !== null; waited++) await delay(50);
    await rm(folder, { recursive: true, force: true });
  }
});

async function setUp(running: Running): Promise<RemoteVisitor> {
  const visitor = remoteVisitor(running.base);
  const answer = await visitor.post(running.setUp ?? '', NEWSHIRE);
  assert.equal(answer.status, 303);
  return visitor;
}

async function until(holds: () => Promise<boolean>, seconds = 30): Promise<void> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await delay(100)) if (await holds()) return;
  assert.fail('it did not come about in time');
}

async function loadAndAccept(visitor: RemoteVisitor, prefix: string): Promise<string> {
  const bytes = referralsCsv({ children: 5, prefix, team: 'North', month: '2022-07' });
  const address = await visitor.upload(`${prefix} as at 2022-08-05.csv`, bytes);
  await until(async () => (await visitor.text(address)).includes('Accept this extract'));
  const version = /name="version" value="(\d+)"/.exec(await visitor.text(address))?.[1] ?? '';
  await visitor.post(`${address}/acceptance`, { version, asAt: '2022-08-05', dataMonth: '2022-07' });
  await until(async () => (await visitor.text(address)).includes('Withdraw this extract'));
  return address;
}

describe('a data folder', () => {
  let folder: string;
  let running: Running;
  let visitor: RemoteVisitor;
  before(async () => {
    folder = await newFolder();
    running = await startHeadway(folder);
  });
  after(() => running.end('SIGKILL'));

  it('is greeted with the address, a set-up link and how to stop', async () => {
    assert.match(running.said(), /Headway is ready: +http:\/\/localhost:\d+/);
    assert.match(running.said(), /Stop: +Ctrl-C/);
    visitor = await setUp(running);
    assert.match(await visitor.text('/'), /Newshire/);
  });

  it('is used by one Headway: a second is refused with what to do, and harms nothing', async () => {
    const { code, said } = await runHeadway(folder);
    assert.equal(code, 1);
    assert.match(
      said,
      /^Headway did not start\. Another Headway \(process \d+\) already uses the data folder .*HEADWAY_DATA\.\n$/,
    );
    assert.equal((await visitor.get('/health')).status, 200);
  });

  it('keeps what was accepted when Headway is stopped, and leaves no server running', async () => {
    const address = await loadAndAccept(visitor, 'FIRST');
    const server = await serverOf(folder);
    assert.ok(server);
    assert.equal(await running.end('SIGINT'), 0);
    assert.match(running.said(), /Stopped\. Everything accepted is kept in the data folder\.\n$/);
    assert.equal(isAlive(server), false);
    const began = performance.now();
    running = await startHeadway(folder);
    assert.ok(performance.now() - began < 15_000);
    assert.equal(running.setUp, null, 'it is set up only once');
    visitor.moveTo(running.base);
    assert.equal((await visitor.get('/scorecard')).status, 200, 'the session goes on');
    assert.match(await visitor.text(address), /Withdraw this extract/);
  });

  it('has every accepted file after Headway was killed, and reads on what was being read', async () => {
    const accepted = await loadAndAccept(visitor, 'SECOND');
    const bytes = referralsCsv({ children: 20_000, prefix: 'THIRD', team: 'North', month: '2022-07' });
    const interrupted = await visitor.upload('THIRD as at 2022-08-05.csv', bytes);
    await running.end('SIGKILL');
    const server = await serverOf(folder);
    running = await startHeadway(folder);
    if (server !== null) assert.equal(await serverOf(folder), server, 'the server that was left is taken over');
    visitor.moveTo(running.base);
    assert.match(await visitor.text(accepted), /Withdraw this extract/);
    await until(async () => (await visitor.text(interrupted)).includes('Accept this extract'), 60);
    assert.match(await visitor.text(interrupted), /20,000/);
    assert.equal(await running.end('SIGTERM'), 0);
    assert.equal(await serverOf(folder), null);
  });
});

describe('a start that cannot be', () => {
  it('is refused for an argument that it does not know, with the right one', async () => {
    const { code, said } = await runHeadway(await newFolder(), { args: ['--emtpy'] });
    assert.equal(code, 2);
    assert.equal(said, 'Headway does not know --emtpy. Use: npm start, or: npm start -- --empty\n');
  });

  it('is refused with every fault of the configuration at once', async () => {
    const env = { HEADWAY_PORT: 'http', HEADWAY_UPLOAD_MB: '0', DATABASE_URL: 'mysql://x' };
    const { code, said } = await runHeadway(await newFolder(), { env });
    assert.equal(code, 1);
    assert.match(said, /^Headway did not start\. .*HEADWAY_PORT.*DATABASE_URL.*HEADWAY_UPLOAD_MB.*\n$/);
  });

  it('is refused where the port is taken, with what to do, and leaves no server running', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const folder = await newFolder();
    const { code, said } = await runHeadway(folder, { env: { HEADWAY_PORT: String(port) } });
    other.close();
    assert.equal(code, 1);
    assert.match(
      said,
      new RegExp(`^Headway did not start\\. Port ${port} is taken\\. Choose another with HEADWAY_PORT.*\\n$`),
    );
    assert.equal(await serverOf(folder), null);
  });

  it('is refused where the database cannot be reached', async () => {
    const env = { DATABASE_URL: 'postgres://nobody@127.0.0.1:9/nothing', HEADWAY_SECRET };
    const { code, said } = await runHeadway(await newFolder(), { env });
    assert.equal(code, 1);
    assert.equal(
      said,
      'Headway did not start. The database cannot be reached. Check DATABASE_URL and that the server runs.\n',
    );
  });
});

describe('a server of the council’s own, by DATABASE_URL', () => {
  let server: EmbeddedDatabase;
  before(async () => {
    server = await startEmbeddedDatabase(await newFolder());
    const owner = new pg.Client(server.connection);
    await owner.connect();
    await owner.query('create role council login createrole');
    await owner.query('create role plain login');
    await owner.query('create database council owner council');
    await owner.query('create database plain owner plain');
    await owner.end();
  });
  after(() => server.stop());

  const urlOf = (role: string) =>
    `postgres://${role}@localhost/${role}?host=${encodeURIComponent(server.connection.host)}`;

  it('is refused without a secret of the installation, with how to make one', async () => {
    const { code, said } = await runHeadway(await newFolder(), { env: { DATABASE_URL: urlOf('council') } });
    assert.equal(code, 1);
    assert.match(said, /^Headway did not start\. Set HEADWAY_SECRET, for example to what "openssl rand -base64 32"/);
  });

  it('works with a role that is no superuser, and starts no server of its own', async () => {
    const folder = await newFolder();
    const running = await startHeadway(folder, { env: { DATABASE_URL: urlOf('council'), HEADWAY_SECRET } });
    try {
      const visitor = await setUp(running);
      const address = await loadAndAccept(visitor, 'OWN');
      assert.match(await visitor.text('/measures/FD-07/children'), /C-[0-9A-Z]{5}-[0-9A-Z]{5}/);
      assert.match(await visitor.text(address), /Withdraw this extract/);
      assert.equal(await serverOf(folder), null);
    } finally {
      assert.equal(await running.end('SIGINT'), 0);
    }
    const client = new pg.Client({ connectionString: urlOf('council') });
    await client.connect();
    const { rows } = await client.query('select count(*)::int as count from person');
    await client.end();
    assert.deepEqual(rows, [{ count: 0 }], 'the owner of the tables sees nobody either');
  });

  it('says what an administrator has to do where the role may not create roles', async () => {
    const { code, said } = await runHeadway(await newFolder(), {
      env: { DATABASE_URL: urlOf('plain'), HEADWAY_SECRET },
    });
    assert.equal(code, 1);
    assert.match(
      said,
      /^Headway did not start\. The database user may not create roles\. .*grant headway_app, headway_worker, headway_reporting to.*\n$/,
    );
  });
});
