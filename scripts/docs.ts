/** Writes everything that is generated; with `--check` only names the documents that are not what the code makes. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DOCUMENTS, isCurrent, ROOT } from './documents/index.ts';

const stale = DOCUMENTS.filter((document) => !isCurrent(document));

if (process.argv.includes('--check')) {
  for (const { path } of stale) console.error(`${path} is not what the code makes: run npm run docs`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  mkdirSync(new URL('docs/generated/', ROOT), { recursive: true });
  for (const { path, make } of stale) {
    writeFileSync(new URL(path, ROOT), make());
    console.log(`wrote ${path}`);
  }
  writeSchemaTypes();
}

/** The database's types are generated too, by the schema's own script, which wants a database of its own. */
function writeSchemaTypes(): void {
  execFileSync(process.execPath, ['scripts/run.mjs', 'scripts/schema.ts'], {
    cwd: fileURLToPath(ROOT),
    stdio: 'inherit',
  });
}
