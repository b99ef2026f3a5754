import path from 'node:path';
import { z } from 'zod';
import { AppError } from './errors.ts';
import { isSecurityContact } from './security-contact.ts';

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
  /** A program that is asked of every document before it is kept; null: none is. */
  scanCommand: string | null;
  /** Null: a secret in a file of the data folder. */
  secret: string | null;
  /** Whom migrations sign in as, where that is somebody else than the web; null: the same. */
  ownerUrl: string | null;
  /** Hosts, each with its port where it has one, to which Headway may connect; to no other it does. */
  outbound: readonly string[];
  /** The server that sends mail; null: people are told in Headway only. */
  smtpUrl: string | null;
  mailFrom: string | null;
  /** Where somebody who found a weakness can say so: `mailto:` or `https:`. */
  securityContact: string | null;
  /** Requests that one address or one session may make in a minute. */
  requestsAMinute: number;
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

const postgresUrl = z
  .string()
  .refine((text) => /^postgres(ql)?:\/\//.test(text), 'an address that begins with postgres://');

const Environment = z.object({
  HEADWAY_DATA: z.string().min(1).default('data'),
  HEADWAY_HOST: z.string().min(1).default('127.0.0.1'),
  HEADWAY_PORT: whole(3000, 0, 65535),
  DATABASE_URL: postgresUrl.optional(),
  HEADWAY_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  HEADWAY_READER_MEMORY_MB: whole(320, 64, 4096),
  HEADWAY_UPLOAD_MB: whole(200, 1, 2048),
  HEADWAY_SCAN_COMMAND: z.string().trim().min(1, 'a program with its words, such as clamdscan --fdpass').optional(),
  HEADWAY_SECRET: z.string().min(32, 'at least 32 characters, for example from: openssl rand -base64 32').optional(),
  DATABASE_OWNER_URL: postgresUrl.optional(),
  HEADWAY_OUTBOUND: z
    .string()
    .default('')
    .refine(
      (text) => text.split(',').every((host) => /^\s*([\w.-]+(:\d+)?)?\s*$/.test(host)),
      'hosts with commas between',
    ),
  HEADWAY_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  HEADWAY_MAIL_FROM: z.email().optional(),
  HEADWAY_SECURITY_CONTACT: z
    .string()
    .refine(isSecurityContact, 'an address like mailto:security@council.gov.uk, or a page that begins with https://')
    .optional(),
  HEADWAY_REQUESTS_A_MINUTE: whole(3000, 10, 1_000_000),
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
    scanCommand: given.HEADWAY_SCAN_COMMAND ?? null,
    secret: given.HEADWAY_SECRET ?? null,
    ownerUrl: given.DATABASE_OWNER_URL ?? null,
    outbound: given.HEADWAY_OUTBOUND.split(',')
      .map((host) => host.trim().toLowerCase())
      .filter((host) => host !== ''),
    smtpUrl: given.HEADWAY_SMTP_URL ?? null,
    mailFrom: given.HEADWAY_MAIL_FROM ?? null,
    securityContact: given.HEADWAY_SECURITY_CONTACT ?? null,
    requestsAMinute: given.HEADWAY_REQUESTS_A_MINUTE,
    logSql: given.LOG_SQL === '1',
  });
}
