import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig } from './config.ts';

const read = (environment: Record<string, string>) => readConfig(environment, '/srv/headway');

test('what the environment does not say is as usual', () => {
  const config = read({});
  assert.equal(config.dataDirectory, '/srv/headway/data');
  assert.equal(config.host, '127.0.0.1', 'nobody outside this machine reaches it unasked');
  assert.equal(config.port, 3000);
  assert.equal(config.databaseUrl, null);
  assert.equal(config.publicUrl.href, 'http://localhost:3000/');
  assert.equal(config.logSql, false);
  assert.ok(Object.isFrozen(config));
});

const TAKEN: [name: string, value: string, key: keyof ReturnType<typeof read>, expected: unknown][] = [
  ['HEADWAY_DATA', 'elsewhere', 'dataDirectory', '/srv/headway/elsewhere'],
  ['HEADWAY_DATA', '/var/lib/headway', 'dataDirectory', '/var/lib/headway'],
  ['HEADWAY_PORT', '0', 'port', 0],
  ['HEADWAY_PORT', '65535', 'port', 65_535],
  ['DATABASE_URL', 'postgres://council@db/headway', 'databaseUrl', 'postgres://council@db/headway'],
  ['DATABASE_URL', 'postgresql://council@db/headway', 'databaseUrl', 'postgresql://council@db/headway'],
  ['HEADWAY_UPLOAD_MB', '1', 'uploadMegabytes', 1],
  ['HEADWAY_READER_MEMORY_MB', '64', 'readerMemoryMegabytes', 64],
  ['HEADWAY_SCAN_COMMAND', 'clamdscan --fdpass', 'scanCommand', 'clamdscan --fdpass'],
  ['LOG_SQL', '1', 'logSql', true],
  ['HEADWAY_SECURITY_CONTACT', 'mailto:it@council.example', 'securityContact', 'mailto:it@council.example'],
  ['HEADWAY_SECURITY_CONTACT', 'https://council.example/tell', 'securityContact', 'https://council.example/tell'],
];
for (const [name, value, key, expected] of TAKEN)
  test(`${name}=${value} is taken`, () => assert.equal(read({ [name]: value })[key], expected));

const REFUSED: [name: string, value: string][] = [
  ['HEADWAY_DATA', ''],
  ['HEADWAY_PORT', '65536'],
  ['HEADWAY_PORT', '-1'],
  ['HEADWAY_PORT', '3000.5'],
  ['HEADWAY_PORT', 'http'],
  ['DATABASE_URL', 'mysql://x'],
  ['HEADWAY_PUBLIC_URL', 'headway.example'],
  ['HEADWAY_PUBLIC_URL', 'ftp://headway.example'],
  ['HEADWAY_UPLOAD_MB', '0'],
  ['HEADWAY_READER_MEMORY_MB', '63'],
  ['HEADWAY_SCAN_COMMAND', ' '],
  ['LOG_SQL', 'yes'],
  ['HEADWAY_SECURITY_CONTACT', ''],
  ['HEADWAY_SECURITY_CONTACT', 'it@council.example'],
  ['HEADWAY_SECURITY_CONTACT', 'mailto:'],
  ['HEADWAY_SECURITY_CONTACT', 'mailto:it'],
  ['HEADWAY_SECURITY_CONTACT', 'http://council.example/tell'],
  ['HEADWAY_SECURITY_CONTACT', 'https://me@council.example/'],
  ['HEADWAY_SECURITY_CONTACT', 'mailto:it@council.example\nContact: mailto:me@elsewhere.example'],
];
for (const [name, value] of REFUSED)
  test(`${name}=${value} is refused by name`, () =>
    assert.throws(() => read({ [name]: value }), { code: 'BAD_CONFIGURATION', message: new RegExp(name) }));

test('every fault is told at once, and no value is repeated', () => {
  const wrong = { HEADWAY_PORT: 'sesame', DATABASE_URL: 'mysql://me:sesame@db' };
  assert.throws(
    () => read(wrong),
    ({ message }: Error) => /HEADWAY_PORT.*DATABASE_URL/.test(message) && !message.includes('sesame'),
  );
});
