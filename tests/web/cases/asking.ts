import type { Route } from '#platform/web/route.ts';
import { allows, type Role } from '../../../src/features/access/index.ts';
import { OWN, ROLE_NAMES, type TestInstallation } from '../../support/installation.ts';
import { type Answered, type Visitor, withoutToken } from '../../support/visitor.ts';
import type { Case, Form, World } from './case.ts';

/** A route by its method and path, as cases name it. */
export const nameOf = ({ method, path }: Pick<Route, 'method' | 'path'>) => `${method} ${path}`;

/** Asks a route as its case says, with what a world names. */
export function ask(visitor: Visitor, name: string, tried: Case, world: World): Promise<Answered> {
  if (name === 'POST /extracts') return visitor.upload(null);
  if (name === 'POST /benchmarks/loads') return visitor.upload(null, {}, '/benchmarks/loads');
  if (name === 'POST /supplied') return visitor.upload(null, {}, '/supplied');
  if (tried.sends === 'file') return visitor.upload(null, { ...tried.form?.(world) }, tried.url(world));
  return send(visitor, name, tried.url(world), tried.form?.(world));
}

/** Sends a form, or asks an address with its fields as the query. */
export function send(visitor: Visitor, name: string, url: string, form: Form = {}): Promise<Answered> {
  if (name.startsWith('POST')) return visitor.post(url, { ...form });
  const query = new URLSearchParams(form).toString();
  return visitor.get(query === '' ? url : `${url}?${query}`);
}

/** One browser for each role, signed in once for many requests. */
export async function everyRole(started: TestInstallation, council = OWN): Promise<Map<Role, Visitor>> {
  const signedIn = new Map<Role, Visitor>();
  for (const role of ROLE_NAMES) signedIn.set(role, await started.signedIn(role, council));
  return signedIn;
}

export function whoMay(visitors: ReadonlyMap<Role, Visitor>, permission: string): [Role, Visitor][] {
  return [...visitors].filter(([role]) => allows(role, permission));
}

/** Everything that an answer tells: its status, its headers and its body, without what is another each time. */
export function told(answered: Answered): { status: number; headers: Record<string, unknown>; body: string } {
  const headers = Object.entries(answered.headers).filter(([name]) => !ANOTHER_EACH_TIME.has(name));
  return { status: answered.statusCode, headers: Object.fromEntries(headers), body: withoutToken(answered) };
}

/** `content-length` follows the body, which is compared by itself. */
const ANOTHER_EACH_TIME = new Set(['date', 'content-length', 'x-ratelimit-remaining', 'x-ratelimit-reset']);

/** Whether an address holds something of a council. */
export function namesSomething(tried: Case, one: World, other: World): boolean {
  return said(tried, one) !== said(tried, other);
}

function said({ url, form }: Case, world: World): string {
  return JSON.stringify([url(world), form?.(world) ?? {}]);
}
