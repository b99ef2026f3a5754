import type { Discovered } from './client.ts';
import { hostOf } from './provider.ts';

/** What came of trying a provider, in words for whoever sets it up. */
export type Trial = {
  ok: boolean;
  says: string;
  endpoints: readonly { what: string; address: string; verdict: string }[];
};

const WHAT: Readonly<Record<string, string>> = {
  issuer: 'Issuer',
  authorization_endpoint: 'Where people sign in',
  token_endpoint: 'Where Headway learns who it is',
  jwks_uri: 'Its keys',
  userinfo_endpoint: 'More about people',
};

export function trialOf(issuer: string, found: Discovered): Trial {
  const endpoints = (found.endpoints ?? []).map(({ name, address, refusal }) => ({
    what: WHAT[name] ?? name,
    address,
    verdict: refusal === null ? 'Yes' : verdictOf(refusal, hostOf(address)),
  }));
  if (found.ok)
    return { ok: true, says: 'It describes itself as it should. What is left is to sign in with it once.', endpoints };
  const closed = (found.endpoints ?? [])
    .filter(({ refusal }) => refusal === 'notListed')
    .map(({ address }) => hostOf(address));
  return { ok: false, says: saysOf(found.code, issuer, closed.length === 0 ? [hostOf(issuer)] : closed), endpoints };
}

function verdictOf(refusal: string, host: string): string {
  return refusal === 'notListed' ? `No: ${host} is not listed` : 'No: it is not encrypted';
}

function saysOf(code: string, issuer: string, closed: readonly string[]): string {
  const host = hostOf(issuer);
  switch (code) {
    case 'notListed':
      return `Headway connects to nothing that is not listed. Ask whoever runs the installation to add ${[...new Set(closed)].join(' and ')} to HEADWAY_OUTBOUND and to start it again; then try again.`;
    case 'slow':
    case 'unreachable':
      return `${host} does not answer. Check the address, and ask whoever runs the installation whether the machine may reach it.`;
    case 'redirected':
      return `${host} sends Headway on to another address, which it does not follow. Enter the address that answers by itself.`;
    case 'innerAddress':
      return `The name ${host} leads to this machine itself, which is not allowed.`;
    case 'anotherIssuer':
    case 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED':
      return 'It calls itself by another issuer than the one that you entered. Enter it exactly as the provider writes it, with or without a / at the end.';
    default:
      return `It answered, but not as OpenID Connect asks (${code}). Check the issuer: with /.well-known/openid-configuration behind it, it must give the provider’s description.`;
  }
}
