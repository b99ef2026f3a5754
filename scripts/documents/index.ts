import { existsSync, readFileSync } from 'node:fs';
import { checks } from './checks.ts';
import type { GeneratedDocument } from './document.ts';
import { errors } from './errors.ts';
import { measures } from './measures.ts';
import { permissions } from './permissions.ts';
import { routes } from './routes.ts';

/** Every document that is made from the code. A new one is one entry. */
export const DOCUMENTS: readonly GeneratedDocument[] = [measures, checks, errors, permissions, routes];

export const ROOT = new URL('../../', import.meta.url);

/** Whether the document still says what the code does. */
export function isCurrent(document: GeneratedDocument): boolean {
  return written(document) === document.make();
}

/** The text that stands in the project; empty where the document was never written. */
function written({ path }: GeneratedDocument): string {
  const file = new URL(path, ROOT);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
