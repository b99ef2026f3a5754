import assert from 'node:assert/strict';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { isInnerAddress, OutboundError, outboundTo } from './outbound.ts';

describe('where something may be sent', () => {
  const outbound = outboundTo(['login.example.gov.uk', 'Sign-In.example:8443', 'other.example:443', 'localhost:4000']);
  for (const [address, refusal] of [
    ['https://login.example.gov.uk/x', null],
    ['https://LOGIN.example.gov.uk:443/x', null],
    ['https://login.example.gov.uk:8443/x', 'notListed'],
    ['https://sign-in.example:8443/', null],
    ['https://sign-in.example/', 'notListed'],
    ['https://other.example/', null],
    ['http://localhost:4000/', null],
    ['http://localhost:4001/', 'notListed'],
    ['http://login.example.gov.uk/x', 'notEncrypted'],
    ['ftp://login.example.gov.uk/x', 'notEncrypted'],
    ['https://login.example.gov.uk./x', 'notListed'],
    ['https://login.example.gov.uk.evil.example/', 'notListed'],
    ['https://login.example.gov.uk@evil.example/', 'badAddress'],
    ['https://name:word@login.example.gov.uk/', 'badAddress'],
    ['https://169.254.169.254/latest/meta-data', 'notListed'],
    ['http://[::1]:4000/', 'notListed'],
    ['http://127.0.0.1:4000/', 'notListed'],
    ['http://2130706433:4000/', 'notListed'],
    ['http://0177.0.0.1:4000/', 'notListed'],
    ['http://0x7f.1:4000/', 'notListed'],
    ['file:///etc/passwd', 'notListed'],
    ['nothing', 'badAddress'],
    ['', 'badAddress'],
  ] as const)
    it(`${address || 'an empty address'} is ${refusal ?? 'allowed'}`, () =>
      assert.equal(outbound.refusal(address), refusal));

  it('nothing at all where no host is listed', () => {
    assert.equal(outboundTo([]).refusal('https://login.example.gov.uk/'), 'notListed');
    assert.equal(outboundTo([]).refusal('http://localhost/'), 'notListed');
  });
});

describe('addresses that a name may not lead to (A011)', () => {
  for (const [address, isInner] of [
    ['127.0.0.1', true],
    ['127.255.0.9', true],
    ['0.0.0.0', true],
    ['169.254.169.254', true],
    ['::1', true],
    ['::', true],
    ['fe80::1', true],
    ['::ffff:127.0.0.1', true],
    ['::ffff:169.254.169.254', true],
    ['10.1.2.3', false],
    ['192.168.1.10', false],
    ['20.190.129.1', false],
    ['2603:1026:3000::1', false],
    ['128.0.0.1', false],
  ] as const)
    it(`${address} is ${isInner ? 'refused' : 'fine'}`, () => assert.equal(isInnerAddress(address), isInner));
});

describe('what comes back', () => {
  let server: Server;
  let base: string;
  let host: string;
  let asked: string[] = [];
  const answers: Record<string, RequestListener> = {
    '/fine': (_, answer) => answer.setHeader('x-one', '1').end('hello'),
    '/moved': (_, answer) => answer.writeHead(302, { location: '/fine' }).end(),
    '/huge': (_, answer) => answer.end('x'.repeat(2001)),
    '/full': (_, answer) => answer.end('x'.repeat(2000)),
    '/slow': () => undefined,
    '/drip': (_, answer) => void answer.write('x'),
    '/broken': (request) => request.socket.destroy(),
    '/gone': (_, answer) => answer.writeHead(404).end('no'),
    '/echo': (request, answer) => void request.pipe(answer),
  };
  before(async () => {
    server = createServer((request, answer) => {
      asked.push(request.url ?? '');
      answers[request.url ?? '']?.(request, answer);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    host = `localhost:${(server.address() as AddressInfo).port}`;
    base = `http://${host}`;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  const ask = (path: string, body?: URLSearchParams) =>
    outboundTo([host], { milliseconds: 300, bytes: 2000 }).fetch(`${base}${path}`, {
      method: body ? 'POST' : 'GET',
      body,
    });

  it('is the answer with its headers', async () => {
    const answer = await ask('/fine');
    assert.deepEqual([answer.status, answer.headers.get('x-one'), await answer.text()], [200, '1', 'hello']);
    assert.equal((await ask('/gone')).status, 404);
    assert.equal((await (await ask('/full')).text()).length, 2000);
    assert.equal(await (await ask('/echo', new URLSearchParams({ a: 'b c' }))).text(), 'a=b+c');
  });

  for (const [path, fault] of [
    ['/moved', 'redirected'],
    ['/huge', 'tooLarge'],
    ['/slow', 'slow'],
    ['/drip', 'slow'],
    ['/broken', 'unreachable'],
  ] as const)
    it(`is refused as ${fault} from ${path}`, async () => {
      asked = [];
      await assert.rejects(ask(path), (error) => error instanceof OutboundError && error.fault === fault);
      assert.deepEqual(asked, [path]);
    });

  for (const address of ['127.0.0.1', '169.254.169.254', '::1'])
    it(`is nothing where a listed name leads to ${address}`, async () => {
      const found = [
        { address: '203.0.113.7', family: 4 },
        { address, family: address.includes(':') ? 6 : 4 },
      ];
      const outbound = outboundTo(['rebound.example'], undefined, (_, __, done) => done(null, found));
      await assert.rejects(
        outbound.fetch('https://rebound.example/'),
        (error) => error instanceof OutboundError && error.fault === 'innerAddress',
      );
    });

  it('is nothing where the host is not listed, and nothing was sent', async () => {
    asked = [];
    await assert.rejects(
      outboundTo(['other.example']).fetch(`${base}/fine`),
      (error) => error instanceof OutboundError && error.fault === 'notListed' && error.host === host,
    );
    assert.deepEqual(asked, []);
  });
});
