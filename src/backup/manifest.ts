import { z } from 'zod';
import { BackupRefused } from './refusal.ts';

/** What a backup holds, as it says itself at its end. */
const Manifest = z.object({
  format: z.literal(1),
  /** The version of the Headway that made it. */
  headway: z.string(),
  madeAt: z.iso.datetime(),
  councils: z.array(z.string()),
  /** Of the database it came from, in the order in which they were applied. */
  migrations: z.array(z.object({ name: z.string(), sha256: z.string() })).min(1),
  /** Rows as COPY's text, in the order of the primary key; the hash is of that text. */
  tables: z.array(
    z.object({ name: z.string(), columns: z.array(z.string()), rows: z.int().min(0), sha256: z.string() }),
  ),
  sequences: z.array(z.object({ name: z.string(), last: z.int(), isCalled: z.boolean() })),
  files: z.array(z.object({ path: z.string(), bytes: z.int().min(0), sha256: z.string() })),
  /** What seals are made with; null where the installation had none. */
  secret: z.string().nullable(),
});
export type Manifest = Readonly<z.infer<typeof Manifest>>;
export type TableHeld = Manifest['tables'][number];
export type AppliedMigration = Manifest['migrations'][number];

/** @throws BackupRefused where it was made by a newer Headway */
export function parseManifest(text: string): Manifest {
  const given: unknown = JSON.parse(text);
  const read = Manifest.safeParse(given);
  if (read.success) return read.data;
  const format = z.object({ format: z.number() }).safeParse(given);
  if (format.success && format.data.format > 1) throw newer();
  throw new BackupRefused('The backup is damaged: its manifest cannot be read. Use another copy of it.');
}

/**
 * Whether a Headway with these migrations can restore a backup: it must know every migration of the backup, the same
 * and in the same order, so that it can bring an empty database to where the backup was made.
 */
export function restorableWith(known: readonly AppliedMigration[], manifest: Manifest): BackupRefused | null {
  for (const [index, made] of manifest.migrations.entries()) {
    const ours = known[index];
    if (ours === undefined) return newer();
    if (ours.name === made.name && ours.sha256 === made.sha256) continue;
    return known.some(({ name }) => name === made.name)
      ? new BackupRefused(
          `The backup comes from another edition of Headway: its migration ${made.name} is not the one here. Use the version that made it, ${manifest.headway}.`,
        )
      : newer();
  }
  return null;
}

function newer(): BackupRefused {
  return new BackupRefused(
    'The backup was made by a newer Headway than this one. Update this one (git pull), then restore.',
  );
}

/** How much a backup holds, in words. */
export function manifestInWords({ councils, tables, files }: Manifest): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return [
    counted(councils.length, 'council'),
    `${counted(tables.length, 'table')} with ${counted(rows, 'row')}`,
    counted(files.length, 'uploaded file'),
  ].join(', ');
}

export function counted(number: number, what: string): string {
  return `${number.toLocaleString('en-GB')} ${what}${number === 1 ? '' : 's'}`;
}
