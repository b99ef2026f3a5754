import dns from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { BlockList, isIPv6, type LookupFunction } from 'node:net';

/**
 * Connections out of Headway. There are none but to the hosts that the operator lists, encrypted, without following
 * redirects, within a time and a size. What an administrator of a council types can therefore not make the server
 * ask its own network (hostile case A011).
 */
export type Outbound = {
  /** Why nothing is sent to that address; null where it may be. */
  refusal(address: string): OutboundFault | null;
  /** Asks an address as `fetch` does, within these limits. @throws OutboundError */
  fetch(address: string, asked?: OutboundRequest): Promise<Response>;
};

export type OutboundRequest = {
  method?: string | undefined;
  headers?: Readonly<Record<string, string>> | undefined;
  body?: unknown;
};

export type OutboundFault =
  | 'badAddress'
  | 'notListed'
  | 'notEncrypted'
  | 'innerAddress'
  | 'redirected'
  | 'tooLarge'
  | 'slow'
  | 'unreachable';

export class OutboundError extends Error {
  readonly fault: OutboundFault;
  readonly host: string;

  constructor(fault: OutboundFault, host: string) {
    super(`nothing came from ${host}: ${fault}`);
    this.name = 'OutboundError';
    this.fault = fault;
    this.host = host;
  }
}

export type OutboundLimits = { milliseconds: number; bytes: number };

/** Finds the addresses of a name, as `dns.lookup` does. */
type LookUp = (
  name: string,
  options: dns.LookupAllOptions,
  done: (error: NodeJS.ErrnoException | null, found: dns.LookupAddress[]) => void,
) => void;

const LIMITS: OutboundLimits = { milliseconds: 5_000, bytes: 1024 * 1024 };

/** Connections to these hosts, each written `host` or `host:port`; without a port the usual one is meant. */
export function outboundTo(
  listed: readonly string[],
  limits: OutboundLimits = LIMITS,
  lookUp: LookUp = dns.lookup,
): Outbound {
  const hosts = new Set(listed.map((host) => host.trim().toLowerCase().replace(/:443$/, '')));
  const refusal = (address: string): OutboundFault | null => {
    const url = URL.parse(address);
    if (url === null || url.username !== '' || url.password !== '') return 'badAddress';
    if (!hosts.has(url.host)) return 'notListed';
    if (url.protocol === 'https:') return null;
    return url.protocol === 'http:' && isThisMachine(url.hostname) ? null : 'notEncrypted';
  };
  return {
    refusal,
    fetch(address, asked = {}) {
      const fault = refusal(address);
      const url = URL.parse(address);
      if (fault !== null || url === null)
        return Promise.reject(new OutboundError(fault ?? 'badAddress', url?.host ?? 'an address that is none'));
      return send(url, asked, limits, lookUp);
    },
  };
}

/** Only to this machine itself may something go unencrypted: it does not leave it. */
function isThisMachine(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
}

function send(
  url: URL,
  { method = 'GET', headers = {}, body }: OutboundRequest,
  limits: OutboundLimits,
  lookUp: LookUp,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const fail = (fault: OutboundFault) => {
      clearTimeout(timer);
      request.destroy();
      reject(new OutboundError(fault, url.host));
    };
    const timer = setTimeout(() => fail('slow'), limits.milliseconds);
    const options = { method, headers, agent: false, lookup: lookupFor(url.hostname, lookUp) };
    const request = (url.protocol === 'https:' ? https : http).request(url, options, (answer) => {
      const status = answer.statusCode ?? 0;
      if (status >= 300 && status < 400) return fail('redirected');
      const chunks: Buffer[] = [];
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > limits.bytes) fail('tooLarge');
        else chunks.push(chunk);
      });
      answer.on('error', () => fail('unreachable'));
      answer.on('end', () => {
        clearTimeout(timer);
        resolve(responseOf(status, answer.headers, Buffer.concat(chunks)));
      });
    });
    request.on('error', (error) => fail(error instanceof InnerAddressError ? 'innerAddress' : 'unreachable'));
    if (typeof body === 'string' || body instanceof Uint8Array) request.write(body);
    else if (body instanceof URLSearchParams) request.write(body.toString());
    request.end();
  });
}

function responseOf(status: number, headers: http.IncomingHttpHeaders, bytes: Buffer): Response {
  const kept = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
  const isEmpty = status === 204 || status === 205;
  return new Response(isEmpty ? null : new Uint8Array(bytes), { status, headers: kept });
}

class InnerAddressError extends Error {}

const INNER = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['224.0.0.0', 3],
] as const)
  INNER.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of [
  ['::', 127],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  INNER.addSubnet(net, prefix, 'ipv6');

/** Whether an address belongs to this machine or its link: where no name that is looked up may lead. */
export function isInnerAddress(address: string): boolean {
  return INNER.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

/**
 * Looks a name up once; the connection goes to the addresses that were looked at. A name that leads to this machine or
 * its link is refused, unless it is this machine's own name, which only counts where it is listed.
 */
function lookupFor(hostname: string, lookUp: LookUp): LookupFunction {
  return (name, options, done) =>
    lookUp(name, { ...options, all: true }, (error, found) => {
      if (error !== null) return done(error, []);
      if (!isThisMachine(hostname) && found.some(({ address }) => isInnerAddress(address)))
        return done(new InnerAddressError(), []);
      const first = found[0];
      if (options.all === true || first === undefined) return done(null, found);
      return done(null, first.address, first.family);
    });
}
