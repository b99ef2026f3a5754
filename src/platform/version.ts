import { readFile } from 'node:fs/promises';

/** The version of this Headway, as its package says. */
export async function version(): Promise<string> {
  const described: unknown = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'));
  if (typeof described === 'object' && described !== null && 'version' in described) return String(described.version);
  throw new Error('the package says which version it is');
}
