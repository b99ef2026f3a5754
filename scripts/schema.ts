/** Writes `src/platform/database/schema.ts` from the migrated schema; with `--check` only says whether it is current. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedDatabase } from '../src/platform/database/embedded.ts';
import { migrate } from '../src/platform/database/migrate.ts';

const written = new URL('../src/platform/database/schema.ts', import.meta.url).pathname;
const folder = mkdtempSync(path.join(tmpdir(), 'headway-schema-'));
const database = await startEmbeddedDatabase(folder);
try {
  await migrate(database.connection);
  const fresh = path.join(folder, 'schema.ts');
  const { host, user, database: name } = database.connection;
  const url = `postgres://${user}@localhost/${name}?host=${encodeURIComponent(host)}`;
  const options = ['--dialect', 'postgres', '--url', url, '--default-schema', 'public', '--exclude-pattern', 'jobs.*'];
  const mapping = ['--date-parser', 'string', '--type-mapping', '{"int8":"number"}'];
  const out = process.argv.includes('--check') ? fresh : written;
  execFileSync('kysely-codegen', [...options, ...mapping, '--out-file', out], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  execFileSync('biome', ['format', '--write', '--vcs-enabled=false', out], { stdio: 'ignore' });
  if (out === fresh && readFileSync(fresh, 'utf8') !== readFileSync(written, 'utf8')) {
    console.error('src/platform/database/schema.ts is not what the migrations make: run npm run docs');
    process.exitCode = 1;
  }
} finally {
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
