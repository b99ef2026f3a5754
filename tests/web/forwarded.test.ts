import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { OWN, startInstallation } from '../support/installation.ts';

/** Who says where a request comes from: the proxy on this machine, and only where there is one. */

const PROXY = '127.0.0.1';
const SOMEBODY = '203.0.113.7';

const CASES: [string, { publicUrl: string; remoteAddress: string; forwarded: string; kept: string }][] = [
  [
    'believes the proxy on this machine where the public address is https',
    { publicUrl: 'https://headway.example', remoteAddress: PROXY, forwarded: SOMEBODY, kept: SOMEBODY },
  ],
  [
    'believes the last that the proxy added, and not what somebody sent to it',
    { publicUrl: 'https://headway.example', remoteAddress: PROXY, forwarded: `10.9.8.7, ${SOMEBODY}`, kept: SOMEBODY },
  ],
  [
    'believes nobody else',
    { publicUrl: 'https://headway.example', remoteAddress: '198.51.100.9', forwarded: SOMEBODY, kept: '198.51.100.9' },
  ],
  [
    'believes nobody where there is no proxy',
    { publicUrl: 'http://localhost:3000', remoteAddress: '198.51.100.9', forwarded: SOMEBODY, kept: '198.51.100.9' },
  ],
];

describe('the address of who asks (U023)', () => {
  for (const [name, { publicUrl, remoteAddress, forwarded, kept }] of CASES)
    it(name, async () => {
      const started = await startInstallation({ publicUrl });
      try {
        const host = new URL(publicUrl).host;
        const headers = { 'x-forwarded-for': forwarded, 'x-real-ip': '10.1.1.1', forwarded: 'for=10.2.2.2', host };
        const visitor = await started.signedIn('director');
        const cookie = visitor.cookie() ?? '';
        await started.app.inject({ method: 'GET', url: '/gone', remoteAddress, headers: { ...headers, cookie } });
        await started.app.inject({
          method: 'GET',
          url: '/people/none',
          remoteAddress,
          headers: { ...headers, cookie },
        });
        await started.app.inject({
          method: 'GET',
          url: '/extracts/none',
          remoteAddress,
          headers: { ...headers, cookie },
        });
        const addresses = await started.database.as(OWN, (db) =>
          db.selectFrom('event').select('from_address').where('kind', '=', 'request.refused').execute(),
        );
        assert.ok(addresses.length > 0);
        assert.deepEqual([...new Set(addresses.map((row) => row.from_address))], [kept]);
      } finally {
        await started.stop();
      }
    });

  it('cannot be made up to go round the limit of requests', async () => {
    const started = await startInstallation();
    try {
      const statuses = [];
      for (let count = 0; count < 130; count++) {
        const headers = { 'x-forwarded-for': `10.0.${count >> 8}.${count & 255}` };
        const asked = { method: 'POST', url: '/link/none', remoteAddress: '198.51.100.9', headers } as const;
        statuses.push((await started.app.inject(asked)).statusCode);
      }
      assert.equal(statuses[119], 404);
      assert.equal(statuses.at(-1), 429);
    } finally {
      await started.stop();
    }
  });
});
