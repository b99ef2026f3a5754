import path from 'node:path';
import { z } from 'zod';
import { AppError } from './errors.ts';

/** What an installation is told by its environment, read once at the start. */
export type Config = Readonly<{
  dataDirectory: string;
  host: string;
  port: number;
  /** Null: the embedded database in the data folder. */
  databaseUrl: string | null;
  /** Where people reach Headway, for links and for cookies that only travel encrypted. */
  publicUrl: URL;
  isPublicUrlGiven: boolean;
  /** Megabytes of heap that the process reading one file may use. */
  readerMemoryMegabytes: number;
  uploadMegabytes: number;
  logSql: boolean;
}>;

const whole = (fallback: number, min: number, max: number) =>
  z
    .string()
    .default(String(fallback))
    .refine(
      (text) => /^\d+$/.test(text) && Number(text) >= min && Number(text) <= max,
      `a whole number from ${min} to ${max}`,
    )
    .transform(Number);

const Environment = z.object({
  HEADWAY_DATA: z.string().min(1).default('data'),
  HEADWAY_HOST: z.string().min(1).default('127.0.0.1'),
  HEADWAY_PORT: whole(3000, 0, 65535),
  DATABASE_URL: z
    .string()
    .refine((text) => /^postgres(ql)?:\/\//.test(text), 'an address that begins with postgres://')
    .optional(),
  HEADWAY_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  HEADWAY_READER_MEMORY_MB: whole(320, 64, 4096),
  HEADWAY_UPLOAD_MB: whole(200, 1, 2048),
  LOG_SQL: z.enum(['0', '1']).default('0'),
});

/**
 * Reads the environment.
 * @throws AppError BAD_CONFIGURATION naming every variable that is wrong, at once.
 */
export function readConfig(environment: Record<string, string | undefined>, workingDirectory: string): Config {
  const read = Environment.safeParse(environment);
  if (!read.success) {
    const faults = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new AppError('BAD_CONFIGURATION', `The configuration is not usable. ${faults.join('; ')}.`);
  }
  const given = read.data;
  return Object.freeze({
    dataDirectory: path.resolve(workingDirectory, given.HEADWAY_DATA),
    host: given.HEADWAY_HOST,
    port: given.HEADWAY_PORT,
    databaseUrl: given.DATABASE_URL ?? null,
    publicUrl: new URL(given.HEADWAY_PUBLIC_URL ?? `http://localhost:${given.HEADWAY_PORT}`),
    isPublicUrlGiven: given.HEADWAY_PUBLIC_URL !== undefined,
    readerMemoryMegabytes: given.HEADWAY_READER_MEMORY_MB,
    uploadMegabytes: given.HEADWAY_UPLOAD_MB,
    logSql: given.LOG_SQL === '1',
  });
}
